"""Systems behind a Python package: an entry point of the group `zhike.connectors` names a `Plugin`."""

import asyncio
import inspect
import json
from collections.abc import Mapping
from importlib.metadata import entry_points
from typing import Any

import structlog

from zhike.actions.adapters.desk import DESK
from zhike.actions.adapters.plugin_types import Function, Plugin, PluginContext, PluginRefused
from zhike.actions.ports import Capability, Endpoint, FarTrouble, Request
from zhike.db import forbid_transaction

GROUP = "zhike.connectors"
BUILT_IN: Mapping[str, Plugin] = {"desk": DESK}
MAX_ANSWER = 1_000_000

log = structlog.get_logger("zhike.actions")


class PluginFarSide:
    """Implements `FarSide` with functions of this process. A function that is not async runs in a thread."""

    def __init__(self, plugins: Mapping[str, Plugin] | None = None) -> None:
        self._plugins = dict(BUILT_IN if plugins is None else plugins)

    def plugin(self, name: str) -> Plugin:
        """Return a plugin by the name of its entry point; raises FarTrouble."""
        if name not in self._plugins:
            found = next(iter(entry_points(group=GROUP, name=name)), None)
            try:
                loaded = found.load() if found is not None else None
            except Exception as error:  # somebody else's code
                log.warning("actions.plugin_broken", plugin=name, error=type(error).__name__)
                raise FarTrouble("plugin_failed") from None
            if not isinstance(loaded, Plugin):
                raise FarTrouble("plugin_missing")
            self._plugins[name] = loaded
        return self._plugins[name]

    async def capabilities(self, endpoint: Endpoint) -> dict[str, Capability]:
        """Return a plugin's functions."""
        found = self.plugin(str(endpoint.source.get("name"))).functions
        return {
            name: Capability(
                name, one.input, one.output, title=one.title or name, describe=one.describe, writes=one.writes
            )
            for name, one in found.items()
        }

    async def run(self, request: Request) -> Any:
        """Call a function within its time."""
        forbid_transaction("actions.call")
        endpoint = request.endpoint
        function = self.plugin(str(endpoint.source.get("name"))).functions.get(request.capability.name)
        if function is None:
            raise FarTrouble("not_described")
        if not endpoint.live and not function.sandbox:
            raise FarTrouble("sandbox_missing", refused=True)
        context = PluginContext(endpoint.live, endpoint.base_url, endpoint.secret, request.key, request.timeout_s)
        try:
            async with asyncio.timeout(request.timeout_s):
                result = await _called(function, dict(request.arguments), context)
        except PluginRefused as refusal:
            raise FarTrouble(refusal.code, refused=True, said=refusal.message or None) from None
        except TimeoutError:
            raise FarTrouble("timeout", sent=True) from None
        except Exception as error:  # somebody else's code
            log.warning("actions.plugin_failed", function=request.capability.name, error=type(error).__name__)
            raise FarTrouble("plugin_failed", sent=True) from None
        return _plain(result)


async def _called(function: Function, arguments: dict[str, Any], context: PluginContext) -> Any:
    if inspect.iscoroutinefunction(function.run):
        return await function.run(arguments, context)
    result = await asyncio.to_thread(function.run, arguments, context)
    return await result if inspect.isawaitable(result) else result


def _plain(result: Any) -> Any:
    """Return what a function gave as JSON has it; raises FarTrouble."""
    try:
        written = json.dumps(result, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        raise FarTrouble("bad_response", sent=True) from None
    if len(written) > MAX_ANSWER:
        raise FarTrouble("too_large", sent=True)
    return json.loads(written)
