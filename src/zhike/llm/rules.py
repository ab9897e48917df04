"""Arithmetic and reading of what models say. No I/O."""

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

import jsonschema

from zhike.llm.types import Prompt, Usage

MILLION = 1_000_000
LONGEST_JSON = 20_000
_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_FENCE = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)

# kind → (Chinese, English): what is said of a model that did not answer
WORDS: dict[str, tuple[str, str]] = {
    "unreachable": ("连接不上模型服务", "the model's server cannot be reached"),
    "timeout": ("模型没有及时回应", "the model did not answer in time"),
    "rate_limited": ("模型服务要求稍后再试（请求过多或额度用尽）", "the model's server asks to try later"),
    "unauthorised": ("模型服务不接受这个密钥", "the model's server refuses the key"),
    "not_found": ("模型服务没有这个地址或这个模型", "the model's server has no such address or model"),
    "failed": ("模型服务出错", "the model's server failed"),
    "bad_reply": ("模型的回复不符合要求", "the model's reply is not as asked"),
    "cut": ("模型的回复中断", "the model's reply was cut"),
    "too_large": ("模型的回复过长", "the model's reply is too large"),
    "refused_address": ("模型地址不是公网地址", "the model's address is not a public one"),
    "budget": ("今天的用量已到上限", "today's budget is used up"),
    "open_circuit": ("模型连续出错，暂停调用", "the model failed repeatedly and is left alone for now"),
    "paused": ("对外调用已暂停", "calls to the outside are paused"),
}


def words(kind: str, language: str) -> str:
    """Return why a model did not answer."""
    zh, en = WORDS.get(kind, (kind, kind))
    return zh if language.startswith("zh") else en


def fine_url(url: str, *, plain: bool) -> bool:
    """Say whether an endpoint's base is one: https (http where ``plain``), no name, query or fragment."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return False
    schemes = ("https", "http") if plain else ("https",)
    odd = parts.username is not None or "@" in parts.netloc or parts.query or parts.fragment or "\\" in url
    return parts.scheme in schemes and bool(parts.hostname) and port != 0 and not odd


def origin(url: str) -> str:
    """Return scheme, host and port of an address: who is told a key."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()


def estimate(text: str) -> int:
    """Return about how many tokens a text is: a Chinese character about one, four Latin letters one. Rather too many."""
    wide = sum(1 for sign in text if ord(sign) > 0x2E7F)
    return wide + (len(text) - wide + 2) // 3 + 1


def most(prompt: Prompt) -> int:
    """Return how many tokens a call may take at most: what is held of the budget while it runs."""
    return estimate(prompt.system) + estimate(prompt.user) + prompt.max_tokens


def cost(usage: Usage, input_price: int, output_price: int) -> int:
    """Return what a call costs, in millionths of the currency's unit, rounded up; prices are per million tokens."""
    total = usage.tokens_in * input_price + usage.tokens_out * output_price
    return -(-total // MILLION)


def said(text: str) -> str:
    """Return what a model says without what it thinks aloud."""
    return _THOUGHT.sub("", text).strip()


def parsed(text: str, schema: Mapping[str, Any]) -> Any:
    """Return the JSON in a reply, bare, fenced or amid words; raises ValueError unless it fits the schema."""
    for piece in _pieces(text[:LONGEST_JSON]):
        try:
            value = json.loads(piece)
        except (ValueError, RecursionError):
            continue
        if next(_validator(json.dumps(schema, sort_keys=True)).iter_errors(value), None) is None:
            return value
    raise ValueError("no JSON of this shape")


def _pieces(text: str) -> list[str]:
    pieces = [text, *_FENCE.findall(text)]
    begin, end = text.find("{"), text.rfind("}")
    if 0 <= begin < end:
        pieces.append(text[begin : end + 1])
    return pieces


@lru_cache(maxsize=256)
def _validator(schema: str) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(schema))
