"""The demo's products and how they hang together: from the shop's own catalogue, and product facts of a file where there is one.

The file's facts come in by a process of its own (``python -m zhike.cli.demo_graph``) once everything is up: the worker learns
them in the background.
"""

import asyncio
from uuid import UUID

from zhike.cli.demo_files import products_file
from zhike.cli.demo_world import WORKSPACE
from zhike.cli.installation import installation, read_settings
from zhike.cli.product_facts import BASE_NAME, ProductFacts, read_products
from zhike.cli.say import Stop
from zhike.cli.shop_files import relations_in
from zhike.db import Tx
from zhike.db.places import bundled
from zhike.house import House, build
from zhike.knowledge import Base, GraphTransfer, ImportService, KnowledgeGraph


async def load_relations(house: House, workspace_id: UUID, bases: dict[str, Base]) -> None:
    """Bring the catalogue's products, parts, faults and policies into the shop's bases; a base that has some keeps them."""
    for locale, path in relations_in(bundled("examples") / "knowledge").items():
        async with house.db.transaction(workspace_id) as tx:
            await _bring(house, tx, bases[locale].id, path.name, path.read_bytes())


async def load_products(house: House, workspace_id: UUID) -> None:
    """Make a base of product facts, where a file of products is named or lies beside the checkout; once."""
    path = products_file()
    if path is None:
        return
    async with house.db.transaction(workspace_id) as tx:
        if any(base.name == BASE_NAME for base in await house.knowledge.bases(tx)):
            return
        base = await house.knowledge.create_base(tx, BASE_NAME, "zh")
    facts = ProductFacts(read_products(path))
    done = await ImportService(house.db).load(workspace_id, base.id, "products.csv", facts.as_csv().encode())
    if done.state != "done":
        raise Stop(f"the products of {path.name} could not be imported: {done.state}", "Name another file, or none.")
    async with house.db.transaction(workspace_id) as tx:
        await _bring(house, tx, base.id, "products.jsonl", facts.relations().encode())


async def _bring(house: House, tx: Tx, base_id: UUID, name: str, data: bytes) -> None:
    graph = KnowledgeGraph(house.knowledge)
    if (await graph.page(tx, base_id, None, None, 1, None))[0]:
        return
    report = await GraphTransfer(graph).load(tx, None, base_id, name, data, dry_run=False)
    if report.errors:
        row, _, code, params = report.errors[0]
        raise Stop(f"the demo's relations could not be loaded: row {row} of {name}: {code} {params}", "Report this.")


async def _load() -> None:
    with installation(read_settings()) as found:
        house = build(found.settings, found.secret, found.urls, "zhike-demo")
        try:
            workspace_id = await house.identity.find_workspace(WORKSPACE)
            if workspace_id is not None:
                await load_products(house, workspace_id)
        finally:
            await house.close()


if __name__ == "__main__":
    asyncio.run(_load())
