"""Systems without an API: recorded steps in a browser, written as YAML, within their time, on their hosts only.

A procedure is named by an operation's `uses` and is a list of steps, each one key and its value:

    - goto: /orders/{order_id}          # within the connector's address
    - fill: {field: "#reason", value: "{reason}", secret: false}
    - click: "text=Orders"
    - submit: "text=Cancel"             # the click that does it; without one every click of a writing operation may have
    - select: {field: "#why", value: "{why}"}
    - wait_for: "#done"
    - read: {status: "#status", total: "#total"}     # texts of elements become the answer
    - expect: {field: "#status", text: "cancelled", code: not_cancelled}   # else refused with this code

After each step a picture is kept as a trail; fields that were filled with a secret are covered in it. Playwright and a browser are
optional: without them each call fails with `no_browser`.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any
from urllib.parse import quote, urlsplit
from uuid import UUID

import structlog

from zhike.actions.ports import Capability, Endpoint, FarTrouble, Request
from zhike.actions.procedure_steps import HOLE, OURS, BadProcedure, checked, holes
from zhike.db import forbid_transaction
from zhike.kit.addresses import is_public

STEP_S, TEXT_CHARS = 10.0, 2_000
WRITES = frozenset({"click", "submit", "select", "fill"})

Trail = Callable[[UUID, UUID, int, bytes], Awaitable[None]]  # (workspace, call, step from 1, PNG)
log = structlog.get_logger("zhike.actions")


class ProcedureFarSide:
    """Implements `FarSide` with a browser. ``trail`` keeps pictures; ``allow_private`` lets pages be on an intranet."""

    def __init__(self, trail: Trail, allow_private: bool = False, executable: str | None = None) -> None:
        self.trail = trail
        self.allow_private = allow_private
        self.executable = executable
        self._one = asyncio.Semaphore(1)  # a browser takes 300 MB: one at a time in a process

    async def capabilities(self, endpoint: Endpoint) -> dict[str, Capability]:
        """Return a connector's procedures; raises FarTrouble for one that cannot be read."""
        found = {}
        for name, steps in dict(endpoint.source.get("procedures") or {}).items():
            try:
                read = checked(name, steps)
            except BadProcedure as error:
                raise FarTrouble("step_failed", said=str(error)) from None
            names = holes(read)
            properties = {one: {"type": "string", "maxLength": TEXT_CHARS} for one in names}
            takes = {"type": "object", "properties": properties, "required": names}
            found[name] = Capability(name, takes, writes=any(kind in WRITES for kind, _ in read))
        return found

    async def run(self, request: Request) -> Any:
        """Take the steps within the request's time."""
        forbid_transaction("actions.call")
        procedures = dict(request.endpoint.source.get("procedures") or {})
        steps = checked(request.capability.name, procedures.get(request.capability.name))
        try:
            playwright = import_module("playwright.async_api")
        except ImportError:
            raise FarTrouble("no_browser") from None
        deeds = ("submit",) if any(kind == "submit" for kind, _ in steps) else ("click",)
        visit = _Visit(request, self.trail, self.allow_private, deeds)
        try:
            async with asyncio.timeout(request.timeout_s), self._one:
                return await self._visited(playwright, visit, steps)
        except TimeoutError:
            raise FarTrouble("timeout", sent=visit.acted) from None

    async def _visited(self, playwright: Any, visit: "_Visit", steps: Sequence[tuple[str, Any]]) -> Any:
        async with playwright.async_playwright() as driver:
            try:
                browser = await driver.chromium.launch(executable_path=self.executable)
            except playwright.Error:
                raise FarTrouble("no_browser") from None
            try:
                page = await browser.new_page(accept_downloads=False, service_workers="block")
                await page.route("**/*", visit.guard)
                for n, (kind, value) in enumerate(steps, 1):
                    try:
                        await visit.take(page, kind, value)
                    except playwright.Error as error:
                        said = f"{n}. {kind}: {str(error).splitlines()[0][:150]}"
                        raise FarTrouble("step_failed", sent=visit.acted, said=visit.told(said)) from None
                    finally:
                        with suppress(playwright.Error):
                            await visit.picture(page, n)
                return visit.answer
            finally:
                with suppress(playwright.Error):
                    await browser.close()


class _Visit:
    """One run of a procedure. ``deeds``: the steps that do something; ``acted``: one was taken, so it may have been done."""

    def __init__(self, request: Request, trail: Trail, allow_private: bool, deeds: Sequence[str]) -> None:
        self.request = request
        self.trail = trail
        self.allow_private = allow_private
        self.deeds = deeds
        self.base = request.endpoint.base_url
        named = [str(host) for host in request.endpoint.source.get("hosts") or ()]
        self.hosts = {urlsplit(self.base).netloc, *named}
        self.hosts |= {urlsplit(self.base).hostname or ""} & set(named)
        self.covered: list[str] = []
        self.answer: dict[str, str] = {}
        self.acted = False

    async def guard(self, route: Any) -> None:
        """Let the page reach its own hosts only, at addresses that may be reached."""
        parts = urlsplit(route.request.url)
        known = parts.netloc in self.hosts or (parts.hostname or "") in self.hosts
        if parts.scheme in ("http", "https") and known and await self._may_reach(parts.hostname or "", parts.port):
            await route.continue_()
        else:
            await route.abort()

    async def _may_reach(self, host: str, port: int | None) -> bool:
        if self.allow_private:
            return True
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, port or 443)
        except OSError:
            return False
        return all(is_public(str(entry[4][0])) for entry in found)

    async def take(self, page: Any, kind: str, value: Any) -> None:
        """Take one step; raises the browser's error, or FarTrouble where the page does not say what it should."""
        patience = STEP_S * 1000
        match kind:
            case "goto":
                answer = await page.goto(self.base + self.filled(value, in_path=True), timeout=patience)
                if answer is not None and answer.status >= 400:
                    gone = answer.status == 404 and not self.acted
                    raise FarTrouble("not_found" if gone else "far_error", refused=gone, sent=self.acted)
            case "fill":
                if value.get("secret") or f"{{{OURS}}}" in str(value["value"]):
                    self.covered.append(value["field"])
                await page.fill(value["field"], self.filled(str(value["value"])), timeout=patience)
            case "click" | "submit":
                self.acted = self.acted or (self.request.writes and kind in self.deeds)
                await page.click(self.filled(value), timeout=patience)
            case "select":
                await page.select_option(value["field"], self.filled(str(value["value"])), timeout=patience)
            case "wait_for":
                await page.wait_for_selector(self.filled(value), timeout=patience)
            case "read":
                for name, field in value.items():
                    text = await page.inner_text(self.filled(str(field)), timeout=patience)
                    self.answer[str(name)] = text.strip()[:TEXT_CHARS]
            case "expect":
                text = await page.inner_text(self.filled(str(value["field"])), timeout=patience)
                if self.filled(str(value["text"])) not in text:
                    raise FarTrouble(str(value["code"]), refused=True, said=text.strip()[:200])

    async def picture(self, page: Any, step: int) -> None:
        """Keep a picture of the page; what is secret is covered."""
        covers = [page.locator(field) for field in self.covered]
        picture = await page.screenshot(mask=covers, timeout=STEP_S * 1000)
        workspace_id = self.request.endpoint.workspace_id
        if self.request.key is not None and workspace_id is not None:  # reads have no record to stand beside yet
            await self.trail(workspace_id, UUID(self.request.key), step, picture)

    def filled(self, text: str, *, in_path: bool = False) -> str:
        """Return a text with its arguments; in a path they cannot lead elsewhere."""

        def one(hole: re.Match[str]) -> str:
            if hole.group(1) == OURS:
                return self.request.endpoint.secret or ""
            value = str(self.request.arguments.get(hole.group(1), ""))
            return quote(value, safe="") if in_path else value

        return HOLE.sub(one, text)

    def told(self, text: str) -> str:
        """Return words of the browser without the secret."""
        secret = self.request.endpoint.secret
        return text.replace(secret, "•••") if secret else text
