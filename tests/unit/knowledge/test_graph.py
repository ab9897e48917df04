"""What a text names, how entries stand to it, and files of things."""

from uuid import UUID, uuid4

import numpy as np
import pytest

from zhike.knowledge.graph_files import csv_of, jsonl_of, read_graph
from zhike.knowledge.graph_index import EntityGraph, Graph, Stance, spoken
from zhike.knowledge.graph_linking import graph_of_rows, named_in
from zhike.knowledge.graph_names import Names
from zhike.knowledge.graph_search import OTHER, weighed
from zhike.knowledge.ranking import FEATURES, priors

A7, B2, FILTER, LEAK, WARRANTY = (uuid4() for _ in range(5))
THINGS = [
    (A7, "product", "云朵 A7", ("A7", "A7 净水器")),
    (B2, "product", "云朵 B2", ("B2",)),
    (FILTER, "part", "滤芯", ("filter",)),
    (LEAK, "fault", "漏水", ("滴水",)),
    (WARRANTY, "policy", "两年保修", ()),
]
RELATIONS = [
    (FILTER, A7, "part_of"),
    (FILTER, B2, "part_of"),
    (LEAK, A7, "fault_of"),
    (A7, WARRANTY, "covered_by"),
    (B2, A7, "like"),
]


def graph(*links: tuple[UUID, UUID, bool]) -> EntityGraph:
    return EntityGraph.of(Graph(THINGS, RELATIONS, [(entry, thing, 0, main) for entry, thing, main in links]))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("A7怎么用", {A7}),
        ("云朵A7 净水器漏水了", {A7, LEAK}),
        ("云朵Ａ７滴水", {A7, LEAK}),
        ("雲朵a-7好用嗎", {A7}),
        ("A70 怎么用", set()),
        ("TA7 怎么用", set()),
        ("A7 Pro 怎么用", set()),
        ("A7pro 怎么用", set()),
        ("how often do I change the filters?", {FILTER}),
        ("filtering", set()),
        ("A7 和 B2 的区别", {A7, B2}),
        ("", set()),
    ],
)
def test_names_are_found_folded_the_longest_first_and_latin_ones_whole(text: str, named: set[UUID]) -> None:
    assert {id_ for mention in graph().mentions(text) for id_ in mention.ids} == named


def test_the_longest_name_wins() -> None:
    long, short = uuid4(), uuid4()
    names = Names([("X3", short), ("X3 Pro", long), ("扫地机器人", short)])
    assert [hit.ids for hit in names.find("X3 Pro 扫地机器人和x3")] == [{long}, {short}, {short}]


def test_a_variant_that_nobody_knows_is_a_product_all_the_same() -> None:
    (mention,) = graph().mentions("A7 Pro 怎么用")
    assert (mention.kind, mention.ids) == ("product", frozenset())


def test_a_name_of_several_things_means_the_one_that_belongs_to_what_else_is_named() -> None:
    ours, theirs = uuid4(), uuid4()
    things = [*THINGS, (ours, "part", "A7 电池", ("电池",)), (theirs, "part", "B2 电池", ("电池",))]
    held = EntityGraph.of(Graph(things, [(ours, A7, "part_of"), (theirs, B2, "part_of")]))
    assert [mention.ids for mention in held.mentions("B2 的电池多大")] == [{B2}, {theirs}]
    assert [mention.ids for mention in held.mentions("电池多大")] == [{ours, theirs}]


def test_an_entry_about_another_thing_of_the_kind_is_ruled_out_and_a_general_one_is_not() -> None:
    ours, theirs, general, mixed = (uuid4() for _ in range(4))
    held = graph((ours, A7, True), (theirs, B2, True), (mixed, B2, False))
    named = held.mentions("A7 多重")
    assert [held.stance(one, "", named).other for one in (ours, theirs, general, mixed)] == [False, True, False, False]
    assert held.stance(ours, "", named).bias > 0 == held.stance(general, "", named).bias
    assert not held.stance(theirs, "云朵 A7 也一样。", named).other  # its answer speaks of it


def test_what_belongs_to_a_thing_is_near_it_what_is_only_like_it_is_not() -> None:
    policy, like, topic = uuid4(), uuid4(), uuid4()
    held = graph((policy, WARRANTY, True), (like, B2, True))
    named = held.mentions("A7 坏了")
    assert held.stance(policy, "", named).bias > 0
    assert held.stance(like, "", named).other
    tagged = EntityGraph.of(Graph([*THINGS, (topic, "topic", "退货", ())], RELATIONS, [(like, topic, 0, True)]))
    assert not tagged.stance(like, "", tagged.mentions("A7 退货")).other


def test_a_part_of_several_products_tells_entries_apart_by_product() -> None:
    ours, theirs, both = uuid4(), uuid4(), uuid4()
    held = graph(
        (ours, A7, True), (ours, FILTER, True), (theirs, B2, True), (theirs, FILTER, True), (both, FILTER, True)
    )
    named = held.mentions("滤芯多久换")
    assert [held.stance(one, "", named).product for one in (ours, theirs, both)] == ["云朵 A7", "云朵 B2", ""]
    assert held.stance(ours, "", held.mentions("A7 滤芯多久换")).product == ""


def test_a_kind_of_goods_names_no_model_and_an_unknown_model_is_another() -> None:
    kind, ours, theirs, general = uuid4(), uuid4(), uuid4(), uuid4()
    things = [*THINGS, (kind, "product", "净水器", ())]
    relations = [*RELATIONS, (A7, kind, "part_of"), (B2, kind, "part_of")]
    links = [(ours, A7, 0, True), (ours, LEAK, 0, True), (theirs, B2, 0, True), (theirs, LEAK, 0, True)]
    held = EntityGraph.of(Graph(things, relations, [*links, (general, kind, 0, True)]))
    named = held.mentions("净水器漏水怎么办")
    assert [held.stance(one, "", named).product for one in (ours, theirs, general)] == ["云朵 A7", "云朵 B2", ""]
    assert held.stance(general, "", named).bias == 0  # it says nothing of a leak
    strange = held.mentions("海尔 BCD-500 净水器漏水怎么办")
    assert [held.stance(one, "", strange).other for one in (ours, theirs, general)] == [True, True, False]
    assert not held.stance(ours, "与 BCD500 相同。", strange).other
    assert not held.stance(ours, "", held.mentions("净水器支持 WiFi6 和 usb30 吗")).other


def test_what_one_base_knows_to_be_a_product_rules_out_other_products_entries_of_another_base() -> None:
    theirs = uuid4()
    held, other = graph((theirs, B2, True)), EntityGraph.of(Graph([(uuid4(), "product", "海浪 C9", ("C9",))]))
    named, _ = spoken([held, other], "C9 怎么用")
    assert held.stance(theirs, "", named).other
    alone, _ = spoken([held, EntityGraph()], "C9 怎么用")
    assert not held.stance(theirs, "", alone).other


def test_entries_about_two_products_do_not_ask_the_same() -> None:
    ours, same, theirs, general = (uuid4() for _ in range(4))
    held = graph((ours, A7, True), (same, A7, True), (theirs, B2, True))
    assert held.apart(ours, theirs)
    assert not held.apart(ours, same)
    assert not held.apart(ours, general)
    assert not held.apart(general, ours)


def test_entries_beside_one_are_the_most_used_and_not_those_of_all_that_a_policy_covers() -> None:
    ours, leak, policy, like = (uuid4() for _ in range(4))
    links = [(ours, A7, 0, True), (leak, LEAK, 9, True), (policy, WARRANTY, 5, True), (like, B2, 7, True)]
    held = EntityGraph.of(Graph(THINGS, RELATIONS, links))
    assert [near.entry_id for near in held.beside(ours)] == [leak, like, policy]
    assert held.beside(policy) == []


def test_probabilities_leave_out_what_is_about_another_thing() -> None:
    rows = np.full((2, len(FEATURES)), 0.8)
    weights = priors(4, 40, by_words=False)
    first, second = weighed(rows, weights, [Stance(), Stance(other=True)])
    assert second <= OTHER
    assert first > 0.8 * weighed(rows[:1], weights, [Stance()])[0]  # nearly all, where both are as likely
    first, second = weighed(rows, weights, [Stance(bias=0.7), Stance()])
    assert first == pytest.approx(second * np.exp(0.7))


def test_a_thing_is_found_in_an_entrys_own_question_or_only_in_a_similar_one() -> None:
    one = uuid4()
    found = named_in(graph(), [(one, "滤芯多久换", ["A7 滤芯寿命"])])
    assert found == {(one, FILTER): True, (one, A7): False}


def test_a_file_is_read_in_either_language_and_form() -> None:
    written = "类型,名称,别名,属于,条目\n商品,云朵 A7,A7|小云,,\n部件,滤芯,,云朵 A7,滤芯多久换\n"
    rows, troubles = read_graph("a.csv", written.encode("gb18030"))
    assert troubles == []
    assert [(row.draft.kind, row.draft.name, row.draft.aliases, row.relations, row.entries) for row in rows] == [
        ("product", "云朵 A7", ("A7", "小云"), (), ()),
        ("part", "滤芯", (), (("part_of", "云朵 A7"),), ("滤芯多久换",)),
    ]
    plain = {"kind": "part", "name": "=cmd", "aliases": ["a", "b"], "part_of": ["product:X"], "entries": [], "note": ""}
    for name, text in (("b.csv", csv_of([plain])), ("b.jsonl", jsonl_of([plain]))):
        (row,), _ = read_graph(name, text.encode())
        assert (row.draft.name, row.draft.aliases, row.relations) == ("=cmd", ("a", "b"), (("part_of", "product:X"),))


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("a.csv", "foo,bar\n1,2\n", "columns"),
        ("a.jsonl", "{}\n[1]\n", "not_json"),
        ("a.csv", 'kind,name\n"x', "unreadable"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(name: str, text: str, code: str) -> None:
    assert code in [trouble[2] for trouble in read_graph(name, text.encode())[1]]


def test_relations_of_a_file_come_over_entries_without_a_database() -> None:
    rows, _ = read_graph("a.csv", b"kind,name,part_of\nproduct,X3,\npart,brush,X3\n")
    entry = uuid4()
    held = graph_of_rows(rows, [(entry, "How do I clean the X3 brush?", [])])
    assert {held.entities[id_].name for id_ in held.links[entry]} == {"X3", "brush"}
