"""What agrees, takes back, asks again and puts right, in both languages."""

import pytest

from zhike.flows.replies import cancels, put_instead, says_no, says_yes, wants_repeat, wants_skip

CANCEL, BACK, ADDRESS = "shop.cancel_order", "shop.create_return", "shop.update_order_address"


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("好的", BACK),
        ("嗯嗯好的谢谢", BACK),
        ("好的，退吧", BACK),
        ("确认提交", BACK),
        ("确认\n确认", BACK),
        ("那取消吧", CANCEL),
        ("可以的，帮我取消掉", CANCEL),
        ("可以改了", ADDRESS),
        ("yes, go ahead", BACK),
        ("looks good, submit it", BACK),
        ("ok, cancel it then", CANCEL),
        ("yes please, cancel it", CANCEL),
        ("that's right, change it", ADDRESS),
    ],
)
def test_agrees(text: str, operation: str) -> None:
    assert says_yes(text, operation)


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("取消吧", BACK),
        ("换吧", BACK),
        ("cancel it", BACK),
        ("change it", BACK),
        ("好的，不过先等等", BACK),
        ("确认一下多少钱", BACK),
        ("yes but to another address", ADDRESS),
        ("is that right", BACK),
        ("确认\n等一下", BACK),
        ("", BACK),
    ],
)
def test_does_not_agree(text: str, operation: str) -> None:
    assert not says_yes(text, operation)


@pytest.mark.parametrize(
    "text", ["算了，不退了", "先别取消了", "取消吧", "never mind, I'll keep it", "no, don't cancel it", "stop"]
)
def test_takes_back(text: str) -> None:
    assert cancels(text)
    assert says_no(text)


@pytest.mark.parametrize(
    "text",
    [
        "stop sending me ads",
        "cancel my order please",
        "leave it at the door",
        "don't cancel, change the address instead",
        "怎么取消",
    ],
)
def test_is_about_something_else(text: str) -> None:
    assert not cancels(text)


@pytest.mark.parametrize("text", ["再说一遍", "没看清", "can you repeat that?", "sorry, what did you say?", "what?"])
def test_again(text: str) -> None:
    assert wants_repeat(text)


@pytest.mark.parametrize(
    "text", ["跳过", "没有邮箱", "不用邮箱，跳过", "skip this one", "I don't have one", "i'd rather not say"]
)
def test_skips(text: str) -> None:
    assert wants_skip(text)


@pytest.mark.parametrize(
    ("text", "new"),
    [("抬头写错了，是赵启航", "赵启航"), ("sorry, wrong number, it's 13833334444", "13833334444"), ("写错了", None)],
)
def test_put_instead(text: str, new: str | None) -> None:
    assert put_instead(text) == new
