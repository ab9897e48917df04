"""The audit trail over HTTP."""

from tests.support.people import House, browser, sign_in, small_app
from zhike.audit.http import routes as audit_routes
from zhike.identity.http import routes as identity_routes
from zhike.kit.ids import uuid7


async def test_list(house: House) -> None:
    email = f"{uuid7().hex}@example.com"
    owner = await house.person("owner", email=email, name="店主甲")
    app = small_app(house, (identity_routes, house.identity), (audit_routes, house.audit))
    async with browser(app) as client:
        await sign_in(client, email)
        page = (await client.get("/audit", params={"action": "session.signed_in"})).json()
        assert [item["actor"] for item in page["items"]] == [
            {"kind": "person", "id": str(owner.id), "name": "店主甲"},
        ]
        assert (await client.get("/audit", params={"subject_id": "nonsense"})).json()["items"] == []
        assert (await client.get("/audit", params={"action": "a\x00b"})).status_code == 422
        assert (await client.get("/audit", params={"since": "2020-01-01T00:00:00"})).json()["items"]
        await house.person("agent", email=f"a{email}")
        await sign_in(client, f"a{email}")
        assert (await client.get("/audit")).status_code == 403
