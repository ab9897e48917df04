"""The demo shop's own server side: it vouches for its one invented customer, as a merchant's server would."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from zhike.channels import sign_identity
from zhike.house import House

INBOX_KEY = "demo-shop"
CUSTOMER = {"external_id": "demo-customer", "name": "陈一诺"}


def routes(house: House) -> list[BaseRoute]:
    """Return the shop's routes; InboxNotFound where the demo is not installed."""

    async def identity(_request: Request) -> Response:
        inbox = await house.channels.inbox(INBOX_KEY)
        signed = CUSTOMER | {"hmac": sign_identity(inbox.identity_secret, CUSTOMER["external_id"])}
        return JSONResponse(signed, headers={"Cache-Control": "no-store"})

    return [Route("/shop/identity.json", identity)]
