"""An agent's first hour, told as it happens to her: from signing in to the customer's rating."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import expect

from tests.browser.console.driver import PASSWORD, ConsoleWindow
from tests.browser.console.serving import row_of
from tests.browser.console.visitor import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]
NAME = "陈管理"  # a small shop's manager, who serves customers herself: first steps are shown to who sets up


def test_an_agents_first_hour(
    window: Callable[..., ConsoleWindow], visitor: Visitor, owner: Callable[..., Any]
) -> None:
    mark = uuid4().hex[:8]
    greeting = {"shortcut": f"f{mark}", "title": "问好", "body": "您好，我是{{agent.name}}，我来帮您。"}
    kept = owner("POST", "/canned-replies", greeting | {"scope": "workspace"})
    visitor.say("怎么申请退货？")
    visitor.wait_for(1)
    visitor.say(f"转人工 {mark}")
    visitor.wait_for(2)
    hour = Hour(window(), visitor, mark)
    try:
        hour.signs_in()
        hour.reads_first_steps()
        hour.goes_away_and_comes_back()
        hour.takes_the_customer_who_waits()
        hour.greets_by_a_slash()
        hour.asks_a_colleague()
        hour.puts_it_off_and_takes_that_back()
        hour.finds_it_by_its_words()
        hour.ends_it_with_her_last_sentence()
        hour.sees_the_rating()
    finally:
        owner("DELETE", f"/canned-replies/{kept['id']}")
        owner("PATCH", "/first-run", {"closed": False})
    assert hour.console.problems == []


class Hour:
    """The steps of the hour, in their order."""

    def __init__(self, console: ConsoleWindow, visitor: Visitor, mark: str) -> None:
        self.console, self.page, self.visitor, self.mark = console, console.page, visitor, mark
        self.menu = self.page.get_by_role("button", name="我的状态与设置")
        self.field = self.page.get_by_role("textbox", name="回复")

    def signs_in(self) -> None:
        """By the form."""
        self.page.goto(f"{self.console.base}/app/")
        self.page.fill("#email", "admin@demo.zhike")
        self.page.fill("#password", PASSWORD)
        self.page.locator("form button[type=submit]").click()
        expect(
            self.page.get_by_role("navigation", name="视图")
        ).to_be_visible()  # where he begins: nothing moves him on from here
        self.console.problems.clear()  # the browser noted that nobody was signed in before

    def reads_first_steps(self) -> None:
        """What is to be done and what is done already; then to work."""
        self.console.walk("/app/start")
        steps = self.page.get_by_role("main").get_by_role("listitem")
        expect(steps.get_by_role("heading")).to_have_text(
            ["名称与语言", "准备知识", "组件外观", "邀请同事", "装到网站上"]
        )
        expect(steps.filter(has_text="准备知识")).to_contain_text(re.compile(r"已完成.*知识库里有 \d+ 条"))
        self.console.button("先去工作台").or_(self.console.button("完成，去工作台")).click()
        expect(self.page).to_have_url(re.compile("/app/inbox"))

    def goes_away_and_comes_back(self) -> None:
        """A meeting."""
        self.menu.click()
        self.page.get_by_role("menuitem", name="离开一会儿").hover()
        self.page.get_by_role("menuitem", name="开会").click()
        self._is("离开", "away")
        self.menu.click()
        self.page.get_by_role("menuitem", name="在线").click()
        self._is("在线", "online")

    def _is(self, word: str, presence: str) -> None:
        mark = self.menu.get_by_role("img", name=word).or_(self.menu.locator(f"[data-presence={presence}]"))
        expect(mark.first).to_be_visible()

    def takes_the_customer_who_waits(self) -> None:
        """The row says what he asked, not that he was passed on."""
        self.console.walk("/app/inbox?view=all")
        row = row_of(self.page, self.visitor)
        expect(row).to_contain_text(self.mark)
        row.click()
        mine = self.page.get_by_text("由您负责")
        self.console.button("接手").or_(mine).first.click()  # it may have been given to her already
        expect(mine).to_be_visible()

    def greets_by_a_slash(self) -> None:
        """A canned reply, filled in with her name."""
        self.field.press_sequentially(f"/f{self.mark}")
        expect(self.page.locator("[data-variable=true]")).to_have_text("我的名字")
        self.field.press("Enter")
        expect(self.field).to_have_value(f"您好，我是{NAME}，我来帮您。")
        self.field.press("Enter")
        self.visitor.wait_for(3)
        assert "我来帮您" in self.visitor.hears()[-1]["content"]["text"]

    def asks_a_colleague(self) -> None:
        """A note that mentions one; the customer never reads it."""
        self.page.get_by_text("备注", exact=True).click()
        note = self.page.get_by_role("textbox", name="备注")
        note.press_sequentially("请看一下这单 @周")
        note.press("Enter")
        expect(note).to_have_value(re.compile("@周"))
        note.press("Enter")
        expect(self.page.get_by_text("仅内部可见")).to_be_visible()
        assert not any("请看一下" in str(m["content"]) for m in self.visitor.hears())

    def puts_it_off_and_takes_that_back(self) -> None:
        """An hour's snooze, undone."""
        self.page.get_by_role("button", name="更多操作", exact=True).click()
        self.page.get_by_role("menuitem", name="延后").hover()
        self.page.get_by_role("menuitem", name="1 小时后").last.click()
        self.page.get_by_role("button", name="撤销").last.click()
        expect(self.page.get_by_text("进行中").first).to_be_visible()

    def finds_it_by_its_words(self) -> None:
        """The search over everything that was said."""
        self.console.walk(f"/app/search?q={self.mark}")
        hits = self.page.get_by_role("link").or_(self.page.get_by_role("button")).filter(has_text=self.mark)
        hits.first.click()
        expect(self.field).to_be_visible()

    def ends_it_with_her_last_sentence(self) -> None:
        """Sent and resolved at one stroke."""
        self.field.fill("退货单已经发您，祝您生活愉快。")
        self.field.press("Control+Shift+Enter")
        expect(self.console.button("重新打开").first).to_be_visible(timeout=20_000)
        assert any("祝您生活愉快" in m["content"].get("text", "") for m in self.visitor.hears())

    def sees_the_rating(self) -> None:
        """It comes in while she looks on; then she goes home."""
        rating = {"score": 5, "reasons": ["solved"]}
        self.visitor.http.post("/widget/v1/rating", json=rating).raise_for_status()
        expect(self.page.get_by_role("log")).to_contain_text("问题解决了")
        self.menu.click()
        self.page.get_by_role("menuitem", name="下线").click()
