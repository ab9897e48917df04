"""Reading OpenAPI documents (3.0 and 3.1): what can be done, with which arguments, and what comes back. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from zhike.actions.ports import Capability

METHODS = ("get", "put", "post", "delete", "patch", "head")
DEEPEST = 14  # levels of a schema; what lies deeper is not checked
MOST_SCHEMA_NODES = 20_000
JSON = re.compile(r"application/(?:[\w.+-]+\+)?json(?:\s*;.*)?", re.IGNORECASE)
UNREAD = frozenset(
    {"nullable", "discriminator", "xml", "externalDocs", "example", "examples", "deprecated", "readOnly", "writeOnly"}
)


class BadDocument(ValueError):
    """This is no OpenAPI document that can be used; the message says why."""


def read(text: str) -> dict[str, Any]:
    """Return a document that is given as JSON or YAML; raises BadDocument."""
    try:
        found = yaml.load(text, yaml.CSafeLoader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BadDocument((str(error).splitlines() or ["unreadable"])[0]) from None
    if not isinstance(found, dict):
        raise BadDocument("no JSON or YAML object")
    return found


def capabilities(document: Mapping[str, Any]) -> dict[str, Capability]:
    """Return every operation of a document by its operationId (``get_/orders/{id}`` where it has none); raises BadDocument."""
    version = str(document.get("openapi", ""))
    if not version.startswith("3."):
        raise BadDocument("openapi must be 3.0 or 3.1")
    try:
        return _read(document)
    except (TypeError, AttributeError, KeyError, RecursionError):
        raise BadDocument("its parts are not what OpenAPI says") from None


def _read(document: Mapping[str, Any]) -> dict[str, Capability]:
    reader = _Reader(document)
    found: dict[str, Capability] = {}
    for method, path, shared, spec in _operations(document):
        name = str(spec.get("operationId") or f"{method}_{path}")
        if name in found:
            raise BadDocument(f"operationId {name} stands there twice")
        found[name] = reader.capability(name, method, path, shared, spec)
    if not found:
        raise BadDocument("there is no operation in paths")
    return found


def _operations(document: Mapping[str, Any]) -> Iterator[tuple[str, str, list[Any], Mapping[str, Any]]]:
    paths = document.get("paths")
    for path, item in (paths if isinstance(paths, Mapping) else {}).items():
        if not isinstance(item, Mapping):
            continue
        for method in METHODS:
            spec = item.get(method)
            if isinstance(spec, Mapping):
                yield method, str(path), list(item.get("parameters") or ()), spec


class _Reader:
    """Reads one document; counts what it unfolds, so that a document that refers to itself ends."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        self.left = MOST_SCHEMA_NODES * 10

    def capability(self, name: str, method: str, path: str, shared: list[Any], spec: Mapping[str, Any]) -> Capability:
        """Return one operation."""
        properties: dict[str, Any] = {}
        places: dict[str, str] = {}
        required: list[str] = []
        for given in [*shared, *(spec.get("parameters") or ())]:
            one = self.resolved(given)
            at, argument = str(one.get("in")), str(one.get("name"))
            if at not in ("path", "query", "header"):
                continue
            schema = self.schema(one.get("schema") or {})
            if one.get("description"):
                schema.setdefault("description", str(one["description"]))
            properties[argument], places[argument] = schema, at
            if (one.get("required") or at == "path") and argument not in required:
                required.append(argument)
        self._body(spec, properties, places, required)
        takes = {"type": "object", "properties": properties, "required": required}
        title, describe = str(spec.get("summary") or name), str(spec.get("description") or "")
        gives = self._answer(spec)
        return Capability(
            name, takes, gives, method.upper(), path, places, title, describe, method not in ("get", "head")
        )

    def _body(
        self, spec: Mapping[str, Any], properties: dict[str, Any], places: dict[str, str], required: list[str]
    ) -> None:
        body = self.resolved(spec.get("requestBody") or {})
        schema = self.schema(_json_of(body))
        for argument, one in dict(schema.get("properties") or {}).items():
            if argument not in places:
                properties[argument], places[argument] = one, "body"
                if argument in (schema.get("required") or ()):
                    required.append(argument)

    def _answer(self, spec: Mapping[str, Any]) -> dict[str, Any]:
        answers = spec.get("responses") or {}
        for status in ("200", "201", "202", "2XX", 200, 201, 202):
            if status in answers:
                return self.schema(_json_of(self.resolved(answers[status])))
        return {}

    def resolved(self, given: Any) -> Mapping[str, Any]:
        """Return what a reference within the document points at."""
        for _ in range(DEEPEST):
            if not isinstance(given, Mapping):
                return {}
            reference = given.get("$ref")
            if reference is None:
                return given
            given = self._at(str(reference))
        return {}

    def _at(self, reference: str) -> Any:
        if not reference.startswith("#/"):
            raise BadDocument(f"{reference} points out of the document")
        here: Any = self.document
        for part in reference[2:].split("/"):
            here = here.get(part.replace("~1", "/").replace("~0", "~")) if isinstance(here, Mapping) else None
        if here is None:
            raise BadDocument(f"{reference} points at nothing")
        return here

    def schema(self, given: Any, depth: int = 0) -> dict[str, Any]:
        """Return a schema with its references put in, as JSON Schema 2020-12 says it."""
        self.left -= 1
        if self.left < 0:
            raise BadDocument("its schemas are too large")
        if depth > DEEPEST or not isinstance(given, Mapping):
            return {}
        if "$ref" in given:
            return self.schema(self.resolved(given), depth + 1)
        made: dict[str, Any] = {}
        for key, value in given.items():
            if key in ("properties", "patternProperties") and isinstance(value, Mapping):
                made[key] = {name: self.schema(one, depth + 1) for name, one in value.items()}
            elif key in ("items", "additionalProperties", "not") and isinstance(value, Mapping):
                made[key] = self.schema(value, depth + 1)
            elif key in ("allOf", "anyOf", "oneOf", "prefixItems") and isinstance(value, list):
                made[key] = [self.schema(one, depth + 1) for one in value]
            elif key in ("exclusiveMinimum", "exclusiveMaximum") and isinstance(value, bool):
                continue
            elif key not in UNREAD and not str(key).startswith(("x-", "$")):
                made[key] = value
        if given.get("nullable") and "type" in made:
            made["type"] = [made["type"], "null"]
            if "enum" in made:
                made["enum"] = [*made["enum"], None]
        return made


def _json_of(holder: Mapping[str, Any]) -> Mapping[str, Any]:
    content = holder.get("content")
    for kind, one in (content if isinstance(content, Mapping) else {}).items():
        if JSON.fullmatch(str(kind)) and isinstance(one, Mapping):
            found = one.get("schema")
            return found if isinstance(found, Mapping) else {}
    return {}


def draft(document: Mapping[str, Any], name: str, base_url: str) -> str:
    """Return a first manifest: what GETs reads, the rest writes and asks the customer. Raises BadDocument."""
    info = document.get("info")
    title = str((info if isinstance(info, Mapping) else {}).get("title") or name)
    return drafted(capabilities(document), name, title, base_url, "openapi", "bearer")


def drafted(found: Mapping[str, Capability], name: str, title: str, base_url: str, kind: str, auth: str) -> str:
    """Return a first manifest of what a far side says that it can do."""
    operations: dict[str, Any] = {}
    for key, one in found.items():
        words = {"zh": one.title, "en": one.title}
        entry: dict[str, Any] = {"uses": key, "title": words, "writes": one.writes}
        if one.writes:
            said = {"zh": f"将执行：{one.title}。", "en": f"This will be done: {one.title}."}
            entry |= {"confirm": {"by": "customer", "text": said}, "verified": True}
        operations[_named(key, operations)] = entry
    manifest = {
        "connector": name,
        "title": {"zh": title, "en": title},
        "kind": kind,
        "base_url": base_url,
        "auth": {"kind": auth},
        "operations": operations,
    }
    return str(yaml.safe_dump(manifest, allow_unicode=True, sort_keys=False, width=120))


def _named(key: str, taken: Mapping[str, Any]) -> str:
    plain = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", key).lower()
    plain = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:56] or "operation"
    plain = plain if plain[0].isalpha() else f"op_{plain}"
    name, n = plain, 1
    while name in taken:
        n += 1
        name = f"{plain}_{n}"
    return name
