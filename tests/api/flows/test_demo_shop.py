"""The shipped flows on the demo merchant: a real process, its real API, the shipped connector, real meaning of words."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from tests.db.flows.conftest import Stage
from tests.support.merchant import KEY, Merchant, started
from tests.support.shopfront import open_shop
from tests.support.vectors import VECTORS
from zhike.actions.records import Wanted
from zhike.channels import ClaimedIdentity
from zhike.db.urls import Urls
from zhike.dialogue import DialogueService, FlowDesk, FlowTrials
from zhike.flows import FlowShelf
from zhike.knowledge import MemoryKnowledge
from zhike.language import LocalEmbedder, NoEmbedder
from zhike.settings import Settings

EXAMPLES = Path(__file__).parents[3] / "examples"


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
async def stage(settings: Settings, urls: Urls, merchant: Merchant, embedder: LocalEmbedder) -> AsyncIterator[Stage]:
    settings.actions.allow_private = True
    async with open_shop(settings, urls) as shop:
        boss = await shop.person("owner")
        house, room = shop.house, shop.house.acting
        manifest = (EXAMPLES / "shop" / "connectors" / "shop.yaml").read_text(encoding="utf-8")
        made = await room.connectors.create(boss, manifest.replace("http://127.0.0.1:8400", merchant.base), secret=KEY)
        async with shop.tx() as tx:
            await room.connectors.enable(tx, boss, made.id, None, enabled=True)
            flows = sorted((EXAMPLES / "flows").glob("*.yaml"))
            await house.flows.adopt(tx, boss, [path.read_text(encoding="utf-8") for path in flows])
        files = [(path.name, path.read_bytes()) for path in sorted((EXAMPLES / "knowledge").glob("*.zh.csv"))]
        knowledge = await MemoryKnowledge.of_file(files, NoEmbedder())  # by words alone: flows are what is tried here
        desk = FlowDesk(house.flow_states, FlowShelf(house.db, embedder), room.service, house.customers, embedder)
        service = DialogueService(house.db, house.turns, knowledge, house.knowledge, flows=desk)
        who = await house.channels.identify(shop.api, ClaimedIdentity("demo-customer", verified=True))
        yield Stage(shop, merchant, boss, service, who)  # type: ignore[arg-type]


async def test_where_the_parcel_is(stage: Stage) -> None:
    said = await stage.says("我的快递到哪了，20261120-0831")
    assert "包裹到达" in said
    (turn,) = await stage.rows("SELECT outcome, followed FROM turns WHERE conversation_id = :c")
    assert turn["outcome"] == "flow"


async def test_another_address_and_then_cancelled(stage: Stage, merchant: Merchant) -> None:
    await stage.says("帮我改一下收货地址，订单 20261122-0058")
    shown = await stage.says("浙江省杭州市滨江区江南大道 588 号 3 幢 1201")
    assert "改为：浙江省杭州市滨江区江南大道 588 号 3 幢 1201" in shown
    assert "已改为" in await stage.says("确认")
    assert merchant.read("/orders/20261122-0058")["address"]["district"] == "滨江区"
    assert "哪一笔" in await stage.says("帮我取消订单")
    assert "原因" in await stage.says("20261122-0058")
    shown = await stage.says("拍错了")
    assert "将取消订单 20261122-0058" in shown
    assert "请确认" in shown
    assert "已取消" in await stage.says("确认")
    assert merchant.read("/orders/20261122-0058")["status"] == "cancelled"


async def test_asked_something_in_the_middle_of_a_return(stage: Stage) -> None:
    await stage.says("我要退货")
    assert "原因" in await stage.says("20261112-0417")
    between = await stage.says("退货运费谁出")
    assert "运费" in between
    assert "我们接着办“申请退货”" in between
    assert "将为订单 20261112-0417 申请退货" in await stage.says("不喜欢")
    assert "没有办理" in await stage.says("算了，不退了")


async def test_points(stage: Stage) -> None:
    said = await stage.says("我有多少积分")
    assert "最近的变动" in said


async def test_how_is_answered_and_the_doing_is_offered(stage: Stage) -> None:
    assert await stage.says("怎么取消订单") != ""
    (turn,) = await stage.rows("SELECT outcome FROM turns WHERE conversation_id = :c")
    assert turn["outcome"] == "answer"


async def test_a_draft_is_tried_in_the_sandbox_only(stage: Stage, embedder: LocalEmbedder) -> None:
    house, room = stage.shop.house, stage.shop.house.acting
    desk = FlowDesk(house.flow_states, FlowShelf(house.db, embedder), room.service, house.customers, embedder)
    trials = FlowTrials(house.db, desk, await MemoryKnowledge.of_file([], NoEmbedder()))
    source = (
        (EXAMPLES / "flows" / "cancel_order.yaml")
        .read_text(encoding="utf-8")
        .replace("要取消哪一笔", "草稿问：取消哪一笔")
    )
    customer_id, stack, heard = str(stage.who.customer_id), None, []
    for n, text in enumerate(("随便说一句", "第一个", "不想要了", "确认"), 1):
        asked = {"source": source, "text": text, "locale": "zh", "customer_id": customer_id, "stack": stack, "turn": n}
        said = await trials.answer(stage.boss.workspace_id, asked)
        stack, heard = said["stack"], [*heard, said]
    assert "草稿问" in heard[0]["text"]  # whatever is said first begins the draft
    assert heard[0]["waits"] == "order"
    assert heard[2]["waits"] == "yes"
    assert heard[3]["stack"] is None
    assert {"name": "ended", "detail": "resolved"} in heard[3]["events"]
    async with stage.shop.tx() as tx:
        calls, _ = await room.records.page(tx, Wanted(), 50, None)
    assert {one.mode for one in calls} == {"test"}
    assert any(one.writes and one.state == "done" for one in calls)
