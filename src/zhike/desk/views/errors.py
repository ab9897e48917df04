"""Errors of saved views."""

from zhike.kit.errors import ZhikeError


class ViewNotFound(ZhikeError):
    """There is no such view, or it is not yours to see."""

    code = "inbox_view_not_found"
    status = 404
    zh = "没有这个视图，或您没有权限查看。"


class TooManyViews(ZhikeError):
    """There are {most} views here already. Remove one that is no longer needed."""

    code = "too_many_inbox_views"
    status = 409
    zh = "这里已有 {most} 个视图，请先删除不再需要的。"
