"""The console as a person handles it."""

import time
from pathlib import Path
from typing import Self

from playwright.sync_api import BrowserContext, Locator, Page, Request, expect

PASSWORD = "zhike-demo"
PATIENCE_MS = 30_000
# What a sweep looks for in a page: wider than the window, or a part of it wider than its place.
WIDE = """() => {
  const found = [];
  const root = document.documentElement;
  if (root.scrollWidth > innerWidth) found.push(`page ${root.scrollWidth} > ${innerWidth}`);
  for (const box of document.querySelectorAll('main, nav, [role=dialog], table')) {
    const room = box.tagName === 'TABLE' ? box.parentElement : box;
    if (room.scrollWidth > room.clientWidth + 1)
      found.push(`${box.tagName} ${room.scrollWidth} > ${room.clientWidth}`);
  }
  return found;
}"""


AXE = Path(__file__).parents[3] / "web/console/node_modules/axe-core/axe.min.js"
# What axe (WCAG 2.2 A and AA) finds serious or worse: the rule, and the first place.
TROUBLES = """async () => {
  const moving = document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime !== Infinity);
  await Promise.all(moving.map((one) => one.finished.catch(() => {})));  // a colour on its way is not the one that people read
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const root = { exclude: ['textarea[name=hiddenTextarea]'] };  // Ant Design's measure of a growing field: hidden, unreachable
  const { violations } = await axe.run(root, { runOnly: tags, resultTypes: ['violations'] });
  return violations
    .filter((one) => ['serious', 'critical'].includes(one.impact))
    .map((one) => `${one.id}: ${one.nodes.length} × ${one.nodes[0].html.slice(0, 160)} ${one.nodes[0].failureSummary.slice(0, 200)}`);
}"""


class ConsoleWindow:
    """One window of the console, and what went wrong in it."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.base = base
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self.problems: list[str] = []
        self.waiting: set[Request] = set()
        self.page.on("request", self._asks)
        self.page.on("requestfinished", self._came)
        self.page.on("requestfailed", self._came)
        self.page.on("pageerror", lambda error: self.problems.append(f"{self.page.url}: {error}"))
        self.page.on("console", lambda said: self._heard(said.type, said.text))

    def _heard(self, kind: str, text: str) -> None:
        if kind == "error":
            self.problems.append(f"{self.page.url}: {text}")

    def sign_in(self, email: str, path: str = "/app/") -> Self:
        """Sign in without the form and go to a page."""
        answer = self.page.context.request.post(
            f"{self.base}/api/v1/auth/sign-in", data={"email": email, "password": PASSWORD}
        )
        assert answer.ok, answer.text()
        return self.go(path)

    def go(self, path: str) -> Self:
        """Load a page and wait until the frame stands."""
        self.page.goto(self.base + path)
        expect(self.nav).to_be_visible()
        return self

    @property
    def nav(self) -> Locator:
        """The rail, or the bar at the foot of a phone."""
        return self.page.get_by_role("navigation", name="主导航").or_(
            self.page.get_by_role("navigation", name="Main navigation")
        )

    @property
    def dialog(self) -> Locator:
        """The dialog that is open."""
        return self.page.get_by_role("dialog")

    def button(self, name: str, *, exact: bool = True) -> Locator:
        """A button by its words."""
        return self.page.get_by_role("button", name=name, exact=exact)

    def choose(self, field: Locator, option: str) -> None:
        """Pick from a select."""
        field.click()
        open_list = self.page.locator(".ant-select-dropdown:not(.ant-select-dropdown-hidden)")
        open_list.locator(".ant-select-item-option").filter(has_text=option).first.click()

    def row(self, words: str) -> Locator:
        """A table's row that says this."""
        return self.page.get_by_role("row").filter(has_text=words)

    def _asks(self, request: Request) -> None:
        if request.resource_type in ("fetch", "xhr", "script", "stylesheet"):
            self.waiting.add(request)

    def _came(self, request: Request) -> None:
        self.waiting.discard(request)

    def walk(self, path: str) -> Self:
        """Go to a page as a link would, without loading the console anew."""
        self.page.evaluate(
            "path => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')); }", path
        )
        return self

    def settled(self) -> None:
        """Wait until everything that was asked for has come, and nothing more was asked thereupon."""
        calm, deadline = 0, time.monotonic() + PATIENCE_MS / 1000
        while calm < 3 and time.monotonic() < deadline:
            self.page.wait_for_timeout(25)
            calm = 0 if self.waiting else calm + 1
        assert not self.waiting, f"never came: {[r.url for r in self.waiting]}"

    def troubles(self) -> list[str]:
        """Return what people who cannot see or use a mouse would stumble over here."""
        if not self.page.evaluate("() => 'axe' in window"):
            self.page.evaluate(AXE.read_text("utf-8"))
        found: list[str] = self.page.evaluate(TROUBLES)
        return found

    def too_wide(self) -> list[str]:
        """Return what is wider than its place."""
        found: list[str] = self.page.evaluate(WIDE)
        return found
