"""A flow over several turns of a real conversation: the merchant's system is asked, told once, and only after a yes."""

import asyncio

from tests.db.flows.conftest import CANCEL, Stage


async def test_from_the_wish_to_the_deed(stage: Stage) -> None:
    await stage.flow(CANCEL)
    assert await stage.says("帮我取消订单") == "要取消哪一笔订单？"
    assert "将取消订单O1" in await stage.says("O1")
    assert stage.merchant.refunds == []
    assert await stage.says("确认") == "订单 O1 已取消。"
    assert stage.merchant.refunds == ["O1"]
    (run,) = await stage.rows("SELECT * FROM flow_runs WHERE conversation_id = :c")
    assert (run["flow"], run["outcome"], run["turns"], run["wrote"]) == ("cancel_order", "resolved", 3, True)
    assert await stage.rows("SELECT 1 FROM flow_stacks WHERE conversation_id = :c") == []
    turns = await stage.rows("SELECT outcome, followed FROM turns WHERE conversation_id = :c ORDER BY turn")
    assert [turn["outcome"] for turn in turns] == ["flow"] * 3
    assert turns[-1]["followed"]["wrote"]


async def test_a_yes_in_another_language(stage: Stage) -> None:
    """What was shown is looked at again in the language it was shown in."""
    await stage.flow(CANCEL)
    await stage.says("帮我取消订单")
    assert "将取消订单O1" in await stage.says("O1")
    assert await stage.says("yes please, cancel it") == "Cancelled."
    assert stage.merchant.refunds == ["O1"]


async def test_twice_yes_is_done_once(stage: Stage) -> None:
    await stage.flow(CANCEL)
    await stage.says("帮我取消订单")
    await stage.says("O1")
    await stage.shop.says(stage.who, "确认")
    await stage.shop.says(stage.who, "确认")
    await asyncio.gather(stage.turn(), stage.turn())
    await stage.turn()
    assert stage.merchant.refunds == ["O1"]


async def test_a_message_that_comes_while_it_is_done_gets_a_turn_of_its_own(stage: Stage) -> None:
    await stage.flow(CANCEL)
    await stage.says("帮我取消订单")
    await stage.says("O1")
    own = stage.service.flows.actions.confirm

    async def confirm(*args: object) -> object:
        done = await own(*args)
        await stage.shop.says(stage.who, "等等，先别取消")
        return done

    stage.service.flows.actions.confirm = confirm  # type: ignore[method-assign]
    assert await stage.says("确认") == "订单 O1 已取消。", "what was done is said"
    assert await stage.turn() != "nothing"
    assert stage.merchant.refunds == ["O1"]


async def test_what_the_customer_told_is_sealed_and_goes_with_him(stage: Stage) -> None:
    await stage.flow(CANCEL)
    await stage.says("帮我取消订单")
    await stage.says("O1")
    (row,) = await stage.rows("SELECT body FROM flow_stacks WHERE conversation_id = :c")
    assert b"O1" not in row["body"]
    async with stage.shop.tx() as tx:
        await stage.shop.house.customers.erase(tx, stage.boss, stage.who.customer_id)
    assert await stage.rows("SELECT 1 FROM flow_stacks WHERE conversation_id = :c") == []


async def test_a_new_version_leaves_conversations_in_theirs(stage: Stage) -> None:
    flow_id = await stage.flow(CANCEL)
    await stage.says("帮我取消订单")
    async with stage.shop.tx() as tx:
        flows = stage.shop.house.flows
        saved = await flows.save(tx, stage.boss, flow_id, 1, CANCEL.replace("已取消。", "取消好了（新）。"))
        await flows.publish(tx, stage.boss, flow_id, saved.version, "别的说法")
    await stage.says("O1")
    assert await stage.says("确认") == "订单 O1 已取消。"


async def test_somebody_elses_order_is_not_found(stage: Stage) -> None:
    await stage.flow(CANCEL)
    await stage.says("帮我取消订单")
    assert await stage.says("O3") == "没有找到订单 O3。"


async def test_a_person_ends_the_flow(stage: Stage) -> None:
    await stage.flow(CANCEL)
    await stage.says("帮我取消订单")
    assert "人工" in await stage.says("转人工")
    assert await stage.rows("SELECT 1 FROM flow_stacks WHERE conversation_id = :c") == []
    (run,) = await stage.rows("SELECT outcome FROM flow_runs WHERE conversation_id = :c")
    assert run["outcome"] == "hand_over"


async def test_without_flows_nothing_is_asked_of_them(stage: Stage) -> None:
    assert await stage.says("帮我取消订单") != ""
    (turn,) = await stage.rows("SELECT outcome, followed FROM turns WHERE conversation_id = :c")
    assert turn["followed"] == {}
