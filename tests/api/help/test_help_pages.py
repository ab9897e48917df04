"""The public help centre: what strangers may read of a shop's knowledge, and nothing else."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest

from tests.support.shopfront import Shopfront
from zhike.db import recording
from zhike.jobs import CallFailed
from zhike.knowledge import EntryDraft, PublicKnowledge

STRANGER = (
    "0199f000-0000-7000-8000-000000000000"  # an id of nothing; fixed, so that every worker collects the same tests
)

NOW = datetime.now(UTC)
RETURNS = EntryDraft(
    "怎么退货",
    "七天内**可退**。\n\n1. 打开订单\n2. 点退货 <script>alert(1)</script>",
    "zh",
    ("退货流程",),
    ("售后", "退货"),
)
HIDDEN = (
    replace(RETURNS, question="内部：怎么给特批", audience="agent"),
    replace(RETURNS, question="还没开始的活动", valid_from=NOW + timedelta(days=1)),
    replace(RETURNS, question="已经结束的活动", valid_until=NOW - timedelta(days=1)),
    replace(RETURNS, question="没写完的草稿", state="draft"),
    replace(RETURNS, question="下架的旧文", state="archived"),
)


class Shelf:
    """A shop's base and what stands in it."""

    def __init__(self, shop: Shopfront, base: UUID, ids: dict[str, UUID]) -> None:
        self.shop, self.base, self.ids = shop, base, ids
        self.at = f"/help/{shop.widget.key}/zh"


async def fill(shop: Shopfront, *drafts: EntryDraft, name: str = "常见问题") -> Shelf:
    async with shop.tx() as tx:
        base = await shop.house.knowledge.create_base(tx, name, "zh")
        made = {one.question: await shop.house.knowledge.create_entry(tx, None, base.id, one) for one in drafts}
    return Shelf(shop, base.id, {question: entry.id for question, entry in made.items()})


async def set_help(shop: Shopfront, **help_: Any) -> None:
    async with shop.tx() as tx:
        await shop.house.channels.update_inbox(tx, shop.widget.id, {"settings": {"help": help_}})


async def test_home_topic_entry_without_signing_in(reader: httpx.AsyncClient, shop: Shopfront) -> None:
    shelf = await fill(shop, RETURNS, replace(RETURNS, question="运费谁出", answer="我们出。", tags=("售后",)))
    entry = f"{shelf.at}/a/{shelf.ids['怎么退货']}"
    home = await reader.get(shelf.at)
    assert home.status_code == 200
    assert "测试 &lt;店&gt;" in home.text
    assert "<店>" not in home.text
    assert 'rel="icon"' in home.text  # else the browser asks for one that is not there
    assert "img-src 'self' https: data:" in home.headers["content-security-policy"]
    assert f'href="{entry}"' in home.text
    assert "/t/%E5%94%AE%E5%90%8E" in home.text
    topic = await reader.get(f"{shelf.at}/t/售后")
    assert topic.status_code == 200
    assert "运费谁出" in topic.text
    page = await reader.get(entry)
    assert "<strong>可退</strong>" in page.text
    assert "<script>alert" not in page.text
    assert "运费谁出" in page.text  # related
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.text)
    told = json.loads(data)
    assert (told["@type"], told["mainEntity"][0]["name"]) == ("FAQPage", "怎么退货")
    assert '<link rel="canonical" href="http' in page.text
    assert entry in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert "unsafe" not in page.headers["content-security-policy"]


async def test_only_what_customers_may_read_now(reader: httpx.AsyncClient, shop: Shopfront) -> None:
    shelf = await fill(shop, RETURNS, *HIDDEN)
    sitemap = (await reader.get(f"/help/{shop.widget.key}/sitemap.xml")).text
    everywhere = (await reader.get(shelf.at)).text + (await reader.get(f"{shelf.at}/t/售后")).text + sitemap
    everywhere += (await reader.get(f"{shelf.at}/search", params={"q": "的"})).text
    assert str(shelf.ids["怎么退货"]) in sitemap
    for hidden in HIDDEN:
        assert hidden.question not in everywhere
        assert str(shelf.ids[hidden.question]) not in everywhere
        found = await reader.get(f"{shelf.at}/a/{shelf.ids[hidden.question]}")
        assert (found.status_code, hidden.question in found.text) == (404, False), hidden.question


async def test_only_the_bases_that_the_inbox_shows(reader: httpx.AsyncClient, shop: Shopfront) -> None:
    shown = await fill(shop, RETURNS)
    other = await fill(shop, replace(RETURNS, question="批发价是多少"), name="批发")
    await set_help(shop, enabled=True, base_ids=[str(shown.base)])
    assert "批发价" not in (await reader.get(shown.at)).text
    assert (await reader.get(f"{shown.at}/a/{other.ids['批发价是多少']}")).status_code == 404
    assert (
        "批发价是多少" not in (await reader.get(f"{shown.at}/search", params={"q": "批发价是"})).text.split("<ul")[-1]
    )


async def test_closed_unless_switched_on_and_apart_from_other_shops(reader: httpx.AsyncClient, shop: Shopfront) -> None:
    shelf = await fill(shop, RETURNS)
    await set_help(shop, enabled=False)
    for path in (
        shelf.at,
        f"{shelf.at}/a/{shelf.ids['怎么退货']}",
        f"/help/{shop.widget.key}",
        f"/help/{shop.api.key}/zh",
    ):
        assert (await reader.get(path)).status_code == 404, path
    assert (await reader.get(f"/help/{shop.widget.key}/sitemap.xml")).status_code == 404


@pytest.mark.parametrize(
    "path",
    ["/zh/a/nonsense", f"/zh/a/{STRANGER}", "/fr", "/zh/t/没有", "/zh/c/nonsense", f"/zh/c/{STRANGER}", "/zh/x/y/z"],
)
async def test_what_is_not_there_says_so(reader: httpx.AsyncClient, shop: Shopfront, path: str) -> None:
    answer = await reader.get(f"/help/{shop.widget.key}{path}")
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/html")


async def test_folders_are_topics_with_all_below_them(reader: httpx.AsyncClient, shop: Shopfront) -> None:
    shelf = await fill(shop, RETURNS)
    async with shop.tx() as tx:
        top, below = uuid4(), uuid4()
        sql = "INSERT INTO knowledge_folders (workspace_id, id, base_id, parent_id, name) VALUES (:w, :id, :b, :p, :n)"
        row = {"w": tx.workspace, "b": shelf.base}
        await tx.execute(
            sql, [row | {"id": top, "p": None, "n": "售后服务"}, row | {"id": below, "p": top, "n": "退换"}]
        )
        await tx.execute(
            "UPDATE knowledge_entries SET folder_id = :f WHERE workspace_id = :w", {"f": below, "w": tx.workspace}
        )
    assert "售后服务" in (await reader.get(shelf.at)).text
    page = await reader.get(f"{shelf.at}/c/{top}")
    assert "<h1>售后服务</h1>" in page.text
    assert "怎么退货" in page.text


async def test_languages_lead_to_each_other(reader: httpx.AsyncClient, shop: Shopfront) -> None:
    await fill(shop, RETURNS, replace(RETURNS, question="How to return", answer="Within 7 days.", locale="en"))
    home = f"/help/{shop.widget.key}"
    for asked, led in (("zh-CN", "zh"), ("en-GB", "en")):
        answer = await reader.get(home, headers={"Accept-Language": asked})
        assert (answer.status_code, answer.headers["location"]) == (302, f"{home}/{led}")
    english = await reader.get(f"{home}/en")
    assert "How to return" in english.text
    assert "怎么退货" not in english.text
    assert '<html lang="en">' in english.text
    assert re.search(rf'hreflang="zh-CN" href="http[^"]*{home}/zh"', english.text)
    assert 'hreflang="x-default"' in english.text


async def test_who_has_a_page_is_told_so(reader: httpx.AsyncClient, shop: Shopfront) -> None:
    shelf = await fill(shop, RETURNS)
    first = await reader.get(shelf.at)
    again = await reader.get(shelf.at, headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_votes_one_each_changed_and_only_from_here(reader: httpx.AsyncClient, shop: Shopfront) -> None:
    shelf = await fill(shop, RETURNS, *HIDDEN)
    entry = f"{shelf.at}/a/{shelf.ids['怎么退货']}"

    async def votes() -> tuple[int, int]:
        async with shop.tx() as tx:
            found = await shop.house.knowledge.entry(tx, shelf.ids["怎么退货"])
        return found.up, found.down

    async def say(useful: str, at: str = entry, **headers: str) -> int:
        return (await reader.post(at, content=f"useful={useful}", headers=headers)).status_code

    assert [await say("yes"), await say("yes"), await votes()] == [303, 303, (1, 0)]
    assert [await say("no"), await votes()] == [303, (0, 1)]
    assert [await say("no", Origin="https://evil.example"), await say("perhaps"), await votes()] == [403, 303, (0, 1)]
    assert await say("yes", f"{shelf.at}/a/{shelf.ids[HIDDEN[0].question]}") == 404
    reader.cookies.clear()
    assert [await say("no"), await votes()] == [303, (0, 2)]
    assert [await say("no") for _ in range(12)][-1] == 429
    assert "谢谢" in (await reader.get(entry, params={"voted": "1"})).text


async def test_searches_are_limited(reader: httpx.AsyncClient, shop: Shopfront) -> None:
    shelf = await fill(shop, RETURNS)
    answers = [await reader.get(f"{shelf.at}/search", params={"q": "退"})]
    assert answers[0].status_code == 200
    assert "怎么退货" in answers[0].text
    while answers[-1].status_code == 200 and len(answers) < 300:  # slowly asked, some of the allowance comes back
        answers.append(await reader.get(f"{shelf.at}/search", params={"q": "退"}))
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) >= 1


class Index:
    """A worker that finds these ids, or is away."""

    def __init__(self, *ids: UUID, away: bool = False) -> None:
        self.ids, self.away, self.asked = ids, away, list[dict[str, Any]]()

    async def ask(self, _w: UUID, _task: str, question: dict[str, Any], timeout_s: float = 10) -> dict[str, Any]:
        self.asked.append(question)
        if self.away:
            raise CallFailed
        return {"ids": [str(one) for one in self.ids]}


async def test_a_search_asks_the_assistants_index_and_keeps_its_order(shop: Shopfront) -> None:
    shelf = await fill(shop, RETURNS, replace(RETURNS, question="退款多久到"), HIDDEN[0])
    ids = [shelf.ids[HIDDEN[0].question], shelf.ids["退款多久到"]]
    index = Index(*ids)
    knowledge = PublicKnowledge(index)
    likely = await knowledge.likely(shop.workspace, [shelf.base], "zh", "退货")
    async with shop.tx() as tx:
        found = await knowledge.search(tx, [shelf.base], "zh", "怎么退", likely)
    assert [one.title for one in found] == ["退款多久到", "怎么退货"]  # by meaning, then by letter; agents' never
    assert index.asked == [{"text": "退货", "locale": "zh", "bases": [str(shelf.base)]}]


async def test_without_a_worker_words_are_found_and_nobody_waits_twice(shop: Shopfront) -> None:
    await fill(shop, RETURNS)
    index = Index(away=True)
    knowledge = PublicKnowledge(index)
    for _ in range(2):
        likely = await knowledge.likely(shop.workspace, None, "zh", "退货")
        async with shop.tx() as tx:
            assert [one.title for one in await knowledge.search(tx, None, "zh", "退货", likely)] == ["怎么退货"]
    assert len(index.asked) == 1


async def test_a_page_takes_few_statements(shop: Shopfront) -> None:
    shelf = await fill(shop, RETURNS)
    knowledge = PublicKnowledge(Index())
    with recording() as sent:
        async with shop.tx() as tx:
            entry = await knowledge.entry(tx, None, shelf.ids["怎么退货"])
            assert entry is not None
            await knowledge.related(tx, None, entry)
            await knowledge.locales(tx, None)
    assert len(sent) <= 4, sent


async def test_robots_read_help_and_nothing_else(reader: httpx.AsyncClient) -> None:
    assert (await reader.get("/robots.txt")).text.splitlines()[1:4] == [
        "Allow: /help/",
        "Disallow: /chat/",
        "Disallow: /app/",
    ]
