"""What mail refuses."""

from zhike.kit.errors import ZhikeError


class MailNotSetUp(ZhikeError):
    """Mail is not set up here. An admin can do it under Settings, Mail."""

    code = "mail_not_set_up"
    status = 409
    zh = "尚未设置邮件，请管理员在“设置 → 邮件”中填写。"


class MailNotFound(ZhikeError):
    """There is no such mail."""

    code = "mail_not_found"
    status = 404
    zh = "没有这封邮件。"


class MailNotRetried(ZhikeError):
    """This mail is {state}: only one that failed, and that somebody asked for, can be sent again."""

    code = "mail_not_retried"
    status = 409
    zh = "这封邮件的状态为 {state}；只有没有发出、且由人发起的邮件可以重试。"


class AddressInvalid(ZhikeError):
    """This is not an e-mail address."""

    code = "address_invalid"
    status = 422
    zh = "邮箱地址格式不正确。"


class TooMuchMail(ZhikeError):
    """Too many mails went out. Try again later."""

    code = "too_much_mail"
    status = 429
    zh = "发送的邮件过多，请稍后再试。"


class SendingFailed(ZhikeError):
    """The mail did not go: {why}."""

    code = "sending_failed"
    status = 502
    zh = "邮件没有发出：{why}。"
