"""A list of 100,000 conversations: few rows in the page at any time, and scrolling that does not stall."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.console.driver import ConsoleWindow
from tests.browser.console.visitor import Visitor

MANY = 100_000
# Scrolls through the whole list in 120 frames; tells the most rows that stood in the page at once.
SCROLL = """async (list) => {
  let rows = 0;
  for (let n = 1; n <= 120; n++) {
    list.scrollTop = (list.scrollHeight - list.clientHeight) * n / 120;
    await new Promise(requestAnimationFrame);
    rows = Math.max(rows, list.querySelectorAll('input[type=checkbox]').length);
  }
  return {rows, height: list.scrollHeight};
}"""
# The first page of the list, as the server gave it, becomes all of them.
FILL = """{
  const real = window.fetch;
  window.fetch = async (address, init) => {
    const answer = await real(address, init);
    if (!String(address).includes('/inbox?') || !String(address).includes('limit=60')) return answer;
    const page = await answer.json();
    const one = page.items[0];
    const items = Array.from({length: %d}, (_, n) => ({
      ...one, id: `c${String(n).padStart(6, '0')}`, number: n, customer: {...one.customer, name: `顾客${n}`}}));
    return {ok: true, status: 200, json: async () => ({...page, items, next_cursor: null})};
  };
}"""


def test_a_hundred_thousand_rows_scroll(window: Callable[..., ConsoleWindow], visitor: Visitor) -> None:
    visitor.say("我想退货")
    visitor.wait_for(1)
    console = window()
    console.page.add_init_script(FILL % MANY)
    page = console.sign_in("owner@demo.zhike", "/app/inbox?view=all&status=any").page
    expect(page.get_by_text("顾客0", exact=True)).to_be_visible(timeout=60_000)
    measured = page.locator("section[aria-label=会话列表] .zk-scroll").last.evaluate(SCROLL)
    assert measured["height"] > MANY * 60
    assert measured["rows"] < 60, "only what is in sight stands in the page"
