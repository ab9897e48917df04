"""The worker process: jobs, the assistant, the log's sequencer, projections. Wiring only."""

import asyncio
import time
from collections.abc import Hashable
from datetime import timedelta
from uuid import UUID

from zhike.actions.jobs import due as actions_due
from zhike.actions.jobs import tasks as action_tasks
from zhike.alerts import DueAlerts
from zhike.alerts.jobs import tasks as alert_tasks
from zhike.channels import CallbackOutlet, Outlet
from zhike.channels.jobs import tasks as channel_tasks
from zhike.conversations.jobs import tasks as conversation_tasks
from zhike.customers.jobs import retention_tasks
from zhike.customers.jobs import tasks as customer_tasks
from zhike.db.urls import Urls
from zhike.desk import Days, FirstReplies, MessageTokens
from zhike.desk.jobs import CallbackDelivery
from zhike.desk.jobs import tasks as desk_tasks
from zhike.dialogue import (
    DialogueService,
    FlowDesk,
    FlowTrials,
    GapSorter,
    IntentShelf,
    IntentTrials,
    Learning,
    LocalBench,
    LocalTrials,
    ModelDesk,
    ThresholdShelf,
    lexicon_of,
)
from zhike.dialogue.jobs import flow_trial_tasks, intent_tasks, learning_tasks, trial_tasks
from zhike.dialogue.jobs import tasks as dialogue_tasks
from zhike.facts import Archiver, ProjectionRunner, Sequencer, Tailer
from zhike.flows import FlowShelf
from zhike.house import House, build
from zhike.jobs import Job, JobWorker, TaskSpec, defer
from zhike.kit.errors import ZhikeError
from zhike.kit.memory import give_back
from zhike.knowledge import (
    Comparer,
    Crawler,
    Effects,
    Finder,
    ImportService,
    Limits,
    Parser,
    Searcher,
    Sources,
    TrialShelf,
    Vectorizer,
)
from zhike.knowledge.jobs import life_tasks, public_tasks, source_tasks
from zhike.knowledge.jobs import tasks as knowledge_tasks
from zhike.language import Embedder, WordSpace, build_embedder
from zhike.mail.jobs import tasks as mail_tasks
from zhike.push.jobs import tasks as push_tasks
from zhike.routing.jobs import tasks as routing_tasks
from zhike.scenarios import Rooms, RunPlayer
from zhike.scenarios.jobs import tasks as scenario_tasks
from zhike.settings import Settings
from zhike.staff import GONE_S, SEEN_EVERY_S, Absence
from zhike.telemetry import get_logger, watch_loop
from zhike.webhooks import DueWebhooks
from zhike.webhooks.jobs import Teller
from zhike.webhooks.jobs import tasks as webhook_tasks

log = get_logger("zhike.worker")
FORGET_WITHIN_S = 0.25
TIDY_EVERY_S = 1800.0
OVERDUE_EVERY_S = 60.0
MOVE_ON_EVERY_S = 5.0
GIVE_BACK_EVERY_S = 20.0
WARM = 20  # workspaces whose indexes a starting worker loads


async def run_worker(settings: Settings, secret: bytes, urls: Urls) -> None:
    """Work until cancelled."""
    house = build(settings, secret, urls, "zhike-worker")
    await house.bus.open()
    embedder = build_embedder(settings.language)
    searcher = Searcher(house.db, embedder, space=WordSpace(settings.data_dir / "words.npz"))
    outlet = CallbackOutlet(settings.jobs.allow_private_callbacks)
    flows = flow_desk(house, embedder, searcher)
    worker = JobWorker(house.db, settings, all_tasks(house, embedder, searcher, outlet, flows))
    archive = Archiver(house.db, settings.data_dir / "archives", timedelta(days=settings.facts.archive_after_days))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(worker.run(), name="jobs")
            group.create_task(Sequencer(house.db).run(), name="sequencer")
            group.create_task(
                ProjectionRunner(
                    house.db,
                    [
                        Days(),
                        FirstReplies(),
                        Effects(),
                        Learning(),
                        MessageTokens(house.reading, secret),
                        DueWebhooks(house.webhooks),
                        DueAlerts(house.alerts),
                    ],
                    archive,
                ).run(),
                name="projections",
            )
            if settings.facts.archive_after_days:
                group.create_task(archive.run(), name="archive")
            group.create_task(_follow(house), name="tailer")
            group.create_task(_warm(house, searcher, flows), name="warm")
            group.create_task(_tidy(house), name="tidy")
            group.create_task(_give_back(), name="memory")
            group.create_task(_let_go(house), name="presence")
            group.create_task(_move_on(house), name="routing")
            group.create_task(_remind(house), name="overdue")
            group.create_task(watch_loop(), name="loop-watch")
    finally:
        flows.shelf.close()
        searcher.close()
        embedder.close()
        await outlet.close()
        await house.close()


class KnownQuestions:
    """What a workspace's knowledge answers, as flows learn from it."""

    def __init__(self, searcher: Searcher) -> None:
        self.searcher = searcher

    def known(self, workspace_id: UUID) -> Hashable | None:
        """Return what the questions in memory are known by, None while none are."""
        return self.searcher.wordings(workspace_id)[0] if self.searcher.holds(workspace_id) else None

    async def texts(self, workspace_id: UUID) -> list[str]:
        """Return the questions, loaded where they were not."""
        if self.known(workspace_id) is None:
            await self.searcher.warm(workspace_id)
        return await asyncio.to_thread(self.searcher.wordings(workspace_id)[1])


def flow_desk(house: House, embedder: Embedder, searcher: Searcher) -> FlowDesk:
    """Return what gives turns their flows."""
    shelf = FlowShelf(house.db, embedder, KnownQuestions(searcher))
    return FlowDesk(house.flow_states, shelf, house.acting.service, house.customers, embedder)


def turns_of(
    house: House, searcher: Searcher, intents: IntentShelf, flows: FlowDesk, models: ModelDesk
) -> DialogueService:
    """Return what takes the assistant's turns."""
    return DialogueService(
        house.db, house.turns, searcher, house.knowledge, intents, flows, house.hand_overs, house.routing, models
    )


def played_rooms(house: House, searcher: Searcher, intents: IntentShelf, flows: FlowDesk, models: ModelDesk) -> Rooms:
    """Return what played customers talk to."""
    acting = house.acting
    zone = acting.stage.subjects.people.time_zone
    thresholds = ThresholdShelf(house.db)
    return Rooms(
        house.db,
        searcher,
        intents,
        flows,
        house.hand_overs,
        thresholds,
        models,
        acting.played,
        acting.sandboxes,
        zone,
    )


def all_tasks(
    house: House, embedder: Embedder, searcher: Searcher, outlet: Outlet, flows: FlowDesk
) -> dict[str, TaskSpec]:
    """Return every task a worker knows, with the models and indexes that only workers hold."""
    paused = house.settings.jobs.effects == "paused"
    house.acting.browse_here()
    callbacks = CallbackDelivery(
        house.db, house.outbox, house.channels, house.reading, house.conversations, outlet, paused
    )
    limits = house.settings.knowledge
    parser = Parser(Limits(limits.max_file_bytes, limits.max_pages))
    thresholds = ThresholdShelf(house.db)
    trials = LocalTrials(TrialShelf(house.db, embedder), thresholds)
    intents = IntentShelf(house.db, embedder)
    models = ModelDesk(house.models, house.bus)
    return {
        **dialogue_tasks(
            turns_of(house, searcher, intents, flows, models),
            LocalBench(searcher, intents, thresholds, models),
            house.calls,
        ),
        **knowledge_tasks(ImportService(house.db, parser), Vectorizer(house.db, embedder), searcher),
        **source_tasks(Crawler(house.db, parser, house.settings.knowledge, paused=paused), Sources()),
        **life_tasks(house.knowledge_room(trials), Comparer(house.db, embedder, searcher.space)),
        **public_tasks(Finder(searcher), house.calls),
        **trial_tasks(trials, house.calls),
        **flow_trial_tasks(FlowTrials(house.db, flows, searcher, intents), house.calls),
        **learning_tasks(GapSorter(house.db, house.excerpts, embedder)),
        **intent_tasks(IntentTrials(house.db, intents), house.calls),
        **scenario_tasks(RunPlayer(house.db, played_rooms(house, searcher, intents, flows, models).desk)),
        **conversation_tasks(
            house.db,
            house.conversations,
            house.attachments,
            house.drafts,
            house.scheduled,
            house.settings.files.unsent_after_hours * 3600,
        ),
        **channel_tasks(house.db, house.trail),
        **customer_tasks(house.db, house.customers),
        **retention_tasks(house.db, house.retention),
        **routing_tasks(house.routing, house.wrap_up),
        **desk_tasks(callbacks),
        **action_tasks(house.acting.settler, house.acting.procedures, house.calls),
        **mail_tasks(house.post()),
        **push_tasks(house.push_delivery),
        **alert_tasks(house.db, house.alerts, house.digests),
        **webhook_tasks(Teller(house.db, house.webhooks, house.deliveries, outlet, paused)),
    }


async def _warm(house: House, searcher: Searcher, flows: FlowDesk) -> None:
    """Load the model and the first workspaces' indexes and flows before a customer asks."""
    try:
        for workspace_id in (await house.identity.workspace_ids())[:WARM]:
            await searcher.warm(workspace_id)
            await lexicon_of(searcher, workspace_id, None)
            await flows.warm(workspace_id)
    except ZhikeError as error:
        log.warning("worker.not_warmed", error=error.code)


async def _give_back() -> None:
    """Return what computing vectors and fitting took, which would stay with the process for good."""
    while True:
        await asyncio.sleep(GIVE_BACK_EVERY_S)
        await asyncio.to_thread(give_back)


async def _tidy(house: House) -> None:
    """Sweep what nobody came back for: uploads that were never sent, answers that nobody took."""
    while True:
        try:
            for workspace_id in await house.identity.workspace_ids():
                await house.calls.sweep(workspace_id)
                lock, args = f"sweep:{workspace_id}", {"workspace_id": str(workspace_id)}
                async with house.db.transaction(workspace_id) as tx:
                    await defer(tx, [Job("conversations.sweep_uploads", args, queueing_lock=lock)])
                    await defer(tx, [Job("channels.sweep_trail", args, queueing_lock=f"trail:{workspace_id}")])
                    await defer(tx, [Job("knowledge.remind", args, queueing_lock=f"remind:{workspace_id}")])
                    await defer(tx, [Job("customers.retain", args, queueing_lock=f"retain:{workspace_id}")])
                    await defer(tx, [Job("webhooks.sweep", args, queueing_lock=f"webhooks.sweep:{workspace_id}")])
                    await defer(tx, [Job("push.sweep", args, queueing_lock=f"push.sweep:{workspace_id}")])
                    await defer(tx, [Job("alerts.sweep", args, queueing_lock=f"alerts.sweep:{workspace_id}")])
                    await defer(tx, [Job("knowledge.crawl_due", args, queueing_lock=f"crawl_due:{workspace_id}")])
        except ZhikeError as error:
            log.warning("worker.not_tidied", error=error.code)
        await asyncio.sleep(TIDY_EVERY_S)


async def _remind(house: House) -> None:
    """Call for digests, and again for replies and alerts whose time has passed and whose jobs were lost. A minute is soon enough."""
    while True:
        await asyncio.sleep(OVERDUE_EVERY_S)
        try:
            workspaces = await house.identity.workspace_ids()
        except Exception as error:
            log.warning("worker.overdue_not_swept", error=type(error).__name__)
            continue
        for workspace_id in workspaces:
            for call in (house.scheduled.sweep, house.digests.due, house.alerts.overdue, actions_due):
                try:
                    async with house.db.transaction(workspace_id) as tx:
                        await call(tx)
                except Exception as error:  # one that fails takes no other with it
                    log.warning("worker.overdue_not_swept", error=type(error).__name__)


async def _move_on(house: House) -> None:
    """Pass on who waited too long or for a colleague who went away, and end after-contact work."""
    while True:
        await asyncio.sleep(MOVE_ON_EVERY_S)
        try:
            for workspace_id in await house.identity.workspace_ids():
                await house.routing.move_on(workspace_id)
                async with house.db.transaction(workspace_id) as tx:
                    await house.wrap_up.end(tx)
        except Exception as error:
            log.warning("worker.not_moved_on", error=type(error).__name__)


async def _let_go(house: House) -> None:
    """Set people offline whose consoles are gone. After trouble everybody gets the time to come back first."""
    absence, trouble = Absence(house.staff), time.monotonic()
    while True:
        await asyncio.sleep(SEEN_EVERY_S)
        try:
            for workspace_id in await house.identity.workspace_ids():
                async with house.db.transaction(workspace_id) as tx:
                    if time.monotonic() - trouble > GONE_S:
                        await absence.leave(tx)
        except Exception as error:
            trouble = time.monotonic()
            log.warning("worker.presence_failed", error=type(error).__name__)


async def _follow(house: House) -> None:
    """Follow the log for what this process must forget."""

    async def forget(facts: object) -> None:
        for fact in facts:  # type: ignore[attr-defined]
            house.on_fact(fact)

    await Tailer(house.db, forget, FORGET_WITHIN_S).run()
