"""Scenarios played by a worker on the demo merchant: its own turns, the sandbox as new each time, drafts, and a run that was cut."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import UUID

import pytest
import pytest_asyncio

from tests.support.merchant import KEY, Merchant, started
from tests.support.shopfront import Shopfront, open_shop
from tests.support.vectors import VECTORS
from zhike.actions.records import Wanted as WantedCalls
from zhike.db.urls import Urls
from zhike.dialogue import FlowDesk, IntentShelf, ModelDesk, ThresholdShelf
from zhike.flows import FlowShelf
from zhike.identity import Viewer
from zhike.jobs import JobContext
from zhike.knowledge import MemoryKnowledge
from zhike.language import LocalEmbedder, NoEmbedder
from zhike.scenarios import Rooms, RunPlayer
from zhike.scenarios.jobs import tasks
from zhike.scenarios.service import PLAY, Wanted
from zhike.scenarios.stored_types import Filter, StoredPlay, StoredRun
from zhike.settings import Settings

EXAMPLES = Path(__file__).parents[3] / "examples"
CANCEL = """
scenarios:
  - name: 取消订单
    pattern: task
    given: {customer: demo-customer}
    turns:
      - customer: 帮我取消订单 20261122-0058
        then: {flow: cancel_order, asks: reason, no_action: true}
      - customer: 拍错了
        then: {asks: confirmation, says: 20261122-0058, no_action: true}
      - customer: 确认
        then: {ended: {cancel_order: resolved}, action: {operation: shop.cancel_order, with: {order_id: 20261122-0058}}}
  - name: 没登录
    pattern: policy
    turns:
      - customer: 帮我取消订单 20261122-0058
        then: {no_action: true}
  - name: 转人工
    pattern: hand_over
    turns:
      - customer: 转人工
        then: {hand_over: customer_request}
"""


@pytest.fixture(scope="module")
def merchant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Merchant]:
    running = started("--database", str(tmp_path_factory.mktemp("merchant") / "shop.db"))
    yield running
    running.stop()


@pytest.fixture(scope="module")
def embedder() -> Iterator[LocalEmbedder]:
    found = LocalEmbedder(2, kept=VECTORS)
    yield found
    found.close()


@pytest_asyncio.fixture
async def shop(settings: Settings, urls: Urls) -> AsyncIterator[Shopfront]:
    settings.actions.allow_private = True
    async with open_shop(settings, urls) as shop:
        yield shop


@pytest_asyncio.fixture
async def boss(shop: Shopfront, merchant: Merchant) -> Viewer:
    """Somebody who connected the merchant and adopted the shipped flows."""
    boss, house = await shop.person("admin"), shop.house
    manifest = (EXAMPLES / "shop" / "connectors" / "shop.yaml").read_text(encoding="utf-8")
    manifest = manifest.replace("http://127.0.0.1:8400", merchant.base)
    made = await house.acting.connectors.create(boss, manifest, secret=KEY)
    async with shop.tx() as tx:
        await house.acting.connectors.enable(tx, boss, made.id, None, enabled=True)
        sources = [one.read_text(encoding="utf-8") for one in sorted((EXAMPLES / "flows").glob("*.yaml"))]
        await house.flows.adopt(tx, boss, sources)
    return boss


@pytest_asyncio.fixture
async def player(shop: Shopfront, embedder: LocalEmbedder) -> AsyncIterator[RunPlayer]:
    house, acting = shop.house, shop.house.acting
    flows = FlowDesk(house.flow_states, FlowShelf(house.db, embedder), acting.service, house.customers, embedder)
    rooms = Rooms(
        house.db,
        await MemoryKnowledge.of_file([], NoEmbedder()),
        IntentShelf(house.db, embedder),
        flows,
        house.hand_overs,
        ThresholdShelf(house.db),
        ModelDesk(house.models),
        acting.played,
        acting.sandboxes,
        acting.stage.subjects.people.time_zone,
    )
    yield RunPlayer(house.db, rooms.desk)
    flows.shelf.close()


async def _begin(shop: Shopfront, boss: Viewer, wanted: Wanted) -> UUID:
    async with shop.tx() as tx:
        return (await shop.house.scenarios.begin(tx, boss, wanted)).id


async def _came(shop: Shopfront, run_id: UUID) -> tuple[StoredRun, list[StoredPlay]]:
    async with shop.tx() as tx:
        run = await shop.house.scenarios.run(tx, run_id)
        return run, list(await shop.house.scenarios.plays(tx, run_id, None, None, 100))


async def test_each_is_played_on_a_sandbox_as_new_and_nothing_live_is_touched(
    shop: Shopfront, boss: Viewer, player: RunPlayer, merchant: Merchant
) -> None:
    async with shop.tx() as tx:
        await shop.house.scenarios.bring_in(tx, boss, CANCEL)
    run_id = await _begin(shop, boss, Wanted(None, repeats=2))
    await player.play(shop.workspace, run_id)
    run, plays = await _came(shop, run_id)
    assert [(one.name, one.repeat, one.misses) for one in plays if not one.passed] == []
    assert (run.state, run.done, run.passed, run.total) == ("done", 6, 6, 6)
    assert run.figures is not None
    assert (run.figures["pass"], run.figures["containment"]) == ({"1": 1.0, "2": 1.0}, 0.6667)
    assert merchant.read("/orders/20261122-0058")["status"] != "cancelled"
    async with shop.tx() as tx:
        calls, _ = await shop.house.acting.records.page(tx, WantedCalls(), 100, None)
        assert [one.last_passed for one in await shop.house.scenarios.listed(tx, Filter(), None, 10)] == [True] * 3
    assert {one.mode for one in calls} == {"test"}
    assert await shop.count("conversations") == 0
    first = next(one for one in plays if one.name == "取消订单")
    assert [line["asks"] for line in first.transcript] == ["reason", "confirmation", None]


async def test_a_draft_plays_in_place_of_what_is_live(shop: Shopfront, boss: Viewer, player: RunPlayer) -> None:
    house = shop.house
    async with shop.tx() as tx:
        await house.scenarios.bring_in(tx, boss, CANCEL)
        flow = next(one for one in await house.flows.all(tx) if one.name == "cancel_order")
        other = flow.source.replace("cancel_order\n", "cancel_order\n", 1).replace(
            "shop.cancel_order", "shop.get_order"
        )
        draft = await house.flows.save(tx, boss, flow.id, flow.version, other)
        scenarios = await house.scenarios.listed(tx, Filter(), None, 10)
    ids = [one.id for one in scenarios if one.name == "取消订单"]
    drafted = await _begin(shop, boss, Wanted(ids, 1, flow.id, draft.version))
    await player.play(shop.workspace, drafted)
    run, [play] = await _came(shop, drafted)
    assert (run.state, run.passed) == ("done", 0)
    assert play.misses
    live = await _begin(shop, boss, Wanted(ids))
    await player.play(shop.workspace, live)
    assert (await _came(shop, live))[0].passed == 1  # what is live was not touched


async def test_a_run_that_was_cut_goes_on_and_a_cancelled_one_does_not(
    shop: Shopfront, boss: Viewer, player: RunPlayer
) -> None:
    async with shop.tx() as tx:
        await shop.house.scenarios.bring_in(tx, boss, CANCEL)
    run_id = await _begin(shop, boss, Wanted(None))
    await player.play(shop.workspace, run_id)
    async with shop.tx() as tx:  # as a worker leaves it that died after the first play
        await tx.execute("UPDATE scenario_runs SET state = 'running', figures = NULL WHERE id = :r", {"r": run_id})
        await tx.execute(
            "DELETE FROM scenario_plays WHERE run_id = :r AND id > (SELECT id FROM scenario_plays WHERE run_id = :r ORDER BY id LIMIT 1)",
            {"r": run_id},
        )
    before = (await _came(shop, run_id))[1]
    await player.play(shop.workspace, run_id)
    run, plays = await _came(shop, run_id)
    assert (run.state, run.done, plays[0]) == ("done", 3, before[0])
    cancelled = await _begin(shop, boss, Wanted(None))
    async with shop.tx() as tx:
        await shop.house.scenarios.cancel(tx, boss, cancelled)
    await player.play(shop.workspace, cancelled)
    run, plays = await _came(shop, cancelled)
    assert (run.state, plays) == ("cancelled", [])


async def test_a_sandbox_that_cannot_be_made_new_ends_the_run(
    shop: Shopfront, boss: Viewer, player: RunPlayer, merchant: Merchant
) -> None:
    async with shop.tx() as tx:
        await shop.house.scenarios.bring_in(tx, boss, CANCEL)
        await tx.execute(
            "UPDATE connectors SET manifest = replace(manifest, :here, 'http://127.0.0.1:9'), version = version + 1",
            {"here": merchant.base},
        )
    run_id = await _begin(shop, boss, Wanted(None))
    task = tasks(player)[PLAY]
    await task.handler(JobContext(1, 1, False), workspace_id=str(shop.workspace), run_id=str(run_id))
    run, plays = await _came(shop, run_id)
    assert (run.state, run.error, plays) == ("failed", "sandbox_stuck", [])
