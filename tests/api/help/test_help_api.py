"""What the widget reads of the help centre, and how an inbox says what launcher and widget look like."""

from typing import Any

import httpx
import pytest

from tests.api.help.test_help_pages import HIDDEN, RETURNS, fill
from tests.support.served import Served
from tests.support.shopfront import Shopfront


def at(shop: Shopfront, path: str = "") -> str:
    return f"/widget/v1/inboxes/{shop.widget.key}/help{path}"


async def test_topics_entries_search_and_reading(reader: httpx.AsyncClient, shop: Shopfront) -> None:
    shelf = await fill(shop, RETURNS, *HIDDEN)
    entry = str(shelf.ids["怎么退货"])
    home = (await reader.get(at(shop), params={"locale": "zh-CN"})).json()
    assert home["topics"] == [{"folder": None, "tag": "售后", "name": "售后", "entries": 1}]
    assert [one["id"] for one in home["popular"]] == [entry]
    listed = (await reader.get(at(shop, "/entries"), params={"tag": "售后"})).json()
    assert ([one["id"] for one in listed["items"]], listed["has_more"]) == ([entry], False)
    found = (await reader.get(at(shop, "/search"), params={"q": "退货"})).json()
    assert [one["id"] for one in found["items"]] == [entry]
    read = (await reader.get(at(shop, f"/entries/{entry}"))).json()
    assert (read["title"], read["answer"]) == ("怎么退货", RETURNS.answer)
    assert (await reader.get(read["url"])).status_code == 200
    for hidden in HIDDEN:
        assert (await reader.get(at(shop, f"/entries/{shelf.ids[hidden.question]}"))).status_code == 404


async def test_votes_of_a_reader(reader: httpx.AsyncClient, shop: Shopfront) -> None:
    shelf = await fill(shop, RETURNS, HIDDEN[0])

    async def say(helpful: Any, name: str = "reader-one", question: str = "怎么退货") -> int:
        body = {"helpful": helpful, "reader": name}
        return (await reader.post(at(shop, f"/entries/{shelf.ids[question]}/vote"), json=body)).status_code

    assert [await say(True), await say(True), await say(False), await say(True, "reader-two")] == [204] * 4
    async with shop.tx() as tx:
        entry = await shop.house.knowledge.entry(tx, shelf.ids["怎么退货"])
    assert (entry.up, entry.down) == (1, 1)
    assert [await say(True, "short"), await say("yes"), await say(True, question=HIDDEN[0].question)] == [422, 422, 404]


async def test_closed_means_closed_here_too(reader: httpx.AsyncClient, shop: Shopfront) -> None:
    async with shop.tx() as tx:
        await shop.house.channels.update_inbox(tx, shop.widget.id, {"settings": {"help": {"enabled": False}}})
    for path in ("", "/entries", "/search?q=a"):
        assert (await reader.get(at(shop, path))).status_code == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [("/entries?page=0", 422), ("/entries?page=x", 422), ("/entries?folder=x", 404), ("/entries/x", 404)],
)
async def test_bad_input_is_said(reader: httpx.AsyncClient, shop: Shopfront, path: str, status: int) -> None:
    assert (await reader.get(at(shop, path))).status_code == status


LOOK = {"side": "left", "x": 8, "y": 90, "text": {"zh": "联系我们"}, "avatar": "https://a.cn/a.png", "theme": "dark"}


async def test_looks_pages_and_start_reach_launcher_and_widget(
    served: Served, reader: httpx.AsyncClient, shop: Shopfront
) -> None:
    console, _ = await served.sign_in(shop, (await shop.person("admin")).id)
    settings = {"color": "#FFE600", "look": LOOK, "pages": ["home", "help"], "start": "home"}
    settings["suggestions"] = ["你好", {"zh": "能退吗", "at": "/product/*"}]
    saved = await console.patch(f"/api/v1/inboxes/{shop.widget.id}", json={"settings": settings})
    assert saved.status_code == 200, saved.text
    look = (await reader.get(f"/widget/v1/inboxes/{shop.widget.key}/look")).json()
    assert look == {"color": "#FFE600", "pages": False, "proactive": None} | {
        k: v for k, v in LOOK.items() if k != "avatar"
    }
    begin = f"/widget/v1/inboxes/{shop.widget.key}/session"
    inbox = (await reader.post(begin, json={"visitor_id": "v-12345678"})).json()["inbox"]
    assert (inbox["pages"], inbox["start"], inbox["avatar"]) == (["home", "help"], "home", "https://a.cn/a.png")
    assert inbox["suggestions"] == settings["suggestions"]
    closed = {"settings": {"help": {"enabled": False}}}
    assert (await console.patch(f"/api/v1/inboxes/{shop.widget.id}", json=closed)).status_code == 200
    inbox = (await reader.post(begin, json={"visitor_id": "v-12345678"})).json()["inbox"]
    assert inbox["pages"] == ["home"]  # no help page where the help centre is closed


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"look": {"x": -1}}, "settings.look.x"),
        ({"look": {"side": "top"}}, "settings.look.side"),
        ({"look": {"avatar": "javascript:alert(1)"}}, "settings.look.avatar"),
        ({"look": {"avatar": "http://a.cn/a.png"}}, "settings.look.avatar"),
        ({"look": {"text": {"zh": "字" * 25}}}, "settings.look.text.zh"),
        ({"help": {"enabled": True, "base_ids": ["x"]}}, "settings.help.base_ids.0"),
        ({"pages": ["shop"]}, "settings.pages.0"),
        ({"color": "red"}, "settings.color"),
    ],
)
async def test_settings_that_cannot_be(served: Served, shop: Shopfront, given: dict[str, Any], field: str) -> None:
    console, _ = await served.sign_in(shop, (await shop.person("admin")).id)
    answer = await console.patch(f"/api/v1/inboxes/{shop.widget.id}", json={"settings": given})
    assert (answer.status_code, answer.json()["field"]) == (422, field)


async def test_only_who_manages_inboxes_changes_them(served: Served, shop: Shopfront) -> None:
    console, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    body = {"settings": {"help": {"enabled": True}}}
    assert (await console.patch(f"/api/v1/inboxes/{shop.widget.id}", json=body)).status_code == 403
