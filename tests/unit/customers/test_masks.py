"""Masks and edits."""

import time

import pytest

from zhike.customers import Changes, Profile, edits, mask_order, mask_text, masked, masks
from zhike.identity import Grant, Viewer
from zhike.kit.errors import Invalid
from zhike.kit.ids import uuid7


@pytest.mark.parametrize(
    ("phone", "mask"),
    [
        ("13812345678", "138****5678"),
        ("138 1234 5678", "138****5678"),
        ("+8613812345678", "+86 138****5678"),
        ("010-65529988", "010****9988"),
        ("+14155550100", "+1 415****0100"),
        ("95588", "****88"),
        ("abc", "****"),
    ],
)
def test_mask_phone(phone: str, mask: str) -> None:
    assert masks.mask_phone(phone) == mask


def test_mask_email() -> None:
    assert masks.mask_email("lin@example.com") == "l***@example.com"
    assert masks.mask_email("nonsense") == "****"


@pytest.mark.parametrize(
    ("address", "mask"),
    [
        ("广东省深圳市南山区科技园1号楼302", "广东省深圳市****"),
        ("北京市朝阳区建国路88号", "北京市****"),
        ("上海浦东新区张江路1号", "上海****"),
        ("内蒙古自治区呼和浩特市新城区1号", "内蒙古自治区呼和浩特市****"),
        ("四川省凉山彝族自治州西昌市1号", "四川省凉山彝族自治州****"),
        ("杭州市西湖区文三路1号", "杭州市****"),
        ("12 Main St, Springfield, IL 62701, USA", "****, IL, USA"),
        ("221B Baker Street", "****"),
        ("幸福小区3栋", "****"),
    ],
)
def test_mask_address(address: str, mask: str) -> None:
    assert masks.mask_address(address) == mask


@pytest.mark.parametrize(
    ("text", "mask"),
    [
        ("打 13812345678 找我", "打 138****5678 找我"),
        ("写到 lin.x@example.com 吧", "写到 l***@example.com 吧"),
        ("身份证 11010519491231002X", "身份证 110***********002X"),
        ("卡 4111 1111 1111 1111 丢了", "卡 ****1111 丢了"),
        ("电话13812345678。", "电话138****5678。"),
        ("+86 138-1234-5678", "+86 138****5678"),
        ("单号 2026112200001235 和 110105194912310021", "单号 2026112200001235 和 110105194912310021"),
        ("a13812345678b 13812345678902", "a13812345678b 13812345678902"),
        ("订单 20261122 共 3 件", "订单 20261122 共 3 件"),
        ("座机 010-65529988", "座机 010****9988"),
    ],
)
def test_mask_text(text: str, mask: str) -> None:
    assert mask_text(text) == mask


def test_mask_order_at_any_depth() -> None:
    order = {
        "number": "DD20261122",
        "total": 12900,
        "receiver": {"name": "王小明", "phone": "13812345678", "address": "广东省深圳市南山区1号"},
        "items": [{"name": "咖啡杯", "count": 2, "note": "打 13812345678"}],
        "product_name": "礼盒",
        "contact_name": "李四",
        "mobile": 13812345678,
        "paid": True,
        "deep": {"a": {"b": {"c": {"d": {"e": {"f": {"g": "13812345678"}}}}}}},
    }
    masked_order = mask_order(order)
    assert "13812345678" not in str(masked_order)
    assert masked_order["receiver"] == {"name": "王**", "phone": "138****5678", "address": "广东省深圳市****"}
    assert masked_order["items"] == [{"name": "咖啡杯", "count": 2, "note": "打 138****5678"}]
    assert (masked_order["product_name"], masked_order["contact_name"]) == ("礼盒", "李**")
    assert (masked_order["number"], masked_order["total"], masked_order["paid"]) == ("DD20261122", 12900, True)


PROFILE = Profile(
    "王小明", "13812345678", "wang@example.com", "广东省深圳市南山区1号", {"level": "gold", "备用电话": "13912345678"}
)


def viewer(*permissions: str) -> Viewer:
    return Viewer(uuid7(), "person", uuid7(), "我", "zh-CN", tuple(Grant(name) for name in permissions))


def test_everybody_sees_masks_and_the_stranger_a_name() -> None:
    seen = masked(PROFILE, viewer("customer.read", "customer.unmask"))
    assert (seen.name, seen.phone, seen.email, seen.address) == (
        *("王小明", "138****5678", "w***@example.com", "广东省深圳市****"),
    )
    assert seen.attributes == {"level": "gold", "备用电话": "139****5678"}
    assert seen.masked == ("phone", "email", "address", "attributes.备用电话")
    stranger = masked(PROFILE, viewer("conversation.read"))
    assert (stranger.name, stranger.phone, stranger.attributes) == ("王小明", None, {})


def test_a_mask_sent_back_changes_nothing() -> None:
    given = frozenset({"phone", "email", "address", "attributes"})
    same = Changes(
        given, None, "138****5678", "w***@example.com", "广东省深圳市****", {"level": "gold", "备用电话": "139****5678"}
    )
    assert edits.apply(PROFILE, same) == PROFILE


@pytest.mark.parametrize(
    ("field", "value"),
    [("phone", "139****0000"), ("phone", "call me"), ("email", "w***@example.com.cn"), ("address", "广东省****")],
)
def test_nonsense_is_refused(field: str, value: str) -> None:
    with pytest.raises(Invalid):
        edits.apply(PROFILE, Changes(frozenset({field}), **{field: value}))


def test_null_empties_and_the_rest_stays() -> None:
    assert edits.apply(PROFILE, Changes(frozenset({"phone", "name"}), name="王明")) == Profile(
        "王明", None, PROFILE.email, PROFILE.address, PROFILE.attributes
    )


def test_profiles_are_cleaned() -> None:
    wild = Profile("  a\x00b\n " + "c" * 500, " ", None, None, {"k" * 99: "v\x00" * 2000, "n": [1, {"x": object}]})
    cleaned = edits.clean(wild)
    assert cleaned.name is not None
    assert cleaned.name.startswith("a b c")
    assert len(cleaned.name) == 100
    assert cleaned.phone is None
    assert list(cleaned.attributes) == ["k" * 60, "n"]
    assert cleaned.attributes["k" * 60] == "v" * 1000
    assert edits.clean(cleaned) == cleaned
    odd = edits.clean(Profile(attributes={"\ud800": "\udfff", "nan": float("nan"), "in": {"\x00k": float("inf")}}))
    assert odd.attributes == {"?": "?", "nan": None, "in": {"k": None}}


@pytest.mark.parametrize("piece", ["a", "1", "1@", "a.", "138", "0-", "省", "中国北京市", "11010519491231"])
def test_time_grows_with_the_text_only(piece: str) -> None:
    text = piece * (65536 // len(piece))
    started = time.perf_counter()
    mask_text(text)
    mask_order({"address": text, "name": text})
    assert time.perf_counter() - started < 1.0


def test_a_phone_number_as_a_name_is_masked() -> None:
    seen = masked(Profile("13812345678"), viewer("customer.read"))
    assert (seen.name, seen.masked) == ("138****5678", ("name",))
    assert edits.apply(Profile("13812345678"), Changes(frozenset({"name"}), name="138****5678")).name == "13812345678"
