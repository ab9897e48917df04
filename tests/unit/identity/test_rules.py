"""Grants, roles and tokens."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhike.identity import BUILTIN_ROLES, PERMISSIONS, Grant, Subject, Viewer, grants, rules, visible
from zhike.identity.errors import GrantTooWide
from zhike.identity.roles import SCOPED
from zhike.identity.types import SCOPES
from zhike.kit.errors import Invalid

W, ME, OTHER, TEAM, INBOX, INBOX2 = (UUID(int=number) for number in range(1, 7))


def viewer(*held: Grant) -> Viewer:
    return Viewer(W, "person", ME, "我", "zh-CN", held, frozenset({TEAM}))


@pytest.mark.parametrize(
    ("grant", "subject", "seen"),
    [
        (Grant("x", "all"), Subject(INBOX, None, None), True),
        (Grant("y", "all"), Subject(INBOX, None, ME), False),
        (Grant("x", "own"), Subject(INBOX, TEAM, ME), True),
        (Grant("x", "own"), Subject(INBOX, TEAM, OTHER), False),
        (Grant("x", "team"), Subject(INBOX, TEAM, OTHER), True),
        (Grant("x", "team"), Subject(INBOX, None, ME), True),
        (Grant("x", "team"), Subject(INBOX, OTHER, None), False),
        (Grant("x", "mentioned"), Subject(INBOX, TEAM, ME), False),
        (Grant("x", "mentioned"), Subject(INBOX, None, None, frozenset({ME})), True),
        (Grant("x", "all", frozenset({INBOX2})), Subject(INBOX, TEAM, ME), False),
        (Grant("x", "all", frozenset({INBOX2})), Subject(INBOX2, None, None), True),
        (Grant("x", "all", frozenset()), Subject(INBOX, TEAM, ME), False),
    ],
)
def test_visible(grant: Grant, subject: Subject, seen: bool) -> None:
    assert visible(viewer(grant), "x", subject) is seen


@pytest.mark.parametrize(
    ("held", "wanted", "enough"),
    [
        ([Grant("x", "all")], Grant("x", "mentioned"), True),
        ([Grant("x", "team")], Grant("x", "own"), True),
        ([Grant("x", "own")], Grant("x", "team"), False),
        ([Grant("x", "team")], Grant("x", "mentioned"), False),
        ([Grant("x", "mentioned")], Grant("x", "own"), False),
        ([Grant("x", "all", frozenset({INBOX}))], Grant("x", "all"), False),
        ([Grant("x", "all", frozenset({INBOX}))], Grant("x", "own", frozenset({INBOX})), True),
        (
            [Grant("x", "all", frozenset({INBOX})), Grant("x", "team", frozenset({INBOX2}))],
            Grant("x", "team", frozenset({INBOX, INBOX2})),
            True,
        ),
        ([], Grant("x", "own"), False),
        ([Grant("y", "all")], Grant("x", "own"), False),
    ],
)
def test_nobody_gives_what_he_lacks(held: list[Grant], wanted: Grant, enough: bool) -> None:
    assert rules.covers(held, wanted) is enough
    if not enough:
        with pytest.raises(GrantTooWide):
            grants.must_hold(viewer(*held), [wanted])


GRANTS = st.builds(
    Grant,
    st.sampled_from("xy"),
    st.sampled_from(SCOPES),
    st.none() | st.frozensets(st.sampled_from([INBOX, INBOX2])),
)


@given(st.lists(GRANTS, max_size=5), st.lists(GRANTS, max_size=5))
def test_what_is_left_of_a_key_is_within_its_maker_and_within_itself(held: list[Grant], wanted: list[Grant]) -> None:
    left = rules.within(held, wanted)
    assert rules.missing(held, left) == []
    assert rules.missing(wanted, left) == []
    assert set(rules.within(wanted, wanted)) >= {grant for grant in wanted if grant.inbox_ids is None}


@pytest.mark.parametrize(
    ("ip", "client"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("2001:db8:1:2::", "2001:db8:1:2::"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("testclient", "testclient"),
        (None, "-"),
    ],
)
def test_one_client_is_one_address(ip: str | None, client: str) -> None:
    assert rules.network(ip) == client


def test_a_site_of_ipv6_counts_as_one_however_many_networks_it_has() -> None:
    attempts = [rules.attempt(b"s" * 32, f"{n}@x.example", f"2001:db8:1:{n:x}::1", None) for n in range(100)]
    assert len({attempt.address for attempt in attempts}) == 100
    (site,) = {attempt.site for attempt in attempts}
    assert site is not None
    assert attempts[0].waits({site: (rules.MAX_FAILURES_PER_SITE - 1, 60.0)}) == []
    assert attempts[0].waits({site: (rules.MAX_FAILURES_PER_SITE, 60.0)}) == [60.0]
    assert site in attempts[0].keys
    for elsewhere in ("2001:db8:2:1::1", "10.0.0.1", "::ffff:10.0.0.1", None):
        assert rules.attempt(b"s" * 32, "a@x.example", elsewhere, None).site != site


def test_a_device_remembers_the_last_five_who_signed_in_with_it() -> None:
    secret, cookie = b"s" * 32, None
    emails = [f"{n}@x.example" for n in range(6)]
    for n, email in enumerate(emails):
        cookie = rules.device_cookie(secret, email, f"nonce{n}", cookie)
    assert [rules.device_nonce(secret, email, cookie) for email in emails] == [
        *[None],
        *[f"nonce{n}" for n in range(1, 6)],
    ]
    assert rules.device_cookie(secret, emails[3], "another", cookie).startswith("nonce3."), "it stays the same device"
    assert len(rules.device_cookie(secret, emails[3], "another", cookie)) == len(cookie or "")
    assert rules.device_cookie(secret, "a@x.example", "n", "~;\n~" + "x" * 9999).count("~") == 0


def test_builtin_roles_hold_known_permissions_in_fitting_scopes() -> None:
    assert [role.key for role in BUILTIN_ROLES] == [
        *("owner", "admin", "supervisor", "team_lead", "agent", "second_line", "collaborator"),
        *("quality_analyst", "report_analyst", "it_maintainer"),
    ]
    for role in BUILTIN_ROLES:
        assert len(set(role.grants)) == len(role.grants)
        for grant in role.grants:
            assert grant.permission in PERMISSIONS
            assert grant.scope == "all" or grant.permission in SCOPED


def test_a_collaborator_sees_only_where_he_was_mentioned() -> None:
    role = next(role for role in BUILTIN_ROLES if role.key == "collaborator")
    scopes = {grant.scope for grant in role.grants if grant.permission.startswith(("conversation.", "customer."))}
    assert scopes == {"mentioned"}


def test_only_the_owner_manages_the_workspace() -> None:
    assert [role.key for role in BUILTIN_ROLES if Grant("workspace.manage") in role.grants] == ["owner"]


def test_grants_from_outside_are_checked() -> None:
    good = grants.parse([{"permission": "conversation.read", "scope": "team", "inbox_ids": [str(INBOX)]}])
    assert good == (Grant("conversation.read", "team", frozenset({INBOX})),)
    assert grants.from_row(grants.to_json(good[0])) == good[0]
    for bad in (
        {"permission": "conversation.fly", "scope": "all"},
        {"permission": "conversation.read", "scope": "galaxy"},
        {"permission": "staff.manage", "scope": "own"},
        {"permission": "conversation.read", "scope": "all", "inbox_ids": ["nonsense"]},
    ):
        with pytest.raises(Invalid):
            grants.parse([bad])


def test_csrf_belongs_to_one_session() -> None:
    secret = b"s" * 32
    token = rules.csrf_token(secret, "one")
    assert rules.csrf_matches(secret, "one", token)
    assert not rules.csrf_matches(secret, "two", token)
    assert not rules.csrf_matches(secret, "one", None)
    assert not rules.csrf_matches(secret, "one", "é")
    assert not rules.csrf_matches(b"t" * 32, "one", token)


def test_addresses_are_normalised() -> None:
    assert rules.normal_email("  Lin@Demo.Zhike ") == "lin@demo.zhike"
    for bad in ("", "lin", "lin@demo", "a b@c.de", "@c.de", "a@b@c.de"):
        assert rules.normal_email(bad) is None
