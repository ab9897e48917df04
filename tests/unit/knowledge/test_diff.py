"""What two versions differ in."""

from dataclasses import replace

from zhike.knowledge.diff import diff, differing, hunks
from zhike.knowledge.types import EntryDraft

OLD = EntryDraft(
    "怎么退货", "第一步\n第二步\n第三步\n第四步\n第五步\n第六步", "zh", ("退货流程",), variants={"api": "申请"}
)


def test_lines_that_changed_stand_between_lines_that_did_not() -> None:
    found = hunks(OLD.answer, OLD.answer.replace("第三步", "第三步（新）"))
    assert found == [
        {
            "before_line": 1,
            "after_line": 1,
            "lines": [
                {"op": "same", "text": "第一步"},
                {"op": "same", "text": "第二步"},
                {"op": "removed", "text": "第三步"},
                {"op": "added", "text": "第三步（新）"},
                {"op": "same", "text": "第四步"},
                {"op": "same", "text": "第五步"},
            ],
        }
    ]


def test_changes_far_apart_are_places_of_their_own() -> None:
    before = "\n".join(str(n) for n in range(20))
    after = before.replace("1\n", "一\n", 1).replace("\n18", "\n十八")
    assert [hunk["before_line"] for hunk in hunks(before, after)] == [1, 17]


def test_nothing_becomes_something() -> None:
    assert hunks("", "甲") == [{"before_line": 1, "after_line": 1, "lines": [{"op": "added", "text": "甲"}]}]
    assert hunks("甲", "甲") == []


def test_only_fields_that_differ_are_named_and_variants_by_kind() -> None:
    new = replace(OLD, question="如何退货", variants={"api": "申请退货", "widget": "点按钮"}, tags=("售后",))
    assert differing(OLD, new) == ["question", "variants"]
    assert [(one["field"], one["before"], one["after"]) for one in diff(OLD, new)] == [
        ("question", "怎么退货", "如何退货"),
        ("variants.api", "申请", "申请退货"),
        ("variants.widget", None, "点按钮"),
    ]
    assert differing(OLD, OLD) == []
