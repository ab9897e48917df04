"""Which things a sentence names, and how many of each."""

import pytest

from zhike.kit.counting import cart_of

NAMES = {
    "linen": ("水洗亚麻四件套", "Washed linen bedding set"),
    "kettle": ("细口手冲壶", "Gooseneck kettle"),
    "lamp": ("纸艺夜灯", "Paper night lamp"),
    "bowl": ("青釉餐具两件套", "Celadon bowl and plate"),
    "scarf": ("羊毛围巾", "Wool scarf"),
    "a7": ("演示 A7 真无线耳机", "A7 earbuds"),
    "a9": ("演示 A9 真无线耳机", "A9 earbuds"),
}
THINGS = [{"id": key, "names": {"zh": zh, "en": en}} for key, (zh, en) in NAMES.items()]
SAID = [
    ("两条围巾和一个手冲壶满减后多少钱", {"scarf": 2, "kettle": 1}),
    ("围巾2条 手冲壶1个一共多少", {"scarf": 2, "kettle": 1}),
    ("我要十二个夜灯", {"lamp": 12}),
    ("夜灯和围巾各三个", {"lamp": 3, "scarf": 3}),
    ("亚麻四件套一套，青釉餐具两件套两套", {"linen": 1, "bowl": 2}),
    ("围巾 x2，夜灯×3", {"scarf": 2, "lamp": 3}),
    ("A7 耳机多少钱", {"a7": 1}),
    ("耳机多少钱", {}),
    ("一条围巾，再来两条围巾", {"scarf": 3}),
    ("运费怎么算，满 300 减多少", {}),
    ("two scarves and a kettle", {"scarf": 2, "kettle": 1}),
    ("3 paper night lamps, a bowl and the kettle", {"lamp": 3, "bowl": 1, "kettle": 1}),
    ("lamps and scarves, two of each", {"lamp": 2, "scarf": 2}),
    ("scarf x 2, kettle", {"scarf": 2, "kettle": 1}),
    ("", {}),
]


@pytest.mark.parametrize(("said", "cart"), SAID, ids=[str(n) for n in range(len(SAID))])
def test_a_cart_is_read(said: str, cart: dict[str, int]) -> None:
    assert {one["id"]: one["quantity"] for one in cart_of(said, THINGS)} == cart


def test_a_name_without_languages_does_and_more_than_can_be_meant_is_cut() -> None:
    assert cart_of("99 个杯子，1 个杯子", [{"name": "杯子", "price": 5}]) == [
        {"name": "杯子", "price": 5, "quantity": 99}
    ]
