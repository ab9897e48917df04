"""The console under load, in a real Chromium: scrolling a long conversation, and facts that rain on one open window."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from uuid import UUID

import psycopg
from playwright.sync_api import Page, expect, sync_playwright

from benchmarks.client import percentile
from benchmarks.intake import open_conversations
from benchmarks.report import Figure
from benchmarks.world import Visitor, World
from zhike.channels import IdentityRef, Incoming
from zhike.cli.demo_world import LEAD, PASSWORD
from zhike.house import House

MESSAGES, SCROLL_S = 5_000, 10
CONVERSATIONS, FACTS_PER_S, FLOOD_S, BATCHES_PER_S = 300, 1_000, 20, 20
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
WORDS = (
    "您好，我上周买的电水壶今天收到了，外箱有点破，里面看着没事，先跟您说一声。",
    "收到。方便的话拍一张外箱和底座的照片给我，我帮您登记；万一之后有问题，凭登记可以直接换新。",
    "好的",
    "Thank you. How long does it take until the replacement arrives in Suzhou, and do I have to pay for the way back?",
    "补发一般 2 到 3 天到，寄回的运费由我们承担。您把旧的放回原包装，快递员上门时交给他即可，不用付钱。",
)
# Nine facts in ten move rows of the list, one in ten touches a message of the conversation that is open.
FLOOD = """
WITH moved AS (
    UPDATE conversations SET version = version + 1, updated_at = now(),
        priority = (array['low', 'normal', 'high', 'urgent'])[1 + floor(random() * 4)::int]
    WHERE id IN (SELECT id FROM conversations WHERE workspace_id = %(w)s AND id <> %(open)s AND status = 'open'
                 ORDER BY random() LIMIT %(rows)s)
    RETURNING id, version, priority
), touched AS (
    UPDATE conversations SET version = version + %(messages)s WHERE workspace_id = %(w)s AND id = %(open)s RETURNING id, version
), said AS (
    SELECT id, row_number() OVER () AS n FROM (SELECT id FROM messages WHERE workspace_id = %(w)s AND conversation_id = %(open)s
        ORDER BY seq DESC LIMIT 40) AS last ORDER BY random() LIMIT %(messages)s
), appended AS (
    INSERT INTO facts (workspace_id, type, subject_kind, subject_id, version, actor_kind, payload)
    SELECT %(w)s, 'conversation.priority_changed@1', 'conversation', id, version, 'system',
        jsonb_build_object('previous', 'normal', 'priority', priority) FROM moved
    UNION ALL
    SELECT %(w)s, 'message.updated@1', 'conversation', touched.id, touched.version - said.n + 1, 'system',
        jsonb_build_object('messages', jsonb_build_array(said.id), 'state', 'read') FROM touched, said
    RETURNING id
)
INSERT INTO fact_queue (fact_id, workspace_id) SELECT id, %(w)s FROM appended
"""
# Counts what comes over the socket, and tells of every task that kept the page from answering for 50 ms or more.
WATCH = """{
  const Real = window.WebSocket;
  window.heard = {facts: 0, frames: 0, resyncs: 0, began: 0, ended: 0};
  window.WebSocket = class extends Real {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({data}) => {
        heard.frames += 1;
        if (data.includes('"t":"resync"')) heard.resyncs += 1;
        if (!data.startsWith('{"t":"facts"')) return;
        heard.facts += data.split('{"position":').length - 1;
        heard.began ||= performance.now();
        heard.ended = performance.now();
      });
    }
  };
  window.long = [];
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) long.push(one.duration);
  }).observe({entryTypes: ['longtask']});
}"""
# The time between frames while the wheel turns.
FRAMES = """() => {
  window.frames_ = [];
  let before = performance.now(), on = true;
  const tick = (now) => { frames_.push(now - before); before = now; if (on) requestAnimationFrame(tick); };
  requestAnimationFrame((now) => { before = now; requestAnimationFrame(tick); });
  window.stopFrames = () => { on = false; return frames_; };
}"""
# From a key to the frame that shows it.
KEYS = """(field) => {
  window.keys = [];
  field.addEventListener('keydown', (event) => {
    const at = event.timeStamp;
    requestAnimationFrame(() => setTimeout(() => keys.push(performance.now() - at), 0));
  });
}"""


def measure(world: World) -> list[Figure]:
    """Fill a conversation and a list, then scroll the one and let facts rain on both."""
    opened = _filled(world)
    if opened is None:
        visitors = world.visitors(CONVERSATIONS + 1)
        opened = world.with_house(lambda house: _fill(world, house, visitors))
    if opened is None:
        raise RuntimeError("the conversation was not filled")
    world.settle()
    with world.running("serve", "worker"), _window(world) as page:
        return [*_scrolling(page, world, opened), *_flood(page, world, opened)]


async def _fill(world: World, house: House, visitors: list[Visitor]) -> UUID | None:
    """Return the conversation with many messages, that the lead owns; beside it others are open."""
    await open_conversations(world, house, visitors)
    one, inbox = visitors[0], await world.inbox(house)
    who = IdentityRef(one.identity_id, inbox.id, one.customer_id, False)
    for n in range(MESSAGES - 1):
        said = {"text": f"{n} {WORDS[n % len(WORDS)]}"}
        await house.intake.accept(Incoming(inbox, who, f"{one.identity_id}:{n}", "text", said, f"long-{n}"))
    # Two of five are said by people, as in a real conversation: they stand on the other side, with another look.
    world.rows(
        "UPDATE messages SET direction = 'out', author_kind = 'person', author_id = (SELECT id FROM users WHERE email = %s) WHERE seq %% 5 IN (2, 0)"
        " AND conversation_id IN (SELECT id FROM conversations WHERE customer_id = %s)", LEAD, one.customer_id,
    )  # fmt: skip
    world.rows(
        "UPDATE conversations SET owner_kind = 'person', owner_id = (SELECT id FROM users WHERE email = %s)"
        " WHERE customer_id = ANY(%s)", LEAD, [v.customer_id for v in visitors],
    )  # fmt: skip
    return _filled(world)


def _filled(world: World) -> UUID | None:
    """Return the long conversation, if an earlier run left one."""
    found = world.rows("SELECT id FROM conversations WHERE last_seq >= %s LIMIT 1", MESSAGES)
    return UUID(str(found[0][0])) if found else None


@contextmanager
def _window(world: World) -> Iterator[Page]:
    with sync_playwright() as driver:
        path = shutil.which("chromium") or shutil.which("google-chrome")
        browser = driver.chromium.launch(executable_path=path, args=FLAGS)
        try:
            page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="zh-CN")
            page.set_default_timeout(60_000)
            page.add_init_script(WATCH)
            signed = page.request.post(f"{world.base}/api/v1/auth/sign-in", data={"email": LEAD, "password": PASSWORD})
            if not signed.ok:
                raise RuntimeError(signed.text())
            yield page
        finally:
            browser.close()


def _scrolling(page: Page, world: World, opened: UUID) -> list[Figure]:
    """Read the conversation from its first message on, by the wheel."""
    page.goto(f"{world.base}/app/inbox/{opened}?view=all&at=1")
    log = page.get_by_role("log")
    expect(log.locator("[data-seq='1']")).to_be_visible(timeout=30_000)
    page.wait_for_timeout(1_500)
    box = log.bounding_box()
    if box is None:
        raise RuntimeError("the transcript is not in sight")
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    # First with nothing to draw: what this browser and machine give at best.
    page.evaluate(FRAMES)
    page.wait_for_timeout(3_000)
    idle = page.evaluate("stopFrames()")
    page.evaluate("long.length = 0")
    page.evaluate(FRAMES)
    began, turns = time.monotonic(), 0
    while time.monotonic() - began < SCROLL_S:
        page.mouse.wheel(0, -1_200 if turns % 40 >= 32 else 400)
        turns += 1
        page.wait_for_timeout(12)
    frames = page.evaluate("stopFrames()")
    rows = log.locator("article").count()
    top = log.evaluate("el => el.scrollTop")
    dropped = sum(max(0, round(ms / (1000 / 60)) - 1) for ms in frames)
    note = (
        f"{MESSAGES:,} messages held, {rows} in the page; {turns} turns of the wheel in {SCROLL_S} s to {top:,.0f} px; p50 {percentile(frames, 0.5):.1f},"
        f" p99 {percentile(frames, 0.99):.1f}, longest {max(frames):.0f} ms; {dropped} of {len(frames) + dropped} frames dropped;"
        f" the same browser idle: p95 {percentile(idle, 0.95):.1f} ms; longest task {max(page.evaluate('long'), default=0):.0f} ms"
    )
    share = 100 * dropped / (len(frames) + dropped)
    return [
        Figure("console", "scrolling 5,000 messages, time between frames, p95", percentile(frames, 0.95), "ms", "< 17", "Chromium, headless", len(frames), note),
        Figure("console", "scrolling 5,000 messages, frames dropped", share, "%", "< 5", "Chromium, headless", len(frames), ""),
    ]  # fmt: skip


def _flood(page: Page, world: World, opened: UUID) -> list[Figure]:
    """Let facts rain while somebody types."""
    page.goto(f"{world.base}/app/inbox/{opened}?view=all")
    field = page.get_by_role("textbox", name="回复")
    expect(field).to_be_visible()
    page.wait_for_timeout(1_500)
    field.evaluate(KEYS)
    page.evaluate("long.length = 0; Object.assign(heard, {facts: 0, frames: 0, resyncs: 0, began: 0, ended: 0})")
    rain = threading.Thread(target=_rain, args=(world, opened))
    rain.start()
    field.focus()
    typed = field.input_value()
    while rain.is_alive():
        page.keyboard.type("a")
        typed += "a"
        page.wait_for_timeout(90)
    rain.join()
    page.wait_for_timeout(3_000)  # what was under way comes in
    heard: dict[str, Any] = page.evaluate("heard")
    tasks, keys = page.evaluate("long"), page.evaluate("keys")
    if field.input_value() != typed:
        raise RuntimeError("words were lost while facts came")
    rate = heard["facts"] / max(1, heard["ended"] - heard["began"]) * 1000
    rows = page.get_by_role("log").locator("article").count()
    note = (
        f"{heard['facts']:,} facts in {heard['frames']:,} frames, {rate:,.0f} a second, {heard['resyncs']} resyncs; {len(tasks)} tasks of 50 ms or more;"
        f" {CONVERSATIONS} conversations, {rows} messages in the page; serve, worker and browser share the machine"
    )
    return [
        Figure("console", "facts that one open window takes", rate, "facts/s", ">= 900", "Chromium, headless", heard["facts"], note),
        Figure("console", "longest task meanwhile", max(tasks, default=0.0), "ms", "< 200", "PerformanceObserver", len(tasks), ""),
        Figure("console", "typing meanwhile, key to frame, p95", percentile(keys, 0.95), "ms", "< 100", "Chromium, headless", len(keys), f"longest {max(keys):.0f} ms"),
    ]  # fmt: skip


def _rain(world: World, opened: UUID) -> None:
    """Write facts as modules do, a batch at a time on a timetable."""
    each = FACTS_PER_S // BATCHES_PER_S
    given = {"w": world.workspace_id, "open": opened, "rows": each * 9 // 10, "messages": each - each * 9 // 10}
    with psycopg.connect(world.urls.owner_dsn, autocommit=True) as connection:
        began = time.monotonic()
        for n in range(FLOOD_S * BATCHES_PER_S):
            time.sleep(max(0.0, began + n / BATCHES_PER_S - time.monotonic()))
            connection.execute(FLOOD, given)
