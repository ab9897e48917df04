"""Visitors' tokens and proofs of identity: what is forged, old or broken opens nothing."""

import base64
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from joserfc import jwt
from joserfc.jwk import OctKey

from tests.support.fact_samples import uid
from zhike.channels import tokens
from zhike.channels.errors import IdentityExpired, IdentityForged, TokenExpired
from zhike.channels.tokens import VisitorTokens, read_identity, sign_identity
from zhike.kit.errors import Invalid

SECRET = b"0123456789abcdef0123456789abcdef"
OURS = VisitorTokens(b"a" * 32)


def token() -> str:
    return OURS.issue(uid(1), uid(2), uid(3), uid(4), True)[0]


def test_a_token_says_what_was_put_in() -> None:
    read = OURS.read(token())
    assert (read.workspace_id, read.inbox_id, read.identity_id, read.customer_id, read.verified) == (
        uid(1),
        uid(2),
        uid(3),
        uid(4),
        True,
    )


def test_a_token_of_another_installation_opens_nothing() -> None:
    with pytest.raises(TokenExpired):
        VisitorTokens(b"b" * 32).read(token())


def test_an_old_token_opens_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    old, expires = OURS.issue(uid(1), uid(2), uid(3), uid(4), False)
    monkeypatch.setattr(tokens.time, "time", lambda: expires + 1.0)
    with pytest.raises(TokenExpired):
        OURS.read(old)


def test_no_changed_bit_goes_unnoticed() -> None:
    blob = bytearray(base64.urlsafe_b64decode(token() + "=" * (-len(token()) % 4)))
    for at in range(len(blob)):
        changed = bytes(blob[:at]) + bytes([blob[at] ^ 1]) + bytes(blob[at + 1 :])
        with pytest.raises(TokenExpired):
            OURS.read(base64.urlsafe_b64encode(changed).rstrip(b"=").decode())


@given(st.text(max_size=300))
def test_any_other_text_is_an_expired_token(text: str) -> None:
    with pytest.raises(TokenExpired):
        OURS.read(text)


def test_a_signed_identity_is_believed() -> None:
    claimed = read_identity(
        SECRET,
        {"external_id": "u1", "hmac": sign_identity(SECRET, "u1"), "name": "张三", "attributes": {"vip": True}},
        None,
    )
    assert claimed is not None
    assert (claimed.external_id, claimed.verified, claimed.name, claimed.attributes) == (
        "u1",
        True,
        "张三",
        {"vip": True},
    )


@pytest.mark.parametrize(
    "identity",
    [
        {"external_id": "u1"},
        {"external_id": "u1", "hmac": ""},
        {"external_id": "u1", "hmac": "é"},
        {"external_id": "u1", "hmac": 5},
        {"external_id": "u1", "hmac": sign_identity(SECRET, "u2")},
        {"external_id": "u1", "hmac": sign_identity(b"x" * 32, "u1")},
        {"external_id": "u1", "hmac": sign_identity(SECRET, "u1").upper()},
    ],
)
def test_a_forged_identity_is_refused(identity: dict[str, object]) -> None:
    with pytest.raises(IdentityForged):
        read_identity(SECRET, identity, None)


@pytest.mark.parametrize("external_id", [None, "", 5, "x" * 201])
def test_an_identity_needs_an_id(external_id: object) -> None:
    with pytest.raises(Invalid):
        read_identity(SECRET, {"external_id": external_id, "hmac": "x"}, None)


def signed(claims: dict[str, object], secret: bytes = SECRET, alg: str = "HS256") -> str:
    return jwt.encode({"alg": alg}, claims, OctKey.import_key(secret), algorithms=[alg])


def test_a_signed_token_is_believed() -> None:
    claimed = read_identity(SECRET, None, signed({"sub": "u1", "exp": time.time() + 60, "email": "a@b.test"}))
    assert claimed is not None
    assert (claimed.external_id, claimed.verified, claimed.email) == ("u1", True, "a@b.test")


@pytest.mark.parametrize(
    "forged",
    [
        lambda: signed({"sub": "u1"}),
        lambda: signed({"exp": time.time() + 60}),
        lambda: signed({"sub": "", "exp": time.time() + 60}),
        lambda: signed({"sub": "u1", "exp": time.time() + 60}, b"y" * 32),
        lambda: signed({"sub": "u1", "exp": time.time() + 60}, alg="HS512"),
        lambda: (
            "eyJhbGciOiJub25lIn0."
            + base64.urlsafe_b64encode(b'{"sub":"u1","exp":9999999999}').decode().rstrip("=")
            + "."
        ),
        lambda: "not.a.token",
        lambda: "",
    ],
)
def test_a_forged_token_is_refused(forged) -> None:
    with pytest.raises(IdentityForged):
        read_identity(SECRET, None, forged())


def test_an_old_signature_is_told_from_a_forged_one() -> None:
    with pytest.raises(IdentityExpired):
        read_identity(SECRET, None, signed({"sub": "u1", "exp": time.time() - 120}))
    with pytest.raises(IdentityForged):  # whoever cannot sign is not told when a signature ran out
        read_identity(SECRET, None, signed({"sub": "u1", "exp": time.time() - 120}, b"y" * 32))
