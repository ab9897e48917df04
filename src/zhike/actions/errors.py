"""What the routes of actions refuse."""

from typing import Any

from zhike.actions.wording import worded
from zhike.kit.errors import ZhikeError
from zhike.kit.yaml_lines import Problem


class ConnectorNotFound(ZhikeError):
    """There is no such connector."""

    code = "connector_not_found"
    status = 404
    zh = "没有这个连接器。"


class ConnectorNameTaken(ZhikeError):
    """There is a connector of this name already."""

    code = "connector_name_taken"
    status = 409
    zh = "已有同名的连接器。"


class ConnectorNameFixed(ZhikeError):
    """A connector keeps its name: flows call it {name}."""

    code = "connector_name_fixed"
    status = 409
    zh = "连接器名称不能修改：流程中使用的是 {name}。"


class CallNotFound(ZhikeError):
    """There is no such call."""

    code = "call_not_found"
    status = 404
    zh = "没有这条调用记录。"


class NotUnknown(ZhikeError):
    """Only a call whose outcome is unknown is settled by hand; this one is {state}."""

    code = "call_not_unknown"
    status = 409
    zh = "只有结果未知的调用才能人工核定，这条是 {state}。"


class ManifestUnreadable(ZhikeError):
    """The connector's file cannot be read."""

    code = "manifest_unreadable"
    status = 422
    zh = "连接器文件有误。"

    def __init__(self, problem: Problem) -> None:
        super().__init__(field="manifest", line=problem.line)
        self.problem = problem

    def message(self, language: str = "zh") -> str:
        """Return line and reason of the first problem."""
        if language.startswith("zh"):
            return f"第 {self.problem.line} 行：{self.problem.zh}"
        return f"Line {self.problem.line}: {self.problem.en}"


class FarSideTroubled(ZhikeError):
    """The system did not answer as it should."""

    code = "far_side_troubled"
    status = 424
    zh = "对方系统没有正常回应。"

    def __init__(self, why: str, said: str | None = None, **details: Any) -> None:
        super().__init__(why=why, **details)
        self.why, self.said = why, said

    def message(self, language: str = "zh") -> str:
        """Return what was the matter."""
        return worded(self.why, language, **self.details) + (f" {self.said}" if self.said else "")


class DocumentUnreadable(ZhikeError):
    """The OpenAPI document cannot be used: {problem}."""

    code = "document_unreadable"
    status = 422
    zh = "无法使用该 OpenAPI 文档：{problem}"
