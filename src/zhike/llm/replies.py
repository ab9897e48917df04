"""Reading what an OpenAI-compatible server says: whole replies and streams of events. No I/O.

A model that asks for tools is refused: none are ever offered to it.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from zhike.llm import rules
from zhike.llm.types import ModelTrouble, Prompt, Usage

MAX_TEXT = 16_000  # characters of a reply; nothing that is asked needs more
OnText = Callable[[str], None]
_TOOLS = ("tool_calls", "function_call")


@dataclass(slots=True)
class Heard:
    """What a model said so far. ``finish``: why it stopped, None while it did not say."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    finish: str | None = None
    usage: Usage | None = None
    done: bool = False

    @property
    def text(self) -> str:
        """What it said."""
        return "".join(self.parts)

    def add(self, text: str) -> None:
        """Take in more; raises ModelTrouble beyond the bound."""
        self.size += len(text)
        if self.size > MAX_TEXT:
            raise ModelTrouble("too_large", usage=self.usage)
        self.parts.append(text)

    def counted(self, prompt: Prompt) -> Usage:
        """Return the tokens: the server's count, else ours."""
        if self.usage is not None:
            return self.usage
        asked = rules.estimate(prompt.system) + rules.estimate(prompt.user)
        return Usage(asked, rules.estimate(self.text) if self.text else 0, estimated=True)


def whole(content: bytes) -> Heard:
    """Return what a reply that is no stream says; raises ModelTrouble."""
    heard = Heard()
    told = _json(content)
    heard.usage = _usage(told)
    choice = _choice(told)
    if choice is None:
        raise ModelTrouble("bad_reply", "no choices", heard.usage)
    message = choice.get("message")
    if not isinstance(message, dict):
        raise ModelTrouble("bad_reply", "no message", heard.usage)
    _take(heard, message, choice)
    heard.done = True
    return heard


def event(heard: Heard, line: bytes, on_text: OnText | None) -> None:
    """Take in one line of a stream; raises ModelTrouble."""
    if not line.startswith(b"data:"):
        return
    data = line[5:].strip()
    if data == b"[DONE]":
        heard.done = True
        return
    told = _json(data)
    if "error" in told:
        raise ModelTrouble("failed", "error in the stream", heard.usage)
    heard.usage = _usage(told) or heard.usage
    choice = _choice(told)
    if choice is None:
        return
    delta = choice.get("delta")
    before = heard.size
    _take(heard, delta if isinstance(delta, dict) else {}, choice)
    if on_text is not None and heard.size > before:
        on_text(heard.text)


def finished(heard: Heard) -> None:
    """Raise ModelTrouble unless a reply came to its end."""
    if heard.finish == "length" or (heard.finish is None and not heard.done):
        raise ModelTrouble("cut", heard.finish or "", heard.usage)
    if heard.finish not in (None, "stop", "eos", "end_turn"):
        raise ModelTrouble("bad_reply", heard.finish, heard.usage)
    if not heard.text.strip():
        raise ModelTrouble("bad_reply", "empty", heard.usage)


def _take(heard: Heard, message: dict[str, Any], choice: dict[str, Any]) -> None:
    if any(message.get(name) for name in _TOOLS):
        raise ModelTrouble("bad_reply", "asks for tools", heard.usage)
    content = message.get("content")
    if isinstance(content, list):  # parts, as some servers write
        content = "".join(str(one.get("text", "")) for one in content if isinstance(one, dict))
    if content is not None and not isinstance(content, str):
        raise ModelTrouble("bad_reply", "no text", heard.usage)
    heard.add(content or "")
    finish = choice.get("finish_reason")
    if isinstance(finish, str):
        heard.finish = finish


def _json(content: bytes) -> dict[str, Any]:
    try:
        told = json.loads(content)
    except (ValueError, RecursionError):
        raise ModelTrouble("bad_reply", "no JSON") from None
    if not isinstance(told, dict):
        raise ModelTrouble("bad_reply", "no object")
    return told


def _choice(told: dict[str, Any]) -> dict[str, Any] | None:
    choices = told.get("choices")
    first = choices[0] if isinstance(choices, list) and choices else None
    return first if isinstance(first, dict) else None


def _usage(told: dict[str, Any]) -> Usage | None:
    usage = told.get("usage")
    if not isinstance(usage, dict):
        return None
    counts = usage.get("prompt_tokens"), usage.get("completion_tokens")
    if not all(isinstance(one, int) and 0 <= one < 10_000_000 for one in counts):
        return None
    return Usage(*counts)  # type: ignore[arg-type]
