"""Connectors as calls use them: read once for each version, with their secrets open."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.actions import queries
from zhike.actions.manifest import parse
from zhike.actions.ports import Capability, Endpoint
from zhike.actions.rules import Refused
from zhike.actions.types import Manifest, Operation
from zhike.db import Tx
from zhike.kit.seal import derive, unseal
from zhike.kit.yaml_lines import Unreadable

REMEMBERED = 500


@dataclass(frozen=True, slots=True)
class Loaded:
    """A connector of a workspace."""

    id: UUID
    name: str
    text: str
    manifest: Manifest
    capabilities: Mapping[str, Capability]
    enabled: bool
    version: int
    read_at: datetime | None
    secret: str | None = field(repr=False)
    sandbox_secret: str | None = field(repr=False)
    workspace_id: UUID

    def operation(self, name: str) -> Operation:
        """Return an operation; raises Refused."""
        found = self.manifest.operations.get(name)
        if found is None:
            raise Refused("operation_unknown", operation=f"{self.name}.{name}")
        return found

    def capability(self, operation: Operation) -> Capability:
        """Return what the far side says of an operation; raises Refused."""
        found = self.capabilities.get(operation.uses)
        if found is None:
            raise Refused("not_described", uses=operation.uses)
        return found

    def endpoint(self, mode: str) -> Endpoint:
        """Return where a call of this mode goes: the real system for live ones only; raises Refused without a sandbox."""
        m = self.manifest
        if mode == "live":
            return Endpoint(m.kind, m.base_url, m.source, m.auth, self.secret, True, self.workspace_id)
        if m.sandbox_url is None and m.kind != "plugin":
            raise Refused("sandbox_missing")
        secret = self.sandbox_secret or self.secret
        return Endpoint(m.kind, m.sandbox_url or "", m.source, m.auth, secret, False, self.workspace_id)


class Shelf:
    """Finds connectors by name; one instance per process."""

    def __init__(self, secret: bytes) -> None:
        self.secret = secret
        self._held: dict[tuple[UUID, str], Loaded] = {}

    async def find(self, tx: Tx, name: str) -> Loaded:
        """Return an enabled connector; raises Refused."""
        standing = await tx.row(queries.STANDING, {"w": tx.workspace, "name": name})
        if standing is None or not standing["enabled"]:
            raise Refused("operation_unknown", operation=name)
        held = self._held.get((tx.workspace, name))
        if held is not None and (held.id, held.version) == (standing["id"], standing["version"]):
            return held
        row = await tx.row(queries.BY_NAME, {"w": tx.workspace, "name": name})
        if row is None:
            raise Refused("operation_unknown", operation=name)
        return self.loaded(tx, row)

    def loaded(self, tx: Tx, row: Mapping[Any, Any]) -> Loaded:
        """Return a connector from its row; raises Refused where its file cannot be read (by a later version of the program)."""
        try:
            manifest = parse(row["manifest"])
        except Unreadable:
            raise Refused("connector_broken") from None
        made = Loaded(
            row["id"],
            row["name"],
            row["manifest"],
            manifest,
            {name: Capability(**one) for name, one in row["capabilities"].items()},
            row["enabled"],
            row["version"],
            row["read_at"],
            self.opened(tx, row["id"], row["secret"]),
            self.opened(tx, row["id"], row["sandbox_secret"]),
            tx.workspace,
        )
        if len(self._held) > REMEMBERED:
            self._held.clear()
        self._held[tx.workspace, made.name] = made
        return made

    def opened(self, tx: Tx, connector_id: UUID, sealed: bytes | None) -> str | None:
        """Return a connector's secret."""
        return unseal(self.key(tx), sealed, connector_id.bytes).decode() if sealed is not None else None

    def key(self, tx: Tx) -> bytes:
        """Return the key that secrets of this workspace's connectors are sealed with."""
        return derive(self.secret, "connectors", tx.workspace.bytes)


def written(capabilities: Mapping[str, Capability]) -> str:
    """Return capabilities as they are stored."""
    return json.dumps({name: asdict(one) for name, one in capabilities.items()}, ensure_ascii=False)
