"""RFC 8291's own example byte for byte, that every browser can read what is encrypted for it, and the signature of RFC 8292."""

import json
import os

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from tests.support.push_service import b64, decrypted, signed_by, unb64
from zhike.push.encryption import MAX_BYTES, encrypt, point
from zhike.push.vapid import ORDER, Vapid

# RFC 8291, section 5 and appendix A.
PLAIN = b"When I grow up, I want to be a watermelon"
SENDER = "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw"
BROWSER = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"
BROWSER_POINT = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
SALT, AUTH = "DGv6ra1nlYgDCS1FRnbzlw", "BTBZMqHH6r4Tts7J_aSIgg"
BODY = (
    "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_"
    "yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)
SECRET = bytes(32)


def private(text: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int.from_bytes(unb64(text)), ec.SECP256R1())


def test_the_example_of_the_standard() -> None:
    made = encrypt(PLAIN, unb64(BROWSER_POINT), unb64(AUTH), own=private(SENDER), salt=unb64(SALT))
    assert b64(made) == BODY
    assert decrypted(made, private(BROWSER), unb64(AUTH)) == PLAIN


@given(plain=st.binary(max_size=MAX_BYTES))
def test_its_browser_reads_it_and_no_other(plain: bytes) -> None:
    key, auth = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)
    made = encrypt(plain, point(key.public_key()), auth)
    assert len(made) <= 4096
    assert decrypted(made, key, auth) == plain
    assert made != encrypt(plain, point(key.public_key()), auth), "never the same twice"
    for other, secret in ((ec.generate_private_key(ec.SECP256R1()), auth), (key, os.urandom(16))):
        with pytest.raises(InvalidTag):
            decrypted(made, other, secret)


def test_what_no_push_service_would_take_is_refused() -> None:
    key = point(ec.generate_private_key(ec.SECP256R1()).public_key())
    with pytest.raises(ValueError, match="3901"):
        encrypt(bytes(MAX_BYTES + 1), key, bytes(16))
    with pytest.raises(ValueError):
        encrypt(b"", b"\x04" + bytes(64), bytes(16))


def test_every_process_of_an_installation_signs_with_the_same_key() -> None:
    one, again, other = Vapid(SECRET, "mailto:it@tea.example"), Vapid(SECRET), Vapid(b"\x01" * 32)
    assert one.public_key == again.public_key != other.public_key
    assert len(unb64(one.public_key)) == 65
    key, claims = signed_by(one.authorization("https://push.example:8443/a?b=c", 1000), "https://push.example:8443")
    assert key == one.public_key
    assert claims == {"aud": "https://push.example:8443", "exp": 1000 + 12 * 3600, "sub": "mailto:it@tea.example"}
    assert "sub" not in signed_by(again.authorization("https://p.example/a", 1), "https://p.example")[1]


def test_the_order_is_the_curves() -> None:
    assert ec.derive_private_key(ORDER - 1, ec.SECP256R1())
    with pytest.raises(ValueError):
        ec.derive_private_key(ORDER, ec.SECP256R1())


def test_a_header_is_what_browsers_expect() -> None:
    head = Vapid(SECRET).authorization("https://p.example/a", 1).split("t=")[1].split(".")[0]
    assert json.loads(unb64(head)) == {"typ": "JWT", "alg": "ES256"}
