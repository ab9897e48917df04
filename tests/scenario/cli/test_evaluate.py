"""`zhike eval` as a reader of the README runs it: files in, figures out, clear words for files that do not fit."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

KB = [
    {"id": "r1", "title": "怎么退货", "text": "在订单页点申请退货，填写原因后等审核，审核后把商品寄回。"},
    {"id": "f1", "title": "运费怎么算", "text": "满 99 元包邮，不满收 8 元运费。"},
    {"id": "i1", "title": "怎么开发票", "text": "确认收货后在订单详情点申请发票，24 小时内发到邮箱。"},
    {
        "id": "e1",
        "title": "How do I pay?",
        "text": "You can pay by card or with Alipay.",
        "similar": ["payment methods"],
    },
]
ASKED = [
    {"query": "东西不想要了想退掉", "relevant": ["r1"]},
    {"query": "邮费要多少钱", "relevant": ["f1"]},
    {"query": "发票去哪里开", "relevant": ["i1"]},
    {"query": "can I pay by credit card", "relevant": ["e1"]},
    {"query": "今天股市怎么样", "relevant": []},
]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "zhike.cli", "eval", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def printed(*arguments: str) -> tuple[dict[str, Any], str]:
    """Return the figures and what else was said; stdout must be one JSON document, in which NaN has no place."""
    done = run(*arguments)
    assert done.returncode == 0, done.stderr

    def refuse(name: str) -> None:
        raise AssertionError(name)

    found = json.loads(done.stdout, parse_constant=refuse)
    assert isinstance(found, dict)
    return found, done.stderr


def figures(*arguments: str) -> dict[str, Any]:
    found, said = printed(*arguments)
    assert said == ""
    return found


def lines(path: Path, rows: list[dict[str, object]]) -> str:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return str(path)


def test_retrieval_prints_its_figures(tmp_path: Path) -> None:
    kb, asked = lines(tmp_path / "kb.jsonl", KB), lines(tmp_path / "q.jsonl", ASKED)
    found = figures("retrieval", "--kb", kb, "--queries", asked, "--json")
    assert found["recall@1"] == 1.0
    assert found["mrr@10"] == 1.0
    assert found["refusal_recall"] == 1.0
    assert {"recall@3", "recall@10", "false_refusal", "ece", "p50_ms", "p99_ms"} <= set(found)
    assert (found["queries"], found["unanswerable"]) == (5, 1)


def test_intents_prints_its_figures(tmp_path: Path) -> None:
    train = tmp_path / "train.csv"
    train.write_text(
        "text,category\n我要退款,refund\n把钱退给我,refund\n退款多久到账,refund\n快递到哪了,delivery\n"
        "包裹多久到,delivery\n查物流,delivery\n开发票,invoice\n发票抬头怎么写,invoice\n要电子发票,invoice\n",
        encoding="utf-8",
    )
    test = tmp_path / "test.csv"
    test.write_text(
        "text,category\n钱什么时候退,refund\n物流信息在哪看,delivery\n补开发票,invoice\n今天下雨吗,oos\n", "utf-8"
    )
    found = figures("intents", "--train", str(train), "--test", str(test), "--shots", "3", "--json")
    assert found["oos_auroc"] == 1.0
    assert found["in_scope_accuracy"] >= 2 / 3
    assert len(found["accuracy_95"]) == 2


def test_pairs_prints_its_figures(tmp_path: Path) -> None:
    test = tmp_path / "pairs.csv"
    test.write_text(
        "a,b,label\n运费多少,邮费怎么算,1\n怎么退货,如何退货,1\n怎么退货,天气怎么样,0\n运费多少,怎么开发票,0\n", "utf-8"
    )
    assert figures("pairs", "--test", str(test), "--json")["auc"] == 1.0


def test_what_is_undefined_is_null_and_nothing_else_is_printed(tmp_path: Path) -> None:
    train = tmp_path / "train.csv"
    train.write_bytes("text,category\n我要退款,refund\n快递到哪了,delivery\n查物流,delivery\n".encode("gb18030"))
    (tmp_path / "oos.csv").write_text("text,category\n今天下雨吗,oos\n股市怎么样,oos\n", "utf-8")
    (tmp_path / "own.csv").write_text("text,category\n退钱,refund\n发货了吗,Delivery\n", "utf-8")
    (tmp_path / "pairs.csv").write_text("a,b,label\n运费多少,邮费怎么算,1\n", "utf-8")
    kb = lines(tmp_path / "kb.jsonl", KB)
    asked = lines(tmp_path / "q.jsonl", [{"query": "？？", "relevant": []}])

    outside = figures("intents", "--train", str(train), "--test", str(tmp_path / "oos.csv"), "--json")
    assert outside["in_scope_accuracy"] is outside["in_scope_accuracy_95"] is outside["oos_auroc"] is None
    own, said = printed("intents", "--train", str(train), "--test", str(tmp_path / "own.csv"), "--shots", "2", "--json")
    assert own["oos_recall"] is own["oos_recall_95"] is own["oos_auroc"] is None
    assert (own["fewer_shots"], own["untaught"]) == ({"refund": 1}, {"Delivery": 1})
    assert said.splitlines() == [
        "zhike: fewer than 2 examples, so all of them are learned from: refund (1)",
        f"zhike: not in {train}, so counted as wrong: Delivery (1)",
    ]
    alike = figures("pairs", "--test", str(tmp_path / "pairs.csv"), "--json")
    assert alike["auc"] is alike["auc_95"] is None
    found = figures("retrieval", "--kb", kb, "--queries", asked, "--json")
    assert found["recall@1"] is found["mrr@10"] is found["false_refusal"] is None
    assert found["refusal_recall"] == 1.0


@pytest.mark.parametrize(
    "arguments",
    [
        ("pairs", "--test", "nothing.csv"),
        ("pairs", "--test", "."),
        ("turn", "--suite", "nothing"),
        ("intents", "--train", "a", "--test", "b", "--shots", "few"),
        ("pairs",),
    ],
)
def test_what_does_not_fit_ends_with_2_and_prints_nothing(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr
    assert "Traceback" not in done.stderr


def test_turn_counts_cases_and_fails_with_1(tmp_path: Path) -> None:
    kb, suite = tmp_path / "kb", tmp_path / "suite"
    kb.mkdir()
    suite.mkdir()
    (kb / "faq.csv").write_bytes(
        "问题,答案\n怎么退货,在订单里申请。\n怎么开发票,在订单详情里申请。\n".encode("gb18030")
    )
    (suite / "some.yaml").write_text("- {turns: [{customer: 转人工, expect: {outcome: hand_over}}]}\n", "utf-8")
    found = figures("turn", "--suite", str(suite), "--kb", str(kb), "--json")
    assert (found["passed"], found["failed"]) == (1, 0)
    (suite / "some.yaml").write_text("- {turns: [{customer: 转人工, expect: {outcome: answer}}]}\n", "utf-8")
    done = run("turn", "--suite", str(suite), "--kb", str(kb), "--json")
    assert (done.returncode, json.loads(done.stdout)["failed"], done.stderr) == (1, 1, "")
