"""`zhike eval` as a reader of the README runs it: files in, figures out, clear words for files that do not fit."""

import json
import subprocess
import sys
from pathlib import Path

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


def lines(path: Path, rows: list[dict[str, object]]) -> str:
    path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return str(path)


def test_retrieval_prints_its_figures(tmp_path: Path) -> None:
    kb, asked = lines(tmp_path / "kb.jsonl", KB), lines(tmp_path / "q.jsonl", ASKED)
    done = run("retrieval", "--kb", kb, "--queries", asked, "--json")
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["recall@1"] == 1.0
    assert figures["mrr@10"] == 1.0
    assert figures["refusal_recall"] == 1.0
    assert {"recall@3", "recall@10", "false_refusal", "ece", "p50_ms", "p99_ms"} <= set(figures)
    assert (figures["queries"], figures["unanswerable"]) == (5, 1)


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
    done = run("intents", "--train", str(train), "--test", str(test), "--shots", "3", "--json")
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["oos_auroc"] == 1.0
    assert figures["in_scope_accuracy"] >= 2 / 3
    assert len(figures["accuracy_95"]) == 2


def test_pairs_prints_its_figures(tmp_path: Path) -> None:
    test = tmp_path / "pairs.csv"
    test.write_text(
        "a,b,label\n运费多少,邮费怎么算,1\n怎么退货,如何退货,1\n怎么退货,天气怎么样,0\n运费多少,怎么开发票,0\n", "utf-8"
    )
    done = run("pairs", "--test", str(test), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["auc"] == 1.0


@pytest.mark.parametrize(
    ("name", "content", "arguments", "says"),
    [
        ("a.csv", "x,y\n1,2\n", ("pairs", "--test"), "has no column a, b, label"),
        ("b.jsonl", "{bad", ("retrieval", "--queries", "b.jsonl", "--kb"), "line 1 of"),
        ("c.jsonl", '{"title": "x"}', ("retrieval", "--queries", "c.jsonl", "--kb"), "has no id"),
    ],
)
def test_a_file_that_does_not_fit_is_explained(
    tmp_path: Path, name: str, content: str, arguments: tuple[str, ...], says: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = run(*arguments, str(tmp_path / name))
    assert done.returncode != 0
    assert says in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = run("pairs", "--test", str(tmp_path / "nothing.csv"))
    assert done.returncode != 0
    assert "there is no file" in done.stdout + done.stderr
