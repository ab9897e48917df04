"""Assignment and waiting, as arithmetic. Knows no database: the simulation calls it, too."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from heapq import heapify, heappop, heappush
from uuid import UUID

from zhike.routing.types import Candidate, Chosen, Decision, Obstacle, QueueRules, Waiter, Why

MIN_SAMPLES = 3
WINDOW_S = 1800.0
PRECISION = 1_000_000  # of a share of the capacity, when loads are compared

Rank = tuple[int, int, float, UUID]  # least first: load share where loads count, hand-outs of this plan, idle since, id


class _Hands:
    """What everybody has in hand while a plan is made."""

    def __init__(self, teams: Mapping[UUID, Sequence[Candidate]]) -> None:
        self.people = {one.agent_id: one for team in teams.values() for one in team}
        self.load = {agent_id: one.load for agent_id, one in self.people.items()}
        self.turn = dict.fromkeys(self.people, 0)  # when he was last given something in this plan; 0: not yet
        self.given = 0

    def has_room(self, agent_id: UUID, weight: int) -> bool:
        """Say whether he can take it; who has nothing in hand takes one thing, however heavy."""
        load, capacity = self.load[agent_id], self.people[agent_id].capacity
        return capacity > 0 and (load + weight <= capacity or load == 0)

    def rank(self, agent_id: UUID, rules: QueueRules) -> Rank:
        """Return what a queue goes by: least first."""
        one = self.people[agent_id]
        share = self.load[agent_id] * PRECISION // max(one.capacity, 1) if rules.strategy == "least_loaded" else 0
        return share, self.turn[agent_id], one.idle_since.timestamp(), agent_id

    def give(self, agent_id: UUID, weight: int) -> None:
        """Note that he was given something; of those who were, the earliest is idle longest."""
        self.given += 1
        self.load[agent_id] += weight
        self.turn[agent_id] = self.given


class _Pool:
    """Those of a team who can take one kind of work, next first. Loads only grow while a plan is made, so who is full is out."""

    def __init__(self, team: Sequence[Candidate], rules: QueueRules, language: str, weight: int, hands: _Hands) -> None:
        self.rules, self.weight, self.hands = rules, weight, hands
        self.online = len(team)
        skilled = [one for one in team if has_skills(one, rules.skills)]
        able = [one for one in skilled if not rules.match_language or speaks(one, language)]
        self.unskilled, self.other_language = len(team) - len(skilled), len(skilled) - len(able)
        self.able = frozenset(one.agent_id for one in able)
        self.heap = [hands.rank(one.agent_id, rules) for one in able]
        heapify(self.heap)

    def next(self) -> UUID | None:
        """Return who is next, None when nobody has room. He stays in the pool under his new rank."""
        while self.heap:
            rank = heappop(self.heap)
            agent_id = rank[-1]
            if not self.hands.has_room(agent_id, self.weight):
                continue
            now = self.hands.rank(agent_id, self.rules)
            if now == rank:
                return agent_id
            heappush(self.heap, now)
        return None

    def back(self, agent_id: UUID) -> None:
        """Let him who was given something be chosen again."""
        heappush(self.heap, self.hands.rank(agent_id, self.rules))

    @property
    def obstacle(self) -> Obstacle:
        """Why nobody takes it."""
        if not self.online:
            return "nobody_online"
        if self.unskilled == self.online:
            return "skill"
        return "full" if self.able else "language"


def plan(
    waiters: Iterable[Waiter],
    rules: Mapping[UUID, QueueRules],
    teams: Mapping[UUID, Sequence[Candidate]],
    now: datetime,
) -> list[Decision]:
    """Decide for each who waits, in the order given, who takes it.

    ``rules`` by queue, ``teams``: who is online by team. Within a team equal shares: whoever was given something last comes
    last (longest idle), or has the fullest hands (least loaded); ties by id, so that every process decides alike.
    """
    hands, pools = _Hands(teams), dict[tuple[UUID, str, int], _Pool]()
    decisions = []
    for waiter in waiters:
        of = rules.get(waiter.queue_id, QueueRules())
        kind = (waiter.queue_id, waiter.language if of.match_language else "", waiter.weight)
        pool = pools.get(kind)
        if pool is None:
            pool = pools[kind] = _Pool(teams.get(waiter.team_id, ()), of, waiter.language, waiter.weight, hands)
        decisions.append(_decide(waiter, pool, now))
    return decisions


def _decide(waiter: Waiter, pool: _Pool, now: datetime) -> Decision:
    hands, waited_s = pool.hands, max(0, int((now - waiter.queued_at).total_seconds()))
    chosen: Chosen | None = pool.rules.strategy
    last, agent_id = waiter.last_agent, None
    if last is not None and pool.rules.sticky_h and last in pool.able and hands.has_room(last, waiter.weight):
        agent_id, chosen = last, "last_colleague"
    else:
        agent_id = pool.next()
    seen = {"unskilled": pool.unskilled, "other_language": pool.other_language, "waited_s": waited_s}
    if agent_id is None:
        why = Why(None, pool.obstacle, pool.online, full=len(pool.able), **seen)
        return Decision(waiter.conversation_id, None, why)
    one, load = hands.people[agent_id], hands.load[agent_id]
    idle_s = max(0, int((now - one.idle_since).total_seconds())) if not hands.turn[agent_id] else 0
    why = Why(chosen, None, pool.online, load=load, capacity=one.capacity, idle_s=idle_s, **seen)
    hands.give(agent_id, waiter.weight)
    if chosen != "last_colleague":
        pool.back(agent_id)
    return Decision(waiter.conversation_id, agent_id, why)


def has_skills(one: Candidate, needed: Mapping[str, int]) -> bool:
    """Say whether somebody has every skill at least as well as it is needed."""
    return all(one.skills.get(skill, 0) >= level for skill, level in needed.items())


def speaks(one: Candidate, language: str) -> bool:
    """Say whether somebody is given customers of a language; who never said which he speaks is given any."""
    return not one.languages or language in one.languages


def circle(overflow: Mapping[UUID, UUID | None], start: UUID) -> bool:
    """Say whether whoever overflows from ``start`` would come back to it."""
    seen, at = {start}, overflow.get(start)
    while at is not None:
        if at in seen:
            return True
        seen.add(at)
        at = overflow.get(at)
    return False


def expected_wait_s(place: int, recent_assignments: int, online: int, window_s: float = WINDOW_S) -> int | None:
    """Return seconds until the ``place``-th is served, at the pace of the last ``window_s`` seconds.

    Little's law read backwards: wait = place / rate, rate = assignments / window. None with nobody online or fewer than
    3 assignments in the window: a number without a measurement behind it would be made up.
    """
    if online == 0 or recent_assignments < MIN_SAMPLES:
        return None
    return max(1, round(place * window_s / recent_assignments))
