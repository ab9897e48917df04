"""Having far sides do things, with no transaction open: time, retries where they are safe, breakers, what is looked up first."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from typing import Any

from zhike.actions import rules
from zhike.actions.ports import FarSide, FarTrouble, Person, Request
from zhike.actions.rules import Refused
from zhike.actions.shelf import Loaded
from zhike.actions.types import Caller, Operation
from zhike.db import forbid_transaction
from zhike.kit.breaker import Breakers

MOST_EACH = 30  # things that one read looks up
TROUBLES = frozenset({"timeout", "unreachable", "far_error", "bad_response", "too_large"})  # what breakers count
VIP = "vip"


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known when something is called: by whom, of which connector, for which customer, after which calls."""

    caller: Caller
    loaded: Loaded
    operation: Operation
    person: Person
    subject: str | None
    proven: bool
    now: datetime  # in the connector's (else the workspace's) time zone
    earlier: tuple[Mapping[str, Any], ...] = ()

    @property
    def name(self) -> str:
        """Return the operation as flows call it: shop.cancel_order."""
        return f"{self.loaded.name}.{self.operation.name}"

    def told_in(self, locale: str) -> "Setting":
        """Return it for another language, so that what was proposed in that one can be compared."""
        return replace(self, caller=replace(self.caller, locale=locale))

    def context(self, given: Mapping[str, Any], reads: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """Return what expressions read."""
        p = self.person
        who = {"verified": self.proven, "tags": list(p.tags), "vip": VIP in [tag.lower() for tag in p.tags]}
        who |= {"attributes": dict(p.attributes), "locale": p.locale or self.caller.locale, "known": p.id is not None}
        return {
            **(reads or {}),
            "input": dict(given),
            "subject": self.subject,
            "customer": who,
            "now": self.now.replace(tzinfo=timezone(self.now.utcoffset() or timedelta())),  # CEL knows no zones
            "today": self.now.date().isoformat(),
            "calls": list(self.earlier),
            "mode": self.caller.mode,
        }


@dataclass(frozen=True, slots=True)
class Ready:
    """A call that may be made: every condition held. ``sent``: what the far side is told; ``reads``: what was looked up."""

    given: Mapping[str, Any]
    sent: Mapping[str, Any]
    reads: Mapping[str, Any] = field(default_factory=dict)
    amount: int | None = None
    currency: str | None = None
    text: str = ""


class Runner:
    """Prepares and makes calls; one instance per process."""

    def __init__(self, sides: Mapping[str, FarSide], *, paused: bool = False) -> None:
        self.sides = sides
        self.paused = paused
        self.breakers = Breakers()

    async def prepare(self, setting: Setting, arguments: Mapping[str, Any]) -> Ready:
        """Check arguments, look up what conditions read, check those; raises Refused, FarTrouble."""
        operation, loaded = setting.operation, setting.loaded
        loaded.endpoint(setting.caller.mode)
        given = self.filled(setting, operation, arguments)
        reads: dict[str, Any] = {}
        for one in operation.reads:
            context = setting.context(given, reads)
            if one.when is not None and rules.value_of(one.when, context) is not True:
                reads[one.name] = None
            elif one.each is not None:
                listed = rules.value_of(one.each, context)
                if not isinstance(listed, list | tuple) or len(listed) > MOST_EACH:
                    raise Refused("rule_failed", problem=f"{one.name}: no list of at most {MOST_EACH}")
                reads[one.name] = [
                    await self.look(setting, one.call, rules.valued(one.arguments, context | {"it": it}))
                    for it in listed
                ]
            else:
                reads[one.name] = await self.look(setting, one.call, rules.valued(one.arguments, context))
        context = setting.context(given, reads)
        rules.check_requirements(operation.requires, context, setting.caller.locale)
        amount, currency = rules.amount_of(operation, setting.caller, context) or (None, None)
        text = rules.effect(operation, context, setting.caller.locale) if operation.confirm.by == "customer" else ""
        sent = rules.far_arguments(operation, loaded.capability(operation), context)
        return Ready(given, sent, reads, amount, currency, text)

    def filled(self, setting: Setting, operation: Operation, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Return a caller's arguments with what the room fills in; raises Refused for those that do not fit."""
        own = {name for name, one in operation.input.items() if one.subject}
        given = {name: value for name, value in arguments.items() if name not in own}
        rules.check_arguments(rules.input_schema(operation, setting.loaded.capability(operation)), given)
        if own and setting.subject is None:
            raise Refused("identify_first")
        return given | dict.fromkeys(own, setting.subject)

    async def look(self, setting: Setting, name: str, arguments: Mapping[str, Any]) -> Any:
        """Read by another operation, under its own rules; raises Refused, FarTrouble."""
        operation = setting.loaded.operation(name)
        given = self.filled(setting, operation, {k: v for k, v in arguments.items() if v is not None})
        context = setting.context(given)
        rules.check_requirements(operation.requires, context, setting.caller.locale)
        sent = rules.far_arguments(operation, setting.loaded.capability(operation), context)
        result = await self.send(setting.loaded, operation, sent, setting.caller.mode, locale=setting.caller.locale)
        rules.check_owner(operation, setting.subject, {"result": result, "input": given})
        return result

    async def send(
        self,
        loaded: Loaded,
        operation: Operation,
        sent: Mapping[str, Any],
        mode: str,
        key: str | None = None,
        locale: str | None = None,
    ) -> Any:
        """Have it done, once more where that is safe; returns the answer, raises FarTrouble. ``locale``: of its words."""
        forbid_transaction("actions.call")
        safe = not operation.writes or operation.idempotency_header is not None
        try:
            return await self._once(loaded, operation, sent, mode, key, locale)
        except FarTrouble as trouble:
            if not (trouble.again and (safe or not trouble.sent)):
                raise
        return await self._once(loaded, operation, sent, mode, key, locale)

    async def _once(
        self,
        loaded: Loaded,
        operation: Operation,
        sent: Mapping[str, Any],
        mode: str,
        key: str | None,
        locale: str | None,
    ) -> Any:
        if self.paused and operation.writes:
            raise FarTrouble("paused")
        side, endpoint, capability = (
            self.sides[loaded.manifest.kind],
            loaded.endpoint(mode),
            loaded.capability(operation),
        )
        line = (loaded.id, endpoint.live)
        if not self.breakers.admits(line):
            raise FarTrouble("breaker_open")
        timeout_s = operation.timeout_s or loaded.manifest.timeout_s
        header = operation.idempotency_header
        language = None if locale is None else "zh" if locale.startswith("zh") else "en"
        request = Request(endpoint, capability, sent, timeout_s, key, header, operation.writes, language)
        fine = False
        try:
            result = await side.run(request)
            if capability.output and rules.misfit(capability.output, result) is not None:
                raise FarTrouble("bad_response", sent=True)
            fine = True
            return result
        except FarTrouble as trouble:
            fine = trouble.code not in TROUBLES
            raise
        finally:
            self.breakers.note(line, fine=fine)
