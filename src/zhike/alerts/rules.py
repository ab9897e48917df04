"""What is told to whom, when, and what has become no news meanwhile. No I/O.

`happened` and `concerns` say the same as the console's `features/notify/rules.ts`; both are tested by one table of cases.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from zhike.alerts.types import Alert, Happened, Tie, Told
from zhike.conversations import Conversation
from zhike.facts import Recorded

FRESH = timedelta(days=1)  # what is older is no news, also where the log is read again from its beginning
KEPT = timedelta(days=7)  # longer than FRESH, so that nothing is told twice
THERE = timedelta(seconds=60)  # open consoles are noted every 20 s; one that was not for so long is closed
NOTICED = timedelta(seconds=60)  # whose console was open so long after something happened was told of it there
SLACK = timedelta(seconds=20)  # until the next note
LATE = timedelta(minutes=10)  # longer than any way's delay: what waits so long has no call, or one that waits too
HANDED = ("conversation.assigned", "conversation.handed_over", "conversation.opened")


def happened(fact: Recorded, now: datetime) -> Happened | None:
    """Return what a fact may tell people of; None for what concerns nobody, is no live conversation, or is old."""
    if fact.mode != "live" or fact.subject_kind != "conversation" or now - fact.at > FRESH:
        return None
    said, actor = fact.payload, fact.actor.id if fact.actor.kind == "person" else None
    owner = _id(said, "owner") if said.get("owner_kind") == "person" else None

    def told(name: Told, **more: Any) -> Happened:
        return Happened(fact.position, name, fact.subject_id, fact.version, fact.at, actor_id=actor, **more)

    if fact.name == "message.added":
        if said["kind"] == "event":
            return None
        if said["private"]:
            note = fact.actor.kind == "person"
            return told("mentioned", seq=said["seq"], message_id=_id(said, "message")) if note else None
        wrote = said["direction"] == "in" or fact.actor.kind == "customer"
        return told("replied", seq=said["seq"], owner_id=owner) if wrote else None
    if fact.name not in HANDED:
        return None
    if said.get("owner_kind") == "queue":
        return told("waiting", team_id=_id(said, "team"))
    return told("assigned", owner_id=owner) if owner is not None else None


def concerns(what: Happened, who: Tie) -> bool:
    """Say whether it concerns a person who stands to it like this."""
    if who.user_id == what.actor_id:
        return False
    match what.told:
        case "assigned":
            return who.user_id == what.owner_id
        case "replied":
            return who.follows or who.user_id == what.owner_id
        case "mentioned":
            return who.named
        case "waiting":
            return who.member


def presence(alert: Alert, seen_at: datetime | None, quiet_until: datetime | None, now: datetime) -> str:
    """Say ``told`` (his console told him), ``unsure`` (he may have just left: look again), or ``away``.

    While he was left in peace his console told him nothing: that waits until he is away.
    """
    if seen_at is None:
        return "away"
    in_peace = quiet_until is not None and alert.at < quiet_until
    if not in_peace and seen_at >= alert.at + NOTICED:
        return "told"
    return "unsure" if now - seen_at < THERE else "away"


def look_at(seen_at: datetime | None, delay: timedelta, now: datetime) -> datetime:
    """Return when to decide whether a person is told: after the way's delay, and not while nobody can know if he is there."""
    there = seen_at is not None and now - seen_at < THERE
    return now + (max(delay, NOTICED + SLACK) if there else delay)


def moot(alert: Alert, c: Conversation, user_id: UUID, *, follows: bool, acted: bool) -> str | None:
    """Return why something is no news any more (a code), None while it is; ``acted``: he did something there since."""
    if acted:
        return "dealt_with"
    match alert.told:
        case "mentioned":
            return None
        case "waiting":
            return None if c.owner_kind == "queue" and c.status != "resolved" else "moved"
        case "assigned":
            gone = c.owner_id != user_id
        case "replied":
            if alert.seq is not None and c.agent_read_seq >= alert.seq:
                return "read"
            gone = c.owner_id != user_id and not follows
    return "moved" if gone else "over" if c.status == "resolved" else None


def hold(quiet_until: datetime | None, last: datetime | None, pause: timedelta, now: datetime) -> datetime | None:
    """Return until when a person is not to be told: he is left in peace, or was told just now. None: he may be."""
    waits = [one for one in (quiet_until, last + pause if last is not None else None) if one is not None and one > now]
    return max(waits, default=None)


def counted(alerts: Iterable[Alert]) -> dict[UUID, tuple[tuple[Told, int], ...]]:
    """Return what happened how often in each conversation, the first one first."""
    found: dict[UUID, Counter[Told]] = {}
    for one in alerts:
        found.setdefault(one.conversation_id, Counter())[one.told] += 1
    return {key: tuple(counts.items()) for key, counts in found.items()}


def _id(payload: Mapping[str, Any], name: str) -> UUID | None:
    return UUID(payload[name]) if payload.get(name) else None
