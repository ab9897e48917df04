"""`zhike workspace`: the first workspace of an installation and its owner; everything after that is done in the console."""

import asyncio
import getpass
import sys
from dataclasses import replace
from pathlib import Path

from zhike.cli.installation import Installation, installation, read_settings
from zhike.cli.say import Stop
from zhike.cli.serve import refuse_unmigrated
from zhike.house import build
from zhike.identity import NewUser
from zhike.kit.errors import ZhikeError

WORDS = {"zh": ("客服", "人工客服", "知识库"), "en": ("Support", "Support", "Knowledge")}


def workspace(
    slug: str, *, name: str, owner: str, owner_name: str | None = None, locale: str = "zh-CN", data: Path | None = None
) -> None:
    """Make a workspace with its owner, the assistant, a team, a queue and an empty knowledge base. The owner's password is asked for.

    Without a terminal the password is read from the first line of standard input.

    Parameters
    ----------
    slug
        Short name in lower-case letters, digits and dashes.
    name
        What people call the workspace.
    owner
        The owner's e-mail address.
    owner_name
        The owner's name; the address when left out.
    locale
        zh-CN or en.
    data
        The data folder (ZHIKE_DATA_DIR).
    """
    with installation(read_settings(data)) as found:
        refuse_unmigrated(found)
        user = NewUser(owner, owner_name or owner, None, ("owner",), locale)
        try:
            asyncio.run(make(found, slug, name, user, _password()))
        except ZhikeError as error:
            raise Stop(error.message("en"), "No owner was made: correct it and run it again.") from error
    print(f"workspace {slug} is ready: {owner} can sign in at {found.settings.public_url()}/app/")


async def make(found: Installation, slug: str, name: str, user: NewUser, password: str) -> None:
    """Make the workspace; one that an interrupted start left without users is finished."""
    house = build(found.settings, found.secret, found.urls, "zhike-workspace")
    try:
        user = replace(user, password=await house.identity.new_password(password))
        workspace_id = await house.identity.find_workspace(slug)
        if workspace_id is None:
            workspace_id = (await house.identity.provision_workspace(slug, name, locale=user.locale)).id
        async with house.db.transaction(workspace_id) as tx:
            if await house.identity.users.list(tx, limit=1):
                raise Stop(f"the workspace {slug} exists already", "Sign in as its owner, or choose another slug.")
            await house.staff.assistant(tx, user.locale)
            made = await house.identity.users.create(tx, None, user)
            language = "zh" if user.locale.startswith("zh") else "en"
            team_name, queue_name, base_name = WORDS[language]
            team = await house.staff.create_team(tx, None, team_name)
            await house.staff.update_team(tx, None, team.id, members={made.id: True})
            await house.staff.create_queue(tx, None, queue_name, team.id, is_default=True)
            await house.knowledge.create_base(tx, base_name, language)
    finally:
        await house.close()


def _password() -> str:
    if sys.stdin.isatty():
        return getpass.getpass("Password of the owner (8 characters or more): ")
    return sys.stdin.readline().rstrip("\r\n")
