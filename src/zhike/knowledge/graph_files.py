"""A base's things as a file: a row for each, its relations and entries by name. CSV (cells of several are divided by |) or JSONL."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from zhike.knowledge.graph_rules import PROBLEMS, Problem, clean_entity
from zhike.knowledge.graph_types import RELATIONS, EntityDraft, GraphRow

COLUMNS = ("kind", "name", "aliases", *RELATIONS, "entries", "note")
MAX_ROWS = 20_000
HEADINGS = {
    "类型": "kind", "名称": "name", "别名": "aliases", "备注": "note", "条目": "entries", "属于": "part_of", "故障于": "fault_of",
    "适用政策": "covered_by", "配合使用": "works_with", "类似": "like", "替代": "replaces",
}  # fmt: skip
KINDS_ZH = {"商品": "product", "部件": "part", "故障": "fault", "政策": "policy", "主题": "topic"}
Trouble = tuple[int, str, str, dict[str, object]]  # row, column, code, params


def read_graph(filename: str, data: bytes) -> tuple[list[GraphRow], list[Trouble]]:
    """Return the rows of a file (CSV, JSONL or JSON lines by its ending) and what is wrong with it."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            return [], [_trouble(1, "unreadable")]
    lines = _json_lines(text) if filename.lower().endswith((".jsonl", ".json")) else _csv_lines(text)
    rows: list[GraphRow] = []
    troubles: list[Trouble] = []
    for number, values in lines:
        if isinstance(values, str):
            troubles.append(_trouble(number, values))
            if values != "not_json":
                break
        elif len(rows) >= MAX_ROWS:
            troubles.append(_trouble(number, "too_many_rows", limit=MAX_ROWS))
            break
        else:
            rows.append(_row(number, values))
    return rows, troubles


def csv_of(rows: Iterable[dict[str, Any]]) -> str:
    """Return rows as CSV with a byte order mark, so that spreadsheets read Chinese."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS)
    writer.writeheader()
    for row in rows:
        writer.writerow(
            {name: "|".join(value) if isinstance(value, list) else _plain(value) for name, value in row.items()}
        )
    return "\ufeff" + out.getvalue()


def jsonl_of(rows: Iterable[dict[str, Any]]) -> str:
    """Return rows as JSON lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def troubles_of(row: int, problems: Sequence[Problem]) -> list[Trouble]:
    """Return problems of a row."""
    return [(row, column, code, params) for column, code, params in problems]


def _plain(value: str) -> str:
    return f"'{value}" if value[:1] in "=+-@" and value else value  # a spreadsheet shall not take a name for a formula


def _csv_lines(text: str) -> Iterable[tuple[int, Any]]:
    try:
        reader = csv.reader(io.StringIO(text), strict=True)
        head = [HEADINGS.get(cell.strip(), cell.strip().lower()) for cell in next(reader, [])]
        if not {"kind", "name"} <= set(head):
            yield 1, "columns"
            return
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, dict(zip(head, cells, strict=False))
    except csv.Error:
        yield 1, "unreadable"


def _json_lines(text: str) -> Iterable[tuple[int, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            values = json.loads(line)
        except ValueError:
            values = None
        yield number, values if isinstance(values, dict) else "not_json"


def _row(number: int, values: dict[str, Any]) -> GraphRow:
    kind = _text(values.get("kind"))
    name = _text(values.get("name")).removeprefix("'")
    draft = clean_entity(
        EntityDraft(
            KINDS_ZH.get(kind, kind.lower()), name, tuple(_several(values.get("aliases"))), _text(values.get("note"))
        )
    )
    relations = tuple((relation, other) for relation in RELATIONS for other in _several(values.get(relation)))
    return GraphRow(number, draft, relations, tuple(_several(values.get("entries"))))


def _text(value: Any) -> str:
    return value.strip().replace("\x00", "") if isinstance(value, str) else ""


def _several(value: Any) -> list[str]:
    parts = value if isinstance(value, list) else str(value or "").split("|")
    return [part for part in map(_text, parts) if part]


def _trouble(row: int, code: str, **params: object) -> Trouble:
    return row, PROBLEMS[code][0], code, params
