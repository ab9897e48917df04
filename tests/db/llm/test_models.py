"""A model over real HTTP: every way of not answering has its name, the budget holds, a breaker opens, nothing leaks."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from uuid import UUID

import pytest
import pytest_asyncio

from tests.support.database import SECRET
from tests.support.scripted_model import KEY, MODEL, ScriptedModel, modelling
from zhike.db import Database, EffectInsideTransaction
from zhike.kit.breaker import TRIPS
from zhike.kit.clock import utcnow
from zhike.kit.ids import uuid7
from zhike.llm import ChatClient, Models, ModelSettings, ModelStore, ModelTrouble, Prompt

SCHEMA = {"type": "object", "properties": {"n": {"type": "integer"}}, "required": ["n"], "additionalProperties": False}
WORDS = Prompt("answer", "Be brief.", "退货运费谁出", 50)
JSON = Prompt("choose", "Be brief.", "几件", 50, SCHEMA)
GIVEN = {
    "enabled": True, "base_url": "https://api.example.com/v1", "model": MODEL, "input_price": 2_000_000,
    "output_price": 8_000_000, "currency": "CNY", "daily_tokens": None, "timeout_ms": 3000, "uses": ["answers"],
    "style": "", "banned": [],
}  # fmt: skip


@pytest_asyncio.fixture
async def model() -> AsyncIterator[ScriptedModel]:
    async with modelling() as model:
        yield model


@pytest_asyncio.fixture
async def models(db: Database) -> AsyncIterator[Models]:
    models = Models(db, ModelStore(bytes.fromhex(SECRET)), ChatClient(allow_private=True))
    yield models
    await models.close()


@pytest_asyncio.fixture
async def held(db: Database, models: Models, workspace: UUID, model: ScriptedModel) -> ModelSettings:
    async with db.transaction(workspace) as tx:
        assert await models.store.put(tx, GIVEN | {"base_url": model.url}, KEY, 0, uuid7())
    held = await models.of(workspace)
    assert held is not None
    return held


async def trouble(models: Models, workspace: UUID, held: ModelSettings, prompt: Prompt, **more: object) -> str:
    with pytest.raises(ModelTrouble) as caught:
        await models.ask(workspace, held, prompt, **more)  # type: ignore[arg-type]
    return caught.value.kind


async def test_it_answers_whole_and_streamed_and_is_counted(
    db: Database, models: Models, workspace: UUID, held: ModelSettings, model: ScriptedModel
) -> None:
    model.says = lambda _body: "运费由我们承担[1]。"
    heard: list[str] = []
    whole = await models.ask(workspace, held, WORDS)
    streamed = await models.ask(workspace, held, WORDS, on_text=heard.append)
    assert whole.text == streamed.text == heard[-1] == "运费由我们承担[1]。"
    assert len(heard) > 1
    assert (whole.cost, whole.currency) == (whole.usage.tokens_in * 2 + whole.usage.tokens_out * 8, "CNY")
    assert model.keys == [f"Bearer {KEY}"] * 2
    assert [one["stream"] for one in model.asked] == [False, True]
    assert not any("tools" in one for one in model.asked)
    async with db.transaction(workspace) as tx:
        (day,) = await models.store.usage(tx, utcnow().date().replace(day=1).replace(year=2020))
        assert await tx.scalar("SELECT held FROM language_model_usage") == 0
    assert (day.calls, day.failures, day.cost) == (2, 0, whole.cost + streamed.cost)
    assert day.tokens_in + day.tokens_out == sum(x.usage.tokens_in + x.usage.tokens_out for x in (whole, streamed))


@pytest.mark.parametrize(
    ("how", "kind"),
    [
        ("401", "unauthorised"), ("403", "unauthorised"), ("402", "rate_limited"), ("429", "rate_limited"),
        ("404", "not_found"), ("500", "failed"), ("503", "failed"), ("400", "failed"), ("redirect", "failed"),
        ("hang", "timeout"), ("cut_length", "cut"), ("bad_json", "bad_reply"), ("tools", "bad_reply"),
        ("endless_tools", "bad_reply"), ("large", "too_large"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("stream", [False, True], ids=["whole", "streamed"])
async def test_every_way_of_not_answering_has_its_name(
    models: Models, workspace: UUID, held: ModelSettings, model: ScriptedModel, how: str, kind: str, stream: bool
) -> None:
    model.how = how
    on_text = (lambda _text: None) if stream else None
    assert await trouble(models, workspace, held, WORDS, within_s=0.5, on_text=on_text) == kind


async def test_what_only_whole_or_streamed_replies_can_do(
    models: Models, workspace: UUID, held: ModelSettings, model: ScriptedModel
) -> None:
    model.how = "no_choices"
    assert await trouble(models, workspace, held, WORDS) == "bad_reply"
    model.how, model.says = "cut", lambda _body: "一句要说很久的话，说到一半就断了"
    assert await trouble(models, workspace, held, WORDS, on_text=lambda _text: None) == "cut"
    model.how = "drip"
    assert await trouble(models, workspace, held, WORDS, within_s=0.4, on_text=lambda _text: None) == "timeout"
    model.how, model.says = "fine", lambda _body: ""
    assert await trouble(models, workspace, held, WORDS) == "bad_reply"


async def test_nobody_there_and_addresses_that_are_not_public(
    db: Database, models: Models, workspace: UUID, held: ModelSettings
) -> None:
    away = replace(held, base_url="http://127.0.0.1:9/v1", version=7)
    assert await trouble(models, workspace, away, WORDS) == "unreachable"
    strict = Models(db, models.store, ChatClient())
    assert await trouble(strict, workspace, held, WORDS) == "refused_address"
    await strict.close()


@pytest.mark.parametrize(("how", "shape"), [("fine", 0), ("no_schema", 1), ("no_json", 2)])
async def test_structured_output_steps_down_to_what_a_server_takes(
    models: Models, workspace: UUID, held: ModelSettings, model: ScriptedModel, how: str, shape: int
) -> None:
    model.how, model.says = how, lambda _body: '好的：\n```json\n{"n": 2}\n```'
    for _ in range(2):
        assert (await models.ask(workspace, held, JSON)).data == {"n": 2}
    assert len(model.asked) == 2 + shape, "what it takes is remembered"
    assert models.client.shape(held) == ("json_schema", "json_object", "text")[shape]
    assert "JSON Schema" in model.asked[-1]["messages"][0]["content"]
    model.says = lambda _body: '{"n": "two"}'
    assert await trouble(models, workspace, held, JSON) == "bad_reply"


async def test_a_server_that_does_not_count_is_counted_for(
    models: Models, workspace: UUID, held: ModelSettings, model: ScriptedModel
) -> None:
    model.how = "uncounted"
    reply = await models.ask(workspace, held, WORDS)
    assert reply.usage.estimated
    assert reply.usage.tokens_in > 0


async def test_the_days_budget_holds_also_for_calls_at_once(
    db: Database, models: Models, workspace: UUID, held: ModelSettings, model: ScriptedModel
) -> None:
    model.how = "slow"
    tight = replace(held, daily_tokens=150)  # room for one call's fifty and what it is asked, not for three
    done = await asyncio.gather(*(models.ask(workspace, tight, WORDS) for _ in range(5)), return_exceptions=True)
    kinds = [one.kind for one in done if isinstance(one, ModelTrouble)]
    assert kinds == ["budget"] * len(kinds)
    assert len(model.asked) == 5 - len(kinds) <= 2
    async with db.transaction(workspace) as tx:
        used = await tx.row("SELECT tokens_in + tokens_out AS used, held, calls FROM language_model_usage")
    assert used is not None
    assert (used["held"], used["calls"]) == (0, len(model.asked))
    assert used["used"] <= 150


async def test_a_breaker_opens_and_lets_one_try_after_its_pause(
    models: Models, workspace: UUID, held: ModelSettings, model: ScriptedModel
) -> None:
    now = 0.0
    models.breakers.clock = lambda: now
    model.how = "500"
    for _ in range(TRIPS):
        assert await trouble(models, workspace, held, WORDS) == "failed"
    assert await trouble(models, workspace, held, WORDS) == "open_circuit"
    assert len(model.asked) == TRIPS
    now, model.how = 100.0, "fine"
    assert (await models.ask(workspace, held, WORDS)).text == "好的"
    model.how = "bad_json"
    for _ in range(TRIPS + 1):  # it is there, and says nonsense
        assert await trouble(models, workspace, held, WORDS) == "bad_reply"


async def test_no_transaction_may_be_open(
    db: Database, models: Models, workspace: UUID, held: ModelSettings, model: ScriptedModel
) -> None:
    async with db.transaction(workspace):
        with pytest.raises(EffectInsideTransaction):
            await models.ask(workspace, held, WORDS)
    assert model.asked == []


async def test_the_key_is_sealed_told_to_its_server_only_and_in_no_log(
    db: Database, models: Models, workspace: UUID, held: ModelSettings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(ModelTrouble):
        await models.ask(workspace, replace(held, base_url="http://127.0.0.1:9/v1"), WORDS)
    assert KEY not in caplog.text + repr(held)
    async with db.transaction(workspace) as tx:
        row = await tx.row("SELECT * FROM language_models")
        assert row is not None
        assert KEY.encode() not in bytes(row["api_key"])
        here = GIVEN | {"base_url": held.base_url + "/"}
        assert await models.store.put(tx, here, None, 1, uuid7())
        assert (await models.store.get(tx)).key == KEY  # type: ignore[union-attr]
        assert not await models.store.put(tx, here, None, 1, uuid7()), "that version is gone"
        assert await models.store.put(tx, here | {"base_url": "https://evil.example/v1"}, None, 2, uuid7())
        assert (await models.store.get(tx)).key is None  # type: ignore[union-attr]
        assert await models.store.drop(tx) == MODEL
        assert await models.store.get(tx) is None


async def test_effects_that_are_paused_ask_nobody(
    db: Database, models: Models, workspace: UUID, held: ModelSettings, model: ScriptedModel
) -> None:
    paused = Models(db, models.store, models.client, paused=True)
    assert await trouble(paused, workspace, held, WORDS) == "paused"
    assert model.asked == []
