"""A list of 100,000 conversations, a conversation of 5,000 messages: few of them in the page at any time."""

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


LONG = 5_000
# The opened conversation, as the server gave it, has so many messages: its snapshot holds the last 50, pages hold the others.
FILL_LONG = """{
  const real = window.fetch;
  let one = null;
  const said = (from, to) => Array.from({length: to - from}, (_, n) => ({
    ...one, id: `00000000-0000-7000-8000-${String(from + n).padStart(12, '0')}`, seq: from + n, client_id: null, kind: 'text', turn: null, quote: null,
    content: {text: '第' + (from + n) + '句' + '，说得长一点'.repeat((from + n) %% 40)}}));
  window.fetch = async (address, init) => {
    const answer = await real(address, init);
    const path = String(address);
    const page = path.match(/messages\\?before_seq=(\\d+)&limit=(\\d+)/);
    if (page) {
      const to = Number(page[1]), from = Math.max(1, to - Number(page[2]));
      return {ok: true, status: 200, json: async () => ({items: said(from, to), has_earlier: from > 1})};
    }
    if (!/conversations\\/[0-9a-f-]+$/.test(path) || (init?.method ?? 'GET') !== 'GET') return answer;
    const snapshot = await answer.json();
    one = snapshot.messages.find((m) => m.direction === 'in');
    return {ok: true, status: 200, json: async () => ({...snapshot, messages: said(%d - 50, %d), has_earlier: true})};
  };
}"""
# Reads it from top to bottom in 120 frames; tells the most messages that stood in the page at once, and what was not in order.
READ = """async (log) => {
  let most = 0, wrong = 0;
  for (let n = 1; n <= 120; n++) {
    log.scrollTop = (log.scrollHeight - log.clientHeight) * n / 120;
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    const seqs = [...log.querySelectorAll('[data-seq]')].map((one) => Number(one.dataset.seq));
    most = Math.max(most, seqs.length);
    for (let i = 1; i < seqs.length; i++) if (seqs[i] !== seqs[i - 1] + 1) wrong += 1;
  }
  return {most, wrong};
}"""

# At the end it stays at the end, whatever the last of them still grow while they are drawn.
AT_END = """seq => {
  const log = document.querySelector('[role=log]');
  log.scrollTop = log.scrollHeight;
  return log.querySelector(`[data-seq='${seq}']`) !== null;
}"""


def test_of_a_long_conversation_only_what_is_read_stands_in_the_page(
    window: Callable[..., ConsoleWindow], visitor: Visitor
) -> None:
    visitor.say("我想退货")
    visitor.wait_for(1)
    console = window()
    console.page.add_init_script(FILL_LONG % (LONG, LONG))
    page = console.sign_in("owner@demo.zhike", f"/app/inbox/{visitor.conversation_id}?view=all&status=any").page
    log = page.get_by_role("log")
    last = log.locator(f"[data-seq='{LONG - 1}']")
    expect(last).to_be_in_viewport()
    # A link to the first message reads everything before the end, and stops there.
    console.walk(f"/app/inbox/{visitor.conversation_id}?view=all&status=any&at=1")
    expect(log.locator("[data-seq='1']")).to_be_in_viewport(timeout=60_000)
    measured = log.evaluate(READ)
    assert measured["most"] < 150, "only what is near stands in the page"
    assert measured["wrong"] == 0, "in order, without gaps"
    page.wait_for_function(AT_END, arg=LONG - 1)
    expect(last).to_be_in_viewport()
    assert console.problems == []
