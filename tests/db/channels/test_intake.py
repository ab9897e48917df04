"""At the door: nothing lost, nothing doubled, one conversation per customer, and a poisoned payload in nobody's way."""

import asyncio
import random
from collections import Counter
from typing import Any

import pytest

from tests.support.database import SECRET
from tests.support.shopfront import Shopfront
from zhike.channels import ClaimedIdentity
from zhike.channels.errors import SetAside
from zhike.conversations import ConversationIntake
from zhike.facts import ActorRef
from zhike.house import build
from zhike.kit.errors import NotFound
from zhike.kit.ids import uuid7

PAYLOADS, PARALLEL, CUSTOMERS = 60, 5, 12


async def test_parallel_deliveries_of_every_payload_are_one_message_each(shop: Shopfront) -> None:
    people = [await shop.customer() for _ in range(CUSTOMERS)]
    posts = [
        shop.incoming(people[n % CUSTOMERS], f"第 {n} 条", f"payload-{n}")
        for n in range(PAYLOADS)
        for _ in range(PARALLEL)
    ]
    random.Random(3).shuffle(posts)
    receipts = await asyncio.gather(*(shop.house.intake.accept(post) for post in posts))
    by_payload: dict[str, set[Any]] = {}
    for post, receipt in zip(posts, receipts, strict=True):
        by_payload.setdefault(post.external_id, set()).add(receipt.message_id)
    assert {len(ids) for ids in by_payload.values()} == {1}, "every delivery of a payload is told the same message"
    assert sum(not r.duplicate for r in receipts) == PAYLOADS
    assert await shop.count("messages", "direction = 'in'") == PAYLOADS
    assert await shop.count("inbound") == PAYLOADS
    assert await shop.count("conversations") == CUSTOMERS
    assert Counter(t for t, _ in [f for c in {r.conversation_id for r in receipts} for f in await shop.facts(c)]) == {
        "conversation.opened@1": CUSTOMERS,
        "message.added@1": PAYLOADS,
    }


async def test_two_processes_at_one_door_open_one_conversation(shop: Shopfront, settings, urls) -> None:
    """Two intake lines share nothing but the database."""

    second = build(settings, bytes.fromhex(SECRET), urls, "zhike-test-2")
    try:
        who = await shop.customer()
        posts = [shop.incoming(who, str(n), f"p-{n}") for n in range(20)]
        both = [line.accept(post) for post in posts for line in (shop.house.intake, second.intake)]
        receipts = await asyncio.gather(*both)
        assert len({r.conversation_id for r in receipts}) == 1
        assert len({r.message_id for r in receipts}) == 20
        row = await shop.row(receipts[0].conversation_id)
        assert (row["last_seq"], row["customer_seq"]) == (20, 20)
        assert await shop.count("messages") == 20
    finally:
        await second.close()


async def test_a_first_visit_from_many_tabs_is_one_customer(shop: Shopfront) -> None:
    claimed = ClaimedIdentity(uuid7().hex, verified=False, name="张三")
    found = await asyncio.gather(*(shop.house.channels.identify(shop.api, claimed) for _ in range(8)))
    assert len({(i.id, i.customer_id) for i in found}) == 1
    assert await shop.count("customers") == 1


async def test_sequence_numbers_have_no_gap_and_no_twin(shop: Shopfront) -> None:
    who = await shop.customer()
    receipts = await asyncio.gather(*(shop.says(who, str(n)) for n in range(40)))
    assert sorted(r.seq for r in receipts) == list(range(1, 41))
    versions = [v for _, v in await shop.facts(receipts[0].conversation_id)]
    assert versions == list(range(1, 42)), "one version for each fact, opened and 40 messages"


async def test_a_payload_posted_again_later_changes_nothing(shop: Shopfront) -> None:
    who = await shop.customer()
    first = await shop.says(who, "退货", "order-1")
    await shop.says(who, "在吗", "order-2")
    before = await shop.row(first.conversation_id)
    again = await shop.says(who, "退货（被篡改）", "order-1")
    assert (again.message_id, again.seq, again.duplicate) == (first.message_id, first.seq, True)
    assert await shop.row(first.conversation_id) == before
    assert await shop.transcript(first.conversation_id) == [("customer", "退货"), ("customer", "在吗")]


async def test_a_replay_after_the_end_opens_no_new_conversation(shop: Shopfront) -> None:

    who = await shop.customer()
    first = await shop.says(who, "退货", "order-1")
    async with shop.tx() as tx:
        await shop.house.conversations.change_status(tx, first.conversation_id, "resolved", ActorRef("system"))
    again = await shop.says(who, "退货", "order-1")
    assert again.conversation_id == first.conversation_id
    assert await shop.count("conversations") == 1
    new = await shop.says(who, "还有一个问题")
    assert new.conversation_id != first.conversation_id
    assert await shop.count("conversations") == 2


async def test_one_turn_waits_however_much_was_said(shop: Shopfront) -> None:
    who = await shop.customer()
    for text in ("在吗", "我那个订单", "什么时候到"):
        receipt = await shop.says(who, text)
    waiting = [
        j for j in await shop.jobs("dialogue.turn") if j["args"]["conversation_id"] == str(receipt.conversation_id)
    ]
    assert len(waiting) == 1
    async with shop.tx() as tx:
        pending = await shop.house.turns.begin_turn(tx, receipt.conversation_id)
    assert pending is not None
    assert [said.text for said in pending.texts] == ["在吗", "我那个订单", "什么时候到"]


class Poisoned(ConversationIntake):
    """Breaks on one text, as a payload would that our code cannot digest."""

    async def receive(self, tx, items):
        if self.sick and any("毒" in str(incoming.content) for _, incoming in items):
            raise RuntimeError("cannot digest this")
        return await super().receive(tx, items)


@pytest.fixture
def poisoned(shop: Shopfront) -> Poisoned:
    healthy = shop.house.intake.intake
    assert isinstance(healthy, ConversationIntake)
    sick = Poisoned(healthy.book, healthy.staff)
    sick.sick = True  # type: ignore[attr-defined]
    shop.house.intake.intake = sick
    return sick


async def test_a_poisoned_payload_is_set_aside_and_blocks_nobody(shop: Shopfront, poisoned: Poisoned) -> None:
    people = [await shop.customer() for _ in range(6)]
    posts = [shop.incoming(p, "毒" if n == 2 else f"你好 {n}", f"p-{n}") for n, p in enumerate(people)]
    results = await asyncio.gather(*(shop.house.intake.accept(post) for post in posts), return_exceptions=True)
    assert isinstance(results[2], SetAside)
    assert not any(isinstance(r, BaseException) for n, r in enumerate(results) if n != 2)
    assert await shop.count("messages") == 5
    async with shop.tx() as tx:
        [aside] = await shop.house.intake.set_aside(tx, uuid7(), 10)
    assert (aside["external_id"], aside["error"]) == ("p-2", "RuntimeError")
    assert "毒".encode() not in aside["payload"], "sealed like everything a person said"
    later = await shop.says(people[2], "那我换个说法")
    assert later.seq == 1


async def test_what_was_set_aside_is_replayed_once_it_can_be_digested(shop: Shopfront, poisoned: Poisoned) -> None:
    who = await shop.customer()
    with pytest.raises(SetAside):
        await shop.says(who, "毒药", "p-1")
    with pytest.raises(SetAside):  # delivered again: still one row
        await shop.says(who, "毒药", "p-1")
    async with shop.tx() as tx:
        [aside] = await shop.house.intake.set_aside(tx, uuid7(), 10)
    with pytest.raises(RuntimeError, match="digest"):
        await shop.house.intake.replay(shop.workspace, aside["id"])
    poisoned.sick = False  # type: ignore[attr-defined]
    receipt = await shop.house.intake.replay(shop.workspace, aside["id"])
    assert await shop.transcript(receipt.conversation_id) == [("customer", "毒药")]
    with pytest.raises(NotFound):
        await shop.house.intake.replay(shop.workspace, aside["id"])
    assert await shop.count("messages") == 1
    assert await shop.count("inbound", "state = 'replayed'") == 1
    again = await shop.says(who, "毒药", "p-1")
    assert (again.message_id, again.duplicate) == (receipt.message_id, True)


async def test_two_operators_replay_a_payload_once(shop: Shopfront, poisoned: Poisoned) -> None:
    who = await shop.customer()
    with pytest.raises(SetAside):
        await shop.says(who, "毒", "p-1")
    poisoned.sick = False  # type: ignore[attr-defined]
    async with shop.tx() as tx:
        [aside] = await shop.house.intake.set_aside(tx, uuid7(), 10)
    results = await asyncio.gather(
        *(shop.house.intake.replay(shop.workspace, aside["id"]) for _ in range(3)), return_exceptions=True
    )
    assert sum(isinstance(r, NotFound) for r in results) == 2
    assert await shop.count("messages") == 1


async def test_another_workspace_neither_sees_nor_replays_what_was_set_aside(
    shop: Shopfront, poisoned: Poisoned, make_workspace
) -> None:
    with pytest.raises(SetAside):
        await shop.says(await shop.customer(), "毒")
    other = await make_workspace()
    async with shop.tx() as tx:
        [aside] = await shop.house.intake.set_aside(tx, uuid7(), 10)
    async with shop.house.db.transaction(other) as tx:
        assert await shop.house.intake.set_aside(tx, uuid7(), 10) == []
    with pytest.raises(NotFound):
        await shop.house.intake.replay(other, aside["id"])


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "'; DROP TABLE messages; --", "\u202e反转", "{{7*7}}", "👩‍👩‍👧‍👦" * 50]
)
async def test_what_a_customer_writes_stays_what_it_is(shop: Shopfront, text: str) -> None:
    receipt = await shop.says(await shop.customer(name=text[:100]), text)
    assert await shop.transcript(receipt.conversation_id) == [("customer", text)]
