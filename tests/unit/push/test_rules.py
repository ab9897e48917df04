"""Which subscriptions are taken, what answers mean, how browsers are called."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from tests.support.push_service import b64
from zhike.kit.errors import Invalid
from zhike.push import rules
from zhike.push.encryption import MAX_BYTES, point
from zhike.push.types import Push, Subscription

KEY = b64(point(ec.generate_private_key(ec.SECP256R1()).public_key()))
AUTH = b64(bytes(16))
GOOGLE = "https://fcm.googleapis.com/fcm/send/abc:APA91b"


@pytest.mark.parametrize(
    ("endpoint", "taken", "taken_inside"),
    [
        (GOOGLE, True, True),
        ("https://updates.push.services.mozilla.com/wpush/v2/gAAA", True, True),
        ("https://wns2-par02p.notify.windows.com/w/?token=BQYA%2f", True, True),
        ("https://web.push.apple.com/QGuQ", True, True),
        ("https://web.push.apple.com:443/QGuQ", False, True),
        ("http://fcm.googleapis.com/a", False, True),
        ("https://fcm.googleapis.com:8443/a", False, True),
        ("http://127.0.0.1:9/push", False, True),
        ("https://127.0.0.1/push", False, True),
        ("https://10.0.0.7/push", False, True),
        ("https://169.254.169.254/latest/meta-data", False, True),
        ("https://[::1]/push", False, True),
        ("https://[::ffff:10.0.0.1]/push", False, True),
        ("https://localhost/push", False, True),
        ("https://db.internal/push", False, True),
        ("https://postgres/push", False, True),
        ("https://me:pass@fcm.googleapis.com/a", False, False),
        ("https://fcm.googleapis.com/a#b", False, False),
        ("https://fcm.googleapis.com/a b", False, False),
        ("https://fcm.googleapis.com/\r\nX: y", False, False),
        ("https://推送.example/a", False, False),
        ("https://fcm.googleapis.com:no/a", False, False),
        ("https://", False, False),
        ("file:///etc/passwd", False, False),
        ("ftp://push.example/a", False, False),
        ("", False, False),
    ],
)
def test_addresses(endpoint: str, taken: bool, taken_inside: bool) -> None:
    for allow_private, fits in ((False, taken), (True, taken_inside)):
        given = Subscription(endpoint, KEY, AUTH)
        if fits:
            assert rules.check(given, allow_private=allow_private) == given
            continue
        with pytest.raises(Invalid) as refused:
            rules.check(given, allow_private=allow_private)
        assert refused.value.field == "endpoint"


@pytest.mark.parametrize(
    ("p256dh", "auth", "field"),
    [
        ("", AUTH, "keys.p256dh"),
        ("!!!", AUTH, "keys.p256dh"),
        (b64(b"\x04" + bytes(64)), AUTH, "keys.p256dh"),  # no point of the curve
        (KEY[:-4], AUTH, "keys.p256dh"),
        ("é" * 87, AUTH, "keys.p256dh"),
        (KEY, "", "keys.auth"),
        (KEY, b64(bytes(15)), "keys.auth"),
        (KEY, "密", "keys.auth"),
    ],
    ids=[
        "none",
        "no text of it",
        "no point",
        "short",
        "other signs",
        "no secret",
        "short secret",
        "other signs in it",
    ],  # keys are new each run
)
def test_keys_that_are_none(p256dh: str, auth: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        rules.check(Subscription(GOOGLE, p256dh, auth), allow_private=False)
    assert refused.value.field == field


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (201, "sent"),
        (202, "sent"),
        (404, "gone"),
        (410, "gone"),
        (429, "again"),
        (500, "again"),
        (503, "again"),
        (301, "failed"),
        (400, "failed"),
        (403, "failed"),
        (413, "failed"),
    ],
)
def test_answers(status: int, outcome: str) -> None:
    found, failure = rules.outcome(status)
    assert found == outcome
    assert (failure is None) == (outcome == "sent")
    assert failure is None or failure in rules.FAILURES


def test_pauses_grow_and_the_push_services_wish_counts_where_it_is_longer() -> None:
    assert [rules.pause_s(n, None) for n in (1, 2, 3)] == [10, 20, 40]
    assert rules.pause_s(1, 120) == 120
    assert rules.pause_s(4, 1) == 80
    assert rules.pause_s(1, 10**9) == rules.LONGEST_PAUSE_S
    assert [rules.retry_after(h) for h in (None, "", "30", "-1", "soon", "Wed, 21 Oct 2026 07:28:00 GMT", "٣")] == [
        None,
        None,
        30,
        None,
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", "Chrome · Windows"),
        ("Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0", "Edge · Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox · Linux"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1 Version/18 Safari/605.1", "Safari · macOS"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18 Mobile Safari/604.1", "Safari · iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36", "Chrome · Android"),
        ("curl/8.0", ""),
        ("", ""),
    ],
)
def test_browsers_by_name(agent: str, name: str) -> None:
    assert rules.device_name(agent) == name


def test_a_payload_always_fits_and_says_no_more_than_it_was_given() -> None:
    said = rules.payload(Push("王" * 1000, "😀" * 1000, "/inbox/" + "1" * 36, "t" * 1000))
    assert len(said) <= MAX_BYTES
    assert set(json.loads(said)) == {"title", "body", "path", "tag"}


def test_a_topic_is_short_and_tells_nothing() -> None:
    one = rules.topic("0190-conversation")
    assert len(one) == 32
    assert one == rules.topic("0190-conversation") != rules.topic("0190-other")
    assert one.replace("-", "").replace("_", "").isalnum()


def test_a_failure_is_told_in_the_readers_language() -> None:
    assert rules.words("refused", 403, "zh-CN") == "推送服务拒绝了请求 (403)"
    assert rules.words("unreachable", None, "en") == "the push service cannot be reached"
