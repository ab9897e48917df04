"""Errors of surveys."""

from zhike.kit.errors import ZhikeError


class NotRateable(ZhikeError):
    """There is no conversation to rate here."""

    code = "not_rateable"
    status = 404
    zh = "没有可评价的会话。"


class RatingClosed(ZhikeError):
    """This conversation was rated more than 24 hours ago; the rating stays as it is."""

    code = "rating_closed"
    status = 409
    zh = "该会话的评价已超过 24 小时，不能再修改。"
