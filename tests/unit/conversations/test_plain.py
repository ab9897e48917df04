"""Markdown read as one plain line."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhike.conversations.book import preview_text
from zhike.conversations.plain import plain_text


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("**满 99 元**包邮", "满 99 元包邮"),
        ("## 退货步骤 ##\n\n1. 打开订单\n2. 点“退货”\n", "退货步骤 打开订单 点“退货”"),
        ("- 顺丰\n* 京东\n+ 邮政", "顺丰 京东 邮政"),
        ("> 引用\n>> 再引用", "引用 再引用"),
        ("看[退货政策](https://shop.example/r?a=1 \"政策\")吧", "看退货政策吧"),
        ("![示意图](https://shop.example/a.png) 如上", "示意图 如上"),
        ("<https://shop.example/a_b_c>", "https://shop.example/a_b_c"),
        ("运行 `zhike demo`", "运行 zhike demo"),
        ("```py\nx = 1\n```", "x = 1"),
        ("| 尺码 | 胸围 |\n| --- | :-: |\n| M | 96 |", "尺码 胸围 M 96"),
        ("上\n\n---\n\n下", "上 下"),
        ("***非常***重要，~~不~~行", "非常重要，不行"),
        ("*emphasis* and _this_ and __that__", "emphasis and this and that"),
        ("- [x] done", "done"),
        (r"\*不是强调\*", "*不是强调*"),
    ],
)  # fmt: skip
def test_marks_go_words_stay(markdown: str, plain: str) -> None:
    assert plain_text(markdown) == plain


@pytest.mark.parametrize(
    "text", ["2 * 3 * 4 = 24", "snake_case_name", "a > b", "5-10 天", "#12 号订单", "价格：¥99.", "C:\\dir"]
)
def test_what_is_no_markup_stays(text: str) -> None:
    assert plain_text(text) == text


@given(st.text(st.sampled_from("ab中 \n*_`~[]()!#>-|\\1."), max_size=60))
def test_one_line_and_never_longer(text: str) -> None:
    plain = plain_text(text)
    assert "\n" not in plain
    assert len(plain) <= len(text)


def test_hostile_text_costs_little() -> None:
    began = time.process_time()
    for part in ("*", "_", "[", "`", "> ", "|", "\\", "- ", "![", "~~a", "**a ", "|--"):
        plain_text(part * (4_000 // len(part)))
    assert time.process_time() - began < 2


def test_a_list_shows_only_the_assistants_words_without_marks() -> None:
    assert preview_text("markdown", {"text": "**好的**，[点这里](https://a.example)"}) == "好的，点这里"
    assert preview_text("choices", {"text": "您是想问 **哪一个**？", "options": []}) == "您是想问 哪一个？"
    assert preview_text("text", {"text": "密码是 **abc**"}) == "密码是 **abc**"
