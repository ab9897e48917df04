"""The demo: a shop with its people, ways in, and what its assistant knows. Loading it again changes nothing.

A process of its own (``python -m zhike.cli.demo_data``): it needs every service, which a second start need not load.
"""

import asyncio
from pathlib import Path
from uuid import UUID

from zhike.cli.demo_graph import load_relations
from zhike.cli.demo_world import (
    API_INBOX,
    FRONT_LINE,
    LEAD,
    PASSWORD,
    PEOPLE,
    REPLIES,
    WIDGET_INBOX,
    WIDGET_SETTINGS,
    WORKSPACE,
)
from zhike.cli.installation import Installation, installation, read_settings
from zhike.cli.say import Stop
from zhike.copilot import Draft
from zhike.db import Tx
from zhike.db.places import bundled
from zhike.house import House, build
from zhike.identity import Hashed, NewUser
from zhike.knowledge import ImportService


async def load_demo(found: Installation) -> None:
    """Make the demo workspace; raises Stop when the knowledge files are not there."""
    house = build(found.settings, found.secret, found.urls, "zhike-demo")
    try:
        workspace_id = await house.identity.find_workspace(WORKSPACE)
        if workspace_id is None:
            workspace_id = (await house.identity.provision_workspace(WORKSPACE, "演示商店")).id
        password = await house.identity.new_password(PASSWORD)
        async with house.db.transaction(workspace_id) as tx:
            # One transaction, so that either all of it stands or the next start makes it.
            if not await house.channels.inboxes(tx):
                people = await _people(house, tx, password)
                await _ways_in(house, tx, people)
                await _replies(house, tx, people["owner@demo.zhike"])
        await _knowledge(house, workspace_id)
    finally:
        await house.close()


async def _people(house: House, tx: Tx, password: Hashed) -> dict[str, UUID]:
    await house.staff.assistant(tx)
    made = {}
    for email, name, role, _title in PEOPLE:
        user = await house.identity.users.create(tx, None, NewUser(email, name, password, (role,)))
        made[email] = user.id
    return made


async def _ways_in(house: House, tx: Tx, people: dict[str, UUID]) -> None:
    team = await house.staff.create_team(tx, None, "售前售后")
    members = {people[email]: False for email in FRONT_LINE} | {people[LEAD]: True}
    await house.staff.update_team(tx, None, team.id, members=members)
    queue = await house.staff.create_queue(tx, None, "人工客服", team.id, is_default=True)
    second = await house.staff.create_team(tx, None, "技术支持")
    await house.staff.update_team(tx, None, second.id, members={people["second@demo.zhike"]: False})
    await house.staff.create_queue(tx, None, "技术支持", second.id)
    await house.channels.create_inbox(
        tx, key=WIDGET_INBOX, kind="widget", name="演示商店网站", settings=WIDGET_SETTINGS, default_queue_id=queue.id
    )
    await house.channels.create_inbox(tx, key=API_INBOX, kind="api", name="开放接口", default_queue_id=queue.id)


async def _replies(house: House, tx: Tx, owner_id: UUID) -> None:
    owner = await house.identity.load_viewer(tx, owner_id)
    assert owner is not None
    for shortcut, title, folder, locale, body in REPLIES:
        draft = Draft(shortcut, title, body, "workspace", folder=folder, locale=locale)
        await house.canned_replies.create(tx, owner, draft)


async def _knowledge(house: House, workspace_id: UUID) -> None:
    """Import the demo's files the way a merchant's are; the worker computes their vectors."""
    async with house.db.transaction(workspace_id) as tx:
        known = {base.locale: base for base in await house.knowledge.bases(tx)}
        for locale, name in (("zh", "商店知识库"), ("en", "Shop knowledge")):
            if locale not in known:
                known[locale] = await house.knowledge.create_base(tx, name, locale)
    imports = ImportService(house.db)
    for path in knowledge_files():
        base = known[path.suffixes[0].removeprefix(".")]
        if base.entries:
            continue  # an earlier start has brought them, and somebody may have edited them since
        done = await imports.load(workspace_id, base.id, path.name, path.read_bytes())
        if done.state != "done":
            raise Stop(f"the demo knowledge {path.name} could not be imported: {done.state}", "Report this.")
    await load_relations(house, workspace_id, known)


def knowledge_files() -> list[Path]:
    """Return the demo's files (``name.locale.csv``): in the wheel beside the package, in a checkout below examples/."""
    folder = bundled("examples") / "knowledge"
    found = sorted(path for path in folder.glob("*.csv") if path.suffixes[0] in (".zh", ".en"))
    if not found:
        raise Stop(f"no demo knowledge in {folder}", "Install Zhike again, or run the demo from a whole checkout.")
    return found


def main() -> None:
    """Load the demo into the installation that the environment names."""
    with installation(read_settings()) as found:
        asyncio.run(load_demo(found))


if __name__ == "__main__":
    main()
