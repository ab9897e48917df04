"""Words and numbers: folding for look-ups, status words, money as people write it, times."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))
STATUS_ZH = {
    "awaiting_payment": "待付款",
    "paid": "已付款",
    "processing": "处理中",
    "shipped": "已发货",
    "in_transit": "运输中",
    "arrived": "已送达",
    "delivered": "已签收",
    "return_requested": "退货中",
    "exchange_requested": "换货中",
    "returned": "已退货",
    "cancelled": "已取消",
    "archived": "历史订单",
}
STATUS_EN = {
    "pending": "pending",
    "pending_items_modified": "pending (item modified)",
    "processed": "processed",
    "delivered": "delivered",
    "cancelled": "cancelled",
    "return_requested": "return requested",
    "exchange_requested": "exchange requested",
}
PARCEL_ZH = {
    "created": "已创建",
    "picked_up": "已揽收",
    "in_transit": "运输中",
    "out_for_delivery": "派送中",
    "delivered": "已签收",
    "delayed": "延误",
    "returned": "已退回",
}


def folded(text: str) -> str:
    """Text for look-ups: without case, accents and outer blanks; inner letters and blanks stay."""
    plain = unicodedata.normalize("NFD", text.strip())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).casefold()


def digits(phone: str) -> str:
    """A phone number's digits, without +86."""
    found = "".join(letter for letter in phone if letter.isdigit())
    return found[2:] if phone.strip().startswith("+86") else found


def money(minor: int, currency: str) -> str:
    """Money as people read it: 45900 CNY is ¥459.00."""
    sign = {"CNY": "¥", "USD": "$"}.get(currency, f"{currency} ")
    return f"{'-' if minor < 0 else ''}{sign}{abs(minor) // 100}.{abs(minor) % 100:02d}"


def now() -> datetime:
    """This moment, in the shop's time zone."""
    return datetime.now(UTC).astimezone(CHINA).replace(microsecond=0)
