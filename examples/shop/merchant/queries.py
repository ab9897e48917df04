"""All SQL of the shop. Table names come from `TABLES`; values are always bound."""

from __future__ import annotations

from merchant.shapes import (
    Booking,
    CardEntry,
    Complaint,
    Coupon,
    Customer,
    Invoice,
    Item,
    Order,
    PointsEntry,
    Product,
    Promotion,
    Refund,
    ReviewReward,
    Shipment,
)

TABLES: dict[type, str] = {
    Product: "products",
    Item: "items",
    Customer: "customers",
    Order: "orders",
    Shipment: "shipments",
    Refund: "refunds",
    Invoice: "invoices",
    Promotion: "promotions",
    Coupon: "coupons",
    PointsEntry: "points_entries",
    CardEntry: "card_entries",
    Booking: "bookings",
    ReviewReward: "review_rewards",
    Complaint: "complaints",
}


def table_of_records(table: str) -> list[str]:
    """Statements that make a table of records; `owner` is the customer or, for shipments, the order."""
    return [
        f"CREATE TABLE {table} (place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, owner TEXT,"
        " body BLOB NOT NULL, extra TEXT NOT NULL DEFAULT '{}')",
        f"CREATE INDEX {table}_owner ON {table} (owner, place)",
    ]


def get(table: str) -> str:
    """A record by id."""
    return f"SELECT body FROM {table} WHERE id = ?"


def get_extra(table: str) -> str:
    """What /export keeps beside a record."""
    return f"SELECT extra FROM {table} WHERE id = ?"


def put(table: str) -> str:
    """Add a record or replace the one of that id."""
    return (
        f"INSERT INTO {table} (id, owner, body) VALUES (?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET owner = excluded.owner, body = excluded.body"
    )


def put_extra(table: str) -> str:
    """Replace what /export keeps beside a record."""
    return f"UPDATE {table} SET extra = ? WHERE id = ?"


def owned(table: str) -> str:
    """Records of an owner, in the order they came."""
    return f"SELECT body FROM {table} WHERE owner = ? ORDER BY place"


def every(table: str) -> str:
    """All records, in the order they came."""
    return f"SELECT body, extra FROM {table} ORDER BY place"


def count(table: str) -> str:
    """How many records there are."""
    return f"SELECT count(*) FROM {table}"


GET_META = "SELECT value FROM meta WHERE key = ?"
PUT_META = "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"

FIND_CUSTOMER = "SELECT customer_id FROM customer_keys WHERE kind = ? AND value = ? ORDER BY rowid LIMIT 1"
FORGET_KEYS = "DELETE FROM customer_keys WHERE customer_id = ?"
PUT_KEY = "INSERT INTO customer_keys (kind, value, customer_id) VALUES (?, ?, ?)"

PUT_EVENT = "INSERT INTO events (at, type, subject, customer_id, data) VALUES (?, ?, ?, ?, ?)"
EVENTS_AFTER = (
    "SELECT position, at, type, subject, customer_id, data FROM events WHERE position > ? ORDER BY position LIMIT ?"
)

GET_CALL = "SELECT operation, fingerprint, status, answer, at FROM calls WHERE key = ?"
PUT_CALL = "INSERT INTO calls (key, operation, fingerprint, status, answer, at) VALUES (?, ?, ?, ?, ?, ?)"
