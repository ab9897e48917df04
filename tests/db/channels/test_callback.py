"""The API channel's outlet against a real HTTP server on loopback, and the guard in front of it."""

import json
from collections.abc import AsyncIterator
from uuid import uuid4

import httpx
import pytest
from standardwebhooks.webhooks import Webhook

from tests.support.receiver import Receiver, receiving
from zhike.channels import CallbackOutlet
from zhike.db import Database, EffectInsideTransaction
from zhike.kit.addresses import is_public

SECRET = b"a secret of thirty-two characters"


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving() as program:
        yield program


async def test_a_message_arrives_signed_with_its_idempotency_key(receiver: Receiver) -> None:
    outlet = CallbackOutlet(allow_private=True)
    message_id = str(uuid4())
    await outlet.send(receiver.url, message_id, {"type": "message.created", "data": {"text": "您好"}}, SECRET)
    await outlet.close()
    [(headers, body)] = receiver.requests
    assert headers["webhook-id"] == message_id
    verified = Webhook(SECRET).verify(body, headers)
    assert verified == json.loads(body) == {"type": "message.created", "data": {"text": "您好"}}


async def test_a_refusal_of_the_far_side_is_an_error(receiver: Receiver) -> None:
    outlet = CallbackOutlet(allow_private=True)
    receiver.status = 500
    with pytest.raises(httpx.HTTPStatusError):
        await outlet.send(receiver.url, "m", {}, SECRET)
    await outlet.close()


async def test_private_addresses_are_refused_before_a_byte_is_sent(receiver: Receiver) -> None:
    outlet = CallbackOutlet()
    with pytest.raises(httpx.ConnectError):
        await outlet.send(receiver.url, "m", {}, SECRET)
    await outlet.close()
    assert receiver.requests == []


async def test_nothing_is_sent_while_a_transaction_is_open(db: Database, workspace: object, receiver: Receiver) -> None:
    outlet = CallbackOutlet(allow_private=True)
    async with db.system():
        with pytest.raises(EffectInsideTransaction):
            await outlet.send(receiver.url, "m", {}, SECRET)
    await outlet.close()
    assert receiver.requests == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("172.20.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("::1", False),
        ("::ffff:10.0.0.1", False),
        ("fe80::1%eth0", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("not an address", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public
