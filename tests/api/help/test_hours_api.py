"""Opening hours of an inbox: who may set them, what is refused, and what customers are told."""

from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.support.browsers import Browsers
from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.kit.clock import utcnow

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ALL = [{"opens": "00:00", "closes": "24:00"}]


async def signed_in(served: Served, shop: Shopfront, role: str = "owner") -> httpx.AsyncClient:
    console, _ = await served.sign_in(shop, (await shop.person(role)).id)
    return console


def closed_today() -> tuple[dict[str, Any], datetime]:
    """Hours in UTC that are closed on the day of now and open on the next, and when that is."""
    now = utcnow()
    if now.hour == 23 and now.minute == 59:  # the day may turn before they are used
        now += timedelta(minutes=1)
    week = {day: ALL for n, day in enumerate(DAYS) if n != now.weekday()}
    opens = (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return {"always": False, "zone": "UTC", "week": week}, opens


async def test_the_widget_is_told_when_people_are_back(served: Served, shop: Shopfront, browser: Browsers) -> None:
    owner = await signed_in(served, shop)
    assert (await browser().begin())["inbox"]["away"] is None
    hours, opens = closed_today()
    path = f"/api/v1/inboxes/{shop.widget.id}"
    kept = (await owner.patch(path, json={"settings": {"hours": hours}})).json()["settings"]["hours"]
    assert kept == {**hours, "dates": []}
    away = (await browser().begin())["inbox"]["away"]
    assert datetime.fromisoformat(away["since"]) <= utcnow() + timedelta(seconds=1)
    assert datetime.fromisoformat(away["back_at"]) == opens
    assert away["zone"] == "UTC"
    now = (await owner.post("/api/v1/inboxes/hours", json=hours)).json()
    assert (now["open"], datetime.fromisoformat(now["opens_at"])) == (False, opens)
    again = await owner.patch(path, json={"settings": {"hours": {**hours, "always": True}}})
    assert again.json()["settings"]["hours"]["week"] == hours["week"]  # kept for later
    assert (await browser().begin())["inbox"]["away"] is None


async def test_an_agent_may_not_set_hours(served: Served, shop: Shopfront) -> None:
    agent = await signed_in(served, shop, "agent")
    body = {"settings": {"hours": {"always": False, "week": {}}}}
    assert (await agent.patch(f"/api/v1/inboxes/{shop.widget.id}", json=body)).status_code == 403
    assert (await agent.post("/api/v1/inboxes/hours", json={})).status_code == 403


@pytest.mark.parametrize(
    ("language", "said"), [("zh-CN", "周二：有两个时段重叠。"), ("en", "Tuesday: two of its times overlap.")]
)
async def test_what_is_wrong_names_the_day(served: Served, shop: Shopfront, language: str, said: str) -> None:
    owner = await signed_in(served, shop)
    times = [{"opens": "09:00", "closes": "12:00"}, {"opens": "11:00", "closes": "18:00"}]
    hours = {"always": False, "week": {"tue": times}}
    for method, path, body in (
        ("PATCH", f"/inboxes/{shop.widget.id}", {"settings": {"hours": hours}}),
        ("POST", "/inboxes", {"key": "hours-x", "kind": "widget", "name": "X", "settings": {"hours": hours}}),
        ("POST", "/inboxes/hours", hours),
    ):
        refused = await owner.request(method, f"/api/v1{path}", json=body, headers={"Accept-Language": language})
        assert (refused.status_code, refused.json()["field"]) == (422, "settings.hours.week.tue")
        assert refused.json()["message"] == said


@pytest.mark.parametrize("hours", [{"week": {"monday": []}}, {"dates": [{"day": "2026-10-01"}]}, {"shut": True}])
async def test_what_has_no_place_is_refused(served: Served, shop: Shopfront, hours: dict[str, Any]) -> None:
    owner = await signed_in(served, shop)
    assert (await owner.post("/api/v1/inboxes/hours", json=hours)).status_code == 422
