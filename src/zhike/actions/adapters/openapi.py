"""Systems with an OpenAPI document."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from zhike.actions import openapi_document
from zhike.actions.adapters.web import Web, answered, proof
from zhike.actions.ports import Capability, Endpoint, FarTrouble, Request

DOCUMENT_S = 15.0
HOLE = re.compile(r"\{(\w+)\}")


class OpenApiFarSide:
    """Implements `FarSide` over HTTP."""

    def __init__(self, web: Web) -> None:
        self.web = web

    async def capabilities(self, endpoint: Endpoint) -> dict[str, Capability]:
        """Read the document: the one that is given, else from its address."""
        document = endpoint.source.get("document")
        if not isinstance(document, Mapping):
            document = await self.document(endpoint)
        return openapi_document.capabilities(document)

    async def document(self, endpoint: Endpoint) -> dict[str, Any]:
        """Fetch a document; raises FarTrouble, BadDocument. Our secret goes to the system's own address only."""
        url = str(endpoint.source.get("url") or "{base_url}/openapi.json").replace("{base_url}", endpoint.base_url)
        own = url.startswith(endpoint.base_url + "/")
        status, _, content = await self.web.fetch("GET", url, DOCUMENT_S, proof(endpoint) if own else {})
        if status != 200:
            raise answered(status, content)
        return openapi_document.read(content.decode("utf-8", "replace"))

    async def run(self, request: Request) -> Any:
        """Send one request and return what it answers."""
        capability = request.capability
        placed: dict[str, dict[str, Any]] = {"path": {}, "query": {}, "header": {}, "body": {}}
        for name, value in request.arguments.items():
            placed[capability.places.get(name, "body" if capability.writes else "query")][name] = value
        url = request.endpoint.base_url + _filled(capability.path, placed["path"])
        headers = {name: _plain(value) for name, value in placed["header"].items()} | proof(request.endpoint)
        if request.language is not None:
            headers.setdefault("accept-language", request.language)
        if request.key and request.key_header:
            headers[request.key_header] = request.key
        query = {name: _query(value) for name, value in placed["query"].items()}
        body = placed["body"] if placed["body"] or "body" in capability.places.values() else None
        return await self.web.json(capability.method, url, request.timeout_s, headers, query=query, body=body)


def _filled(path: str, given: Mapping[str, Any]) -> str:
    """Return a path with its arguments in it; none of them can lead out of its own segment."""

    def one(hole: re.Match[str]) -> str:
        value = _plain(given.get(hole.group(1), ""))
        if value in ("", ".", ".."):
            raise FarTrouble("not_found", refused=True)
        return quote(value, safe="")

    return HOLE.sub(one, path)


def _query(value: Any) -> Any:
    return [_plain(one) for one in value] if isinstance(value, list | tuple) else _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
