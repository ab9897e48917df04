"""Canned replies in the database: who finds which, in what order, at what cost, and what they are filled with."""

import dataclasses
from itertools import product
from pathlib import Path

import psycopg
import pytest

from tests.support.shopfront import Shopfront
from zhike.channels import ClaimedIdentity
from zhike.copilot import CannedReply, CannedReplyNotFound, Draft, Search, ShortcutTaken, rules
from zhike.db import recording
from zhike.db.urls import Urls
from zhike.identity import Viewer
from zhike.kit.errors import Conflict, Forbidden
from zhike.kit.ids import uuid7

HELLO = Draft("hi", "问好", "{{customer.name}}您好，我是{{agent.name}}。", "workspace")


async def make(shop: Shopfront, by: Viewer, draft: Draft) -> CannedReply:
    async with shop.tx() as tx:
        return await shop.house.canned_replies.create(tx, by, draft)


async def found(shop: Shopfront, by: Viewer, **wanted: object) -> list[str]:
    async with shop.tx() as tx:
        items, more = await shop.house.canned_replies.list(tx, by, Search(**wanted))  # type: ignore[arg-type]
    assert more is None
    return [one.shortcut for one in items]


async def test_everybody_finds_exactly_what_the_rule_says(shop: Shopfront) -> None:
    async with shop.tx() as tx:
        other = await shop.house.staff.create_team(tx, None, "二线")
    people = [await shop.person(role) for role in ("owner", "team_lead", "agent", "agent")]
    boss = people[0]
    made = [await make(shop, boss, HELLO)]
    for n, team in enumerate((shop.team, other.id)):
        made.append(await make(shop, boss, Draft(f"t{n}", "团队", "正文", "team", team)))
    for n, person in enumerate(people):
        made.append(await make(shop, person, Draft(f"p{n}", "个人", "正文", "personal")))
    counted = set()
    for viewer in people:
        expected = {r.shortcut for r in made if rules.sees(viewer, r.scope, r.owner_id, r.team_id)}
        assert set(await found(shop, viewer)) == expected
        counted.add(len(expected))
    assert counted == {4, 3}, "the boss sees one more than the others"


async def test_substrings_in_any_part_are_found_and_the_shortcut_comes_first(shop: Shopfront) -> None:
    me = await shop.person()
    for draft in (
        Draft("yf", "运费说明", "满 99 元包邮，其余 8 元", "personal", folder="物流"),
        Draft("yfx", "运费险", "退货运费由保险承担", "personal", folder="物流", locale="zh"),
        Draft("th", "退货", "请先看 yf 的说明 100%_", "personal", folder="售后", locale="en"),
    ):
        await make(shop, me, draft)
    assert await found(shop, me, q="yf") == ["yf", "yfx", "th"]
    assert await found(shop, me, q="/YF") == ["yf", "yfx", "th"]
    assert set(await found(shop, me, q="运费")) == {"yf", "yfx"}
    assert await found(shop, me, q="包邮") == ["yf"]
    assert await found(shop, me, q="100%_") == ["th"]
    assert await found(shop, me, q="%") == ["th"], "a sign of patterns is a sign"
    assert await found(shop, me, q="没有") == []
    assert set(await found(shop, me, folder="物流")) == {"yf", "yfx"}
    assert await found(shop, me, locale="en") == ["th"]
    assert await found(shop, me, scope="team") == []
    async with shop.tx() as tx:
        folders = [dict(row) for row in await shop.house.canned_replies.folders(tx, me)]
    assert folders == [{"name": "售后", "replies": 1}, {"name": "物流", "replies": 2}] or folders == [
        {"name": "物流", "replies": 2},
        {"name": "售后", "replies": 1},
    ]


async def test_pages_hold_each_reply_once_and_cost_the_same(shop: Shopfront) -> None:
    me = await shop.person()
    for n in range(7):
        await make(shop, me, Draft(f"r{n}", "标题", "正文", "personal"))
    async with shop.tx() as tx:
        await tx.execute("UPDATE canned_replies SET uses = 3 WHERE shortcut IN ('r4', 'r6')")
    for q in ("", "r"):
        got: list[str] = []
        cursor = None
        for _ in range(3):
            async with shop.tx() as tx:
                with recording() as sent:
                    items, cursor = await shop.house.canned_replies.list(tx, me, Search(q), 3, cursor)
                assert len(sent) == 1, sent
            got += [one.shortcut for one in items]
        assert cursor is None
        assert set(got[:2]) == {"r4", "r6"}
        assert sorted(got) == [f"r{n}" for n in range(7)]


async def test_a_shortcut_is_taken_once_for_each_holder(shop: Shopfront) -> None:
    boss, me = await shop.person("owner"), await shop.person()
    await make(shop, boss, HELLO)
    team, mine = (
        dataclasses.replace(HELLO, scope="team", team_id=shop.team),
        dataclasses.replace(HELLO, scope="personal"),
    )
    for by, draft in ((boss, team), (boss, mine), (me, mine)):
        await make(shop, by, draft)
    for by, draft in ((boss, HELLO), (boss, team), (boss, mine), (me, dataclasses.replace(mine, shortcut="/HI"))):
        with pytest.raises(ShortcutTaken):
            await make(shop, by, draft)


async def test_two_who_change_it_at_once_and_what_the_trail_holds(shop: Shopfront) -> None:
    boss, lead, agent = [await shop.person(role) for role in ("supervisor", "team_lead", "agent")]
    replies = shop.house.canned_replies
    shared = await make(shop, boss, HELLO)
    async with shop.tx() as tx:
        changed = await replies.update(tx, boss, shared.id, 1, {"title": "打招呼"})
        assert (changed.title, changed.version, changed.updated_by) == ("打招呼", 2, boss.id)
        assert await replies.update(tx, boss, shared.id, 2, {"title": "打招呼"}) == changed, (
            "nothing new, nothing written"
        )
    async with shop.tx() as tx:
        with pytest.raises(Conflict):
            await replies.update(tx, boss, shared.id, 1, {"title": "晚了"})
    for by, attempt in product((lead, agent), ("update", "delete")):
        async with shop.tx() as tx:
            with pytest.raises(Forbidden):
                await (
                    replies.update(tx, by, shared.id, 2, {"title": "x"})
                    if attempt == "update"
                    else replies.delete(tx, by, shared.id)
                )
    own = await make(shop, agent, Draft("me", "我的", "正文", "personal"))
    with pytest.raises(Forbidden):
        async with shop.tx() as tx:
            await replies.update(tx, agent, own.id, 1, {"scope": "workspace"})
    with pytest.raises(CannedReplyNotFound):
        async with shop.tx() as tx:
            await replies.delete(tx, boss, own.id)
    async with shop.tx() as tx:
        await replies.delete(tx, agent, own.id)
        await replies.delete(tx, boss, shared.id)
    async with shop.tx() as tx:
        rows = await tx.rows("SELECT action, detail FROM audit_entries WHERE subject_kind = 'canned_reply' ORDER BY id")
    assert [row["action"].partition(".")[2] for row in rows] == ["created", "updated", "deleted"]
    assert rows[1]["detail"] == {"shortcut": "hi", "scope": "workspace", "fields": ["title"]}
    assert "您好" not in str([dict(row) for row in rows]), "the trail holds no words"


async def test_it_is_filled_in_with_what_the_viewer_may_see_and_counted(shop: Shopfront) -> None:
    me = await shop.person()
    claimed = ClaimedIdentity(uuid7().hex, verified=False, name="王小明", phone="13800138000", email="wang@example.com")
    known = await shop.says(await shop.house.channels.identify(shop.api, claimed), "在吗")
    nobody = await shop.says(await shop.customer(), "在吗")
    for receipt in (known, nobody):
        await shop.hand_to_queue(receipt.conversation_id)
    body = "{{customer.name}}/{{customer.phone}}/{{customer.email}}/{{agent.name}}/{{workspace.name}}/{{conversation.channel}}"
    reply = await make(shop, me, Draft("all", "都有", body, "personal"))
    plain = await make(shop, me, Draft("no", "没有变量", "好的", "personal"))
    replies = shop.house.canned_replies
    async with shop.tx() as tx:
        with recording() as sent:
            done = await replies.render(tx, me, reply.id, known.conversation_id)
        assert len(sent) <= 6, sent
        with recording() as sent:
            assert (await replies.render(tx, me, plain.id, known.conversation_id)).text == "好的"
        assert len(sent) == 3, sent
    assert done.text == "王小明/138****8000/w***@example.com/林晓/测试店/api"
    assert done.missing == ()
    async with shop.tx() as tx:
        done = await replies.render(tx, me, reply.id, nobody.conversation_id)
    assert done.missing == ("customer.name", "customer.phone", "customer.email")
    async with shop.tx() as tx:
        held, _ = await replies.list(tx, me, Search("all"))
    assert (held[0].uses, held[0].used_at is not None, held[0].version) == (2, True, 1)


async def test_a_number_used_as_a_name_is_nobodys_name(shop: Shopfront) -> None:
    me = await shop.person()
    claimed = ClaimedIdentity(uuid7().hex, verified=False, name="13800138000")
    receipt = await shop.says(await shop.house.channels.identify(shop.api, claimed), "在吗")
    await shop.hand_to_queue(receipt.conversation_id)
    reply = await make(shop, me, dataclasses.replace(HELLO, scope="personal"))
    async with shop.tx() as tx:
        done = await shop.house.canned_replies.render(tx, me, reply.id, receipt.conversation_id)
    assert done.text == "{{customer.name}}您好，我是林晓。"
    assert "138" not in done.text


async def test_a_new_workspaces_roles_hold_the_right(shop: Shopfront) -> None:
    async with shop.tx() as tx:
        rows = await tx.rows(
            "SELECT r.key, g.scope FROM role_grants g JOIN roles r ON r.workspace_id = g.workspace_id AND r.id = g.role_id"
            " WHERE g.permission = 'canned_reply.manage'"
        )
    held = {row["key"]: row["scope"] for row in rows}
    assert held == {"owner": "all", "admin": "all", "supervisor": "all", "team_lead": "team"}


def test_workspaces_from_before_get_the_right_too(urls: Urls) -> None:
    statements = (Path(__file__).parents[3] / "migrations/sql/0005/20_grants.sql").read_text("utf-8")
    with psycopg.connect(urls.owner_dsn) as owner:
        workspace = uuid7()
        owner.execute(
            "INSERT INTO workspaces (id, slug, name) VALUES (%s, %s, '旧店')", (workspace, f"w-{workspace.hex[-20:]}")
        )
        for key, builtin in (
            ("owner", True),
            ("supervisor", True),
            ("team_lead", True),
            ("agent", True),
            ("admin", False),
        ):
            owner.execute(
                "INSERT INTO roles (workspace_id, id, key, name, builtin) VALUES (%s, %s, %s, %s, %s)",
                (workspace, uuid7(), key, key, builtin),
            )
        for _ in range(2):
            owner.execute(statements)  # type: ignore[call-overload]
        rows = owner.execute(
            "SELECT r.key, g.permission, g.scope FROM role_grants g JOIN roles r ON r.id = g.role_id"
            " WHERE g.workspace_id = %s ORDER BY 1",
            (workspace,),
        ).fetchall()
        owner.rollback()
    right = "canned_reply.manage"
    assert rows == [("owner", right, "all"), ("supervisor", right, "all"), ("team_lead", right, "team")]
