"""Everything the inbox's routes need, in one place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from zhike.conversations import (
    Attachments,
    Conversation,
    ConversationsService,
    Merging,
    Message,
    Reading,
    Recalls,
    ScheduledReplies,
    hides_text,
    subject,
)
from zhike.copilot import CannedReplies
from zhike.customers import CustomersService
from zhike.db import Tx
from zhike.desk.messages import MessagePresenter, hide_numbers
from zhike.desk.ports import Names
from zhike.desk.rows import Desk
from zhike.desk.transcripts import Transcripts
from zhike.desk.views import SavedViews
from zhike.identity import Scope, Subject
from zhike.kit.errors import Invalid
from zhike.kit.ids import parse_id


@dataclass(frozen=True)
class Workplace:
    """The inbox behind its routes. ``position`` tells up to where sockets were served; read it before any row."""

    conversations: ConversationsService
    scheduled: ScheduledReplies
    recalls: Recalls
    merging: Merging
    transcripts: Transcripts
    reading: Reading
    desk: Desk
    presenter: MessagePresenter
    attachments: Attachments
    customers: CustomersService
    canned: CannedReplies
    names: Names
    views: SavedViews
    position: Callable[[], int]

    async def row(self, scope: Scope, c: Conversation) -> dict[str, Any]:
        """Return one conversation's Row for the viewer."""
        return (await self.desk.rows(scope.tx, [c]))[c.id].show(scope.viewer)

    async def show(self, scope: Scope, messages: Sequence[Message]) -> list[dict[str, Any]]:
        """Return messages for the viewer."""
        shown = await self.presenter.present(scope.tx, messages)
        return [hide_numbers(m) for m in shown] if hides_text(scope.viewer) else shown

    async def subject(self, tx: Tx, c: Conversation) -> Subject:
        """Return what the `visible` rule looks at, mentions included."""
        return subject(c, (await self.reading.mentioned(tx, [c.id])).get(c.id, frozenset()))

    async def customer(self, scope: Scope, customer_id: UUID) -> dict[str, Any]:
        """Return the masked customer of a conversation the viewer may see: whom he became, if he was merged."""
        customer = (await self.customers.persons(scope.tx, [customer_id]))[customer_id]
        return (await self.customers.describe(scope.tx, scope.viewer, [customer]))[0]

    async def serving_agent(self, tx: Tx, text: str) -> UUID:
        """Return the id of a person in service; raises Invalid for anybody else."""
        agent_id = parse_id(text)
        found = (await self.names.names(tx, [agent_id])).get(agent_id) if agent_id else None
        if agent_id is None or found is None or found["kind"] != "person" or not found["serves"]:
            raise Invalid("agent_id", "Choose a colleague who serves customers.", "请选择一位在职的客服同事。")
        return agent_id

    async def colleagues(self, tx: Tx, texts: Sequence[str], field: str) -> list[UUID]:
        """Return people in service by their ids or their teams'; raises Invalid that names the first of ``texts`` that is
        nobody's."""
        ids = [parse_id(text) for text in texts]
        found = await self.names.names(tx, [one for one in ids if one])
        teams = [one for one in ids if one and one not in found]
        members = await self.names.members(tx, teams) if teams else {}
        if members:
            found |= await self.names.names(tx, sorted({one for team in members.values() for one in team}))
        meant: dict[UUID, None] = {}
        for place, one in enumerate(ids):
            people = [who for who in members.get(one, (one,)) if _serves(found.get(who))] if one else []
            if not people and one not in members:
                problem = "There is no such colleague in service, and no such team."
                raise Invalid(f"{field}.{place}", problem, "没有这位在职的同事，也没有这个团队。")
            meant |= dict.fromkeys(people)
        return list(meant)


def _serves(known: Mapping[str, Any] | None) -> bool:
    return known is not None and known["kind"] == "person" and bool(known["serves"])
