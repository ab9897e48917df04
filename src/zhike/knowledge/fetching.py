"""Fetching pages politely and safely: public addresses only, robots.txt, limits on bytes, pages and time."""

import asyncio
import gzip
import hashlib
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit, urlunsplit
from xml.etree.ElementTree import ParseError

import httpcore
import httpx
from protego import Protego

from zhike.db import forbid_transaction
from zhike.kit.guarded import AddressRefused, GuardedBackend
from zhike.knowledge.errors import ImportRefused
from zhike.knowledge.reading.xml import safe_xml
from zhike.settings import KnowledgeSettings

AGENT = "ZhikeBot"
TIMEOUT_S = 15.0
MAX_REDIRECTS = 5
MAX_SITEMAPS = 50
MAX_DELAY_S = 10.0
CHUNK = 64 * 1024
READ = frozenset(  # kinds of content that may be a page or a sitemap; some servers call theirs plain or a stream
    (
        "", "text/html", "text/plain", "text/xml", "application/xml", "application/pdf", "application/gzip", "application/x-gzip",
        "application/octet-stream",
    )
)  # fmt: skip
UNREACHED = ("ConnectError", "ConnectTimeout")


class FetchFailed(Exception):
    """A page could not be had; ``code`` and ``params`` say why."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code, self.params = code, params


class LimitReached(Exception):
    """This visit has taken all the pages, bytes or time that it may."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer. ``status`` 304: as it was; 404 and 410: gone."""

    status: int
    url: str
    body: bytes = b""
    etag: str | None = None
    modified: str | None = None
    kind: str = ""  # of its content, as the server says

    @property
    def digest(self) -> bytes:
        """Return 16 bytes that change with the body."""
        return hashlib.blake2b(self.body, digest_size=16).digest()


def normal(url: str) -> str:
    """Return an address without its fragment; raises FetchFailed for what is no web page's."""
    try:
        parts = urlsplit(url.strip())
        port, host = parts.port, parts.hostname or ""
        host = host if host.isascii() else host.encode("idna").decode("ascii")
    except ValueError:
        raise FetchFailed("address_refused") from None
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.password or len(url) > 2_000:
        raise FetchFailed("address_refused")
    host = f"[{host}]" if ":" in host else host
    return urlunsplit((parts.scheme, f"{host}:{port}" if port else host, parts.path or "/", parts.query, ""))


def site_of(url: str) -> str:
    """Return what makes pages one site: host and port, with or without www."""
    return urlsplit(url).netloc.removeprefix("www.")


class Visit:
    """One visit to one site."""

    def __init__(self, settings: KnowledgeSettings, url: str) -> None:
        self.settings = settings
        self.site = site_of(url)
        self.origin = urlunsplit((*urlsplit(url)[:2], "", "", ""))
        self.left_bytes, self.left_pages = settings.crawl_bytes, settings.crawl_pages
        self.ends = time.monotonic() + settings.crawl_s
        self.pause = settings.crawl_pause_s
        self.robots: Protego | None = None
        transport = httpx.AsyncHTTPTransport()
        transport._pool = httpcore.AsyncConnectionPool(network_backend=GuardedBackend(settings.allow_private_sources))
        agent = {
            "user-agent": f"{AGENT}/1.0",
            "accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.1",
        }
        self.client = httpx.AsyncClient(
            transport=transport, timeout=TIMEOUT_S, follow_redirects=False, trust_env=False, headers=agent
        )

    async def close(self) -> None:
        """Close kept connections."""
        await self.client.aclose()

    async def learn_rules(self) -> None:
        """Read the site's robots.txt; none means no rules. Raises FetchFailed when it cannot be known."""
        try:
            found = await self._get(f"{self.origin}/robots.txt", {}, 512 * 1024)
        except FetchFailed as failed:
            known = failed.code == "address_refused" or failed.params.get("problem") in UNREACHED
            raise failed if known else FetchFailed("robots_away") from None
        if found.status >= 500:
            raise FetchFailed("robots_away")
        self.robots = Protego.parse(found.body.decode("utf-8", "replace") if found.status == 200 else "")
        self.pause = max(self.pause, min(float(self.robots.crawl_delay(AGENT) or 0), MAX_DELAY_S))

    def allowed(self, url: str) -> bool:
        """Say whether robots.txt lets us read an address."""
        return self.robots is None or self.robots.can_fetch(url, AGENT)

    async def page(self, url: str, etag: str | None = None, modified: str | None = None) -> Fetched:
        """Fetch a page unless it is as it was. Raises FetchFailed, or LimitReached before the request."""
        if self.left_pages <= 0 or self.left_bytes <= 0 or time.monotonic() > self.ends:
            raise LimitReached
        if not self.allowed(url):
            raise FetchFailed("page_refused", url=url)
        self.left_pages -= 1
        await asyncio.sleep(self.pause)
        asked = {"if-none-match": etag, "if-modified-since": modified}
        found = await self._get(
            url, {name: value for name, value in asked.items() if value}, self.settings.crawl_page_bytes
        )
        if found.status not in (200, 304, 404, 410):
            raise FetchFailed("page_failed", url=url, problem=f"HTTP {found.status}")
        if found.status == 200 and found.kind not in READ and not found.kind.endswith("+xml"):
            raise FetchFailed("page_no_page", url=url, kind=found.kind[:60])
        return found

    async def listed(self, body: bytes, url: str) -> list[str] | None:
        """Return the pages a sitemap lists, those of the sitemaps it lists too; None when this is no sitemap."""
        root = _sitemap(body, self.settings.crawl_page_bytes)
        if root is None:
            return None
        waiting, pages, seen = [(url, root)], dict[str, None](), 1
        while waiting:
            at, (kind, places) = waiting.pop(0)
            for place in places:
                try:
                    full = normal(urljoin(at, place))
                except FetchFailed:
                    continue
                if site_of(full) != self.site:
                    continue
                if kind == "urlset":
                    pages[full] = None
                elif seen < MAX_SITEMAPS and self.allowed(full):
                    seen += 1
                    await asyncio.sleep(self.pause)
                    found = _sitemap(
                        (await self._get(full, {}, self.settings.crawl_page_bytes)).body, self.settings.crawl_page_bytes
                    )
                    if found is not None:
                        waiting.append((full, found))
        return list(pages)

    async def _get(self, url: str, headers: Mapping[str, str], most: int) -> Fetched:
        """Fetch, following redirects within the site; every hop's address is checked as it is connected to."""
        forbid_transaction("knowledge.crawl")
        try:
            async with asyncio.timeout(max(min(TIMEOUT_S * 2, self.ends - time.monotonic()), 0.1)):
                for _ in range(MAX_REDIRECTS + 1):
                    async with self.client.stream("GET", url, headers=dict(headers)) as answer:
                        if answer.status_code in (301, 302, 303, 307, 308):
                            url = normal(urljoin(url, answer.headers.get("location", "")))
                            if site_of(url) != self.site:
                                raise FetchFailed("page_failed", url=url, problem="redirect")
                            continue
                        body = await self._body(answer, most, url) if answer.status_code == 200 else b""
                        kept = answer.headers
                        kind = kept.get("content-type", "").partition(";")[0].strip().lower()
                        etag, modified = _short(kept.get("etag")), _short(kept.get("last-modified"))
                        return Fetched(answer.status_code, url, body, etag, modified, kind)
        except TimeoutError:
            raise FetchFailed("page_failed", url=url, problem="timeout") from None
        except (httpx.HTTPError, httpx.InvalidURL, httpcore.ConnectError, OSError, ValueError) as error:
            if isinstance(error, AddressRefused) or isinstance(error.__cause__, AddressRefused):
                raise FetchFailed("address_refused") from None
            raise FetchFailed("page_failed", url=url, problem=type(error).__name__) from None
        raise FetchFailed("page_failed", url=url, problem="redirects")

    async def _body(self, answer: httpx.Response, most: int, url: str) -> bytes:
        """Read an answer up to a size, unpacked: a small one may unpack to a large one."""
        body = bytearray()
        async for chunk in answer.aiter_bytes(CHUNK):
            body += chunk
            self.left_bytes -= len(chunk)
            if len(body) > most:
                raise FetchFailed("too_large_page", url=url, limit=most >> 20)
            if self.left_bytes < 0:
                raise LimitReached
        return bytes(body)


def _short(text: str | None) -> str | None:
    return text if text and len(text) <= 500 and "\x00" not in text else None


def _sitemap(body: bytes, most: int) -> tuple[str, list[str]] | None:
    if body[:2] == b"\x1f\x8b":
        try:
            body = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(body, most)
        except (zlib.error, gzip.BadGzipFile):
            return None
    if b"<urlset" not in body[:4096] and b"<sitemapindex" not in body[:4096]:
        return None
    try:
        root = safe_xml(body)
    except (ParseError, ImportRefused):
        raise FetchFailed("broken_sitemap") from None
    kind = root.tag.rpartition("}")[2]
    places = [one.text.strip() for item in root for one in item if one.tag.rpartition("}")[2] == "loc" and one.text]
    return (kind, places) if kind in ("urlset", "sitemapindex") else None
