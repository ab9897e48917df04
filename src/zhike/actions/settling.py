"""Running what was claimed and writing down what came of it; and what is done about calls that nobody finished.

A write is three steps: it is claimed in one transaction, done with none open, and settled in another. Who dies between the
last two leaves a claim whose lease runs out: a far side that knows our keys is told the same again, one that can be asked is
asked, of any other the outcome is `unknown`, seen by people, and never sent again by itself.
"""

import time
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import structlog

from zhike.actions import queries, rules
from zhike.actions.ledger import Ledger, Record
from zhike.actions.ports import FarTrouble
from zhike.actions.rules import Refused
from zhike.actions.running import Runner
from zhike.actions.shelf import Loaded, Shelf
from zhike.actions.types import FollowUp, Operation, Outcome
from zhike.actions.wording import worded
from zhike.db import Database, Tx
from zhike.kit.expressions import ExpressionFailed

log = structlog.get_logger("zhike.actions")
GRACE_S = 10.0  # beyond all tries' own time, until whoever runs a call is given up
MOST_ASKED = 9  # times that a far side is asked what became of a call


class Settler:
    """Runs claimed calls."""

    def __init__(self, db: Database, shelf: Shelf, runner: Runner, ledger: Ledger, grace_s: float = GRACE_S) -> None:
        self.db = db
        self.shelf = shelf
        self.runner = runner
        self.ledger = ledger
        self.grace_s = grace_s

    def lease_s(self, loaded: Loaded, operation: Operation) -> float:
        """Return how long whoever runs a call is believed to live: two tries and a question."""
        return 3 * (operation.timeout_s or loaded.manifest.timeout_s) + self.grace_s

    async def run(self, loaded: Loaded, operation: Operation, record: Record) -> Outcome:
        """Do what was claimed and settle it."""
        began = time.perf_counter()
        sent: Mapping[str, Any] = (record.body or {}).get("sent") or {}
        try:
            result = await self.runner.send(loaded, operation, sent, record.mode, str(record.id), _locale(record))
            outcome = Outcome("done", rules.kept(operation, result))
        except FarTrouble as trouble:
            outcome = of_trouble(trouble, _locale(record), writes=operation.writes)
            if outcome.state == "unknown" and operation.reconcile is not None:
                outcome = await self._asked(loaded, operation, operation.reconcile, record) or outcome
        except Refused as refusal:
            outcome = refusal.outcome(_locale(record))
        return await self._settle(loaded, record, outcome, began)

    async def recover(self, workspace_id: UUID, call_id: UUID) -> Outcome | None:
        """Find out about a call whose runner died, or that is unknown; None where another does, or nothing can be done."""
        async with self.db.transaction(workspace_id) as tx:
            before = await self.ledger.by_id(tx, call_id)
            if before is None:
                return None
            found = await self._still_there(tx, before)
            way = rules.after_crash(found[1] if found else None) if before.body is not None else "unknown"
            if before.state == "unknown" and way == "unknown":
                return None
            record = await self.ledger.take_over(tx, call_id, self.lease_s(*found) if found else self.grace_s)
        if record is None:
            return None
        log.info("actions.recovering", call=str(call_id), way=way, attempt=record.attempts)
        if found is not None and way == "repeat":
            return await self.run(*found, record)
        began, outcome = time.perf_counter(), None
        if found is not None and way == "ask" and found[1].reconcile is not None:
            outcome = await self._asked(*found, found[1].reconcile, record)
        if outcome is None:
            outcome = Outcome("unknown", code="unsure", message=worded("unsure", _locale(record)))
        return await self._settle(found[0] if found else None, record, outcome, began)

    async def _still_there(self, tx: Tx, record: Record) -> tuple[Loaded, Operation] | None:
        try:
            loaded = await self.shelf.find(tx, record.connector)
            return loaded, loaded.operation(record.operation)
        except Refused:
            return None

    async def sweep(self, workspace_id: UUID) -> int:
        """Give up proposals that were not confirmed, and find out about open calls; returns how many were looked at."""
        async with self.db.transaction(workspace_id) as tx:
            await tx.execute(queries.EXPIRE, {"w": workspace_id})
            stale = await tx.rows(queries.STALE, {"w": workspace_id})
            unsure = await tx.rows(queries.UNSURE, {"w": workspace_id, "most": MOST_ASKED})
            for statement in (queries.SWEEP_CODES, queries.SWEEP_READS):
                await tx.execute(statement, {"w": workspace_id})
        await self.ledger.trail.sweep(workspace_id)
        for row in (*stale, *unsure):
            await self.recover(workspace_id, row["id"])
        return len(stale) + len(unsure)

    async def _asked(self, loaded: Loaded, operation: Operation, way: FollowUp, record: Record) -> Outcome | None:
        """Ask the far side what became of a call; None where it does not know or say."""
        body = record.body or {}
        call = {"id": str(record.id), "key": str(record.id), "operation": operation.name, "at": record.created_at}
        context = {"mode": record.mode, "now": record.now, **(body.get("reads") or {}), "call": call}
        context |= {"input": body.get("arguments") or {}, "subject": body.get("subject"), "result": None}
        try:
            other = loaded.operation(way.call)
            given = rules.valued(way.arguments, context)
            sent = rules.far_arguments(other, loaded.capability(other), context | {"input": given})
            result = await self.runner.send(loaded, other, sent, record.mode)
            told = {"result": result, "call": call}
            if way.done is not None and way.done.holds(told):
                return Outcome("done", result)
            if way.failed is not None and way.failed.holds(told):
                return Outcome("failed", None, "far_error", worded("far_error", _locale(record)))
        except (FarTrouble, Refused, ExpressionFailed) as error:
            log.info("actions.not_reconciled", call=str(record.id), error=str(error))
        return None

    async def _settle(self, loaded: Loaded | None, record: Record, outcome: Outcome, began: float) -> Outcome:
        spent = (time.perf_counter() - began) * 1000
        secret = loaded.secret if loaded is not None else None
        clean = Outcome(
            outcome.state, rules.redacted(outcome.result, secret), outcome.code, outcome.message, record.id, spent
        )
        async with self.db.transaction(record.workspace_id) as tx:
            settled = await self.ledger.settle(tx, record, clean)
            if settled is not None:
                await self.ledger.announce(tx, settled)
                return clean
            written = await self.ledger.by_id(tx, record.id)
        return (written.outcome(_locale(record)) if written else None) or clean


def _locale(record: Record) -> str:
    return str((record.body or {}).get("locale") or "zh")


def of_trouble(trouble: FarTrouble, locale: str, *, writes: bool) -> Outcome:
    """Return what a caller is told of trouble on the far side; a write that may have arrived is not known to have failed."""
    said = trouble.said or worded(trouble.code, locale)
    if trouble.refused:
        return Outcome("refused", None, trouble.code, said)
    if writes and trouble.sent:
        return Outcome("unknown", None, trouble.code, worded("unsure", locale))
    return Outcome("failed", None, trouble.code, said)
