"""The why panel's route tells what the model was asked, what it cost, and which check its words did not pass."""

from tests.db.language_model.conftest import Modelled, script
from tests.support.served import serving
from zhike.db.urls import Urls
from zhike.settings import Settings

ASKED = "买的东西想退，运费谁承担"


async def test_the_turn_tells_its_engine_calls_and_checks(stage: Modelled, settings: Settings, urls: Urls) -> None:
    await stage.set_up()
    stage.model.says = script("质量问题或发错货，运费由我们承担[1]。")
    await stage.says(ASKED)
    used = await stage.last_turn()
    stage.model.says = script("退款24小时内到账[1]。")
    await stage.anew()
    await stage.says(ASKED)
    rejected, conversation = await stage.last_turn(), stage.conversation_id
    async with serving(settings, urls) as served:
        boss, _ = await served.sign_in(stage.shop, stage.boss.id)
        told = (await boss.get(f"/api/v1/conversations/{used['conversation_id']}/turns/{used['id']}")).json()
        other = (await boss.get(f"/api/v1/conversations/{conversation}/turns/{rejected['id']}")).json()
    assert told["engine"] == "model"
    assert told["model"]["answered"]
    assert told["model"]["cited"] == [{"to": 17, "entries": told["taken"]}]
    assert [(one["use"], one["outcome"], one["why_text"]) for one in told["model"]["calls"]][-1] == (
        "answers",
        "used",
        None,
    )
    assert other["engine"] == "retrieval"
    call = other["model"]["calls"][-1]
    assert (call["outcome"], call["why"], call["why_text"]) == (
        "rejected",
        "figure",
        "有一个数字、价格或日期在出处中找不到",
    )
    assert "未用大模型的话：有一个数字、价格或日期在出处中找不到" in [one["text"] for one in other["reasons"]]
