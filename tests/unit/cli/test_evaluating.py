"""`zhike eval` says what does not fit: which file, which line, what to do; exit code 2. Files in the encodings people have."""

from collections.abc import Callable
from pathlib import Path

import pytest

from zhike.cli.evaluating.dialogue import dialogue
from zhike.cli.evaluating.files import Misfit, objects, table
from zhike.cli.evaluating.intents import intents
from zhike.cli.evaluating.pairs import pairs
from zhike.cli.evaluating.retrieval import retrieval
from zhike.cli.evaluating.turn import turn

Write = Callable[[str, str | bytes], Path]
TAUGHT = "text,category\n我要退款,refund\n查物流,delivery\n"
KB = '{"id": "a", "title": "怎么退货", "text": "在订单里申请。"}\n'


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def put(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return put


def said(run: Callable[[], object]) -> str:
    with pytest.raises(Misfit) as stopped:
        run()
    assert stopped.value.status == 2
    return str(stopped.value)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "t.csv has no column text, category"),
        ("text\n我要退款\n", "t.csv has no column category"),
        ("text,category\n", "t.csv has no rows"),
        ("text,text,category\na,b,c\n", "t.csv has two columns text"),
        ("text,category\n我要退款\n", "line 2 of "),
        ("text,category\n我要退款,\n", "has no category"),
        ("text,category\n\n ,refund\n", "line 3 of "),
        (
            "text,category\n退款,快点,refund\n",
            "has 3 cells, its header 2\n       Put a text that holds a comma in quotation",
        ),
        ('text,category\n"退款,refund\n', "cannot be read from line 2 on"),
        (bytes(range(256)) * 9, "encoding is not recognised. Save it as UTF-8"),
    ],
)
def test_a_table_that_does_not_fit(write: Write, content: str | bytes, says: str) -> None:
    path = write("t.csv", content)
    assert says in said(lambda: table(path, ("text", "category")))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_table_is_read_in_the_encodings_of_imports(write: Write, encoding: str) -> None:
    path = write("t.csv", "text;category\r\n我要退款，快点;refund\r\n".encode(encoding))
    assert table(path, ("text", "category")) == [(2, {"text": "我要退款，快点", "category": "refund"})]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "q.jsonl has no lines"),
        ('{"query": "a", "relevant": []}\n{"query": ', "line 2 of "),
        ("\n[1]\n", "line 2 of "),
        ('{"query": "a"}', "has no relevant"),
        ("[" * 100_000, "is not a JSON object"),
    ],
)
def test_lines_that_do_not_fit(write: Write, content: str, says: str) -> None:
    path = write("q.jsonl", content)
    assert says in said(lambda: objects(path, ("query", "relevant")))


def test_a_line_may_hold_any_mark_that_json_allows(write: Write) -> None:
    path = write("q.jsonl", '{"id": "a", "text": "one\u2028two\u0085three"}\n')
    assert objects(path, ("id",)) == [(1, {"id": "a", "text": "one\u2028two\u0085three"})]


def test_a_path_that_is_no_file(tmp_path: Path) -> None:
    assert "is a folder\n       Give the path of a CSV file." in said(lambda: table(tmp_path, ("a",)))
    assert "there is no file" in said(lambda: objects(tmp_path / "nothing", ("a",)))


@pytest.mark.parametrize(
    ("train", "options", "says"),
    [
        (TAUGHT, {"shots": 0}, "--shots is 0\n       Give 1 or more."),
        (TAUGHT, {"seed": -1}, "--seed is -1\n       Give 0 or more."),
        ("text,category\n退款,refund\n还钱,refund\n天气,oos\n", {}, "has only one category"),
        ("text,category\n天气,oos\n", {}, "has no category but oos"),
    ],
)
def test_intents_that_cannot_be_learned(write: Write, train: str, options: dict[str, int], says: str) -> None:
    taught, test = write("train.csv", train), write("test.csv", TAUGHT)
    assert says in said(lambda: intents(train=taught, test=test, **options))  # type: ignore[arg-type]


@pytest.mark.parametrize("label", ["2", "yes", "-1", "same"])
def test_labels_of_pairs_are_0_or_1(write: Write, label: str) -> None:
    path = write("p.csv", f"a,b,label\n退货,退款,1.0\n退货,换货,FALSE\n怎么退货,如何退货,{label}\n")
    assert f"line 4 of {path} has the label {label}\n       Write 1" in said(lambda: pairs(test=path))


@pytest.mark.parametrize(
    ("kb", "says"),
    [
        (KB + '{"id": "a", "text": "b"}', "has the id a of line 1"),
        (KB + '{"id": "1", "text": "b"}\n{"id": 1, "text": "c"}', "line 3 of "),
        ('{"id": "", "text": "b"}', "has an id that is none"),
        ('{"id": null, "text": "b"}', "has an id that is none"),
        ('{"id": "a"}', "has neither title nor text"),
        ('{"id": "a", "title": " ", "text": null}', "has neither title nor text"),
        ('{"id": "a", "text": 5}', "has a title or text that is no text"),
        ('{"id": "a", "text": "b", "similar": "c"}', "no list of texts"),
        ('{"id": "a", "text": "b", "similar": ["c", ""]}', "no list of texts"),
    ],
)
def test_documents_that_do_not_fit(write: Write, kb: str, says: str) -> None:
    path, asked = write("kb.jsonl", kb), write("q.jsonl", '{"query": "退货", "relevant": []}')
    assert says in said(lambda: retrieval(kb=path, queries=asked))


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ('{"query": "退货", "relevant": ["a", "b"]}', "names the id b, which no document has"),
        ('{"query": "退货", "relevant": "a"}', "has relevant ids that are no list"),
        ('{"query": "退货", "relevant": null}', "has relevant ids that are no list"),
        ('{"query": "退货", "relevant": [["a"]]}', "has relevant ids that are no list"),
        ('{"query": " ", "relevant": []}', "has an empty query"),
        ('{"query": 5, "relevant": []}', "has an empty query"),
        ("\n\n", "q.jsonl has no lines"),
    ],
)
def test_questions_that_do_not_fit(write: Write, asked: str, says: str) -> None:
    kb, path = write("kb.jsonl", KB), write("q.jsonl", asked)
    assert says in said(lambda: retrieval(kb=kb, queries=path))


def test_a_folder_of_knowledge_that_does_not_fit(write: Write) -> None:
    suite = write("suite/a.yaml", "- {turns: [{customer: 退货}]}").parent
    kb = write("kb/notes.txt", "x").parent
    assert "there is no published entry in" in said(lambda: turn(suite=suite, kb=kb))
    write("kb/faq.csv", "question,answer\n怎么退货,\n运费,\n")
    assert "row 2 of " in (found := said(lambda: turn(suite=suite, kb=kb)))
    assert "faq.csv does not fit (nor do 1 more)\n       The answer is missing." in found
    write("kb/faq.csv", "question,answer\n怎么退货,在订单里申请。\n")
    write("kb/catalogue/relations.zh.csv", "kind,name\nplanet,地球\n")
    assert "“planet” is not a kind" in said(lambda: turn(suite=suite, kb=kb))
    assert "a.yaml is no folder" in said(lambda: turn(suite=suite / "a.yaml"))
    assert "there are no cases in" in said(lambda: turn(suite=kb))


def test_live_scenarios_want_a_model_and_a_folder_has_scenarios(write: Write) -> None:
    live = write("live.yaml", "scenarios:\n  - {name: a, pattern: answer, tier: live, turns: [{customer: hi}]}\n")
    assert "live scenarios need a language model" in said(lambda: dialogue(live, tier="live"))
    assert "there are no stable scenarios" in said(lambda: dialogue(live))
    assert "line 2" in said(lambda: dialogue(write("broken.yaml", "scenarios:\n  - {name: a}\n")))
