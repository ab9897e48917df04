"""Sources: a site is read politely, again and again; only what changed becomes a new version; gone pages are told."""

import asyncio
import gzip
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from tests.db.knowledge.conftest import Shelf
from tests.db.knowledge.test_import_life import count
from tests.db.knowledge.test_imports import entries
from zhike.jobs import JobContext
from zhike.kit.errors import Invalid
from zhike.knowledge.crawl import Crawler
from zhike.knowledge.errors import SourceKnown
from zhike.knowledge.fetching import FetchFailed, Visit, normal
from zhike.knowledge.jobs import source_tasks
from zhike.knowledge.sources import Sources
from zhike.knowledge.wording import explain
from zhike.settings import KnowledgeSettings

LOCAL = KnowledgeSettings(allow_private_sources=True, crawl_pause_s=0)


class Site:
    """A small web server: pages by path as (status, headers, body); remembers what it was asked."""

    def __init__(self) -> None:
        self.pages: dict[str, tuple[int, dict[str, str], bytes]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.port = 0

    def put(self, path: str, body: str | bytes = b"", status: int = 200, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, data)

    def sitemap(self, *paths: str, index: bool = False) -> str:
        outer, inner = ("sitemapindex", "sitemap") if index else ("urlset", "url")
        places = "".join(f"<{inner}><loc>{self.url(path)}</loc></{inner}>" for path in paths)
        return f'<?xml version="1.0"?><{outer} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</{outer}>'

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while line := await reader.readline():
                path = line.split()[1].decode()
                headers = {}
                while (line := await reader.readline()).strip():
                    name, _, value = line.decode().partition(":")
                    headers[name.strip().lower()] = value.strip()
                self.asked.append((path, headers))
                status, extra, body = self.pages.get(path, (404, {}, b""))
                if extra.get("etag") and headers.get("if-none-match") == extra["etag"]:
                    status, body = 304, b""
                head = "".join(f"{name}: {value}\r\n" for name, value in extra.items())
                writer.write(f"HTTP/1.1 {status} x\r\ncontent-length: {len(body)}\r\n{head}\r\n".encode() + body)
                await writer.drain()
        except (ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    def fetched(self) -> list[str]:
        paths = [path for path, _ in self.asked]
        self.asked.clear()
        return paths


def page(title: str, **sections: str) -> str:
    return f"<html><head><title>{title}</title></head><body><main><h1>{title}</h1>" + "".join(
        f"<h2>{name}</h2><p>{text}</p>" for name, text in sections.items()
    )


@pytest_asyncio.fixture(loop_scope="session")
async def site() -> AsyncIterator[Site]:
    made = Site()
    server = await asyncio.start_server(made.answer, "127.0.0.1", 0)
    made.port = server.sockets[0].getsockname()[1]
    yield made
    server.close()


async def crawl(
    shelf: Shelf, site: Site, path: str = "/sitemap.xml", settings: KnowledgeSettings = LOCAL, source_id=None
):
    sources = Sources()
    async with shelf.db.transaction(shelf.workspace) as tx:
        if source_id is None:
            source_id = (await sources.add(tx, None, shelf.base_id, site.url(path), 24, "update", False)).id
    await Crawler(shelf.db, shelf.imports.parser, settings).crawl(shelf.workspace, source_id)
    async with shelf.db.transaction(shelf.workspace) as tx:
        return await sources.get(tx, source_id)


async def test_a_sitemap_is_read_and_read_again_only_where_it_changed(shelf: Shelf, site: Site) -> None:
    site.put("/sitemap.xml", site.sitemap("/maps/one.xml.gz", index=True))
    site.put("/maps/one.xml.gz", gzip.compress(site.sitemap("/a", "/b", "/c", "https://elsewhere.example/x").encode()))
    site.put("/a", page("退货", 条件="七天内。", 运费="我们出。"), etag='"1"')
    site.put("/b", page("发票", 申请="订单里申请。"), last_modified="Sun, 01 Nov 2026 00:00:00 GMT")
    site.put("/c", page("会员", 等级="三级。"))
    source = await crawl(shelf, site)
    assert (source.report["changed"], source.report["complete"], source.report["errors"]) == (3, True, [])
    assert source.report["entries"] == {"created": 4, "updated": 0, "drafted": 0, "kept": 0}
    assert (source.state, source.pages, source.next_at is not None) == ("waiting", 3, True)
    before = {entry.question: entry.version for entry in await entries(shelf)}
    assert set(before) == {"退货 › 条件", "退货 › 运费", "发票 › 申请", "会员 › 等级"}

    site.asked.clear()
    site.put("/b", page("发票", 申请="开票中心申请。"))
    site.put("/maps/one.xml.gz", gzip.compress(site.sitemap("/a", "/b").encode()))
    source = await crawl(shelf, site, source_id=source.id)
    headers = dict(site.asked)
    assert (headers["/a"].get("if-none-match"), headers["/b"].get("if-modified-since")) == (
        '"1"',
        "Sun, 01 Nov 2026 00:00:00 GMT",
    )
    assert "/c" not in headers
    report = source.report
    assert (report["changed"], report["unchanged"], report["gone"], report["entries"]["updated"]) == (1, 1, 1, 1)
    assert [error["code"] for error in report["errors"]] == ["page_gone"]
    after = {entry.question: (entry.version, entry.answer) for entry in await entries(shelf)}
    assert after["发票 › 申请"] == (before["发票 › 申请"] + 1, "开票中心申请。")
    assert all(after[name][0] == before[name] for name in before if name != "发票 › 申请")
    async with shelf.db.transaction(shelf.workspace) as tx:
        (gone,) = await Sources().pages(tx, source.id, True, 10)
    assert (gone.url, gone.state, [title for _, title in gone.entries]) == (site.url("/c"), "gone", ["会员 › 等级"])


async def test_a_single_page_and_a_section_that_vanished(shelf: Shelf, site: Site) -> None:
    site.put("/help", page("帮助", 甲="一。", 乙="二。"), etag='"1"')
    source = await crawl(shelf, site, "/help#top")
    assert source.report["entries"]["created"] == 2
    site.put("/help", page("帮助", 甲="一。"), etag='"2"')
    source = await crawl(shelf, site, source_id=source.id)
    assert (source.report["vanished"], source.report["errors"][0]["params"]["question"]) == (1, "帮助 › 乙")
    assert await count(shelf) == 2, "what a page says no longer is told, not deleted"
    source = await crawl(shelf, site, source_id=source.id)
    assert (source.report["unchanged"], source.report["changed"]) == (1, 0)
    site.put("/help", status=404)
    source = await crawl(shelf, site, source_id=source.id)
    assert (source.report["gone"], source.gone) == (1, 1)


@pytest.mark.parametrize(
    ("answer", "code", "zh"),
    [
        ({"status": 403}, "source_away", "页面抓取失败：网站拒绝访问"),
        ({"status": 404}, "page_failed", "页面抓取失败（页面不存在）："),
        ({"status": 500}, "source_away", "页面抓取失败：网站自身出错，HTTP 500"),
        ({"body": b"\x89PNG", "content_type": "image/png"}, "page_no_page", "不是网页（image/png）："),
        ({"body": "<html><nav>x</nav>"}, "page_unreadable", "页面没有可读取的内容："),
        (
            {"body": "<urlset><url><loc>https://elsewhere.example/</loc></url></urlset>"},
            "nothing_listed",
            "站点地图里没有",
        ),
        ({"status": 302, "location": "http://elsewhere.example/"}, "source_away", "页面抓取失败：跳转到了其他网站"),
    ],
)
async def test_a_source_that_cannot_be_read_has_failed_and_says_why(
    shelf: Shelf, site: Site, answer: dict[str, Any], code: str, zh: str
) -> None:
    site.put("/help", **answer)
    source = await crawl(shelf, site, "/help")
    for _ in range(2):  # the visit after it says the same, though nothing changed
        assert source.failure is not None
        assert source.failure["code"] == code
        assert explain(source.failure["code"], source.failure["params"], "zh").startswith(zh)
        source = await crawl(shelf, site, source_id=source.id)
    site.put("/help", page("帮助", 甲="一。"))
    source = await crawl(shelf, site, source_id=source.id)
    assert source.failure is None


async def test_a_site_that_is_not_there_is_no_matter_of_its_rules(shelf: Shelf, site: Site) -> None:
    gone, site.port = site.port, 1
    source = await crawl(shelf, site, "/help")
    site.port = gone
    assert source.failure == {"code": "source_away", "params": {"problem": "ConnectError"}}


async def test_a_visit_that_broke_off_has_failed(shelf: Shelf, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    async def breaks(*_: object) -> None:
        raise RuntimeError

    sources, crawler = Sources(), Crawler(shelf.db, shelf.imports.parser, LOCAL)
    async with shelf.db.transaction(shelf.workspace) as tx:
        source = await sources.add(tx, None, shelf.base_id, site.url("/help"), 24, "update", False)
    monkeypatch.setattr(Crawler, "_visit", breaks)
    task = source_tasks(crawler, sources)["knowledge.crawl"]
    for last in (False, True):
        with pytest.raises(RuntimeError):
            await task.handler(JobContext(1, 1, last), workspace_id=str(shelf.workspace), source_id=str(source.id))
        async with shelf.db.transaction(shelf.workspace) as tx:
            source = await sources.get(tx, source.id)
        assert source.state == ("waiting" if last else "crawling")
    assert source.failure == {"code": "visit_failed", "params": {}}


async def test_robots_are_respected(shelf: Shelf, site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /private/*.html\nDisallow: /hidden\n")
    site.put("/sitemap.xml", site.sitemap("/open", "/private/a.html"))
    site.put("/open", page("公开", 甲="一。"))
    site.put("/private/a.html", page("内部", 甲="一。"))
    source = await crawl(shelf, site)
    assert (source.report["refused"], source.report["errors"][0]["code"]) == (1, "page_refused")
    assert "/private/a.html" not in site.fetched()
    hidden = await crawl(shelf, site, "/hidden/page")
    assert hidden.report["errors"] == [{"code": "robots_forbid", "params": {}}]
    assert hidden.failure == {"code": "robots_forbid", "params": {}}
    assert site.fetched() == ["/robots.txt"]
    site.put("/robots.txt", status=503)
    away = await crawl(shelf, site, source_id=source.id)
    assert (away.report["errors"][0]["code"], away.report["gone"]) == ("robots_away", 0)
    assert away.failure == {"code": "robots_away", "params": {}}


async def test_limits_end_a_visit_and_the_next_one_goes_on(shelf: Shelf, site: Site) -> None:
    paths = [f"/p{n}" for n in range(5)]
    site.put("/sitemap.xml", site.sitemap(*paths))
    for path in paths:
        site.put(path, page(path, 甲=f"{path} 的内容。"), etag=f'"{path}"')
    source = await crawl(shelf, site, settings=LOCAL.model_copy(update={"crawl_pages": 4}))
    assert (source.report["complete"], source.report["errors"][0]["code"], source.pages, source.gone) == (
        False,
        "crawl_limit",
        3,
        0,
    )
    site.put("/p1", page("/p1", 甲="x" * 3_000))
    small = LOCAL.model_copy(update={"crawl_page_bytes": 2_000})
    source = await crawl(shelf, site, settings=small, source_id=source.id)
    assert (source.pages, source.report["failed"], source.report["errors"][0]["code"]) == (5, 1, "too_large_page")


async def test_a_killed_visit_is_made_again_without_doubling(
    shelf: Shelf, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [f"/p{n}" for n in range(4)]
    site.put("/sitemap.xml", site.sitemap(*paths))
    for path in paths:
        site.put(path, page(path, 甲=f"{path} 的内容。"), etag=f'"{path}"')
    real, stored = Crawler._changed, []

    async def dies(self, run, url, *rest):
        if len(stored) == 2:
            raise RuntimeError("killed")
        stored.append(url)
        await real(self, run, url, *rest)

    sources = Sources()
    async with shelf.db.transaction(shelf.workspace) as tx:
        source = await sources.add(tx, None, shelf.base_id, site.url("/sitemap.xml"), None, "update", False)
    monkeypatch.setattr(Crawler, "_changed", dies)
    with pytest.raises(RuntimeError):
        await Crawler(shelf.db, shelf.imports.parser, LOCAL).crawl(shelf.workspace, source.id)
    monkeypatch.undo()
    source = await crawl(shelf, site, source_id=source.id)
    assert (source.report["unchanged"], source.report["changed"], await count(shelf)) == (2, 2, 4)
    async with shelf.db.transaction(shelf.workspace) as tx:
        assert {one.state for one in await shelf.imports.recent(tx, None, 10, None)} == {"done"}


async def test_a_visits_import_can_be_undone(shelf: Shelf, site: Site) -> None:
    site.put("/help", page("帮助", 甲="一。", 乙="二。"))
    source = await crawl(shelf, site, "/help")
    async with shelf.db.transaction(shelf.workspace) as tx:
        await shelf.imports.undo(tx, source.last_import_id)
    await shelf.imports.run_undo(shelf.workspace, source.last_import_id)
    assert await count(shelf) == 0


async def test_due_sources_are_sent_once(shelf: Shelf, site: Site) -> None:
    site.put("/help", page("帮助", 甲="一。"))
    source = await crawl(shelf, site, "/help")
    sources = Sources()
    async with shelf.db.transaction(shelf.workspace) as tx:
        assert await sources.send_due(tx) == 0
        await tx.execute("UPDATE knowledge_sources SET next_at = now() WHERE id = :i", {"i": source.id})
        assert (await sources.send_due(tx), await sources.send_due(tx)) == (1, 0)
        changed = await sources.change(tx, None, source.id, {"paused": True, "every_hours": 5})
        assert (changed.state, changed.next_at, changed.every_hours) == ("paused", None, 5)
        with pytest.raises(SourceKnown):
            await sources.add(tx, None, shelf.base_id, site.url("/help"), None, "update", False)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "ftp://x/",
        "http://",
        "http://a:b@x/",
        "javascript:1",
        "http://[::1",
        "x",
        "http://例..com/",
    ],
)
async def test_what_is_no_web_address_is_refused(shelf: Shelf, url: str) -> None:
    with pytest.raises(FetchFailed):
        normal(url)
    async with shelf.db.transaction(shelf.workspace) as tx:
        with pytest.raises(Invalid):
            await Sources().add(tx, None, shelf.base_id, url, None, "update", False)


async def test_pages_are_left_out_and_what_could_not_be_read_says_why(shelf: Shelf, site: Site) -> None:
    site.put("/sitemap.xml", site.sitemap("/help/a", "/help/old/b", "/help/c", "/help/d", "/shop/e"))
    site.put("/help/a", page("退货", 条件="七天内。"))
    site.put("/help/c", status=500)
    site.put("/help/d", "<html><body></body></html>")
    sources = Sources()
    async with shelf.db.transaction(shelf.workspace) as tx:
        made = await sources.add(
            tx, None, shelf.base_id, site.url("/sitemap.xml"), 24, "update", False,
            include=["/help/", " "], exclude=["/help/old/*"],
        )  # fmt: skip
    assert (made.include, made.exclude) == (("/help/",), ("/help/old/*",))
    source = await crawl(shelf, site, source_id=made.id)
    assert not {"/help/old/b", "/shop/e"} & set(site.fetched())
    assert (source.report["pages"], source.pages, source.failed, source.listed) == (3, 2, 2, 3)

    async def pages(**wanted: str) -> dict[str, tuple[str, str | None]]:
        async with shelf.db.transaction(shelf.workspace) as tx:
            seen = await sources.pages(tx, made.id, None, 10, **wanted)
        return {one.url.removeprefix(site.url("")): (one.state, one.problem and one.problem["code"]) for one in seen}

    assert await pages() == {
        "/help/a": ("new", None),
        "/help/c": ("failed", "page_failed"),
        "/help/d": ("failed", "page_unreadable"),
    }
    assert set(await pages(state="failed", q="/C")) == {"/help/c"}
    site.put("/help/a", page("退货", 条件="十五天内。"))
    site.put("/help/c", page("换货", 条件="一样。"))
    source = await crawl(shelf, site, source_id=made.id)
    assert {url: state for url, (state, _) in (await pages()).items()} == {
        "/help/a": "changed",
        "/help/c": "changed",
        "/help/d": "failed",
    }
    assert source.failed == 1


async def test_a_source_paused_while_it_is_read_stays_paused(
    shelf: Shelf, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.put("/help", page("帮助", 甲="一。"))
    sources = Sources()
    real = Crawler._page

    async def pauses(self, visit, run, url, *rest):
        async with shelf.db.transaction(shelf.workspace) as tx:
            (held,) = await sources.all(tx, shelf.base_id)
            await sources.change(tx, None, held.id, {"paused": True})
        await real(self, visit, run, url, *rest)

    monkeypatch.setattr(Crawler, "_page", pauses)
    source = await crawl(shelf, site, "/help")
    assert (source.state, source.next_at, source.report["changed"]) == ("paused", None, 1)


async def test_private_addresses_are_never_asked(shelf: Shelf, site: Site) -> None:
    site.put("/help", page("帮助", 甲="一。"))
    source = await crawl(shelf, site, "/help", KnowledgeSettings(crawl_pause_s=0))
    assert source.report["errors"] == [{"code": "address_refused", "params": {}}]
    assert source.failure == {"code": "address_refused", "params": {}}
    assert site.asked == []


async def test_redirects_stay_within_the_site_and_end(site: Site) -> None:
    site.put("/a", status=302, location="/b")
    site.put("/b", page("乙", 甲="一。"))
    site.put("/out", status=301, location="http://169.254.169.254/latest/meta-data")
    site.put("/round", status=302, location="/round")
    visit = Visit(LOCAL, site.url("/a"))
    try:
        found = await visit.page(site.url("/a"))
        assert (found.status, found.url) == (200, site.url("/b"))
        for path in ("/out", "/round"):
            with pytest.raises(FetchFailed):
                await visit.page(site.url(path))
        site.put("/bomb", gzip.compress(b" " * 30_000_000), content_encoding="gzip")
        with pytest.raises(FetchFailed) as refused:
            await visit.page(site.url("/bomb"))
        assert refused.value.code == "too_large_page"
    finally:
        await visit.close()
