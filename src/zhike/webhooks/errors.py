"""What webhooks refuse."""

from zhike.kit.errors import ZhikeError


class WebhookNotFound(ZhikeError):
    """There is no such webhook."""

    code = "webhook_not_found"
    status = 404
    zh = "没有这个 Webhook。"


class DeliveryNotFound(ZhikeError):
    """There is no such delivery of this webhook."""

    code = "delivery_not_found"
    status = 404
    zh = "没有这条投递记录。"


class TooManyWebhooks(ZhikeError):
    """A workspace has at most {most} webhooks. Remove one first."""

    code = "too_many_webhooks"
    status = 409
    zh = "一个工作区最多 {most} 个 Webhook，请先删除不用的。"


class WebhookOff(ZhikeError):
    """Switch the webhook on first."""

    code = "webhook_off"
    status = 409
    zh = "请先启用这个 Webhook。"
