"""Customers of whom nothing was heard are erased: those and nobody else, not before the day, as if by hand."""

from collections.abc import AsyncIterator
from uuid import UUID

import pytest
import pytest_asyncio

from tests.support.shopfront import Shopfront, open_shop
from zhike.customers.retention import GRACE, Policy
from zhike.db.urls import Urls
from zhike.facts import ActorRef
from zhike.identity import Viewer
from zhike.kit.clock import utcnow
from zhike.settings import Settings

LONG_AGO = "now() - interval '400 days'"


@pytest_asyncio.fixture
async def shop(settings: Settings, urls: Urls) -> AsyncIterator[Shopfront]:
    async with open_shop(settings, urls) as shop:
        yield shop


@pytest_asyncio.fixture
async def boss(shop: Shopfront) -> Viewer:
    return await shop.person("owner")


async def customer(
    shop: Shopfront, name: str, *, said: bool = True, status: str = "resolved", old: bool = True
) -> UUID:
    """Make a customer, by default one with a resolved conversation of long ago."""
    who = await shop.customer(name)
    async with shop.tx() as tx:
        if old:
            await tx.execute(f"UPDATE customers SET created_at = {LONG_AGO} WHERE id = :c", {"c": who.customer_id})
    if said:
        receipt = await shop.says(who, "在吗")
        until = {"until": utcnow() + GRACE} if status == "snoozed" else {}
        async with shop.tx() as tx:
            if status != "open":
                by = ActorRef("system")
                await shop.house.conversations.change_status(tx, receipt.conversation_id, status, by, **until)
            if old:
                done = {"c": receipt.conversation_id}
                await tx.execute(f"UPDATE conversations SET updated_at = {LONG_AGO} WHERE id = :c", done)
    return who.customer_id


async def due(shop: Shopfront, boss: Viewer, months: int = 12) -> None:
    """Choose a time, and let the day of grace be over."""
    async with shop.tx() as tx:
        await shop.house.retention.choose(tx, boss, months)
        await tx.execute("UPDATE customer_retention SET begins_at = now() - interval '1 second'")


async def erased(shop: Shopfront) -> set[UUID]:
    async with shop.tx() as tx:
        return {row["id"] for row in await tx.rows("SELECT id FROM customers WHERE erased_at IS NOT NULL")}


async def carry_out(shop: Shopfront) -> None:
    last: UUID | None = None
    while True:
        async with shop.tx() as tx:
            last = await shop.house.retention.carry_out(tx, last)
        if last is None:
            return


async def test_exactly_the_quiet_ones_go(shop: Shopfront, boss: Viewer) -> None:
    silent = await customer(shop, "沉默")
    never = await customer(shop, "从未开口", said=False)
    into = await customer(shop, "合并后", said=False)
    talks = await customer(shop, "还在说", old=False)
    for kept in ("open", "pending", "snoozed"):
        await customer(shop, kept, status=kept)
    merged = await customer(shop, "旧号", old=False)
    async with shop.tx() as tx:
        await shop.house.customers.merge(tx, boss, merged, into)
    async with shop.tx() as tx:
        assert (await shop.house.retention.forecast(tx, 12)).customers == 2
        assert (await shop.house.retention.forecast(tx, 24)).customers == 0
    await due(shop, boss)
    await carry_out(shop)
    assert await erased(shop) == {silent, never}, f"not {talks}, who still talks, nor {into}, whose other record does"
    assert await shop.count("audit_entries", "action = 'customer.erased' AND actor_kind = 'system'") == 2
    assert [name for name, _ in await shop.facts(silent)][-1].startswith("customer.erased")


async def test_nothing_goes_before_the_day_of_grace_is_over(shop: Shopfront, boss: Viewer) -> None:
    await customer(shop, "沉默")
    async with shop.tx() as tx:
        policy = await shop.house.retention.choose(tx, boss, 12)
    assert policy.begins_at is not None
    assert abs(policy.begins_at - utcnow() - GRACE).total_seconds() < 60
    await carry_out(shop)
    assert await erased(shop) == set()
    async with shop.tx() as tx:
        longer = await shop.house.retention.choose(tx, boss, 24)
        assert longer == Policy(24, policy.begins_at), "a longer time needs no thought"
        shorter = await shop.house.retention.choose(tx, boss, 6)
        assert shorter.begins_at is not None
        assert shorter.begins_at > policy.begins_at
        assert await shop.house.retention.choose(tx, boss, None) == Policy()
    await carry_out(shop)
    assert await erased(shop) == set()


async def test_more_than_a_batch(shop: Shopfront, boss: Viewer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zhike.customers.retention.BATCH", 2)
    gone = {await customer(shop, str(n)) for n in range(5)}
    await due(shop, boss)
    await carry_out(shop)
    assert await erased(shop) == gone
