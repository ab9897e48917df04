"""How texts sound and how urgent they are, by table."""

import pytest

from zhike.dialogue.mood import feeling, pressing


@pytest.mark.parametrize(
    ("text", "sounds"),
    [
        ("太差了", "negative"),
        ("不太满意", "negative"),
        ("你们态度真的很差！", "negative"),
        ("空调一直没反应，等了三天", "negative"),
        ("急死我了", "negative"),
        ("this is ridiculous", "negative"),
        ("not happy with it", "negative"),
        ("谢谢，非常满意", "positive"),
        ("我喜欢这个", "positive"),
        ("great service, thanks", "positive"),
        ("会漏水吗", "neutral"),
        ("没有坏", "neutral"),
        ("这个好用吗", "neutral"),
        ("is it good", "neutral"),
        ("not bad", "neutral"),
        ("怎么退货", "neutral"),
    ],
)
def test_feeling(text: str, sounds: str) -> None:
    assert feeling([text]) == sounds


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("漏水了！赶紧来人", 2),
        ("我很着急，今天就要用", 2),
        ("账号被盗了", 2),
        ("I need it urgently", 2),
        ("能不能快点发货", 1),
        ("麻烦催一下", 1),
        ("will it come by tomorrow", 1),
        ("不急，慢慢来", 0),
        ("no rush", 0),
        ("冰箱有急冻功能吗", 0),
        ("支持快充吗", 0),
        ("how soon will it arrive", 0),
        ("会不会着火", 0),
    ],
)
def test_pressing(text: str, level: int) -> None:
    assert pressing([text]) == level
