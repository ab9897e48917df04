"""The chat's own page and its QR code."""

from xml.etree import ElementTree as ET

import httpx

from tests.support.shopfront import Shopfront


async def test_a_widgets_chat_has_a_page_that_nobody_may_frame(reader: httpx.AsyncClient, shop: Shopfront) -> None:
    answer = await reader.get(f"/chat/{shop.widget.key}")
    assert answer.status_code in (200, 503)  # 503: the web part is not built here
    if answer.status_code == 200:
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    for key in (shop.api.key, "nobody-has-it"):
        gone = await reader.get(f"/chat/{key}")
        assert (gone.status_code, gone.headers["content-type"].split(";")[0]) == (404, "text/html")
        assert (await reader.get(f"/chat/{key}/qr.svg")).status_code == 404


async def test_a_look_of_its_own_is_known_before_the_first_paint(reader: httpx.AsyncClient, shop: Shopfront) -> None:
    async with shop.tx() as tx:
        await shop.house.channels.update_inbox(tx, shop.widget.id, {"settings": {"look": {"theme": "dark"}}})
    answer = await reader.get(f"/chat/{shop.widget.key}?locale=en")
    assert (answer.status_code, answer.headers["location"]) == (307, "?locale=en&theme=dark")
    assert (await reader.get(f"/chat/{shop.widget.key}?theme=light")).status_code in (200, 503)


async def test_the_code_is_a_picture_that_names_its_address(reader: httpx.AsyncClient, shop: Shopfront) -> None:
    answer = await reader.get(f"/chat/{shop.widget.key}/qr.svg")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    drawn = ET.fromstring(answer.text)
    title = drawn.find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert str(title.text).endswith(f"/chat/{shop.widget.key}")
