"""What can go wrong with dialogue."""

from zhike.kit.errors import NotFound


class TurnNotFound(NotFound):
    """This turn of the assistant does not exist."""

    code = "turn_not_found"
    zh = "该轮对话记录不存在。"
