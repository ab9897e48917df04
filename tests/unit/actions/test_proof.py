"""What proves who we are: a secret that no header can carry is told before anything is sent."""

import pytest

from zhike.actions.adapters.web import proof
from zhike.actions.ports import Endpoint, FarTrouble
from zhike.actions.types import Auth

URL = "https://system.example"


@pytest.mark.parametrize("secret", ["密钥", "one\ntwo", "clé"])
def test_no_header_carries_it(secret: str) -> None:
    with pytest.raises(FarTrouble) as told:
        proof(Endpoint("openapi", URL, {}, Auth("bearer"), secret))
    assert (told.value.code, told.value.sent) == ("secret_unsendable", False)


def test_a_password_may_be_of_any_signs() -> None:
    sent = proof(Endpoint("openapi", URL, {}, Auth("basic"), "zhike:密码"))
    assert sent == {"authorization": "Basic emhpa2U65a+G56CB"}
