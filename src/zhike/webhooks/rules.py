"""Which facts are told, and to which addresses. No I/O."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from zhike.facts import Recorded
from zhike.kit.errors import Invalid

EVENTS = (
    "conversation.opened",
    "conversation.assigned",
    "conversation.handed_over",
    "conversation.status_changed",
    "conversation.rated",
    "message.added",
    "message.recalled",
    "customer.identified",
    "customer.updated",
    "customer.merged",
    "customer.erased",
)
TRIAL = "webhook.test"
MOST = 20  # webhooks of a workspace
GIVE_UP = 10  # deliveries given up in a row, after which a webhook stops by itself


def told(fact: Recorded) -> bool:
    """Say whether a fact is told outside: of live conversations, no notes, no events of the transcript."""
    if fact.mode != "live" or fact.name not in EVENTS:
        return False
    return not fact.payload.get("private") and fact.payload.get("kind") != "event"


def check_events(events: Sequence[str]) -> tuple[str, ...]:
    """Return the events in their order, each once; raises Invalid."""
    unknown = next((one for one in events if one not in EVENTS), None)
    if unknown is not None:
        raise Invalid("events", f"There is no event {unknown}.", f"没有事件 {unknown}。")
    if not events:
        raise Invalid("events", "Choose what is to be told.", "请选择要推送的事件。")
    return tuple(one for one in EVENTS if one in events)


def check_url(url: str, *, allow_plain: bool) -> str:
    """Return an address that may be called; raises Invalid. ``allow_plain``: http too, on a network of one's own."""
    try:
        parts = urlsplit(url.strip())
        fine = bool(parts.hostname) and parts.port != 0
    except ValueError:
        fine = False
    if not fine or parts.scheme not in ("https", "http"):
        raise Invalid(
            "url", "Give a whole address: https://example.com/hook", "请填写完整地址，如 https://example.com/hook"
        )
    if parts.username or parts.password:
        raise Invalid("url", "Leave name and password out of the address.", "地址中不要包含用户名和密码。")
    if parts.scheme == "http" and not allow_plain:
        raise Invalid("url", "Messages go over https only.", "为保护消息内容，只支持 https 地址。")
    return url.strip()
