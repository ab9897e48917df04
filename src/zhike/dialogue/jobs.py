"""Tasks of dialogue; they run in the worker."""

from typing import Any
from uuid import UUID

from zhike.dialogue.bench import TASK as ASK
from zhike.dialogue.bench import LocalBench
from zhike.dialogue.flow_trials import TASK as TRY_FLOW
from zhike.dialogue.flow_trials import FlowTrials
from zhike.dialogue.gap_sorting import GapSorter
from zhike.dialogue.intent_trials import TASK as INTENT
from zhike.dialogue.intent_trials import IntentTrials
from zhike.dialogue.learning import TASK as SORT
from zhike.dialogue.service import DialogueService
from zhike.dialogue.trial import TASK as TRY
from zhike.dialogue.trial import LocalTrials
from zhike.jobs import Calls, JobContext, TaskSpec


def tasks(service: DialogueService, bench: LocalBench, calls: Calls) -> dict[str, TaskSpec]:
    """Return the tasks: ``dialogue.turn`` at once, ``dialogue.settle`` later, and ``knowledge.ask`` for the bench.

    A turn retries by itself within two seconds and then hands over, so the job has no retries of its own but one, for a
    database that was away all that time.
    """

    async def take_turn(_ctx: JobContext, workspace_id: str, conversation_id: str, **_: Any) -> None:
        await service.take_turn(UUID(workspace_id), UUID(conversation_id))

    return {
        "dialogue.turn": TaskSpec(take_turn, retry=0),
        "dialogue.settle": TaskSpec(take_turn, retry=0),
        ASK: calls.task(bench.answer),
    }


def trial_tasks(trials: LocalTrials, calls: Calls) -> dict[str, TaskSpec]:
    """Return ``knowledge.try``: many questions on knowledge that is not live yet."""
    return {TRY: calls.task(trials.answer)}


def flow_trial_tasks(trials: FlowTrials, calls: Calls) -> dict[str, TaskSpec]:
    """Return ``flows.try``: a message said to a flow's draft."""
    return {TRY_FLOW: calls.task(trials.answer)}


def intent_tasks(trials: IntentTrials, calls: Calls) -> dict[str, TaskSpec]:
    """Return ``dialogue.intent``: a sentence tried on a workspace's own intents, and how their examples hold together."""
    return {INTENT: calls.task(trials.answer)}


def learning_tasks(sorter: GapSorter) -> dict[str, TaskSpec]:
    """Return ``dialogue.sort_gaps``: new askings that went wrong are laid to their like."""

    async def sort(_ctx: JobContext, workspace_id: str, **_: Any) -> None:
        await sorter.sort(UUID(workspace_id))

    return {SORT: TaskSpec(sort, retry=3)}
