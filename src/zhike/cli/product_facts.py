"""Product facts of a file as knowledge: what a product is, what it costs, how it is installed, repaired, what comes with it.

The file is JSON: products anywhere in it, each an object with 商品ID and 商品名称 (as XiaoduoAILab/ECom-Bench has them).
"""

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhike.cli.say import Stop
from zhike.knowledge import EntryDraft, compact

BASE_NAME = "商品"
MAX_ANSWER = 1_800
_NOISE = re.compile(r"【[^】]*】|（[^）]*）|国家补贴\d*%?|以旧换新|立减\d*%?|售完即止|京东超级618")
_MODEL = re.compile(
    r"(?<![A-Za-z0-9])[A-Z]{1,5}[A-Z0-9.]*-?[A-Z0-9.]*\d[A-Za-z0-9.-]*(?:\([A-Z]+\))?(?: (?:Pro|Max|Ultra|PRO))?"
)
_SERIES = re.compile(r"【[^】]*?(?<![A-Za-z])([A-Z]{1,3}\d+[A-Za-z]*(?: ?(?:Pro|Max|Ultra|PRO|S))*)】")
_NOT_MODELS = re.compile(r"\d+(?:\.\d+)?(?:W|KW|L|UV|CM|MM)|UV|PLUS|ECO|TECH|TURBO", re.IGNORECASE)
_SIZE = re.compile(r"(\d+(?:\.\d+)?) ?(?:升|L)(?![A-Za-z])")
# Kinds of goods by the word that names them; the first that fits counts.
_KINDS = (
    "燃气热水器", "电热水器", "洗碗机", "油烟机", "烟机", "燃气灶", "净水器", "净水机", "冰箱", "空调", "洗衣机", "落地扇", "风扇",
    "小厨宝",
    "热水器",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Product:
    """One product of the file."""

    id: str
    name: str
    facts: dict[str, Any]

    @property
    def kind(self) -> str:
        """Return what it is: 电热水器."""
        return next((kind for kind in _KINDS if kind in self.name), "")

    @property
    def brand(self) -> str:
        """Return the maker's name before the first bracket: 美的."""
        return re.split(r"[（(【 \d]", self.name)[0][:12]

    @property
    def models(self) -> list[str]:
        """Return its model names, the longest first: F6033-UD3(HE), F6033-UD3."""
        text = self.name.replace("‑", "-").replace("\xa0", " ")
        found = [match.strip() for match in _MODEL.findall(text) if not _NOT_MODELS.fullmatch(match)]
        found += _SERIES.findall(text)
        found += [one.split("(")[0] for one in found if "(" in one]
        kept = [one for one in dict.fromkeys(found) if len(one) >= 2 and re.search(r"\d", one)]
        return sorted(kept, key=len, reverse=True)


def read_products(path: Path) -> list[Product]:
    """Return the products of a file, each id once; raises Stop for a file that holds none."""
    try:
        held = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Stop(f"{path.name} cannot be read as JSON: {error}", "Name another file, or none.") from error
    found = {str(one["商品ID"]): Product(str(one["商品ID"]), str(one["商品名称"]), one) for one in _products_in(held)}
    if not found:
        raise Stop(f"{path.name} holds no products (objects with 商品ID and 商品名称)", "Name another file, or none.")
    return list(found.values())


class ProductFacts:
    """Entries and relations made of products."""

    def __init__(self, products: Sequence[Product]) -> None:
        self.products = products
        models = Counter(key for product in products for key in {compact(model) for model in product.models})
        self.names = {product.id: _short(product, models) for product in products}
        taken = Counter(self.names.values())
        self.names |= {
            product.id: f"{self.names[product.id]} {product.id[-4:]}"
            for product in products
            if taken[self.names[product.id]] > 1
        }
        self.own_models = {
            product.id: [model for model in product.models if models[compact(model)] == 1] for product in products
        }

    def as_csv(self) -> str:
        """Return the entries as the file of an import."""
        out = io.StringIO()
        writer = csv.writer(out)
        writer.writerow(("问题", "相似问", "答案", "标签", "语言"))
        for one in self.entries():
            writer.writerow((one.question, "|".join(one.similar), one.answer, "|".join(one.tags), one.locale))
        return out.getvalue()

    def entries(self) -> Iterator[EntryDraft]:
        """Return what can be asked about each product."""
        for product in self.products:
            name, facts = self.names[product.id], product.facts
            yield _entry(
                name, "是什么样的", ("怎么样", "参数", "有什么功能"), str(facts.get("商品描述") or product.name), "商品"
            )
            yield _entry(name, "多少钱", ("价格", "有货吗", "现在卖多少"), _price(product), "价格")
            for key, asked, others, tag in (
                ("安装说明", "怎么安装", ("安装要钱吗", "安装需要什么条件", "装机费用"), "安装"),
                ("维修说明", "保修多久", ("坏了怎么报修", "质保政策", "维修收费吗"), "售后"),
            ):
                if facts.get(key):
                    yield _entry(name, asked, others, str(facts[key]), tag)
            gifts = [f"{one.get('赠品名称', '')}：{one.get('赠品描述', '')}" for one in facts.get("赠品信息") or ()]
            if gifts:
                yield _entry(name, "有什么赠品", ("送什么", "赠品什么时候发"), "\n\n".join(gifts), "赠品")
            for fault, cure in _faults(product).items():
                yield _entry(name, f"{fault}怎么办", (f"{fault}是什么原因",), cure, "故障")

    def relations(self) -> str:
        """Return the products, their kinds, faults and policies in the form of an import of relations (JSON lines)."""
        rows: list[dict[str, Any]] = []
        kinds = {product.kind for product in self.products} - {""}
        rows += [{"kind": "product", "name": kind, "covered_by": ["policy:保修"]} for kind in sorted(kinds)]
        faults: dict[str, list[str]] = {}
        for product in self.products:
            name = self.names[product.id]
            aliases = [one for one in self.own_models[product.id] if compact(one) != compact(name)]
            row = {"kind": "product", "name": name, "aliases": aliases, "note": product.name}
            rows.append(row | {"part_of": [f"product:{product.kind}"] if product.kind else []})
            for fault in _faults(product):
                faults.setdefault(fault, []).append(f"product:{name}")
        rows += [{"kind": "fault", "name": fault, "fault_of": owners} for fault, owners in faults.items()]
        rows.append({"kind": "policy", "name": "保修", "aliases": ["质保", "包修"]})
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _products_in(held: Any) -> Iterator[dict[str, Any]]:
    if isinstance(held, dict):
        if held.get("商品ID") and held.get("商品名称"):
            yield held
            return
        held = list(held.values())
    if isinstance(held, list):
        for one in held:
            yield from _products_in(one)


def _short(product: Product, models: Counter[str]) -> str:
    """Return what a product is called for short: 美的 F6033-UD3 电热水器; its size where no model is its own."""
    own = [model for model in product.models if models[compact(model)] == 1]
    model = min(own, key=len) if own else ""
    if not model:
        size = _SIZE.search(product.name)
        model = " ".join(filter(None, (next(iter(product.models), ""), f"{size[1]} 升" if size else "")))
    if not model and not product.kind:
        return _NOISE.sub("", product.name).strip()[:60]
    return " ".join(filter(None, (product.brand, model, product.kind)))[:78]


def _entry(name: str, asked: str, others: Sequence[str], answer: str, tag: str) -> EntryDraft:
    text = answer.replace("\xa0", " ").strip()
    if len(text) > MAX_ANSWER:
        text = text[: text.rfind("。", 0, MAX_ANSWER) + 1 or MAX_ANSWER]
    return EntryDraft(f"{name}{asked}", text, "zh", tuple(f"{name}{other}" for other in others), (tag,))


def _price(product: Product) -> str:
    price, state = product.facts.get("商品价格"), str(product.facts.get("商品状态") or "")
    stock = {"已上架": "正在销售，可以下单。", "缺货": "目前缺货。", "已下架": "已经下架，不再销售。"}.get(state, state)
    told = (
        f"{product.name}的页面价为 {price:g} 元，活动和补贴以下单页为准。"
        if isinstance(price, (int, float))
        else "价格以商品页为准。"
    )
    return f"{told}{stock}"


def _faults(product: Product) -> dict[str, str]:
    """Return {fault: what to do}; the same fault of a product once."""
    found: dict[str, str] = {}
    for one in product.facts.get("常见故障") or ():
        name, cure = str(one.get("故障名称") or "").strip(), str(one.get("故障解决方案") or "").strip()
        code = str(one.get("故障代码") or "").strip()
        if 2 <= len(name) <= 40 and cure:
            found.setdefault(name, f"{cure}（故障代码 {code}）" if code else cure)
    return found
