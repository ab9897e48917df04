"""Users, roles and keys: nobody gives what he lacks, and an owner stays."""

import asyncio
from datetime import timedelta

import pytest

from tests.support.people import FAST, House, build_house
from zhike.audit import Filter
from zhike.db import Database, recording
from zhike.identity import Grant, NewKey, NewUser, UserChanges
from zhike.identity.errors import (
    ApiKeyNotFound,
    BuiltinRoleFixed,
    EmailTaken,
    GrantTooWide,
    LastOwner,
    RoleInUse,
    RoleKeyTaken,
    RoleNotFound,
    UserNotFound,
)
from zhike.identity.types import Role
from zhike.kit.clock import utcnow
from zhike.kit.errors import Invalid
from zhike.kit.ids import uuid7


async def role(house: House, key: str) -> Role:
    async with house.tx() as tx:
        return next(role for role in await house.identity.roles.list(tx, "en") if role.key == key)


def new(*roles: str, email: str | None = None) -> NewUser:
    return NewUser(email or f"{uuid7().hex}@example.com", "新同事", FAST.hash_now("a password"), roles)


async def test_an_admin_makes_agents_but_no_owner(house: House) -> None:
    admin = await house.person("admin")
    async with house.tx() as tx:
        made = await house.identity.users.create(tx, admin, new("agent", "quality_analyst"))
    assert made.role_keys == ("agent", "quality_analyst")
    with pytest.raises(GrantTooWide):
        async with house.tx() as tx:
            await house.identity.users.create(tx, admin, new("owner"))
    with pytest.raises(RoleNotFound):
        async with house.tx() as tx:
            await house.identity.users.create(tx, admin, new("emperor"))


async def test_an_e_mail_is_one_user(house: House) -> None:
    async with house.tx() as tx:
        await house.identity.users.create(tx, None, new("agent", email="Twice@Example.com"))
        with pytest.raises(EmailTaken):
            await house.identity.users.create(tx, None, new("agent", email="twice@example.com"))
        with pytest.raises(Invalid):
            await house.identity.users.create(tx, None, new("agent", email="nonsense"))


async def test_an_admin_cannot_take_over_an_owner(house: House) -> None:
    owner, admin = await house.person("owner"), await house.person("admin")
    for changes in (
        UserChanges(password=FAST.hash_now("stolen account")),
        UserChanges(disabled=True),
        UserChanges(role_keys=("agent",)),
        UserChanges(name="谁"),
    ):
        with pytest.raises(GrantTooWide):
            async with house.tx() as tx:
                await house.identity.users.update(tx, admin, owner.id, changes)
    with pytest.raises(GrantTooWide):
        async with house.tx() as tx:
            await house.identity.users.update(tx, admin, admin.id, UserChanges(role_keys=("owner",)))


async def test_the_last_owner_stays(house: House) -> None:
    owner = await house.person("owner")
    for changes in (UserChanges(disabled=True), UserChanges(role_keys=("admin",))):
        with pytest.raises(LastOwner):
            async with house.tx() as tx:
                await house.identity.users.update(tx, owner, owner.id, changes)
    second = await house.person("owner")
    async with house.tx() as tx:
        await house.identity.users.update(tx, second, owner.id, UserChanges(role_keys=("agent",)))
    with pytest.raises(LastOwner):
        async with house.tx() as tx:
            await house.identity.users.update(tx, second, second.id, UserChanges(disabled=True))


async def test_two_owners_removing_each_other_leave_one(house: House) -> None:
    pair = [await house.person("owner"), await house.person("owner")]

    async def remove(by: int, whom: int) -> str:
        try:
            async with house.tx() as tx:
                await house.identity.users.update(tx, pair[by], pair[whom].id, UserChanges(disabled=True))
        except LastOwner:
            return "refused"
        return "removed"

    assert sorted(await asyncio.gather(remove(0, 1), remove(1, 0))) == ["refused", "removed"]


async def test_changes_are_audited_without_the_password(house: House) -> None:
    owner, lin = await house.person("owner"), await house.person("agent")
    async with house.tx() as tx:
        changes = UserChanges(role_keys=("agent", "second_line"), password=FAST.hash_now("a new password"))
        await house.identity.users.update(tx, owner, lin.id, changes)
        (entry, *_), _ = await house.audit.list(tx, Filter(subject_id=lin.id))
    assert entry.detail == {
        "roles": {"before": ["agent"], "after": ["agent", "second_line"]},
        "password": "set",
    }
    assert (entry.actor_id, entry.actor_name, entry.actor_kind) == (owner.id, owner.name, "person")


async def test_roles_of_a_workspaces_own(house: House) -> None:
    owner, lead = await house.person("owner"), await house.person("team_lead")
    night = (Grant("conversation.read", "team"), Grant("conversation.reply", "own"))
    async with house.tx() as tx:
        made = await house.identity.roles.create(tx, owner, "night_shift", "夜班", night)
        with pytest.raises(RoleKeyTaken):
            await house.identity.roles.create(tx, owner, "night_shift", "夜班", night)
        with pytest.raises(GrantTooWide):
            await house.identity.roles.create(tx, lead, "wide", "太宽", [Grant("conversation.read", "all")])
    wang = await house.person("night_shift")
    assert set(wang.grants) == set(night)
    async with house.tx() as tx:
        changed = await house.identity.roles.update(tx, owner, made.id, "晚班", [Grant("conversation.read", "own")])
        assert (changed.name, changed.grants) == ("晚班", (Grant("conversation.read", "own"),))
        assert (await house.viewer(tx, wang.id)).grants == (Grant("conversation.read", "own"),)
        with pytest.raises(RoleInUse):
            await house.identity.roles.delete(tx, owner, made.id)
        await house.identity.users.update(tx, owner, wang.id, UserChanges(role_keys=("agent",)))
        await house.identity.roles.delete(tx, owner, made.id)
        with pytest.raises(RoleNotFound):
            await house.identity.roles.delete(tx, owner, made.id)
    assert set(await house.actions(subject_id=made.id)) == {"role.created", "role.updated", "role.deleted"}


async def test_built_in_roles_bend_but_the_owners_does_not(house: House) -> None:
    owner, admin = await house.person("owner"), await house.person("admin")
    agent, owners = await role(house, "agent"), await role(house, "owner")
    async with house.tx() as tx:
        narrowed = [grant for grant in agent.grants if grant.permission != "customer.edit"]
        changed = await house.identity.roles.update(tx, admin, agent.id, None, narrowed)
        assert len(changed.grants) == len(agent.grants) - 1
        for attempt in ((owners.id, None, []), (agent.id, "别名", None)):
            with pytest.raises(BuiltinRoleFixed):
                await house.identity.roles.update(tx, owner, *attempt)
        with pytest.raises(BuiltinRoleFixed):
            await house.identity.roles.delete(tx, owner, agent.id)


async def test_a_key_does_no_more_than_its_maker(house: House) -> None:
    maintainer = await house.person("it_maintainer")
    async with house.tx() as tx:
        made, key = await house.identity.keys.create(tx, maintainer, NewKey("商城", (Grant("channel.write"),)))
        with pytest.raises(GrantTooWide):
            await house.identity.keys.create(tx, maintainer, NewKey("x", (Grant("conversation.read"),)))
    assert key.startswith("zk_")
    assert key.startswith(made.prefix)
    with recording() as statements:
        viewer = await house.identity.api_key(key)
    assert len(statements) == 1
    assert viewer is not None
    assert (viewer.kind, viewer.id, viewer.workspace_id) == ("api_key", made.id, house.workspace)
    assert viewer.grants == (Grant("channel.write"),)
    assert viewer.actor.kind == "system"
    async with house.tx() as tx:
        stored = await tx.scalar("SELECT api_keys::text FROM api_keys WHERE id = :id", {"id": made.id})
        assert key not in stored
        (listed,) = await house.identity.keys.list(tx)
        assert listed.last_used_at is not None
    for nothing in (key + "x", "zk_", "", "zk_" + "x" * 500):
        assert await house.identity.api_key(nothing) is None


async def test_a_key_loses_what_its_maker_loses(house: House) -> None:
    owner, lin = await house.person("owner"), await house.person("admin")
    wanted = (Grant("channel.write"), Grant("conversation.read"))
    async with house.tx() as tx:
        _, key = await house.identity.keys.create(tx, lin, NewKey("商城", wanted))

    async def may() -> set[Grant]:
        with recording() as statements:
            viewer = await house.identity.api_key(key)
        assert len(statements) == 1
        assert viewer is not None
        return set(viewer.grants)

    assert await may() == set(wanted)
    inbox = uuid7()
    narrow = (Grant("conversation.read", "all", frozenset({inbox})), Grant("staff.read"))
    async with house.tx() as tx:
        await house.identity.roles.create(tx, owner, "narrow", "窄", narrow)
        await house.identity.users.update(tx, owner, lin.id, UserChanges(role_keys=("narrow",)))
    assert await may() == {Grant("conversation.read", "all", frozenset({inbox}))}
    async with house.tx() as tx:
        await house.identity.users.update(tx, owner, lin.id, UserChanges(role_keys=("admin",)))
    assert await may() == set(wanted)
    async with house.tx() as tx:
        await house.identity.users.update(tx, owner, lin.id, UserChanges(disabled=True))
    assert await house.identity.api_key(key) is None


async def test_a_key_ends(house: House) -> None:
    owner, maintainer = await house.person("owner"), await house.person("it_maintainer")
    soon = utcnow() + timedelta(hours=1)
    async with house.tx() as tx:
        revoked, key = await house.identity.keys.create(tx, owner, NewKey("一", (Grant("channel.write"),)))
        _, late = await house.identity.keys.create(tx, owner, NewKey("二", (Grant("channel.write"),), soon))
        _, orphan = await house.identity.keys.create(tx, maintainer, NewKey("三", (Grant("channel.write"),)))
        past = utcnow() - timedelta(seconds=1)
        with pytest.raises(Invalid):
            await house.identity.keys.create(tx, owner, NewKey("四", (Grant("channel.write"),), past))
    assert await house.identity.api_key(late) is not None
    async with house.tx() as tx:
        await house.identity.keys.revoke(tx, owner, revoked.id)
        with pytest.raises(ApiKeyNotFound):
            await house.identity.keys.revoke(tx, owner, revoked.id)
        await tx.execute("UPDATE api_keys SET expires_at = now() WHERE name = '二'")
        await house.identity.users.update(tx, owner, maintainer.id, UserChanges(disabled=True))
    assert [await house.identity.api_key(one) for one in (key, late, orphan)] == [None, None, None]


async def test_another_workspace_does_not_exist(db: Database, house: House) -> None:
    other = await build_house(db)
    stranger, owner = await other.person("agent"), await house.person("owner")
    async with house.tx() as tx:
        with pytest.raises(UserNotFound):
            await house.identity.users.update(tx, owner, stranger.id, UserChanges(name="谁"))
        assert await house.identity.load_viewer(tx, stranger.id) is None
