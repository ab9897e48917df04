"""Connects the demo's desk to its merchant and lets its flows live. Doing it again changes the address only.

A process of its own (``python -m zhike.cli.demo_shop``), run while the merchant listens: a connector is made by asking its system
what it can do.
"""

import asyncio
import re

from zhike.cli.demo_merchant import SHOP, shop_address, shop_key
from zhike.cli.demo_world import WORKSPACE
from zhike.cli.installation import Installation, installation, read_settings
from zhike.cli.say import Stop
from zhike.db.places import bundled
from zhike.house import House, build
from zhike.identity import Viewer

_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


async def connect_shop(found: Installation) -> None:
    """Make or move the connector, and adopt the shipped flows where the workspace has none."""
    house = build(found.settings, found.secret, found.urls, "zhike-demo")
    try:
        owner = await _owner(house)
        address = shop_address(found.settings)
        async with house.db.transaction(owner.workspace_id) as tx:
            known = {one.name: one for one in await house.acting.connectors.list(tx)}
        if SHOP in known:
            text = _ADDRESS.sub(address, known[SHOP].text)
            await house.acting.connectors.update(owner, known[SHOP].id, known[SHOP].version, text)
        else:
            await _make(house, owner, address, shop_key(found.secret))
    finally:
        await house.close()


async def _owner(house: House) -> Viewer:
    workspace_id = await house.identity.find_workspace(WORKSPACE)
    if workspace_id is None:
        raise Stop("the demo's workspace is missing", "Start the demo with a new data folder.")
    async with house.db.transaction(workspace_id) as tx:
        people = await house.identity.users.list(tx)
        owner = next(one for one in people if one.email == "owner@demo.zhike")
        viewer = await house.identity.load_viewer(tx, owner.id)
    assert viewer is not None
    return viewer


async def _make(house: House, owner: Viewer, address: str, key: str) -> None:
    examples = bundled("examples")
    manifest = (examples / "shop" / "connectors" / f"{SHOP}.yaml").read_text(encoding="utf-8")
    made = await house.acting.connectors.create(owner, _ADDRESS.sub(address, manifest), secret=key)
    async with house.db.transaction(owner.workspace_id) as tx:
        await house.acting.connectors.enable(tx, owner, made.id, None, enabled=True)
        if not await house.flows.all(tx):
            sources = [path.read_text(encoding="utf-8") for path in sorted((examples / "flows").glob("*.yaml"))]
            await house.flows.adopt(tx, owner, sources)


def main() -> None:
    """Connect the installation that the environment names."""
    with installation(read_settings()) as found:
        asyncio.run(connect_shop(found))


if __name__ == "__main__":
    main()
