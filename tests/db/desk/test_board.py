"""The board counts what happened today, each viewer's part of it, with the same number of statements whatever it holds."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest_asyncio

from tests.support.database import urls_for
from tests.support.folding import catch_up
from tests.support.people import viewer_of
from tests.support.shopfront import Shopfront, open_shop
from zhike.db import recording
from zhike.desk import FirstReplies
from zhike.facts import ActorRef, ProjectionRunner
from zhike.identity import Grant, Viewer
from zhike.kit.ids import uuid7
from zhike.settings import Settings

STATEMENTS = 13  # the wall's among them
ALL = Grant("report.read", "all")
TEAM = Grant("report.read", "team")


@pytest_asyncio.fixture
async def shop(fresh_owner_url: str, settings: Settings) -> AsyncIterator[Shopfront]:
    async with open_shop(settings, urls_for(fresh_owner_url)) as shop:
        yield shop


async def folded(shop: Shopfront) -> None:
    """Let the projection catch up with every committed fact."""
    await catch_up(shop.house.db, FirstReplies())


async def board(shop: Shopfront, viewer: Viewer | None = None) -> dict[str, Any]:
    async with shop.tx() as tx:
        return await shop.house.board.read(tx, viewer or viewer_of(shop.workspace, ALL))


async def waits(shop: Shopfront, name: str = "客户") -> UUID:
    """Let a customer write and wait in the queue, handed over by the assistant."""
    receipt = await shop.says(await shop.customer(name), "在吗")
    async with shop.tx() as tx:
        await shop.house.turns.customer_wants_person(tx, receipt.conversation_id, "…")
    return receipt.conversation_id


async def answers(shop: Shopfront, agent: Viewer, conversation_id: UUID) -> None:
    async with shop.tx() as tx:
        await shop.house.conversations.take(tx, conversation_id, agent.id, may_assign=True)
    async with shop.tx() as tx:
        await shop.house.conversations.post(
            tx, conversation_id, agent.id, kind="text", content={"text": "您好"}, client_id=uuid7().hex
        )


async def resolves(shop: Shopfront, agent: Viewer, conversation_id: UUID) -> None:
    async with shop.tx() as tx:
        actor = ActorRef("person", agent.id)
        await shop.house.conversations.change_status(tx, conversation_id, "resolved", actor, reason="answered")


async def turn(shop: Shopfront, conversation_id: UUID, n: int, outcome: str, code: str, days_ago: int = 0) -> None:
    async with shop.tx() as tx:
        await tx.execute(
            "INSERT INTO turns (workspace_id, id, conversation_id, turn, from_seq, to_seq, outcome, engine, reasons, created_at)"
            " VALUES (:w, :id, :c, :n, 1, 1, :outcome, 'retrieval', CAST(:reasons AS jsonb), now() - make_interval(days => :ago))",
            {
                "w": shop.workspace, "id": uuid7(), "c": conversation_id, "n": n, "outcome": outcome,
                "reasons": f'[{{"code": "{code}"}}]', "ago": days_ago,
            },
        )  # fmt: skip


async def test_an_empty_workspace_has_nothing_and_makes_nothing_up(shop: Shopfront) -> None:
    await folded(shop)
    found = await board(shop)
    assert found["reach"] == {"scope": "all", "teams": [], "inboxes": None}
    assert found["day"]["zone"] == "Asia/Shanghai"
    assert found["day"]["began_at"].endswith("T16:00:00.000Z")
    assert found["day"]["behind_s"] is None
    (queue,) = found["queues"]
    assert (queue["waiting"], queue["waiting_since"], queue["expected_wait_s"], queue["in_service"]) == (
        0,
        None,
        None,
        0,
    )
    assert found["people"] == {"offline": 0, "items": []}
    assert found["assistant"]["turns"] == 0
    assert found["assistant"]["answered_share"] is None
    today = found["today"]
    assert (today["begun"], today["handed_over"], today["resolved"]) == (0, 0, 0)
    assert today["first_reply"] == {
        "n": 0, "median_s": None, "within": 0, "within_share": None, "unanswered": 0, "never": 0,
    }  # fmt: skip
    assert today["satisfaction"]["share"] is None


async def test_a_day_is_counted(shop: Shopfront) -> None:
    one, two = await shop.person(name="林晓", online=True), await shop.person(name="王磊")
    ids = [await waits(shop) for _ in range(4)]
    await answers(shop, one, ids[0])
    await answers(shop, one, ids[1])
    await resolves(shop, one, ids[1])
    async with shop.tx() as tx:
        await shop.house.surveys.rate(tx, ids[1], 5)
    await resolves(shop, two, ids[2])  # nobody ever answered it
    for n, (outcome, code) in enumerate((("answer", "matched"), ("refuse", "low_score"), ("answer", "small_talk")), 1):
        await turn(shop, ids[3], 100 + n, outcome, code)
    assert (await board(shop))["day"]["behind_s"] is not None or await shop.count("fact_positions") == 0
    await folded(shop)
    async with shop.tx() as tx:
        await tx.execute(
            "UPDATE desk_first_replies SET people_at = replied_at - make_interval(secs => :s) WHERE conversation_id = :c",
            {"s": 60, "c": ids[1]},
        )
    found = await board(shop)
    today, (queue,) = found["today"], found["queues"]
    assert (today["begun"], today["handed_over"], today["resolved"]) == (4, 4, 2)
    reply = today["first_reply"]
    assert (reply["n"], reply["within"], reply["within_share"]) == (2, 1, 0.5)
    assert 30 <= reply["median_s"] < 40
    assert (reply["unanswered"], reply["never"]) == (1, 1)
    assert (today["satisfaction"]["n"], today["satisfaction"]["top"], today["satisfaction"]["mean"]) == (1, 1, 5.0)
    assert (queue["waiting"], queue["in_service"], queue["online"], queue["free"]) == (1, 1, 1, 4)
    assert queue["waiting_since"] is not None
    share = found["assistant"]
    assert (share["turns"], share["small_talk"], share["answered"], share["answered_share"]) == (2, 1, 1, 0.5)
    assert share["refusals"] == [{"code": "low_score", "n": 1}]
    assert [(p["name"], p["presence"], p["load"]) for p in found["people"]["items"]] == [("林晓", "online", 1)]
    assert found["people"]["offline"] == 1


async def test_yesterday_is_not_today(shop: Shopfront) -> None:
    agent, c = await shop.person(), await waits(shop)
    await answers(shop, agent, c)
    await resolves(shop, agent, c)
    async with shop.tx() as tx:
        await shop.house.surveys.rate(tx, c, 1)
    await turn(shop, c, 101, "answer", "matched", days_ago=1)
    await folded(shop)
    async with shop.tx() as tx:
        back = {"d": timedelta(days=1)}
        await tx.execute("UPDATE conversations SET opened_at = opened_at - :d, resolved_at = resolved_at - :d", back)
        await tx.execute("UPDATE ratings SET at = at - CAST(:d AS interval)", back)
        await tx.execute(
            "UPDATE desk_first_replies SET people_at = people_at - CAST(:d AS interval), replied_at = replied_at - CAST(:d AS interval),"
            " handed_over_at = handed_over_at - CAST(:d AS interval), touched_at = touched_at - CAST(:d AS interval)",
            back,
        )
    found = await board(shop)
    assert (found["today"]["begun"], found["today"]["resolved"], found["today"]["handed_over"]) == (0, 0, 0)
    assert (found["today"]["first_reply"]["n"], found["today"]["satisfaction"]["n"]) == (0, 0)
    assert found["assistant"]["turns"] == 0


async def test_rehearsals_do_not_count(shop: Shopfront) -> None:
    c = await waits(shop)
    await turn(shop, c, 101, "answer", "matched")
    async with shop.tx() as tx:
        await tx.execute("UPDATE conversations SET mode = 'training' WHERE id = :c", {"c": c})
    await folded(shop)
    found = await board(shop)
    assert (found["today"]["begun"], found["assistant"]["turns"], found["queues"][0]["waiting"]) == (0, 0, 0)


async def test_a_lead_sees_his_teams_only(shop: Shopfront) -> None:
    house = shop.house
    async with shop.tx() as tx:
        other = await house.staff.create_team(tx, None, "夜班")
        night = await house.staff.create_queue(tx, None, "夜间", other.id)
    mine, theirs = await waits(shop), await waits(shop)
    async with shop.tx() as tx:
        await house.conversations.to_queue(tx, theirs, ActorRef("system"), night.id, "test")
    agent = await shop.person(online=True)
    await answers(shop, agent, mine)
    await shop.says(await shop.customer(), "还在助手那里")
    await folded(shop)
    lead = viewer_of(shop.workspace, TEAM, teams=frozenset({other.id}))
    found = await board(shop, lead)
    assert found["reach"] == {"scope": "team", "teams": ["夜班"], "inboxes": None}
    assert [(q["name"], q["waiting"]) for q in found["queues"]] == [("夜间", 1)]
    assert found["people"] == {"offline": 0, "items": []}
    assert (found["today"]["begun"], found["today"]["handed_over"], found["today"]["first_reply"]["n"]) == (1, 1, 0)
    own = await board(shop, viewer_of(shop.workspace, Grant("report.read", "own"), id_=agent.id))
    assert (own["queues"], len(own["people"]["items"]), own["today"]["first_reply"]["n"]) == ([], 1, 1)
    everything = await board(shop)
    assert (everything["today"]["begun"], len(everything["queues"])) == (3, 2)


async def test_listed_inboxes_bound_every_number(shop: Shopfront) -> None:
    c = await waits(shop)
    await folded(shop)
    for inbox, n in ((shop.api, 1), (shop.widget, 0)):
        found = await board(shop, viewer_of(shop.workspace, Grant("report.read", "all", frozenset({inbox.id}))))
        assert found["reach"]["inboxes"] == [inbox.name]
        assert (found["today"]["begun"], found["today"]["handed_over"], found["queues"][0]["waiting"]) == (n, n, n)
    assert c


async def test_another_workspace_shows_nothing(shop: Shopfront, fresh_owner_url: str, settings: Settings) -> None:
    await waits(shop)
    await folded(shop)
    async with open_shop(settings, urls_for(fresh_owner_url)) as stranger:
        found = await board(stranger)
    assert (found["today"]["begun"], found["today"]["handed_over"], found["queues"][0]["waiting"]) == (0, 0, 0)


async def test_the_statements_do_not_grow(shop: Shopfront) -> None:
    counts = []
    for n in (1, 6):
        agent = await shop.person(name=f"客服 {n}", online=True)
        for _ in range(n):
            await answers(shop, agent, await waits(shop))
        await waits(shop)
        await folded(shop)
        with recording() as sent:
            await board(shop)
        counts.append(len(sent))
    assert counts == [STATEMENTS, STATEMENTS], sent


async def test_a_rebuild_gives_what_folding_one_by_one_gave(shop: Shopfront) -> None:
    agent, ids = await shop.person(), [await waits(shop) for _ in range(3)]
    await folded(shop)
    for c in ids[:2]:
        await answers(shop, agent, c)
        await folded(shop)
    async with shop.tx() as tx:
        before = [dict(r) for r in await tx.rows("SELECT * FROM desk_first_replies ORDER BY conversation_id")]
    await ProjectionRunner(shop.house.db, [FirstReplies()]).rebuild(FirstReplies.name, [shop.workspace])
    assert await shop.count("desk_first_replies") == 0
    await folded(shop)
    async with shop.tx() as tx:
        assert [dict(r) for r in await tx.rows("SELECT * FROM desk_first_replies ORDER BY conversation_id")] == before
    assert [r["replied_at"] is not None for r in before] == [True, True, False]
