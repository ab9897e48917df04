"""The pages themselves: from what was read to HTML. No I/O."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from zhike.api.help.html import Child, Html, h, join
from zhike.api.help.markdown import markdown, plain
from zhike.api.help.words import NAMES, WORDS
from zhike.knowledge import Shown, Topic

SUMMARY = 110


# A page that names no icon is asked for one at the root, where none is. It is in the page: one request less.
ICON = "data:image/svg+xml," + quote(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#0B7A6F"/>'
    '<path d="M9 9h14a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3h-7l-5 4v-4H9a3 3 0 0 1-3-3v-7a3 3 0 0 1 3-3Z" fill="#fff"/></svg>'
)


@dataclass(frozen=True, slots=True)
class Site:
    """One help centre in one language. ``base``: the installation's address; ``style``: of its style sheet."""

    base: str
    key: str
    name: str
    locale: str
    style: str
    locales: Sequence[str] = ()
    chat: bool = True

    @property
    def words(self) -> Mapping[str, str]:
        """Return the language's words."""
        return WORDS[self.locale]

    def path(self, *parts: str, locale: str | None = None) -> str:
        """Return a path of this help centre."""
        return "/".join(["/help", self.key, locale or self.locale, *(quote(part, safe="") for part in parts)])

    def entry(self, entry: Shown) -> str:
        """Return where an entry stands."""
        return self.path("a", str(entry.id))

    def topic(self, topic: Topic) -> str:
        """Return where a topic stands."""
        if topic.folder_id is not None:
            return self.path("c", str(topic.folder_id))
        return self.path("t", topic.name) if topic.name is not None else self.path("other")

    def topic_name(self, topic: Topic) -> str:
        """Return what a topic is called."""
        return topic.name or self.words["other"]


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds, and what search engines and other sites are told of it."""

    title: str
    path: str
    body: Sequence[Html]
    description: str = ""
    found: str = ""  # words that were searched for
    hero: bool = False
    indexed: bool = True
    alternates: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, Any] | None = None


def document(site: Site, page: Page) -> str:
    """Return the whole page."""
    whole = site.name if page.hero else f"{page.title} · {site.name}"
    title = f"{site.words['help']} · {site.name}" if page.hero else whole
    return "<!doctype html>" + h(
        "html", {"lang": site.words["lang"]},
        h("head", None, _head(site, page, title)),
        h("body", None, h("a", {"class": "skip", "href": "#main"}, site.words["skip"]), _top(site, page),
          h("main", {"class": "wide", "id": "main"}, page.body),
          h("footer", None, h("div", {"class": "wide"}, f"{site.name} · {site.words['help']}"))),
    )  # fmt: skip


def _head(site: Site, page: Page, title: str) -> list[Child]:
    canonical = site.base + page.path
    about = page.description or site.words["description"].format(name=site.name)
    graph = {
        "og:title": title, "og:description": about, "og:url": canonical, "og:site_name": site.name,
        "og:type": "article" if page.data else "website", "og:locale": site.words["lang"].replace("-", "_"),
    }  # fmt: skip
    return [
        h("meta", {"charset": "utf-8"}),
        h("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
        h("title", None, title),
        h("meta", {"name": "description", "content": about}),
        None if page.indexed else h("meta", {"name": "robots", "content": "noindex, follow"}),
        h("link", {"rel": "canonical", "href": canonical}),
        [h("link", {"rel": "alternate", "hreflang": lang, "href": site.base + at}) for lang, at in page.alternates.items()],
        [h("meta", {"property": name, "content": value}) for name, value in graph.items()],
        h("link", {"rel": "sitemap", "type": "application/xml", "href": f"/help/{site.key}/sitemap.xml"}),
        h("link", {"rel": "icon", "type": "image/svg+xml", "href": ICON}),
        h("link", {"rel": "stylesheet", "href": site.style}),
        _data(page.data) if page.data else None,
        h("script", {"async": True, "src": "/widget.js", "data-inbox": site.key, "data-locale": site.words["lang"]})
        if site.chat
        else None,
    ]  # fmt: skip


def _data(data: Mapping[str, Any]) -> Html:
    """Return data for search engines; nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
    return Html(f'<script type="application/ld+json">{text}</script>')


def _top(site: Site, page: Page) -> Html:
    others = [
        h("a", {"href": page.alternates.get(one) or site.path(locale=one), "lang": one, "hreflang": one}, NAMES[one])
        for one in site.locales
        if one != site.locale
    ]
    home = h("a", {"class": "name", "href": site.path()}, site.name)
    asked = (
        h("div", {"class": "wide hero"}, h("h1", None, site.words["ask"]), _find(site, page.found))
        if page.hero
        else None
    )
    find = None if page.hero else h("div", {"class": "wide hero"}, _find(site, page.found))
    return h("header", {"class": "top"}, h("div", {"class": "wide bar"}, home, h("nav", None, others)), asked, find)


def _find(site: Site, found: str) -> Html:
    look: dict[str, str | bool | None] = {
        "type": "search", "name": "q", "value": found, "placeholder": site.words["field"], "aria-label": site.words["field"],
        "maxlength": "200", "required": True,
    }  # fmt: skip
    button = h("button", {"type": "submit"}, site.words["search"])
    return h("form", {"class": "find", "role": "search", "action": site.path("search")}, h("input", look), button)


def home(site: Site, topics: Sequence[Topic], popular: Sequence[Shown]) -> Page:
    """Return the first page: topics, and what is asked most."""
    words = site.words
    cards = [
        h("li", None, h("a", {"href": site.topic(one)}, site.topic_name(one), h("span", None, str(one.entries))))
        for one in topics
    ]
    body = [
        h("h2", None, words["topics"]), h("ul", {"class": "grid"}, cards), h("h2", None, words["popular"]), _list(site, popular),
    ] if topics else [h("p", {"class": "none"}, words["empty"])]  # fmt: skip
    alternates = {WORDS[one]["lang"]: site.path(locale=one) for one in site.locales}
    if len(alternates) > 1:
        alternates["x-default"] = f"/help/{site.key}"
    return Page(words["help"], site.path(), body, hero=True, indexed=bool(topics), alternates=alternates)


def topic_page(site: Site, topic: Topic, entries: Sequence[Shown], number: int, more: bool) -> Page:
    """Return the entries of a topic, a page of them at a time."""
    at = site.topic(topic)
    name = site.topic_name(topic)
    turns = [
        h("a", {"href": f"{at}?page={number - 1}", "rel": "prev"}, site.words["previous"]) if number > 1 else None,
        h("a", {"href": f"{at}?page={number + 1}", "rel": "next"}, site.words["next"]) if more else None,
    ]
    body = [_crumbs(site), h("h1", None, name), _list(site, entries), h("p", {"class": "more"}, turns)]
    return Page(name, at if number == 1 else f"{at}?page={number}", body)


def results(site: Site, words: str, entries: Sequence[Shown]) -> Page:
    """Return what a search found."""
    title = site.words["results"].format(q=words)
    found = _list(site, entries) if entries else h("p", {"class": "none"}, site.words["nothing"])
    return Page(title, site.path("search"), [h("h1", None, title), found], found=words, indexed=False)


def entry_page(site: Site, entry: Shown, related: Sequence[Shown], voted: bool) -> Page:
    """Return an entry."""
    words, day = site.words, entry.changed_at.date().isoformat()
    told = markdown(entry.answer)
    when = h("time", {"datetime": entry.changed_at.isoformat(timespec="seconds")}, day)
    before, _, after = words["updated"].partition("{day}")
    body = [
        h("article", {"class": "text"}, _crumbs(site, entry.topic), h("h1", None, entry.title),
          h("p", {"class": "meta"}, before, when, after), told),
        h("p", {"class": "vote", "role": "status"}, words["thanks"]) if voted else _vote(site, entry),
        h("section", {"class": "near"}, h("h2", None, words["related"]), _list(site, related)) if related else join([]),
    ]  # fmt: skip
    answer = {"@type": "Answer", "text": str(told), "url": site.base + site.entry(entry)}
    question = {"@type": "Question", "name": entry.title, "acceptedAnswer": answer}
    data = {
        "@context": "https://schema.org", "@type": "FAQPage", "inLanguage": words["lang"],
        "dateModified": entry.changed_at.isoformat(timespec="seconds"), "mainEntity": [question],
    }  # fmt: skip
    return Page(entry.title, site.entry(entry), body, summary_of(entry, 155), data=data)


def message(site: Site, title: str, text: str) -> Page:
    """Return a page that says one thing: nothing is here, or wait a moment."""
    back = h("p", None, h("a", {"href": site.path()}, site.words["home"]))
    return Page(title, site.path(), [h("h1", None, title), h("p", None, text), back], indexed=False)


def closed(locale: str, said: str = "closed") -> str:
    """Return the page where there is no help centre (or no chat), of nobody's looks."""
    words = WORDS[locale]
    whole = [h("meta", {"charset": "utf-8"}), h("title", None, words["missing"]), h("p", None, words[said])]
    return "<!doctype html>" + h("html", {"lang": words["lang"]}, whole)


MARKED = 4  # characters of an answer that are read for one of its summary: marks, addresses and tables go


def summary_of(entry: Shown, most: int = SUMMARY) -> str:
    """Return an entry in a line."""
    text = entry.summary or plain(entry.answer[: MARKED * most])
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def sitemap(base: str, key: str, found: Sequence[tuple[Any, str, Any]]) -> str:
    """Return the sitemap: the first page in each language, then every entry."""
    homes = [f"{base}/help/{key}/{locale}" for locale in sorted({locale for _, locale, _ in found})]
    urls = [h("url", None, h("loc", None, at)) for at in homes]
    urls += [
        h(
            "url",
            None,
            h("loc", None, f"{base}/help/{key}/{locale}/a/{entry}"),
            h("lastmod", None, at.date().isoformat()),
        )
        for entry, locale, at in found
    ]
    space = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    return '<?xml version="1.0" encoding="UTF-8"?>' + h("urlset", space, urls)


def _crumbs(site: Site, topic: Topic | None = None) -> Html:
    up: list[Child] = [h("a", {"href": site.path()}, site.words["help"])]
    if topic is not None:
        up += [" › ", h("a", {"href": site.topic(topic)}, site.topic_name(topic))]
    return h("nav", {"class": "crumbs"}, up)


def _list(site: Site, entries: Sequence[Shown]) -> Html:
    rows = [
        h("li", None, h("a", {"href": site.entry(one)}, one.title), h("p", None, summary_of(one))) for one in entries
    ]
    return h("ul", {"class": "list"}, rows)


def _vote(site: Site, entry: Shown) -> Html:
    words = site.words
    buttons = [
        h("button", {"name": "useful", "value": value, "type": "submit"}, words[value]) for value in ("yes", "no")
    ]
    return h(
        "form", {"class": "vote", "method": "post", "action": site.entry(entry)}, h("p", None, words["helped"]), buttons
    )
