"""Use cases of alerts: the only writer of their tables."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from zhike.alerts import queries, rules
from zhike.alerts.ports import Later, NoWay, Sender, Standing
from zhike.alerts.types import Alert, Happened, News, Person, Tie
from zhike.conversations import Conversation, Reading, subject
from zhike.customers import CustomersService
from zhike.db import Tx
from zhike.facts import Recorded
from zhike.identity import IdentityService, Viewer, notifications, visible
from zhike.jobs import Job, defer
from zhike.kit.clock import utcnow
from zhike.staff import Absence

TASK = "alerts.tell"
READ = "conversation.read"
Due = tuple[UUID, str, Happened]  # who is told, by which way, of what


class Alerts:
    """Notes what people are to be told of, and decides later whether it is still news to them."""

    def __init__(
        self,
        identity: IdentityService,
        standing: Standing,
        reading: Reading,
        customers: CustomersService,
        absence: Absence,
        senders: Sequence[Sender],
    ) -> None:
        self.identity = identity
        self.standing = standing
        self.reading = reading
        self.customers = customers
        self.absence = absence
        self.senders = {one.way: one for one in senders}

    async def note(self, tx: Tx, facts: Sequence[Recorded], now: datetime | None = None) -> None:
        """Queue what these facts tell people who chose to be told, once each.

        No statement where no fact may concern anybody, one where it may; where somebody chose to be told, one more for
        each way and two for all.
        """
        now = now or utcnow()
        found = {one.position: one for fact in facts if (one := rules.happened(fact, now)) is not None}
        if not found:
            return
        due, seen = list[Due](), dict[UUID, datetime | None]()
        for row in await tx.rows(
            queries.TIES, {"w": tx.workspace, "ways": list(self.senders), **_columns(list(found.values()))}
        ):
            what = found[row["position"]]
            if rules.concerns(what, Tie(row["user_id"], row["follows"], row["named"], row["member"])):
                seen[row["user_id"]] = row["seen_at"]
                ways = notifications(row["notifications"] or {})[what.told]
                due += [(row["user_id"], way, what) for way in ways if way in self.senders]
        due = await self._reached(tx, due)
        if due:
            added = await tx.rows(queries.ADD, {"w": tx.workspace, **_due(due)})
            whom = sorted({(row["user_id"], row["way"]) for row in added})
            at = {one: rules.look_at(seen[one[0]], self.senders[one[1]].delay, now) for one in whom}
            await defer(tx, [_job(tx, user_id, way, at[user_id, way]) for user_id, way in whom])

    async def tell(self, tx: Tx, user_id: UUID, way: str, now: datetime | None = None) -> None:
        """Tell a person what waits for him, if he is away and it is still news; or look again later."""
        now = now or utcnow()
        sender = self.senders.get(way)
        waiting = [Alert(**row) for row in await tx.rows(queries.WAITING, self._key(tx, user_id, way))]
        if sender is None or not waiting:
            return
        viewer = await self.standing.viewer(tx, user_id)
        if viewer is None:
            await self._settle(tx, user_id, way, {one.position: "gone" for one in waiting}, now)
            return
        chosen = notifications(await self.identity.users.notifications(tx, viewer))
        quiet_until = _time(chosen["quiet_until"])
        until = rules.hold(quiet_until, await self._last(tx, user_id, way), sender.pause, now)
        if until is not None:
            await self._again(tx, user_id, way, until)
            return
        seen = await self.absence.last(tx, user_id)
        where = {one.position: rules.presence(one, seen, quiet_until, now) for one in waiting}
        dropped = {key: "at_the_console" for key, place in where.items() if place == "told"}
        dropped |= {one.position: "not_chosen" for one in waiting if way not in chosen[one.told]}
        left = [one for one in waiting if one.position not in dropped]
        if any(where[one.position] == "unsure" for one in left):
            await self._settle(tx, user_id, way, dropped, now)
            await self._again(tx, user_id, way, now + rules.THERE)
            return
        news, moot = await self._news(tx, viewer, left)
        await self._settle(tx, user_id, way, dropped | moot, now)
        if news:
            told = [one.position for one in left if one.position not in moot]
            await self._send(tx, sender, viewer, news, told, now)

    async def person(self, tx: Tx, viewer: Viewer) -> Person:
        """Return a person as tellings address him."""
        user = await self.identity.users.get(tx, viewer.id)
        row = await tx.row(queries.WORKSPACE, {"w": tx.workspace})
        language = "zh" if user.locale.startswith("zh") else "en"
        return Person(user.id, user.name, user.email, language, row["name"] if row else "")

    async def zone(self, tx: Tx) -> str:
        """Return the workspace's zone."""
        row = await tx.row(queries.WORKSPACE, {"w": tx.workspace})
        return str(row["timezone"]) if row else "UTC"

    async def stop(self, tx: Tx, user_id: UUID, kind: str) -> None:
        """End a person's mails of a kind; nothing for who is gone, or gets none."""
        viewer = await self.standing.viewer(tx, user_id)
        if viewer is None:
            return
        chosen = notifications(await self.identity.users.notifications(tx, viewer))
        if kind == "digest":
            chosen["digest_hour"] = None
        else:
            for name, ways in chosen.items():
                if isinstance(ways, list):
                    chosen[name] = [way for way in ways if way != "mail"]
        await self.identity.users.choose_notifications(tx, viewer, chosen)

    async def overdue(self, tx: Tx, now: datetime | None = None) -> None:
        """Call again for what waits without a call: it was noted just while an earlier call ran. One statement if nothing does."""
        now = now or utcnow()
        rows = await tx.rows(queries.OVERDUE, {"w": tx.workspace, "before": now - rules.LATE})
        await defer(tx, [_job(tx, row["user_id"], row["way"], now) for row in rows])

    async def sweep(self, tx: Tx, now: datetime | None = None) -> None:
        """Forget what is older than it can be told again."""
        before = (now or utcnow()) - rules.KEPT
        await tx.execute(queries.SWEEP, {"w": tx.workspace, "before": before})
        await tx.execute(queries.SWEEP_DIGESTS, {"w": tx.workspace, "before": before})

    async def _news(self, tx: Tx, viewer: Viewer, alerts: Sequence[Alert]) -> tuple[list[News], dict[int, str]]:
        """Return (what is news of conversations he may read, by conversation; why the rest is not)."""
        ids = sorted({one.conversation_id for one in alerts})
        if not ids:
            return [], {}
        found = await self.reading.many(tx, ids)
        named, follows = await self.reading.involved(tx, ids)
        acted = {row["position"] for row in await tx.rows(queries.ACTED, _versions(tx, viewer, alerts))}
        customers = {c.customer_id for c in found.values()}
        keys = await self.customers.keys(tx, customers)
        nobody = frozenset[UUID]()

        def why(one: Alert) -> str | None:
            c = found.get(one.conversation_id)
            if c is None or not visible(viewer, READ, subject(c, frozenset(named.get(c.id, ())))):
                return "out_of_reach"
            if keys.get(c.customer_id) is None:
                return "erased"
            following = viewer.id in follows.get(c.id, nobody)
            return rules.moot(one, c, viewer.id, follows=following, acted=one.position in acted)

        moot = {one.position: code for one in alerts if (code := why(one)) is not None}
        told = rules.counted(one for one in alerts if one.position not in moot)
        return await self._named(tx, [found[one] for one in told], told), moot

    async def _named(self, tx: Tx, of: Sequence[Conversation], told: Mapping[UUID, Any]) -> list[News]:
        cards = await self.customers.cards(tx, sorted({c.customer_id for c in of}), merged=True) if of else {}
        return [News(c.id, c.number, c.customer_id, cards[c.customer_id].name, told[c.id]) for c in of]

    async def _send(
        self, tx: Tx, sender: Sender, viewer: Viewer, news: Sequence[News], told: Sequence[int], now: datetime
    ) -> None:
        try:
            await sender.send(tx, await self.person(tx, viewer), news)
        except Later:
            await self._again(tx, viewer.id, sender.way, now + max(sender.pause, timedelta(minutes=1)))
        except NoWay as error:
            await self._settle(tx, viewer.id, sender.way, dict.fromkeys(told, str(error)), now)
        else:
            values = {"positions": list(told), "state": "sent", "why": None, "at": now}
            await tx.execute(queries.SETTLE, self._key(tx, viewer.id, sender.way) | values)

    async def _settle(self, tx: Tx, user_id: UUID, way: str, why: Mapping[int, str], now: datetime) -> None:
        for code in sorted(set(why.values())):
            positions = [one for one, reason in why.items() if reason == code]
            values = {"positions": positions, "state": "dropped", "why": code, "at": now}
            await tx.execute(queries.SETTLE, self._key(tx, user_id, way) | values)

    async def _last(self, tx: Tx, user_id: UUID, way: str) -> datetime | None:
        last: datetime | None = await tx.scalar(queries.LAST, self._key(tx, user_id, way))
        return last

    async def _reached(self, tx: Tx, due: Sequence[Due]) -> list[Due]:
        """Keep those whom their way reaches: without a server or a device nothing is noted."""
        ways = sorted({way for _, way, _ in due})
        reached = {way: await self.senders[way].reaches(tx, {who for who, by, _ in due if by == way}) for way in ways}
        return [one for one in due if one[0] in reached[one[1]]]

    async def _again(self, tx: Tx, user_id: UUID, way: str, at: datetime) -> None:
        await defer(tx, [_job(tx, user_id, way, at)])

    def _key(self, tx: Tx, user_id: UUID, way: str) -> dict[str, Any]:
        return {"w": tx.workspace, "user": user_id, "way": way}


def _job(tx: Tx, user_id: UUID, way: str, at: datetime) -> Job:
    """Return the call that tells a person; while one waits, what happens joins it."""
    args = {"workspace_id": str(tx.workspace), "user_id": str(user_id), "way": way}
    return Job(TASK, args, queueing_lock=f"alerts:{way}:{user_id}", run_at=at)


def _columns(found: Sequence[Happened]) -> dict[str, Any]:
    return {
        "positions": [one.position for one in found],
        "told": [one.told for one in found],
        "conversations": [one.conversation_id for one in found],
        "owners": [one.owner_id for one in found],
        "teams": [one.team_id for one in found],
        "messages": [one.message_id for one in found],
    }


def _due(due: Sequence[Due]) -> dict[str, Any]:
    return {
        "users": [user_id for user_id, _, _ in due],
        "ways": [way for _, way, _ in due],
        "positions": [one.position for _, _, one in due],
        "told": [one.told for _, _, one in due],
        "conversations": [one.conversation_id for _, _, one in due],
        "versions": [one.version for _, _, one in due],
        "seqs": [one.seq for _, _, one in due],
        "ats": [one.at for _, _, one in due],
    }


def _versions(tx: Tx, viewer: Viewer, alerts: Sequence[Alert]) -> dict[str, Any]:
    return {
        "w": tx.workspace,
        "user": viewer.id,
        "positions": [one.position for one in alerts],
        "conversations": [one.conversation_id for one in alerts],
        "versions": [one.version for one in alerts],
    }


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
