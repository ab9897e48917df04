"""A request has an id, and its lines carry it."""

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from zhike.telemetry import RequestContext, current_request_id, render_metrics

CONVERSATION = "0199e0c5-7a4b-7c3e-9d2f-6b1a2c3d4e5f"


async def show(request: Request) -> JSONResponse:
    return JSONResponse({"id": current_request_id(), "state": request.state.request_id})


@pytest.fixture
def client() -> httpx.AsyncClient:
    app = RequestContext(Starlette(routes=[Route("/conversations/{id}", show)]))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://zhike.test")


async def test_every_request_has_an_id(client: httpx.AsyncClient) -> None:
    answer = await client.get(f"/conversations/{CONVERSATION}")
    assert answer.headers["x-request-id"] == answer.json()["id"] == answer.json()["state"]
    again = await client.get(f"/conversations/{CONVERSATION}")
    assert again.json()["id"] != answer.json()["id"]
    await client.aclose()


async def test_a_given_id_is_kept_when_it_is_harmless(client: httpx.AsyncClient) -> None:
    kept = await client.get(f"/conversations/{CONVERSATION}", headers={"X-Request-ID": "caller-12345"})
    assert kept.headers["x-request-id"] == "caller-12345"
    refused = await client.get(f"/conversations/{CONVERSATION}", headers={"X-Request-ID": "x" * 500})
    assert len(refused.headers["x-request-id"]) == 32
    await client.aclose()


async def test_metrics_name_the_route_not_the_path(client: httpx.AsyncClient) -> None:
    await client.get(f"/conversations/{CONVERSATION}")
    await client.get("/nowhere/13812345678")
    page = (await render_metrics())[0].decode()
    assert 'route="/conversations/{id}"' in page
    assert CONVERSATION not in page
    assert "13812345678" not in page
    await client.aclose()
