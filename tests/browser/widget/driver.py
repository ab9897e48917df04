"""The widget as a customer handles it."""

import contextlib
from typing import Self

from playwright.sync_api import FrameLocator, Locator, Page, Route, WebSocketRoute, expect

SEND = "**/widget/v1/messages"
SOCKET = "**/ws/widget"


class Widget:
    """Launcher and panel on one page of the shop."""

    def __init__(self, page: Page, base: str) -> None:
        self.page = page
        self.base = base
        self.problems: list[str] = []
        self.sockets: list[WebSocketRoute] = []
        self.socket_down = False
        page.on("pageerror", lambda error: self.problems.append(str(error)))

    def visit(self, path: str = "/shop/") -> Self:
        """Go to a page of the shop and wait for the launcher."""
        self.page.goto(self.base + path)
        expect(self.launcher).to_be_visible()
        return self

    @property
    def launcher(self) -> Locator:
        """The round button."""
        return self.page.locator("zhike-widget button.b")

    @property
    def frame(self) -> FrameLocator:
        """The app."""
        return self.page.frame_locator("zhike-widget iframe")

    @property
    def composer(self) -> Locator:
        """The field for words."""
        return self.frame.locator(".composer textarea")

    @property
    def own(self) -> Locator:
        """The customer's bubbles, sent or on their way."""
        return self.frame.locator(".row.own > :is(.bubble, .bare)")

    @property
    def theirs(self) -> Locator:
        """Bubbles of the assistant and of people."""
        return self.frame.locator(".row:not(.own):not(.coming) > .bubble")

    @property
    def pending(self) -> Locator:
        """What is not acknowledged yet."""
        return self.frame.locator(".row.pending")

    def open(self) -> Self:
        """Open the panel and wait until it can be used."""
        self.launcher.click()
        expect(self.composer).to_be_visible()
        return self

    def tap_open(self) -> None:
        """Open it by finger. The launcher steps aside for a page's own controls as they come: who misses it taps again."""
        opened = self.page.locator("zhike-widget[open]")
        for _ in range(3):
            self.launcher.tap()
            with contextlib.suppress(AssertionError):
                expect(opened).to_be_attached(timeout=3_000)
                break
        expect(self.composer).to_be_visible()

    def say(self, text: str) -> None:
        """Type and send."""
        self.composer.fill(text)
        self.composer.press("Enter")

    def settled(self) -> None:
        """Wait until everything is acknowledged."""
        expect(self.pending).to_have_count(0, timeout=20_000)

    def texts(self) -> list[str]:
        """What the customer's bubbles say, top to bottom."""
        return [text.removeprefix("您").removeprefix("You") for text in self.own.all_text_contents()]

    def block_sending(self) -> None:
        """From now on posts of messages fail as without a network."""
        self.page.route(SEND, lambda route: route.abort() if route.request.method == "POST" else route.continue_())

    def allow_sending(self) -> None:
        """Posts get through again."""
        self.page.unroute(SEND)

    def lose_next_acknowledgement(self) -> None:
        """The next post reaches Zhike; its answer does not come back."""
        lost = []

        def handle(route: Route) -> None:
            if route.request.method == "POST" and not lost:
                lost.append(route.fetch())
                route.abort()
            else:
                route.continue_()

        self.page.route(SEND, handle)

    def watch_socket(self) -> Self:
        """Stand between widget and Zhike on the socket. Call before the page is visited."""

        def handle(socket: WebSocketRoute) -> None:
            if self.socket_down:
                socket.close()
                return
            socket.connect_to_server()
            self.sockets.append(socket)

        self.page.route_web_socket(SOCKET, handle)
        return self

    def cut_socket(self) -> None:
        """Cut the line and keep it cut."""
        self.socket_down = True
        for socket in self.sockets:
            socket.close()
        self.sockets.clear()

    def mend_socket(self) -> None:
        """New connections get through again."""
        self.socket_down = False
