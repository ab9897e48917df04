"""Recorded procedures on real pages in a real Chromium: what is read, what is refused, where they may go, what the trail shows.

The pages are a back office without an API. Each run has a loop and a thread of its own, for the browser tests' own driver
keeps one in this.
"""

import asyncio
import os
import shutil
import threading
from collections.abc import Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest

from zhike.actions import Auth, Endpoint, FarTrouble, ProcedureFarSide, Request
from zhike.actions.procedure_steps import BadProcedure, checked, holes
from zhike.kit.ids import uuid7

WORKSPACE = UUID(int=7)
SECRET = "back-office-pass"
LOGIN = [
    {"goto": "/login"},
    {"fill": {"field": "#password", "value": "{secret}"}},
    {"click": "text=Enter"},
]
PROCEDURES = {
    "look": [
        *LOGIN,
        {"goto": "/orders/{order_id}"},
        {"read": {"status": "#status", "total": "#total"}},
    ],
    "cancel": [
        *LOGIN,
        {"goto": "/orders/{order_id}"},
        {"expect": {"field": "#status", "text": "pending", "code": "not_pending"}},
        {"select": {"field": "#why", "value": "{why}"}},
        {"submit": "#cancel"},
        {"wait_for": "#done"},
        {"read": {"status": "#status"}},
    ],
    "careless": [*LOGIN, {"goto": "/orders/{order_id}"}, {"select": {"field": "#why", "value": "{why}"}}],
    "stray": [{"goto": "/stray"}, {"wait_for": "#loaded"}],
    "stuck": [{"goto": "/slow"}],
    "missing": [{"goto": "/orders/none"}],
}


class Office(BaseHTTPRequestHandler):
    """The back office's pages."""

    orders: dict[str, str] = {}
    seen: list[str] = []

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        Office.seen.append(self.path)
        order = path.rpartition("/")[2]
        if path == "/login":
            return self.page('<form action="/in"><input id=password name=p><button>Enter</button></form>')
        if path == "/in":
            fine = parse_qs(urlsplit(self.path).query).get("p") == [SECRET]
            return self.page("<p id=in>in</p>" if fine else "<p>no</p>")
        if path == "/stray":
            return self.page(
                "<img src='http://other.example.com/x.png' onerror=\"document.body.innerHTML='<p id=loaded>x</p>'\">"
            )
        if path == "/slow":
            threading.Event().wait(5)
            return self.page("late")
        if path.startswith("/cancel/"):
            Office.orders[order] = "cancelled"
            return self.page("<p id=done>Done</p><p id=status>cancelled</p>")
        if order in Office.orders:
            return self.page(
                f"<p id=status>{Office.orders[order]}</p><p id=total>129.00</p><form action='/cancel/{order}'>"
                "<select id=why name=why><option>late<option>other</select><button id=cancel>Cancel</button></form>"
            )
        return self.page("nothing", 404)

    def page(self, body: str, status: int = 200) -> None:
        content = f"<!doctype html><body>{body}</body>".encode()
        self.send_response(status)
        self.send_header("content-type", "text/html")
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def office() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Office)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(autouse=True)
def fresh() -> None:
    Office.orders = {"A1": "pending", "A2": "shipped"}
    Office.seen = []


def alone(work: Coroutine[Any, Any, Any]) -> Any:
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


class Run:
    """Runs procedures and keeps their pictures."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.pictures: list[tuple[UUID, UUID, int, bytes]] = []

    async def _keep(self, *picture: Any) -> None:
        self.pictures.append(picture)

    async def _once(self, name: str, timeout_s: float, allow_private: bool, arguments: dict[str, str]) -> Any:
        found = os.environ.get("ZHIKE_TEST_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        side = ProcedureFarSide(self._keep, allow_private=allow_private, executable=found)
        source = {"procedures": PROCEDURES, "hosts": []}
        endpoint = Endpoint("procedure", self.base, source, Auth(), SECRET, live=True, workspace_id=WORKSPACE)
        known = (await side.capabilities(endpoint))[name]
        return await side.run(Request(endpoint, known, arguments, timeout_s, key=str(uuid7())))

    def __call__(self, name: str, timeout_s: float = 40, *, allow_private: bool = True, **arguments: str) -> Any:
        return alone(self._once(name, timeout_s, allow_private, arguments))


@pytest.fixture
def run(office: str) -> Run:
    return Run(office)


@pytest.mark.browser
def test_a_page_is_read_and_every_step_leaves_a_picture(run: Run) -> None:
    assert run("look", order_id="A1") == {"status": "pending", "total": "129.00"}
    assert [step for _, _, step, _ in run.pictures] == [1, 2, 3, 4, 5]
    assert all(picture.startswith(b"\x89PNG") for *_, picture in run.pictures)
    assert {workspace for workspace, *_ in run.pictures} == {WORKSPACE}


@pytest.mark.browser
def test_a_form_is_filled_and_sent_and_the_secret_is_covered(run: Run) -> None:
    assert run("cancel", order_id="A1", why="other") == {"status": "cancelled"}
    assert Office.orders["A1"] == "cancelled"
    assert f"/in?p={SECRET}" in Office.seen
    typed = run.pictures[1][3]
    again = Run(run.base)
    again("look", order_id="A2")
    assert typed == again.pictures[1][3], "the field is one block, whatever stands in it"


@pytest.mark.browser
@pytest.mark.parametrize(
    ("name", "arguments", "code", "refused"),
    [
        ("cancel", {"order_id": "A2", "why": "late"}, "not_pending", True),
        ("cancel", {"order_id": "../in", "why": "late"}, "not_found", True),
        ("missing", {}, "not_found", True),
    ],
    ids=["expectation", "no-way-out", "missing-page"],
)
def test_what_the_page_does_not_say_is_refused(
    run: Run, name: str, arguments: dict[str, str], code: str, refused: bool
) -> None:
    with pytest.raises(FarTrouble) as caught:
        run(name, **arguments)
    assert (caught.value.code, caught.value.refused, caught.value.sent) == (code, refused, False)
    assert Office.orders == {"A1": "pending", "A2": "shipped"}


@pytest.mark.browser
@pytest.mark.parametrize(("name", "sent"), [("cancel", False), ("careless", True)], ids=["before", "unmarked"])
def test_a_step_that_fails_after_the_deed_may_have_done_something(run: Run, name: str, sent: bool) -> None:
    with pytest.raises(FarTrouble) as caught:
        run(name, order_id="A1", why="no such choice")
    assert (caught.value.code, caught.value.sent) == ("step_failed", sent), "where no click is the deed, each may be"
    assert SECRET not in str(caught.value.said)


@pytest.mark.browser
def test_other_hosts_and_private_addresses_are_not_reached_and_time_is_kept(run: Run) -> None:
    run("stray")
    with pytest.raises(FarTrouble) as caught:
        run("stuck", timeout_s=3)
    assert caught.value.code == "timeout"
    with pytest.raises(FarTrouble):
        run("look", allow_private=False, order_id="A1")
    assert [path for path in Office.seen if path.startswith("/login")] == []


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        ([], "1 to 100 steps"),
        ([{"dance": "x"}], "there is no step dance"),
        ([{"fill": {"field": "#a"}}], "fill needs field, value"),
        ([{"goto": 5}], "goto needs a text"),
        ([{"goto": "/", "click": "x"}], "one key and its value"),
    ],
    ids=["none", "unknown", "half", "number", "two"],
)
def test_steps_that_cannot_be_taken_are_said(steps: Any, why: str) -> None:
    with pytest.raises(BadProcedure, match=why):
        checked("p", steps)


def test_arguments_are_the_holes_of_the_steps() -> None:
    assert holes(checked("p", PROCEDURES["cancel"])) == ["order_id", "why"]
