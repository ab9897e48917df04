"""The record of calls: what was asked under which key, what came of it; sealed with the customer's key."""

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from zhike import facts as log
from zhike.actions import facts, queries
from zhike.actions.ports import Keys
from zhike.actions.trail import TrailFiles
from zhike.actions.types import Caller, CallState, Outcome, Principal
from zhike.actions.wording import worded
from zhike.db import Tx
from zhike.facts import ActorRef
from zhike.identity import AuditTrail, Viewer
from zhike.kit.seal import derive, seal, unseal


@dataclass(frozen=True, slots=True)
class Record:
    """A call as it is kept. ``body``: arguments, why, text, sent, reads, result, message; None once the customer was erased."""

    id: UUID
    key: str
    digest: bytes
    connector: str
    operation: str
    writes: bool
    principal: Principal
    agent_id: UUID | None
    conversation_id: UUID | None
    customer_id: UUID | None
    subject_hash: bytes | None
    mode: str
    state: CallState
    code: str | None
    needs: str | None
    said_up_to: int | None
    amount: int | None
    currency: str | None
    attempts: int
    ms: float | None
    compensates: UUID | None
    version: int
    created_at: datetime
    expires_at: datetime | None
    lease_until: datetime | None
    done_at: datetime | None
    now: datetime
    body: Mapping[str, Any] | None
    workspace_id: UUID

    @property
    def name(self) -> str:
        """Return the operation as flows call it."""
        return f"{self.connector}.{self.operation}"

    @property
    def abandoned(self) -> bool:
        """Whether whoever ran it must be dead."""
        return self.state == "running" and self.lease_until is not None and self.lease_until < self.now

    def outcome(self, locale: str) -> Outcome | None:
        """Return what came of it; None while that is open."""
        body = self.body or {}
        match self.state:
            case "done" | "refused" | "failed" | "unknown":
                message = body.get("message") or (worded(self.code, locale) if self.code else None)
                return Outcome(self.state, body.get("result"), self.code, message, self.id, self.ms or 0.0)
            case "withdrawn" | "expired":
                code = "withdrawn" if self.state == "withdrawn" else "proposal_expired"
                return Outcome("refused", None, code, worded(code, locale), self.id)
            case _:
                return None


class Ledger:
    """The only writer of `action_calls`."""

    def __init__(self, secret: bytes, keys: Keys, audit: AuditTrail, trail: TrailFiles) -> None:
        self.secret = secret
        self.keys = keys
        self.audit = audit
        self.trail = trail

    async def by_key(self, tx: Tx, key: str) -> Record | None:
        """Return what is recorded of a key."""
        return await self._one(tx, queries.BY_KEY, {"w": tx.workspace, "key": key})

    async def by_id(self, tx: Tx, call_id: UUID, *, lock: bool = False) -> Record | None:
        """Return a call."""
        return await self._one(tx, queries.LOCKED if lock else queries.BY_ID, {"w": tx.workspace, "id": call_id})

    async def many(self, tx: Tx, statement: str, params: Mapping[str, Any]) -> list[Record]:
        """Return the calls that a statement finds."""
        rows = await tx.rows(statement, {"w": tx.workspace, **params})
        customers = {row["customer_id"] for row in rows if row["customer_id"]}
        keys = await self.keys(tx, customers) if customers else {}
        return [self._record(tx, row, keys) for row in rows]

    async def add(self, tx: Tx, values: Mapping[str, Any], body: Mapping[str, Any]) -> Record | None:
        """Keep a call; None when its key is taken already."""
        sealed = await self._seal(tx, values["customer_id"], values["id"], body)
        return await self._one(tx, queries.ADD, {"w": tx.workspace, **values, "body": sealed})

    async def claim(
        self, tx: Tx, record: Record, body: Mapping[str, Any], amount: int | None, currency: str | None, lease_s: float
    ) -> Record | None:
        """Begin to run a proposal; None when somebody else did."""
        sealed = await self._seal(tx, record.customer_id, record.id, body)
        money = {"amount": amount, "currency": currency}
        return await self._one(
            tx, queries.CLAIM, {"w": tx.workspace, "id": record.id, "body": sealed, "lease_s": lease_s, **money}
        )

    async def take_over(self, tx: Tx, call_id: UUID, lease_s: float) -> Record | None:
        """Take on a call whose runner died, or whose outcome is unknown; None when another did."""
        return await self._one(tx, queries.TAKE_OVER, {"w": tx.workspace, "id": call_id, "lease_s": lease_s})

    async def settle(
        self, tx: Tx, record: Record, outcome: Outcome, states: Collection[str] = ("running",), **more: Any
    ) -> Record | None:
        """Write down what came of it; None when that is written already."""
        body = {**(record.body or {}), "result": outcome.result, "message": outcome.message, **more}
        sealed = await self._seal(tx, record.customer_id, record.id, body)
        values = {"state": outcome.state, "code": outcome.code, "ms": outcome.ms or None, "states": list(states)}
        return await self._one(tx, queries.SETTLE, {"w": tx.workspace, "id": record.id, "body": sealed, **values})

    async def close(self, tx: Tx, record: Record, state: str) -> Record | None:
        """Withdraw a proposal."""
        sealed = await self._seal(tx, record.customer_id, record.id, record.body or {})
        values = {"state": state, "code": None, "ms": None, "states": ["proposed"], "body": sealed}
        return await self._one(tx, queries.SETTLE, {"w": tx.workspace, "id": record.id, **values})

    async def bumped(self, tx: Tx, record: Record) -> Record:
        """Return a call one version on, so that a further fact can be told of it."""
        return await self._one(tx, queries.BUMP, {"w": tx.workspace, "id": record.id}) or record

    async def announce(self, tx: Tx, record: Record, name: str | None = None) -> None:
        """Tell the log of a write, and the audit of those and of what agents were refused."""
        refused_agent = record.state == "refused" and record.principal == "agent"
        made = facts.compensated if name == "compensated" else facts.OF_STATE.get(name or record.state)
        if made is None or not (record.writes or refused_agent):
            return
        program = "system" if record.principal == "agent" else "assistant"
        actor = ActorRef("person", record.agent_id) if record.agent_id else ActorRef(program)
        payload = {
            "conversation": str(record.conversation_id) if record.conversation_id else None,
            "operation": record.name,
            "principal": record.principal,
            "state": record.state,
            "code": record.code,
            "amount": record.amount,
            "currency": record.currency.lower() if record.currency else None,
            "ms": round(record.ms, 1) if record.ms else None,
        }
        await log.append(tx, [made(record.id, record.version, payload, actor, record.mode)])
        if record.state != "proposed":
            by = acting(record)
            detail = {key: payload[key] for key in ("operation", "principal", "code", "amount", "currency")}
            reason = (record.body or {}).get("why") if record.agent_id else None
            action = f"action.{name or record.state}"
            await self.audit.append(
                tx, by, action, "action", record.id, reason=reason, detail=detail | {"mode": record.mode}
            )

    async def erase(self, tx: Tx, customer_ids: Sequence[UUID]) -> None:
        """Remove what was asked and answered of erased customers."""
        erased = {"w": tx.workspace, "customers": list(customer_ids)}
        for row in await tx.rows(queries.OF_CUSTOMERS, erased):
            tx.on_commit(partial(self.trail.drop, tx.workspace, row["id"]))
        for statement in (queries.ERASE_CODES, queries.ERASE_CALLS, queries.ERASE_SUBJECTS):
            await tx.execute(statement, erased)

    # Sealing ----------------------------------------------------------------------------------------------------

    def key(self, tx: Tx) -> bytes:
        """Return the key for what belongs to no customer."""
        return derive(self.secret, "actions", tx.workspace.bytes)

    async def customer_key(self, tx: Tx, customer_id: UUID | None) -> bytes | None:
        """Return the key that a customer's words are sealed with; None once he was erased."""
        return (await self.keys(tx, [customer_id])).get(customer_id) if customer_id else self.key(tx)

    async def _seal(self, tx: Tx, customer_id: UUID | None, call_id: UUID, body: Mapping[str, Any]) -> bytes | None:
        key = await self.customer_key(tx, customer_id)
        said = json.dumps(body, ensure_ascii=False, default=str).encode()
        return seal(key, said, call_id.bytes) if key is not None else None

    async def _one(self, tx: Tx, statement: str, params: Mapping[str, Any]) -> Record | None:
        row = await tx.row(statement, params)
        if row is None:
            return None
        keys = await self.keys(tx, [row["customer_id"]]) if row["customer_id"] else {}
        return self._record(tx, row, keys)

    def _record(self, tx: Tx, row: Mapping[Any, Any], keys: Mapping[UUID, bytes | None]) -> Record:
        key = keys.get(row["customer_id"]) if row["customer_id"] else self.key(tx)
        sealed = row["body"]
        body = json.loads(unseal(key, sealed, row["id"].bytes)) if key is not None and sealed is not None else None
        return Record(**dict(row) | {"body": body, "workspace_id": tx.workspace})


def acting(record: Record) -> Viewer | None:
    """Return the agent as the audit names him; None for the assistant."""
    return Viewer(record.workspace_id, "person", record.agent_id, "", "zh") if record.agent_id else None


def values_of(
    caller: Caller, call_id: UUID, key: str, digest: bytes, name: tuple[str, str], **more: Any
) -> dict[str, Any]:
    """Return the columns of a new call."""
    blank = dict.fromkeys(
        ("code", "needs", "said_up_to", "amount", "currency", "ms", "compensates", "lives_s", "lease_s", "subject_hash")
    )
    return {
        **blank,
        "id": call_id,
        "key": key,
        "digest": digest,
        "connector": name[0],
        "operation": name[1],
        "principal": caller.principal,
        "agent_id": caller.agent_id,
        "conversation_id": caller.conversation_id,
        "customer_id": caller.customer_id,
        "mode": caller.mode,
        "attempts": 0,
        **more,
    }
