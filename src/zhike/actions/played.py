"""Customers who are played: known for as long as the playing lasts, in sandboxes that are as new; nothing of them is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from zhike.actions import queries
from zhike.actions.ledger import Ledger
from zhike.actions.people import Subjects
from zhike.actions.ports import FarTrouble, People, Person
from zhike.actions.rules import Refused
from zhike.actions.running import Runner
from zhike.actions.shelf import Shelf
from zhike.actions.types import Caller, Manifest, Operation, Strength
from zhike.db import Database, Tx
from zhike.kit.ids import uuid7
from zhike.kit.seal import blind


@dataclass
class PlayedSubjects(Subjects):
    """Who a played customer is in merchants' systems: ``account``, vouched for, or what operations find out of him."""

    ledger: Ledger
    people: People
    account: str | None
    name: UUID = field(default_factory=uuid7)
    learnt: dict[str, tuple[str, Strength]] = field(default_factory=dict)

    async def of(self, tx: Tx, caller: Caller, manifest: Manifest) -> tuple[Person, str | None, bool]:  # noqa: ARG002
        """Return (customer, the system's id of him, whether that is proven)."""
        proven = self.account is not None
        person = Person(None, self.account, proven)
        own = self._own(person, manifest)
        if own is not None:
            return person, own, True
        subject, strength = self.learnt.get(manifest.connector, (None, "weak"))
        return person, subject, strength == "proven"

    async def learn(self, tx: Tx, caller: Caller, manifest: Manifest, subject: str, strength: Strength) -> None:
        """Remember who the customer is; raises Refused where that is somebody else already."""
        _, known, proven = await self.of(tx, caller, manifest)
        if known is not None and known != subject:
            raise Refused("other_customer")
        if not proven:
            self.learnt[manifest.connector] = (subject, strength)

    def hash(self, tx: Tx, manifest: Manifest, subject: str | None, customer_id: UUID | None) -> bytes | None:  # noqa: ARG002
        """Return what one customer is counted by: each playing begins its day anew."""
        return blind(self.ledger.key(tx), f"{self.name}:{manifest.connector}")


class Sandboxes:
    """Makes merchants' sandboxes as new, where their connectors say how."""

    def __init__(self, db: Database, shelf: Shelf, runner: Runner) -> None:
        self.db = db
        self.shelf = shelf
        self.runner = runner

    async def renew(self, workspace_id: UUID, mode: str) -> Mapping[str, str]:
        """Make every sandbox as new; returns {connector: code} of those that could not be."""
        assert mode != "live"
        async with self.db.transaction(workspace_id) as tx:
            names = [row["name"] for row in await tx.rows(queries.CONNECTORS, {"w": workspace_id}) if row["enabled"]]
            found = [await self.shelf.find(tx, name) for name in names]
        failed: dict[str, str] = {}
        for loaded in found:
            reset = loaded.manifest.sandbox_reset
            if reset is None:
                continue
            try:
                await self.runner.send(loaded, Operation("sandbox_reset", reset, {}, writes=True), {}, mode)
            except FarTrouble as trouble:
                failed[loaded.name] = trouble.code
            except Refused as refusal:
                failed[loaded.name] = refusal.code
        return failed
