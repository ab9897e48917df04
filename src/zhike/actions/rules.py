"""Whether something may be done, and what of an answer may leave the room. No I/O."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

import jsonschema

from zhike.actions.ports import Capability
from zhike.actions.types import (
    Argument,
    Caller,
    Manifest,
    Operation,
    OperationCard,
    Outcome,
    Requirement,
    Value,
    in_language,
)
from zhike.actions.wording import worded
from zhike.kit.expressions import Expression, ExpressionFailed

BLANK = "•••"
HIDDEN_HEADERS = frozenset({"authorization", "cookie", "set-cookie", "proxy-authorization"})
RUN = "action.run"  # what people need to run operations


class Refused(Exception):
    """It may not be done; ``message`` overrides what the code says."""

    def __init__(self, code: str, message: str | None = None, **details: Any) -> None:
        super().__init__(code)
        self.code, self.said, self.details = code, message, details

    def message(self, locale: str) -> str:
        """Return why, in the reader's language."""
        return self.said if self.said is not None else worded(self.code, locale, **self.details)

    def outcome(self, locale: str) -> Outcome:
        """Return it as an outcome."""
        return Outcome("refused", code=self.code, message=self.message(locale))


def check_caller(operation: Operation, caller: Caller) -> None:
    """Raise Refused for who may not call an operation."""
    if caller.principal not in operation.callers:
        raise Refused("not_allowed")
    if caller.principal == "agent" and RUN not in caller.permissions:
        raise Refused("not_permitted")


# Arguments -------------------------------------------------------------------------------------------------------


def input_schema(operation: Operation, capability: Capability) -> dict[str, Any]:
    """Return the JSON Schema of what a caller gives: the far side's, without what the room fills in, narrowed by the manifest."""
    far = capability.input
    ours = {name for name, one in operation.input.items() if one.subject} | operation.send.keys()  # may be in both
    ours |= {operation.idempotency_header} if operation.idempotency_header else set()
    properties = {name: dict(one) for name, one in dict(far.get("properties") or {}).items() if name not in ours}
    required = [name for name in far.get("required") or () if name not in ours]
    for name, one in operation.input.items():
        if one.subject:
            continue
        properties[name] = {**properties.get(name, {}), **one.schema}
        if one.required is True and name not in required:
            required.append(name)
        elif one.required is False and name in required:
            required.remove(name)
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def in_words(schema: Mapping[str, Any], words: Mapping[str, Argument], locale: str) -> dict[str, Any]:
    """Return a schema with words for its properties, at every depth: ``title``, ``description`` and, for values, ``choices``.

    Properties stand in the order of the words, those without any last.
    """
    made = dict(schema)
    for key in ("anyOf", "oneOf", "allOf"):
        if key in made:
            made[key] = [in_words(one, words, locale) for one in made[key]]
    if isinstance(made.get("items"), Mapping):
        made["items"] = in_words(made["items"], words, locale)
    if isinstance(made.get("properties"), Mapping):
        rank = {name: n for n, name in enumerate(words)}
        made["properties"] = {
            name: in_words(one, words, locale) | _shown(words[name], locale)
            if name in words
            else in_words(one, words, locale)
            for name, one in sorted(made["properties"].items(), key=lambda item: rank.get(item[0], len(rank)))
        }
    return made


def _shown(one: Argument, locale: str) -> dict[str, Any]:
    shown = {"title": in_language(one.title, locale), "description": in_language(one.describe, locale)}
    shown["choices"] = {value: in_language(words, locale) for value, words in one.choices.items()} or None
    return {key: value for key, value in shown.items() if value}


def check_arguments(schema: Mapping[str, Any], arguments: Mapping[str, Any]) -> None:
    """Raise Refused for arguments that do not fit."""
    problem = misfit(schema, arguments)
    if problem is not None:
        raise Refused("invalid_arguments", problem=problem)


def misfit(schema: Mapping[str, Any], value: Any) -> str | None:
    """Return where and why a value does not fit a JSON Schema, without the value; None where it fits."""
    error = next(iter(_validator(json.dumps(schema, sort_keys=True)).iter_errors(value)), None)
    if error is None:
        return None
    where = ".".join(map(str, error.absolute_path)) or "/"
    expected = error.schema.get(error.validator) if isinstance(error.schema, Mapping) else None
    if error.validator in ("required", "additionalProperties"):
        return f"{where}: {error.message}"[:200]
    return f"{where}: {error.validator} {json.dumps(expected, ensure_ascii=False)}"[:200]


@lru_cache(maxsize=512)
def _validator(schema: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(schema))


def far_arguments(operation: Operation, capability: Capability, context: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the far side is told: the caller's arguments that it knows, and what the manifest sends."""
    known = dict(capability.input.get("properties") or {})
    told = {name: value for name, value in context["input"].items() if not known or name in known}
    told |= valued(operation.send, context)
    return {name: value for name, value in told.items() if value is not None}


def valued(arguments: Mapping[str, Value], context: Mapping[str, Any]) -> dict[str, Any]:
    """Return a manifest's arguments with their values; raises Refused."""
    return {name: value_of(value, context) for name, value in arguments.items()}


def value_of(value: Value, context: Mapping[str, Any]) -> Any:
    """Return what an expression gives, or the constant; raises Refused where it has no value."""
    if not isinstance(value, Expression):
        return value
    try:
        return value.value(context)
    except ExpressionFailed as error:
        raise Refused("rule_failed", problem=str(error)) from None


def digest(operation: str, arguments: Mapping[str, Any]) -> bytes:
    """Return 16 bytes that stand for what was asked."""
    asked = json.dumps([operation, arguments], sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.blake2b(asked.encode(), digest_size=16).digest()


# Conditions ------------------------------------------------------------------------------------------------------


def check_requirements(requires: Sequence[Requirement], context: Mapping[str, Any], locale: str) -> None:
    """Raise Refused with the words of the first condition that does not hold. One without a value does not hold."""
    language = "zh" if locale.startswith("zh") else "en"
    for one in requires:
        try:
            if one.condition.holds(context):
                continue
        except ExpressionFailed as error:
            raise Refused("rule_failed", problem=str(error)) from None
        text = in_language(one.otherwise, locale)
        try:
            raise Refused(one.code, text.render(context, language) if text is not None else None)
        except ExpressionFailed:  # the words need what is not there
            raise Refused(one.code) from None


def amount_of(operation: Operation, caller: Caller, context: Mapping[str, Any]) -> tuple[int, str] | None:
    """Return (minor units, currency) that an operation moves; raises Refused above its limit."""
    limit = operation.limits.amount
    if limit is None:
        return None
    value, currency = value_of(limit.value, context), value_of(limit.currency, context)
    if not isinstance(value, int) or isinstance(value, bool):
        raise Refused("rule_failed", problem="the amount is no whole number")
    most = limit.most_agent if caller.principal == "agent" and limit.most_agent is not None else limit.most
    if abs(value) > most:
        raise Refused("amount_limit")
    return value, str(currency)


def effect(operation: Operation, context: Mapping[str, Any], locale: str) -> str:
    """Return the words a customer says yes to; raises Refused where they have no value."""
    template = in_language(operation.confirm.text, locale)
    try:
        return str(template.render(context, "zh" if locale.startswith("zh") else "en"))
    except ExpressionFailed as error:
        raise Refused("rule_failed", problem=str(error)) from None


# Answers ---------------------------------------------------------------------------------------------------------


def check_owner(operation: Operation, subject: str | None, context: Mapping[str, Any]) -> None:
    """Raise Refused for what is another customer's: nobody is told that it is there."""
    if operation.owner is None:
        return
    if subject is None:
        raise Refused("identify_first")
    try:
        owner = operation.owner.value(context)
    except ExpressionFailed:
        raise Refused("not_found") from None
    if owner is None or str(owner) != subject:
        raise Refused("not_found")


def kept(operation: Operation, result: Any) -> Any:
    """Return what of an answer leaves the room."""
    if not operation.keep:
        return result
    if isinstance(result, list):
        return [kept(operation, one) for one in result]
    if isinstance(result, Mapping):
        return {name: result[name] for name in operation.keep if name in result}
    return result


def redacted(value: Any, secret: str | None) -> Any:
    """Return a value without the secret, wherever it stands, and without headers that prove who we are."""
    if isinstance(value, Mapping):
        return {
            str(key): BLANK if str(key).lower() in HIDDEN_HEADERS else redacted(one, secret)
            for key, one in value.items()
        }
    if isinstance(value, list | tuple):
        return [redacted(one, secret) for one in value]
    if isinstance(value, str) and secret:
        for part in (secret, secret.partition(":")[2]):
            if len(part) >= 4:
                value = value.replace(part, BLANK)
    return value


# What became of it -----------------------------------------------------------------------------------------------


def after_crash(operation: Operation | None) -> Literal["repeat", "ask", "unknown"]:
    """Return what is done about a call whose runner died: the far side knows its key, it can be asked, or nobody knows."""
    if operation is None:
        return "unknown"
    if operation.idempotency_header:
        return "repeat"
    return "ask" if operation.reconcile else "unknown"


def card(
    name: str, operation: Operation, capability: Capability, manifest: Manifest, locale: str | None = None
) -> OperationCard:
    """Return what flows, editors and agents see of an operation; with a locale, its arguments in words."""
    needs: Literal["none", "yes", "code"] = "none"
    if operation.confirm.by == "customer":
        needs = "code" if operation.confirm.code else "yes"
    takes = input_schema(operation, capability)
    own = {name: one for name, one in operation.input.items() if one.title or one.describe or one.choices}
    return OperationCard(
        name=name,
        title=operation.title,
        describe=operation.describe
        or ({"zh": capability.describe, "en": capability.describe} if capability.describe else {}),
        writes=operation.writes,
        callers=operation.callers,
        input=in_words(takes, {**manifest.arguments, **own}, locale) if locale else takes,
        confirm=needs,
        verified=operation.verified,
        result=dict(capability.output) if not operation.keep else {},
        codes=tuple(dict.fromkeys(one.code for one in operation.requires)),
    )


def bad_schema(schema: Mapping[str, Any]) -> str | None:
    """Return what is wrong with a JSON Schema itself; None for one that can be used."""
    try:
        jsonschema.Draft202012Validator.check_schema(schema)
    except jsonschema.SchemaError as error:
        return str(error.message)[:200]
    return None
