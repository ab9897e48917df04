"""The life of an entry: what is live goes on answering while a draft is written, reviewed, scheduled and published."""

from datetime import timedelta
from uuid import UUID

import pytest

from tests.db.knowledge.conftest import Shelf
from zhike.db import Tx
from zhike.kit.clock import utcnow
from zhike.kit.errors import Invalid
from zhike.knowledge import Entry, EntryDraft, EntryFilter
from zhike.knowledge.errors import EntryChanged, NoDraft, NotInReview, VersionNotFound, WrongState
from zhike.knowledge.life_cycle import LifeCycle
from zhike.knowledge.types import Placement
from zhike.knowledge.versions import Versions

RETURNS = EntryDraft("怎么退货", "在订单里申请。", "zh", ("退货流程",), ("售后",))


@pytest.fixture
def life(shelf: Shelf) -> LifeCycle:
    return LifeCycle(shelf.service)


async def publish(life: LifeCycle, tx: Tx, entry_id: UUID) -> Entry:
    entry, _, version = await life.ready(tx, None, entry_id, None)
    return await life.publish(tx, None, entry_id, version.number, entry.version)


async def actions(tx: Tx, entry_id: UUID) -> list[tuple[int, str]]:
    rows = await tx.rows(
        "SELECT version, payload->>'action' AS action FROM facts WHERE subject_id = :id ORDER BY id", {"id": entry_id}
    )
    return [(row["version"], row["action"]) for row in rows]


async def test_a_draft_waits_beside_what_is_live_until_it_is_published(shelf: Shelf, life: LifeCycle) -> None:
    async with shelf.db.transaction(shelf.workspace) as tx:
        entry = await shelf.service.create_entry(tx, None, shelf.base_id, RETURNS)
        base_version = (await shelf.service.base(tx, shelf.base_id)).version
        drafted = await life.save_draft(tx, None, entry.id, {"answer": "七天内申请。"}, 1, "期限")
        assert (drafted.answer, drafted.state, drafted.live_number, drafted.draft_number) == (
            "在订单里申请。",
            "published",
            1,
            2,
        )
        again = await life.save_draft(tx, None, entry.id, {"question": "如何退货"}, 2)
        assert (again.draft_number, again.last_number) == (3, 3)
        assert (await life.newest(tx, again)).answer == "七天内申请。"
        assert (await shelf.service.base(tx, shelf.base_id)).version == base_version
        live = await publish(life, tx, entry.id)
        assert (live.question, live.answer, live.live_number, live.draft_number) == (
            "如何退货",
            "七天内申请。",
            3,
            None,
        )
        assert live.tags == ("售后",)
        assert (await shelf.service.base(tx, shelf.base_id)).version == base_version + 1
        assert await actions(tx, entry.id) == [(1, "created"), (2, "edited"), (3, "edited"), (4, "published")]


async def test_an_index_takes_over_only_what_is_live(shelf: Shelf, life: LifeCycle) -> None:
    async with shelf.db.transaction(shelf.workspace) as tx:
        entry = await shelf.service.create_entry(tx, None, shelf.base_id, RETURNS)
        await life.save_draft(tx, None, entry.id, {"question": "发票怎么开"}, None)
    assert await shelf.best("怎么退货") == "怎么退货"
    async with shelf.db.transaction(shelf.workspace) as tx:
        await life.withdraw(tx, None, entry.id, "draft", None)
    assert await shelf.best("怎么退货") is None
    async with shelf.db.transaction(shelf.workspace) as tx:
        await publish(life, tx, entry.id)
    assert await shelf.best("发票怎么开") == "发票怎么开"


async def test_review_sends_back_with_a_note_or_approves(shelf: Shelf, life: LifeCycle) -> None:
    async with shelf.db.transaction(shelf.workspace) as tx:
        entry = await shelf.service.create_entry(tx, None, shelf.base_id, EntryDraft("问", "答", "zh", state="draft"))
        assert (entry.state, entry.draft_state, entry.live_number) == ("draft", "draft", None)
        with pytest.raises(NotInReview):
            await life.reject(tx, None, entry.id, None, "还没提交")
        assert (await life.submit(tx, None, entry.id, None)).status == "in_review"
        with pytest.raises(WrongState):
            await life.submit(tx, None, entry.id, None)
        back = await life.reject(tx, None, entry.id, None, "请写清期限")
        assert (back.status, back.review_note) == ("draft", "请写清期限")
        await life.submit(tx, None, entry.id, None)
        edited = await life.save_draft(tx, None, entry.id, {"answer": "七天"}, None)
        assert (edited.status, edited.answer) == ("draft", "七天")
        await life.submit(tx, None, entry.id, None)
        _, _, version = await life.ready(tx, None, entry.id, None, reviewed=True)
        assert version.draft.answer == "七天"
        assert (await publish(life, tx, entry.id)).status == "published"
        with pytest.raises(NoDraft):
            await life.submit(tx, None, entry.id, None)


async def test_a_stale_editor_is_refused_at_every_step(shelf: Shelf, life: LifeCycle) -> None:
    async with shelf.db.transaction(shelf.workspace) as tx:
        entry = await shelf.service.create_entry(tx, None, shelf.base_id, RETURNS)
        await life.save_draft(tx, None, entry.id, {"answer": "甲"}, 1)
        for step in (
            life.save_draft(tx, None, entry.id, {"answer": "乙"}, 1),
            life.submit(tx, None, entry.id, 1),
            life.discard_draft(tx, None, entry.id, 1),
            life.withdraw(tx, None, entry.id, "archived", 1),
            life.roll_back(tx, None, entry.id, 1, 1),
            life.place(tx, None, entry.id, Placement(tags=()), 1),
        ):
            with pytest.raises(EntryChanged) as refused:
                await step
            assert refused.value.details == {"version": 2}


async def test_history_shows_who_changed_what_and_rolls_back(shelf: Shelf, life: LifeCycle) -> None:
    versions = Versions()
    async with shelf.db.transaction(shelf.workspace) as tx:
        entry = await shelf.service.create_entry(tx, None, shelf.base_id, RETURNS)
        await shelf.service.update_entry(tx, None, entry.id, {"answer": "七天内申请。"}, None)
        await shelf.service.update_entry(tx, None, entry.id, {"question": "如何退货", "audience": "agent"}, None)
        page, following = await versions.page(tx, entry.id, 2)
        assert [(one.number, changed) for one, changed in page] == [(3, ["question", "audience"]), (2, ["answer"])]
        rest, end = await versions.page(tx, entry.id, 2, following)
        assert ([one.number for one, _ in rest], end) == ([1], None)
        back = await life.roll_back(tx, None, entry.id, 1, None)
        assert (back.draft_number, back.question) == (4, "如何退货")
        live = await publish(life, tx, entry.id)
        assert (live.question, live.answer, live.audience, live.live_number) == (
            "怎么退货",
            "在订单里申请。",
            "customer",
            4,
        )
        assert (await versions.one(tx, entry.id, 4)).restored_from == 1
        _, _, fields = await versions.diff(tx, entry.id, 3, 4)
        assert {field["field"] for field in fields} == {"question", "answer", "audience"}
        with pytest.raises(VersionNotFound):
            await versions.diff(tx, entry.id, 1, 9)


async def test_archived_entries_come_back_as_drafts(shelf: Shelf, life: LifeCycle) -> None:
    async with shelf.db.transaction(shelf.workspace) as tx:
        entry = await shelf.service.create_entry(tx, None, shelf.base_id, RETURNS)
        await life.save_draft(tx, None, entry.id, {"answer": "新"}, None)
        away = await life.withdraw(tx, None, entry.id, "archived", None)
        assert (away.status, away.answer, away.live_number) == ("archived", "新", None)
        for step in (
            life.save_draft(tx, None, entry.id, {"answer": "x"}, None),
            life.roll_back(tx, None, entry.id, 1, None),
            life.withdraw(tx, None, entry.id, "archived", None),
        ):
            with pytest.raises(WrongState):
                await step
        back = await life.restore(tx, None, entry.id, None)
        assert (back.status, back.draft_number, back.answer) == ("draft", 2, "新")
        assert (await publish(life, tx, entry.id)).answer == "新"


async def test_a_draft_beside_a_live_text_can_be_dropped(shelf: Shelf, life: LifeCycle) -> None:
    async with shelf.db.transaction(shelf.workspace) as tx:
        entry = await shelf.service.create_entry(tx, None, shelf.base_id, RETURNS)
        await life.save_draft(tx, None, entry.id, {"answer": "新"}, None)
        kept = await life.discard_draft(tx, None, entry.id, None)
        assert (kept.draft_number, kept.draft_state, kept.last_number) == (None, None, 2)
        with pytest.raises(NoDraft):
            await life.discard_draft(tx, None, entry.id, None)


async def test_a_time_that_is_past_is_refused_and_one_to_come_is_a_job(shelf: Shelf, life: LifeCycle) -> None:
    due = utcnow() + timedelta(hours=1)
    async with shelf.db.transaction(shelf.workspace) as tx:
        entry = await shelf.service.create_entry(tx, None, shelf.base_id, EntryDraft("问", "答", "zh", state="draft"))
        with pytest.raises(Invalid):
            await life.schedule(tx, None, entry, utcnow() - timedelta(hours=1))
        waiting = await life.schedule(tx, None, entry, due)
        assert (waiting.draft_state, waiting.publish_at) == ("scheduled", due)
        called_off = await life.unschedule(tx, None, entry.id, None)
        assert (called_off.draft_state, called_off.publish_at) == ("draft", None)
        await life.schedule(tx, None, called_off, due)
    async with shelf.db.system() as tx:
        jobs = await tx.rows(
            "SELECT scheduled_at, args FROM procrastinate_jobs WHERE task_name = 'knowledge.publish' AND args->>'entry_id' = :id",
            {"id": str(entry.id)},
        )
    assert [(job["scheduled_at"], job["args"]["number"]) for job in jobs] == [(due, 1)] * 2


async def test_placing_is_no_new_version_and_keeps_the_rest(shelf: Shelf, life: LifeCycle) -> None:
    async with shelf.db.transaction(shelf.workspace) as tx:
        entry = await shelf.service.create_entry(tx, None, shelf.base_id, RETURNS)
        placed = await life.place(tx, None, entry.id, Placement(owner_id=UUID(int=7)), None)
        assert (placed.owner_id, placed.tags, placed.last_number, placed.version) == (UUID(int=7), ("售后",), 1, 2)
        tagged = await life.place(tx, None, entry.id, Placement(tags=("甲", " 甲 ", "乙")), None)
        assert (tagged.owner_id, tagged.tags) == (UUID(int=7), ("甲", "乙"))
        bare = await life.place(tx, None, entry.id, Placement(clear=frozenset({"owner_id"})), None)
        assert bare.owner_id is None
        with pytest.raises(Invalid):
            await life.place(tx, None, entry.id, Placement(tags=("标" * 41,)), None)


async def test_owners_are_reminded_once_before_validity_ends(shelf: Shelf, life: LifeCycle) -> None:
    soon, late = utcnow() + timedelta(days=5), utcnow() + timedelta(days=90)
    async with shelf.db.transaction(shelf.workspace) as tx:
        for question, until in (("快到期", soon), ("还早", late), ("一直有效", None)):
            await shelf.service.create_entry(
                tx, None, shelf.base_id, EntryDraft(question, "答", "zh", valid_until=until)
            )
        assert await life.remind(tx) == 1
        assert await life.remind(tx) == 0
        said = await tx.rows("SELECT payload FROM facts WHERE type = 'knowledge.entry_expiring@1'")
        assert [one["payload"]["days"] for one in said] == [4]
        found, _ = await shelf.service.entries(tx, EntryFilter(shelf.base_id, expiring=True))
        assert [one.question for one in found] == ["快到期"]
        await shelf.service.update_entry(tx, None, found[0].id, {"valid_until": utcnow() + timedelta(days=6)}, None)
        assert await life.remind(tx) == 1


async def test_lists_filter_by_state_owner_audience_and_sort(shelf: Shelf, life: LifeCycle) -> None:
    async with shelf.db.transaction(shelf.workspace) as tx:
        made = {
            name: await shelf.service.create_entry(tx, None, shelf.base_id, draft)
            for name, draft in {
                "live": EntryDraft("在线", "答", "zh"),
                "both": EntryDraft("在线待审", "答", "zh", kind="article", summary="摘要里的词"),
                "draft": EntryDraft("草稿", "答", "zh", state="draft"),
                "inner": EntryDraft("内部", "答", "zh", audience="agent"),
            }.items()
        }
        await life.save_draft(tx, None, made["both"].id, {"answer": "新"}, None)
        await life.submit(tx, None, made["both"].id, None)
        await life.place(tx, None, made["inner"].id, Placement(owner_id=UUID(int=7)), None)
        await shelf.service.note_used(tx, [made["live"].id])

        async def found(**wanted: object) -> list[str]:
            entries, _ = await shelf.service.entries(tx, EntryFilter(shelf.base_id, **wanted))  # type: ignore[arg-type]
            return [entry.question for entry in entries]

        assert await found(state="in_review") == ["在线待审"]
        assert await found(state="draft") == ["草稿"]
        assert sorted(await found(state="published")) == ["内部", "在线", "在线待审"]
        assert await found(audience="agent") == ["内部"]
        assert await found(kind="article") == ["在线待审"]
        assert await found(owner_id=UUID(int=7)) == ["内部"]
        assert await found(q="摘要里") == ["在线待审"]
        assert (await found(sort="uses"))[0] == "在线"
        assert await found(unused=True) == []
        page, following = await shelf.service.entries(tx, EntryFilter(shelf.base_id, sort="uses"), 2)
        rest, _ = await shelf.service.entries(tx, EntryFilter(shelf.base_id, sort="uses"), 2, following)
        assert len({entry.id for entry in [*page, *rest]}) == 4
