"""Scripts are read, run and counted; what is wrong with one is said."""

import json
from pathlib import Path
from uuid import UUID

import pytest

from zhike.cli.evaluating.suite import print_suite
from zhike.dialogue import BadSuite, Customer, IntentGuess, Offered, read_suite, run_suite, totals
from zhike.knowledge import EntryDraft, MemoryKnowledge
from zhike.language import NoEmbedder

SCRIPT = """
- name: returns
  turns:
    - customer: 怎么退货
      expect: {outcome: answer, entry: 怎么退货, says: 订单, says_not: 没有, language: zh, questions: 1}
    - customer: [谢谢, 订单号20261122001]
      expect: {entities: {order_number: "20261122001"}, sentiment: [positive, neutral]}
- turns:
    - customer: 转人工
      expect: {outcome: answer, handover: customer_request}
"""


async def shop() -> MemoryKnowledge:
    drafts = [
        EntryDraft("怎么退货", "在订单里申请。", "zh", ("退货流程", "我要退货")),
        EntryDraft("退货运费谁出", "质量问题由我们承担。", "zh", ("退货邮费",)),
        EntryDraft("怎么开发票", "在订单详情里申请。", "zh", ("发票怎么开", "发票在哪里开")),
    ]
    return await MemoryKnowledge.of(drafts, NoEmbedder())


async def test_a_suite_is_run_and_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "some.yaml").write_text(SCRIPT, "utf-8")
    cases = read_suite(tmp_path)
    assert [case.name for case in cases] == ["returns", "转人工"]
    heard: list[str] = []

    async def told(result: object) -> None:
        heard.append(type(result).__name__)

    results, seconds = await run_suite(cases, await shop(), told)
    assert heard == ["Result", "Result"]
    assert [[(miss.what, miss.wanted, miss.came) for miss in result.misses] for result in results] == [
        [],
        [("outcome", "answer", "hand_over")],
    ]
    assert totals(results) == {"some": {"passed": 1, "failed": 1}}
    assert print_suite(results, seconds, False) == 1
    assert "outcome should be answer, came hand_over" in capsys.readouterr().out
    print_suite(results, seconds, True)
    printed = json.loads(capsys.readouterr().out)
    assert (printed["passed"], printed["failed"], printed["cases"]) == (1, 1, 2)
    assert printed["failures"][0]["misses"][0]["said"] == "转人工"


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("a: [", "is not YAML"),
        ("a: 1", "is not a list"),
        ("- name: x", "has no turns"),
        ("- {turns: [{expect: {}}]}", "has no customer"),
        ("- {mood: bad, turns: [{customer: x}]}", "unknown mood"),
        ("- {turns: [{customer: x, expect: {colour: red}}]}", "unknown colour"),
        (
            "- {turns: [{customer: x}]}\n- {turns: [{customer: x}]}",
            "line 2 of bad.yaml: bad.yaml has two cases named x",
        ),
        ("- x: [\n- {", "line 2 of bad.yaml is not YAML"),
        (
            "- {turns: [{customer: x}]}\n- turns:\n  - customer: x\n  - {}",
            "line 4 of bad.yaml: the turn has no customer",
        ),
        ("- {turns: [{customer: x, expects: {}}]}", "unknown expects"),
        ("- {turns: [{customer: []}]}", "customer is no text"),
        ("- {turns: [{customer: {a: b}}]}", "customer is no text"),
        ("- {turns: [{customer: x, expect: answer}]}", "expect is answer"),
        ("- {turns: [{customer: x, expect: {outcome: answr}}]}", "outcome is answr, none of answer, choices"),
        ("- {turns: [{customer: x, expect: {urgency: true}}]}", "urgency is True, none of 0, 1, 2"),
        ("- {turns: [{customer: x, expect: {says: []}}]}", "says is an empty list"),
        ("- {turns: [{customer: x, expect: {entities: phone}}]}", "entities is phone"),
        ("- {turns: [{customer: x, expect: {entities: {fone: 1}}}]}", "with a kind of order_number"),
        ("- {turns: [{customer: x, expect: {questions: many}}]}", "questions is many, not a number"),
        ("- {locale: fr, turns: [{customer: x}]}", "locale fr is neither zh nor en"),
        ("- {people: 'no', turns: [{customer: x}]}", "people is no, neither true nor false"),
    ],
)
def test_what_is_wrong_with_a_script_is_said(tmp_path: Path, script: str, why: str) -> None:
    (tmp_path / "bad.yaml").write_text(script, "utf-8")
    with pytest.raises(BadSuite, match=why):
        read_suite(tmp_path)


def test_a_script_is_read_in_the_encodings_of_imports(tmp_path: Path) -> None:
    (tmp_path / "some.yaml").write_bytes(SCRIPT.encode("gb18030"))
    assert [case.name for case in read_suite(tmp_path)] == ["returns", "转人工"]
    (tmp_path / "some.yaml").write_bytes(bytes(range(256)) * 9)
    with pytest.raises(BadSuite, match=r"some.yaml: .*Save it as UTF-8"):
        read_suite(tmp_path)


async def test_the_customer_keeps_what_the_platform_keeps() -> None:
    customer = Customer(await shop())
    await customer.says("怎么退货")
    assert customer.topic is not None
    assert customer.topic.titles == ("怎么退货",)
    end = await customer.says("那运费呢")
    assert {source.title for source in getattr(end, "sources", ())} & {"退货运费谁出"}
    assert len(customer.history) == 4
    assert customer.looked_up
    offered = await customer.says("退货")
    assert isinstance(offered, Offered) is bool(customer.options)


async def test_repairs_and_traditional_writing_show_in_what_was_understood() -> None:
    customer = Customer(await shop())
    end = await customer.says("tuihuo")
    assert customer.understood.repaired == "退货"
    assert (customer.understood.language, customer.understood.written) == ("zh", "zh")
    assert "typo_repaired" in [reason.code for reason in end.reasons]
    end = await customer.says("發票怎麼開")
    assert customer.understood.written == "zh-Hant"
    assert "在訂單詳情裡申請" in end.text


async def test_intents_are_guessed_where_there_are_some() -> None:
    class Always:
        async def guess(self, workspace_id: UUID, text: str) -> object:
            del workspace_id
            return IntentGuess("退货", 0.9, known=True) if "退货" in text else None

    customer = Customer(await shop(), intents=Always())  # type: ignore[arg-type]
    end = await customer.says("怎么退货")
    assert customer.understood.intent == IntentGuess("退货", 0.9, known=True)
    assert "intent" in [reason.code for reason in end.reasons]
    await customer.says("怎么开发票")
    assert customer.understood.intent is None
