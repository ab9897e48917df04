"""What can go wrong with rules of proactive messages."""

from zhike.kit.errors import Conflict, NotFound


class RuleNotFound(NotFound):
    """This rule does not exist."""

    code = "proactive_rule_not_found"
    zh = "该主动服务规则不存在。"


class RuleChanged(Conflict):
    """Somebody else changed this rule meanwhile. Read it again."""

    code = "proactive_rule_changed"
    zh = "该规则刚被他人修改，请重新读取。"
