"""Setting mail up, trying it, and looking at what went."""

from tests.support.mail_server import mail_server
from tests.support.served import Served
from tests.support.shopfront import Shopfront

SERVER = {"host": "smtp.tea.example", "port": 465, "security": "tls", "username": "tea", "password": "geheim"}
SERVER |= {"from_address": "help@tea.example", "from_name": "山茶"}
AT = "/api/v1/mail/server"


async def test_the_password_is_kept_and_never_told(served: Served, shop: Shopfront) -> None:
    owner, _ = await served.sign_in(shop, (await shop.person("owner")).id)
    saved = await owner.put(AT, json=SERVER)
    assert saved.status_code == 200, saved.text
    assert saved.json()["server"]["has_password"] is True
    assert "geheim" not in saved.text + (await owner.get("/api/v1/audit")).text
    kept = await owner.put(AT, json=SERVER | {"password": None, "from_name": "山茶铺"})
    assert kept.json()["server"]["has_password"] is True
    other = await owner.put(AT, json=SERVER | {"password": None, "host": "evil.example"})
    assert other.json()["server"]["has_password"] is False, "another server is not told this one's password"
    async with shop.tx() as tx:
        stored = await tx.rows("SELECT * FROM mail_servers")
    assert b"geheim" not in str(dict(stored[0])).encode()
    assert (await owner.delete(AT)).json()["server"] is None


async def test_what_cannot_be_a_server_is_refused(served: Served, shop: Shopfront) -> None:
    owner, _ = await served.sign_in(shop, (await shop.person("owner")).id)
    agent, _ = await served.sign_in(shop, (await shop.person("agent")).id)
    assert (await agent.get(AT)).status_code == 403
    for wrong, field in (
        ({"security": "none"}, "security"),
        ({"from_address": "nobody"}, "from_address"),
        ({"host": "a b"}, "host"),
        ({"from_name": "a\nBcc: b"}, "from_name"),
        ({"port": 0}, "port"),
    ):
        refused = await owner.put(AT, json=SERVER | wrong)
        assert (refused.status_code, refused.json()["field"]) == (422, field), refused.text
    none = await owner.post("/api/v1/mail/test", json={"to": "a@b.example"})
    assert (none.status_code, none.json()["code"]) == (409, "mail_not_set_up")


async def test_a_test_mail_says_what_came_of_it(served: Served, shop: Shopfront) -> None:
    owner, _ = await served.sign_in(shop, (await shop.person("owner")).id)
    async with mail_server() as server:
        await owner.put(AT, json=SERVER | {"host": "localhost", "port": server.port, "security": "none"})
        answer = (await owner.post("/api/v1/mail/test", json={"to": "zhang@b.example"})).json()
    assert (answer["state"], answer["problem"]) == ("failed", "服务器地址不是公网地址")
    assert "zhang" not in answer["to"]
    page = (await owner.get("/api/v1/mails?state=failed&limit=1")).json()
    assert ([m["id"] for m in page["items"]], page["next_cursor"]) == ([answer["id"]], None)
    again = await owner.post(f"/api/v1/mails/{answer['id']}/retry")
    assert again.json()["state"] == "queued"
    twice = await owner.post(f"/api/v1/mails/{answer['id']}/retry")
    assert (twice.status_code, twice.json()["code"]) == (409, "mail_not_retried")
    assert (await owner.post("/api/v1/mails/nonsense/retry")).status_code == 404
