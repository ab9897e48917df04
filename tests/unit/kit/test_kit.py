"""Ids in order, cursors that are ours, seals that open only where they belong."""

import threading
from collections.abc import Callable
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhike.kit.errors import Invalid
from zhike.kit.ids import parse_id, uuid7
from zhike.kit.paging import (
    a_count,
    a_number,
    a_text,
    a_time,
    an_id,
    clamp_limit,
    decode_cursor,
    decode_id_cursor,
    encode_cursor,
)
from zhike.kit.seal import SealBroken, blind, derive, new_key, seal, unseal


def test_ids_ascend_within_a_process_even_from_many_threads() -> None:
    made: list[list[UUID]] = []

    def make() -> None:
        made.append([uuid7() for _ in range(2_000)])

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(one == sorted(one) for one in made)
    assert len({i for one in made for i in one}) == 8_000


def test_an_id_is_a_uuid_of_version_7_and_says_when() -> None:
    one = uuid7(1_750_000_000_123)
    assert (one.version, one.variant) == (7, "specified in RFC 4122")
    assert one.int >> 80 == 1_750_000_000_123
    assert uuid7(1) < uuid7(2)


@given(st.one_of(st.text(), st.integers(), st.none(), st.binary()))
def test_reading_an_id_never_raises(text: object) -> None:
    found = parse_id(text)  # type: ignore[arg-type]
    assert found is None or isinstance(found, UUID)


@given(st.integers(-(2**63), 2**63 - 1), st.datetimes(timezones=st.just(UTC)), st.uuids())
def test_a_cursor_comes_back(number: int, at: datetime, one: UUID) -> None:
    assert decode_cursor(encode_cursor(number, at.isoformat(), one), a_number, a_time, an_id) == (number, at, one)
    assert decode_id_cursor(encode_cursor(one)) == one
    assert decode_cursor(None, an_id) is decode_id_cursor("") is None


@given(st.text(min_size=1, max_size=100))
def test_a_cursor_that_is_not_ours_is_refused(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        decode_cursor(text, an_id, an_id)
    assert refused.value.field == "cursor"


@pytest.mark.parametrize(
    ("reader", "part"),
    [
        (an_id, "x"), (an_id, None), (a_time, "2026-01-01T00:00:00"), (a_time, 5), (a_number, True), (a_number, 2**63),
        (a_number, "1"), (a_count, -1), (a_count, 1.5), (a_text, None), (a_text, "a\x00b"), (a_text, "\ud800"),
    ],
)  # fmt: skip
def test_each_part_of_a_cursor_is_read_by_its_own_reader(reader: Callable[[object], object], part: object) -> None:
    with pytest.raises(Invalid):
        decode_cursor(encode_cursor(part), reader)
    with pytest.raises(Invalid):
        decode_cursor(encode_cursor(str(uuid7()), str(uuid7())), an_id)  # one part too many


@pytest.mark.parametrize(("wanted", "given_"), [(None, 50), (0, 50), (1, 1), (200, 200), (10_000, 200), (-5, 1)])
def test_limits(wanted: int | None, given_: int) -> None:
    assert clamp_limit(wanted) == given_


@given(plain=st.binary(max_size=200), context=st.binary(max_size=20))
def test_a_seal_opens_with_its_key_and_context(plain: bytes, context: bytes) -> None:
    key = new_key()
    sealed = seal(key, plain, context)
    assert unseal(key, sealed, context) == plain
    for wrong_key, wrong_sealed, wrong_context in (
        (new_key(), sealed, context),
        (key, sealed[:-1], context),
        (key, sealed, context + b"x"),
        (key, b"\x02" + sealed[1:], context),
    ):
        with pytest.raises(SealBroken):
            unseal(wrong_key, wrong_sealed, wrong_context)


def test_the_same_words_never_look_the_same_sealed() -> None:
    key = new_key()
    assert len({seal(key, b"13800138000") for _ in range(50)}) == 50


def test_keys_differ_by_purpose_and_context_and_blind_hashes_by_key() -> None:
    secret = new_key()
    assert len({derive(secret, "a"), derive(secret, "b"), derive(secret, "a", b"x"), derive(new_key(), "a")}) == 4
    assert derive(secret, "a") == derive(secret, "a")
    assert blind(secret, "x") == blind(secret, "x") != blind(new_key(), "x")
