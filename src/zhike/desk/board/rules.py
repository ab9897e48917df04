"""The board's numbers, each computed by one function (definitions: docs/for-supervisors.md), and who sees which."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median
from uuid import UUID

from zhike.facts import Recorded
from zhike.identity import Grant, Viewer

READ = "report.read"
WITHIN_S = 20.0
TOP = 4  # of 5: the two best scores are content
Z95 = 1.959964  # standard normal quantile of a 95 % interval, two-sided


@dataclass(frozen=True, slots=True)
class FirstReply:
    """First human reply time, wall time. ``within``: how many of ``n`` came in WITHIN_S. Shares are None for n = 0."""

    n: int
    median_s: float | None
    within: int
    within_share: float | None


@dataclass(frozen=True, slots=True)
class Satisfaction:
    """CSAT: ``top`` of ``n`` ratings are 4 or 5, with the 95 % Wilson interval of that share; and their mean."""

    n: int
    top: int
    share: float | None
    low: float | None
    high: float | None
    mean: float | None


@dataclass(frozen=True, slots=True)
class AssistantShare:
    """How the assistant's turns ended. ``turns`` are those that asked something: greetings and thanks stand apart."""

    turns: int
    small_talk: int
    answered: int
    offered: int
    asked: int
    refused: int
    handed_over: int
    answered_share: float | None
    refusals: tuple[tuple[str, int], ...]
    handovers: tuple[tuple[str, int], ...]


def share(part: int, whole: int) -> float | None:
    """Return part/whole, None for nothing."""
    return part / whole if whole else None


def wilson(part: int, whole: int, z: float = Z95) -> tuple[float, float] | None:
    """Return the score interval of a share (Wilson 1927), None for nothing; exact at 0 and 1, unlike p ± z·σ."""
    if whole == 0:
        return None
    p, zz = part / whole, z * z
    centre, spread = p + zz / (2 * whole), z * sqrt(p * (1 - p) / whole + zz / (4 * whole * whole))
    return max(0.0, (centre - spread) / (1 + zz / whole)), min(1.0, (centre + spread) / (1 + zz / whole))


def first_reply(waits_s: Sequence[float], limit_s: float = WITHIN_S) -> FirstReply:
    """Return the median wait and the share answered within the limit: variant 2 of the service level, ans ≤ Y / ans."""
    within = sum(wait <= limit_s for wait in waits_s)
    n = len(waits_s)
    return FirstReply(n, float(median(waits_s)) if n else None, within, share(within, n))


def satisfaction(scores: Mapping[int, int]) -> Satisfaction:
    """Return CSAT from {score 1…5: how often}: top-2-box / n."""
    n = sum(scores.values())
    top = sum(count for score, count in scores.items() if score >= TOP)
    low, high = wilson(top, n) or (None, None)
    return Satisfaction(n, top, share(top, n), low, high, share(sum(s * c for s, c in scores.items()), n))


def assistant_share(counted: Iterable[tuple[str, str | None, int]]) -> AssistantShare:
    """Return the shares from (outcome, code of its first reason, how many turns)."""
    ends: Counter[str] = Counter()
    codes: dict[str, Counter[str]] = {"refuse": Counter(), "hand_over": Counter()}
    for outcome, code, count in counted:
        end = "small_talk" if code == "small_talk" else outcome
        ends[end] += count
        if end in codes:
            codes[end][code or "other"] += count
    turns = ends.total() - ends["small_talk"]
    return AssistantShare(
        turns=turns,
        small_talk=ends["small_talk"],
        answered=ends["answer"],
        offered=ends["choices"],
        asked=ends["ask"],
        refused=ends["refuse"],
        handed_over=ends["hand_over"],
        answered_share=share(ends["answer"], turns),
        refusals=tuple(codes["refuse"].most_common()),
        handovers=tuple(codes["hand_over"].most_common()),
    )


def expected_wait_s(waiting: int, free: int, at_this_pace: int | None) -> int | None:
    """Return what somebody who joins now waits: nothing where nobody waits and somebody has room, else by the pace."""
    return 0 if waiting == 0 and free > 0 else at_this_pace


def reaches_team(viewer: Viewer, team_id: UUID) -> bool:
    """Say whether a team's queues and people are on the viewer's board: all of them, or his own teams'."""
    return any(g.scope == "all" or (g.scope == "team" and team_id in viewer.team_ids) for g in viewer.granted(READ))


def reaches_person(viewer: Viewer, agent_id: UUID, team_ids: Iterable[UUID]) -> bool:
    """Say whether a colleague is on the viewer's board; oneself always is."""
    if any(grant.scope == "all" for grant in viewer.granted(READ)):
        return True
    return agent_id == viewer.id or any(reaches_team(viewer, team) for team in team_ids)


def reach(viewer: Viewer) -> str:
    """Return how far the board reaches: all, team or own. ``mentioned`` shows conversations, no queues: own."""
    scopes = {grant.scope for grant in viewer.granted(READ)}
    return next((scope for scope in ("all", "team") if scope in scopes), "own")


def rights(viewer: Viewer) -> Hashable:
    """Return what decides which numbers a viewer sees: two with the same rights see the same board."""
    grants = frozenset(viewer.granted(READ))
    if all(grant.scope == "all" for grant in grants):
        return viewer.workspace_id, grants
    return viewer.workspace_id, grants, viewer.team_ids, viewer.id  # what he owns is his own


def inboxes(viewer: Viewer) -> frozenset[UUID] | None:
    """Return the inboxes the board is limited to, None for every one."""
    grants: tuple[Grant, ...] = viewer.granted(READ)
    if any(grant.inbox_ids is None for grant in grants):
        return None
    return frozenset[UUID]().union(*(grant.inbox_ids or () for grant in grants))


def concerns(fact: Recorded) -> bool:
    """Say whether a fact may move a number of the board."""
    if fact.name == "message.added":
        return fact.actor.kind == "person" and not fact.payload["private"]
    kind = fact.name.partition(".")[0]
    return fact.name == "turn.taken" or (kind in ("conversation", "agent") and fact.name != "conversation.read")
