"""Keeping connectors: their files, their secrets, what their far sides say that they can do."""

import builtins
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.actions import openapi_document, queries, rules
from zhike.actions.adapters.openapi import OpenApiFarSide
from zhike.actions.errors import (
    ConnectorNameFixed,
    ConnectorNameTaken,
    ConnectorNotFound,
    DocumentUnreadable,
    FarSideTroubled,
    ManifestUnreadable,
)
from zhike.actions.manifest import parse
from zhike.actions.openapi_document import BadDocument
from zhike.actions.ports import Capability, Endpoint, FarSide, FarTrouble
from zhike.actions.rules import Refused
from zhike.actions.running import Runner
from zhike.actions.shelf import Loaded, Shelf, written
from zhike.actions.types import Auth, Manifest
from zhike.db import Database, Tx
from zhike.identity import AuditTrail, Viewer
from zhike.kit.clock import utcnow
from zhike.kit.errors import Conflict
from zhike.kit.ids import uuid7
from zhike.kit.seal import seal
from zhike.kit.yaml_lines import Problem, Unreadable

Document = Mapping[str, Any] | str | None


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of trying a connector's far side. ``code`` None: it answers."""

    code: str | None
    message: str | None
    operations: int
    ms: float


class Connectors:
    """The only writer of `connectors`. Reading a far side takes its time: those use cases open their own transactions."""

    def __init__(self, db: Database, shelf: Shelf, runner: Runner, audit: AuditTrail) -> None:
        self.db = db
        self.shelf = shelf
        self.runner = runner
        self.audit = audit

    @property
    def sides(self) -> Mapping[str, FarSide]:
        """Return the far sides by kind."""
        return self.runner.sides

    async def list(self, tx: Tx) -> list[Loaded]:
        """Return connectors by name; one whose file cannot be read any more is left out of what is called, not of this."""
        return [self._shown(tx, row) for row in await tx.rows(queries.CONNECTORS, {"w": tx.workspace})]

    async def get(self, tx: Tx, connector_id: UUID) -> Loaded:
        """Return a connector; raises ConnectorNotFound."""
        row = await tx.row(queries.ONE, {"w": tx.workspace, "id": connector_id})
        if row is None:
            raise ConnectorNotFound
        return self._shown(tx, row)

    async def create(
        self, viewer: Viewer, text: str, document: Document = None, secret: str | None = None, ip: str | None = None
    ) -> Loaded:
        """Add a connector, switched off, and read what its far side can do. Raises ManifestUnreadable, FarSideTroubled."""
        manifest = self._parsed(text)
        capabilities, at = await self._read(manifest, document, secret)
        self._fits(text, manifest, capabilities)
        async with self.db.transaction(viewer.workspace_id) as tx:
            connector_id = uuid7()
            values = {"id": connector_id, "name": manifest.connector, "manifest": text, "read_at": at}
            row = await tx.row(
                queries.ADD_CONNECTOR, {"w": tx.workspace, **values, "capabilities": written(capabilities)}
            )
            if row is None:
                raise ConnectorNameTaken(field="manifest")
            if secret:
                await self._keep_secret(tx, connector_id, secret, sandbox=False)
            await self._note(tx, viewer, "created", connector_id, manifest.connector, ip)
            return await self.get(tx, connector_id)

    async def update(
        self,
        viewer: Viewer,
        connector_id: UUID,
        version: int,
        text: str | None = None,
        document: Document = None,
        ip: str | None = None,
    ) -> Loaded:
        """Change a connector's file as of ``version``, or read its far side again; raises Conflict and what `create` raises."""
        async with self.db.transaction(viewer.workspace_id) as tx:
            before = await self.get(tx, connector_id)
        text = text if text is not None else before.text
        manifest = self._parsed(text)
        if manifest.connector != before.name:
            raise ConnectorNameFixed(name=before.name)
        try:
            capabilities, at = await self._read(manifest, document, before.secret)
        except FarSideTroubled:
            if text == before.text or not before.capabilities or manifest.source != before.manifest.source:
                raise
            capabilities, at = dict(before.capabilities), before.read_at  # what it said last still holds
        self._fits(text, manifest, capabilities)
        async with self.db.transaction(viewer.workspace_id) as tx:
            values = {"id": connector_id, "version": version, "manifest": text, "read_at": at, "enabled": True}
            row = await tx.row(
                queries.SAVE_CONNECTOR, {"w": tx.workspace, **values, "capabilities": written(capabilities)}
            )
            if row is None:
                raise Conflict
            await self._note(tx, viewer, "updated", connector_id, before.name, ip)
            return self._shown(tx, row)

    async def set_secret(
        self, tx: Tx, viewer: Viewer, connector_id: UUID, secret: str | None, ip: str | None, *, sandbox: bool = False
    ) -> Loaded:
        """Replace what proves who we are; None forgets it."""
        kept = await self.get(tx, connector_id)
        await self._keep_secret(tx, connector_id, secret, sandbox=sandbox)
        detail = {"sandbox": sandbox, "set": bool(secret)}
        await self._note(tx, viewer, "secret_changed", connector_id, kept.name, ip, detail)
        return await self.get(tx, connector_id)

    async def enable(self, tx: Tx, viewer: Viewer, connector_id: UUID, ip: str | None, *, enabled: bool) -> Loaded:
        """Switch a connector on or off."""
        row = await tx.row(queries.ENABLE, {"w": tx.workspace, "id": connector_id, "enabled": enabled})
        if row is None:
            raise ConnectorNotFound
        await self._note(tx, viewer, "enabled" if enabled else "disabled", connector_id, row["name"], ip)
        return self._shown(tx, row)

    async def delete(self, tx: Tx, viewer: Viewer, connector_id: UUID, ip: str | None) -> None:
        """Remove a connector; the record of its calls stays."""
        kept = await self.get(tx, connector_id)
        await tx.execute(queries.DROP_CONNECTOR, {"w": tx.workspace, "id": connector_id})
        await self._note(tx, viewer, "deleted", connector_id, kept.name, ip)

    async def check(self, text: str, document: Document = None) -> tuple[Manifest | None, Sequence[Problem]]:
        """Return (what a file describes, what would be wrong with it); the far side is not asked."""
        try:
            manifest = parse(text)
        except Unreadable as error:
            return None, error.problems
        given = document if document is not None else manifest.source.get("document")
        if given is None or manifest.kind != "openapi":
            return manifest, ()
        return manifest, self._misfits(text, manifest, _capabilities(given))

    async def draft(self, name: str, base_url: str, document: Document = None) -> str:
        """Return a first manifest from an OpenAPI document: the given one, or the one at ``base_url``. Raises FarSideTroubled."""
        side = self.sides["openapi"]
        assert isinstance(side, OpenApiFarSide)
        try:
            if document is None:
                url = base_url if base_url.endswith((".json", ".yaml", ".yml")) else "{base_url}/openapi.json"
                base = base_url.rpartition("/")[0] if url == base_url else base_url.rstrip("/")
                read = await side.document(Endpoint("openapi", base, {"url": url}))
                base_url = base
            else:
                read = openapi_document.read(document) if isinstance(document, str) else dict(document)
            return openapi_document.draft(read, name, base_url)
        except BadDocument as error:
            raise DocumentUnreadable(problem=str(error)) from None
        except FarTrouble as trouble:
            raise FarSideTroubled(trouble.code, trouble.said) from None

    async def draft_mcp(self, name: str, base_url: str, secret: str | None = None) -> str:
        """Return a first manifest from the tools of an MCP server. Raises FarSideTroubled."""
        auth = Auth("bearer") if secret else Auth()
        try:
            tools = await self.sides["mcp"].capabilities(Endpoint("mcp", base_url, {}, auth, secret))
        except FarTrouble as trouble:
            raise FarSideTroubled(trouble.code, trouble.said) from None
        return openapi_document.drafted(tools, name, name, base_url, "mcp", auth.kind)

    async def test(self, viewer: Viewer, connector_id: UUID, mode: str) -> Trial:
        """Try a far side: its health operation where the file names one, else reading what it can do."""
        async with self.db.transaction(viewer.workspace_id) as tx:
            loaded = await self.get(tx, connector_id)
        began, code, message, found = time.perf_counter(), None, None, len(loaded.capabilities)
        try:
            health = loaded.manifest.operations.get(loaded.manifest.health or "")
            if health is not None:
                await self.runner.send(loaded, health, {}, mode)
            else:
                endpoint = loaded.endpoint(mode)
                found = len(await self.sides[loaded.manifest.kind].capabilities(endpoint))
        except FarTrouble as trouble:
            if not trouble.refused:  # it said no, so it is there
                code, message = trouble.code, FarSideTroubled(trouble.code, trouble.said).message(viewer.locale)
        except Refused as refusal:
            code, message = refusal.code, refusal.message(viewer.locale)
        except BadDocument as error:
            code, message = "document_unreadable", DocumentUnreadable(problem=str(error)).message(viewer.locale)
        return Trial(code, message, found, (time.perf_counter() - began) * 1000)

    async def _read(
        self, manifest: Manifest, document: Document, secret: str | None
    ) -> tuple[dict[str, Capability], datetime | None]:
        if document is not None and manifest.kind == "openapi":
            return _capabilities(document), utcnow()
        endpoint = Endpoint(manifest.kind, manifest.base_url, manifest.source, manifest.auth, secret)
        try:
            return await self.sides[manifest.kind].capabilities(endpoint), utcnow()
        except BadDocument as error:
            raise DocumentUnreadable(problem=str(error)) from None
        except FarTrouble as trouble:
            details = {"name": manifest.source.get("name"), "problem": trouble.said or ""}
            raise FarSideTroubled(trouble.code, trouble.said, **details) from None

    def _parsed(self, text: str) -> Manifest:
        try:
            return parse(text)
        except Unreadable as error:
            raise ManifestUnreadable(error.problems[0]) from None

    def _fits(self, text: str, manifest: Manifest, capabilities: Mapping[str, Capability]) -> None:
        """Raise ManifestUnreadable where an operation uses what the far side does not have."""
        if problems := self._misfits(text, manifest, capabilities):
            raise ManifestUnreadable(problems[0])

    def _misfits(self, text: str, manifest: Manifest, capabilities: Mapping[str, Capability]) -> Sequence[Problem]:
        problems: builtins.list[Problem] = []
        for name, operation in manifest.operations.items():
            capability = capabilities.get(operation.uses)
            if capability is None:
                en, zh = f"{name}: the system describes no {operation.uses}", f"{name}：对方系统没有 {operation.uses}"
                problems.append(Problem(_line(text, name), en, zh))
            elif problem := rules.bad_schema(rules.input_schema(operation, capability)):
                problems.append(Problem(_line(text, name), f"{name}: {problem}", f"{name}：{problem}"))
        reset = manifest.sandbox_reset
        if reset is not None and reset not in capabilities:
            en, zh = f"the system describes no {reset}", f"对方系统没有 {reset}"
            problems.append(Problem(_line(text, "sandbox_reset"), f"sandbox_reset: {en}", f"sandbox_reset：{zh}"))
        return problems

    async def _keep_secret(self, tx: Tx, connector_id: UUID, secret: str | None, *, sandbox: bool) -> None:
        sealed = seal(self.shelf.key(tx), secret.encode(), connector_id.bytes) if secret else None
        values = {"id": connector_id, "sealed": sealed, "sandbox": sandbox}
        await tx.execute(queries.KEEP_SEALED, {"w": tx.workspace, **values})

    def _shown(self, tx: Tx, row: Mapping[Any, Any]) -> Loaded:
        try:
            return self.shelf.loaded(tx, row)
        except Refused:
            raise ConnectorNotFound from None

    async def _note(
        self,
        tx: Tx,
        viewer: Viewer,
        done: str,
        connector_id: UUID,
        name: str,
        ip: str | None,
        detail: Mapping[str, Any] | None = None,
    ) -> None:
        told = {"name": name, **(detail or {})}
        await self.audit.append(tx, viewer, f"connector.{done}", "connector", connector_id, ip=ip, detail=told)


def _capabilities(document: Mapping[str, Any] | str) -> dict[str, Capability]:
    try:
        read = openapi_document.read(document) if isinstance(document, str) else document
        return openapi_document.capabilities(read)
    except BadDocument as error:
        raise DocumentUnreadable(problem=str(error)) from None


def _line(text: str, name: str) -> int:
    """Return the line in which an operation begins."""
    lines = text.splitlines()
    return next((n for n, line in enumerate(lines, 1) if line.strip().startswith(f"{name}:")), 1)
