"""What can go wrong at the door."""

from zhike.kit.errors import ZhikeError


class InboxNotFound(ZhikeError):
    """There is no inbox with this key. Copy the snippet again from the console."""

    code = "inbox_not_found"
    status = 404
    zh = "没有这个渠道标识，请从控制台重新复制接入代码。"


class InboxDisabled(ZhikeError):
    """This service is closed at the moment. Please come back later."""

    code = "inbox_disabled"
    status = 410
    zh = "客服暂未开放，请稍后再来。"


class InboxKeyTaken(ZhikeError):
    """This inbox key is already used. Choose another."""

    code = "inbox_key_taken"
    status = 409
    zh = "这个渠道标识已被使用，请换一个。"


class OriginNotAllowed(ZhikeError):
    """This site may not use the inbox. Add its origin in the inbox's settings."""

    code = "origin_not_allowed"
    status = 403
    zh = "该网站未被允许使用此渠道，请在渠道设置中添加网站地址。"


class IdentityForged(ZhikeError):
    """The signed identity does not fit. Check the inbox's identity secret and that the external id was signed."""

    code = "identity_invalid"
    status = 401
    zh = "客户身份签名不正确，请检查渠道的身份密钥，以及签名内容是否为 external_id。"


class IdentityExpired(ZhikeError):
    """The signed identity has expired. Have your server sign a new one."""

    code = "identity_expired"
    status = 401
    zh = "客户身份签名已过期，请由您的服务器重新签发。"


class TokenExpired(ZhikeError):
    """The visitor's session has ended. Start a new one."""

    code = "token_expired"
    status = 401
    zh = "会话已过期，请重新开始。"


class SetAside(ZhikeError):
    """This message could not be processed. It was kept and can be replayed."""

    code = "set_aside"
    status = 202
    zh = "消息已保存，但暂时无法处理，稍后会重试。"
