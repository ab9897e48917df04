"""Errors of staff."""

from zhike.kit.errors import ZhikeError


class AgentNotFound(ZhikeError):
    """There is no such agent."""

    code = "agent_not_found"
    status = 404
    zh = "没有这位客服。"


class NotAnAgent(ZhikeError):
    """Your role does not serve customers, so you have no presence to set."""

    code = "not_an_agent"
    status = 409
    zh = "您的角色不接待客户，无法设置在线状态。"


class TeamNotFound(ZhikeError):
    """There is no such team."""

    code = "team_not_found"
    status = 404
    zh = "没有这个团队。"


class QueueNotFound(ZhikeError):
    """There is no such queue."""

    code = "queue_not_found"
    status = 404
    zh = "没有这个队列。"


class NameTaken(ZhikeError):
    """This name is in use already."""

    code = "name_taken"
    status = 409
    zh = "该名称已被使用。"


class AgentInactive(ZhikeError):
    """This agent left and cannot take part."""

    code = "agent_inactive"
    status = 409
    zh = "该客服已停用。"
