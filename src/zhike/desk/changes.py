"""What people change about a conversation, each with the right it takes; one at a time or many at once.

What somebody wrote and may still take back is sent before he lets go of the conversation.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from zhike.conversations import Conversation, ConversationNotFound
from zhike.desk.workplace import Workplace
from zhike.facts import ActorRef
from zhike.identity import Scope
from zhike.kit.errors import Invalid, ZhikeError
from zhike.kit.ids import id_of

REPLY, ASSIGN, RESOLVE = (f"conversation.{verb}" for verb in ("reply", "assign", "resolve"))
MOVES = {"resolve": "resolved", "reopen": "open", "pend": "pending", "snooze": "snoozed"}
Action = Literal["assign", "to_assistant", "resolve", "reopen", "pend", "snooze", "priority", "read"]
Change = Callable[[UUID], Awaitable[Conversation]]


def queue_of(text: str) -> UUID:
    """Read a queue's id; raises Invalid."""
    return id_of(text, Invalid("queue_id", "Choose one of your queues.", "请选择一个队列。"))


async def move(place: Workplace, scope: Scope, conversation_id: UUID, status: str, **more: Any) -> Conversation:
    """Change the status."""
    c = await place.reading.get(scope.tx, scope.viewer, conversation_id, RESOLVE)
    await place.scheduled.flush(scope.tx, c.id, scope.viewer.id)
    return await place.conversations.change_status(scope.tx, c.id, status, ActorRef("person", scope.viewer.id), **more)


async def give_back(
    place: Workplace,
    scope: Scope,
    conversation_id: UUID,
    to: str,
    queue_id: UUID | None = None,
    note: str | None = None,
) -> Conversation:
    """Return it to the assistant or a queue: one's own, or with the right to assign."""
    c = await place.reading.get(scope.tx, scope.viewer, conversation_id, REPLY)
    if c.owner_id != scope.viewer.id:
        await place.reading.get(scope.tx, scope.viewer, c.id, ASSIGN)
    await place.scheduled.flush(scope.tx, c.id, scope.viewer.id)
    if to == "assistant":
        return await place.conversations.to_assistant(scope.tx, c.id, scope.viewer.id)
    actor = ActorRef("person", scope.viewer.id)
    return await place.conversations.to_queue(scope.tx, c.id, actor, queue_id, "returned", note)


async def assign(
    place: Workplace, scope: Scope, conversation_id: UUID, agent_id: UUID | None, queue_id: UUID | None
) -> Conversation:
    """Give it to a colleague or a queue."""
    c = await place.reading.get(scope.tx, scope.viewer, conversation_id, ASSIGN)
    await place.scheduled.flush(scope.tx, c.id, scope.viewer.id)
    if agent_id is not None:
        return await place.conversations.assign(scope.tx, c.id, scope.viewer.id, agent_id)
    actor = ActorRef("person", scope.viewer.id)
    return await place.conversations.to_queue(scope.tx, c.id, actor, queue_id, "assigned")


async def target(
    place: Workplace, scope: Scope, agent_id: str | None, queue_id: str | None
) -> tuple[UUID | None, UUID | None]:
    """Read whom a conversation goes to, (colleague, queue): one of them; raises Invalid."""
    if (agent_id is None) == (queue_id is None):
        raise Invalid("agent_id", "Name a colleague or a queue.", "请指定一位同事或一个队列。")
    if agent_id is not None:
        return await place.serving_agent(scope.tx, agent_id), None
    return None, queue_of(queue_id or "")


async def set_priority(place: Workplace, scope: Scope, conversation_id: UUID, priority: str) -> Conversation:
    """Say how urgent it is."""
    c = await place.reading.get(scope.tx, scope.viewer, conversation_id, REPLY)
    return await place.conversations.set_priority(scope.tx, c.id, scope.viewer.actor, priority)


async def read(place: Workplace, scope: Scope, conversation_id: UUID, seq: int) -> Conversation:
    """Note that messages up to ``seq`` were looked at."""
    c = await place.reading.get(scope.tx, scope.viewer, conversation_id, REPLY)
    return await place.conversations.read(scope.tx, c.id, scope.viewer.id, seq)


async def change_of(
    place: Workplace,
    scope: Scope,
    action: Action,
    *,
    agent_id: str | None = None,
    queue_id: str | None = None,
    until: datetime | None = None,
    priority: str | None = None,
) -> Change:
    """Return what is to be done with each of many conversations; raises Invalid for what the action lacks."""
    if action == "assign":
        to = await target(place, scope, agent_id, queue_id)
        return lambda one: assign(place, scope, one, *to)
    if action == "to_assistant":
        return lambda one: give_back(place, scope, one, "assistant")
    if action == "read":
        return lambda one: read(place, scope, one, 2**31 - 1)
    if action == "priority":
        if priority is None:
            raise Invalid("priority", "Say how urgent it is.", "请选择优先级。")
        return lambda one: set_priority(place, scope, one, priority)
    if action == "snooze":
        return lambda one: move(place, scope, one, "snoozed", until=until)
    reason = "reopened" if action == "reopen" else None
    return lambda one: move(place, scope, one, MOVES[action], reason=reason)


async def change_many(
    place: Workplace, scope: Scope, texts: Sequence[str], change: Change, language: str
) -> list[dict[str, Any]]:
    """Change each conversation in a savepoint of its own; returns {id, row, problem} in the order that was asked.

    Rows are locked in the order of their ids, so that two who change the same ones wait instead of blocking each other.
    """
    asked = list(dict.fromkeys(texts))
    done: dict[str, Conversation] = {}
    problems: dict[str, ZhikeError] = {}
    for text in sorted(asked):
        try:
            async with scope.tx.savepoint():
                done[text] = await change(id_of(text, ConversationNotFound(id=text)))
        except ZhikeError as error:
            problems[text] = error
    rows = await place.desk.rows(scope.tx, list(done.values()))
    ended = [c.id for c in done.values() if c.status == "resolved"]
    planned = await place.scheduled.planned(scope.tx, ended) if ended else {}
    return [
        {
            "id": text,
            "row": rows[done[text].id].show(scope.viewer) if text in done else None,
            "planned": planned.get(done[text].id, 0) if text in done else 0,
            "problem": {"code": e.code, "message": e.message(language)} if (e := problems.get(text)) else None,
        }
        for text in asked
    ]
