"""Limits of things."""

from dataclasses import replace

from zhike.kit.errors import Invalid
from zhike.knowledge.graph_names import SHORTEST, compact
from zhike.knowledge.graph_types import KINDS, EntityDraft
from zhike.language import tidy

MAX_NAME, MAX_ALIASES, MAX_NOTE = 80, 40, 1_000
# code → (column, English, Chinese)
PROBLEMS = {
    "kind_unknown": (
        "kind",
        "“{value}” is not a kind. Use product, part, fault, policy or topic.",
        "“{value}”不是可用的类型，请使用 product（商品）、part（部件）、fault（故障）、policy（政策）或 topic（主题）。",
    ),
    "name_missing": ("name", "A name is missing. Write what customers call it.", "缺少名称，请填写客户的叫法。"),
    "name_short": (
        "name",
        "“{value}” is too short to be found in a question. Use at least two signs.",
        "“{value}”太短，无法在问题中识别，至少需要两个字符。",
    ),
    "name_long": ("name", "A name has at most {limit} characters.", "名称最多 {limit} 个字符。"),
    "alias_long": ("aliases", "An alias has at most {limit} characters.", "别名最多 {limit} 个字符。"),
    "aliases_many": ("aliases", "At most {limit} aliases.", "别名最多 {limit} 个。"),
    "note_long": ("note", "A note has at most {limit} characters.", "备注最多 {limit} 个字符。"),
    "name_twice": (
        "name",
        "“{value}” of this kind stands in an earlier row. Put both into one row.",
        "“{value}”在前面的行中已出现（同一类型），请合并为一行。",
    ),
    "other_unknown": (
        "relations",
        "“{value}” is neither in this file nor in the base. Add it as a row of its own.",
        "“{value}”不在文件中，也不在知识库里，请为它单独添加一行。",
    ),
    "other_ambiguous": (
        "relations",
        "“{value}” fits several. Write its kind before it, as in product:{value}.",
        "“{value}”对应多个项目，请在前面注明类型，例如 product:{value}。",
    ),
    "other_itself": ("relations", "“{value}” cannot be related to itself.", "“{value}”不能与自身建立关系。"),
    "entry_unknown": (
        "entries",
        "No entry of the base asks “{value}”. Copy its question exactly.",
        "知识库中没有问题为“{value}”的条目，请填写完整的问题。",
    ),
    "columns": (
        "file",
        "The file needs the columns kind and name. Export the base's relations to see the form.",
        "文件需要 kind（类型）和 name（名称）两列，可先导出查看格式。",
    ),
    "not_json": ("file", "This line is not a JSON object.", "这一行不是 JSON 对象。"),
    "unreadable": (
        "file",
        "The file cannot be read. Save it as CSV in UTF-8, or as JSONL.",
        "文件无法读取，请另存为 UTF-8 的 CSV 或 JSONL。",
    ),
    "too_many_rows": ("file", "A file holds at most {limit} rows. Split it.", "一个文件最多 {limit} 行，请拆分。"),
}  # fmt: skip
Problem = tuple[str, str, dict[str, object]]  # column, code, params


def clean_entity(draft: EntityDraft) -> EntityDraft:
    """Return it tidied, without empty, repeated or superfluous aliases."""
    name, seen, aliases = tidy(draft.name).replace("\n", " "), {tidy(draft.name)}, []
    for alias in (tidy(one).replace("\n", " ") for one in draft.aliases):
        if alias and alias not in seen:
            seen.add(alias)
            aliases.append(alias)
    return replace(draft, name=name, aliases=tuple(aliases), note=tidy(draft.note))


def entity_problems(draft: EntityDraft) -> list[Problem]:
    """Return what is wrong with a thing as (column, code, params)."""
    found: list[tuple[str, dict[str, object]]] = []
    if draft.kind not in KINDS:
        found.append(("kind_unknown", {"value": draft.kind[:40]}))
    if not draft.name:
        found.append(("name_missing", {}))
    elif len(draft.name) > MAX_NAME:
        found.append(("name_long", {"limit": MAX_NAME}))
    elif len(compact(draft.name)) < SHORTEST:
        found.append(("name_short", {"value": draft.name}))
    if len(draft.aliases) > MAX_ALIASES:
        found.append(("aliases_many", {"limit": MAX_ALIASES}))
    if any(len(alias) > MAX_NAME for alias in draft.aliases):
        found.append(("alias_long", {"limit": MAX_NAME}))
    if len(draft.note) > MAX_NOTE:
        found.append(("note_long", {"limit": MAX_NOTE}))
    return [(PROBLEMS[code][0], code, params) for code, params in found]


def check_entity(draft: EntityDraft) -> None:
    """Raise Invalid, naming the field, for a thing that is not fit to store."""
    for column, code, params in entity_problems(draft):
        raise Invalid(column, explain_graph(code, params, "en"), explain_graph(code, params, "zh"))


def explain_graph(code: str, params: dict[str, object], language: str) -> str:
    """Return the sentence of a problem."""
    _, en, zh = PROBLEMS[code]
    return (zh if language.startswith("zh") else en).format(**params)
