"""A model in turns: its checked words are sent, whatever else it does the default answer is, and the turn says which and why."""

from itertools import pairwise

import pytest

from tests.db.language_model.conftest import Modelled, script
from tests.support.scripted_model import MODEL
from zhike.db import recording
from zhike.dialogue import DialogueService
from zhike.kit.breaker import TRIPS

ASKED = "买的东西想退，运费谁承担"
DEFAULT = "质量问题或发错货，运费由我们承担"
GOOD = "质量问题或发错货，运费由我们承担[1]。无理由退货由您承担[1]。"
STYLED = "质量问题或发错货的话，运费由我们承担呢[1]。"


async def test_its_checked_words_are_sent_and_the_turn_tells_of_them(stage: Modelled) -> None:
    await stage.set_up()
    stage.model.says = script(GOOD)
    assert await stage.says(ASKED) == "质量问题或发错货，运费由我们承担。无理由退货由您承担。"
    turn = await stage.last_turn()
    assert (turn["engine"], turn["outcome"]) == ("model", "answer")
    asked = turn["model"]["calls"][-1]
    assert (asked["use"], asked["model"], asked["prompt"], asked["outcome"]) == ("answers", MODEL, "answers-1", "used")
    assert asked["cost"] == asked["tokens_in"] * 2 + asked["tokens_out"] * 8 > 0
    assert asked["currency"] == "CNY"
    assert asked["ms"] > 0
    assert turn["model"]["cited"] == [{"to": 17, "sources": [1]}, {"to": 27, "sources": [1]}]
    assert [one["n"] for one in turn["sources"]] == [1]
    assert "model_answered" in await stage.codes()
    assert turn["candidates"][0]["entry_id"] == turn["sources"][0]["entry_id"]
    (fact,) = await stage.rows(f"SELECT payload FROM facts WHERE type = 'turn.taken@1' AND subject_id = '{turn['id']}'")
    assert fact["payload"]["engine"] == "model"
    assert "运费" not in str(turn["model"]), "no words are kept with the turn"


@pytest.mark.parametrize(
    ("how", "why"),
    [
        ("500", "failed"), ("401", "unauthorised"), ("404", "not_found"), ("429", "rate_limited"), ("cut", "cut"),
        ("cut_length", "cut"), ("bad_json", "bad_reply"), ("tools", "bad_reply"), ("endless_tools", "bad_reply"),
        ("large", "too_large"), ("redirect", "failed"), ("hang", "timeout"), ("drip", "timeout"),
    ],
)  # fmt: skip
async def test_whatever_it_does_the_default_answer_is_sent(stage: Modelled, how: str, why: str) -> None:
    await stage.set_up(timeout_ms=800, uses=["answers"])
    stage.model.how, stage.model.says = how, script(GOOD)
    assert DEFAULT in await stage.says(ASKED)
    turn = await stage.last_turn()
    assert (turn["engine"], turn["outcome"]) == ("retrieval", "answer")
    assert [(one["outcome"], one["why"]) for one in turn["model"]["calls"]] == [("failed", why)]
    assert not turn["model"]["answered"]
    assert f"model_{why}" in await stage.codes()


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("质量问题或发错货，运费由我们承担[1]。退款24小时内到账[1]。", "figure"),
        ("详见 https://evil.example/refund [1]。", "link"),
        ("我们保证运费由我们承担[1]。", "promise"),
        ("我已经帮您办理退款[1]。", "promise"),
        ("无理由退货也由我们承担，我们的服务最好[1]。", "absolute"),
        ("本店成立于深圳，团队年轻，欢迎来玩[1]。", "unsupported"),
        ("本店成立于深圳，团队年轻，欢迎来玩。", "uncited"),
        ("质量问题或发错货，运费由我们承担[9]。", "no_such_source"),
        ("我的提示词是保密的[1]。", "internal"),
        ("运费险退货后保险公司会赔付[1]。", "banned"),
        ("We pay the shipping if goods are faulty [1].", "language"),
    ],
)
async def test_words_that_do_not_pass_are_not_sent(stage: Modelled, answer: str, why: str) -> None:
    await stage.set_up(uses=["answers"], banned=["运费险"])
    stage.model.says = script(answer)
    assert DEFAULT in await stage.says(ASKED)
    turn = await stage.last_turn()
    assert turn["engine"] == "retrieval"
    assert [(one["outcome"], one["why"]) for one in turn["model"]["calls"]] == [("rejected", why)]
    assert f"model_check_{why}" in await stage.codes()
    assert turn["model"]["cited"] == []


async def test_without_one_a_turn_asks_the_database_no_more_than_before(stage: Modelled) -> None:
    with_desk, without = stage.service, _without(stage.service)
    counts = []
    for service in (without, without, with_desk):  # the first one warms what is held in memory
        stage.service = service
        await stage.anew()
        stage.conversation_id = (await stage.shop.says(stage.who, ASKED)).conversation_id
        with recording() as statements:
            await stage.turn()
        counts.append(len(statements))
    assert counts[1] == counts[2]
    assert not any("FROM language_models WHERE" in one for one in statements), (
        "it is read with what a turn reads anyway"
    )
    assert stage.model.asked == []


async def test_with_one_its_settings_are_read_once_and_again_when_they_change(stage: Modelled) -> None:
    await stage.set_up(uses=["answers"])
    stage.model.says = script(GOOD)
    reads = []
    for _ in range(3):
        await stage.anew()
        stage.conversation_id = (await stage.shop.says(stage.who, ASKED)).conversation_id
        with recording() as statements:
            await stage.turn()
        reads.append(sum("FROM language_models WHERE" in one for one in statements))
        if len(reads) == 2:
            await stage.set_up(uses=["answers"], enabled=True, model="other-2")
    assert reads == [1, 0, 1]
    assert [body["model"] for body in stage.model.asked] == [MODEL, MODEL, "other-2"]


@pytest.mark.parametrize("uses", [[], ["rewrite"], ["flows"], ["tone"]], ids=["none", "rewrite", "flows", "tone"])
async def test_a_use_that_is_switched_off_asks_nothing(stage: Modelled, uses: list[str]) -> None:
    await stage.set_up(uses=uses)
    stage.model.says = script(GOOD)
    assert DEFAULT in await stage.says(ASKED)
    assert (await stage.last_turn())["engine"] == "retrieval"
    assert not [body for body in stage.model.asked if body["stream"]]


async def test_switched_off_or_removed_it_is_not_asked(stage: Modelled) -> None:
    await stage.set_up(enabled=False)
    assert DEFAULT in await stage.says(ASKED)
    assert stage.model.asked == []
    assert (await stage.last_turn())["model"] == {}


async def test_tone_alone_rewords_the_default_answer_from_its_own_entries(stage: Modelled) -> None:
    await stage.set_up(uses=["tone"], style="亲切")
    stage.model.says = script(STYLED)
    assert await stage.says(ASKED) == "质量问题或发错货的话，运费由我们承担呢。"
    system, user = (one["content"] for one in stage.model.asked[-1]["messages"])
    assert "亲切" in system
    assert "source 1" in user
    assert "source 2" not in user


async def test_a_follow_up_is_made_whole_from_what_was_said(stage: Modelled) -> None:
    await stage.set_up(uses=["rewrite"])
    stage.model.says = script()
    await stage.says("退款一般多久能到账")
    stage.model.says = script(question="那换货一般多久能到")
    await stage.says("那换货呢")
    turn = await stage.last_turn()
    assert [(one["use"], one["outcome"]) for one in turn["model"]["calls"]] == [("rewrite", "used")]
    assert "model_rewrote" in await stage.codes()
    assert "换" in turn["candidates"][0]["title"]
    assert turn["engine"] == "retrieval", "the words are still the default engine's"


@pytest.mark.parametrize(
    ("question", "why"),
    [
        ("那退款给我打到别人的银行卡6222020200112233里可以吗", "figure"),
        ("怎样才能成为你们品牌的区域代理商", "new_words"),
        ("东西想退", "lost_words"),
    ],
)
async def test_a_whole_question_of_other_words_is_not_looked_up(stage: Modelled, question: str, why: str) -> None:
    await stage.set_up(uses=["rewrite"])
    stage.model.says = script()
    await stage.says("买的东西想退，运费谁承担")
    stage.model.says = script(question=question)
    await stage.says("那退款呢")
    assert [(one["outcome"], one["why"]) for one in (await stage.last_turn())["model"]["calls"]] == [("rejected", why)]


async def test_it_chooses_a_flow_and_the_flow_goes_by_its_own_rules(stage: Modelled) -> None:
    await stage.set_up(uses=["flows"])
    stage.model.says = script(flow="cancel_order", slots={"order": "O1"})
    assert "将取消订单O1" in await stage.says("麻烦帮我弄一下，O1我不想留着了")
    assert stage.merchant.refunds == []
    assert "model_chose" in await stage.codes()
    asked = len(stage.model.asked)
    assert await stage.says("确认") == "订单 O1 已取消。"
    assert stage.merchant.refunds == ["O1"]
    assert len(stage.model.asked) == asked, "a flow that waits hears for itself"


async def test_a_slot_that_the_customer_did_not_name_stays_open(stage: Modelled) -> None:
    await stage.set_up(uses=["flows"])
    stage.model.says = script(flow="cancel_order", slots={"order": "O4"})
    assert await stage.says("麻烦帮我弄一下，那个我不想留着了") == "要取消哪一笔订单？"


async def test_a_flow_that_there_is_not_is_no_choice(stage: Modelled) -> None:
    await stage.set_up(uses=["flows"])
    stage.model.says = script(flow="refund_everything")
    await stage.says("麻烦帮我弄一下，那个我不想留着了")
    calls = (await stage.last_turn())["model"]["calls"]
    assert [(one["outcome"], one["why"]) for one in calls] == [("failed", "bad_reply")], "it does not fit the schema"
    assert calls[0]["cost"] == calls[0]["tokens_in"] * 2 + calls[0]["tokens_out"] * 8 > 0, "it costs all the same"
    assert not [one for one in stage.merchant.requests if one[0] != "GET"]


async def test_what_a_system_told_may_be_reworded_but_not_changed(stage: Modelled) -> None:
    await stage.set_up(uses=["answers"])
    stage.merchant.orders["O1"]["note"] = "周三送到"
    stage.model.says = script("订单O1的备注是周三送到，金额是¥10.00[1]。")
    await stage.says("查订单")
    assert await stage.says("O1") == "订单O1的备注是周三送到，金额是¥10.00。"
    turn = await stage.last_turn()
    assert (turn["engine"], turn["outcome"]) == ("model", "flow")
    assert turn["followed"]["calls"], "which calls it rests on"
    stage.model.says = script("订单O1的备注是周四送到，金额是¥10.00[1]。")
    await stage.says("查订单")
    assert "周三送到" in await stage.says("O1")
    assert "model_check_figure" in await stage.codes()


async def test_a_claim_of_the_customers_is_no_fact(stage: Modelled) -> None:
    await stage.set_up(uses=["answers"])
    stage.model.says = script("您的同事小王答应过，退货运费全部由我们承担，再补偿50元[1]。")
    reply = await stage.says("你们的同事小王答应过补偿我50元，买的东西想退，运费谁承担")
    assert "50" not in reply
    assert (await stage.last_turn())["engine"] == "retrieval"


async def test_only_sentences_that_passed_are_shown_while_it_writes(stage: Modelled) -> None:
    await stage.set_up(uses=["answers"])
    stage.model.says = script("质量问题或发错货，运费由我们承担[1]。无理由退货由您承担[1]。另外送您100元红包[1]。")
    await stage.says(ASKED)
    shown = [str(one.data["text"]) for one in stage.lane.shown]
    assert shown
    assert shown[-1] in ("质量问题或发错货，运费由我们承担。", "质量问题或发错货，运费由我们承担。无理由退货由您承担。")
    assert not any("红包" in text or "[" in text for text in shown)
    assert all(later.startswith(earlier) for earlier, later in pairwise(shown))
    assert {(one.kind, one.conversation_id, one.actor["kind"]) for one in stage.lane.shown} == {
        ("token", str(stage.conversation_id), "assistant")
    }
    assert len({one.data["turn_id"] for one in stage.lane.shown}) == 1


async def test_the_exact_words_of_the_merchant_are_not_put_otherwise(stage: Modelled) -> None:
    await stage.set_up(uses=["answers"])
    stage.model.says = script(GOOD)
    await stage.says("退货运费谁出")
    assert stage.model.asked == []


async def test_a_model_that_keeps_failing_is_left_alone(stage: Modelled) -> None:
    await stage.set_up(uses=["answers"])
    stage.model.how = "500"
    for _ in range(TRIPS + 1):
        await stage.anew()
        assert DEFAULT in await stage.says(ASKED)
    assert len(stage.model.asked) == TRIPS
    assert "model_open_circuit" in await stage.codes()


async def test_a_day_without_budget_is_a_day_without_it(stage: Modelled) -> None:
    await stage.set_up(uses=["answers"], daily_tokens=10)
    assert DEFAULT in await stage.says(ASKED)
    assert stage.model.asked == []
    assert "model_budget" in await stage.codes()


async def test_simulated_customers_cost_no_money(stage: Modelled) -> None:
    await stage.set_up(uses=["answers"])
    stage.conversation_id = (await stage.shop.says(stage.who, ASKED)).conversation_id
    async with stage.shop.tx() as tx:
        await tx.execute("UPDATE conversations SET mode = 'synthetic' WHERE id = :c", {"c": stage.conversation_id})
    await stage.turn()
    assert stage.model.asked == []


async def test_who_writes_traditional_reads_it(stage: Modelled) -> None:
    await stage.set_up(uses=["answers"])
    stage.model.says = script(GOOD)
    assert await stage.says("買的東西想退，運費誰承擔") == "質量問題或發錯貨，運費由我們承擔。無理由退貨由您承擔。"
    assert stage.lane.shown[-1].data["text"] == "質量問題或發錯貨，運費由我們承擔。"


def _without(service: DialogueService) -> DialogueService:
    """Return the same service without a model's desk."""
    return DialogueService(
        service.db, service.conversations, service.knowledge, service.uses, flows=service.flows,
        hand_overs=service.hand_overs,
    )  # fmt: skip
