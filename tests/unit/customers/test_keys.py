"""The key ring: right keys only, for five minutes, and forgotten when told."""

from zhike.customers import Profile
from zhike.customers.keys import LIFE_S, KeyRing, open_profile, seal_profile
from zhike.customers.types import Consent
from zhike.kit.ids import uuid7

SECRET = b"s" * 32


def test_keys_are_held_for_a_while_and_walled() -> None:
    now = [0.0]
    ring, workspace, customer = KeyRing(SECRET, lambda: now[0]), uuid7(), uuid7()
    key, wrapped = ring.new(workspace, customer)
    assert key not in wrapped
    assert ring.held(workspace, customer) is None
    assert ring.unwrap(workspace, customer, wrapped) == key
    assert ring.held(workspace, customer) == key
    assert ring.held(uuid7(), customer) is None
    now[0] = LIFE_S + 1
    assert ring.held(workspace, customer) is None
    ring.unwrap(workspace, customer, wrapped)
    ring.forget(workspace, [customer])
    assert ring.held(workspace, customer) is None
    assert ring.unwrap(workspace, customer, None) is None


def test_the_same_value_hashes_differently_elsewhere() -> None:
    ring, one, two = KeyRing(SECRET), uuid7(), uuid7()
    assert ring.lookup_hash(one, "phone", "1") == ring.lookup_hash(one, "phone", "1")
    assert (
        len(
            {
                ring.lookup_hash(one, "phone", "1"),
                ring.lookup_hash(two, "phone", "1"),
                ring.lookup_hash(one, "email", "1"),
            }
        )
        == 3
    )


def test_profiles_open_with_their_key_only() -> None:
    ring, customer = KeyRing(SECRET), uuid7()
    key, _ = ring.new(uuid7(), customer)
    said = Consent("i", "网站", "同意", "v", "2026-01-01T00:00:00Z")
    proven = frozenset({"phone"})
    profile = Profile("王小明", "13812345678", attributes={"级别": ["金"]}, consents=(said,), proven=proven)
    sealed = seal_profile(key, customer, profile, ["VIP"])
    assert "王".encode() not in sealed
    assert b"VIP" not in sealed
    assert open_profile(key, customer, sealed) == (profile, ("VIP",))
    assert open_profile(None, customer, sealed) == (Profile(), ())
