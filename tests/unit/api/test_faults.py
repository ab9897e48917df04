"""What is wrong with a request is told in the reader's language, whoever found it."""

import re
from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
import pytest
from pydantic import Field, ValidationError

from zhike.api.faults import Fault, from_msgspec, from_pydantic
from zhike.kit.shapes import Body

ENGLISH_WORDS = re.compile(r"[A-Za-z]{2,}")


class Inner(Body):
    """A part."""

    size: int


class Order(Body):
    """Everything a body may ask for."""

    name: str = Field(min_length=2, max_length=4)
    tags: list[str] = Field([], min_length=1, max_length=2)
    count: int = Field(1, ge=1, le=9)
    share: float = Field(0.5, gt=0, lt=1)
    state: Literal["new", "done"] = "new"
    code: str = Field("A1", pattern="^[A-Z][0-9]$")
    at: datetime | None = None
    gift: bool = False
    inner: Inner | None = None
    more: dict[str, Any] = {}


def of_pydantic(body: bytes, language: str) -> Fault:
    with pytest.raises(ValidationError) as refused:
        Order.model_validate_json(body)
    return from_pydantic(refused.value.errors()[0], language)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("body", "field", "zh", "en"),
    [
        (b"{}", "name", "缺少“name”，请填写。", "“name” is missing. Add it."),
        (b'{"name":"ab","x":1}', "x", "没有“x”这一项，请去掉。", "There is no field “x”. Leave it out."),
        (b'{"name":1}', "name", "“name”应为文本。", "“name” should be text."),
        (b'{"name":"a"}', "name", "“name”至少 2 个字符。", "“name” needs 2 or more characters."),
        (b'{"name":"abcde"}', "name", "“name”最多 4 个字符。", "“name” may have at most 4 characters."),
        (b'{"name":"a\\u0000b"}', "name", "“name”含有无法保存的字符，请去掉。", "“name” holds a character that cannot be stored. Take it out."),
        (b'{"name":"ab","tags":["\\u0000"]}', "tags", "“tags”含有无法保存的字符，请去掉。", "“tags” holds a character that cannot be stored. Take it out."),
        (b'{"name":"ab","tags":[]}', "tags", "“tags”至少 1 项。", "“tags” needs 1 or more items."),
        (b'{"name":"ab","tags":["a","b","c"]}', "tags", "“tags”最多 2 项。", "“tags” may have at most 2 items."),
        (b'{"name":"ab","tags":[1]}', "tags.0", "“tags.0”应为文本。", "“tags.0” should be text."),
        (b'{"name":"ab","tags":"a"}', "tags", "“tags”应为列表。", "“tags” should be a list."),
        (b'{"name":"ab","count":"1"}', "count", "“count”应为整数。", "“count” should be a whole number."),
        (b'{"name":"ab","count":0}', "count", "“count”不能小于 1。", "“count” should be 1 or more."),
        (b'{"name":"ab","count":10}', "count", "“count”不能大于 9。", "“count” should be 9 or less."),
        (b'{"name":"ab","share":"x"}', "share", "“share”应为数字。", "“share” should be a number."),
        (b'{"name":"ab","share":0}', "share", "“share”应大于 0。", "“share” should be more than 0."),
        (b'{"name":"ab","share":1}', "share", "“share”应小于 1。", "“share” should be less than 1."),
        (b'{"name":"ab","state":"x"}', "state", "“state”应为其中之一：new、done。", "“state” should be one of: new, done."),
        (b'{"name":"ab","code":"x"}', "code", "“code”的格式不正确。", "“code” does not have the right form."),
        (b'{"name":"ab","at":"x"}', "at", "“at”应为带时区的时间，例如 2026-01-31T09:00:00Z。", "“at” should be a time with its zone, such as 2026-01-31T09:00:00Z."),
        (b'{"name":"ab","gift":1}', "gift", "“gift”应为 true 或 false。", "“gift” should be true or false."),
        (b'{"name":"ab","inner":[]}', "inner", "“inner”应为对象。", "“inner” should be an object."),
        (b'{"name":"ab","inner":{"size":"x"}}', "inner.size", "“inner.size”应为整数。", "“inner.size” should be a whole number."),
        (b'{"name":"ab","more":1}', "more", "“more”应为对象。", "“more” should be an object."),
        (b"[]", None, "请求内容应为对象。", "The body should be an object."),
        (b"{", None, "请求内容不是完整的 JSON。", "The body is not whole JSON."),
    ],
)  # fmt: skip
def test_what_pydantic_finds(body: bytes, field: str | None, zh: str, en: str) -> None:
    assert [of_pydantic(body, "zh-CN").field, of_pydantic(body, "zh-CN").message, of_pydantic(body, "en").message] == [field, zh, en]  # fmt: skip


class Part(msgspec.Struct):
    """A part."""

    size: int


class Parcel(msgspec.Struct, forbid_unknown_fields=True):
    """Everything a hot body may ask for."""

    name: Annotated[str, msgspec.Meta(min_length=2, max_length=4)]
    tags: Annotated[list[str], msgspec.Meta(min_length=1, max_length=2)] = []
    count: Annotated[int, msgspec.Meta(ge=1, le=9)] = 1
    big: int = 1
    share: Annotated[float, msgspec.Meta(gt=0, lt=1)] = 0.5
    state: Literal["new", "done"] = "new"
    code: Annotated[str, msgspec.Meta(pattern="^[A-Z][0-9]$")] = "A1"
    at: datetime | None = None
    gift: bool = False
    part: Part | None = None
    more: dict[str, str] = {}


def of_msgspec(body: bytes, language: str) -> Fault:
    with pytest.raises(ValueError) as refused:
        msgspec.json.decode(body, type=Parcel)
    return from_msgspec(str(refused.value), language)


@pytest.mark.parametrize(
    ("body", "field", "zh", "en"),
    [
        (b"{}", "name", "缺少“name”，请填写。", "“name” is missing. Add it."),
        (b'{"name":"ab","part":{}}', "part.size", "缺少“part.size”，请填写。", "“part.size” is missing. Add it."),
        (b'{"name":"ab","x":1}', "x", "没有“x”这一项，请去掉。", "There is no field “x”. Leave it out."),
        (b'{"name":1}', "name", "“name”应为文本。", "“name” should be text."),
        (b'{"name":"a"}', "name", "“name”至少 2 个字符。", "“name” needs 2 or more characters."),
        (b'{"name":"abcde"}', "name", "“name”最多 4 个字符。", "“name” may have at most 4 characters."),
        (b'{"name":"ab","tags":[]}', "tags", "“tags”至少 1 项。", "“tags” needs 1 or more items."),
        (b'{"name":"ab","tags":["a","b","c"]}', "tags", "“tags”最多 2 项。", "“tags” may have at most 2 items."),
        (b'{"name":"ab","tags":[1]}', "tags.0", "“tags.0”应为文本。", "“tags.0” should be text."),
        (b'{"name":"ab","more":{"k":1}}', "more.*", "“more.*”应为文本。", "“more.*” should be text."),
        (b'{"name":"ab","count":0}', "count", "“count”不能小于 1。", "“count” should be 1 or more."),
        (b'{"name":"ab","count":10}', "count", "“count”不能大于 9。", "“count” should be 9 or less."),
        (b'{"name":"ab","count":1.5}', "count", "“count”应为整数。", "“count” should be a whole number."),
        (b'{"name":"ab","share":0.0}', "share", "“share”应大于 0。", "“share” should be more than 0."),
        (b'{"name":"ab","share":1.0}', "share", "“share”应小于 1。", "“share” should be less than 1."),
        (b'{"name":"ab","state":"x"}', "state", "“state”没有“x”这个取值。", "“state” cannot be “x”."),
        (b'{"name":"ab","code":"x"}', "code", "“code”的格式不正确。", "“code” does not have the right form."),
        (b'{"name":"ab","at":"x"}', "at", "“at”应为带时区的时间，例如 2026-01-31T09:00:00Z。", "“at” should be a time with its zone, such as 2026-01-31T09:00:00Z."),
        (b'{"name":"ab","at":1}', "at", "“at”应为带时区的时间，例如 2026-01-31T09:00:00Z。", "“at” should be a time with its zone, such as 2026-01-31T09:00:00Z."),
        (b'{"name":"ab","gift":1}', "gift", "“gift”应为 true 或 false。", "“gift” should be true or false."),
        (b'{"name":"ab","part":[]}', "part", "“part”应为对象。", "“part” should be an object."),
        (b"[]", None, "请求内容应为对象。", "The body should be an object."),
        (b"{", None, "请求内容不是完整的 JSON。", "The body is not whole JSON."),
        (b'{"name":"\xff\xfe"}', None, "请求内容不是完整的 JSON。", "The body is not whole JSON."),
        (b"{]", None, "请求内容不是完整的 JSON。", "The body is not whole JSON."),
    ],
)  # fmt: skip
def test_what_msgspec_finds(body: bytes, field: str | None, zh: str, en: str) -> None:
    assert [of_msgspec(body, "zh-CN").field, of_msgspec(body, "zh-CN").message, of_msgspec(body, "en").message] == [field, zh, en]  # fmt: skip


def test_what_nobody_foresaw_is_told_without_foreign_words() -> None:
    new = from_pydantic({"type": "brand_new_type", "loc": ("body", "名称"), "msg": "Something odd", "ctx": {}}, "zh-CN")
    odd = from_msgspec("Something odd - at `$.名称`", "zh-CN")
    assert new == odd == ("名称", "other", "“名称”填写不正确，请对照接口文档检查。")
    assert not ENGLISH_WORDS.search(from_msgspec("Expected `ext`, got `str`", "zh-CN").message)
