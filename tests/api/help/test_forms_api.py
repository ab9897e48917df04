"""The widget's form, ending a conversation, and rating it with reasons."""

from typing import Any
from uuid import UUID

import httpx
import pytest

from tests.support.browsers import Browser, Browsers
from tests.support.served import Served
from tests.support.shopfront import Shopfront

FORM: dict[str, Any] = {
    "at": ["start", "offline"],
    "fields": [
        {"kind": "name", "required": True},
        {"kind": "email"},
        {"kind": "phone"},
        {"kind": "choice", "label": {"zh": "商品类型"}, "required": True, "options": ["家电", "服装"]},
    ],
    "consent": {"zh": "同意隐私政策"},
}


async def set_form(served: Served, shop: Shopfront, form: dict[str, Any]) -> httpx.Response:
    console, _ = await served.sign_in(shop, (await shop.person("admin")).id)
    return await console.patch(f"/api/v1/inboxes/{shop.widget.id}", json={"settings": {"form": form}})


async def asked(customer: Browser) -> dict[str, Any] | None:
    return (await customer.begin())["inbox"]["form"]  # type: ignore[no-any-return]


async def answer(customer: Browser, *values: str | None, consent: bool = True) -> tuple[int, str | None]:
    said = await customer.http.post("/widget/v1/form", json={"values": list(values), "consent": consent})
    return said.status_code, said.json().get("field") if said.content else None


async def test_answers_fill_the_profile_once_and_are_not_asked_again(
    served: Served, shop: Shopfront, browser: Browsers
) -> None:
    assert (await set_form(served, shop, FORM)).status_code == 200
    customer = browser()
    form = await asked(customer)
    assert form is not None
    assert (form["due"], form["at"], len(form["fields"])) == (True, ["start", "offline"], 4)
    assert await answer(customer, "王女士", "wang@example.com", None, "家电") == (204, None)
    again = await asked(customer)
    assert again is not None
    assert again["due"] is False
    conversation = UUID((await customer.say("你好")).json()["conversation_id"])
    async with shop.tx() as tx:
        row = await tx.row("SELECT customer_id FROM conversations WHERE id = :c", {"c": conversation})
        assert row is not None
        held = (await shop.house.customers.get(tx, row["customer_id"])).profile
    assert (held.name, held.email, held.phone, held.attributes) == (
        "王女士",
        "wang@example.com",
        None,
        {"商品类型": "家电"},
    )
    assert await answer(customer, "别人", None, None, "服装") == (204, None)
    async with shop.tx() as tx:
        held = (await shop.house.customers.get(tx, row["customer_id"])).profile
    assert (held.name, held.attributes) == ("王女士", {"商品类型": "家电"})  # unproved words replace nothing


async def test_wrong_answers_name_their_field(served: Served, shop: Shopfront, browser: Browsers) -> None:
    await set_form(served, shop, FORM)
    customer = browser()
    await customer.begin()
    assert await answer(customer, " ", None, None, "家电") == (422, "values.0")
    assert await answer(customer, "王", "no mail", None, "家电") == (422, "values.1")
    assert await answer(customer, "王", None, "abc", "家电") == (422, "values.2")
    assert await answer(customer, "王", None, None, "其他") == (422, "values.3")
    assert await answer(customer, "王") == (422, "values")
    assert await answer(customer, "王", None, None, "家电", consent=False) == (422, "consent")
    assert (await asked(customer) or {})["due"] is True


@pytest.mark.parametrize(
    "form",
    [
        {"at": ["start"], "fields": [{"kind": "text"}]},
        {"at": ["start"], "fields": [{"kind": "choice", "label": {"zh": "一"}, "options": ["只有一个"]}]},
        {"at": ["later"], "fields": []},
        {"at": ["start"], "fields": [{"kind": "name"}] * 11},
    ],
)
async def test_forms_that_cannot_be(served: Served, shop: Shopfront, form: dict[str, Any]) -> None:
    assert (await set_form(served, shop, form)).status_code == 422


async def test_without_a_form_nothing_is_asked(shop: Shopfront, browser: Browsers) -> None:
    assert await asked(browser()) is None


async def test_ratings_cannot_be_given_without_end(browser: Browsers) -> None:
    customer = browser()
    await customer.begin()
    answers = [await customer.http.post("/widget/v1/rating", json={"score": 5}) for _ in range(12)]
    assert {answer.status_code for answer in answers[:10]} == {404}  # there is nothing to rate
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["Retry-After"]) > 0


async def test_a_customer_ends_and_rates_with_reasons(shop: Shopfront, browser: Browsers) -> None:
    customer = browser()
    await customer.begin()
    assert (await customer.http.post("/widget/v1/end", json={})).status_code == 404  # nothing to end
    conversation = UUID((await customer.say("怎么退货")).json()["conversation_id"])

    async def rate(**body: Any) -> int:
        return (await customer.http.post("/widget/v1/rating", json=body)).status_code

    assert await rate(score=5) == 404
    assert (await customer.http.post("/widget/v1/end", json={})).status_code == 202
    assert (await customer.http.post("/widget/v1/end", json={})).status_code == 202  # again: no harm
    assert (await shop.row(conversation))["status"] == "resolved"
    assert await rate(score=2, reasons=["bored"]) == 422
    assert await rate(score=2, reasons=["slow", "unclear", "slow"], comment="等了很久") == 204
    async with shop.tx() as tx:
        row = await tx.row("SELECT customer_id FROM conversations WHERE id = :c", {"c": conversation})
        assert row is not None
        rating = await shop.house.surveys.rating(tx, conversation, row["customer_id"])
        c = (await shop.house.reading.many(tx, [conversation]))[conversation]
        messages, _ = await shop.house.reading.messages(tx, c, limit=50)
    assert rating is not None
    assert (rating.score, rating.reasons, rating.comment) == (2, ("slow", "unclear"), "等了很久")
    events = {m.content["code"]: m.content["params"] for m in messages if m.kind == "event"}
    assert events["conversation.rated"] == {"score": 2, "reasons": ["slow", "unclear"]}
    assert events["conversation.resolved"] == {"reason": "customer"}
