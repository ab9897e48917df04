"""A customer says whether an answer helped: over HTTP, heard on sockets, seen by colleagues, counted on the entry."""

from uuid import UUID

import pytest_asyncio

from tests.support.browsers import Browser, Browsers, told
from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.dialogue import DialogueService
from zhike.kit.ids import uuid7
from zhike.knowledge import EntryDraft, MemoryKnowledge
from zhike.knowledge.types import IndexedEntry
from zhike.language import NoEmbedder


@pytest_asyncio.fixture
async def entry_id(shop: Shopfront) -> UUID:
    """An entry of the shop's, that its assistant answers from."""
    async with shop.tx() as tx:
        base = await shop.house.knowledge.create_base(tx, "常见问题", "zh")
        entry = await shop.house.knowledge.create_entry(tx, None, base.id, EntryDraft("怎么退货", "七天内可退。", "zh"))
    return entry.id


async def answered(browser: Browser, shop: Shopfront, entry_id: UUID, words: str = "怎么退货") -> str:
    """Let the customer ask and the assistant answer; returns the answer's message."""
    await browser.begin()
    conversation = UUID((await browser.say(words)).json()["conversation_id"])
    entry = IndexedEntry(entry_id, "zh", ("怎么退货",), "七天内可退。", 1)
    knowledge = await MemoryKnowledge.holding([entry], NoEmbedder())
    service = DialogueService(shop.house.db, shop.house.turns, knowledge, shop.house.knowledge)
    await service.take_turn(shop.workspace, conversation)
    return str((await browser.http.get("/widget/v1/snapshot")).json()["messages"][-1]["id"])


async def say(browser: Browser, message_id: str, helpful: bool | None) -> int:
    body = {"message_id": message_id, "helpful": helpful}
    return (await browser.http.post("/widget/v1/feedback", json=body)).status_code


async def voice(browser: Browser) -> bool | None:
    snapshot = (await browser.http.get("/widget/v1/snapshot")).json()
    return snapshot["messages"][-1]["turn"]["helpful"]


async def votes(shop: Shopfront, entry_id: UUID) -> tuple[int, int]:
    async with shop.tx() as tx:
        entry = await shop.house.knowledge.entry(tx, entry_id)
    return entry.up, entry.down


async def test_a_voice_is_kept_changed_taken_back_and_counted(
    served: Served, shop: Shopfront, browser: Browsers, entry_id: UUID
) -> None:
    customer = browser()
    message_id = await answered(customer, shop, entry_id)
    assert await voice(customer) is None
    for helpful, counted in ((True, (1, 0)), (True, (1, 0)), (False, (0, 1)), (None, (0, 0)), (False, (0, 1))):
        assert await say(customer, message_id, helpful) == 204
        assert await voice(customer) is helpful
        assert await votes(shop, entry_id) == counted
    viewer = await shop.person()
    async with shop.tx() as tx:
        row = await tx.row("SELECT id FROM conversations WHERE workspace_id = :w", {"w": shop.workspace})
        assert row is not None
        c = await shop.house.reading.get(tx, viewer, row["id"])
        messages, _ = await shop.house.reading.messages(tx, c)
        shown = await shop.house.presenter.present(tx, messages)
    assert shown[-1]["turn"]["helpful"] is False
    told_of = [name for name, _ in await shop.facts(c.id) if name == "message.judged@1"]
    assert len(told_of) == 4  # the same voice again is no news


async def test_the_last_voice_on_an_entry_is_the_customers_vote(
    served: Served, shop: Shopfront, browser: Browsers, entry_id: UUID
) -> None:
    customer = browser()
    first = await answered(customer, shop, entry_id)
    second = await answered(customer, shop, entry_id)
    assert first != second
    assert await say(customer, first, helpful=True) == 204
    assert await say(customer, second, helpful=False) == 204
    assert await votes(shop, entry_id) == (0, 1)
    assert await say(customer, second, helpful=None) == 204
    assert await votes(shop, entry_id) == (1, 0)  # what he said of the first answer stands


async def test_sockets_hear_the_voice(served: Served, shop: Shopfront, browser: Browsers, entry_id: UUID) -> None:
    customer = browser()
    message_id = await answered(customer, shop, entry_id)
    async with customer.socket() as ws:
        await told(ws, "welcome")
        assert await say(customer, message_id, helpful=True) == 204
        while (fact := (await told(ws, "facts"))["items"][-1])["type"] != "message.judged":
            pass
    assert (fact["message"]["id"], fact["message"]["turn"]["helpful"]) == (message_id, True)
    assert fact["message"]["turn"]["confidence"] is None


async def test_only_own_answers_from_knowledge_are_judged(
    served: Served, shop: Shopfront, browser: Browsers, entry_id: UUID
) -> None:
    customer, stranger = browser(), browser()
    message_id = await answered(customer, shop, entry_id)
    await stranger.begin()
    assert await say(stranger, message_id, helpful=False) == 404
    assert await say(customer, str(uuid7()), helpful=False) == 404
    assert await say(customer, "nothing", helpful=False) == 404
    asked = (await customer.http.get("/widget/v1/snapshot")).json()["messages"][0]["id"]
    assert await say(customer, asked, helpful=False) == 404
    thanks = await answered(customer, shop, entry_id, "谢谢")
    assert await say(customer, thanks, helpful=False) == 404  # small talk rests on nothing
    wrong = await customer.http.post("/widget/v1/feedback", json={"message_id": message_id, "helpful": "yes"})
    assert wrong.status_code == 422
    async with served.client() as nobody:
        assert (await nobody.post("/widget/v1/feedback", json={"message_id": message_id})).status_code == 401
    async with shop.tx() as tx:
        await shop.house.knowledge.delete_entry(tx, None, entry_id)
    assert await say(customer, message_id, helpful=True) == 204  # the entry is gone: the voice is kept all the same
