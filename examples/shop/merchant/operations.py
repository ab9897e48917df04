"""The table of operations: what router, checks and the OpenAPI document are made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

PATH_WORDS = {
    "customer_id": "The customer's id.",
    "order_id": "The order's number; a # in it is sent as %23.",
    "product_id": "The product's id.",
    "item_id": "The id of a variant.",
    "booking_id": "The booking's id.",
    "refund_id": "The refund's id.",
    "key": "The Idempotency-Key of a write.",
}


@dataclass(frozen=True)
class Operation:
    """One operation: `run(shop, **path, body=... | query=...)` returns the answer."""

    id: str
    method: str
    path: str
    summary: str
    summary_zh: str
    description: str
    run: Callable[..., Any]
    returns: Any
    body: type | None = None
    query: type | None = None
    writes: bool = False
    refusals: tuple[str, ...] = ()
    tag: str = ""
    path_names: tuple[str, ...] = field(default=())


TABLE: dict[str, Operation] = {}


def operation(
    method: str,
    path: str,
    summary: str,
    summary_zh: str,
    *,
    returns: Any,
    body: type | None = None,
    query: type | None = None,
    refusals: tuple[str, ...] = (),
    writes: bool | None = None,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Enter a function into the table under its own name; its docstring is the description."""

    def enter(run: Callable[..., Any]) -> Callable[..., Any]:
        names = tuple(part[1:-1] for part in path.split("/") if part.startswith("{"))
        TABLE[run.__name__] = Operation(
            id=run.__name__,
            method=method,
            path=path,
            summary=summary,
            summary_zh=summary_zh,
            description=" ".join((run.__doc__ or "").split()),
            run=run,
            returns=returns,
            body=body,
            query=query,
            writes=method != "GET" if writes is None else writes,
            refusals=refusals,
            tag=run.__module__.rsplit(".", 1)[-1],
            path_names=names,
        )
        return run

    return enter
