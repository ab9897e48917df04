"""A language model is set up, tried, answers a customer, and the why panel tells what it did."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.visitor import Visitor
from tests.support.scripted_model import KEY, ScriptedModel, model_beside

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]
ASKED = "会员积分能抵多少钱"
GOOD = "100 分抵 1 元，单笔最多抵订单金额的 10%[1]。下单页勾选“使用积分”即可[1]。"


@pytest.fixture
def model(owner: Callable[..., Any]) -> Iterator[ScriptedModel]:
    """A model of the test's own; the workspace's is removed afterwards."""
    with model_beside() as model:
        model.says = lambda body: '{"ready": true}' if "ready" in str(body["messages"]) else GOOD
        yield model
    owner("DELETE", "/language-model")


def test_set_up_tried_used_and_explained(
    window: Callable[..., ConsoleWindow], model: ScriptedModel, visitor: Visitor
) -> None:
    console = window()
    console.sign_in("owner@demo.zhike", "/app/language-model")
    page = console.page
    page.get_by_label("接口地址").fill(model.url)
    page.get_by_label("模型名称").fill("scripted-1")
    page.get_by_role("textbox", name="密钥").fill(KEY)
    page.get_by_role("switch", name="补全追问").click()
    page.get_by_role("switch", name="判断要办的事").click()
    console.button("保存").click()
    expect(page.get_by_text("已保存", exact=True)).to_be_visible()
    expect(page.get_by_role("textbox", name="密钥")).to_have_value("")
    assert KEY not in page.content()
    console.button("试一下").click()
    expect(page.get_by_text("模型可用")).to_be_visible()
    visitor.say(ASKED)
    visitor.wait_for(1)
    assert (
        visitor.hears()[-1]["content"]["text"] == "100 分抵 1 元，单笔最多抵订单金额的 10%。下单页勾选“使用积分”即可。"
    )
    console.walk(f"/app/inbox/{visitor.conversation_id}")
    page.get_by_role("button", name="依据").first.click()
    why = page.get_by_role("dialog").get_by_role("region", name="大模型")
    expect(why).to_contain_text("发出的话由大模型撰写")
    expect(why).to_contain_text("scripted-1 · 提示词 answers-1")
    expect(why).to_contain_text("第 2 句 · 积分怎么用")
    console.walk("/app/language-model")
    expect(page.get_by_role("region", name="用量")).to_contain_text("输入")
    assert console.problems == []


def test_a_wrong_key_is_named_and_the_default_answer_sent(
    window: Callable[..., ConsoleWindow], model: ScriptedModel, visitor: Visitor, owner: Callable[..., Any]
) -> None:
    model.how = "401"
    given = {"base_url": model.url, "model": "m", "api_key": "wrong", "expected_version": 0}
    owner("PUT", "/language-model", given)
    console = window()
    console.sign_in("owner@demo.zhike", "/app/language-model")
    console.button("试一下").click()
    expect(console.page.get_by_text("模型服务不接受这个密钥")).to_be_visible()
    visitor.say(ASKED)
    visitor.wait_for(1)
    assert "积分商城" in visitor.hears()[-1]["content"]["text"]
    console.walk(f"/app/inbox/{visitor.conversation_id}")
    console.page.get_by_role("button", name="依据").first.click()
    why = console.page.get_by_role("dialog").get_by_role("region", name="大模型")
    expect(why).to_contain_text("模型服务不接受这个密钥")
    assert console.problems == []
