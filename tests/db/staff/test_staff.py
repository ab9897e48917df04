"""Agents follow users; presence, capacity, teams and queues."""

import asyncio
from collections.abc import Collection
from uuid import UUID

import pytest

from tests.support.people import House, browser, sign_in, small_app
from zhike.db import Tx, recording
from zhike.identity import Grant, UserChanges
from zhike.identity.http import routes as identity_routes
from zhike.kit.ids import uuid7
from zhike.staff import GONE_S, Absence, AgentInactive, AgentNotFound, QueueNotFound, TeamNotFound
from zhike.staff.errors import NameTaken, NotAnAgent


async def test_agents_follow_users(house: House) -> None:
    lin, analyst = await house.person("agent", name="林晓"), await house.person("report_analyst")
    async with house.tx() as tx:
        agent = await house.staff.agent(tx, lin.id)
        assert (agent.kind, agent.name, agent.presence, agent.capacity) == ("person", "林晓", "offline", 5)
        with pytest.raises(AgentNotFound):
            await house.staff.agent(tx, analyst.id)
        await house.identity.users.update(tx, None, lin.id, UserChanges(name="林晓晓"))
        assert (await house.staff.agent(tx, lin.id)).name == "林晓晓"
        await house.staff.set_presence(tx, lin.id, "online")
        await house.identity.users.update(tx, None, lin.id, UserChanges(disabled=True))
        gone = await house.staff.agent(tx, lin.id)
        assert (gone.presence, gone.disabled_at is not None) == ("offline", True)
        assert lin.id not in {agent.id for agent in await house.staff.agents(tx)}
        with pytest.raises(NotAnAgent):
            await house.staff.set_presence(tx, lin.id, "online")
        await house.identity.users.update(tx, None, lin.id, UserChanges(disabled=False))
        assert (await house.staff.agent(tx, lin.id)).disabled_at is None
        await house.identity.users.update(tx, None, lin.id, UserChanges(role_keys=("report_analyst",)))
        assert (await house.staff.agent(tx, lin.id)).disabled_at is not None


async def test_a_role_that_stops_serving_retires_its_agents(house: House) -> None:
    owner = await house.person("owner")
    async with house.tx() as tx:
        role = await house.identity.roles.create(tx, owner, "night", "夜班", [Grant("conversation.reply", "own")])
    wang = await house.person("night")
    async with house.tx() as tx:
        assert (await house.staff.agent(tx, wang.id)).disabled_at is None
        await house.identity.roles.update(tx, owner, role.id, None, [Grant("conversation.read", "own")])
        assert (await house.staff.agent(tx, wang.id)).disabled_at is not None


async def test_presence_is_announced_when_it_changes(house: House) -> None:
    lin = await house.person("agent")
    async with house.tx() as tx:
        before = await house.staff.agent(tx, lin.id)
        online = await house.staff.set_presence(tx, lin.id, "online", None, lin)
        with recording() as statements:
            same = await house.staff.set_presence(tx, lin.id, "online", None, lin)
        assert len(statements) == 2
        assert same == online
        away = await house.staff.set_presence(tx, lin.id, "away", "午餐", lin)
    assert (online.version, away.version) == (before.version + 1, before.version + 2)
    assert away.presence_reason == "午餐"
    assert away.idle_since == online.idle_since
    announced = [fact for fact in await house.facts(lin.id) if fact[0].startswith("agent.presence")]
    assert announced == [
        ("agent.presence_changed@1", before.version + 1, {"from": "offline", "to": "online"}),
        ("agent.presence_changed@1", before.version + 2, {"from": "online", "to": "away"}),
    ]


async def test_presence_set_twice_at_once_is_announced_once(house: House) -> None:
    lin = await house.person("agent")

    async def online() -> None:
        async with house.tx() as tx:
            await house.staff.set_presence(tx, lin.id, "online", None, lin)

    await asyncio.gather(*(online() for _ in range(4)))
    announced = [fact for fact in await house.facts(lin.id) if fact[0].startswith("agent.presence")]
    assert len(announced) == 1


async def test_there_is_one_assistant(house: House) -> None:
    async def hire() -> UUID:
        async with house.tx() as tx:
            return (await house.staff.assistant(tx)).id

    assert len({await hire(), *await asyncio.gather(hire(), hire())}) == 1
    async with house.tx() as tx:
        assistant = await house.staff.assistant(tx)
        assert (assistant.kind, assistant.name, assistant.presence) == ("assistant", "智能助手", "online")
        assert (await house.staff.agents(tx))[0] == assistant


async def test_capacity(house: House) -> None:
    owner, lin = await house.person("owner"), await house.person("agent")
    async with house.tx() as tx:
        assert (await house.staff.update_agent(tx, owner, lin.id, capacity=9)).capacity == 9
        await house.staff.update_agent(tx, owner, lin.id, capacity=9)
        with pytest.raises(AgentNotFound):
            await house.staff.update_agent(tx, owner, uuid7(), capacity=1)
        await house.identity.users.update(tx, None, lin.id, UserChanges(disabled=True))
        with pytest.raises(AgentInactive):
            await house.staff.update_agent(tx, owner, lin.id, capacity=1)
    assert (await house.actions(subject_id=lin.id)).count("agent.set") == 1


async def test_teams_make_viewers(house: House) -> None:
    owner, lin, wang = [await house.person(role) for role in ("owner", "agent", "agent")]
    async with house.tx() as tx:
        team = await house.staff.create_team(tx, owner, "售后")
        with pytest.raises(NameTaken):
            await house.staff.create_team(tx, owner, "售后")
        other = await house.staff.create_team(tx, owner, "售前")
        with pytest.raises(NameTaken):
            await house.staff.update_team(tx, owner, other.id, name="售后")
        both = await house.staff.update_team(tx, owner, team.id, members={lin.id: True, wang.id: False})
        assert (both.member_ids, both.lead_ids) == (tuple(sorted([lin.id, wang.id])), (lin.id,))
        with recording() as statements:
            viewer = await house.staff.with_teams(tx, lin)
        assert len(statements) == 1
        assert viewer.team_ids == {team.id}
        one = await house.staff.update_team(tx, owner, team.id, name="售后组", members={wang.id: True})
        assert (one.name, one.member_ids, one.lead_ids) == ("售后组", (wang.id,), (wang.id,))
        assert (await house.staff.agent(tx, lin.id)).team_ids == ()
        for stranger in (uuid7(), owner.workspace_id):
            with pytest.raises(AgentNotFound):
                await house.staff.update_team(tx, owner, team.id, members={stranger: False})
        with pytest.raises(TeamNotFound):
            await house.staff.update_team(tx, owner, uuid7(), name="x")
    moved = [fact for fact in await house.facts(lin.id) if fact[2] == {"fields": ["team_ids"]}]
    assert len(moved) == 2


async def test_longest_idle_first(house: House) -> None:
    people = [await house.person("agent") for _ in range(4)]
    async with house.tx() as tx:
        team = await house.staff.create_team(tx, None, "一线")
        await house.staff.update_team(tx, None, team.id, members={one.id: False for one in people})
    for one in people[:3]:
        async with house.tx() as tx:
            await house.staff.set_presence(tx, one.id, "online")
    async with house.tx() as tx:
        await house.staff.touch(tx, people[0].id)
    async with house.tx() as tx:
        await house.staff.set_presence(tx, people[1].id, "away")
        found = await house.staff.available(tx, team.id)
        assert [agent.id for agent in found] == [people[2].id, people[0].id]
        assert await house.staff.online(tx, team.id) == 2
        assert await house.staff.available(tx, uuid7()) == []


async def test_queues(house: House) -> None:
    owner = await house.person("owner")
    async with house.tx() as tx:
        assert await house.staff.default_queue(tx) is None
        team = await house.staff.create_team(tx, owner, "售后")
        first = await house.staff.create_queue(tx, owner, "默认", team.id)
        assert first.is_default
        second = await house.staff.create_queue(tx, owner, "加急", team.id)
        assert not second.is_default
        with pytest.raises(NameTaken):
            await house.staff.create_queue(tx, owner, "加急", team.id)
        with pytest.raises(TeamNotFound):
            await house.staff.create_queue(tx, owner, "无主", uuid7())
        await house.staff.update_queue(tx, owner, second.id, name="加急组", is_default=True)
        assert [(queue.name, queue.is_default) for queue in await house.staff.queues(tx)] == [
            ("加急组", True),
            ("默认", False),
        ]
        with pytest.raises(NameTaken):
            await house.staff.update_queue(tx, owner, second.id, name="默认")
        with pytest.raises(QueueNotFound):
            await house.staff.queue(tx, uuid7())


async def test_load_comes_through_its_port(house: House) -> None:
    lin = await house.person("agent")

    class Load:
        async def loads(self, tx: Tx, agent_ids: Collection[UUID]) -> dict[UUID, int]:
            return {lin.id: 3}

    house.staff.bind(Load())
    async with house.tx() as tx:
        card = await house.staff.agent_card(tx, lin.id)
        assert card is not None
        assert card["load"] == 3
        assert await house.staff.agent_card(tx, uuid7()) is None
        agents = await house.staff.agents(tx)
        with recording() as statements:
            await house.staff.agents(tx)
        assert len(statements) == 1
    assert [agent.id for agent in agents] == [lin.id]


async def test_who_closed_the_console_goes_offline_after_a_while(house: House) -> None:
    absence = Absence(house.staff)
    there, gone = await house.person("agent"), await house.person("agent")
    async with house.tx() as tx:
        for person in (there, gone):
            await house.staff.set_presence(tx, person.id, "online")
        assert await absence.leave(tx) == []
        await tx.execute(
            "UPDATE agents SET seen_at = now() - make_interval(secs => :s) WHERE workspace_id = :w AND kind = 'person'",
            {"s": GONE_S + 1, "w": tx.workspace},
        )
        await absence.seen(tx, {there.id})
        assert await absence.leave(tx) == [gone.id]
        assert (await house.staff.agent(tx, gone.id)).presence == "offline"
        assert (await house.staff.agent(tx, there.id)).presence == "online"


async def test_who_ends_the_last_session_goes_offline(house: House) -> None:
    email = f"{uuid7().hex}@example.com"
    lin = await house.person("agent", email=email)
    app = small_app(house, (identity_routes, house.identity))
    async with browser(app) as first, browser(app) as second:
        for client in (first, second):
            await sign_in(client, email)
        async with house.tx() as tx:
            await house.staff.set_presence(tx, lin.id, "online")
        assert (await first.post("/auth/sign-out")).status_code == 204
        async with house.tx() as tx:
            assert (await house.staff.agent(tx, lin.id)).presence == "online"
        assert (await second.post("/auth/sign-out")).status_code == 204
        async with house.tx() as tx:
            assert (await house.staff.agent(tx, lin.id)).presence == "offline"
