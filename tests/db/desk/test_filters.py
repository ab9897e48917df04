"""A filter of the inbox: which rows it holds, in which order over pages, and that its count is what its pages hold."""

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError

from tests.support.shopfront import Shopfront
from zhike.conversations import SORTS, View
from zhike.desk.views import Draft
from zhike.facts import ActorRef
from zhike.identity import Viewer

SYSTEM = ActorRef("system")
UPGRADE = Path(__file__).parents[3] / "migrations/sql/0007/20_unread_and_due.sql"


async def stock(shop: Shopfront) -> tuple[Viewer, dict[str, UUID]]:
    """Make conversations that differ: each name says in what."""
    boss, other = await shop.person("supervisor", "老板"), await shop.person("agent", "小王")
    ids = {}
    for name in ("bot", "queued", "mine", "his", "urgent", "read", "done", "later", "long"):
        ids[name] = (await shop.says(await shop.customer(name), "在吗")).conversation_id
    house = shop.house
    for name in ("queued", "urgent", "long"):
        await shop.hand_to_queue(ids[name])
    async with shop.tx() as tx:
        for name in ("mine", "read"):
            await house.conversations.take(tx, ids[name], boss.id, may_assign=False)
        await house.conversations.take(tx, ids["his"], other.id, may_assign=False)
        await house.conversations.set_priority(tx, ids["urgent"], SYSTEM, "urgent")
        await house.conversations.set_priority(tx, ids["mine"], SYSTEM, "low")
        await house.conversations.read(tx, ids["read"], boss.id, 99)
        await house.conversations.change_status(tx, ids["done"], "resolved", SYSTEM)
        await house.conversations.change_status(tx, ids["later"], "pending", SYSTEM)
        await tx.execute(
            "UPDATE conversations SET waiting_since = now() - interval '1 hour', handover_reason = 'customer_request'"
            " WHERE workspace_id = :w AND id = :i",
            {"w": tx.workspace, "i": ids["long"]},
        )
    return boss, ids


async def held(shop: Shopfront, viewer: Viewer, view: View, names: Mapping[str, UUID]) -> list[str]:
    """Return the names of what a view holds, read in pages of two."""
    called, found, cursor = {id_: name for name, id_ in names.items()}, list[str](), None
    async with shop.tx() as tx:
        while True:
            page, cursor = await shop.house.reading.page(tx, viewer, dataclasses.replace(view, cursor=cursor, limit=2))
            found += [called[c.id] for c in page]
            if cursor is None:
                return found


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({}, "bot queued mine his urgent read long"),
        ({"status": "any"}, "bot queued mine his urgent read done later long"),
        ({"status": "pending"}, "later"),
        ({"owner": ["me"]}, "mine read"),
        ({"owner": ["queue", "me"]}, "queued urgent long mine read"),
        ({"owner": ["assistant"]}, "bot"),
        ({"owner": ["other"]}, "his"),
        ({"priority": ["urgent", "low"]}, "urgent mine"),
        ({"handed_over": True}, "long"),
        ({"handed_over": False, "owner": ["queue"]}, "queued urgent"),
        ({"unread": False}, "read"),
        ({"unread": True, "view": "mine"}, "mine"),
        ({"waiting_over_s": 600}, "long"),
        ({"queue_id": ["queue"]}, "queued urgent long mine his read"),
        ({"team_id": ["team"], "owner": ["queue"]}, "queued urgent long"),
        ({"inbox_id": ["widget"]}, ""),
        ({"q": "his"}, "his"),
        ({"q": "no such name"}, ""),
    ],
)
async def test_a_filter_holds_what_it_says_and_is_counted_so(
    shop: Shopfront, filters: dict[str, Any], names: str
) -> None:
    boss, ids = await stock(shop)
    known = {
        "other": await owner_of(shop, ids["his"]),
        "queue": shop.queue,
        "team": shop.team,
        "widget": shop.widget.id,
    }
    words = ("me", "assistant", "queue") if "owner" in filters else ()
    asked = {
        name: [str(known[one]) if one in known and one not in words else one for one in value]
        if isinstance(value, list) and name != "priority"
        else value
        for name, value in filters.items()
    }
    async with shop.tx() as tx:
        view = await shop.house.views.asked(tx, boss, asked)
        kept = {name: value for name, value in asked.items() if name != "q"}
        made = await shop.house.views.create(tx, boss, Draft("一个", kept, "waiting"))
        _, counts = await shop.house.reading.counts_of(tx, boss, await shop.house.views.questions(tx, boss))
    assert sorted(await held(shop, boss, view, ids)) == sorted(names.split())
    assert "q" in filters or counts == {str(made.id): len(names.split())}


async def owner_of(shop: Shopfront, conversation_id: UUID) -> UUID:
    owner: UUID = (await shop.row(conversation_id))["owner_id"]
    return owner


async def test_each_order_holds_over_its_pages(shop: Shopfront) -> None:
    boss, ids = await stock(shop)
    async with shop.tx() as tx:
        await tx.execute(
            "UPDATE conversations SET due_at = now() - interval '1 day' WHERE workspace_id = :w AND id = :i",
            {"w": tx.workspace, "i": ids["urgent"]},
        )
    orders = {sort: await held(shop, boss, View(sort=sort), ids) for sort in SORTS}
    assert all(len(found) == len(set(found)) == 7 for found in orders.values())
    assert orders["waiting"] == ["long", "bot", "queued", "mine", "his", "urgent", "read"]
    assert orders["service_level"][:3] == ["urgent", "queued", "long"]
    assert orders["priority"] == ["urgent", "long", "bot", "queued", "his", "read", "mine"]
    async with shop.tx() as tx:
        every, _ = await shop.house.reading.page(tx, boss, View(sort="newest"))
    assert orders["newest"] == [name_of(ids, c.id) for c in every]


def name_of(ids: Mapping[str, UUID], wanted: UUID) -> str:
    return next(name for name, id_ in ids.items() if id_ == wanted)


async def test_the_longest_waiting_are_found_by_an_index(shop: Shopfront) -> None:
    async with shop.tx() as tx:
        await tx.execute("SET LOCAL enable_seqscan = off")
        await tx.execute("SET LOCAL enable_sort = off")
        plan: Sequence[Mapping[Any, Any]] = await tx.rows(
            "EXPLAIN SELECT id FROM conversations WHERE workspace_id = :w AND status = 'open'"
            " AND (coalesce(waiting_since, 'infinity'::timestamptz), id) > (now(), CAST(:i AS uuid))"
            " ORDER BY coalesce(waiting_since, 'infinity'::timestamptz), id LIMIT 60",
            {"w": tx.workspace, "i": shop.queue},
        )
    assert "conversations_waiting" in "\n".join(row["QUERY PLAN"] for row in plan)


async def test_unread_is_what_nobody_looked_at(shop: Shopfront) -> None:
    boss = await shop.person("supervisor")
    customer = await shop.customer()
    c = (await shop.says(customer, "一")).conversation_id
    async with shop.tx() as tx:
        await shop.house.conversations.take(tx, c, boss.id, may_assign=False)
    for text in ("二", "三"):
        await shop.says(customer, text)
    assert (await shop.row(c))["unread"] == 3, "the line about who joined is none"
    second = await shop.row(c)
    async with shop.tx() as tx:
        seen = await shop.house.conversations.read(tx, c, boss.id, second["last_seq"] - 1)
    assert seen.unread == 1
    async with shop.tx() as tx:
        assert (await shop.house.conversations.read(tx, c, boss.id, 2**31 - 1)).unread == 0


async def test_words_about_people_cannot_be_kept_in_a_view(shop: Shopfront) -> None:
    boss = await shop.person("supervisor")
    with pytest.raises(IntegrityError, match="inbox_views_filters_check"):
        async with shop.tx() as tx:
            await shop.house.views.create(tx, boss, Draft("一个", {"q": "13800138000"}, "waiting"))


async def test_the_upgrade_counts_what_is_unread_in_unresolved_conversations_only(shop: Shopfront) -> None:
    open_, done = [(await shop.says(await shop.customer(), "在吗")).conversation_id for _ in range(2)]
    sql = next(one for one in UPGRADE.read_text().split(";") if "UPDATE conversations" in one)
    async with shop.tx() as tx:
        await shop.house.conversations.change_status(tx, done, "resolved", SYSTEM)
        await tx.execute("UPDATE conversations SET unread = 0 WHERE workspace_id = :w", {"w": tx.workspace})
        await tx.execute(sql)
    assert [(await shop.row(one))["unread"] for one in (open_, done)] == [1, 0]
