"""Errors of routing."""

from zhike.kit.errors import ZhikeError


class OverflowCircle(ZhikeError):
    """Conversations would come back to this queue. Choose a queue that does not pass on to it, directly or through others."""

    code = "overflow_circle"
    status = 409
    zh = "这样会让会话绕回本队列。请选择一个不会（直接或间接）再转到本队列的队列。"
