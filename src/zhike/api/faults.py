"""What is wrong with a request's form, in the reader's language: the findings of pydantic and msgspec, told by us."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

# code: (zh, en), both about {what}: the field in quotes, or the whole body.
SENTENCES = {
    "missing": ("缺少{what}，请填写。", "{what} is missing. Add it."),
    "unknown": ("没有{what}这一项，请去掉。", "There is no field {what}. Leave it out."),
    "type": ("{what}应为{zh}。", "{what} should be {en}."),
    "too_short": ("{what}至少 {limit} 个字符。", "{what} needs {limit} or more characters."),
    "too_long": ("{what}最多 {limit} 个字符。", "{what} may have at most {limit} characters."),
    "too_few": ("{what}至少 {limit} 项。", "{what} needs {limit} or more items."),
    "too_many": ("{what}最多 {limit} 项。", "{what} may have at most {limit} items."),
    "least": ("{what}不能小于 {limit}。", "{what} should be {limit} or more."),
    "most": ("{what}不能大于 {limit}。", "{what} should be {limit} or less."),
    "above": ("{what}应大于 {limit}。", "{what} should be more than {limit}."),
    "below": ("{what}应小于 {limit}。", "{what} should be less than {limit}."),
    "range": ("{what}超出了可用的范围。", "{what} is out of range."),
    "one_of": ("{what}应为其中之一：{zh}。", "{what} should be one of: {en}."),
    "not_one": ("{what}没有“{given}”这个取值。", "{what} cannot be “{given}”."),
    "form": ("{what}的格式不正确。", "{what} does not have the right form."),
    "nul": ("{what}含有无法保存的字符，请去掉。", "{what} holds a character that cannot be stored. Take it out."),
    "json": ("请求内容不是完整的 JSON。", "The body is not whole JSON."),
    "other": (
        "{what}填写不正确，请对照接口文档检查。",
        "{what} is not right. See the API's document for what it takes.",
    ),
}
TYPES = {
    "text": ("文本", "text"),
    "whole": ("整数", "a whole number"),
    "number": ("数字", "a number"),
    "yes": (" true 或 false", "true or false"),
    "list": ("列表", "a list"),
    "object": ("对象", "an object"),
    "time": ("带时区的时间，例如 2026-01-31T09:00:00Z", "a time with its zone, such as 2026-01-31T09:00:00Z"),
    "day": ("日期，例如 2026-01-31", "a date, such as 2026-01-31"),
    "null": ("空值", "null"),
}
NAMED = {  # what each of the two calls them
    "str": "text", "string": "text", "bytes": "text", "int": "whole", "float": "number", "decimal": "number", "finite": "number",
    "bool": "yes", "array": "list", "list": "list", "tuple": "list", "set": "list", "frozen": "list", "object": "object",
    "dict": "object", "model": "object", "mapping": "object", "datetime": "time", "timezone": "time", "date": "day",
    "null": "null", "none": "null",
}  # fmt: skip


class Fault(NamedTuple):
    """One thing that is wrong: the field (null: the body), a code, and the sentence."""

    field: str | None
    code: str
    message: str


def told(language: str, field: str | None, code: str, limit: Any = None, kind: str = "", given: str = "") -> Fault:
    """Return a fault in ``zh`` or ``en``; ``kind``: a type of TYPES, or the choices that there are."""
    chinese = language.startswith("zh")
    what = ("请求内容" if chinese else "The body") if field is None else f"“{field}”"
    names = TYPES.get(kind, (kind.replace(", ", "、"), kind))
    sentence = SENTENCES[code][0 if chinese else 1]
    said = sentence.format(what=what, limit=_plain(limit), given=given, zh=names[0], en=names[1])
    return Fault(field, code, said)


# -- pydantic -----------------------------------------------------------------------------------------------------------

LIMITS = {  # pydantic's type: (our code, where its context holds the limit)
    "string_too_short": ("too_short", "min_length"), "string_too_long": ("too_long", "max_length"),
    "bytes_too_long": ("too_long", "max_length"), "too_short": ("too_few", "min_length"), "too_long": ("too_many", "max_length"),
    "greater_than_equal": ("least", "ge"), "less_than_equal": ("most", "le"), "greater_than": ("above", "gt"),
    "less_than": ("below", "lt"),
}  # fmt: skip
CODES = {
    "missing": "missing",
    "extra_forbidden": "unknown",
    "json_invalid": "json",
    "nul": "nul",
    "int_parsing_size": "range",
}
_FORM = re.compile(r"string_pattern_mismatch|(url|uuid|ip|email|bytes|time_delta|string_unicode|value_error).*")
_TYPED = re.compile(r"([a-z]+)_(?:type|parsing|from_|attributes|required|aware|naive|number).*")


def from_pydantic(error: Mapping[str, Any], language: str) -> Fault:
    """Tell one of pydantic's errors."""
    kind, context = str(error["type"]), error.get("ctx") or {}
    if kind == "json_invalid":
        return told(language, None, "json")
    field = _path(error["loc"])
    if kind in LIMITS:
        code, name = LIMITS[kind]
        return told(language, field, code, context.get(name))
    if kind in ("literal_error", "enum"):
        return told(language, field, "one_of", kind=", ".join(re.findall(r"'([^']*)'", str(context.get("expected")))))
    typed = _TYPED.fullmatch(kind)
    if kind not in CODES and typed and typed[1] in NAMED:
        return told(language, field, "type", kind=NAMED[typed[1]])
    return told(language, field, CODES.get(kind, "form" if _FORM.fullmatch(kind) else "other"))


def _path(loc: Sequence[Any]) -> str | None:
    inside = loc[1:] if loc and loc[0] in ("body", "query", "path", "header") else loc  # a field may be called body
    return ".".join(map(str, inside)) or None


# -- msgspec ------------------------------------------------------------------------------------------------------------

ECHOED = 50  # signs of a given value that are said back
_PLACE = re.compile(r"(?s)(.*?)(?: - at `(?:key in )?\$\.?([^`]*)`)?")
_SHAPES: tuple[tuple[str, str], ...] = (  # (what msgspec says, our code); named groups are told
    (r"Object missing required field `(?P<name>.+)`", "missing"),
    (r"Object contains unknown field `(?P<name>.+)`", "unknown"),
    (r"Expected `(?:str|bytes)` of length >= (?P<limit>\d+)", "too_short"),
    (r"Expected `(?:str|bytes)` of length <= (?P<limit>\d+)", "too_long"),
    (r"Expected `(?:array|object)` of (?:length >=|at least length) (?P<limit>\d+).*", "too_few"),
    (r"Expected `(?:array|object)` of (?:length <=|at most length) (?P<limit>\d+).*", "too_many"),
    (r"Expected `(?:int|float)` >= (?P<limit>\S+)", "least"),
    (r"Expected `(?:int|float)` <= (?P<limit>\S+)", "most"),
    (r"Expected `(?:int|float)` > (?P<limit>\S+)", "above"),
    (r"Expected `(?:int|float)` < (?P<limit>\S+)", "below"),
    (r"(?:Integer value|Number|Timestamp|Duration) (?:is )?out of range", "range"),
    (r"Invalid (?:enum )?value '?(?P<given>.*?)'?", "not_one"),
    (r"Invalid RFC3339 encoded (?P<kind>datetime|date)", "type"),
    (r"Expected `(?P<kind>datetime|date)` with .*", "type"),
    (r"Expected `(?P<kind>[a-z]+)[^`]*`(?:, got `.*`)?", "type"),
    (r"Expected `str` matching regex .*|Invalid .*", "form"),
    (r"Input data was truncated|JSON is malformed.*|.*codec can't decode.*", "json"),
)
SHAPES = tuple((re.compile(pattern, re.DOTALL), code) for pattern, code in _SHAPES)


def from_msgspec(said: str, language: str) -> Fault:
    """Tell what msgspec said."""
    whole = _PLACE.fullmatch(said)
    problem, place = (whole[1], whole[2]) if whole else (said, None)
    field = re.sub(r"\[(\d+|\.\.\.)\]", lambda m: "." + m[1].replace("...", "*"), place or "").lstrip(".") or None
    for shape, code in SHAPES:
        found = shape.fullmatch(problem)
        if found is not None:
            told_of = found.groupdict()
            kind = NAMED.get(told_of.get("kind") or "", "")
            if code == "type" and not kind:
                break
            if "name" in told_of:
                field = ".".join(filter(None, (field, told_of["name"])))
            return told(language, field, code, told_of.get("limit"), kind, (told_of.get("given") or "")[:ECHOED])
    return told(language, field, "other")


def _plain(limit: Any) -> str:
    try:
        return f"{float(limit):g}" if isinstance(limit, float) or "." in str(limit) else str(limit)
    except ValueError:
        return str(limit)
