"""The job's side of a turn, in three steps: begin, think with no connection held, complete.

A turn answers everything unanswered. What arrives while it thinks makes its reply void: nothing is said, and the turn that
the newer message deferred answers all of it.
"""

import asyncio
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import structlog

from zhike import facts as log
from zhike.calendar import Away, after_open, is_open, opens_at, read_hours
from zhike.conversations import Handing, PendingTurn, turn_job
from zhike.db import Database, Tx, forbid_transaction
from zhike.dialogue import facts, queries
from zhike.dialogue.errors import TurnNotFound
from zhike.dialogue.flow_desk import FlowDesk
from zhike.dialogue.hand_over import full_text, hand_over_text, summarise, wait_text
from zhike.dialogue.hand_overs import HandOvers
from zhike.dialogue.messages import message_of
from zhike.dialogue.model_desk import ModelDesk
from zhike.dialogue.policy_types import Known, Policy
from zhike.dialogue.ports import Conversations, Intents, Knowledge, Uses, Waits
from zhike.dialogue.rules import DEFAULT, reply_language, settle_ms, spoken_locale
from zhike.dialogue.steps import Summary, milliseconds, summarise_steps
from zhike.dialogue.turn import turn
from zhike.dialogue.types import (
    Answered,
    Choice,
    HandedOver,
    HistoryLine,
    Reason,
    Refused,
    Thresholds,
    Topic,
    TurnContext,
    TurnRecord,
)
from zhike.dialogue.understanding import writes_traditional
from zhike.jobs import Job, defer
from zhike.kit.clock import utcnow
from zhike.kit.errors import Unavailable
from zhike.kit.ids import uuid7
from zhike.language import to_traditional
from zhike.telemetry import TURN_SECONDS

RETRIES_AFTER_S = (0.2, 0.8)  # two quick retries; the customer waits
THINK_S = 10.0
DATABASE_AWAY_S, AWAY_PAUSE_S = 300.0, 0.5
POLICY, NOTHING = Policy(), Known()

logger = structlog.get_logger("zhike.dialogue")


class DialogueService:
    """Takes turns for conversations that the assistant owns."""

    def __init__(
        self,
        db: Database,
        conversations: Conversations,
        knowledge: Knowledge,
        uses: Uses,
        intents: Intents | None = None,
        flows: FlowDesk | None = None,
        hand_overs: HandOvers | None = None,
        waits: Waits | None = None,
        models: ModelDesk | None = None,
    ) -> None:
        self.db = db
        self.conversations = conversations
        self.knowledge = knowledge
        self.uses = uses
        self.intents = intents
        self.flows = flows
        self.hand_overs = hand_overs
        self.waits = waits
        self.models = models

    async def take_turn(self, workspace_id: UUID, conversation_id: UUID) -> str:
        """Answer what is unanswered; returns the outcome, or ``nothing``, ``waiting`` (for more words) or ``moved_on``."""
        patience = time.monotonic() + DATABASE_AWAY_S
        failures: list[Exception] = []
        while True:
            try:
                if len(failures) > len(RETRIES_AFTER_S):
                    return await self._give_up(workspace_id, conversation_id, failures[-1])
                return await self._once(workspace_id, conversation_id)
            except Unavailable:  # nobody can be handed over to either: wait for the database, the job keeps its turn
                if time.monotonic() > patience:
                    raise
                await asyncio.sleep(AWAY_PAUSE_S)
            except Exception as error:
                failures.append(error)
                logger.warning("dialogue.failed", error=type(error).__name__, failures=len(failures))
                if len(failures) > len(RETRIES_AFTER_S) + 1:
                    raise
                if len(failures) <= len(RETRIES_AFTER_S):
                    await asyncio.sleep(RETRIES_AFTER_S[len(failures) - 1])

    async def turn_record(self, tx: Tx, conversation_id: UUID, turn_id: UUID) -> TurnRecord:
        """Return what was decided in a turn and why; raises TurnNotFound. Whether it may be seen is the caller's to check."""
        record = await queries.turn(tx, conversation_id, turn_id)
        if record is None:
            raise TurnNotFound
        return record

    async def _once(self, workspace_id: UUID, conversation_id: UUID) -> str:
        started = time.perf_counter()
        async with self.db.transaction(workspace_id) as tx:
            pending = await self.conversations.begin_turn(tx, conversation_id)
            if pending is None:
                return "nothing"
            if await self._wait_for_more(tx, pending):
                return "waiting"
            thresholds, titles, stamp = await queries.before(tx, conversation_id)
            policy, known = await self._policy(tx, pending)
            standing = await self.flows.standing(tx, pending) if self.flows is not None else None
            held = await self.models.held(tx, pending.mode, stamp) if self.models is not None else None
        begun = milliseconds(started)
        forbid_transaction("thinking")
        async with asyncio.timeout(THINK_S):
            context = context_of(pending, Topic(titles) if titles else None, thresholds, policy, known)
            flows = None
            if self.flows is not None and standing is not None:
                flows = await self.flows.of(pending, standing, context.locale)
            model = self.models.of(pending, held) if self.models is not None else None
            summary = await summarise_steps(turn(context, self.knowledge, self.intents, flows, model))
        summary.ms["begin"] = begun
        summary.thresholds, summary.answer_by = thresholds, context.answer_by
        summary.call_back_hours = policy.call_back_hours
        outcome = await self._complete(pending, summary)
        TURN_SECONDS.labels(outcome=outcome).observe(time.perf_counter() - started)
        return outcome

    async def _wait_for_more(self, tx: Tx, pending: PendingTurn) -> bool:
        """Defer a lockless timed job while the customer seems to be in the middle of something."""
        wait = timedelta(milliseconds=settle_ms([said.text for said in pending.texts]))
        due = pending.texts[-1].at + wait
        if not wait or due <= utcnow():
            return False
        await defer(tx, [settle_job(pending, due)])
        return True

    async def _complete(self, pending: PendingTurn, summary: Summary) -> str:
        """Say the turn's one reply and store why; when the conversation moved on, nothing is said and the turn is due again."""
        turn_id = uuid7()
        if isinstance(summary.end, HandedOver) and not pending.queue_available:
            # A workspace without a queue has nobody to hand over to: its words say so, and the assistant keeps it.
            summary.end = Refused(summary.end.text, None, summary.end.reasons)
        started = time.perf_counter()
        followed = summary.followed
        acted = followed is not None and followed.wrote
        async with self.db.transaction(pending.workspace_id) as tx:
            said = await self._say(tx, pending, summary, turn_id, acted=acted)
            if not said or acted:  # what arrived meanwhile gets a turn of its own
                await defer(tx, [turn_job(pending.workspace_id, pending.conversation_id)])
            if not said:
                return "moved_on"
            if self.flows is not None and followed is not None:
                await self.flows.keep(tx, pending, followed)
            summary.ms["complete"] = milliseconds(started)
            await queries.add_turn(tx, turn_id, pending, summary)
            await log.append(tx, [facts.turn_taken(turn_id, pending, summary.end, summary.ms, summary.engine)])
            if isinstance(summary.end, Answered) and summary.end.sources:
                await self.uses.note_used(tx, [source.entry_id for source in summary.end.sources])
        return summary.end.outcome

    async def _policy(self, tx: Tx, pending: PendingTurn) -> tuple[Policy, Known]:
        return await self.hand_overs.begin(tx, pending) if self.hand_overs is not None else (Policy(), Known())

    async def _say(self, tx: Tx, pending: PendingTurn, summary: Summary, turn_id: UUID, *, acted: bool) -> bool:
        end = summary.end
        if isinstance(end, HandedOver):
            return await self._hand_over(tx, pending, end, summary, turn_id, acted=acted)
        kind, content = message_of(end)
        said = await self.conversations.complete_turn(
            tx, pending, kind, content, turn_id, end.outcome, end.resolved, acted
        )
        return said is not None

    async def _hand_over(
        self, tx: Tx, pending: PendingTurn, end: HandedOver, summary: Summary, turn_id: UUID, *, acted: bool
    ) -> bool:
        """Give the conversation to people: the customer is told how long it takes, or until when he is answered."""
        away = summary.answer_by is not None or _away(pending.hours) is not None
        text, answer_by = end.text, summary.answer_by
        if self.waits is not None and pending.queue_id is not None and pending.people_online and not away:
            place = await self.waits.next_place(tx, pending.queue_id, end.priority or "normal")
            if place.full:
                answer_by = _answer_by(pending.hours, summary.call_back_hours)
            said = wait_text(place.place, place.expected_wait_s, summary.language)
            if answer_by is not None:
                said = full_text(answer_by.astimezone(ZoneInfo(pending.time_zone)), summary.language)
            text += to_traditional(said) if writes_traditional(context_of(pending), summary.language) else said
        handing = Handing(end.reason, end.summary, text, end.brief, end.priority, answer_by)
        if not await self.conversations.hand_over(tx, pending, handing, turn_id, acted):
            return False
        if self.hand_overs is not None:
            await self.hand_overs.note(tx, pending, end.reason, turn_id, answer_by)
        return True

    async def _give_up(self, workspace_id: UUID, conversation_id: UUID, failure: Exception) -> str:
        """Hand over after the last retry: the customer is not left without a reply."""
        async with self.db.transaction(workspace_id) as tx:
            pending = await self.conversations.begin_turn(tx, conversation_id)
        if pending is None:
            return "nothing"
        context = context_of(pending)
        language = reply_language(context.texts, context.locale)
        text = hand_over_text(context, language, "system_error")
        reason = Reason("failed", {"error": type(failure).__name__})
        end = HandedOver("system_error", text, summarise(context, language, "system_error"), None, (reason,))
        return await self._complete(pending, Summary(end, language))


def context_of(
    pending: PendingTurn,
    topic: Topic | None = None,
    thresholds: Thresholds = DEFAULT,
    policy: Policy = POLICY,
    known: Known = NOTHING,
) -> TurnContext:
    """Return what the pure turn is told of a conversation."""
    away = _away(pending.hours)
    return TurnContext(
        workspace_id=pending.workspace_id,
        texts=tuple(said.text for said in pending.texts),
        locale=spoken_locale(
            (line.text for line in reversed(pending.history) if line.author_kind == "customer"), pending.locale
        ),
        channel=pending.channel,
        history=tuple(HistoryLine(line.author_kind, line.text) for line in pending.history),
        options=tuple(Choice(option.id, option.label, option.value) for option in pending.options),
        unresolved=pending.unresolved_turns,
        people=pending.queue_available and pending.people_online,
        topic=topic,
        related=tuple(Choice(option.id, option.label, option.value) for option in pending.related),
        today=utcnow().astimezone(ZoneInfo(pending.time_zone)).date(),
        thresholds=thresholds,
        away=away,
        answer_by=_answer_by(pending.hours, policy.call_back_hours) if away is not None and away.back else None,
        policy=policy,
        known=known,
    )


def _away(given: Mapping[str, Any] | None) -> Away | None:
    """Return the closed time that is now, by the clock of the hours' zone."""
    hours, now = read_hours(given), utcnow()
    if is_open(hours, now):
        return None
    back = opens_at(hours, now)
    return Away(now, back.astimezone(hours.zone) if back else None)


def _answer_by(given: Mapping[str, Any] | None, open_hours: int) -> datetime | None:
    """Return until when an answer is promised to who writes while it is closed, by the clock of the hours' zone."""
    hours = read_hours(given)
    by = after_open(hours, utcnow(), open_hours * 3600)
    return by.astimezone(hours.zone) if by else None


def settle_job(pending: PendingTurn, due: Any) -> Job:
    """Return the timed job that looks again; without a lock, for a waiting one would block the conversation's turns."""
    return Job(
        task="dialogue.settle",
        args={"workspace_id": str(pending.workspace_id), "conversation_id": str(pending.conversation_id)},
        queue="turns",
        queueing_lock=f"settle:{pending.conversation_id}:{pending.to_seq}",
        run_at=due,
        priority=5,
    )
