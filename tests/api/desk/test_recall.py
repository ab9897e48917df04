"""A message is taken back: its customer no longer sees it, staff does, marked; and what a message answers to is shown with it."""

from typing import Any
from uuid import UUID

import pytest

from tests.support.browsers import Browser
from tests.support.served import Served
from tests.support.shopfront import Shopfront
from zhike.desk.jobs import CallbackDelivery
from zhike.identity import Grant, NewKey
from zhike.jobs import JobContext
from zhike.kit.ids import uuid7


async def begun(served: Served, shop: Shopfront) -> tuple[Any, Any, Browser, str]:
    """Return (client of the agent who has it, the agent, the customer's browser, path of the conversation)."""
    customer = Browser(served, shop)
    await customer.begin()
    conversation_id = (await customer.say("在吗")).json()["conversation_id"]
    await shop.hand_to_queue(UUID(conversation_id))
    agent = await shop.person()
    client, _ = await served.sign_in(shop, agent.id)
    path = f"/api/v1/conversations/{conversation_id}"
    assert (await client.post(f"{path}/take", json={})).status_code == 200
    return client, agent, customer, path


def words(text: str, **more: Any) -> dict[str, Any]:
    return {"client_id": uuid7().hex, "kind": "text", "content": {"text": text}} | more


async def post(client: Any, path: str, body: dict[str, Any]) -> dict[str, Any]:
    answer = await client.post(f"{path}/messages", json=body)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def last_heard(customer: Browser) -> dict[str, Any]:
    snapshot = (await customer.http.get("/widget/v1/snapshot")).json()
    return dict([m for m in snapshot["messages"] if m["direction"] == "out" and m["author"]["kind"] == "person"][-1])


async def test_what_is_recalled_the_customer_no_longer_sees_and_staff_does(served: Served, shop: Shopfront) -> None:
    client, agent, customer, path = await begun(served, shop)
    upload = await client.post(f"{path}/attachments", files={"file": ("错的.txt", "他人的资料".encode())})
    attachment = {"attachment": {"id": upload.json()["id"]}, "text": "您的订单"}
    said = await post(client, path, words("") | {"kind": "file", "content": attachment})
    file = (await last_heard(customer))["content"]["attachment"]["url"]
    assert (await customer.http.get(file)).status_code == 200
    taken = await client.post(f"{path}/messages/{said['id']}/recall")
    assert taken.status_code == 200, taken.text
    assert taken.json()["content"]["text"] == "您的订单"
    assert taken.json()["recalled_at"]
    heard = await last_heard(customer)
    assert (heard["id"], heard["content"], heard["kind"]) == (said["id"], {}, "text")
    assert heard["recalled_at"]
    assert (await customer.http.get(file)).status_code == 404
    assert (await client.get(f"/api/v1/attachments/{upload.json()['id']}")).status_code == 200
    assert (await client.post(f"{path}/messages/{said['id']}/recall")).json()["recalled_at"] == taken.json()[
        "recalled_at"
    ]
    async with shop.tx() as tx:
        trail = await tx.rows("SELECT actor_id, detail FROM audit_entries WHERE action = 'message.recalled'")
    assert [(row["actor_id"], row["detail"]["message_id"]) for row in trail] == [(agent.id, said["id"])]
    assert "您的订单" not in str(trail)
    kinds = [kind for kind, _ in await shop.facts(UUID(path.rpartition("/")[2]))]
    assert kinds.count("message.recalled@1") == 1


async def test_a_recalled_reply_is_no_answer_and_no_last_word(served: Served, shop: Shopfront) -> None:
    client, _, _, path = await begun(served, shop)
    waited = (await client.get(path)).json()["conversation"]["waiting_since"]
    assert waited
    said = await post(client, path, words("打错了"))
    row = (await client.get(path)).json()["conversation"]
    assert (row["preview"]["text"], row["waiting_since"]) == ("打错了", None)
    assert (await client.post(f"{path}/messages/{said['id']}/recall")).status_code == 200
    row = (await client.get(path)).json()["conversation"]
    assert (row["preview"]["text"], row["preview"]["author_kind"]) == ("在吗", "customer")
    assert row["waiting_since"] == waited
    kept = await post(client, path, words("在的"))
    row = (await client.get(path)).json()["conversation"]
    assert (row["preview"]["text"], row["waiting_since"]) == ("在的", None)
    more = await post(client, path, words("稍等"))
    assert (await client.post(f"{path}/messages/{more['id']}/recall")).status_code == 200
    row = (await client.get(path)).json()["conversation"]
    assert (row["preview"]["text"], row["waiting_since"]) == ("在的", None), kept


async def test_only_ones_own_words_soon_after(served: Served, shop: Shopfront) -> None:
    client, _, _, path = await begun(served, shop)
    said, note = await post(client, path, words("打错了")), await post(client, path, words("备注", private=True))
    owner, _ = await served.sign_in(shop, (await shop.person("owner")).id)
    opened = (await client.get(path)).json()["messages"]
    wrong = [
        (owner, said["id"], "recall_refused"),
        (client, note["id"], "recall_refused"),
        (client, opened[0]["id"], "recall_refused"),
        (client, str(uuid7()), "message_not_found"),
        (client, "nothing", "message_not_found"),
    ]
    for who, message_id, code in wrong:
        assert (await who.post(f"{path}/messages/{message_id}/recall")).json()["code"] == code, code
    async with shop.tx() as tx:
        await tx.execute(
            "UPDATE messages SET created_at = created_at - interval '121 s' WHERE id = :i", {"i": said["id"]}
        )
    late = await client.post(f"{path}/messages/{said['id']}/recall")
    assert (late.status_code, late.json()["code"]) == (409, "recall_too_late")


async def test_what_a_message_answers_to_is_shown_but_no_note_to_a_customer(served: Served, shop: Shopfront) -> None:
    client, _, customer, path = await begun(served, shop)
    asked = (await client.get(path)).json()["messages"][0]
    said = await post(client, path, words("在的", reply_to=asked["id"]))
    assert (said["quote"]["text"], said["quote"]["author"]["kind"]) == ("在吗", "customer")
    assert (await last_heard(customer))["quote"]["text"] == "在吗"
    note = await post(client, path, words("老客户", private=True, reply_to=said["id"]))
    assert note["quote"]["text"] == "在的"
    refused = await client.post(f"{path}/messages", json=words("您是老客户", reply_to=note["id"]))
    assert (refused.status_code, refused.json()["field"]) == (422, "reply_to")
    planned = {"client_id": "p", "parts": [{"kind": "text", "content": {"text": "x"}}], "reply_to": note["id"]}
    assert (await client.post(f"{path}/scheduled", json=planned)).json()["code"] == "note_quoted"
    other = (await shop.says(await shop.customer(), "别的会话")).message_id
    strange = await client.post(f"{path}/messages", json=words("x", reply_to=str(other)))
    assert (strange.status_code, strange.json()["code"]) == (404, "message_not_found")
    await client.post(f"{path}/messages/{said['id']}/recall")
    second = await post(client, path, words("我在", reply_to=said["id"]))
    assert second["quote"]["recalled"]
    assert (await last_heard(customer))["quote"] is None


class Program:
    """The program behind an API inbox: notes what it is sent."""

    def __init__(self) -> None:
        self.got: list[tuple[str, dict[str, Any]]] = []

    async def send(self, _url: str, key: str, body: dict[str, Any], _secret: str) -> None:
        self.got.append((key, body))


@pytest.mark.parametrize("before", [True, False])
async def test_a_program_is_told_and_never_given_what_was_taken_back(
    served: Served, shop: Shopfront, before: bool
) -> None:
    conversation_id = (await shop.says(await shop.customer(), "在吗")).conversation_id
    agent = await shop.person()
    async with shop.tx() as tx:
        await tx.execute(
            'UPDATE inboxes SET settings = settings || \'{"callback_url": "https://a.example"}\' WHERE id = :i',
            {"i": shop.api.id},
        )
        await shop.house.conversations.take(tx, conversation_id, agent.id, may_assign=False)
    client, _ = await served.sign_in(shop, agent.id)
    path = f"/api/v1/conversations/{conversation_id}"
    program, house = Program(), shop.house
    house.channels.forget_inbox(shop.workspace, shop.api.id)
    delivery = CallbackDelivery(
        house.db, house.outbox, house.channels, house.reading, house.conversations, program, paused=False
    )

    async def deliver() -> None:
        for job in await shop.jobs("channels.deliver"):
            args = {"conversation_id": UUID(job["args"]["subject_id"]), "version": job["args"]["version"]}
            await delivery.deliver(JobContext(1, 0, True), shop.workspace, **args)

    said = await post(client, path, words("机密"))
    if before:
        await deliver()
        assert program.got[0][1]["data"]["message"]["content"] == {"text": "机密"}
    await client.post(f"{path}/messages/{said['id']}/recall")
    await deliver()
    assert (program.got[-1][0], program.got[-1][1]["type"]) == (f"{said['id']}:recalled", "message.recalled")
    assert program.got[-1][1]["data"]["message"]["recalled_at"]
    assert [body["data"]["message"]["content"] for _, body in program.got] == (
        [{"text": "机密"}] if before else [{}]
    ) + [{}]
    async with shop.tx() as tx:
        _, key = await house.identity.keys.create(tx, None, NewKey("t", (Grant("channel.write"),)))
    fetched = await served.client(Authorization=f"Bearer {key}").get(f"/channel/v1/inboxes/{shop.api.key}/outbox")
    assert "机密" not in fetched.text
