"""Secrets and personal data stay out of logs, whatever key or sentence they come in."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from zhike.settings import LogSettings
from zhike.telemetry import bind, configure_logging, get_logger
from zhike.telemetry.redact import redact_text

PRIVATE = [
    "13812345678",
    "+86 138 1234 5678",
    "010-62345678",
    "11010519491231002X",
    "6222 0200 1234 5678 901",
    "li.lei@example.com",
    "zk_live_abcdefgh12345678",
    "Bearer abcdef0123456789",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
]


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    configure_logging(LogSettings(format="json", level="debug"), "test", stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()
    structlog.contextvars.clear_contextvars()


@pytest.mark.parametrize("secret", PRIVATE)
def test_it_is_hidden_in_any_sentence(secret: str) -> None:
    shown = redact_text(f"客户说{secret}，谢谢 / said {secret} today")
    assert secret not in shown
    assert "***" in shown


@pytest.mark.parametrize(
    "plain", ["0199e0c5-7a4b-7c3e-9d2f-6b1a2c3d4e5f", "took 1234567 ms", "conversation 10086", "v1.2.3"]
)
def test_ids_and_numbers_stay(plain: str) -> None:
    assert redact_text(plain) == plain


def test_passwords_in_addresses_are_hidden() -> None:
    assert redact_text("postgresql://zhike:pa55@127.0.0.1/zhike") == "postgresql://zhike:***@127.0.0.1/zhike"
    assert "pa55" not in redact_text("connect failed: password=pa55 host=x")


def test_a_log_line_hides_by_key_by_value_and_in_exceptions(lines: io.StringIO) -> None:
    bind(conversation_id="c1")
    log = get_logger("t")
    try:
        raise ValueError("no account for li.lei@example.com")
    except ValueError:
        log.exception(
            "sign-in failed",
            password="pa55",
            note="call 13812345678",
            inner={"phone": "1", "list": ["zk_live_abcdefgh1234"]},
        )
    line = json.loads(lines.getvalue())
    assert line["conversation_id"] == "c1"
    assert line["password"] == line["inner"]["phone"] == "***"
    assert line["process"] == "test"
    for secret in ("pa55", "13812345678", "li.lei", "zk_live"):
        assert secret not in lines.getvalue()


def test_other_libraries_lines_take_the_same_way(lines: io.StringIO) -> None:
    logging.getLogger("some.library").warning("Authorization: Bearer %s", "abcdef0123456789")
    line = json.loads(lines.getvalue())
    assert line["level"] == "warning"
    assert "abcdef" not in line["event"]
