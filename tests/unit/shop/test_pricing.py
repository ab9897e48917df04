"""A cart worked out: member price, full reduction, coupon, points, freight, in this order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from merchant.pricing import Terms, Wares, quote, spread
from merchant.shapes import Coupon, Item, Product, Promotion

RULE = Promotion(id="full", name="满 300 减 30", kind="full_reduction", currency="CNY", threshold=30000, amount=3000)


def wares(*prices: int, member_price: bool = True) -> list[Wares]:
    found = []
    for number, price in enumerate(prices):
        item = Item(id=f"i{number}", product_id=f"p{number}", name=f"商品 {number}", price=price, currency="CNY")
        product = Product(
            id=f"p{number}", name=item.name, price=price, currency="CNY", items=[item], member_price=member_price
        )
        found.append(Wares(item, product, 1))
    return found


def coupon(amount: int) -> Coupon:
    return Coupon(
        id="c", customer_id="x", name="券", amount=amount, threshold=0, currency="CNY", expires_at="2099-01-01"
    )


def test_the_example_that_customers_are_told() -> None:
    """Gold, 400 yuan: 380 after the member price, 350 after the reduction, 330 with a coupon of 20."""
    terms = Terms(currency="CNY", percent=95, full_reduction=RULE, free_from=9900, freight=800)
    found = quote(wares(40000), terms, coupon(2000), 0)
    assert [(step.kind, step.amount) for step in found.steps] == [
        ("member", -2000),
        ("full_reduction", -3000),
        ("coupon", -2000),
    ]
    assert [step.arithmetic for step in found.steps] == [
        "¥400.00 - ¥20.00 = ¥380.00",
        "¥380.00 / ¥300.00 -> 1 x ¥30.00 = ¥30.00",
        "¥350.00 - ¥20.00 = ¥330.00",
    ]
    assert (found.total, found.freight, found.points_earned) == (33000, 0, 330)


def test_goods_without_member_price_keep_theirs() -> None:
    terms = Terms(currency="CNY", percent=95)
    assert quote(wares(40000, member_price=False), terms, None, 0).total == 40000


def test_the_reduction_counts_every_full_threshold_across_goods() -> None:
    terms = Terms(currency="CNY", full_reduction=RULE)
    found = quote(wares(20000, 40001), terms, None, 0)
    assert found.discount == 6000
    assert sum(line.paid for line in found.lines) == 54001
    assert [line.steps[0].amount for line in found.lines] == [-2000, -4000]


def test_points_pay_a_tenth_at_most() -> None:
    found = quote(wares(10000), Terms(currency="CNY"), None, 5000)
    assert (found.points_used, found.total) == (1000, 9000)


@pytest.mark.parametrize(("price", "freight", "missing"), [(9899, 800, 1), (9900, 0, 0), (20000, 0, 0)])
def test_delivery_is_free_from_a_threshold(price: int, freight: int, missing: int) -> None:
    found = quote(wares(price), Terms(currency="CNY", free_from=9900, freight=800), None, 0)
    assert (found.freight, found.free_delivery_missing, found.total) == (freight, missing, price + freight)


def test_a_coupon_takes_no_more_than_there_is() -> None:
    assert quote(wares(500), Terms(currency="CNY"), coupon(2000), 0).total == 0


@given(st.integers(0, 10**7), st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
def test_shares_add_up(amount: int, weights: list[int]) -> None:
    shares = spread(amount, weights)
    assert sum(shares) == (amount if sum(weights) else 0)
    assert all(share >= 0 for share in shares)


@given(
    st.lists(st.integers(1, 300_000), min_size=1, max_size=6),
    st.sampled_from([100, 98, 95, 92]),
    st.integers(0, 30_000),
    st.integers(0, 50_000),
)
def test_lines_and_steps_add_up_to_the_total(prices: list[int], percent: int, off: int, points: int) -> None:
    terms = Terms(currency="CNY", percent=percent, full_reduction=RULE, free_from=9900, freight=800)
    found = quote(wares(*prices), terms, coupon(off) if off else None, points)
    assert found.total == found.goods + sum(step.amount for step in found.steps)
    assert found.total == sum(line.paid for line in found.lines) + found.freight
    for line in found.lines:
        assert line.paid == line.subtotal + sum(step.amount for step in line.steps)
        assert line.paid >= 0
