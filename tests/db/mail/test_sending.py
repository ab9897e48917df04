"""Mail through a real SMTP server: what comes, what does not, and what is written down of it."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio

from tests.support.mail_server import certificate, mail_server
from tests.support.shopfront import Shopfront, open_shop
from zhike.db.urls import Urls
from zhike.mail import Delivery, NewMail, SmtpOutlet
from zhike.mail.errors import MailNotRetried, TooMuchMail
from zhike.mail.outlet import NotSent
from zhike.settings import Settings


@pytest_asyncio.fixture
async def shop(settings: Settings, urls: Urls) -> AsyncIterator[Shopfront]:
    async with open_shop(settings, urls) as shop:
        yield shop


async def set_up(shop: Shopfront, port: int, **more: Any) -> None:
    given = {"host": "localhost", "port": port, "security": "none", "username": None, "password": None}
    given |= {"from_address": "help@tea.example", "from_name": "山茶"}
    owner = await shop.person("owner")
    async with shop.tx() as tx:
        await shop.house.mail.save(tx, owner, given | more, None)


async def queued(shop: Shopfront, to: str = "zhang@b.example", **more: Any) -> UUID:
    async with shop.tx() as tx:
        return await shop.house.mail.queue(tx, NewMail("test", to, "您好", "正文", **more))


def delivery(shop: Shopfront, outlet: SmtpOutlet | None = None) -> Delivery:
    return Delivery(shop.house.db, shop.house.mail, outlet or SmtpOutlet(True, timeout_s=5), paused=False)


async def state(shop: Shopfront, mail_id: UUID) -> tuple[str, str | None, int | None]:
    async with shop.tx() as tx:
        found = await shop.house.mail.record(tx, mail_id)
    return found.state, found.failure, found.answer


async def test_it_arrives_once_and_its_words_do_not_stay(shop: Shopfront) -> None:
    async with mail_server() as server:
        await set_up(shop, server.port)
        mail_id = await queued(shop)
        assert [job["args"]["mail_id"] for job in await shop.jobs("mail.send")] == [str(mail_id)]
        await delivery(shop).deliver(shop.workspace, mail_id, last=False)
        await delivery(shop).deliver(shop.workspace, mail_id, last=False)
    [came] = server.came
    assert (came["To"], came["Subject"], came.get_content().strip()) == ("zhang@b.example", "您好", "正文")
    assert await state(shop, mail_id) == ("sent", None, None)
    async with shop.tx() as tx:
        kept = shop.house.mail.opened(tx, (await tx.rows("SELECT * FROM mails"))[0], {})
    assert kept is not None
    assert kept.keys() == {"shown", "subject"}
    assert "zhang@" not in str(kept)


@pytest.mark.parametrize(
    ("rcpt", "data", "last", "becomes"),
    [
        (["550 no such user"], [], False, ("failed", "recipient", 550)),
        (["451 grey"], [], False, ("queued", "later", 451)),
        (["451 grey"], [], True, ("failed", "later", 451)),
        ([], ["554 spam"], False, ("failed", "refused", 554)),
        ([], ["452 full"], False, ("queued", "later", 452)),
        ([], ["cut"], False, ("unknown", "unsure", None)),
    ],
)
async def test_what_went_wrong_is_written_down(
    shop: Shopfront, rcpt: list[str], data: list[str], last: bool, becomes: tuple[str, str, int | None]
) -> None:
    async with mail_server() as server:
        server.rcpt, server.data = rcpt, data
        await set_up(shop, server.port)
        mail_id = await queued(shop)
        if becomes[0] == "queued":
            with pytest.raises(NotSent):
                await delivery(shop).deliver(shop.workspace, mail_id, last=last)
        else:
            await delivery(shop).deliver(shop.workspace, mail_id, last=last)
        assert await state(shop, mail_id) == becomes
        await delivery(shop).deliver(shop.workspace, mail_id, last=last)  # the job runs again
        assert len(server.came) == (1 if becomes[0] == "queued" else 0), "a second try only where it may help"


async def test_what_nobody_asked_for_has_a_share_of_its_own_and_leaves_nothing(shop: Shopfront) -> None:
    async with mail_server() as server:
        server.rcpt = ["550 no such user"]
        await set_up(shop, server.port)
        async with shop.tx() as tx:
            alerts = [
                await shop.house.mail.queue(tx, NewMail("alert", "lin@b.example", "提醒", "王芳")) for _ in range(5)
            ]
            await shop.house.mail.queue(tx, NewMail("digest", "lin@b.example", "摘要", "正文"))  # one a day by its key
            with pytest.raises(TooMuchMail):
                await shop.house.mail.queue(tx, NewMail("alert", "lin@b.example", "提醒", "正文"))
        for _ in range(5):
            await queued(shop, "lin@b.example")  # what somebody asks for still goes
        with pytest.raises(TooMuchMail):
            await queued(shop, "lin@b.example")
        await delivery(shop).deliver(shop.workspace, alerts[0], last=False)
    assert await state(shop, alerts[0]) == ("failed", "recipient", 550)
    owner = await shop.person("owner")
    async with shop.tx() as tx:
        row = await tx.row("SELECT * FROM mails WHERE id = :i", {"i": alerts[0]})
        assert row is not None
        kept = shop.house.mail.opened(tx, row, {})
        with pytest.raises(MailNotRetried):
            await shop.house.mail.again(tx, owner, alerts[0], None)
    assert kept is not None
    assert kept.keys() == {"shown", "subject"}


async def test_who_dies_with_a_mail_in_hand_leaves_it_unknown(shop: Shopfront) -> None:
    async with mail_server() as server:
        await set_up(shop, server.port)
        mail_id = await queued(shop)
        assert await delivery(shop)._claim(shop.workspace, mail_id) is not None
        await delivery(shop).deliver(shop.workspace, mail_id, last=False)
        assert (await state(shop, mail_id), server.came) == (("unknown", "unsure", None), [])
        owner = await shop.person("owner")
        async with shop.tx() as tx:
            await shop.house.mail.again(tx, owner, mail_id, None)
        await delivery(shop).deliver(shop.workspace, mail_id, last=False)
        assert (len(server.came), (await state(shop, mail_id))[0]) == (1, "sent")


@pytest.mark.parametrize("security", ["tls", "starttls"])
async def test_encrypted_with_a_certificate_that_is_checked(shop: Shopfront, tmp_path: Path, security: str) -> None:
    ours, theirs = certificate(tmp_path)
    wanted = {"tls": ours} if security == "tls" else {"starttls": ours}
    async with mail_server(**wanted, auth=True) as server:
        await set_up(shop, server.port, security=security, username="tea", password="right")
        unknown = await queued(shop)
        await delivery(shop).deliver(shop.workspace, unknown, last=True)
        assert (await state(shop, unknown))[:2] == ("failed", "tls"), "nobody vouches for the certificate"
        mail_id = await queued(shop)
        known = SmtpOutlet(True, timeout_s=5, tls=theirs)
        await delivery(shop, known).deliver(shop.workspace, mail_id, last=True)
        assert await state(shop, mail_id) == ("sent", None, None)
        assert server.logins == [(b"tea", b"right")]


async def test_wrong_password_slow_server_nobody_there(shop: Shopfront, tmp_path: Path) -> None:
    ours, theirs = certificate(tmp_path)
    async with mail_server(starttls=ours, auth=True) as server:
        await set_up(shop, server.port, security="starttls", username="tea", password="wrong")
        mail_id = await queued(shop)
        await delivery(shop, SmtpOutlet(True, timeout_s=5, tls=theirs)).deliver(shop.workspace, mail_id, last=False)
        assert (await state(shop, mail_id))[:2] == ("failed", "auth")
    async with mail_server() as server:
        server.slow_s = 3
        await set_up(shop, server.port)
        mail_id = await queued(shop)
        await delivery(shop, SmtpOutlet(True, timeout_s=0.5)).deliver(shop.workspace, mail_id, last=True)
        assert (await state(shop, mail_id))[1] in ("timeout", "unsure")
        port = server.port
    await set_up(shop, port)
    mail_id = await queued(shop)
    with pytest.raises(NotSent):
        await delivery(shop).deliver(shop.workspace, mail_id, last=False)
    assert (await state(shop, mail_id))[:2] == ("queued", "no_answer")


async def test_a_workspaces_server_is_at_a_public_address(shop: Shopfront) -> None:
    async with mail_server() as server:
        await set_up(shop, server.port)
        mail_id = await queued(shop)
        await delivery(shop, SmtpOutlet(False)).deliver(shop.workspace, mail_id, last=False)
        assert (await state(shop, mail_id), server.came) == (("failed", "private_host", None), [])


async def test_nobody_is_flooded(shop: Shopfront) -> None:
    await set_up(shop, 25)
    for _ in range(5):
        await queued(shop, "Zhang@b.example")
    with pytest.raises(TooMuchMail):
        await queued(shop, "zhang@B.example")
    assert await queued(shop, "li@b.example")


async def test_an_erased_customers_mail_is_gone(shop: Shopfront) -> None:
    await set_up(shop, 25)
    who = await shop.customer("张三")
    mail_id = await queued(shop, customer_id=who.customer_id)
    owner = await shop.person("owner")
    async with shop.tx() as tx:
        await shop.house.customers.erase(tx, owner, who.customer_id)
    assert await shop.count("mails", "id = :i", i=mail_id) == 0


async def test_what_was_sent_by_itself_is_forgotten_after_a_week(shop: Shopfront) -> None:
    async with mail_server() as server:
        await set_up(shop, server.port)
        async with shop.tx() as tx:
            old = await shop.house.mail.queue(tx, NewMail("alert", "lin@b.example", "提醒", "正文"))
            await tx.execute("UPDATE mails SET created_at = now() - interval '8 days'")
            new = await shop.house.mail.queue(tx, NewMail("digest", "lin@b.example", "摘要", "正文"))
        asked = await queued(shop)
        async with shop.tx() as tx:
            await tx.execute("UPDATE mails SET created_at = now() - interval '8 days' WHERE id = :i", {"i": asked})
            await shop.house.mail.sweep(tx)
            left = {row["id"] for row in await tx.rows("SELECT id FROM mails")}
    assert left == {new, asked}
    assert old not in left
