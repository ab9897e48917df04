"""A far side in memory, for tests and trials: functions by name, every request kept."""

from collections.abc import Callable, Mapping
from typing import Any

from zhike.actions.ports import Capability, Endpoint, FarTrouble, Request


class MemoryFarSide:
    """Implements `FarSide`; a function returns the answer or raises FarTrouble."""

    def __init__(self, functions: Mapping[str, Callable[[dict[str, Any]], Any]]) -> None:
        self.functions = dict(functions)
        self.described: dict[str, Capability] = {name: Capability(name) for name in self.functions}
        self.requests: list[Request] = []

    async def capabilities(self, endpoint: Endpoint) -> dict[str, Capability]:  # noqa: ARG002
        """Return every function."""
        return self.described

    async def run(self, request: Request) -> Any:
        """Call the function."""
        self.requests.append(request)
        function = self.functions.get(request.capability.name)
        if function is None:
            raise FarTrouble("not_described")
        return function(dict(request.arguments))
