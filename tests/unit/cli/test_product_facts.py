"""Products of a file become entries and relations: short names, facts as answers, faults shared by name."""

import json
from pathlib import Path

import pytest

from zhike.cli.product_facts import ProductFacts, read_products
from zhike.cli.say import Stop
from zhike.knowledge.graph_files import read_graph
from zhike.knowledge.reading import parse_rows, read_file

SHARED = Path(__file__).parents[4] / "shared" / "data" / "ecommerce-zh" / "products.json"


def product(number: str, name: str, **facts: object) -> dict[str, object]:
    return {"商品ID": number, "商品名称": name, "商品价格": 1999, "商品状态": "已上架", "商品描述": "说明。"} | facts


PRODUCTS = [
    product("1001", "海浪（Wave）【8年质保】60升电热水器3300W一级能效F6033-UD3(HE)国家补贴", 常见故障=[
        {"故障代码": "E1", "故障名称": "漏水", "故障解决方案": "检查密封圈。"},
        {"故障代码": "E2", "故障名称": "漏水", "故障解决方案": "再检查。"},
    ], 安装说明="打孔安装。", 维修说明="整机保修八年。"),
    product("1002", "海浪（Wave）【安睡M9 Pro】16升燃气热水器 JSQ30-M9 Pro", 商品状态="缺货", 常见故障=[
        {"故障代码": "", "故障名称": "漏水", "故障解决方案": "关水阀。"}], 赠品信息=[{"赠品名称": "花洒", "赠品描述": "随货发出。"}]),
    product("1003", "海浪（Wave）【安睡M9Pro】16升燃气热水器增容版 JSQ30-M9 Pro"),
    product("1004", "海浪（Wave）80升电热水器国家补贴"),
]  # fmt: skip


@pytest.fixture
def facts(tmp_path: Path) -> ProductFacts:
    path = tmp_path / "products.json"
    path.write_text(json.dumps({"shop": {"one": PRODUCTS[:2], "two": {"x": PRODUCTS[2], "y": PRODUCTS[3]}}}), "utf-8")
    return ProductFacts(read_products(path))


def test_a_long_name_becomes_short_and_no_two_are_called_the_same(facts: ProductFacts) -> None:
    assert facts.names["1001"] == "海浪 F6033-UD3 电热水器"
    assert facts.names["1004"] == "海浪 80 升 电热水器"
    assert len(set(facts.names.values())) == len(PRODUCTS)
    assert facts.own_models["1001"] == ["F6033-UD3(HE)", "F6033-UD3"]
    assert facts.own_models["1002"] == []  # another product is called M9 Pro as well


def test_entries_answer_from_the_facts(facts: ProductFacts) -> None:
    answers = {entry.question: entry.answer for entry in facts.entries()}
    name = facts.names["1001"]
    assert "1999 元" in answers[f"{name}多少钱"]
    assert "可以下单" in answers[f"{name}多少钱"]
    assert "缺货" in answers[f"{facts.names['1002']}多少钱"]
    assert answers[f"{name}漏水怎么办"] == "检查密封圈。（故障代码 E1）"
    assert answers[f"{facts.names['1002']}有什么赠品"] == "花洒：随货发出。"
    rows, errors = parse_rows(read_file("p.csv", facts.as_csv().encode()), "zh")
    assert (len(rows), errors) == (len(answers), [])


def test_relations_can_be_imported(facts: ProductFacts) -> None:
    rows, troubles = read_graph("p.jsonl", facts.relations().encode())
    assert troubles == []
    names = {f"{row.draft.kind}:{row.draft.name}" for row in rows}
    assert {other for row in rows for _, other in row.relations} <= names
    leak = next(row for row in rows if row.draft.kind == "fault")
    assert len(leak.relations) == 2


def test_a_file_without_products_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    for text in ("[]", "no json"):
        path.write_text(text)
        with pytest.raises(Stop):
            read_products(path)


def test_the_shared_data_is_read_where_it_is() -> None:
    if not SHARED.is_file():
        pytest.skip(f"{SHARED.parent.name}/{SHARED.name} is not beside the checkout")
    facts = ProductFacts(read_products(SHARED))
    assert len(set(facts.names.values())) == len(facts.products) >= 50
    assert all(len(name) <= 40 for name in facts.names.values())
    assert read_graph("p.jsonl", facts.relations().encode())[1] == []
    assert len({entry.question for entry in facts.entries()}) == len(list(facts.entries()))
