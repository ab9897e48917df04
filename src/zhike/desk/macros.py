"""Canned replies of several steps, run on a conversation by who may take each of them: all of them, or none."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from zhike.conversations import Conversation, NewReply, Part, ScheduledReply, Then
from zhike.copilot import Step
from zhike.customers import Changes
from zhike.desk import changes
from zhike.desk.workplace import Workplace
from zhike.identity import Scope
from zhike.kit.clock import utcnow

THEN: dict[str, Then] = {"resolve": "resolved", "pend": "pending", "snooze": "snoozed"}
REPLY, RESOLVE = "conversation.reply", "conversation.resolve"


async def run(
    place: Workplace, scope: Scope, reply_id: UUID, conversation_id: UUID, text: str, rich: bool, client_id: str
) -> ScheduledReply | None:
    """Run a canned reply: ``text`` is said as it was shown, in a moment and to be taken back; returns that reply.

    What is to become of the conversation then waits with it. Asked again with the same client id, it does nothing.
    Raises what any of its steps raises, and nothing is done.
    """
    c = await place.reading.get(scope.tx, scope.viewer, conversation_id)
    known, earlier = await place.scheduled.known(scope.tx, c.id, client_id)
    if known:
        return earlier
    macro = await place.canned.used(scope.tx, scope.viewer, reply_id)
    c = await place.reading.get(scope.tx, scope.viewer, conversation_id, REPLY)
    for step in macro.steps:
        if step.do == "priority":
            await changes.set_priority(place, scope, c.id, str(step.value))
        elif step.do == "tag":
            await _tag(place, scope, c, str(step.value))
    ending = next((step for step in macro.steps if step.do in (*THEN, "assign")), None)
    said = await _say(place, scope, c.id, text, rich, client_id, ending) if text.strip() else None
    if ending is not None and (said is None or ending.do == "assign"):
        await _end(place, scope, c.id, ending)
    return said


async def _say(
    place: Workplace, scope: Scope, conversation_id: UUID, text: str, rich: bool, client_id: str, ending: Step | None
) -> ScheduledReply | None:
    then = THEN.get(ending.do) if ending is not None else None
    if then is not None:
        await place.reading.get(scope.tx, scope.viewer, conversation_id, RESOLVE)
    until = _until(ending) if ending is not None and then == "snoozed" else None
    part = Part("markdown" if rich else "text", {"text": text})
    new = NewReply(client_id, (part,), then_status=then, then_until=until)
    return await place.scheduled.plan(scope.tx, conversation_id, scope.viewer.id, new)


async def _end(place: Workplace, scope: Scope, conversation_id: UUID, step: Step) -> None:
    if step.do == "assign":
        to = await changes.target(place, scope, step.agent_id, step.queue_id)
        await changes.assign(place, scope, conversation_id, *to)
    else:
        more: dict[str, Any] = {"until": _until(step)} if step.do == "snooze" else {}
        await changes.move(place, scope, conversation_id, THEN[step.do], **more)


async def _tag(place: Workplace, scope: Scope, c: Conversation, tag: str) -> None:
    customer = (await place.customers.persons(scope.tx, [c.customer_id]))[c.customer_id]
    if tag not in customer.tags:
        given = Changes(frozenset({"tags"}), tags=(*customer.tags, tag))
        await place.customers.update(scope.tx, scope.viewer, customer.id, given, scope.ip)


def _until(step: Step) -> Any:
    return utcnow() + timedelta(seconds=step.for_s or 0)
