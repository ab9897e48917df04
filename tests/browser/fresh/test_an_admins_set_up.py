"""A shop is set up by its first five steps, told as it happens to its owner: from an empty workspace to an answered customer."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Locator, expect

from tests.browser.console.driver import PASSWORD, ConsoleWindow
from tests.browser.fresh.conftest import OWNER
from tests.browser.widget.driver import Widget

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("fresh")]
WORKER_MS = 60_000  # what waits for a worker
COLLEAGUE = "xu@camellia.test"
KNOWLEDGE = """问题,相似问,答案
山茶花茶怎么冲泡,花茶用多少度的水,用 85 度的水冲泡三分钟，一克茶配五十毫升水。
怎么开发票,能开电子发票吗,在订单页点申请开票，电子发票一个工作日内发到您的邮箱。
几天发货,什么时候发货,下午三点前付款的当天发货。
"""


def test_an_admins_set_up(
    make_context: Callable[..., BrowserContext], fresh: str, shop_page: Callable[[str], str]
) -> None:
    first = SetUp(ConsoleWindow(make_context(reduced_motion="reduce"), fresh))
    first.signs_in_and_arrives_at_the_first_steps()
    first.names_the_shop()
    first.imports_what_customers_ask()
    first.puts_the_look_off()
    first.invites_a_colleague()
    first.takes_the_look_up()
    widget = Widget(make_context().new_page(), fresh)
    first.puts_the_snippet_on_a_page(widget, shop_page)
    first.is_done()
    first.sees_a_customer_answered_from_the_import(widget)
    assert (first.console.problems, widget.problems) == ([], [])
    first.console.problems.clear()
    his = ConsoleWindow(make_context(), fresh).sign_in(COLLEAGUE, "/app/inbox")
    expect(his.page.get_by_role("button", name="我的状态与设置")).to_be_visible()
    assert his.problems == []


class SetUp:
    """The steps of the day, in their order."""

    def __init__(self, console: ConsoleWindow) -> None:
        self.console, self.page = console, console.page

    def step(self, title: str) -> Locator:
        """One of the five, found again on its page."""
        heading = self.page.get_by_role("heading", name=title, exact=True)
        return self.page.get_by_role("main").get_by_role("listitem").filter(has=heading)

    def back(self, done: int) -> None:
        """To the steps, of which so many are done now."""
        self.console.walk("/app/start")
        expect(self.page.get_by_text(f"已完成 {done} / 5", exact=True)).to_be_visible()

    def signs_in_and_arrives_at_the_first_steps(self) -> None:
        """Who has an empty workspace is led there."""
        self.page.goto(f"{self.console.base}/app/")
        self.page.fill("#email", OWNER)
        self.page.fill("#password", PASSWORD)
        self.page.locator("form button[type=submit]").click()
        expect(self.page).to_have_url(re.compile("/app/start$"))
        expect(self.page.get_by_text("已完成 0 / 5", exact=True)).to_be_visible()
        for title in ("名称与语言", "准备知识", "组件外观", "邀请同事", "装到网站上"):
            expect(self.step(title).get_by_role("button", name="稍后再做")).to_be_visible()
        self.console.problems.clear()  # the browser noted that nobody was signed in before

    def names_the_shop(self) -> None:
        """What follows is said before it is saved; the language is hers already."""
        step = self.step("名称与语言")
        expect(step.locator(".ant-select").first).to_contain_text("简体中文")
        expect(step.get_by_label("名称", exact=True)).to_have_value("新店")
        step.get_by_label("名称", exact=True).fill("山茶小店")
        expect(step).to_contain_text("所有同事的界面会显示新名称")
        step.get_by_role("button", name="保存").click()
        expect(step.get_by_text("已完成", exact=True)).to_be_visible()
        expect(self.page.get_by_text("已完成 1 / 5", exact=True)).to_be_visible()

    def imports_what_customers_ask(self) -> None:
        """A small table: tried first, then brought in."""
        self.step("准备知识").get_by_role("link", name="导入表格、文档或网页").click()
        table = {"name": "常见问题.csv", "mimeType": "text/csv", "buffer": KNOWLEDGE.encode()}
        self.page.locator("input[type=file]").set_input_files(table)  # type: ignore[arg-type]
        expect(self.page.get_by_text("试运行完成，未改动任何内容")).to_be_visible(timeout=WORKER_MS)
        self.console.button("导入 3 条").click()
        expect(self.console.button("撤销这次导入")).to_be_visible(timeout=WORKER_MS)
        self.back(2)
        expect(self.step("准备知识")).to_contain_text("知识库里有 3 条")

    def puts_the_look_off(self) -> None:
        """It is called later, and the next open step is shown whole."""
        self.step("组件外观").get_by_role("button", name="稍后再做").click()
        expect(self.step("组件外观").get_by_text("稍后", exact=True)).to_be_visible()
        expect(self.step("邀请同事")).to_have_attribute("data-here", "true")

    def invites_a_colleague(self) -> None:
        """An account with its first password."""
        self.step("邀请同事").get_by_role("link", name="添加同事").click()
        self.console.button("添加同事").click()
        dialog = self.console.dialog
        dialog.get_by_label("姓名").fill("徐然")
        dialog.get_by_label("邮箱").fill(COLLEAGUE)
        dialog.get_by_label("初始密码").fill(PASSWORD)
        self.console.button("保存").click()
        expect(self.console.row("徐然")).to_contain_text("客服")
        self.back(3)
        expect(self.step("邀请同事")).to_contain_text("已有 2 人可以登录")

    def takes_the_look_up(self) -> None:
        """There is no widget yet: she makes one, gives it a colour and a greeting, and sees it beside."""
        self.step("组件外观").get_by_role("link", name="打开外观设置").click()
        self.page.get_by_role("button", name="添加渠道").first.click()
        self.console.dialog.get_by_label("名称").fill("网店")
        self.console.dialog.get_by_label("标识").fill("camellia-shop")
        self.console.button("保存").click()
        expect(self.console.dialog).to_contain_text("身份密钥")
        self.console.dialog.get_by_role("button", name=re.compile("确 ?定|OK")).click()
        expect(self.page.locator("h1")).to_have_text("网店")
        self.page.get_by_label("主题色").first.fill("#B3264A")
        self.page.get_by_label("按钮文字 · 简体中文").fill("问问店家")
        expect(self.page.get_by_role("region", name="预览")).to_contain_text("问问店家")
        self.console.button("保存").click()
        expect(self.page.get_by_text("已保存")).to_be_visible()
        self.back(3)
        self.step("组件外观").get_by_role("button", name="就这样").click()
        expect(self.page.get_by_text("已完成 4 / 5", exact=True)).to_be_visible()

    def puts_the_snippet_on_a_page(self, widget: Widget, shop_page: Callable[[str], str]) -> None:
        """The console says by itself that it was seen, and where."""
        step = self.step("装到网站上")
        expect(step.get_by_role("status")).to_contain_text("还没有网页加载过组件")
        snippet = step.get_by_text("<script").inner_text()
        page = shop_page(snippet)
        widget.page.goto(page)
        expect(widget.launcher).to_contain_text("问问店家")
        expect(step.get_by_role("status")).to_contain_text("在 127.0.0.1", timeout=30_000)
        expect(step.get_by_text("已完成", exact=True)).to_be_visible()

    def is_done(self) -> None:
        """Five of five; the steps are not shown again."""
        expect(self.page.get_by_text("已完成 5 / 5", exact=True)).to_be_visible()
        self.console.button("完成，去工作台").click()
        expect(self.page).to_have_url(re.compile("/app/inbox"))
        self.console.go("/app/")
        expect(self.page).to_have_url(re.compile("/app/inbox"))

    def sees_a_customer_answered_from_the_import(self, widget: Widget) -> None:
        """He asks in other words than the table's; she opens what the answer rests on."""
        widget.open()
        widget.say("泡花茶要几度的水？")
        expect(widget.theirs.last).to_contain_text("85 度", timeout=WORKER_MS)
        self.console.walk("/app/inbox?view=all")
        self.page.get_by_role("button").filter(has_text="85 度").first.click()
        expect(self.page.get_by_role("log")).to_contain_text("泡花茶要几度的水？")
        self.console.button("依据", exact=False).last.click()
        expect(self.console.dialog).to_contain_text("山茶花茶怎么冲泡")
