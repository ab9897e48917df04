"""Errors of canned replies."""

from zhike.kit.errors import ZhikeError


class CannedReplyNotFound(ZhikeError):
    """There is no such canned reply, or it is not yours to see."""

    code = "canned_reply_not_found"
    status = 404
    zh = "没有这条快捷回复，或您没有权限查看。"


class ShortcutTaken(ZhikeError):
    """/{shortcut} is in use here already. Choose another shortcut, or change the reply that has it."""

    code = "shortcut_taken"
    status = 409
    zh = "快捷码 /{shortcut} 在此范围内已被使用，请换一个，或修改已有的那条回复。"


class UnknownVariable(ZhikeError):
    """{shown} is not a variable. These are: {known}."""

    code = "unknown_variable"
    status = 422
    zh = "没有变量 {shown}，可以使用：{known}。"


class BrokenVariable(ZhikeError):
    """A variable is not closed. Write it as {shown}."""

    code = "broken_variable"
    status = 422
    zh = "有变量没有写完整，请写成 {shown}。"
