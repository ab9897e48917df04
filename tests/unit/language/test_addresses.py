"""Addresses in what customers write, taken apart."""

import pytest

from zhike.language import address_of, street_of


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("把地址改成上海市浦东新区世纪大道1号", ("上海市", "上海市", "浦东新区", "世纪大道1号")),
        ("杭州西湖区文三路90号3幢502", ("浙江省", "杭州市", "西湖区", "文三路90号3幢502")),
        ("广东深圳南山区科苑路15号B座1203，电话13800000102", ("广东省", "深圳市", "南山区", "科苑路15号B座1203")),
        ("北京朝阳区建国路88号", ("北京市", "北京市", "朝阳区", "建国路88号")),
        ("苏州市昆山市花桥镇兆丰路18号", ("江苏省", "苏州市", "昆山市", "花桥镇兆丰路18号")),
        ("延边朝鲜族自治州延吉市人民路1号", ("吉林省", "延边朝鲜族自治州", "延吉市", "人民路1号")),
        ("改到内蒙古呼和浩特市新城区中山东路8号 邮编010010", ("内蒙古自治区", "呼和浩特市", "新城区", "中山东路8号")),
        ("道里区中央大街5号", ("", "", "道里区", "中央大街5号")),
        ("重庆渝中区解放碑步行街1号", ("重庆市", "重庆市", "渝中区", "解放碑步行街1号")),
    ],
)
def test_chinese(text: str, parts: tuple[str, str, str, str]) -> None:
    found = address_of(text)
    assert found is not None
    assert (found.state, found.city, found.district, found.line1) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "please send it to 12 Market Street, Springfield, IL 62701",
            {"line1": "12 Market Street", "city": "Springfield", "state": "IL", "zip": "62701"},
        ),
        (
            "101 Highway, Suite 2, New York, NY 10001",
            {"line1": "101 Highway", "line2": "Suite 2", "city": "New York", "state": "NY", "zip": "10001"},
        ),
        (
            "4 Elm Ave Apt 5B, San Jose, CA",
            {"line1": "4 Elm Ave", "line2": "Apt 5B", "city": "San Jose", "state": "CA"},
        ),
    ],
)
def test_english(text: str, parts: dict[str, str]) -> None:
    found = address_of(text)
    assert found is not None
    assert found.parts() == parts


@pytest.mark.parametrize(
    "text",
    [
        "我的收货地址写错了",
        "快递到哪了",
        "送到我公司",
        "I live in 5 big houses",
        "杭州能送吗",
        "上海到北京要几天",
        "一路平安",
    ],
)
def test_what_is_none(text: str) -> None:
    assert address_of(text) is None


def test_a_street_alone_counts_where_an_address_was_asked_for() -> None:
    assert street_of("江南西路1号") == "江南西路1号"
    assert street_of("在路上了") is None
    assert street_of("不知道") is None
