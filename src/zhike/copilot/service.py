"""Use cases of canned replies: the only writer of their table."""

import dataclasses
import json
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from zhike.channels import ChannelsService
from zhike.conversations import Conversation, Reading
from zhike.copilot import queries, rules
from zhike.copilot.errors import CannedReplyNotFound, ShortcutTaken
from zhike.copilot.types import CannedReply, Draft, Reach, Rendered, Search
from zhike.customers import CustomersService, masked
from zhike.db import Tx
from zhike.identity import AuditTrail, IdentityService, Viewer
from zhike.kit.errors import Conflict, Forbidden, Invalid
from zhike.kit.ids import uuid7
from zhike.kit.paging import a_number, an_id, clamp_limit, decode_cursor, encode_cursor
from zhike.staff import StaffService, TeamNotFound

FIELDS = ("shortcut", "title", "body", "scope", "team_id", "folder", "locale", "steps")


class CannedReplies:
    """Keeps canned replies, finds them, and fills them in for a conversation."""

    def __init__(
        self,
        audit: AuditTrail,
        identity: IdentityService,
        staff: StaffService,
        customers: CustomersService,
        channels: ChannelsService,
        reading: Reading,
    ) -> None:
        self.audit = audit
        self.identity = identity
        self.staff = staff
        self.customers = customers
        self.channels = channels
        self.reading = reading

    async def list(
        self, tx: Tx, viewer: Viewer, wanted: Search, limit: int | None = None, cursor: str | None = None
    ) -> tuple[list[CannedReply], str | None]:
        """Return (what the viewer sees, cursor of the next page): his search's own shortcut first, then by use."""
        size, after = clamp_limit(limit), decode_cursor(cursor, a_number, a_number, an_id)
        q = " ".join(wanted.q.split()).removeprefix("/")
        found = await queries.page(tx, _seen(viewer), dataclasses.replace(wanted, q=q), after, size + 1)
        kept = found[:size]
        more = encode_cursor(kept[-1][1], -kept[-1][0].uses, kept[-1][0].id) if len(found) > size else None
        return [reply for reply, _ in kept], more

    async def folders(self, tx: Tx, viewer: Viewer) -> Sequence[Mapping[Any, Any]]:
        """Return the folders of what the viewer sees: name, replies."""
        return await queries.folders(tx, _seen(viewer))

    async def create(self, tx: Tx, viewer: Viewer, draft: Draft, ip: str | None = None) -> CannedReply:
        """Add a reply; raises Forbidden, ShortcutTaken, UnknownVariable, BrokenVariable, TeamNotFound."""
        made = await self._write(tx, viewer, uuid7(), draft, new=True)
        await self._note(tx, viewer, "created", made, ip, {"fields": list(FIELDS)})
        return made

    async def update(
        self,
        tx: Tx,
        viewer: Viewer,
        reply_id: UUID,
        version: int,
        changes: Mapping[str, Any],
        ip: str | None = None,
    ) -> CannedReply:
        """Change a reply as of ``version``; what is equal changes nothing. Raises Conflict and what `create` raises."""
        before = await self._kept(tx, viewer, reply_id)
        if before.version != version:
            raise Conflict
        draft = dataclasses.replace(_draft(before), **changes)
        fields = [name for name in FIELDS if getattr(draft, name) != getattr(before, name)]
        if not fields:
            return before
        after = await self._write(tx, viewer, reply_id, draft, new=False)
        shared = after if after.scope != "personal" else before
        detail = {"fields": fields} | ({"scope_before": before.scope} if "scope" in fields else {})
        await self._note(tx, viewer, "updated", shared, ip, detail)
        return after

    async def delete(self, tx: Tx, viewer: Viewer, reply_id: UUID, ip: str | None = None) -> None:
        """Delete a reply for good."""
        before = await self._kept(tx, viewer, reply_id)
        await queries.remove(tx, reply_id)
        await self._note(tx, viewer, "deleted", before, ip, {})

    async def used(self, tx: Tx, viewer: Viewer, reply_id: UUID) -> CannedReply:
        """Return a reply that the viewer sees, and count one use of it."""
        reply = await queries.one(tx, _seen(viewer), reply_id)
        if reply is None:
            raise CannedReplyNotFound
        await queries.used(tx, reply_id)
        return reply

    async def render(self, tx: Tx, viewer: Viewer, reply_id: UUID, conversation_id: UUID) -> Rendered:
        """Fill a reply in for a conversation the viewer may read, with what he may see; counts a use unless steps follow."""
        reply = await queries.one(tx, _seen(viewer), reply_id)
        if reply is None:
            raise CannedReplyNotFound
        conversation = await self.reading.get(tx, viewer, conversation_id)
        values = await self._values(tx, viewer, conversation, set(rules.placeholders(reply.body)))
        if not reply.steps:
            await queries.used(tx, reply_id)  # one of several steps counts when it is run
        return rules.fill(reply.body, values)

    async def _values(
        self, tx: Tx, viewer: Viewer, conversation: Conversation, wanted: set[str]
    ) -> dict[str, str | None]:
        values: dict[str, str | None] = {
            "agent.name": viewer.name if viewer.kind == "person" else None,
            "conversation.number": str(conversation.number),
        }
        if any(name.startswith("customer.") for name in wanted):
            customer = (await self.customers.persons(tx, [conversation.customer_id]))[conversation.customer_id]
            shown = masked(customer.profile, viewer)
            # A name that is masked is a number or an address: nobody is called by it.
            values["customer.name"] = None if "name" in shown.masked else shown.name
            values["customer.phone"], values["customer.email"] = shown.phone, shown.email
        if "conversation.channel" in wanted:
            named = await self.channels.names(tx, [conversation.inbox_id])
            values["conversation.channel"] = named.get(conversation.inbox_id, {}).get("name")
        if "workspace.name" in wanted:
            values["workspace.name"] = (await self.identity.workspace(tx)).name
        return values

    async def _kept(self, tx: Tx, viewer: Viewer, reply_id: UUID) -> CannedReply:
        found = await queries.one(tx, _seen(viewer), reply_id, lock=True)
        if found is None:
            raise CannedReplyNotFound
        if not rules.keeps(viewer, found.scope, found.owner_id, found.team_id):
            raise Forbidden(permission=rules.MANAGE)
        return found

    async def _write(self, tx: Tx, viewer: Viewer, reply_id: UUID, draft: Draft, *, new: bool) -> CannedReply:
        owner_id = viewer.id if draft.scope == "personal" else None
        team_id = _team(draft.scope, draft.team_id)
        if draft.scope == "personal" and viewer.kind != "person":
            problem = "A key has no replies of its own. Choose a team or the workspace."
            raise Invalid("scope", problem, "密钥没有个人的快捷回复，请选择团队或整个工作区。")
        if not rules.keeps(viewer, draft.scope, owner_id, team_id):
            raise Forbidden(permission=rules.MANAGE, field="scope")
        if team_id is not None and team_id not in viewer.team_ids:
            await self._team_stands(tx, team_id)
        rules.check_body(draft.body)
        rules.check_steps(draft.body, draft.steps)
        values = dataclasses.asdict(draft) | {
            "id": reply_id,
            "owner_id": owner_id,
            "team_id": team_id,
            "shortcut": rules.normal_shortcut(draft.shortcut),
            "by": viewer.id if viewer.kind == "person" else None,
            "steps": json.dumps([dataclasses.asdict(step) for step in draft.steps]),
        }
        written = await queries.write(tx, values, new=new)
        if written is None:
            raise ShortcutTaken(field="shortcut", shortcut=values["shortcut"])
        return written

    async def _team_stands(self, tx: Tx, team_id: UUID) -> None:
        try:
            await self.staff.team(tx, team_id)
        except TeamNotFound:
            raise TeamNotFound(field="team_id") from None

    async def _note(
        self, tx: Tx, viewer: Viewer, what: str, reply: CannedReply, ip: str | None, more: Mapping[str, Any]
    ) -> None:
        """Audit what happened to a shared reply; what people keep for themselves is nobody's business."""
        if reply.scope == "personal":
            return
        team = {"team_id": str(reply.team_id)} if reply.team_id else {}
        detail = {"shortcut": reply.shortcut, "scope": reply.scope, **team, **more}
        await self.audit.append(tx, viewer, f"canned_reply.{what}", "canned_reply", reply.id, ip=ip, detail=detail)


def _seen(viewer: Viewer) -> dict[str, Any]:
    return {"me": viewer.id, "teams": sorted(viewer.team_ids), "every": rules.keeps_all(viewer)}


def _draft(reply: CannedReply) -> Draft:
    return Draft(**{name: getattr(reply, name) for name in FIELDS})


def _team(scope: Reach, team_id: UUID | None) -> UUID | None:
    if scope != "team":
        return None
    if team_id is None:
        raise Invalid("team_id", "Choose whose team it is for.", "请选择给哪个团队使用。")
    return team_id
