"""The worker process: jobs, the assistant, the log's sequencer, projections. Wiring only."""

import asyncio
from datetime import timedelta

from zhike.channels import CallbackOutlet
from zhike.conversations.jobs import tasks as conversation_tasks
from zhike.db.urls import Urls
from zhike.desk import Days
from zhike.desk.jobs import CallbackDelivery
from zhike.desk.jobs import tasks as desk_tasks
from zhike.dialogue import DialogueService, LocalBench
from zhike.dialogue.jobs import tasks as dialogue_tasks
from zhike.facts import Archiver, ProjectionRunner, Sequencer, Tailer
from zhike.house import House, build
from zhike.jobs import JobWorker, TaskSpec
from zhike.knowledge import ImportService, Searcher, Vectorizer
from zhike.knowledge.jobs import tasks as knowledge_tasks
from zhike.language import build_embedder
from zhike.routing.jobs import tasks as routing_tasks
from zhike.settings import Settings
from zhike.telemetry import watch_loop


async def run_worker(settings: Settings, secret: bytes, urls: Urls) -> None:
    """Work until cancelled."""
    house = build(settings, secret, urls, "zhike-worker")
    await house.bus.open()
    worker = JobWorker(house.db, settings, all_tasks(house))
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(worker.run(), name="jobs")
            group.create_task(Sequencer(house.db).run(), name="sequencer")
            archive = Archiver(
                house.db, settings.data_dir / "archives", timedelta(days=settings.facts.archive_after_days)
            )
            group.create_task(ProjectionRunner(house.db, [Days()], archive).run(), name="projections")
            if settings.facts.archive_after_days:
                group.create_task(archive.run(), name="archive")
            group.create_task(_follow(house), name="tailer")
            group.create_task(watch_loop(), name="loop-watch")
    finally:
        await house.close()


def all_tasks(house: House) -> dict[str, TaskSpec]:
    """Return every task a worker knows, with the models and indexes that only workers hold."""
    embedder = build_embedder(house.settings.language)
    searcher = Searcher(house.db, embedder)
    dialogue = DialogueService(house.db, house.turns, searcher, house.knowledge)
    return {
        **dialogue_tasks(dialogue, LocalBench(searcher), house.calls),
        **knowledge_tasks(ImportService(house.db), Vectorizer(house.db, embedder)),
        **conversation_tasks(house.db, house.conversations, house.blobs),
        **routing_tasks(house.routing),
        **desk_tasks(
            CallbackDelivery(
                house.db,
                house.outbox,
                house.channels,
                house.reading,
                house.conversations,
                CallbackOutlet(house.settings.jobs.allow_private_callbacks),
                paused=house.settings.jobs.effects == "paused",
            )
        ),
    }


async def _follow(house: House) -> None:
    """Follow the log for what this process must forget."""

    async def forget(facts: object) -> None:
        for fact in facts:  # type: ignore[attr-defined]
            house.on_fact(fact)

    await Tailer(house.db, forget).run()
