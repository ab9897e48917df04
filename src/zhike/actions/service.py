"""Use cases of actions: reading, proposing, confirming, undoing. Each opens its own transactions, none while a far side works."""

import asyncio
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Literal
from uuid import UUID

from zhike.actions import queries, rules
from zhike.actions.ledger import Record, values_of
from zhike.actions.ports import FarTrouble
from zhike.actions.rules import Refused
from zhike.actions.running import Ready, Setting
from zhike.actions.settling import Settler, of_trouble
from zhike.actions.stage import Stage
from zhike.actions.types import Caller, OperationCard, Outcome, Proposal
from zhike.db import Database, Tx
from zhike.kit.ids import uuid7

PROPOSAL_S = 1800.0
WAIT_STEP_S = 0.05


class ActionsService:
    """Implements `Actions`; also customers' port `Erasure`."""

    def __init__(self, db: Database, stage: Stage, settler: Settler) -> None:
        self.db = db
        self.stage = stage
        self.runner = stage.runner
        self.ledger = stage.ledger
        self.settler = settler

    # The face ---------------------------------------------------------------------------------------------------

    async def call(self, caller: Caller, operation: str, arguments: Mapping[str, Any], key: str) -> Outcome:
        """Read, or write what needs no confirmation."""
        began, asked = time.perf_counter(), rules.digest(operation, arguments)
        try:
            recorded, setting = await self._begin(caller, operation, key, asked)
            if recorded is not None:
                return await self._again(caller, recorded)
            assert setting is not None
            if setting.operation.confirm.by == "customer":
                raise Refused("needs_confirmation")
            if setting.operation.verified and not setting.proven:
                raise Refused("verify_first" if setting.subject else "identify_first")
            ready = await self.runner.prepare(setting, arguments)
            if setting.operation.writes:
                return await self._write(setting, ready, key, asked)
            outcome, subject = await self._read(setting, ready)
        except Refused as refusal:
            if refusal.code == "key_reused":
                return refusal.outcome(caller.locale)
            outcome, subject, setting = refusal.outcome(caller.locale), None, None
        except FarTrouble as trouble:
            outcome, subject, setting = of_trouble(trouble, caller.locale, writes=False), None, None
        outcome = replace(outcome, ms=(time.perf_counter() - began) * 1000)
        return await self._note(caller, operation, arguments, key, asked, outcome, setting, subject)

    async def propose(
        self, caller: Caller, operation: str, arguments: Mapping[str, Any], key: str, said_up_to: int
    ) -> Proposal | Outcome:
        """Check a write and keep it until the customer says yes."""
        asked = rules.digest(operation, arguments)
        try:
            recorded, setting = await self._begin(caller, operation, key, asked)
            if recorded is not None:
                return _proposal(recorded) or await self._again(caller, recorded)
            assert setting is not None
            if setting.operation.confirm.by != "customer":
                raise Refused("nothing_to_confirm")
            if setting.operation.verified and setting.subject is None:
                raise Refused("identify_first")
            ready = await self.runner.prepare(setting, arguments)
            return await self._propose(setting, ready, key, asked, said_up_to)
        except Refused as refusal:
            outcome = refusal.outcome(caller.locale)
            if refusal.code == "key_reused":
                return outcome
        except FarTrouble as trouble:
            outcome = of_trouble(trouble, caller.locale, writes=False)
        return await self._note(caller, operation, arguments, key, asked, outcome, None, None, writes=True)

    async def confirm(self, caller: Caller, proposal_id: UUID, said_at: int, code: str | None = None) -> Outcome:
        """Run what was proposed, after looking again; whoever confirms it again gets the outcome of the first."""
        try:
            record, setting = await self._confirmed(caller, proposal_id, said_at, code)
            if setting is None:
                return await self._again(caller, record)
        except Refused as refusal:
            return refusal.outcome(caller.locale)
        body = record.body or {}
        try:
            shown = setting.told_in(body.get("locale") or caller.locale)
            ready = await self.runner.prepare(shown, body.get("arguments") or {})
            if ready.text != body.get("text"):
                raise Refused("effect_changed")
            async with self.db.transaction(caller.workspace_id) as tx:
                await self.stage.within_limits(tx, setting, record.id)
                lease = self.settler.lease_s(setting.loaded, setting.operation)
                said = self._body(setting, ready) | {"confirmed_at": said_at, "confirmed_why": caller.why}
                claimed = await self.ledger.claim(tx, record, said, ready.amount, ready.currency, lease)
        except Refused as refusal:
            return await self._fell_through(caller, record, refusal.outcome(caller.locale))
        except FarTrouble as trouble:
            return of_trouble(trouble, caller.locale, writes=False)
        if claimed is None:
            return await self._again(caller, record)
        return await self.settler.run(setting.loaded, setting.operation, claimed)

    async def withdraw(self, caller: Caller, proposal_id: UUID) -> None:
        """Forget a proposal that was not confirmed; nothing for any other."""
        async with self.db.transaction(caller.workspace_id) as tx:
            record = await self.ledger.by_id(tx, proposal_id, lock=True)
            if record is not None and record.conversation_id == caller.conversation_id:
                await self.ledger.close(tx, record, "withdrawn")

    async def outcome(self, caller: Caller, key: str) -> Outcome | None:
        """Return what is recorded of a key; None where nothing ran under it."""
        async with self.db.transaction(caller.workspace_id) as tx:
            record = await self.ledger.by_key(tx, key)
        return record.outcome(caller.locale) if record is not None else None

    async def compensate(self, caller: Caller, key: str) -> Outcome:
        """Undo what was done under a key, as its operation says; called again it returns the outcome of the first."""
        try:
            async with self.db.transaction(caller.workspace_id) as tx:
                record = await self.ledger.by_key(tx, key)
                if record is None or record.state != "done" or record.body is None:
                    raise Refused("not_undoable")
                setting = await self.stage.setting(tx, caller, record.name, check=False)
            way = setting.operation.compensate
            if way is None:
                raise Refused("not_undoable")
            body = record.body
            call = {"id": str(record.id), "key": str(record.id), "operation": record.operation, "at": record.created_at}
            context = setting.context(body.get("arguments") or {}, body.get("reads") or {})
            given = rules.valued(way.arguments, context | {"call": call, "result": body.get("result")})
            undo = replace(setting, operation=setting.loaded.operation(way.call))
            undo_key, name = f"{key}:undo", f"{record.connector}.{way.call}"
            async with self.db.transaction(caller.workspace_id) as tx:
                before = await self.ledger.by_key(tx, undo_key)
            if before is not None:
                return await self._again(caller, before)
            ready = await self.runner.prepare(undo, given)
            outcome = await self._write(undo, ready, undo_key, rules.digest(name, given), compensates=record.id)
        except Refused as refusal:
            return refusal.outcome(caller.locale)
        except FarTrouble as trouble:
            return of_trouble(trouble, caller.locale, writes=False)
        if outcome.state == "done":
            async with self.db.transaction(caller.workspace_id) as tx:
                await self.ledger.announce(tx, await self.ledger.bumped(tx, record), "compensated")
        return outcome

    async def send_code(self, caller: Caller, proposal_id: UUID) -> Outcome:
        """Send a new one-time code for a proposal that needs one."""
        try:
            async with self.db.transaction(caller.workspace_id) as tx:
                record = await self._proposal_of(tx, caller, proposal_id)
                if record.state != "proposed" or record.needs != "code":
                    raise Refused("proposal_unknown")
                setting = await self.stage.setting(tx, caller, record.name)
                code = await self.stage.new_code(tx, setting, record.id, str((record.body or {}).get("text")))
            await self.stage.deliver(setting, code, str((record.body or {}).get("text")))
        except Refused as refusal:
            return refusal.outcome(caller.locale)
        except FarTrouble as trouble:
            return of_trouble(trouble, caller.locale, writes=False)
        return Outcome("done", call_id=proposal_id)

    async def operations(self, tx: Tx, locale: str | None = None) -> Sequence[OperationCard]:
        """Return the operations of the workspace's enabled connectors that their far sides describe."""
        found = []
        for row in await tx.rows(queries.CONNECTORS, {"w": tx.workspace}):
            if not row["enabled"]:
                continue
            try:
                loaded = await self.stage.shelf.find(tx, row["name"])
            except Refused:
                continue
            for operation in loaded.manifest.operations.values():
                if capability := loaded.capabilities.get(operation.uses):
                    name = f"{loaded.name}.{operation.name}"
                    found.append(rules.card(name, operation, capability, loaded.manifest, locale))
        return found

    async def erase(self, tx: Tx, customer_ids: Sequence[UUID]) -> None:
        """Remove what was asked and answered of erased customers."""
        await self.ledger.erase(tx, customer_ids)

    # Beginning --------------------------------------------------------------------------------------------------

    async def _begin(self, caller: Caller, name: str, key: str, asked: bytes) -> tuple[Record | None, Setting | None]:
        async with self.db.transaction(caller.workspace_id) as tx:
            recorded = await self.ledger.by_key(tx, key)
            if recorded is not None:
                if recorded.digest != asked or recorded.conversation_id != caller.conversation_id:
                    raise Refused("key_reused")
                return recorded, None
            return None, await self.stage.setting(tx, caller, name)

    # Reads and writes -------------------------------------------------------------------------------------------

    async def _read(self, setting: Setting, ready: Ready) -> tuple[Outcome, str | None]:
        """Return (what came back, who the customer is by it where the operation identifies him)."""
        operation = setting.operation
        result = await self.runner.send(
            setting.loaded, operation, ready.sent, setting.caller.mode, locale=setting.caller.locale
        )
        told = {"result": result, "input": dict(ready.given)}
        rules.check_owner(operation, setting.subject, told)
        subject = None
        if operation.identifies is not None:
            found = rules.value_of(operation.identifies, told)
            if found is None:
                raise Refused("not_found")
            subject = str(found)
        secret = setting.loaded.secret
        return Outcome("done", rules.redacted(rules.kept(operation, result), secret)), subject

    async def _note(
        self,
        caller: Caller,
        name: str,
        arguments: Mapping[str, Any],
        key: str,
        asked: bytes,
        outcome: Outcome,
        setting: Setting | None,
        subject: str | None,
        *,
        writes: bool = False,
    ) -> Outcome:
        """Record what was read or refused; who the customer is, is learnt in the same transaction."""
        connector, _, short = name.partition(".")
        async with self.db.transaction(caller.workspace_id) as tx:
            if setting is not None and subject is not None:
                try:
                    manifest = setting.loaded.manifest
                    await self.stage.subjects.learn(tx, caller, manifest, subject, setting.operation.strength)
                except Refused as refusal:
                    outcome = refusal.outcome(caller.locale)
            call_id = uuid7()
            values = values_of(caller, call_id, key, asked, (connector, short), writes=writes)
            values |= {"state": outcome.state, "code": outcome.code, "ms": outcome.ms or None}
            body: dict[str, Any] = {"arguments": dict(arguments), "why": caller.why, "locale": caller.locale}
            body |= {"result": outcome.result, "message": outcome.message}
            record = await self.ledger.add(tx, values, body)
            if record is not None:
                await self.ledger.announce(tx, record)
                return replace(outcome, call_id=call_id)
            recorded = await self.ledger.by_key(tx, key)
        return await self._again(caller, recorded) if recorded is not None else outcome

    async def _write(
        self, setting: Setting, ready: Ready, key: str, asked: bytes, compensates: UUID | None = None
    ) -> Outcome:
        """Claim and run a write that needs no yes."""
        caller, loaded, operation = setting.caller, setting.loaded, setting.operation
        call_id = uuid7()
        async with self.db.transaction(caller.workspace_id) as tx:
            await self.stage.within_limits(tx, setting, call_id)
            values = values_of(caller, call_id, key, asked, (loaded.name, operation.name), writes=True, state="running")
            values |= {"amount": ready.amount, "currency": ready.currency, "compensates": compensates, "attempts": 1}
            values |= {"lease_s": self.settler.lease_s(loaded, operation), "subject_hash": self.stage.hash(tx, setting)}
            record = await self.ledger.add(tx, values, self._body(setting, ready))
            recorded = record or await self.ledger.by_key(tx, key)
        if record is None:
            assert recorded is not None
            return await self._again(caller, recorded)
        return await self.settler.run(loaded, operation, record)

    async def _propose(
        self, setting: Setting, ready: Ready, key: str, asked: bytes, said_up_to: int
    ) -> Proposal | Outcome:
        caller, operation, call_id = setting.caller, setting.operation, uuid7()
        needs = "code" if operation.confirm.code or (operation.verified and not setting.proven) else "yes"
        code = None
        async with self.db.transaction(caller.workspace_id) as tx:
            await self.stage.within_limits(tx, setting, call_id)
            values = values_of(caller, call_id, key, asked, (setting.loaded.name, operation.name), writes=True)
            values |= {"state": "proposed", "needs": needs, "said_up_to": said_up_to, "lives_s": PROPOSAL_S}
            values |= {"amount": ready.amount, "currency": ready.currency, "subject_hash": self.stage.hash(tx, setting)}
            record = await self.ledger.add(tx, values, self._body(setting, ready))
            if record is not None:
                if needs == "code":
                    code = await self.stage.new_code(tx, setting, call_id, ready.text)
                await self.ledger.announce(tx, record)
            recorded = record or await self.ledger.by_key(tx, key)
        assert recorded is not None
        if record is not None and code is not None:
            try:
                await self.stage.deliver(setting, code, ready.text)
            except (FarTrouble, Refused):
                return await self._fell_through(caller, record, Refused("code_unreachable").outcome(caller.locale))
        return _proposal(recorded) or await self._again(caller, recorded)

    def _body(self, setting: Setting, ready: Ready) -> dict[str, Any]:
        """Return what is kept of a write; what was looked up only where asking or undoing reads it."""
        keeps = setting.operation.reconcile is not None or setting.operation.compensate is not None
        return {
            "arguments": dict(ready.given),
            "sent": dict(ready.sent),
            "subject": setting.subject,
            "reads": dict(ready.reads) if keeps else {},
            "text": ready.text,
            "why": setting.caller.why,
            "locale": setting.caller.locale,
        }

    # Confirming -------------------------------------------------------------------------------------------------

    async def _proposal_of(self, tx: Tx, caller: Caller, proposal_id: UUID) -> Record:
        record = await self.ledger.by_id(tx, proposal_id)
        if record is None or record.conversation_id != caller.conversation_id or record.mode != caller.mode:
            raise Refused("proposal_unknown")
        return record

    async def _confirmed(
        self, caller: Caller, proposal_id: UUID, said_at: int, code: str | None
    ) -> tuple[Record, Setting | None]:
        """Return the proposal and its setting once the yes counts; no setting where it is settled already."""
        wrong = None
        async with self.db.transaction(caller.workspace_id) as tx:
            record = await self._proposal_of(tx, caller, proposal_id)
            if record.state != "proposed":
                return record, None
            if record.expires_at is not None and record.expires_at < record.now:
                return await self.ledger.close(tx, record, "expired") or record, None
            await self._check_yes(tx, caller, record, said_at)
            setting = await self.stage.setting(tx, caller, record.name)
            if record.needs == "code":
                wrong = await self.stage.codes.check(
                    tx, proposal_id, code
                )  # a wrong try counts: no raise before the commit
                if wrong is None and setting.subject is not None:
                    await self.stage.subjects.learn(tx, caller, setting.loaded.manifest, setting.subject, "proven")
                    setting = replace(setting, proven=True)
        if wrong is not None:
            raise Refused(wrong)
        if setting.operation.verified and not setting.proven:
            raise Refused("verify_first")
        return record, setting

    async def _check_yes(self, tx: Tx, caller: Caller, record: Record, said_at: int) -> None:
        """Raise Refused unless the customer said yes in a later message, or an agent attests it with a reason."""
        if caller.principal == "agent":
            if not caller.why.strip():
                raise Refused("reason_missing")
            return
        if said_at <= (record.said_up_to or 0):
            raise Refused("confirm_later")
        if caller.conversation_id is not None and not await self.stage.subjects.people.said(
            tx, caller.conversation_id, said_at
        ):
            raise Refused("confirm_later")

    async def _fell_through(self, caller: Caller, record: Record, outcome: Outcome) -> Outcome:
        """Settle a proposal whose conditions do not hold any more."""
        async with self.db.transaction(caller.workspace_id) as tx:
            settled = await self.ledger.settle(tx, record, outcome, states=("proposed",))
            if settled is not None:
                await self.ledger.announce(tx, settled)
                return replace(outcome, call_id=record.id)
        return await self._again(caller, record)

    # Limits, codes, and what runs already -----------------------------------------------------------------------

    async def _again(self, caller: Caller, record: Record) -> Outcome:
        """Return what came of a call: waits for whoever runs it, and finds out where that one died."""
        while True:
            async with self.db.transaction(caller.workspace_id) as tx:
                now = await self.ledger.by_id(tx, record.id)
            if now is None:
                return Refused("proposal_unknown").outcome(caller.locale)
            known = now.outcome(caller.locale)
            if known is not None:
                return known
            if now.state == "proposed":
                return Refused("needs_confirmation").outcome(caller.locale)
            if now.abandoned:
                found = await self.settler.recover(caller.workspace_id, record.id)
                if found is not None:
                    return found
            await asyncio.sleep(WAIT_STEP_S)


def _proposal(record: Record) -> Proposal | None:
    """Return a proposal that still waits."""
    if record.state != "proposed" or record.expires_at is None or record.expires_at < record.now:
        return None
    body = record.body or {}
    needs: Literal["yes", "code"] = "code" if record.needs == "code" else "yes"
    return Proposal(
        record.id, record.name, body.get("text") or "", needs, record.expires_at, body.get("arguments") or {}
    )
