"""An agent has his browser told: the switch, the trial, what the worker shows, and where a click leads.

No push service of a browser's maker can be reached from a test. `PushManager` is given a subscription of a push service on loopback; what
the server sends there is decrypted as a browser would, and handed to the real worker by the browser's own developer tools.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, CDPSession, Page, Worker, expect

from tests.browser.console.driver import PASSWORD, ConsoleWindow
from tests.browser.console.visitor import Visitor
from tests.support.push_service import PushBrowser, PushService, push_service_beside, signed_by

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("console")]

# A browser's own part of a subscription: given here, kept over a reload, ended by unsubscribing.
STUB = """
(() => {
  const given = %s;
  const made = () => ({
    endpoint: given.endpoint, options: { applicationServerKey: null }, toJSON: () => ({ ...given, expirationTime: null }),
    unsubscribe: async () => { localStorage.removeItem('subscribed'); return true; },
  });
  PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
    if (localStorage.getItem('no-service')) throw new DOMException('Registration failed - push service error', 'AbortError');
    localStorage.setItem('subscribed', `${userVisibleOnly} ${applicationServerKey}`);
    return made();
  };
  PushManager.prototype.getSubscription = async () => (localStorage.getItem('subscribed') ? made() : null);
})()
"""
SHOWN = """async () => {
  const registration = self.registration ?? (await navigator.serviceWorker.ready);
  return (await registration.getNotifications()).map(({ title, body, tag, data, icon }) => ({ title, body, tag, data, icon }));
}"""
ACTIVE = """async () => {
  const { active } = await navigator.serviceWorker.ready;
  while (active.state !== 'activated') await new Promise((done) => setTimeout(done, 50));
}"""
CLICK = """async (tag) => {
  const [notification] = await self.registration.getNotifications({ tag });
  self.dispatchEvent(new NotificationEvent('notificationclick', { notification }));
}"""


@pytest.fixture
def service() -> Iterator[PushService]:
    with push_service_beside() as service:
        yield service


@pytest.fixture
def browser(service: PushService) -> PushBrowser:
    return service.browser()


@pytest.fixture
def context(make_context: Callable[..., BrowserContext], base: str, browser: PushBrowser) -> BrowserContext:
    """A browser that may show notifications and has the push service on loopback."""
    context = make_context(reduced_motion="reduce")
    context.grant_permissions(["notifications"], origin=base)
    context.add_init_script(STUB % json.dumps(browser.subscription))
    return context


@pytest.fixture(autouse=True)
def left_as_it_was(context: BrowserContext, base: str) -> Iterator[None]:
    """Remove his devices afterwards."""
    yield
    who = context.request.get(f"{base}/api/v1/me")
    if not who.ok:
        return
    me = who.json()
    for device in context.request.get(f"{base}/api/v1/me/push").json().get("devices", []):
        context.request.delete(f"{base}/api/v1/me/push/{device['id']}", headers={"X-CSRF-Token": me["csrf_token"]})


class Maker:
    """The maker's side of the browser: hands a push to the worker."""

    def __init__(self, context: BrowserContext, page: Page, base: str) -> None:
        self.base, self.page = base, page
        self.ids: list[str] = []
        self.tools: CDPSession = context.new_cdp_session(page)
        self.tools.on("ServiceWorker.workerRegistrationUpdated", self._noted)
        self.tools.send("ServiceWorker.enable")

    def _noted(self, said: dict[str, Any]) -> None:
        self.ids += [one["registrationId"] for one in said["registrations"] if one["scopeURL"] == f"{self.base}/app/"]

    def push(self, said: dict[str, Any] | str) -> None:
        for _ in range(300):
            if self.ids:
                break
            self.page.wait_for_timeout(100)
        if self.page.url.startswith(f"{self.base}/app/"):
            self.page.evaluate(ACTIVE)  # a push to a worker that is still beginning is lost
        data = said if isinstance(said, str) else json.dumps(said)
        wanted = {"origin": self.base, "registrationId": self.ids[-1], "data": data}
        self.tools.send("ServiceWorker.deliverPushMessage", wanted)


def worker_of(context: BrowserContext) -> Worker:
    return context.service_workers[0] if context.service_workers else context.wait_for_event("serviceworker")


def shown(where: Page | Worker, count: int, tries: int = 300) -> list[dict[str, Any]]:
    """Wait until so many notifications are shown."""
    found: list[dict[str, Any]] = []
    for _ in range(tries):
        found = where.evaluate(SHOWN)
        if len(found) == count:
            break
        where.evaluate("() => new Promise((done) => setTimeout(done, 100))")
    return found


def turned_on(context: BrowserContext, base: str) -> ConsoleWindow:
    console = ConsoleWindow(context, base).sign_in("wang@demo.zhike", "/app/notifications")
    switch = console.page.get_by_role("switch", name="在这台设备上接收通知")
    expect(switch).to_be_enabled()
    expect(switch).not_to_be_checked()
    switch.click()
    expect(switch).to_be_checked()
    return console


def test_turned_on_tried_shown_and_turned_off(
    context: BrowserContext, base: str, service: PushService, browser: PushBrowser
) -> None:
    console = turned_on(context, base)
    page = console.page
    devices = page.get_by_role("list", name="接收通知的设备")
    expect(devices).to_contain_text("Chrome · Linux")
    expect(devices).to_contain_text("本设备")
    maker = Maker(context, page, base)
    console.button("测试 · Chrome · Linux").click()
    expect(page.get_by_text("已交给推送服务")).to_be_visible()
    [said] = browser.read()
    key, _ = signed_by(service.came[0][1]["authorization"], service.url)
    assert page.evaluate("localStorage.getItem('subscribed')") == f"true {key}", (
        "the browser subscribed with the key that signs"
    )
    for _ in range(
        3
    ):  # on a busy machine the tool that plays the maker loses one now and then; the tag makes two of them one
        maker.push(said)
        if notes := shown(page, 1, tries=80):
            break
    [told] = notes
    assert (told["title"], told["body"]) == ("这台设备可以收到通知", "工作台关闭时也会这样提醒您。")
    assert told["icon"] == f"{base}/app/icon-192.png"
    page.reload()
    switch = page.get_by_role("switch", name="在这台设备上接收通知")
    expect(switch).to_be_checked()
    service.answers = [(403, "")]
    page.wait_for_timeout(5_500)  # a trial every five seconds
    console.button("测试 · Chrome · Linux").click()
    expect(devices).to_contain_text("推送服务拒绝了请求 (403)")
    switch.click()
    expect(switch).not_to_be_checked()
    expect(devices).to_have_count(0)
    assert console.problems == []


def test_what_the_worker_shows_and_where_a_click_leads(context: BrowserContext, base: str, visitor: Visitor) -> None:
    visitor.say("茶饼碎了转人工")
    visitor.wait_for(1)
    at = f"/inbox/{visitor.conversation_id}"
    console = turned_on(context, base)
    worker = worker_of(context)
    news = {"title": "王芳给您发了消息", "body": "官网", "path": at, "tag": "one"}
    beside = context.new_page()
    maker = Maker(context, beside, base)
    console.page.bring_to_front()
    maker.push(news)
    maker.push(news | {"tag": "trial", "trial": True})
    assert [one["tag"] for one in shown(worker, 1)] == ["trial"], "a window in front tells by itself"
    console.page.evaluate("window.stays = true")
    worker.evaluate(
        """async ({ at }) => { await self.registration.showNotification('x', { tag: 'open', data: { path: at } }); }""",
        {"at": at},
    )
    worker.evaluate(CLICK, "open")
    expect(console.page).to_have_url(f"{base}/app{at}")
    assert console.page.evaluate("window.stays"), "the console was not loaded anew"
    assert console.problems == []
    console.page.close()
    beside.goto(f"{base}/shop/")
    maker.push(news)
    maker.push(news | {"title": "王芳又给您发了消息"})
    maker.push("{ no JSON")
    found = {one["tag"]: one for one in shown(worker, 3)}
    assert set(found) == {"trial", "one", "unreadable"}
    assert found["one"]["title"] == "王芳又给您发了消息", "one of each tag"
    assert found["one"]["data"] == {"path": at}
    worker.evaluate("self.clients.openWindow = async (url) => { self.opened = url; }")
    worker.evaluate(CLICK, "one")
    assert worker.evaluate("self.opened") == f"{base}/app{at}"
    worker.evaluate("self.registration.showNotification('x', { tag: 'odd', data: { path: '//elsewhere.example/a' } })")
    worker.evaluate(CLICK, "odd")
    assert worker.evaluate("self.opened").startswith(f"{base}/app/"), "nowhere but into the console"


def test_what_a_browser_refuses_is_said(
    make_context: Callable[..., BrowserContext], context: BrowserContext, base: str
) -> None:
    console = ConsoleWindow(context, base).sign_in("wang@demo.zhike", "/app/notifications")
    page = console.page
    switch = page.get_by_role("switch", name="在这台设备上接收通知")
    expect(switch).to_be_enabled()
    page.evaluate("localStorage.setItem('no-service', '1')")
    switch.click()
    expect(page.get_by_text("浏览器无法连接推送服务")).to_be_visible()
    expect(switch).not_to_be_checked()
    blocked = make_context(reduced_motion="reduce", locale="en-US")  # a browser that asks nobody says no
    blocked.add_init_script("Object.defineProperty(Notification, 'permission', { get: () => 'denied' })")
    other = ConsoleWindow(blocked, base).sign_in("wang@demo.zhike", "/app/notifications")
    switch = other.page.get_by_role("switch").first
    expect(switch).to_be_disabled()
    assert console.problems == other.problems == []


def test_a_console_in_the_background_shows_by_the_worker_where_there_is_one(
    context: BrowserContext, base: str, visitor: Visitor, owner: Callable[..., Any]
) -> None:
    wang = next(one["id"] for one in owner("GET", "/agents")["items"] if one["name"] == "王磊")
    visitor.say("怎么退货")
    visitor.wait_for(1)
    console = turned_on(context, base)
    console.page.evaluate("Object.defineProperty(document, 'hidden', { get: () => true })")
    owner("POST", f"/conversations/{visitor.conversation_id}/assign", {"agent_id": wang})
    [told] = shown(console.page, 1)
    assert told["title"].endswith("的会话分给了您")
    assert (told["tag"], told["data"]) == (visitor.conversation_id, {"path": f"/inbox/{visitor.conversation_id}"})
    worker_of(context).evaluate(CLICK, visitor.conversation_id)
    expect(console.page).to_have_url(f"{base}/app/inbox/{visitor.conversation_id}")
    owner("POST", f"/conversations/{visitor.conversation_id}/resolve", {})
    assert console.problems == []


def test_told_from_the_customers_words_to_the_screen_though_no_console_is_open(
    context: BrowserContext, base: str, visitor: Visitor, owner: Callable[..., Any], browser: PushBrowser
) -> None:
    wang = next(one["id"] for one in owner("GET", "/agents")["items"] if one["name"] == "王磊")
    visitor.say("怎么退货")
    visitor.wait_for(1)
    context.route_web_socket(re.compile("/ws/console"), lambda line: line.close())  # nobody sees that he was here
    context.request.post(f"{base}/api/v1/auth/sign-in", data={"email": "wang@demo.zhike", "password": PASSWORD})
    before = context.request.get(f"{base}/api/v1/me/notifications").json()
    without = {k: [way for way in v if way != "push"] if isinstance(v, list) else v for k, v in before.items()}
    csrf = context.request.get(f"{base}/api/v1/me").json()["csrf_token"]
    context.request.put(f"{base}/api/v1/me/notifications", data=without, headers={"X-CSRF-Token": csrf})
    page = turned_on(context, base).page
    expect(page.get_by_role("checkbox", name="会话分给我 · 推送")).to_be_checked()  # who chose before push was there
    beside = context.new_page()
    maker = Maker(context, beside, base)
    beside.goto(f"{base}/shop/")
    page.close()
    owner("POST", f"/conversations/{visitor.conversation_id}/assign", {"agent_id": wang})
    for _ in range(1_500):  # a colleague of another test may have been at the console a minute ago
        if browser.read():
            break
        beside.wait_for_timeout(100)
    [said] = browser.read()
    assert said["path"] == f"/inbox/{visitor.conversation_id}"
    assert "怎么退货" not in json.dumps(said, ensure_ascii=False)
    maker.push(said)
    [told] = shown(worker_of(context), 1)
    assert (told["title"], told["body"]) == (said["title"], "已分配给您")
    owner("POST", f"/conversations/{visitor.conversation_id}/resolve", {})


def test_a_subscription_that_the_browser_renewed_replaces_the_old_one(
    context: BrowserContext, base: str, service: PushService, browser: PushBrowser
) -> None:
    turned_on(context, base)
    renewed = service.browser()
    worker_of(context).evaluate(
        """async ({ before, after }) => {
          const event = new ExtendableEvent('pushsubscriptionchange');
          event.oldSubscription = { endpoint: before.endpoint, options: {} };
          event.newSubscription = { endpoint: after.endpoint, toJSON: () => after };
          self.dispatchEvent(event);
        }""",
        {"before": browser.subscription, "after": renewed.subscription},
    )
    asked = context.request
    for _ in range(300):
        [device] = asked.get(f"{base}/api/v1/me/push").json()["devices"]
        if device["fingerprint"] == hashlib.sha256(renewed.subscription["endpoint"].encode()).hexdigest():
            break
        context.pages[0].wait_for_timeout(100)
    csrf = asked.get(f"{base}/api/v1/me").json()["csrf_token"]
    tried = asked.post(f"{base}/api/v1/me/push/{device['id']}/trial", headers={"X-CSRF-Token": csrf})
    assert tried.json()["state"] == "sent"
    assert (len(renewed.read()), len(browser.read())) == (1, 0)


def test_the_worker_is_asked_for_each_time_and_may_do_little(context: BrowserContext, base: str) -> None:
    answer = context.request.get(f"{base}/app/sw.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-security-policy"] == "default-src 'none'; connect-src 'self'"
    manifest = context.request.get(f"{base}/app/manifest.webmanifest").json()
    for icon in manifest["icons"]:
        assert context.request.get(base + icon["src"]).headers["content-type"] == "image/png"
    assert "worker-src 'self'" in context.request.get(f"{base}/app/").headers["content-security-policy"]


def test_signing_out_ends_it_here(context: BrowserContext, base: str) -> None:
    console = turned_on(context, base)
    page = console.page
    csrf = context.request.get(f"{base}/api/v1/me").json()["csrf_token"]
    context.request.post(f"{base}/api/v1/auth/sign-out", headers={"X-CSRF-Token": csrf})
    console.sign_in("wang@demo.zhike", "/app/notifications")
    switch = page.get_by_role("switch", name="在这台设备上接收通知")
    expect(switch).to_be_enabled()
    expect(switch).not_to_be_checked()
    page.wait_for_function(
        "localStorage.getItem('subscribed') === null"
    )  # the console saw that the browser's is nobody's
