"""Finding customers by what people type: a phone or its last four digits, an e-mail, a number, words of the name."""

from collections.abc import Mapping, Sequence
from typing import Any

from zhike.customers import queries, rules
from zhike.customers.keys import KeyRing
from zhike.db import Tx

Row = Mapping[Any, Any]


async def batch(tx: Tx, ring: KeyRing, q: str, before: int, limit: int) -> Sequence[Row]:
    """Return rows of those with a number below ``before`` who are found by ``q``, newest first."""
    if not q:
        return await queries.newest(tx, before, limit)
    if q.startswith("#") and q[1:].isascii() and q[1:].isdigit() and len(q) < 19:
        return [row for row in await queries.by_number(tx, int(q[1:])) if row["number"] < before]
    if q.isascii() and q.isdigit() and len(q) < 19:
        asked = [(kind, ring.lookup_hash(tx.workspace, kind, value)) for kind, value in rules.digits(q)]
        return await queries.by_digits(tx, int(q), asked, before, limit)
    if email := rules.normal_email(q):
        kind, words = "email", frozenset({email})
    elif phone := rules.normal_phone(q):
        kind, words = "phone", frozenset({phone})
    else:
        kind, words = "name", rules.query_words(q)
    if not words:
        return []
    hashes = [ring.lookup_hash(tx.workspace, kind, word) for word in words]
    return await queries.search(tx, kind, hashes, before, limit)
