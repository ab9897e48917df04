"""Systems that are MCP servers, over streamable HTTP. The official client is loaded at the first use (20 MB, 1.7 s)."""

import asyncio
import json
import re
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from zhike.actions.adapters.web import CODE, SAID_CHARS, proof
from zhike.actions.ports import Capability, Endpoint, FarTrouble, Request
from zhike.db import forbid_transaction

LIST_S = 15.0
PREFIX = re.compile(r"^Error executing tool [\w.-]+: ")  # the official server SDK's
LINE = "zhike.actions.adapters.mcp_line"


class McpFarSide:
    """Implements `FarSide`: each call opens a session of its own and ends it."""

    def __init__(self, allow_private: bool = False) -> None:
        self.allow_private = allow_private

    async def capabilities(self, endpoint: Endpoint) -> dict[str, Capability]:
        """Return the server's tools."""
        tools = await self._said(endpoint, {}, LIST_S, None, {})
        return {tool.name: _capability(tool) for tool in tools}

    async def run(self, request: Request) -> Any:
        """Call a tool and return what it answers."""
        keyed = request.key is not None and request.key_header is not None
        headers = {str(request.key_header): str(request.key)} if keyed else {}
        called = await self._said(
            request.endpoint, headers, request.timeout_s, request.capability.name, dict(request.arguments)
        )
        return _answer(called, writes=request.writes)

    async def _said(
        self, endpoint: Endpoint, headers: Mapping[str, str], timeout_s: float, tool: str | None, given: dict[str, Any]
    ) -> Any:
        """Return the tools, or what a tool answered; raises FarTrouble."""
        forbid_transaction("actions.call")
        line = await asyncio.to_thread(import_module, LINE)
        told = {**proof(endpoint), **headers}
        try:
            async with asyncio.timeout(timeout_s):
                return await line.ask(endpoint.base_url, told, timeout_s, tool, given, allow_private=self.allow_private)
        except TimeoutError:
            raise FarTrouble("timeout", sent=True, again=True) from None


def _capability(tool: Any) -> Capability:
    hints = tool.annotations
    return Capability(
        tool.name,
        tool.input_schema or {},
        tool.output_schema or {},
        title=tool.title or (hints.title if hints else None) or tool.name,
        describe=tool.description or "",
        writes=not (hints and hints.read_only_hint),
    )


def _answer(called: Any, *, writes: bool) -> Any:
    """Return what a tool answered: its structured content, else its text as JSON where it is some; raises FarTrouble.

    An error that begins with a code ("sold_out: …") is a refusal. Of any other a write may have happened before it.
    """
    text = "\n".join(part.text for part in called.content if part.type == "text")
    if called.is_error:
        text = PREFIX.sub("", text)
        code = text.partition(":")[0].strip()
        coded = ":" in text and CODE.fullmatch(code) is not None
        if writes and not coded:
            raise FarTrouble("far_error", sent=True)
        raise FarTrouble(code if coded else "far_refused", refused=True, said=text[:SAID_CHARS] or None)
    if called.structured_content is not None:
        return called.structured_content
    try:
        return json.loads(text)
    except ValueError:
        return {"text": text}
