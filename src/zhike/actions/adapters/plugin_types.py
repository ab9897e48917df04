"""What a plugin is made of; its authors import these from `zhike.actions`."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class PluginContext:
    """What a function is told besides its arguments. ``live`` False: nothing real may be changed; ``key`` is idempotent."""

    live: bool
    base_url: str
    secret: str | None = field(repr=False)
    key: str | None = None
    timeout_s: float = 8.0


class PluginRefused(Exception):
    """A business rule says no; ``code`` in small letters and _, ``message`` for people."""

    def __init__(self, code: str, message: str = "") -> None:
        super().__init__(code)
        self.code, self.message = code, message


@dataclass(frozen=True, slots=True)
class Function:
    """One thing a plugin does. ``run(arguments, context)`` returns JSON, itself or awaited; it may raise PluginRefused.

    ``sandbox``: it may be called for conversations that are not live (it heeds ``context.live``, or changes nothing).
    """

    run: Callable[[dict[str, Any], PluginContext], Any | Awaitable[Any]]
    input: Mapping[str, Any] = field(default_factory=dict)
    output: Mapping[str, Any] = field(default_factory=dict)
    title: str = ""
    describe: str = ""
    writes: bool = False
    sandbox: bool = False


@dataclass(frozen=True, slots=True)
class Plugin:
    """Functions by name."""

    functions: Mapping[str, Function]
