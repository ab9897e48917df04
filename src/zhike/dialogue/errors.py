"""What can go wrong with turns and intents."""

from zhike.kit.errors import Conflict, NotFound, ZhikeError


class TurnNotFound(NotFound):
    """This turn of the assistant does not exist."""

    code = "turn_not_found"
    zh = "该轮对话记录不存在。"


class IntentNotFound(NotFound):
    """This intent does not exist."""

    code = "intent_not_found"
    zh = "该意图不存在。"


class IntentNameTaken(Conflict):
    """Another intent has this name."""

    code = "intent_name_taken"
    zh = "已有同名的意图。"


class IntentChanged(Conflict):
    """Somebody else changed this intent meanwhile. Read it again."""

    code = "intent_changed"
    zh = "该意图刚被他人修改，请重新读取。"


class PolicyChanged(Conflict):
    """Somebody else changed the hand-over policy meanwhile. Read it again."""

    code = "hand_over_policy_changed"
    zh = "转人工策略刚被他人修改，请重新读取。"


class ThresholdsChanged(Conflict):
    """Somebody else changed the thresholds meanwhile. Read them again."""

    code = "thresholds_changed"
    zh = "作答门槛刚被他人修改，请重新读取。"


class TooManyIntents(Conflict):
    """A workspace has at most 300 intents."""

    code = "too_many_intents"
    zh = "一个工作区最多 300 个意图。"


class ModelChanged(Conflict):
    """Somebody changed the language model's settings meanwhile. Reload and try again."""

    code = "model_changed"
    status = 409
    zh = "大模型设置已被他人修改，请刷新后重试。"


class TrialStateBroken(ZhikeError):
    """This trial cannot go on from there. Begin it again."""

    code = "trial_state_broken"
    status = 422
    zh = "试用无法从这里继续，请重新开始。"
