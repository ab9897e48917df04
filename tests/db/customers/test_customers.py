"""Customers in the database: sealed, found, masked, merged, erased."""

import asyncio
from collections.abc import Collection, Sequence
from uuid import UUID

import pytest

from tests.support.people import House, build_house, viewer_of
from zhike.customers import Changes, Customer, ExternalId, Profile, service
from zhike.customers.errors import (
    ConfirmationMismatch,
    CustomerErased,
    CustomerNotFound,
    MergeRefused,
    NothingToUnmask,
)
from zhike.customers.jobs import RENEW, tasks
from zhike.db import Database, Tx, recording
from zhike.identity import Grant, Viewer
from zhike.jobs import JobContext
from zhike.kit.errors import Forbidden, Invalid
from zhike.kit.ids import uuid7

WANG = Profile("王小明", "138 1234 5678", "Wang@Example.com", "广东省深圳市南山区1号", {"level": "gold"})
ALL = tuple(Grant(f"customer.{name}") for name in ("read", "edit", "unmask", "erase"))


class Acquainted:
    """Whoever has to do with these customers."""

    def __init__(self, *known: UUID) -> None:
        self.known = set(known)

    async def among(self, tx: Tx, viewer: Viewer, permission: str, customer_ids: Collection[UUID]) -> set[UUID]:
        return self.known & set(customer_ids)


class Noted:
    """An Erasure that notes whom it was called for."""

    def __init__(self) -> None:
        self.erased: list[UUID] = []

    async def erase(self, tx: Tx, customer_ids: Sequence[UUID]) -> None:
        self.erased += customer_ids


async def make(house: House, profile: Profile = WANG, **more: bool) -> Customer:
    async with house.tx() as tx:
        return await house.customers.create(tx, profile, "zh-CN", **more)


def anyone(house: House) -> Viewer:
    return viewer_of(house.workspace, *ALL)


async def test_created_sealed_and_read_back(house: House) -> None:
    await make(house)  # takes a block of numbers
    async with house.tx() as tx:
        with recording() as statements:
            wang = await house.customers.create(tx, WANG, "zh-CN")
        assert len(statements) == 2  # the customer with his look-ups, the fact
        with recording() as statements:
            assert await house.customers.get(tx, wang.id) == wang
        assert len(statements) == 1
        stored = await tx.scalar("SELECT customers::text FROM customers WHERE id = :id", {"id": wang.id})
        for secret in ("王小明", "1381234", "example", "gold", WANG.name.encode().hex(), b"1381234".hex()):  # type: ignore[union-attr]
            assert secret not in stored
        with pytest.raises(CustomerNotFound):
            await house.customers.get(tx, uuid7())
    assert wang.profile.phone == "138 1234 5678"
    assert wang.name == "王小明"
    assert await house.facts(wang.id) == [("customer.created@1", 1, {"number": wang.number})]


async def test_visitors_are_called_by_their_number(house: House) -> None:
    visitor = await make(house, Profile())
    async with house.tx() as tx:
        cards = await house.customers.cards(tx, [visitor.id])
    assert cards[visitor.id].name == f"访客 {visitor.number}"


async def test_keys_come_from_memory_when_they_can(house: House) -> None:
    wang, ghost = await make(house), uuid7()
    async with house.tx() as tx:
        first = await house.customers.keys(tx, [wang.id, ghost])
        assert first[ghost] is None
        with recording() as statements:
            assert await house.customers.keys(tx, [wang.id]) == {wang.id: first[wang.id]}
        assert statements == []
        house.customers.forget(house.workspace, wang.id)
        with recording() as statements:
            assert await house.customers.keys(tx, [wang.id]) == {wang.id: first[wang.id]}
        assert len(statements) == 1


@pytest.mark.parametrize("q", ["13812345678", "+86 138-1234-5678", "WANG@example.com", "王小明", "小明", " 王小明 "])
async def test_found_by_exact_look_up(house: House, q: str) -> None:
    wang = await make(house)
    await make(house, Profile("李四", "13900000000"))
    async with house.tx() as tx:
        found, more = await house.customers.search(tx, anyone(house), q)
    assert [item["id"] for item in found] == [str(wang.id)]
    assert more is None
    assert found[0]["phone"] == "138****5678"


@pytest.mark.parametrize(
    "q", ["1381234567", "wang@example", "小", "王", "%", "' OR 1=1", "#999999999999", "\x00", "😀"]
)
async def test_nothing_else_is_found(house: House, q: str) -> None:
    await make(house)
    async with house.tx() as tx:
        assert await house.customers.search(tx, anyone(house), q) == ([], None)


async def test_digits_are_a_number_a_phone_or_its_end(house: House) -> None:
    wang = await make(house)  # 138 1234 5678
    li = await make(house, Profile("李四", "139 0000 5678"))
    viewer = anyone(house)

    async def found(q: str) -> list[str]:
        async with house.tx() as tx:
            await house.customers.definitions.known(tx)  # remembered for a moment, whoever asks
            with recording() as statements:
                items, _ = await house.customers.search(tx, viewer, q)
        assert len(statements) == 1
        return [item["id"] for item in items]

    assert await found("5678") == [str(li.id), str(wang.id)]
    assert await found("13900005678") == [str(li.id)]
    assert await found(str(wang.number)) == await found(f"#{wang.number}") == [str(wang.id)]
    assert await found("678") == await found("9" * 18) == await found("9" * 40) == []
    async with house.tx() as tx:
        await house.customers.update(
            tx,
            viewer_of(house.workspace, Grant("customer.edit", "all")),
            li.id,
            Changes(frozenset({"phone"}), phone="13900001111"),
        )
        stored = await tx.rows("SELECT encode(hash, 'hex') AS hash FROM customer_lookups WHERE kind = 'digits'")
    assert await found("5678") == [str(wang.id)]
    assert await found("1111") == [str(li.id)]
    assert all(row["hash"] != "1111" for row in stored)


async def test_found_by_number_and_paged(house: House) -> None:
    made = [await make(house, Profile(f"客户 {n}")) for n in range(5)]
    viewer = anyone(house)
    async with house.tx() as tx:
        (one,), _ = await house.customers.search(tx, viewer, f"#{made[2].number}")
        assert one["id"] == str(made[2].id)
        seen: list[str] = []
        cursor: str | None = None
        for _ in range(10):
            items, cursor = await house.customers.search(tx, viewer, limit=2, cursor=cursor)
            seen += [item["id"] for item in items]
            if cursor is None:
                break
        assert seen == [str(customer.id) for customer in reversed(made)]
        both, _ = await house.customers.search(tx, viewer, "客户 3")
        assert [item["id"] for item in both] == [str(made[3].id)]
        for bad in ("bogus", "WyJ4Il0", "Wy0xXQ"):  # no cursor, ["x"], [-1]
            with pytest.raises(Invalid):
                await house.customers.search(tx, viewer, cursor=bad)


async def test_search_takes_one_statement_whatever_the_page(house: House) -> None:
    for n in range(3):
        await make(house, Profile(f"客户 {n}"))
    async with house.tx() as tx:
        await house.customers.definitions.known(tx)  # remembered for a moment, whoever asks
        with recording() as statements:
            await house.customers.search(tx, anyone(house))
    assert len(statements) == 1  # contacts and counts, when bound, add one each


async def test_a_narrow_grant_sees_whom_it_has_to_do_with(house: House) -> None:
    known, stranger = await make(house), await make(house, Profile("王小明"))
    viewer = viewer_of(house.workspace, Grant("customer.read", "team"), Grant("customer.edit", "own"))
    async with house.tx() as tx:
        assert await house.customers.search(tx, viewer) == ([], None)  # nothing bound: nobody
    house.customers.bind(acquaintance=Acquainted(known.id))
    async with house.tx() as tx:
        items, _ = await house.customers.search(tx, viewer, "小明")
        assert [item["id"] for item in items] == [str(known.id)]
        assert (await house.customers.read(tx, viewer, known.id))["id"] == str(known.id)
        for forbidden in (stranger.id, uuid7()):
            with pytest.raises(CustomerNotFound):
                await house.customers.read(tx, viewer, forbidden)
        with pytest.raises(Forbidden):
            await house.customers.unmask(tx, viewer, known.id, "phone", "核对身份")


async def test_edits_move_look_ups_and_are_audited(house: House) -> None:
    wang, viewer = await make(house), anyone(house)
    changes = Changes(
        frozenset({"phone", "tags", "address"}), phone="13911112222", tags=("VIP", "VIP"), address="广东省深圳市****"
    )
    async with house.tx() as tx:
        seen = await house.customers.update(tx, viewer, wang.id, changes, "10.0.0.1")
        assert (seen["phone"], seen["address"], seen["tags"]) == ("139****2222", "广东省深圳市****", ["VIP"])
        assert await house.customers.search(tx, viewer, "13812345678") == ([], None)
        assert len((await house.customers.search(tx, viewer, "13911112222"))[0]) == 1
        assert len((await house.customers.search(tx, viewer, "wang@example.com"))[0]) == 1
        await house.customers.update(tx, viewer, wang.id, changes)  # the same again
        assert (await house.customers.get(tx, wang.id)).version == 2
    assert await house.facts(wang.id) == [
        ("customer.created@1", 1, {"number": wang.number}),
        ("customer.updated@1", 2, {"fields": ["phone", "tags"]}),
    ]
    assert await house.actions(subject_id=wang.id) == ["customer.updated"]


async def test_channels_teach(house: House) -> None:
    wang = await make(house, Profile("小王", attributes={"a": 1}))
    async with house.tx() as tx:
        taught = await house.customers.learn(tx, wang.id, Profile("冒名", "13812345678", attributes={"a": 2, "b": 3}))
        assert taught.profile == Profile("小王", "13812345678", attributes={"a": 1, "b": 3})
        sure = await house.customers.learn(tx, wang.id, Profile("王小明", attributes={"a": 9}), verified=True)
        assert sure.profile == Profile("王小明", "13812345678", attributes={"a": 9, "b": 3})
        assert sure.verified
        with recording() as statements:
            again = await house.customers.learn(tx, wang.id, Profile("王小明"), verified=True)
        assert len(statements) == 1
        assert again.version == sure.version == 3


async def test_unmasking_gives_a_reason(house: House) -> None:
    wang, owner = await make(house), await house.person("owner")
    async with house.tx() as tx:
        for field, value in (("phone", "138 1234 5678"), ("attributes.level", "gold")):
            assert await house.customers.unmask(tx, owner, wang.id, field, "核对收件人", "10.0.0.1") == value
        for nothing in ("attributes.none", "phone.x", "profile", "name.x"):
            with pytest.raises(NothingToUnmask):
                await house.customers.unmask(tx, owner, wang.id, nothing, "x")
        rows = await tx.rows("SELECT * FROM audit_entries WHERE subject_id = :id", {"id": wang.id})
    assert {row["detail"]["field"] for row in rows} == {"phone", "attributes.level"}
    assert all((row["actor_id"], row["reason"], row["ip"]) == (owner.id, "核对收件人", "10.0.0.1") for row in rows)
    assert all("1381234" not in str(dict(row)) for row in rows)


async def test_merging_rewrites_nothing(house: House) -> None:
    viewer = anyone(house)
    one, two, three = [await make(house, Profile(f"某人{n}", f"1380000000{n}")) for n in range(3)]
    async with house.tx() as tx:
        await house.customers.merge(tx, viewer, one.id, two.id)
        await house.customers.merge(tx, viewer, two.id, three.id)
        assert await house.customers.resolve(tx, [one.id, two.id, three.id]) == dict.fromkeys(
            [one.id, two.id, three.id], three.id
        )
        assert set(await house.customers.family(tx, three.id)) == {one.id, two.id, three.id}
        assert (await house.customers.get(tx, one.id)).profile == one.profile
        assert (await house.customers.read(tx, viewer, one.id))["id"] == str(three.id)
        found, _ = await house.customers.search(tx, viewer, "13800000000")
        assert [item["id"] for item in found] == [str(three.id)]
        listed, _ = await house.customers.search(tx, viewer)
        assert [item["id"] for item in listed] == [str(three.id)]
        for pair in ((three.id, one.id), (three.id, three.id)):
            with pytest.raises(MergeRefused):
                await house.customers.merge(tx, viewer, *pair)
    assert [fact[0] for fact in await house.facts(one.id)] == ["customer.created@1", "customer.merged@1"]


async def test_two_merges_crossing_each_other_make_no_circle(house: House) -> None:
    viewer, one, two = anyone(house), await make(house), await make(house)

    async def merge(source: UUID, target: UUID) -> None:
        async with house.tx() as tx:
            await house.customers.merge(tx, viewer, source, target)

    done = await asyncio.gather(merge(one.id, two.id), merge(two.id, one.id), return_exceptions=True)
    assert sorted(type(result).__name__ for result in done) == ["MergeRefused", "NoneType"]


async def test_erasing(house: House) -> None:
    viewer, noted = anyone(house), Noted()
    house.customers.bind(erasures=[noted])
    wang, twin = await make(house), await make(house)
    async with house.tx() as tx:
        await house.customers.merge(tx, viewer, twin.id, wang.id)
    with pytest.raises(ConfirmationMismatch):
        async with house.tx() as tx:
            await house.customers.erase(tx, viewer, wang.id, wang.number + 1000)
    async with house.tx() as tx:
        await house.customers.keys(tx, [wang.id, twin.id])
        await house.customers.erase(tx, viewer, wang.id, wang.number, "10.0.0.1")
    async with house.tx() as tx:
        assert await house.customers.keys(tx, [wang.id, twin.id]) == {wang.id: None, twin.id: None}
        gone = await house.customers.get(tx, wang.id)
        assert (gone.profile, gone.tags, gone.verified) == (Profile(), (), False)
        assert gone.erased_at is not None
        assert await house.customers.search(tx, viewer, "13812345678") == ([], None)
        assert await tx.scalar("SELECT count(*) FROM customer_lookups") == 0
        assert (await house.customers.read(tx, viewer, wang.id))["phone"] is None
        with pytest.raises(CustomerErased):
            await house.customers.update(tx, viewer, wang.id, Changes(frozenset({"name"}), name="谁"))
        assert await house.customers.learn(tx, wang.id, WANG, verified=True) == gone
        await house.customers.erase(tx, viewer, wang.id, wang.number)  # again: nothing
    assert sorted(noted.erased) == sorted([wang.id, twin.id])
    assert [fact[0] for fact in await house.facts(wang.id)] == ["customer.created@1", "customer.erased@1"]
    assert [fact[0] for fact in await house.facts(twin.id)][-1] == "customer.erased@1"
    assert await house.actions(action="customer.erased") == ["customer.erased"]


async def test_an_erasure_that_fails_erases_nothing(house: House) -> None:
    class Broken:
        async def erase(self, tx: Tx, customer_ids: Sequence[UUID]) -> None:
            raise RuntimeError("disk on fire")

    house.customers.bind(erasures=[Broken()])
    wang = await make(house)
    with pytest.raises(RuntimeError):
        async with house.tx() as tx:
            await house.customers.erase(tx, anyone(house), wang.id)
    async with house.tx() as tx:
        assert (await house.customers.get(tx, wang.id)).profile.name == "王小明"


async def test_contacts_and_counts_are_shown(house: House) -> None:
    wang, inbox = await make(house), uuid7()

    class Contacts:
        async def external_ids(self, tx: Tx, ids: Collection[UUID]) -> dict[UUID, list[ExternalId]]:
            return {wang.id: [ExternalId(inbox, "商城", "13812345678", verified=True)]}

        async def counts(self, tx: Tx, ids: Collection[UUID]) -> dict[UUID, int]:
            return {wang.id: 7}

    house.customers.bind(contacts=Contacts(), counts=Contacts())
    async with house.tx() as tx:
        seen = await house.customers.read(tx, anyone(house), wang.id)
    assert seen["conversations_count"] == 7
    assert seen["external_ids"] == [
        {
            "inbox_id": str(inbox),
            "inbox_name": "商城",
            "external_id": "138****5678",
            "verified": True,
            "kind": "external",
        }
    ]


async def test_another_workspace_finds_nobody(db: Database, house: House) -> None:
    wang, other = await make(house), await build_house(db)
    async with other.tx() as tx:
        assert await other.customers.search(tx, anyone(other), "13812345678") == ([], None)
        assert await house.customers.keys(tx, [wang.id]) == {wang.id: None}
        with pytest.raises(CustomerNotFound):
            await other.customers.read(tx, anyone(other), wang.id)


async def test_look_ups_of_an_older_version_are_renewed_batch_by_batch(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "RENEW_AT_ONCE", 2)
    made = [await make(house, Profile(f"客人{n}", f"1381234567{n}")) for n in range(5)]
    erased, merged = made[0], made[1]
    async with house.tx() as tx:
        await house.customers.erase(tx, anyone(house), erased.id)
        await house.customers.merge(tx, anyone(house), merged.id, made[2].id)
        await tx.execute("DELETE FROM customer_lookups WHERE kind = 'digits'")

    async def found(q: str) -> list[str]:
        async with house.tx() as tx:
            return [one["id"] for one in (await house.customers.search(tx, anyone(house), q))[0]]

    assert await found("5674") == []
    handler = tasks(house.db, house.customers)[RENEW].handler
    after, runs = None, 0
    while True:
        await handler(JobContext(1, 1, last_attempt=False), str(house.workspace), after)
        runs += 1
        async with house.db.system() as tx:
            rest = "DELETE FROM procrastinate_jobs WHERE task_name = :t AND args ->> 'workspace_id' = :w RETURNING args"
            queued = await tx.rows(rest, {"t": RENEW, "w": str(house.workspace)})
        if not queued:
            break
        after = queued[0]["args"]["after"]
    assert runs == 3
    for n in (2, 3, 4):
        assert await found(f"567{n}") == [str(made[n].id)]
    assert await found("5671") == [str(made[2].id)], "who was merged is found as the one he became"
    assert await found("5670") == []
