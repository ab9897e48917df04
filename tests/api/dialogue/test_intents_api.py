"""A workspace's own intents over HTTP: kept by who may edit knowledge, read by who may read it."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import httpx
import pytest_asyncio

from tests.support.people import House, browser, build_house, sign_in, small_app
from zhike.db import Database
from zhike.dialogue.http import intent_routes
from zhike.dialogue.intent_trials import RemoteIntents
from zhike.dialogue.own_intents import OwnIntents
from zhike.identity.http import routes as identity_routes
from zhike.kit.ids import uuid7


async def enter(client: httpx.AsyncClient, house: House, role: str) -> None:
    email = f"{uuid7().hex}@example.com"
    await house.person(role, email=email, name="林晓")
    await sign_in(client, email)


@pytest_asyncio.fixture(loop_scope="session")
async def house(db: Database) -> House:
    return await build_house(db)


class Worker:
    """Answers what a worker would."""

    async def ask(self, _workspace: UUID, task: str, question: dict[str, Any], timeout_s: float = 10) -> dict[str, Any]:
        assert task == "dialogue.intent"
        if question["text"] is None:
            return {"ready": False, "reason": "too_few", "examples": 2, "right": 0, "intents": [], "mistaken": []}
        guesses = [{"name": "催发货", "probability": 0.9}, {"name": "发票", "probability": 0.1}]
        return {"ready": True, "known": True, "certainty": 0.8, "threshold": 0.5, "guesses": guesses}


@pytest_asyncio.fixture(loop_scope="session")
async def client(house: House) -> AsyncIterator[httpx.AsyncClient]:
    app = small_app(
        house,
        (identity_routes, house.identity),
        (lambda own, guard: intent_routes(own, RemoteIntents(Worker()), guard), OwnIntents()),
    )
    async with browser(app) as client:
        await enter(client, house, "owner")
        yield client


async def test_intents_are_made_changed_and_deleted(client: httpx.AsyncClient) -> None:
    body = {"name": "催发货", "examples": ["怎么还不发货", "快点发货"]}
    made = await client.post("/intents", json=body)
    assert made.status_code == 201, made.text
    intent = made.json()
    assert (intent["version"], intent["examples"]) == (1, body["examples"])
    assert (await client.post("/intents", json=body)).json()["code"] == "intent_name_taken"
    path = f"/intents/{intent['id']}"
    changed = await client.patch(path, json={"expected_version": 1, "examples": ["催一下"]})
    assert changed.json() | {"updated_at": ""} == intent | {"version": 2, "examples": ["催一下"], "updated_at": ""}
    assert (await client.patch(path, json={"expected_version": 1, "name": "x"})).status_code == 409
    assert [one["name"] for one in (await client.get("/intents")).json()["items"]] == ["催发货"]
    assert (await client.get(path)).json()["version"] == 2
    assert (await client.delete(path)).status_code == 204
    assert (await client.get(path)).json()["code"] == "intent_not_found"
    assert (await client.get("/intents/nothing")).status_code == 404


async def test_what_is_wrong_with_an_intent_is_said(client: httpx.AsyncClient) -> None:
    for body in ({"name": "", "examples": ["x"]}, {"name": " ", "examples": ["x"]}, {"name": "x", "examples": []}):
        assert (await client.post("/intents", json=body)).status_code == 422


async def test_a_sentence_is_tried_and_the_examples_are_held_together(client: httpx.AsyncClient) -> None:
    tried = await client.post("/intents/try", json={"text": "怎么还不发货"})
    assert (tried.status_code, tried.json()["guesses"][0]["name"], tried.json()["known"]) == (200, "催发货", True)
    assert (await client.post("/intents/try", json={"text": " "})).status_code == 422
    assert (await client.post("/intents/together")).json()["reason"] == "too_few"


async def test_who_may_not_edit_knowledge_may_not_edit_intents(client: httpx.AsyncClient, house: House) -> None:
    await enter(client, house, "agent")
    assert (await client.get("/intents")).status_code == 200
    assert (await client.post("/intents", json={"name": "x", "examples": ["x"]})).status_code == 403
