"""Ids in order, cursors that are ours, seals that open only where they belong."""

import threading
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhike.kit.errors import Invalid
from zhike.kit.ids import parse_id, uuid7
from zhike.kit.paging import clamp_limit, decode_cursor, encode_cursor
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


@given(st.lists(st.one_of(st.integers(), st.text(), st.none()), min_size=1, max_size=4))
def test_a_cursor_comes_back(key: list[object]) -> None:
    assert decode_cursor(encode_cursor(*key), len(key)) == key


@given(st.text(min_size=1, max_size=100))
def test_a_cursor_that_is_not_ours_is_refused(text: str) -> None:
    try:
        assert isinstance(decode_cursor(text, 2), list)
    except Invalid as error:
        assert error.field == "cursor"


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
