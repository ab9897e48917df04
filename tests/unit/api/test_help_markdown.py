"""The help centre reads answers as the widget does: one list of samples, kept beside the widget's reader, holds both."""

import json
import time
from pathlib import Path

import pytest

from zhike.api.help.colors import AA, contrast, palette, parse
from zhike.api.help.html import h
from zhike.api.help.markdown import markdown, plain

SAMPLES = Path(__file__).parents[3] / "web/widget/src/markdown/samples.json"


@pytest.mark.parametrize(("source", "html"), json.loads(SAMPLES.read_text("utf-8")))
def test_reads_as_the_widget_does(source: str, html: str) -> None:
    assert markdown(source) == f'<div class="md">{html}</div>'


def test_a_heading_is_one_and_a_wall_of_text_stays_text() -> None:
    assert markdown("# 标题 #") == '<div class="md"><h2>标题</h2></div>'
    assert markdown("*" * 40_001).startswith('<div class="md"><pre><code>***')


def test_hostile_nesting_ends() -> None:
    assert "[" in markdown("[" * 3000 + "](x)" * 3000)
    assert markdown("> " * 200 + "x").count("<blockquote>") == 4


def test_plain_words_for_search_engines() -> None:
    assert plain('1. 点 **退货** & "选"\n2. <b>') == '点 退货 & "选" <b>'


def test_text_and_attributes_are_escaped() -> None:
    made = h("a", {"title": '"><script>', "hidden": True, "id": None, "rel": False}, "<i>", [h("b", None, "&")], None)
    assert made == '<a title="&quot;&gt;&lt;script&gt;" hidden>&lt;i&gt;<b>&amp;</b></a>'


@pytest.mark.parametrize(
    "color", ["#0E8A7D", "#ffffff", "#000000", "#ffe600", "#ff0000", "#7f7f7f", "nonsense", "#12345"]
)
def test_whatever_colour_a_shop_chose_can_be_read(color: str) -> None:
    made = {name: parse(value) for name, value in palette(color).items()}
    assert contrast(made["--brand"], made["--on-brand"]) >= AA
    assert contrast(made["--link-day"], (246, 247, 249)) >= AA
    assert contrast(made["--link-night"], (36, 41, 52)) >= AA


@pytest.mark.parametrize("piece", ["![", "[", "**a** ", "*a", "~~", "`", "[a](x)", "![a]("])
def test_what_it_costs_grows_with_the_length_alone(piece: str) -> None:
    """Forty thousand signs of it took a quarter of a minute when each step read all of the rest again."""
    long = (piece * 40_000)[:40_000]
    began = time.process_time()
    assert markdown(long)
    assert time.process_time() - began < 5
