"""What push refuses."""

from zhike.kit.errors import ZhikeError


class DeviceNotFound(ZhikeError):
    """This device is no longer among yours."""

    code = "device_not_found"
    status = 404
    zh = "您的设备中已没有这一台。"


class TooManyDevices(ZhikeError):
    """You have {most} devices already. Remove one first."""

    code = "too_many_devices"
    status = 409
    zh = "您已有 {most} 台设备，请先移除一台。"


class TrialTooSoon(ZhikeError):
    """A trial was just sent. Try again in a few seconds."""

    code = "trial_too_soon"
    status = 429
    zh = "刚刚已发送测试通知，请几秒后再试。"
