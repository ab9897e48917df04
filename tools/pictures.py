"""Make the pictures of the documents from a running demo: `make pictures`.

Starts a demo of its own in a temporary folder (or uses the one at `--base`), lets a few customers write and an agent
answer over the public interfaces, and photographs console and widget with an installed Chromium.
"""

from __future__ import annotations

import argparse
import base64
import hashlib
import hmac
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
from playwright.sync_api import Browser, BrowserContext, FloatRect, FrameLocator, Page, expect, sync_playwright

from zhike.cli.demo import free_port

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "pictures"
MOST_BYTES = 150_000
ALL_BYTES = 3_000_000
PATIENCE_S = 180
PASSWORD = "zhike-demo"  # noqa: S105  the demo's, printed for everybody
DESK = {"width": 1440, "height": 900}
PHONE = {"width": 360, "height": 740}
FLAGS = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
# What the import wizard is shown: three good rows, one without an answer, one in a language it does not know.
IMPORT = """问题,相似问,答案,标签,语言
电水壶能烧到多少度,烧水温度|最高温度,可在 40 到 100 度之间调节，每档 5 度。,商品,zh
台灯可以调色温吗,能不能调暖光,可以，3000K 到 5700K 无级调节。,商品,zh
围巾能机洗吗,,,商品,zh
Can the kettle keep water warm?,keep warm,"Yes, for up to two hours at the temperature you set.",product,en
实木桌会开裂吗,,已做双面封漆，室内正常使用不会开裂。,商品,法语
"""


def say(text: str) -> None:
    print(f"pictures: {text}", flush=True)


@contextmanager
def demo(base: str | None) -> Iterator[str]:
    """The address of a demo: the given one, or one that lives as long as the block."""
    if base:
        yield base.rstrip("/")
        return
    with tempfile.TemporaryDirectory(prefix="zhike-pictures-") as folder:
        log = Path(folder) / "demo.log"
        port = free_port()
        command = [Path(sys.executable).with_name("zhike"), "demo", "--data", f"{folder}/data", "--port", str(port)]
        with log.open("w") as output:
            process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=subprocess.STDOUT)
        try:
            say("starting a demo")
            wait_until_up(process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(60)


def wait_until_up(process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while "Shop with the widget" not in log.read_text("utf-8"):
        if process.poll() is not None or time.monotonic() > deadline:
            raise SystemExit(f"pictures: the demo did not start:\n{log.read_text('utf-8')[-2000:]}")
        time.sleep(0.3)


class Person:
    """A member of staff over the console's API."""

    def __init__(self, base: str, email: str) -> None:
        self.http = httpx.Client(base_url=f"{base}/api/v1", trust_env=False, timeout=30)
        self.me = self.call("POST", "/auth/sign-in", {"email": email, "password": PASSWORD})["me"]
        self.http.headers["X-CSRF-Token"] = self.me["csrf_token"]

    def call(self, method: str, path: str, body: Any = None) -> Any:
        answer = self.http.request(method, path, json=body)
        if answer.status_code >= 400:
            raise SystemExit(f"pictures: {method} {path} answered {answer.status_code}: {answer.text[:400]}")
        return answer.json() if answer.content else None

    def write(self, conversation_id: str, text: str, *, private: bool = False) -> None:
        body = {"client_id": str(uuid4()), "kind": "text", "content": {"text": text}, "private": private}
        self.call("POST", f"/conversations/{conversation_id}/messages", body)


class Customer:
    """A customer whom the shop vouches for, over the widget's API."""

    def __init__(self, base: str, secret: str, name: str, phone: str) -> None:
        external_id = f"member-{uuid4().int % 1_000_000:06}"
        proof = hmac.digest(secret.encode(), external_id.encode(), hashlib.sha256).hex()
        identity = {"external_id": external_id, "hmac": proof, "name": name, "phone": phone}
        self.http = httpx.Client(base_url=f"{base}/widget/v1", trust_env=False, timeout=30)
        body = {"visitor_id": str(uuid4()), "locale": "zh", "identity": identity}
        answer = self.http.post("/inboxes/demo-shop/session", json=body).raise_for_status().json()
        self.http.headers["Authorization"] = f"Bearer {answer['token']}"
        self.conversation_id = ""

    def ask(self, text: str) -> None:
        """Write, and wait until somebody answers or takes it over."""
        body = {"client_id": str(uuid4()), "kind": "text", "content": {"text": text}}
        sent = self.http.post("/messages", json=body).raise_for_status().json()
        self.conversation_id = sent["conversation_id"]
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            messages = self.http.get("/snapshot").raise_for_status().json()["messages"]
            if any(m["seq"] > sent["seq"] and m["author"]["kind"] != "customer" for m in messages):
                return
            time.sleep(0.2)
        raise SystemExit(f"pictures: nobody answered “{text}” within 30 s")


def furnish(base: str) -> tuple[str, str]:
    """Fill the inbox; returns (a conversation answered with sources, a conversation that was handed over)."""
    owner, lin = Person(base, "owner@demo.zhike"), Person(base, "lin@demo.zhike")
    inbox = next(i for i in owner.call("GET", "/inboxes")["items"] if i["key"] == "demo-shop")
    secret = owner.call("PATCH", f"/inboxes/{inbox['id']}", {"rotate_identity_secret": True})["identity_secret"]
    for name, phone, question in (
        ("陈晨", "13800001001", "能开电子发票吗"),
        ("Emma Wilson", "13800001002", "How can I track my order?"),
        ("刘洋", "13800001003", "多久能收到货？"),
        ("赵一鸣", "13800001004", "你们能帮我把猫送上火星吗"),
        ("周岚", "13800001007", "可以寄存行李吗"),
        ("孙浩", "13800001008", "门店附近有停车位吗"),
    ):
        Customer(base, secret, name, phone).ask(question)
    answered = Customer(base, secret, "李静", "13800001005")
    answered.ask("运费怎么算？")
    answered.ask("那新疆包邮吗")
    answered.ask("买了不喜欢，还能退吗？")
    lin.call("PUT", "/me/presence", {"presence": "online"})
    handed = Customer(base, secret, "王敏", "13800001006")
    handed.ask("怎么申请退货？")
    handed.ask("杯子收到就碎了，转人工")
    time.sleep(1)
    row = lin.call("GET", f"/conversations/{handed.conversation_id}")["conversation"]
    if row["owner"]["kind"] != "person":
        lin.call("POST", f"/conversations/{handed.conversation_id}/take", {})
    lin.write(handed.conversation_id, "王女士您好，非常抱歉给您带来不便。麻烦您拍一张破损的照片，我马上为您安排补发。")
    lin.write(handed.conversation_id, "同一批次第三单破损，已请仓库检查包装。", private=True)
    return answered.conversation_id, handed.conversation_id


def settle(page: Page) -> None:
    """Wait until fonts and pictures are there and nothing moves."""
    page.wait_for_load_state("networkidle") if "/app/" not in page.url else page.wait_for_timeout(900)
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(400)


# Chromium packs a picture into a tenth of a PNG.
PACK = """async (png) => {
  const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext("2d").drawImage(bitmap, 0, 0);
  const packed = await canvas.convertToBlob({ type: "image/webp", quality: 0.85 });
  return Array.from(new Uint8Array(await packed.arrayBuffer()));
}"""


def keep(page: Page, name: str, clip: FloatRect | None = None) -> None:
    """Take the picture; a large one fails, so that the repository stays small."""
    path = TARGET / f"{name}.webp"
    taken = page.screenshot(animations="disabled", clip=clip)
    packer = page.context.new_page()
    path.write_bytes(bytes(packer.evaluate(PACK, base64.b64encode(taken).decode())))
    packer.close()
    size = path.stat().st_size
    if size > MOST_BYTES:
        raise SystemExit(f"pictures: {path.name} has {size // 1000} kB, more than {MOST_BYTES // 1000} kB")
    say(f"{path.relative_to(ROOT)}  {size // 1000} kB")


def context(browser: Browser, **more: Any) -> BrowserContext:
    plain = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "color_scheme": "light", "reduced_motion": "reduce"}
    made = browser.new_context(**(plain | more))
    made.set_default_timeout(20_000)
    return made


def photograph_console(browser: Browser, base: str, answered: str, handed: str) -> None:
    page = context(browser, viewport=DESK).new_page()
    page.goto(f"{base}/app/")
    expect(page.locator("#email")).to_be_visible()
    settle(page)
    keep(page, "sign-in")
    page.fill("#email", "lead@demo.zhike")
    page.fill("#password", PASSWORD)
    page.locator("form button[type=submit]").click()
    page.wait_for_url("**/app/inbox**")
    page.goto(f"{base}/app/inbox/{answered}?view=all")
    chip = page.get_by_role("button", name="依据").last
    expect(chip).to_be_visible()
    settle(page)
    keep(page, "inbox")
    chip.click()
    expect(page.locator(".ant-drawer-body")).to_be_visible()
    settle(page)
    keep(page, "why", {"x": 640, "y": 0, "width": 800, "height": 900})
    page.goto(f"{base}/app/inbox/{handed}?view=all")
    expect(page.get_by_role("complementary", name="转人工")).to_be_visible()
    settle(page)
    page.get_by_role("complementary", name="转人工").scroll_into_view_if_needed()
    settle(page)
    keep(page, "handover")
    photograph_board(page, base)
    photograph_knowledge(page, base)
    photograph_import(page, base)


def photograph_board(page: Page, base: str) -> None:
    page.goto(f"{base}/app/board")
    expect(page.locator("[data-metric=begun] strong")).not_to_have_text("0")
    settle(page)
    keep(page, "board")


def photograph_knowledge(page: Page, base: str) -> None:
    page.goto(f"{base}/app/knowledge/gaps")
    expect(page.get_by_role("button", name="看看原话").first).to_be_visible()
    settle(page)
    keep(page, "gaps", {"x": 0, "y": 0, "width": 1440, "height": 620})
    page.goto(f"{base}/app/knowledge?q=怎么申请退货")
    page.locator("table tbody a").first.click()
    expect(page.get_by_label("问题", exact=True)).not_to_be_empty()
    settle(page)
    keep(page, "knowledge")


def photograph_import(page: Page, base: str) -> None:
    page.goto(f"{base}/app/knowledge/import/new")
    payload = {"name": "新品问答.csv", "mimeType": "text/csv", "buffer": IMPORT.encode()}
    page.locator("input[type=file]").set_input_files(files=[payload])  # type: ignore[list-item]
    expect(page.locator("table").first).to_be_visible(timeout=60_000)
    settle(page)
    keep(page, "import")


# Pages of the console as they stand: name, address, whose window, language, light or dark, how large.
PAGES = (
    ("canned", "/app/knowledge/canned", "lead", "en", "light", DESK),
    ("customer", "/app/customers/{customer}", "lead", "zh-CN", "light", DESK),
    ("team", "/app/team", "lead", "en", "dark", DESK),
    ("roles", "/app/team/roles", "owner", "zh-CN", "light", DESK),
    ("channel", "/app/inboxes/{inbox}", "owner", "en", "light", DESK),
    ("notifications", "/app/notifications", "lin", "zh-CN", "dark", PHONE),
    ("search", "/app/search?q=退货", "lead", "zh-CN", "dark", DESK),
    ("workspace", "/app/workspace", "owner", "zh-CN", "light", DESK),
    ("webhooks", "/app/api-keys/webhooks", "owner", "en", "light", DESK),
    ("mail", "/app/mail", "owner", "zh-CN", "light", DESK),
    ("system", "/app/system", "owner", "en", "dark", DESK),
    ("first-steps", "/app/start", "owner", "en", "light", DESK),
    ("inbox-phone", "/app/inbox?view=all", "lead", "en", "dark", PHONE),
)


def photograph_pages(browser: Browser, base: str, handed: str) -> None:
    """Each page of `PAGES`, then the question before two customers become one."""
    owner = Person(base, "owner@demo.zhike")
    inbox = next(i for i in owner.call("GET", "/inboxes")["items"] if i["key"] == "demo-shop")
    customer = owner.call("GET", f"/conversations/{handed}")["conversation"]["customer"]["id"]
    order = {"kind": "order", "external_id": "20261122-0871", "title": "手冲咖啡杯两只装", "status": "已签收"}
    owner.call("PUT", f"/customers/{customer}/references", order)
    for name, address, events in (
        ("ERP", "https://erp.example.com/zhike", ["conversation.handed_over", "conversation.rated"]),
        ("Data warehouse", "https://data.example.com/in", ["message.added", "conversation.status_changed"]),
    ):
        owner.call("POST", "/webhooks", {"name": name, "url": address, "events": events})
    server = {"host": "smtp.example.com", "port": 465, "security": "tls", "from_address": "service@example.com"}
    owner.call(
        "PUT", "/mail/server", {**server, "username": "service", "password": uuid4().hex, "from_name": "演示商店"}
    )
    for who, presence in (("owner", "away"), ("lead", "online"), ("lin", "online")):
        Person(base, f"{who}@demo.zhike").call("PUT", "/me/presence", {"presence": presence})
    for name, path, who, language, scheme, size in PAGES:
        email = f"{who}@demo.zhike"
        Person(base, email).call("PATCH", "/me", {"locale": language})
        page = signed_in(browser, base, email, locale=language, color_scheme=scheme, viewport=size)
        page.goto(base + path.format(customer=customer, inbox=inbox["id"]))
        expect(page.get_by_role("navigation").first).to_be_visible()
        settle(page)
        keep(page, name)
        page.context.close()
    owner.call("PATCH", "/me", {"locale": "zh-CN"})
    page = signed_in(browser, base, "owner@demo.zhike", viewport=DESK)
    page.goto(f"{base}/app/customers/{customer}")
    page.get_by_role("button", name="王敏 的更多操作").click()
    page.get_by_role("menuitem", name="合并到另一份资料").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("searchbox").fill("李静")
    dialog.get_by_role("list", name="找到的客户").get_by_role("button", name="李静").first.click()
    settle(page)
    keep(page, "merge", {"x": 220, "y": 0, "width": 1000, "height": 900})


def signed_in(browser: Browser, base: str, email: str, **more: Any) -> Page:
    page = context(browser, **more).new_page()
    answer = page.context.request.post(f"{base}/api/v1/auth/sign-in", data={"email": email, "password": PASSWORD})
    assert answer.ok, answer.text()
    return page


def photograph_widget(browser: Browser, base: str) -> None:
    for name, viewport, scale in (("widget", DESK, 1), ("widget-phone", PHONE, 2)):
        more = {"viewport": viewport, "device_scale_factor": scale, "has_touch": scale == 2}
        page = context(browser, **more).new_page()
        page.goto(f"{base}/shop/")
        page.locator("zhike-widget button.b").click()
        frame = page.frame_locator("zhike-widget iframe")
        composer = frame.locator(".composer textarea")
        expect(composer.or_(frame.get_by_role("navigation")).first).to_be_visible()
        for number, question in enumerate(("多久能收到货？", "买了不喜欢，还能退吗？"), 1):
            composer.fill(question)
            composer.press("Enter")
            expect(frame.locator(".row.own")).to_have_count(number)
            expect(frame.locator(".row:not(.own):not(.coming) > .bubble")).to_have_count(number, timeout=30_000)
        page.wait_for_timeout(1200)
        keep(page, name)
        if scale == 2:
            photograph_rating(page, frame)
        page.context.close()
    page = context(browser, viewport=DESK, locale="en").new_page()
    page.goto(f"{base}/help/demo-shop/en")
    settle(page)
    keep(page, "help-center")


def photograph_rating(page: Page, frame: FrameLocator) -> None:
    """He ends with a second tap and is asked how it was; the home page stands beside."""
    frame.get_by_role("button", name="结束会话").tap()
    frame.get_by_role("button", name="再点一次结束").tap()
    rating = frame.locator("form.rating")
    expect(rating).to_be_visible(timeout=15_000)
    rating.get_by_role("radio", name="4 星").check(force=True)
    page.wait_for_timeout(800)
    keep(page, "widget-rating")
    frame.get_by_role("button", name="首页").first.tap()
    page.wait_for_timeout(800)
    keep(page, "widget-home")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", help="address of a demo that runs already (it is written into)")
    base = parser.parse_args().base
    TARGET.mkdir(parents=True, exist_ok=True)
    with demo(base) as address, sync_playwright() as driver:
        found = shutil.which("chromium") or shutil.which("google-chrome")
        browser = driver.chromium.launch(executable_path=found, args=FLAGS)
        try:
            answered, handed = furnish(address)
            photograph_console(browser, address, answered, handed)
            photograph_pages(browser, address, handed)
            photograph_widget(browser, address)
        finally:
            browser.close()
    total = sum(path.stat().st_size for path in TARGET.iterdir())
    if total > ALL_BYTES:
        raise SystemExit(f"pictures: {total // 1000} kB in all, more than {ALL_BYTES // 1000} kB")


if __name__ == "__main__":
    main()
