"""A push from the one who is told to his browser: encrypted, signed, tried again, given up, and gone with his session."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio

from tests.support.push_service import PushBrowser, PushService, push_service, signed_by
from tests.support.shopfront import PASSWORD, Shopfront, open_shop
from zhike.db.urls import Urls
from zhike.identity import Credentials, UserChanges, Viewer
from zhike.push import Push, PushDelivery, PushOutlet, Subscription, TooManyDevices, Vapid
from zhike.push.errors import TrialTooSoon
from zhike.push.rules import MOST_DEVICES, TRIES
from zhike.settings import Settings

AGENT = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"
NEWS = Push("王芳给您发了消息", "官网", "/inbox/1", "conversation-1")


@pytest_asyncio.fixture
async def shop(settings: Settings, urls: Urls) -> AsyncIterator[Shopfront]:
    settings.push.allow_private = True
    async with open_shop(settings, urls) as shop:
        yield shop


@pytest_asyncio.fixture
async def service() -> AsyncIterator[PushService]:
    async with push_service() as service:
        yield service


@pytest_asyncio.fixture
async def lin(shop: Shopfront) -> Viewer:
    return await shop.person()


async def add(
    shop: Shopfront, who: Viewer, browser: PushBrowser, token: str | None = None, replaces: bytes | None = None
) -> UUID:
    given = browser.subscription
    subscription = Subscription(given["endpoint"], **given["keys"])
    async with shop.tx() as tx:
        made = await shop.house.push.add(tx, who, subscription, token=token, user_agent=AGENT, replaces=replaces)
    return made.id


async def tell(shop: Shopfront, who: Viewer, push: Push = NEWS) -> int:
    async with shop.tx() as tx:
        return await shop.house.push.queue(tx, who.id, push)


async def work(shop: Shopfront, delivery: PushDelivery | None = None, since: int = 0) -> int:
    """Run the jobs that were deferred after the ``since`` first; returns how many there are by now."""
    jobs = await shop.jobs("push.send")
    for job in jobs[since:]:
        await (delivery or shop.house.push_delivery).deliver(shop.workspace, UUID(job["args"]["push_id"]))
    return len(jobs)


async def device_names(shop: Shopfront, who: Viewer) -> list[str]:
    async with shop.tx() as tx:
        return [one.name for one in await shop.house.push.devices(tx, who, None)]


async def test_told_on_each_device_and_readable_there_only(shop: Shopfront, service: PushService, lin: Viewer) -> None:
    desk, phone, other = service.browser(), service.browser(), service.browser()
    await add(shop, lin, desk)
    await add(shop, lin, phone)
    await add(shop, await shop.person(), other)
    assert await tell(shop, lin) == 2
    await work(shop)
    await work(shop)  # a job run twice finds nothing to do
    said = [{"title": NEWS.title, "body": NEWS.body, "path": NEWS.path, "tag": NEWS.tag}]
    assert (desk.read(), phone.read(), other.read()) == (said, said, [])
    _, headers, body = service.came[0]
    assert NEWS.title.encode() not in body
    key, claims = signed_by(headers["authorization"], service.url)
    assert key == shop.house.push_outlet.vapid.public_key
    assert set(claims) == {"aud", "exp"}
    assert (headers["content-encoding"], headers["urgency"], len(headers["topic"])) == ("aes128gcm", "high", 32)
    assert 14_000 < int(headers["ttl"]) <= 14_400
    async with shop.tx() as tx:
        first = (await shop.house.push.devices(tx, lin, None))[0]
    assert (first.name, first.failure) == ("Chrome · Windows", None)
    assert first.told_at is not None
    assert await shop.count("pushes") == 0, "what went is not kept"


async def test_nothing_of_it_can_be_read_where_it_is_kept(shop: Shopfront, service: PushService, lin: Viewer) -> None:
    browser = service.browser("secret-endpoint")
    await add(shop, lin, browser)
    await tell(shop, lin)
    async with shop.tx() as tx:
        [kept] = await tx.rows("SELECT * FROM push_subscriptions WHERE user_id = :u", {"u": lin.id})
        [waiting] = await tx.rows("SELECT * FROM pushes", {})
    for row in (kept, waiting):
        raw = b" ".join(v if isinstance(v, bytes) else str(v).encode() for v in row.values())
        for words in (b"secret-endpoint", browser.p256dh.encode(), "王芳".encode(), NEWS.path.encode()):
            assert words not in raw
    [job] = await shop.jobs("push.send")
    assert set(job["args"]) == {"workspace_id", "push_id"}


async def test_a_push_about_an_erased_customer_is_not_told(shop: Shopfront, service: PushService, lin: Viewer) -> None:
    browser = service.browser()
    await add(shop, lin, browser)
    who = await shop.customer("王芳")
    await tell(shop, lin, Push("王芳", "", "/inbox/1", "1", customer_id=who.customer_id))
    await tell(shop, lin, Push("李明", "", "/inbox/2", "2", customer_id=(await shop.customer("李明")).customer_id))
    boss = await shop.person("owner")
    async with shop.tx() as tx:
        await shop.house.customers.erase(tx, boss, who.customer_id)
    await work(shop)
    assert [one["title"] for one in browser.read()] == ["李明"]
    assert await shop.count("pushes") == 0


@pytest.mark.parametrize("status", [404, 410])
async def test_a_browser_that_ended_its_subscription_is_forgotten(
    shop: Shopfront, service: PushService, lin: Viewer, status: int
) -> None:
    await add(shop, lin, service.browser())
    service.answers = [(status, "")]
    await tell(shop, lin)
    await work(shop)
    assert await device_names(shop, lin) == []
    assert await tell(shop, lin) == 0


async def test_tried_again_when_the_push_service_says(shop: Shopfront, service: PushService, lin: Viewer) -> None:
    browser = service.browser()
    await add(shop, lin, browser)
    service.answers = [(429, "Retry-After: 90\r\n"), (503, "")]
    await tell(shop, lin)
    done = await work(shop)
    async with shop.house.db.system() as tx:
        wait = "SELECT extract(epoch FROM scheduled_at - now()) FROM procrastinate_jobs WHERE task_name = 'push.send'"
        waits = await tx.scalar(
            f"{wait} AND args->>'workspace_id' = :w ORDER BY id DESC LIMIT 1", {"w": str(shop.workspace)}
        )
    assert 80 < waits <= 90
    async with shop.tx() as tx:
        [device] = await shop.house.push.devices(tx, lin, None)
    assert (device.failure, device.answer, device.told_at) == ("busy", 429, None)
    done = await work(shop, since=done)
    done = await work(shop, since=done)
    assert len(service.came) == 3
    assert len(browser.read()) == 3  # the same words each time: the browser shows the last
    async with shop.tx() as tx:
        [device] = await shop.house.push.devices(tx, lin, None)
    assert device.failure is None
    assert await shop.count("pushes") == 0
    assert await work(shop, since=done) == done, "nothing more is deferred"


async def test_given_up_after_so_many_tries_and_at_once_where_it_will_never_do(
    shop: Shopfront, service: PushService, lin: Viewer
) -> None:
    await add(shop, lin, service.browser())
    service.answers = [(413, "")]
    await tell(shop, lin)
    done = await work(shop)
    assert await shop.count("pushes") == 0
    service.answers = [(500, "")] * 20
    await tell(shop, lin)
    for _ in range(TRIES + 2):
        done = await work(shop, since=done)
    assert len(service.came) == 1 + TRIES
    assert await shop.count("pushes") == 0
    assert len(await device_names(shop, lin)) == 1, "the device stays: the next push may go"


async def test_what_is_old_and_what_waits_while_effects_are_paused_is_told_to_nobody(
    shop: Shopfront, service: PushService, lin: Viewer
) -> None:
    await add(shop, lin, service.browser())
    await tell(shop, lin)
    async with shop.tx() as tx:
        await tx.execute("UPDATE pushes SET created_at = now() - interval '5 hours'", {})
    done = await work(shop)
    house = shop.house
    await tell(shop, lin)
    await work(shop, PushDelivery(house.db, house.push, house.push_outlet, paused=True), since=done)
    assert service.came == []
    assert await shop.count("pushes") == 0


async def test_an_address_that_is_not_public_is_never_called(
    shop: Shopfront, service: PushService, lin: Viewer
) -> None:
    await add(shop, lin, service.browser())
    outlet = PushOutlet(Vapid(bytes(32)))  # as an installation is by default
    try:
        await tell(shop, lin)
        await work(shop, PushDelivery(shop.house.db, shop.house.push, outlet, paused=False))
    finally:
        await outlet.close()
    assert service.came == []
    async with shop.tx() as tx:
        [device] = await shop.house.push.devices(tx, lin, None)
    assert device.failure == "private"


async def test_a_push_service_that_does_not_answer_is_left_alone_for_a_while(
    shop: Shopfront, service: PushService, lin: Viewer
) -> None:
    gone, there = service.browser(), service.browser()
    service.url, url = "http://127.0.0.1:9", service.url
    await add(shop, lin, gone)
    service.url = url
    await add(shop, lin, there)
    delivery = shop.house.push_delivery
    dialled: list[str] = []
    send = delivery.outlet.send

    async def counted(to: Subscription, *more: Any) -> Any:
        dialled.append(to.endpoint)
        return await send(to, *more)

    delivery.outlet.send = counted  # type: ignore[method-assign]
    for _ in range(3):
        await tell(shop, lin)
    await work(shop)
    assert (len(dialled), len(there.read())) == (4, 3), "the others are told, the silent one was asked once"
    async with shop.tx() as tx:
        failures = {one.failure for one in await shop.house.push.devices(tx, lin, None)}
    assert failures == {"unreachable", None}
    assert await shop.count("pushes") == 3, "tried again later"


async def test_a_browser_is_one_device_of_whoever_subscribed_last(
    shop: Shopfront, service: PushService, lin: Viewer
) -> None:
    browser, wang = service.browser(), await shop.person()
    first = await add(shop, lin, browser)
    assert await add(shop, lin, browser) == first
    await tell(shop, lin)
    await add(shop, wang, browser)
    assert (await device_names(shop, lin), len(await device_names(shop, wang))) == ([], 1)
    await work(shop)
    assert browser.read() == [], "what waited for the one before is not told to the next"
    renewed = service.browser()
    async with shop.tx() as tx:
        [old] = await shop.house.push.devices(tx, wang, None)
    await add(shop, wang, renewed, replaces=bytes.fromhex(old.fingerprint))
    async with shop.tx() as tx:
        assert [one.fingerprint != old.fingerprint for one in await shop.house.push.devices(tx, wang, None)] == [True]


async def test_at_most_so_many(shop: Shopfront, service: PushService, lin: Viewer) -> None:
    browsers = [service.browser() for _ in range(MOST_DEVICES + 1)]
    for browser in browsers[:-1]:
        await add(shop, lin, browser)
    await add(shop, lin, browsers[0])  # known already
    with pytest.raises(TooManyDevices):
        await add(shop, lin, browsers[-1])


async def test_a_device_goes_with_its_session(shop: Shopfront, service: PushService, lin: Viewer) -> None:
    identity, email = shop.house.identity, await shop.email(lin.id)
    tokens = [(await identity.sign_in(Credentials(email, PASSWORD))).token for _ in range(3)]
    for token in tokens:
        await add(shop, lin, service.browser(), token)
    async with shop.tx() as tx:
        assert [one.current for one in await shop.house.push.devices(tx, lin, tokens[0])] == [False, False, True]
        await identity.sign_out(tx, lin, tokens[0])
    assert len(await device_names(shop, lin)) == 2
    await identity.change_password(lin, PASSWORD, "another horse", keep_token=tokens[1], ip=None)
    async with shop.tx() as tx:
        assert [one.current for one in await shop.house.push.devices(tx, lin, tokens[1])] == [True]


async def test_who_is_switched_off_is_told_nothing_more(shop: Shopfront, service: PushService, lin: Viewer) -> None:
    await add(shop, lin, service.browser())
    await tell(shop, lin)
    async with shop.tx() as tx:
        await shop.house.identity.users.update(tx, None, lin.id, UserChanges(disabled=True))
    await work(shop)
    assert service.came == []
    assert await shop.count("push_subscriptions", "user_id = :u", u=lin.id) == 0


async def test_a_trial_says_what_came_of_it(shop: Shopfront, service: PushService, lin: Viewer) -> None:
    browser = service.browser()
    device = await add(shop, lin, browser)
    assert (await shop.house.push_delivery.trial(lin, device)).outcome == "sent"
    [said] = browser.read()
    assert (said["title"], said["trial"]) == ("这台设备可以收到通知", True)
    with pytest.raises(TrialTooSoon):
        await shop.house.push_delivery.trial(lin, device)


async def test_pushes_that_nobody_sent_are_swept(shop: Shopfront, service: PushService, lin: Viewer) -> None:
    await add(shop, lin, service.browser())
    await tell(shop, lin)
    async with shop.tx() as tx:
        await tx.execute("UPDATE pushes SET created_at = now() - interval '5 hours'", {})
    await tell(shop, lin)
    async with shop.tx() as tx:
        await shop.house.push.sweep(tx)
    assert await shop.count("pushes") == 1


async def drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer a byte now and then, without an end."""
    with contextlib.suppress(ConnectionError):
        while not reader.at_eof():
            writer.write(b"H")
            await writer.drain()
            await asyncio.sleep(0.1)


async def test_a_push_service_that_drips_is_left_and_keeps_no_place_from_others(service: PushService) -> None:
    outlet = PushOutlet(Vapid(bytes(32)), allow_private=True, timeout_s=0.5)
    slow = await asyncio.start_server(drip, "127.0.0.1", 0)
    url = f"http://127.0.0.1:{slow.sockets[0].getsockname()[1]}"
    there = service.browser()

    async def send(endpoint: str) -> str:
        to = Subscription(endpoint, there.p256dh, there.subscription["keys"]["auth"])
        return (await outlet.send(to, b"{}", "t", 60)).outcome

    try:
        dripping = [asyncio.create_task(send(f"{url}/{n}")) for n in range(12)]
        await asyncio.sleep(0.1)
        assert await send(service.url + there.path) == "sent"
        async with asyncio.timeout(20):
            assert set(await asyncio.gather(*dripping)) == {"again"}
    finally:
        await outlet.close()
        slow.close()
