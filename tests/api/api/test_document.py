"""The OpenAPI document says everything that is served, and no id that nobody has is anything but 404."""

from typing import Any

import httpx
import pytest
from starlette.routing import Route

from tests.support.served import Served

# Served, but no part of the API: pages, probes, the document itself.
PAGES = (
    "/healthz",
    "/readyz",
    "/metrics",
    "/docs",
    "/openapi.json",
    "/app",
    "/",
    "/widget.js",
    "/widget/nudge.js",
    "/widget/frame",
    "/shop",
    "/docs/oauth2-redirect",
    "/robots.txt",
)

UNKNOWN = "019aa000-0000-7000-8000-000000000000"  # the same in every worker that collects


@pytest.fixture
async def document(served: Served) -> dict[str, Any]:
    async with served.client() as client:
        return (await client.get("/openapi.json")).json()  # type: ignore[no-any-return]


def test_every_hot_route_stands_in_the_document(served: Served, document: dict[str, Any]) -> None:
    table = served.app.state.hot
    assert len(table) >= 14
    for row in table:
        operation = document["paths"].get(row.path, {}).get(row.method.lower())
        assert operation, f"{row.method} {row.path}"
        assert operation["summary"] == row.summary
        assert str(row.status) in operation["responses"]
        assert ("requestBody" in operation) == (row.body is not None or row.multipart)


def test_a_hot_route_outside_the_table_is_found(served: Served, document: dict[str, Any]) -> None:
    """Whatever the router serves stands in the document, or in the short list of pages."""
    missing = [
        f"{method} {route.path}"
        for route in served.app.router.routes
        if isinstance(route, Route)
        for method in (route.methods or set()) - {"HEAD", "OPTIONS"}
        if method.lower() not in document["paths"].get(route.path, {})
        and not route.path.startswith(("/app/", "/shop/", "/help/", "/chat/", "/unsubscribe/"))
        and route.path not in PAGES
    ]
    assert missing == []


def test_every_operation_says_what_it_is(document: dict[str, Any]) -> None:
    for path, operations in document["paths"].items():
        for method, operation in operations.items():
            assert operation.get("summary"), f"{method} {path}"
            assert operation.get("tags"), f"{method} {path}"
    ids = [o["operationId"] for operations in document["paths"].values() for o in operations.values()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("unknown", [UNKNOWN, "not-an-id", "0", "%00", "💥", "x" * 300])
async def test_an_unknown_id_is_not_found_anywhere(
    document: dict[str, Any], owner: httpx.AsyncClient, unknown: str
) -> None:
    wrong = []
    for path, operations in document["paths"].items():
        if "{" not in path or not path.startswith("/api/v1/"):
            continue
        address = "/".join(unknown if part.startswith("{") else part for part in path.split("/"))
        for method, operation in operations.items():
            if "requestBody" in operation:
                continue  # what the body must hold is judged first; the storm above covers those
            answer = await owner.request(method, address)
            if answer.status_code != 404:
                wrong.append(f"{method} {address[:80]}: {answer.status_code} {answer.text[:200]}")
    assert wrong == []


BODIES: dict[str, Any] = {
    "messages": {"client_id": "x", "kind": "text", "content": {"text": "x"}},
    "take": {}, "return": {"to": "queue"}, "assign": {"queue_id": None}, "resolve": {}, "reopen": {}, "snooze": {"until": "2030-01-01T00:00:00Z"},
    "pend": {}, "read": {"seq": 1},
}  # fmt: skip


@pytest.mark.parametrize("unknown", [UNKNOWN, "not-an-id"])
@pytest.mark.parametrize("what", sorted(BODIES))
async def test_an_unknown_conversation_is_not_found(owner: httpx.AsyncClient, what: str, unknown: str) -> None:
    answer = await owner.post(f"/api/v1/conversations/{unknown}/{what}", json=BODIES[what])
    assert (answer.status_code, answer.json()["code"]) == (404, "conversation_not_found")
