"""What can be put into a reply: marks with a preview, emojis, pictures that are pasted or dropped, cards."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.serving import served
from tests.browser.console.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]
# A picture of 2 × 2 points, put into the field as a paste or a drop would.
PICTURE = """(field, kind) => {
  const canvas = Object.assign(document.createElement('canvas'), {width: 2, height: 2});
  canvas.getContext('2d').fillRect(0, 0, 2, 2);
  return new Promise(done => canvas.toBlob(blob => {
    const data = new DataTransfer();
    data.items.add(new File([blob], kind + '.png', {type: 'image/png'}));
    const event = kind === 'paste'
      ? new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})
      : new DragEvent('drop', {dataTransfer: data, bubbles: true, cancelable: true});
    field.dispatchEvent(event);
    done();
  }));
}"""


def test_marks_are_set_taken_away_and_previewed(window: Callable[..., ConsoleWindow], visitor: Visitor) -> None:
    console, field = served(window, visitor)
    page = console.page
    console.button("文字格式与预览").click()
    field.fill("明天")
    field.select_text()
    console.button("加粗（Ctrl+B）").click()
    expect(field).to_have_value("**明天**")
    field.press("Control+b")
    expect(field).to_have_value("明天")
    field.press("Control+b")
    field.press("End")
    field.press_sequentially("发货")
    console.button("预览").click()
    seen = page.get_by_role("region", name="客户会看到")
    expect(seen.locator("strong")).to_have_text("明天")
    field.press("Control+Enter")
    console.button("立即发送").click()
    visitor.wait_for(2)
    assert (visitor.hears()[-1]["kind"], visitor.hears()[-1]["content"]["text"]) == ("markdown", "**明天**发货")
    field.fill("`abc`")  # typed by hand while the marks are shown: what the preview promised is sent
    expect(seen.locator("code")).to_have_text("abc")
    field.press("Enter")
    console.button("立即发送").click()
    visitor.wait_for(3)
    assert visitor.hears()[-1]["kind"] == "markdown"
    assert console.problems == []


def test_marks_typed_without_the_tools_ask_how_they_go(window: Callable[..., ConsoleWindow], visitor: Visitor) -> None:
    console, field = served(window, visitor)
    field.fill("**明天**发货 https://a.cn/x")
    expect(console.page.get_by_text("等标记会原样发给客户")).to_be_visible()
    console.button("按格式发送").click()
    expect(console.button("原样发送")).to_be_visible()
    field.press("Enter")
    console.button("立即发送").click()
    visitor.wait_for(2)
    assert visitor.hears()[-1]["kind"] == "markdown"
    field.fill("见 https://a.cn/y，谢谢")
    field.press("Enter")
    console.button("立即发送").click()
    visitor.wait_for(3)
    assert visitor.hears()[-1]["kind"] == "text"
    expect(console.page.get_by_role("link", name="https://a.cn/y", exact=True)).to_have_attribute(
        "rel", "noopener noreferrer nofollow"
    )
    assert console.problems == []


def test_an_emoji_is_found_by_its_name(window: Callable[..., ConsoleWindow], visitor: Visitor) -> None:
    console, field = served(window, visitor)
    field.fill("好的")
    console.button("表情").click()
    search = console.page.get_by_role("textbox", name="搜索表情")
    search.fill("没有这种东西")
    expect(console.page.get_by_text("没有找到")).to_be_visible()
    search.fill("物流")
    search.press("Enter")
    expect(field).to_have_value("好的\U0001f69a")
    expect(search).to_be_hidden()
    console.button("表情").click()
    expect(console.dialog.get_by_role("button").first).to_have_text("\U0001f69a")
    search.fill("thumbs")
    console.dialog.get_by_role("button").first.click()
    expect(field).to_have_value("好的\U0001f69a\U0001f44d")
    field.fill("")
    assert console.problems == []


def test_a_pasted_and_a_dropped_picture_go_along(window: Callable[..., ConsoleWindow], visitor: Visitor) -> None:
    console, field = served(window, visitor)
    field.evaluate(PICTURE, "paste")
    field.evaluate(PICTURE, "drop")
    strip = console.page.get_by_role("region", name="回复").get_by_role("listitem")
    expect(strip.filter(has_text="paste.png")).to_be_visible()
    expect(strip.filter(has_text="drop.png")).to_be_visible()
    expect(console.button("发送")).to_be_enabled()
    console.page.reload()
    expect(strip).to_have_count(2)
    console.button("移除 drop.png").click()
    field.fill("请看图")
    console.button("发送").click()
    console.button("立即发送").click()
    visitor.wait_for(2)
    assert [m["kind"] for m in visitor.hears()[-2:]] == ["image", "text"]
    # A page that reads its draft before the last save of the page before it arrived is told so once, and has it then.
    assert [one for one in console.problems if "409" not in one] == []


def test_a_card_is_written_with_its_mistake_pointed_out_and_survives_being_taken_back(
    window: Callable[..., ConsoleWindow], visitor: Visitor
) -> None:
    console, _ = served(window, visitor, viewport={"width": 1280, "height": 900})
    console.button("商品或订单卡片").click()
    dialog = console.dialog
    dialog.get_by_text("订单", exact=True).click()
    dialog.get_by_label("链接").fill("shop.example")
    dialog.get_by_role("button", name="加入回复").click()
    expect(dialog.get_by_role("alert")).to_have_count(2)
    dialog.get_by_label("订单号").fill("A-1024")
    dialog.get_by_label("金额").fill("¥199.00")
    dialog.get_by_label("状态").fill("已发货")
    dialog.get_by_label("链接").fill("https://shop.example/orders/1024")
    expect(dialog.get_by_role("region", name="客户会看到")).to_contain_text("订单 A-1024")
    dialog.get_by_role("button", name="加入回复").click()
    expect(dialog).to_be_hidden()
    chip = console.page.get_by_role("region", name="回复").get_by_role("listitem").filter(has_text="订单 A-1024")
    expect(chip).to_contain_text("¥199.00 · 已发货")
    console.button("发送").click()
    console.button("撤销").click()
    expect(chip).to_be_visible()
    console.button("发送").click()
    console.button("立即发送").click()
    visitor.wait_for(2)
    card = visitor.hears()[-1]
    assert (card["kind"], card["content"]["title"]) == ("card", "订单 A-1024")
    assert card["content"]["buttons"] == [{"label": "查看订单", "url": "https://shop.example/orders/1024"}]
    assert console.problems == []
