"""What can be done with a message: answered to, copied, linked to, recalled; and the conversation's history in words."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]


def served(window: Callable[..., ConsoleWindow], visitor: Visitor) -> tuple[ConsoleWindow, Locator]:
    """Take a visitor's conversation over; returns (the window, its reply field)."""
    visitor.say("转人工")
    visitor.wait_for(1)
    console = window(permissions=["clipboard-read", "clipboard-write"])
    console.sign_in("lin@demo.zhike", f"/app/inbox/{visitor.conversation_id}")
    console.button("接手").first.click()
    field = console.page.get_by_role("textbox", name="回复")
    expect(field).to_be_visible()
    return console, field


def act(console: ConsoleWindow, message: Locator, name: str) -> None:
    """Open a message's menu and choose."""
    message.hover()
    message.get_by_role("button", name="消息操作").click()
    console.page.get_by_role("menuitem", name=name, exact=True).click()


def test_answered_to_copied_and_recalled(window: Callable[..., ConsoleWindow], visitor: Visitor) -> None:
    console, field = served(window, visitor)
    page = console.page
    articles = page.get_by_role("log").get_by_role("article")
    act(console, articles.filter(has_text="转人工").first, "引用回复")
    expect(page.get_by_role("region", name="回复").locator("blockquote")).to_contain_text("转人工")
    field.fill("好的，我来帮您")
    field.press("Enter")
    console.button("立即发送").click()
    said = articles.filter(has_text="好的，我来帮您")
    expect(said.locator("blockquote")).to_contain_text("转人工")
    expect(page.get_by_role("region", name="回复").locator("blockquote")).to_have_count(0)
    visitor.wait_for(2)
    assert visitor.hears()[-1]["quote"]["text"] == "转人工"

    act(console, said, "复制")
    expect(page.get_by_text("已复制")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "好的，我来帮您"
    act(console, said, "撤回")
    expect(said).to_contain_text("已撤回")
    assert visitor.hears()[-1]["content"] == {}
    said.hover()
    said.get_by_role("button", name="消息操作").click()
    expect(page.get_by_role("menuitem", name="复制", exact=True)).to_be_visible()
    expect(page.get_by_role("menuitem", name="撤回", exact=True)).to_have_count(0)
    assert console.problems == []


def test_a_link_leads_to_the_message_by_keyboard_too(window: Callable[..., ConsoleWindow], visitor: Visitor) -> None:
    console, _ = served(window, visitor)
    page = console.page
    first = page.get_by_role("log").get_by_role("article").first
    first.get_by_role("button", name="消息操作").focus()
    expect(first.get_by_role("button", name="消息操作")).to_have_count(1)
    act(console, first, "复制链接")
    expect(page.get_by_text("已复制")).to_be_visible()
    link = page.evaluate("navigator.clipboard.readText()")
    assert "?message=" in link
    page.goto(link)
    expect(page.locator("article[data-focused=true]")).to_contain_text("转人工")
    assert console.problems == []


def test_the_history_is_told_in_words_and_narrowed(window: Callable[..., ConsoleWindow], visitor: Visitor) -> None:
    console, _ = served(window, visitor)
    page = console.page
    console.button("更多操作").click()
    page.get_by_role("menuitem", name="会话经过").click()
    history = page.get_by_role("dialog")
    for words in ("会话开始", "客户发来消息", "智能助手转人工", "由 林晓 负责", "主动接手"):
        expect(history.get_by_text(words).first).to_be_visible()
    history.get_by_role("checkbox", name="消息").uncheck()
    expect(history.get_by_text("客户发来消息")).to_have_count(0)
    expect(history.get_by_text("会话开始")).to_be_visible()
    assert "conversation." not in history.inner_text()
    assert console.problems == []


# A browser with models of its own, as Chrome has them on a desktop: it finds French, and translates it after fetching a model.
MODELS = """{
  const made = (one) => ({ create: async ({ monitor }) => {
    const source = new EventTarget();
    monitor(source);
    source.dispatchEvent(new ProgressEvent('downloadprogress', { loaded: 1, total: 1 }));
    return { destroy() {}, ...one };
  } });
  window.LanguageDetector = made({ detect: async (text) => [
    { detectedLanguage: /[\\u4e00-\\u9fff]/.test(text) ? 'zh' : 'fr', confidence: 0.9 }] });
  window.Translator = { availability: async () => 'downloadable', ...made({ translate: async (text) => `\\u8bd1\\uff1a${text}` }) };
}"""


def test_a_foreign_message_is_translated_where_the_browser_can(
    window: Callable[..., ConsoleWindow], visitor: Visitor
) -> None:
    visitor.say("转人工")
    visitor.wait_for(1)
    visitor.say("Bonjour, la tasse est cassée")
    able, plain = window(), window()
    able.page.add_init_script(MODELS)
    at = f"/app/inbox/{visitor.conversation_id}"
    articles = able.sign_in("lead@demo.zhike", at).page.get_by_role("log").get_by_role("article")
    french, chinese = articles.filter(has_text="Bonjour"), articles.filter(has_text="转人工").first
    act(able, french, "翻译")
    expect(french.get_by_role("status")).to_contain_text("译：Bonjour, la tasse est cassée")
    expect(french.get_by_role("status")).to_contain_text("译自法语，由浏览器在本机翻译")
    assert able.troubles() == []
    act(able, chinese, "翻译")
    expect(chinese.get_by_role("status")).to_contain_text("原文已经是您的语言")
    french.get_by_role("button", name="收起").click()
    expect(french.get_by_role("status")).to_have_count(0)
    assert able.problems == []
    # Another browser does not offer what it cannot do.
    plain.page.add_init_script("delete window.Translator")
    said = (
        plain.sign_in("lead@demo.zhike", at).page.get_by_role("log").get_by_role("article").filter(has_text="Bonjour")
    )
    said.hover()
    said.get_by_role("button", name="消息操作").click()
    expect(plain.page.get_by_role("menuitem", name="复制", exact=True)).to_be_visible()
    expect(plain.page.get_by_role("menuitem", name="翻译")).to_have_count(0)
