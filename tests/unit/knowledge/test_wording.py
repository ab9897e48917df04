"""Every error of an import has a sentence in both languages, and none is stored."""

import re
from pathlib import Path

import pytest

from zhike.knowledge.errors import ImportRefused
from zhike.knowledge.wording import MESSAGES, explain

SOURCE = Path(__file__).resolve().parents[3] / "src" / "zhike" / "knowledge"
RAISED = re.compile(r"""(?:ImportRefused\(\s*|RowError\((?:number|0), None, |refused=\()"(\w+)\"""")
CHINESE = re.compile("[\u4e00-\u9fff]")


def test_every_code_that_is_raised_is_worded() -> None:
    raised = {code for path in SOURCE.rglob("*.py") for code in RAISED.findall(path.read_text("utf-8"))}
    assert {"failed", "unreadable", "column_missing", "encrypted", "too_many_cells"} <= raised
    assert raised - MESSAGES.keys() == set()
    for code, (en, zh) in MESSAGES.items():
        assert CHINESE.search(zh), code
        assert not CHINESE.search(en), code
        assert set(re.findall(r"{(\w+)}", en)) == set(re.findall(r"{(\w+)}", zh)), code


def test_a_refusal_speaks_the_readers_language_and_carries_its_parameters_alone() -> None:
    refusal = ImportRefused("column_missing", needed="answer", found=["问题", "备注"])
    assert (
        refusal.message("en") == "No column holds the answers. Name one “answer”, or say which it is. Found: 问题, 备注"
    )
    assert refusal.message("zh") == "没有找到“答案”列，请把表头改为“答案”或指定对应的列。现有的列：问题, 备注"
    assert refusal.details == {"reason": "column_missing", "needed": "answer", "found": ["问题", "备注"]}


@pytest.mark.parametrize(("language", "said"), [("en", "It is broken."), ("zh", "坏了。")])
def test_sentences_stored_by_the_first_version_are_still_read(language: str, said: str) -> None:
    assert explain("broken", {"problem": "It is broken.", "problem_zh": "坏了。"}, language) == said


def test_what_a_page_came_to_is_said_in_both_languages() -> None:
    failed = {"url": "https://shop.example/help", "problem": "timeout"}
    assert explain("page_failed", failed, "zh-CN") == "页面抓取失败（超时未响应）：https://shop.example/help"
    assert (
        explain("page_failed", failed, "en")
        == "This page could not be fetched (no answer in time): https://shop.example/help"
    )
    assert (
        explain("page_failed", failed | {"problem": "HTTP 500"}, "zh-CN")
        == "页面抓取失败（网站自身出错，HTTP 500）：https://shop.example/help"
    )
    unread = {"url": "https://shop.example/x", "because": "no_text"}
    assert explain("page_unreadable", unread, "zh").endswith("（文档中没有可作为答案的正文）")
    assert explain("page_unreadable", unread, "en").endswith("(The document has no text that could be an answer)")
