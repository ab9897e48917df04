"""What the room refuses."""

from zhike.kit.errors import ZhikeError


class ModelNotSetUp(ZhikeError):
    """No language model is set up here. An admin can do it under Settings, Language model."""

    code = "model_not_set_up"
    status = 409
    zh = "尚未设置大模型，请管理员在“设置 → 大模型”中填写。"
