"""What is known before something is called, and what limits it: who asks, for which customer, how often today."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from zhike.actions import queries, rules
from zhike.actions.codes import Codes, text_of
from zhike.actions.ledger import Ledger
from zhike.actions.people import Subjects
from zhike.actions.rules import Refused
from zhike.actions.running import Runner, Setting
from zhike.actions.shelf import Loaded, Shelf
from zhike.actions.types import Caller, Operation
from zhike.db import Tx
from zhike.kit.clock import utcnow


class Stage:
    """Sets the scene of calls."""

    def __init__(self, shelf: Shelf, ledger: Ledger, subjects: Subjects, codes: Codes, runner: Runner) -> None:
        self.shelf = shelf
        self.ledger = ledger
        self.subjects = subjects
        self.codes = codes
        self.runner = runner

    async def setting(self, tx: Tx, caller: Caller, name: str, *, check: bool = True) -> Setting:
        """Return what is known when an operation is called; raises Refused for who may not."""
        connector, _, short = name.partition(".")
        loaded = await self.shelf.find(tx, connector)
        operation = loaded.operation(short)
        if check:
            rules.check_caller(operation, caller)
        person, subject, proven = await self.subjects.of(tx, caller, loaded.manifest)
        zone = loaded.manifest.time_zone or await self.subjects.people.time_zone(tx)
        now = utcnow().astimezone(ZoneInfo(zone))
        earlier = await self.earlier(tx, caller, loaded, operation)
        return Setting(caller, loaded, operation, person, subject, proven, now, earlier)

    async def earlier(
        self, tx: Tx, caller: Caller, loaded: Loaded, operation: Operation
    ) -> tuple[Mapping[str, Any], ...]:
        """Return the conversation's calls of a connector, oldest first, where a condition reads them."""
        if caller.conversation_id is None or not any("calls" in one.condition.names for one in operation.requires):
            return ()
        asked: dict[str, Any] = {"conversation": caller.conversation_id, "connector": loaded.name}
        found = await self.ledger.many(tx, queries.EARLIER, asked)
        return tuple(
            {
                "operation": one.operation,
                "state": one.state,
                "input": (one.body or {}).get("arguments") or {},
                "result": (one.body or {}).get("result"),
                "at": one.created_at.isoformat(),
            }
            for one in reversed(found)
        )

    async def within_limits(self, tx: Tx, setting: Setting, call_id: UUID) -> None:
        """Raise Refused where a day's limit is reached; who counts holds a lock until his call is written down."""
        limits = setting.operation.limits
        if limits.per_day is None and limits.per_customer_day is None:
            return
        await tx.execute(queries.LOCK_LIMIT, {"name": f"actions:{tx.workspace}:{setting.name}:{setting.caller.mode}"})
        midnight = datetime(setting.now.year, setting.now.month, setting.now.day, tzinfo=setting.now.tzinfo)
        asked: dict[str, Any] = {
            "connector": setting.loaded.name,
            "operation": setting.operation.name,
            "mode": setting.caller.mode,
        }
        asked |= {"since": midnight, "subject": self.hash(tx, setting), "id": call_id}
        counted = await tx.row(queries.COUNTED, {"w": tx.workspace, **asked})
        assert counted is not None
        if limits.per_customer_day is not None and counted["customer"] >= limits.per_customer_day:
            raise Refused("customer_day_limit")
        if limits.per_day is not None and counted["all"] >= limits.per_day:
            raise Refused("day_limit")

    def hash(self, tx: Tx, setting: Setting) -> bytes | None:
        """Return what the customer is counted by."""
        return self.subjects.hash(tx, setting.loaded.manifest, setting.subject, setting.caller.customer_id)

    async def new_code(self, tx: Tx, setting: Setting, call_id: UUID, effect: str) -> str:
        """Return a new code; it is mailed unless the connector has a way of its own."""
        code = await self.codes.make(tx, call_id, self.hash(tx, setting))
        if setting.loaded.manifest.codes is None:
            caller = setting.caller
            await self.codes.mail(tx, setting.person, caller.conversation_id, code, effect, caller.locale)
        return code

    async def deliver(self, setting: Setting, code: str, effect: str) -> None:
        """Have the connector send a code; raises Refused, FarTrouble."""
        way = setting.loaded.manifest.codes
        if way is None:
            return
        context = setting.context({}) | {"code": code, "text": text_of(code, effect, setting.caller.locale)}
        operation = setting.loaded.operation(way.send)
        given = self.runner.filled(setting, operation, rules.valued(way.arguments, context))
        sent = rules.far_arguments(operation, setting.loaded.capability(operation), context | {"input": given})
        await self.runner.send(setting.loaded, operation, sent, setting.caller.mode)
