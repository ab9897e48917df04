"""Merging conversations and taking it apart again, as agents do it."""

import asyncio
from datetime import timedelta
from typing import Any
from uuid import UUID

from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.channels import IdentityRef

API = "/api/v1/conversations"


async def two(shop: Shopfront, *, same: bool = False) -> tuple[IdentityRef, str, IdentityRef, str]:
    """Return two customers and a conversation of each, both with the queue."""
    one, other = await shop.customer("张三"), await shop.customer("李四", shop.widget)
    first = (await shop.says(one, "订单还没到")).conversation_id
    second = (await shop.house.intake.accept(shop.incoming(other, "我的快递呢", inbox=shop.widget))).conversation_id
    for one_id in (first, second):
        await shop.hand_to_queue(one_id)
    if same:
        async with shop.tx() as tx:
            owner = await shop.person("owner")
            await shop.house.customers.merge(tx, owner, other.customer_id, one.customer_id)
    return one, str(first), other, str(second)


async def says_again(shop: Shopfront, who: IdentityRef, text: str) -> str:
    inbox = shop.api if who.inbox_id == shop.api.id else shop.widget
    return str((await shop.house.intake.accept(shop.incoming(who, text, inbox=inbox))).conversation_id)


async def states(shop: Shopfront, *ids: str) -> list[dict[str, Any]]:
    """Return what a merge may not lose: everything but what counts on with time."""
    moves = {"version", "last_seq", "updated_at"}
    return [{k: v for k, v in dict(await shop.row(UUID(one))).items() if k not in moves} for one in ids]


async def test_merged_read_in_one_and_taken_apart_exactly(served: Served, shop: Shopfront) -> None:
    me = await shop.person("agent")
    agent, _ = await served.sign_in(shop, me.id)
    _, first, _, second = await two(shop, same=True)
    await agent.post(f"{API}/{second}/take", json={})
    await agent.post(f"{API}/{second}/follow", json={"on": True})
    before = await states(shop, first, second)

    plan = (await agent.get(f"{API}/{second}/merge?into={first}")).json()
    assert (plan["same_person"], plan["owner"]["becomes"], plan["same_thread"]) == (True, "source", False)
    done = await agent.post(f"{API}/{second}/merge", json={"into": first})
    assert done.status_code == 200, done.text
    source, target = done.json()["source"], done.json()["target"]
    assert (source["status"], source["merged_into"]) == ("resolved", {"id": first, "number": target["number"]})
    assert (target["merged"], target["owner"]["id"], target["unread"], target["followed"]) == (1, str(me.id), 2, True)

    assert ("system", "conversation.merged_into") in await shop.transcript(UUID(second))
    assert ("system", "conversation.took_in") in await shop.transcript(UUID(first))
    [part] = (await agent.get(f"{API}/{first}/merged")).json()["items"]
    assert part["id"] == second
    assert "我的快递呢" in [m["content"].get("text") for m in part["messages"]]
    refused = await agent.post(f"{API}/{second}/reopen", json={})
    assert (refused.status_code, refused.json()["code"]) == (409, "conversation_merged")
    async with shop.tx() as tx:
        assert await shop.house.reading.loads(tx, [me.id]) == {me.id: 1}, "one conversation, one place"

    undone = await agent.post(f"{API}/{second}/unmerge")
    assert undone.status_code == 200, undone.text
    assert await states(shop, first, second) == before
    happened = [one["type"] for one in (await agent.get(f"{API}/{second}/timeline")).json()["items"]]
    assert [t for t in happened if "merged" in t] == ["conversation.merged", "conversation.unmerged"]
    again = await agent.post(f"{API}/{second}/unmerge")
    assert (again.status_code, again.json()["code"]) == (409, "not_merged")


async def test_two_customers_need_the_right_to_edit_them(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    watcher, _ = await served.sign_in(shop, (await shop.person("collaborator")).id)
    _, first, _, second = await two(shop)
    assert (await agent.get(f"{API}/{second}/merge?into={first}")).json()["same_person"] is False
    assert (await watcher.post(f"{API}/{second}/merge", json={"into": first})).status_code == 404
    async with shop.tx() as tx:
        await tx.execute(
            "DELETE FROM role_grants WHERE permission = 'customer.edit' AND workspace_id = :w", {"w": tx.workspace}
        )
    refused = await agent.post(f"{API}/{second}/merge", json={"into": first})
    assert (refused.status_code, refused.json()["code"]) == (403, "forbidden")


async def test_what_the_customer_says_on_comes_to_who_goes_on(served: Served, shop: Shopfront) -> None:
    me = await shop.person("agent")
    agent, _ = await served.sign_in(shop, me.id)
    one, first, other, second = await two(shop)
    await agent.post(f"{API}/{first}/take", json={})
    assert (await agent.post(f"{API}/{second}/merge", json={"into": first})).status_code == 200
    assert await says_again(shop, one, "还在吗") == first, "his own thread is the one that goes on"
    third = await says_again(shop, other, "有人吗")
    assert third not in (first, second)
    row = await shop.row(UUID(third))
    assert (row["owner_kind"], row["owner_id"]) == ("person", me.id)
    assert ("system", "conversation.goes_on") in await shop.transcript(UUID(third))
    # His thread goes on in the third: the second cannot be opened beside it.
    refused = await agent.post(f"{API}/{second}/unmerge")
    assert (refused.status_code, refused.json()["code"]) == (409, "conversation_continued")
    await agent.post(f"{API}/{first}/resolve")
    await agent.post(f"{API}/{third}/resolve")
    assert (await shop.row(UUID(await says_again(shop, other, "你好"))))["owner_kind"] == "assistant"


async def test_the_customer_is_told_nothing_but_that_it_ended(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    _, first, _, second = await two(shop)
    await agent.post(f"{API}/{second}/merge", json={"into": first})
    async with shop.tx() as tx:
        for one in (first, second):
            c = (await shop.house.reading.many(tx, [UUID(one)]))[UUID(one)]
            public, _ = await shop.house.reading.messages(tx, c, private=False)
            assert not {"conversation.merged_into", "conversation.took_in"} & {m.content.get("code") for m in public}
        assert await shop.house.surveys._conversations.lock_rateable(tx, UUID(second)) is None


async def test_both_ways_at_once_one_stands(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    _, first, _, second = await two(shop)
    answers = await asyncio.gather(
        agent.post(f"{API}/{second}/merge", json={"into": first}),
        boss.post(f"{API}/{first}/merge", json={"into": second}),
    )
    assert sorted(a.status_code for a in answers) == [200, 409], [a.text for a in answers]
    assert await shop.count("conversation_merges", "undone_at IS NULL") == 1


async def test_an_answer_under_way_is_not_said_in_what_was_merged(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    one, other = await shop.customer(), await shop.customer()
    first, second = [(await shop.says(who, "怎么退货")).conversation_id for who in (one, other)]
    async with shop.tx() as tx:
        pending = await shop.house.turns.begin_turn(tx, second)
    assert pending is not None
    await agent.post(f"{API}/{second}/merge", json={"into": str(first)})
    async with shop.tx() as tx:
        said = await shop.house.turns.complete_turn(tx, pending, "text", {"text": "七天"}, one.id, "answer", True)
    assert said is None
    jobs = len(await shop.jobs("dialogue.turn"))
    assert (await agent.post(f"{API}/{second}/unmerge")).status_code == 200
    assert len(await shop.jobs("dialogue.turn")) > jobs or jobs == 2, "it is asked again, or still asked"
    row = await shop.row(second)
    assert (row["owner_kind"], row["handled_up_to"] < row["customer_seq"]) == ("assistant", True)


async def test_after_ten_minutes_it_is_undone_while_nothing_was_added(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    one, first, _, second = await two(shop)
    await agent.post(f"{API}/{second}/merge", json={"into": first})

    async def ago(minutes: int) -> None:
        async with shop.tx() as tx:
            await tx.execute("UPDATE conversation_merges SET at = at - :t", {"t": timedelta(minutes=minutes)})

    await says_again(shop, one, "补充一句")
    assert (await agent.get(f"{API}/{second}/merged")).json()["may_undo"] is True
    await ago(11)
    assert (await agent.get(f"{API}/{second}/merged")).json()["may_undo"] is False
    refused = await agent.post(f"{API}/{second}/unmerge")
    assert (refused.status_code, refused.json()["code"]) == (409, "merge_stands")


async def test_into_what_is_over_or_merged_nothing_is_merged(served: Served, shop: Shopfront) -> None:
    agent, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    _, first, _, second = await two(shop)
    third = str((await shop.says(await shop.customer(), "喂")).conversation_id)
    await agent.post(f"{API}/{third}/resolve")
    over = await agent.post(f"{API}/{second}/merge", json={"into": third})
    assert (over.status_code, over.json()["code"]) == (409, "merge_refused")
    assert (await agent.post(f"{API}/{third}/merge", json={"into": first})).status_code == 200, "an ended one may join"
    chained = await agent.post(f"{API}/{second}/merge", json={"into": third})
    assert (chained.status_code, chained.json()["code"]) == (409, "conversation_merged")
    assert (await agent.post(f"{API}/{first}/merge", json={"into": second})).status_code == 200
    parts = (await agent.get(f"{API}/{second}/merged")).json()["items"]
    assert {p["id"] for p in parts} == {first, third}, "what was merged into the merged is read too"
    nested = await agent.post(f"{API}/{third}/unmerge")
    assert (nested.status_code, nested.json()["code"]) == (409, "merge_stands")
    nowhere = await agent.post(f"{API}/{second}/merge", json={"into": "nonsense"})
    assert nowhere.status_code == 404
