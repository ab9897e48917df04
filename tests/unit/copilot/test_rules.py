"""Variables, shortcuts, and who sees and keeps which reply."""

import pytest

from tests.support.people import viewer_of
from zhike.cli.demo_world import REPLIES
from zhike.copilot import rules
from zhike.copilot.errors import BrokenVariable, UnknownVariable
from zhike.identity import Grant
from zhike.identity.grants import parse
from zhike.kit.errors import Invalid
from zhike.kit.ids import uuid7

WORKSPACE, MINE, OTHERS = uuid7(), uuid7(), uuid7()


def test_the_demos_replies_can_be_saved() -> None:
    for shortcut, _title, _folder, _locale, body in REPLIES:
        assert rules.normal_shortcut(shortcut) == shortcut
        rules.check_body(body)


def test_variables_are_filled_in_once_and_what_is_unknown_stays() -> None:
    body = "{{ customer.name }}您好，我是{{agent.name}}，会话 {{conversation.number}}。{{customer.name}}，再见。"
    done = rules.fill(body, {"customer.name": None, "agent.name": "林晓", "conversation.number": "12"})
    assert done.text == "{{customer.name}}您好，我是林晓，会话 12。{{customer.name}}，再见。"
    assert done.missing == ("customer.name",)
    assert rules.placeholders(body) == ["customer.name", "agent.name", "conversation.number"]


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("{{agent.name}}", "agent.name"),
        ("{{{{x}}}}", "x"),
        ("王\n小 \t明", "王 小 明"),
        (" ", None),
        ("长" * 300, "长" * 200),
    ],
)
def test_a_value_is_only_words(name: str, shown: str | None) -> None:
    done = rules.fill("{{customer.name}}", {"customer.name": name, "agent.name": "林晓"})
    assert done.text == (shown or "{{customer.name}}")
    assert done.missing == (() if shown else ("customer.name",))


@pytest.mark.parametrize("body", ["你好", "{{customer.name}}", "{{ agent.name }} {x} }} {", "{{workspace.name}}"])
def test_a_body_that_may_be_saved(body: str) -> None:
    rules.check_body(body)


@pytest.mark.parametrize(
    ("body", "shown"),
    [("{{order.number}}", "{{order.number}}"), ("{{}}", "{{}}"), ("{{Customer.Name}}", "{{Customer.Name}}")],
)
def test_an_unknown_variable_is_named_and_the_known_ones_are_listed(body: str, shown: str) -> None:
    with pytest.raises(UnknownVariable) as refused:
        rules.check_body(f"您好 {{{{agent.name}}}} {body}")
    assert refused.value.field == "body"
    for language in ("zh", "en"):
        assert shown in refused.value.message(language)
        assert "{{customer.name}}" in refused.value.message(language)


@pytest.mark.parametrize("body", ["{{customer.name}", "您好 {{", "{{customer\n.name}}"])
def test_an_open_variable_is_refused(body: str) -> None:
    with pytest.raises(BrokenVariable) as refused:
        rules.check_body(body)
    assert "{{customer.name}}" in refused.value.message("zh")


@pytest.mark.parametrize(("given", "stored"), [("/Hi", "hi"), ("运费", "运费"), ("ＫＤ１", "kd1"), (" tk ", "tk")])
def test_a_shortcut_is_stored_one_way(given: str, stored: str) -> None:
    assert rules.normal_shortcut(given) == stored


@pytest.mark.parametrize("given", ["", "/", "a b", "a/b", "{a}", "x" * 31])
def test_what_is_no_shortcut(given: str) -> None:
    with pytest.raises(Invalid) as refused:
        rules.normal_shortcut(given)
    assert refused.value.field == "shortcut"


ALL, TEAM = Grant(rules.MANAGE, "all"), Grant(rules.MANAGE, "team")


@pytest.mark.parametrize(
    ("grants", "scope", "mine", "team", "sees", "keeps"),
    [
        ((), "personal", True, None, True, True),
        ((ALL,), "personal", False, None, False, False),
        ((), "team", False, MINE, True, False),
        ((), "team", False, OTHERS, False, False),
        ((TEAM,), "team", False, MINE, True, True),
        ((TEAM,), "team", False, OTHERS, False, False),
        ((ALL,), "team", False, OTHERS, True, True),
        ((), "workspace", False, None, True, False),
        ((TEAM,), "workspace", False, None, True, False),
        ((ALL,), "workspace", False, None, True, True),
        ((Grant(rules.MANAGE, "all", frozenset({MINE})),), "workspace", False, None, True, False),
    ],
)
def test_who_sees_and_who_keeps(
    grants: tuple[Grant, ...], scope: str, mine: bool, team: object, sees: bool, keeps: bool
) -> None:
    viewer = viewer_of(WORKSPACE, *grants, teams=frozenset({MINE}))
    owner = (viewer.id if mine else uuid7()) if scope == "personal" else None
    assert rules.sees(viewer, scope, owner, team) is sees  # type: ignore[arg-type]
    assert rules.keeps(viewer, scope, owner, team) is keeps  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("scope", "inboxes", "possible"),
    [("team", None, True), ("all", None, True), ("own", None, False), ("mentioned", None, False), ("all", [], False)],
)
def test_the_right_is_about_teams_alone(scope: str, inboxes: list[str] | None, possible: bool) -> None:
    given = [{"permission": rules.MANAGE, "scope": scope, "inbox_ids": inboxes}]
    if possible:
        assert parse(given) == (Grant(rules.MANAGE, scope),)  # type: ignore[arg-type]
        return
    with pytest.raises(Invalid) as refused:
        parse(given)
    assert refused.value.field == "grants.0.scope"
