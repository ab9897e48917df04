"""Searching over HTTP: what is found, by whom, what erasing takes away, and that no text can be read from the tokens."""

import threading
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import httpx
import pytest

from tests.support.database import SECRET
from tests.support.served import Served
from tests.support.shopfront import HASHED, Shopfront, open_shop
from zhike.db import recording
from zhike.db.urls import Urls
from zhike.desk import MessageTokens
from zhike.desk.search import tokens
from zhike.desk.search.service import NEWEST, OLDEST, Asked
from zhike.identity import NewUser
from zhike.kit.ids import uuid7
from zhike.settings import Settings

PATH = "/api/v1/search"


async def fold(shop: Shopfront) -> None:
    """Take the tokens of everything said so far in this workspace."""
    projection = MessageTokens(shop.house.reading, bytes.fromhex(SECRET))
    async with shop.tx() as tx:
        rows = await tx.rows(
            "SELECT subject_id, payload FROM facts WHERE workspace_id = :w AND type LIKE 'message.added@%'",
            {"w": tx.workspace},
        )
        said = [Said(row["subject_id"], row["payload"]) for row in rows]
        await projection.apply(tx, said)  # type: ignore[arg-type]


async def test_the_customers_of_a_batch_are_held_at_once(shop: Shopfront, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhike.desk.search.projection.STEP", 1)
    for n in range(3):
        await shop.says(await shop.customer(), f"第 {n} 句")
    with recording() as sent:
        await fold(shop)
    assert sum("FOR SHARE OF p" in one for one in sent) == 1, (
        "step by step, erasing and folding could wait for each other"
    )
    assert await shop.count("desk_message_tokens") > 0


async def test_texts_are_compared_beside_the_loop(shop: Shopfront, monkeypatch: pytest.MonkeyPatch) -> None:
    loop, where = threading.get_ident(), list[int]()
    holds = tokens.holds

    def watched(text: str, words: Sequence[str]) -> bool:
        where.append(threading.get_ident())
        return holds(text, words)

    monkeypatch.setattr(tokens, "holds", watched)
    viewer = await shop.person("supervisor")
    await shop.says(await shop.customer(), "我想申请退货")
    await fold(shop)
    async with shop.tx() as tx:
        found, _ = await shop.house.search.messages(tx, viewer, Asked("退货"))
    assert len(found) == 1
    assert where
    assert loop not in where


class Said:
    """As much of a fact as the projection looks at."""

    name = "message.added"

    def __init__(self, subject_id: UUID, payload: Any) -> None:
        self.subject_id, self.payload = subject_id, payload


async def hits(client: httpx.AsyncClient, q: str, **more: Any) -> list[str]:
    answer = await client.get(PATH, params={"q": q, **more})
    assert answer.status_code == 200, answer.text
    return [
        "".join(f"[{p['text']}]" if p["hit"] else p["text"] for p in item["parts"]) for item in answer.json()["items"]
    ]


async def test_any_part_of_a_sentence_is_found_and_marked(served: Served, shop: Shopfront) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    who = await shop.customer("王小明")
    for text in ("我想申请退货，运费谁出？", "Where is my Refund?", "订单号 AB1234 还没到"):
        await shop.says(who, text)
    await fold(shop)
    assert await hits(boss, "退货") == ["我想申请[退货]，运费谁出？"]
    assert await hits(boss, "退货，运") == ["我想申请[退货，运]费谁出？"]
    assert await hits(boss, "运费 申请") == ["我想[申请]退货，[运费]谁出？"]
    assert await hits(boss, "refund") == ["Where is my [Refund]?"]
    assert await hits(boss, "b123") == ["订单号 A[B123]4 还没到"]
    assert await hits(boss, "退款") == []
    found = (await boss.get(PATH, params={"q": "退货"})).json()["items"][0]
    assert (found["seq"], found["author"]["kind"], found["conversation"]["customer"]["name"]) == (
        1,
        "customer",
        "王小明",
    )


async def test_filters_and_pages(served: Served, shop: Shopfront) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    for n in range(7):
        who = await shop.customer(inbox=shop.widget if n == 6 else None)
        await shop.house.intake.accept(shop.incoming(who, f"退货问题{n}", inbox=shop.widget if n == 6 else None))
    await fold(shop)
    seen, cursor = [], None
    while True:
        page = (await boss.get(PATH, params={"q": "退货", "limit": 3} | ({"cursor": cursor} if cursor else {}))).json()
        seen += [item["parts"][-1]["text"] for item in page["items"]]
        cursor = page["next_cursor"]
        if cursor is None:
            break
    assert seen == [f"问题{n}" for n in reversed(range(7))]
    assert len(await hits(boss, "退货", inbox_id=str(shop.widget.id))) == 1
    assert len(await hits(boss, "退货", author="customer")) == 7
    assert await hits(boss, "退货", author="person") == []
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    yesterday = (datetime.now(UTC) - timedelta(days=1)).isoformat()
    assert await hits(boss, "退货", **{"from": tomorrow}) == []
    assert await hits(boss, "退货", to=yesterday) == []
    assert len(await hits(boss, "退货", **{"from": yesterday, "to": tomorrow})) == 7


async def test_nobody_finds_what_he_may_not_see(
    served: Served, shop: Shopfront, settings: Settings, urls: Urls
) -> None:
    said = await shop.says(await shop.customer(), "退货的电话是 13800138000")
    await shop.hand_to_queue(said.conversation_id)
    await fold(shop)
    stranger, _ = await served.sign_in(shop, (await shop.person("collaborator")).id)
    assert await hits(stranger, "退货") == []
    async with shop.tx() as tx:
        new = NewUser(f"{uuid7().hex}@example.com", "质检", HASHED, ("quality_analyst",))
        reader = await shop.house.identity.users.create(tx, None, new)
    analyst, _ = await served.sign_in(shop, reader.id)
    assert len(await hits(analyst, "退货")) == 1
    assert await hits(analyst, "13800138000") == [], "a masked number is not guessed by searching"
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    assert len(await hits(agent, "13800138000")) == 1
    async with open_shop(settings, urls) as elsewhere:
        other, _ = await served.sign_in(elsewhere, (await elsewhere.person("supervisor")).id)
        assert await hits(other, "退货") == []


async def test_erasing_takes_the_tokens_away_whichever_comes_first(served: Served, shop: Shopfront) -> None:
    boss = await shop.person("owner")
    who = await shop.customer("王小明")
    await shop.says(who, "我想申请退货")
    await fold(shop)
    assert await shop.count("desk_message_tokens") > 0
    async with shop.tx() as tx:
        await shop.house.customers.erase(tx, boss, who.customer_id)
    assert await shop.count("desk_message_tokens") == 0
    await fold(shop)
    assert await shop.count("desk_message_tokens") == 0, "a late projection finds no text"


async def test_customers_and_entries(served: Served, shop: Shopfront) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    await shop.says(await shop.customer("欧阳小雪"), "在吗")
    assert await hits(boss, "小雪", kind="customer") == ["欧阳[小雪]"]
    base = (await boss.post("/api/v1/knowledge/bases", json={"name": "店铺"})).json()
    body = {"base_id": base["id"], "locale": "zh", "question": "怎么退货", "answer": "七天内申请退货即可。"}
    made = await boss.post("/api/v1/knowledge/entries", json=body)
    assert made.status_code == 201, made.text
    found = (await boss.get(PATH, params={"q": "退货", "kind": "entry"})).json()["items"]
    assert [p["text"] for p in found[0]["title"] if p["hit"]] == ["退货"]
    assert "退货" in [p["text"] for p in found[0]["parts"] if p["hit"]]
    collaborator, _ = await served.sign_in(shop, (await shop.person("collaborator")).id)
    assert (await collaborator.get(PATH, params={"q": "退货", "kind": "entry"})).status_code == 403


@pytest.mark.parametrize(
    ("params", "field"),
    [
        ({"q": ""}, "q"),
        ({"q": "退"}, "q"),
        ({"q": "！"}, "q"),
        ({"q": "退货", "kind": "x"}, "kind"),
        ({"q": "退货", "author": "nobody"}, "author"),
        ({"q": "退货", "inbox_id": "x"}, "inbox_id"),
        ({"q": "退货", "from": "yesterday"}, "from"),
        ({"q": "退货", "cursor": "x"}, "cursor"),
    ],
)
async def test_a_wrong_question_is_told_by_its_field(
    served: Served, shop: Shopfront, params: dict[str, str], field: str
) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    await shop.says(await shop.customer(), "退货")
    await fold(shop)
    refused = await boss.get(PATH, params=params)
    assert refused.status_code in (404, 422), refused.text
    assert refused.json()["field"] == field


async def test_the_token_table_is_read_by_its_index(shop: Shopfront) -> None:
    await shop.says(await shop.customer(), "退货")
    await fold(shop)
    async with shop.tx() as tx:
        await tx.execute("SET LOCAL enable_seqscan = off")
        plan = await tx.rows(
            "EXPLAIN SELECT message_id FROM desk_message_tokens WHERE workspace_id = :w"
            " AND (token, message_id) < (5, CAST(:i AS uuid)) AND (token, message_id) >= (5, CAST(:low AS uuid))"
            " ORDER BY token DESC, message_id DESC LIMIT 10",
            {"w": tx.workspace, "i": NEWEST, "low": OLDEST},
        )
    said = "\n".join(row["QUERY PLAN"] for row in plan)
    assert "Index Only Scan Backward using desk_message_tokens_pkey" in said, said
    assert said.count("ROW(token, message_id)") == 2, said
    assert said.count("Filter") == said.count("One-Time Filter"), said
