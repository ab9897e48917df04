"""Typed errors of flows: the docstring is the message in English."""

from zhike.kit.errors import Conflict, NotFound, ZhikeError


class FlowNotFound(NotFound):
    """There is no such flow."""

    code = "flow_not_found"
    zh = "该流程不存在。"


class FlowChanged(Conflict):
    """Somebody else saved this flow meanwhile. Read it again; your own text is not lost."""

    code = "flow_changed"
    zh = "该流程刚被他人保存，请重新读取；您的内容没有丢失。"


class FlowNameTaken(Conflict):
    """Another flow is called {name}."""

    code = "flow_name_taken"
    zh = "已有名为 {name} 的流程。"


class FlowUnreadable(ZhikeError):
    """Line {line}: {problem}"""

    code = "flow_unreadable"
    status = 422
    zh = "第 {line} 行：{problem_zh}"


class FlowUnsound(ZhikeError):
    """This flow cannot be published yet. Step {where}: {problem}"""

    code = "flow_unsound"
    status = 422
    zh = "这个流程还不能发布。步骤 {where}：{problem_zh}"


class FlowInUse(Conflict):
    """Other flows begin this one: {flows}. Change them first."""

    code = "flow_in_use"
    zh = "其他流程会启动它：{flows}。请先修改它们。"


class VersionNotFound(NotFound):
    """This flow was never published as version {version}."""

    code = "flow_version_not_found"
    zh = "该流程没有第 {version} 版。"
