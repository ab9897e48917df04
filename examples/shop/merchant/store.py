"""The shop's database: SQLite, one connection, one writer; typed records in and out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from merchant import queries
from merchant.queries import TABLES
from merchant.shapes import Customer, Id, Time
from merchant.words import digits, folded

T = TypeVar("T")
HERE = Path(__file__).resolve().parent
DECODERS: dict[type, msgspec.json.Decoder[Any]] = {shape: msgspec.json.Decoder(shape) for shape in TABLES}
ENCODE = msgspec.json.Encoder().encode


class Event(Struct, kw_only=True):
    """Something that changed in the shop."""

    position: int
    at: Time
    type: str
    subject: Id
    customer_id: Id | None
    data: dict[str, Any]


def owner_of(record: Any) -> str | None:
    """Whose record this is: a shipment's order, an item's product, else the customer."""
    for name in ("customer_id", "order_id", "product_id"):
        if (value := getattr(record, name, None)) is not None:
            return str(value)
    return None


class Store:
    """One database. `path` None keeps it in memory."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.connection = sqlite3.connect(":memory:" if path is None else path, isolation_level=None)
        self.connection.execute("PRAGMA journal_mode = WAL")
        self.connection.execute("PRAGMA synchronous = FULL")

    def is_empty(self) -> bool:
        row = self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return bool(row[0] == 0)

    def create(self) -> None:
        """Make the tables of an empty database."""
        for statement in (HERE / "schema.sql").read_text("utf-8").split(";"):
            self.connection.execute(statement)
        for table in TABLES.values():
            for statement in queries.table_of_records(table):
                self.connection.execute(statement)

    def copy_to(self, other: Store) -> None:
        """Make the other database equal to this one."""
        self.connection.backup(other.connection)

    def close(self) -> None:
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Commit at the end of the block, or nothing of it."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    # records

    def get(self, shape: type[T], key: str) -> T | None:
        row = self.connection.execute(queries.get(TABLES[shape]), (key,)).fetchone()
        return None if row is None else DECODERS[shape].decode(row[0])

    def owned(self, shape: type[T], owner: str) -> list[T]:
        rows = self.connection.execute(queries.owned(TABLES[shape]), (owner,))
        return [DECODERS[shape].decode(row[0]) for row in rows]

    def every(self, shape: type[T]) -> Iterator[tuple[T, dict[str, Any]]]:
        """All records with what /export needs beside them, in the order they came."""
        for body, extra in self.connection.execute(queries.every(TABLES[shape])):
            yield DECODERS[shape].decode(body), msgspec.json.decode(extra)

    def put(self, record: Any) -> None:
        table = TABLES[type(record)]
        self.connection.execute(queries.put(table), (record.id, owner_of(record), ENCODE(record)))
        if isinstance(record, Customer):
            self.connection.execute(queries.FORGET_KEYS, (record.id,))
            self.connection.executemany(queries.PUT_KEY, [(*key, record.id) for key in keys_of(record)])

    def put_all(self, records: Iterable[Any]) -> None:
        for record in records:
            self.put(record)

    def extra(self, shape: type, key: str) -> dict[str, Any]:
        row = self.connection.execute(queries.get_extra(TABLES[shape]), (key,)).fetchone()
        return {} if row is None else dict(msgspec.json.decode(row[0]))

    def put_extra(self, shape: type, key: str, extra: dict[str, Any]) -> None:
        self.connection.execute(queries.put_extra(TABLES[shape]), (ENCODE(extra).decode(), key))

    def count(self, shape: type) -> int:
        return int(self.connection.execute(queries.count(TABLES[shape])).fetchone()[0])

    # the rest

    def meta(self, key: str) -> Any:
        """A value kept under a name, None where there is none."""
        row = self.connection.execute(queries.GET_META, (key,)).fetchone()
        return None if row is None else msgspec.json.decode(row[0])

    def put_meta(self, key: str, value: Any) -> None:
        self.connection.execute(queries.PUT_META, (key, ENCODE(value).decode()))

    def find_customer(self, kind: str, value: str) -> Customer | None:
        row = self.connection.execute(queries.FIND_CUSTOMER, (kind, value)).fetchone()
        return None if row is None else self.get(Customer, row[0])

    def announce(self, at: str, kind: str, subject: str, customer_id: str | None, data: dict[str, Any]) -> None:
        self.connection.execute(queries.PUT_EVENT, (at, kind, subject, customer_id, ENCODE(data).decode()))

    def events(self, after: int, limit: int) -> list[Event]:
        rows = self.connection.execute(queries.EVENTS_AFTER, (after, limit))
        return [
            Event(position=a, at=b, type=c, subject=d, customer_id=e, data=msgspec.json.decode(f))
            for a, b, c, d, e, f in rows
        ]

    def call(self, key: str) -> tuple[str, str, int, bytes, str] | None:
        """(operation, fingerprint, status, answer, when) of the call with that idempotency key."""
        row: tuple[str, str, int, bytes, str] | None = self.connection.execute(queries.GET_CALL, (key,)).fetchone()
        return row

    def put_call(self, key: str, operation: str, fingerprint: str, status: int, answer: bytes, at: str) -> None:
        self.connection.execute(queries.PUT_CALL, (key, operation, fingerprint, status, answer, at))


def keys_of(customer: Customer) -> Iterator[tuple[str, str]]:
    """What a customer can be found by."""
    if customer.email:
        yield "email", folded(customer.email)
    if customer.phone:
        yield "phone", digits(customer.phone)
    if customer.address.zip:
        names = {folded(customer.name), folded(f"{customer.first_name} {customer.last_name}")}
        for name in sorted(names - {""}):
            yield "name_zip", f"{name}|{customer.address.zip}"
