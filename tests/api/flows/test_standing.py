"""Where a conversation stands in its flows, for staff: what tells who somebody is stays hidden where he is a real customer."""

import pytest

from tests.api.flows.test_flows_api import GREET, PATH
from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.channels import ClaimedIdentity
from zhike.dialogue import DialogueService, FlowDesk
from zhike.flows import FlowShelf
from zhike.kit.ids import uuid7
from zhike.knowledge import MemoryKnowledge
from zhike.language import NoEmbedder

TELLS = GREET.replace("slots: {name: {type: name}}", "slots: {name: {type: name}, size: {type: text}}").replace(
    "- {ask: name}", "- {ask: name}\n  - {ask: size}"
)


@pytest.mark.parametrize("mode", ["live", "test"])
async def test_a_conversation_in_a_flow(served: Served, shop: Shopfront, mode: str) -> None:
    boss, _ = await served.sign_in(shop, (await shop.person("supervisor")).id)
    made = (await boss.post(PATH, json={"source": TELLS})).json()
    assert (await boss.post(f"{PATH}/{made['id']}/publish", json={"version": 1})).status_code == 200
    house, embedder = shop.house, NoEmbedder()
    key = f"api-{uuid7().hex}"
    async with shop.tx() as tx:
        await house.channels.create_inbox(tx, key=key, kind="api", name=key, default_queue_id=None, mode=mode)
    inbox = await house.channels.inbox(key)
    who = await house.channels.identify(inbox, ClaimedIdentity("c1", verified=True))
    desk = FlowDesk(house.flow_states, FlowShelf(house.db, embedder), house.acting.service, house.customers, embedder)
    knowledge = await MemoryKnowledge.of_file([], embedder)
    service = DialogueService(house.db, house.turns, knowledge, house.knowledge, flows=desk)
    for text in ("打个招呼吧", "李小满"):
        receipt = await house.intake.accept(shop.incoming(who, text, inbox=inbox))
        await service.take_turn(shop.workspace, receipt.conversation_id)
    found = await boss.get(f"/api/v1/conversations/{receipt.conversation_id}/flows")
    (item,) = found.json()["items"]
    assert (item["flow"], item["title"], item["awaits"]) == ("greet", "问候", "size")
    assert item["slots"]["name"] == (
        {"value": None, "hidden": True} if mode == "live" else {"value": "李小满", "hidden": False}
    )
    unknown = await boss.get(f"/api/v1/conversations/{uuid7()}/flows")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "conversation_not_found")
