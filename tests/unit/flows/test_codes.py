"""One-time codes in a conversation: asked for, tried, asked for again, sent again, and given up to people."""

import pytest

from tests.unit.flows.conftest import Shop, Talk
from zhike.flows.codes import code_in, wants_another

BEGIN = "取消蓝色马克杯，买错了"


@pytest.fixture
def guarded(shop: Shop) -> Shop:
    """A shop that asks for a code, and would send another once."""
    shop.codes = ["111111", "222222"]
    return shop


async def test_the_right_code_does_it(talk: Talk, guarded: Shop) -> None:
    assert "6 位验证码" in await talk.begins("cancel_order", text=BEGIN)
    assert talk.labels == ["重新发送验证码"]
    assert await talk.says("好的") != ""
    assert guarded.done == [], "a yes is no code"
    await talk.says("111 111")
    assert [operation for operation, _ in guarded.done] == ["shop.cancel_order"]


async def test_a_wrong_code_is_asked_for_again(talk: Talk, guarded: Shop) -> None:
    await talk.begins("cancel_order", text=BEGIN)
    assert await talk.says("验证码是 999999") == "验证码不正确。\n请再看一下，把 6 位验证码发给我。"
    assert talk.labels == ["重新发送验证码"]
    await talk.says("111111")
    assert len(guarded.done) == 1


@pytest.mark.parametrize("why", ["code_expired", "code_tries"])
async def test_only_another_code_helps(talk: Talk, guarded: Shop, why: str) -> None:
    await talk.begins("cancel_order", text=BEGIN)
    guarded.trouble = [why]
    assert await talk.says("111111") == f"[{why}]\n回复“重新发送”，我就再发一个验证码。"
    assert "新的验证码已经发出" in await talk.says("重新发送")
    assert "验证码不正确" in await talk.says("111111"), "the one before does no more"
    await talk.says("222222")
    assert len(guarded.done) == 1


async def test_who_had_enough_codes_is_helped_by_people(talk: Talk, guarded: Shop) -> None:
    await talk.begins("cancel_order", text=BEGIN)
    await talk.says("没收到验证码")
    said = await talk.says("再发一次")
    assert "次数已用完。我请同事来帮您核对身份。" in said
    assert "[人工]" in said
    assert guarded.done == []
    assert guarded.proposals == {}, "what was proposed is withdrawn"


async def test_no_code_and_no_thanks(talk: Talk, guarded: Shop) -> None:
    await talk.begins("cancel_order", text=BEGIN)
    assert "没有办理" in await talk.says("算了")
    assert guarded.done == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("123456", "123456"),
        ("１２３４５６", "123456"),
        ("是 123-456。", "123456"),
        ("订单 20261112-0417", None),
        ("12345", None),
        ("1234567", None),
    ],
    ids=["plain", "wide", "apart", "order", "short", "long"],
)
def test_six_digits(said: str, code: str | None) -> None:
    assert code_in(said) == code


@pytest.mark.parametrize(
    "said",
    ["重新发送", "重新发送验证码", "再发一次", "没收到", "验证码没收到", "过期了", "换个验证码", "resend", "send another code", "I didn't get it", "no code came"],
    ids=[str(n) for n in range(11)],
)  # fmt: skip
def test_another_is_wanted(said: str) -> None:
    assert wants_another(said)


@pytest.mark.parametrize(
    "said", ["好的", "重新下单", "send it to my address", "没有", "确认"], ids=["yes", "order", "send", "none", "ok"]
)
def test_no_other_is_wanted(said: str) -> None:
    assert not wants_another(said)
