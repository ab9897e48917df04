"""English words in Chinese sentences."""

import pytest

from zhike.dialogue.mixed import glossed


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("我的order什么时候ship", "我的订单什么时候发货"),
        ("Coupon 怎么用", "优惠券怎么用"),
        ("refund多久到账", "退款多久到账"),
        ("可以用 credit card 吗", "可以用信用卡吗"),
        ("怎么退货", None),
        ("A7 怎么连 Bluetooth", None),  # no word of trade
        ("where is my order", None),  # not Chinese
        ("reorder是什么", None),
        ("发到a@sale.com还是shop.com/order", None),  # addresses
    ],
)
def test_glossed(written: str, meant: str | None) -> None:
    assert glossed(written) == meant
