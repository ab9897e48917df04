"""Taking messages in: never lost, never doubled, many in one commit.

Messages of one workspace that arrive together share a transaction, and each is acknowledged only after the commit. When
a batch fails, each of its messages is tried alone in a savepoint, and one that still fails is set aside with its error:
visible, replayable, and no hindrance to the others.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
import structlog

from zhike.channels import queries
from zhike.channels.errors import SetAside, TokenExpired
from zhike.channels.ports import Intake
from zhike.channels.service import ChannelsService
from zhike.channels.types import Incoming, Receipt
from zhike.db import Database, Tx
from zhike.db.errors import translate
from zhike.kit.errors import NotFound, ZhikeError
from zhike.kit.ids import parse_id, uuid7
from zhike.kit.seal import seal

log = structlog.get_logger("zhike.channels")
MAX_BATCH = 64
LANES = 2  # transactions at once per workspace
# The second lane opens for a crowd, or when the first is held up (a conversation's lock, a slow disk): until then messages
# that arrive during a commit share the next one, which costs a fraction of a transaction for each.
CROWD, PATIENCE_S = 32, 0.02


@dataclass(slots=True)
class _Waiting:
    incoming: Incoming
    future: "asyncio.Future[Receipt]"


class IntakeLine:
    """The line at the door, one per process."""

    def __init__(self, db: Database, channels: ChannelsService, intake: Intake) -> None:
        self.db = db
        self.channels = channels
        self.intake = intake
        self._waiting: dict[UUID, list[_Waiting]] = {}
        self._busy: dict[UUID, int] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def accept(self, incoming: Incoming) -> Receipt:
        """Return once the message is committed. Raises SetAside when it was kept but could not be processed."""
        workspace_id = incoming.inbox.workspace_id
        waiting = _Waiting(incoming, asyncio.get_running_loop().create_future())
        line = self._waiting.setdefault(workspace_id, [])
        line.append(waiting)
        if not self._busy.get(workspace_id) or len(line) >= CROWD:
            self._open_lane(workspace_id)
        elif len(line) == 1:
            asyncio.get_running_loop().call_later(PATIENCE_S, self._open_lane, workspace_id)
        return await waiting.future

    def _open_lane(self, workspace_id: UUID) -> None:
        busy = self._busy.get(workspace_id, 0)
        if busy < LANES and self._waiting.get(workspace_id):
            self._busy[workspace_id] = busy + 1
            task = asyncio.create_task(self._drain(workspace_id))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _drain(self, workspace_id: UUID) -> None:
        try:
            while batch := self._take(workspace_id):
                await self._commit(workspace_id, batch)
        finally:
            self._busy[workspace_id] -= 1

    def _take(self, workspace_id: UUID) -> list[_Waiting]:
        line = self._waiting.get(workspace_id)
        if not line:
            self._waiting.pop(workspace_id, None)
            return []
        batch, self._waiting[workspace_id] = line[:MAX_BATCH], line[MAX_BATCH:]
        return batch

    async def _commit(self, workspace_id: UUID, batch: list[_Waiting]) -> None:
        try:
            async with self.db.transaction(workspace_id) as tx:
                receipts = await self._store(tx, [waiting.incoming for waiting in batch])
        except ZhikeError as error:
            if error.status == 503 or len(batch) == 1:
                _fail(batch, error)
            else:
                await self._one_by_one(workspace_id, batch)
        except Exception:
            await self._one_by_one(workspace_id, batch)
        else:
            for waiting, receipt in zip(batch, receipts, strict=True):
                if not waiting.future.done():
                    waiting.future.set_result(receipt)

    async def _one_by_one(self, workspace_id: UUID, batch: list[_Waiting]) -> None:
        """Commit a failed batch again, each message in a savepoint; set aside what still fails."""
        results: list[Receipt | Exception] = []
        try:
            async with self.db.transaction(workspace_id) as tx:
                results.extend([await self._try_alone(tx, waiting.incoming) for waiting in batch])
        except Exception as error:
            _fail(batch, error)
            return
        for waiting, result in zip(batch, results, strict=True):
            if waiting.future.done():
                continue
            if isinstance(result, Exception):
                waiting.future.set_exception(result)
            else:
                waiting.future.set_result(result)

    async def _try_alone(self, tx: Tx, incoming: Incoming) -> Receipt | Exception:
        try:
            async with tx.savepoint():
                return (await self._store(tx, [incoming]))[0]
        except ZhikeError as error:
            return error
        except Exception as error:
            if (known := translate(error)) is not None and known.status == 503:
                raise  # away, full or a deadlock: the sender tries again; nothing is wrong with the message
            log.exception("inbound.set_aside", inbox_id=str(incoming.inbox.id))
            await self._set_aside(tx, incoming, error)
            return SetAside()

    async def _store(self, tx: Tx, items: Sequence[Incoming]) -> list[Receipt]:
        """Raw payloads first, then messages, in one transaction."""
        keys = await self.channels.keys(tx, {m.identity.customer_id for m in items})
        ids = [uuid7() for _ in items]
        new = await queries.accept(tx, [(i, m, _sealed(keys, i, m)) for i, m in zip(ids, items, strict=True)])
        fresh = [(i, m) for i, m in zip(ids, items, strict=True) if i in new]
        made = dict(zip((i for i, _ in fresh), await self.intake.receive(tx, fresh), strict=True)) if fresh else {}
        old = await self._earlier(tx, [m for i, m in zip(ids, items, strict=True) if i not in new])
        return [made[i] if i in new else old[m.inbox.id, m.external_id] for i, m in zip(ids, items, strict=True)]

    async def _earlier(self, tx: Tx, items: Sequence[Incoming]) -> dict[tuple[UUID, str], Receipt]:
        if not items:
            return {}
        found = await queries.earlier(tx, items)
        receipts = await self.intake.receipts(tx, [inbound_id for inbound_id, _ in found.values()])
        known = {key: receipts[inbound_id] for key, (inbound_id, _) in found.items() if inbound_id in receipts}
        unknown = {m.identity.id for m in items if (m.inbox.id, m.external_id) not in known}
        if unknown:
            if await self.channels.adopted(tx, unknown):
                raise TokenExpired()  # the visitor signed in meanwhile: his old token speaks for nobody
            raise SetAside()
        return {key: replace(receipt, duplicate=True) for key, receipt in known.items()}

    async def _set_aside(self, tx: Tx, incoming: Incoming, error: Exception) -> None:
        inbound_id = uuid7()
        keys = await self.channels.keys(tx, [incoming.identity.customer_id])
        await tx.execute(
            queries.SET_ASIDE,
            {
                "w": tx.workspace,
                "id": inbound_id,
                "inbox": incoming.inbox.id,
                "identity": incoming.identity.id,
                "external": incoming.external_id,
                "payload": _sealed(keys, inbound_id, incoming),
                "error": f"{type(error).__name__}",
            },
        )
        await self.intake.keep(tx, incoming)

    async def set_aside(self, tx: Tx, before: UUID, limit: int) -> Sequence[Mapping[Any, Any]]:
        """Return payloads that were set aside, newest first."""
        return await tx.rows(queries.ASIDE, {"w": tx.workspace, "before": before, "limit": limit})

    async def replay(self, workspace_id: UUID, inbound_id: UUID) -> Receipt:
        """Process a payload that was set aside; raises NotFound, or the error it still has."""
        async with self.db.transaction(workspace_id) as tx:
            row = await tx.row(queries.TAKE_ASIDE, {"w": workspace_id, "id": inbound_id})
            if row is None or row["payload"] is None:
                raise NotFound(id=str(inbound_id))
            identity, _ = await self.channels.identity(tx, row["identity_id"])
            data = await self.channels.unseal_payload(tx, identity.customer_id, inbound_id, row["payload"])
            inbox = await self.channels.inbox_by_id(tx, row["inbox_id"])
            incoming = Incoming(
                inbox,
                identity,
                row["external_id"],
                data["kind"],
                data["content"],
                data.get("client_id"),
                parse_id(data.get("reply_to") or ""),
                datetime.fromisoformat(data["sent_at"]) if data.get("sent_at") else None,
            )
            [receipt] = await self.intake.receive(tx, [(inbound_id, incoming)])
            await tx.execute(queries.REPLAYED, {"w": workspace_id, "id": inbound_id})
        return receipt


def _sealed(keys: Mapping[UUID, bytes | None], inbound_id: UUID, incoming: Incoming) -> bytes | None:
    """Seal a payload with its customer's own key, so that erasing him takes it along wherever it still lies."""
    key = keys.get(incoming.identity.customer_id)
    return seal(key, _raw(incoming), inbound_id.bytes) if key is not None else None


def _raw(incoming: Incoming) -> bytes:
    payload: dict[str, Any] = {"kind": incoming.kind, "content": incoming.content, "client_id": incoming.client_id}
    payload["reply_to"] = str(incoming.reply_to) if incoming.reply_to else None
    payload["sent_at"] = incoming.sent_at.isoformat() if incoming.sent_at else None
    return msgspec.json.encode(payload)


def _fail(batch: Sequence[_Waiting], error: Exception) -> None:
    for waiting in batch:
        if not waiting.future.done():
            waiting.future.set_exception(error)
