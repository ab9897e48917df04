"""Attributes a workspace defines: what fits, and who may set it."""

from typing import Any

import pytest

from zhike.customers import Changes, Definition, Profile, edits
from zhike.customers.attributes import Host, Kind, Known, fits, told
from zhike.customers.errors import AttributeNotYours
from zhike.customers.masks import mask_profile
from zhike.kit.errors import Invalid


def defined(kind: Kind = "text", key: str = "level", **more: Any) -> Definition:
    return Definition(key, "等级", "Level", kind, **more)


@pytest.mark.parametrize(
    ("kind", "given", "kept"),
    [
        ("text", "  a  b ", "a b"),
        ("text", "x" * 500, "x" * 500),
        ("text", "", None),
        ("number", 3.0, 3),
        ("number", -2.5, -2.5),
        ("date", "2024-02-29", "2024-02-29"),
        ("boolean", False, False),
        ("choice", "金", "金"),
        ("link", " https://shop.example.com/a?b=1#c ", "https://shop.example.com/a?b=1#c"),
        ("number", None, None),
    ],
)
def test_what_fits_is_kept(kind: Kind, given: Any, kept: Any) -> None:
    found = fits(defined(kind, options=("金", "银")), given)
    assert (found, type(found)) == (kept, type(kept))


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("text", 5),
        ("text", "x" * 501),
        ("text", "   "),
        ("number", "3"),
        ("number", True),
        ("number", float("nan")),
        ("number", 10**16),
        ("number", 10**400),
        ("date", "2023-02-29"),
        ("date", "2023-2-9"),
        ("date", "２０２３-01-01"),
        ("date", 20230101),
        ("boolean", 1),
        ("boolean", "yes"),
        ("choice", "铜"),
        ("choice", ["金"]),
        ("link", "javascript:alert(1)"),
        ("link", "//shop.example.com"),
        ("link", "https://"),
        ("link", "https://a@shop.example.com"),
        ("link", 'https://shop.example.com/"><script>'),
        ("link", "https://shop.example.com/" + "x" * 1000),
        ("link", "https://[broken"),
        ("link", 7),
    ],
)
def test_what_does_not_fit_is_told(kind: Kind, given: Any) -> None:
    one = defined(kind, options=("金", "银"))
    with pytest.raises(Invalid) as raised:
        edits.set_one(Profile(), one, given, by_hand=True)
    assert raised.value.field == "value"
    _, ignored = told(
        {"level": defined(kind, options=("金", "银"), host="verified")}, {"level": given}, verified=True, signed=False
    )
    assert ignored == {"level": f"no {kind}"}


@pytest.mark.parametrize(
    ("host", "verified", "signed", "why"),
    [
        ("none", True, True, "not for pages"),
        ("verified", False, False, "needs identify()"),
        ("verified", True, False, None),
        ("signed", True, False, "needs a signed token"),
        ("signed", True, True, None),
    ],
)
def test_who_may_set_one_from_a_page(host: Host, verified: bool, signed: bool, why: str | None) -> None:
    known = {"level": defined(host=host), "old": defined(key="old", host="verified", removed=True)}
    given = {"level": "金", "old": "x", "colour": "red"}
    taken, ignored = told(known, given, verified=verified, signed=signed)
    assert taken == ({} if why else {"level": "金"})
    assert ignored == {"old": "unknown", "colour": "unknown"} | ({"level": why} if why else {})


def test_sensitive_ones_are_hidden_and_a_mask_sent_back_changes_nothing() -> None:
    known = Known({"level": defined(sensitive=True), "old": defined(key="old", sensitive=True, removed=True)})
    profile = Profile(attributes={"level": "金卡", "old": "秘密", "size": "XL"})
    shown = mask_profile(profile, known)
    assert shown.attributes == {"level": "****", "size": "XL"}
    assert shown.masked == ("attributes.level",)
    sent = Changes(frozenset({"attributes"}), attributes={**shown.attributes, "size": "L"})
    assert edits.apply(profile, sent, known).attributes == {"level": "金卡", "old": "秘密", "size": "L"}
    assert edits.set_one(profile, known.all["level"], "****", by_hand=True) == profile
    assert edits.set_one(profile, known.all["level"], None, by_hand=True).attributes == {"old": "秘密", "size": "XL"}


def test_what_is_not_set_by_hand_is_refused_in_every_way_of_editing() -> None:
    known = Known({"level": defined(agents=False)})
    profile = Profile(attributes={"level": "金"})
    for changes in ({"level": "银"}, {}):
        with pytest.raises(AttributeNotYours):
            edits.apply(profile, Changes(frozenset({"attributes"}), attributes=changes), known)
    with pytest.raises(AttributeNotYours):
        edits.set_one(profile, known.all["level"], "银", by_hand=True)
    assert edits.set_one(profile, known.all["level"], "银", by_hand=False).attributes == {"level": "银"}
    with pytest.raises(Invalid):
        edits.apply(
            Profile(),
            Changes(frozenset({"attributes"}), attributes={"level": 5}),
            Known({"level": defined()}),
        )
