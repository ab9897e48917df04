"""What a hand-over policy may be, and what is kept of it. Pure."""

from typing import Any, NoReturn

from zhike.dialogue.policy_types import ALWAYS_ON, SCALES, TOPICS, Policy, TriggerName
from zhike.kit.errors import Invalid

LEAST_SURE, MOST_SURE = 0.3, 0.95
MOST_HOURS = 72
MOST_NAMES, LONGEST_NAME = 50, 100


def check(policy: Policy) -> None:
    """Raise Invalid unless every threshold is on its scale and what is on can be reached."""
    for name in policy.triggers:
        _check_trigger(policy, name)
    if not set(policy.topics) <= set(TOPICS):
        _no("topics", f"Choose of {', '.join(TOPICS)}.", f"请从 {'、'.join(TOPICS)} 中选择。")
    if policy.on("sensitive") and not policy.topics:
        _no("topics", "Choose a topic, or turn the trigger off.", "请至少选择一类敏感事项，或关闭该条件。")
    if not LEAST_SURE <= policy.unsure_below <= MOST_SURE:
        _no(
            "unsure_below",
            f"Choose a value from {LEAST_SURE} to {MOST_SURE}.",
            f"请填写 {LEAST_SURE} 到 {MOST_SURE} 之间的数值。",
        )
    if not 1 <= policy.call_back_hours <= MOST_HOURS:
        _no("call_back_hours", f"Choose 1 to {MOST_HOURS} hours.", f"请填写 1 到 {MOST_HOURS} 小时。")
    for field, names in (("vip_tags", policy.vip_tags), ("vip_values", policy.vip_values)):
        if len(names) > MOST_NAMES or any(not 0 < len(one) <= LONGEST_NAME for one in names):
            _no(
                field,
                f"At most {MOST_NAMES} of 1 to {LONGEST_NAME} characters.",
                f"最多 {MOST_NAMES} 个，每个 1 到 {LONGEST_NAME} 字。",
            )
    if policy.on("vip") and not policy.vip_tags and not (policy.vip_attribute and policy.vip_values):
        _no("vip_tags", "Say which customers are important.", "请说明哪些客户是重要客户。")


def _check_trigger(policy: Policy, name: TriggerName) -> None:
    trigger, scale = policy.triggers[name], SCALES.get(name)
    if name in ALWAYS_ON and not trigger.on:
        _no(name, "Somebody may be in danger: this cannot be turned off.", "客户可能有危险，该条件不能关闭。")
    if scale is None or trigger.at is None:
        return
    if not scale.least <= trigger.at <= scale.most or (scale.whole and trigger.at != int(trigger.at)):
        _no(name, f"Choose {scale.least:g} to {scale.most:g}.", f"请填写 {scale.least:g} 到 {scale.most:g}。")


def _no(field: str, en: str, zh: str) -> NoReturn:
    raise Invalid(field, en, zh)


def difference(base: Policy, wanted: Policy) -> dict[str, Any]:
    """Return what of a policy differs from the one it stands on: that alone is kept, so the rest follows the base."""
    triggers = {
        name: {"on": one.on, "at": one.at} for name, one in wanted.triggers.items() if one != base.triggers[name]
    }
    others = {
        name: list(value) if isinstance(value, tuple) else value
        for name in Policy.__dataclass_fields__
        if name != "triggers" and (value := getattr(wanted, name)) != getattr(base, name)
    }
    return others | ({"triggers": triggers} if triggers else {})
