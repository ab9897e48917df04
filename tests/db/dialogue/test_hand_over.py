"""Hand-overs in the database: the policy that is kept, what is counted, what the customer and the colleague read."""

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

import pytest

from tests.db.dialogue.conftest import Shop
from tests.support.people import viewer_of
from tests.support.shopfront import HASHED
from zhike.channels import ClaimedIdentity
from zhike.dialogue.errors import PolicyChanged
from zhike.dialogue.policy_types import Policy, Trigger
from zhike.facts import ActorRef
from zhike.identity import NewUser
from zhike.kit.clock import utcnow
from zhike.kit.ids import uuid7

REFUSED = "火星基地几点开门"


def policy(**changed: Trigger) -> Policy:
    return Policy(triggers=MappingProxyType({**Policy().triggers, **changed}))


async def put(shop: Shop, wanted: Policy, *, inbox: bool = False, version: int = 0) -> None:
    async with shop.house.db.transaction(shop.workspace) as tx:
        at = shop.inbox.id if inbox else None
        await shop.house.hand_overs.put(tx, viewer_of(shop.workspace), at, wanted, version)


async def online(shop: Shop, assigned: int = 0) -> None:
    """Let one colleague sit at the desk to whom so many conversations were just assigned."""
    async with shop.house.db.transaction(shop.workspace) as tx:
        new = NewUser(f"{uuid7().hex}@example.com", "小林", HASHED, ())
        agent = (await shop.house.identity.users.create(tx, None, new)).id
        await tx.execute(
            "INSERT INTO agents (workspace_id, id, kind, user_id, name, capacity, presence, version)"
            " VALUES (:w, :a, 'person', :a, '小林', 4, 'online', 1)",
            {"w": shop.workspace, "a": agent},
        )
        team = await tx.scalar("SELECT id FROM teams WHERE workspace_id = :w", {"w": shop.workspace})
        await shop.house.staff.update_team(tx, None, team, members={agent: False})
    for _ in range(assigned):
        identity = await shop.house.channels.identify(shop.inbox, ClaimedIdentity(uuid7().hex, verified=False))
        other = replace(shop, identity=identity, conversation_id=None)
        await other.says("转人工")
        assert await other.turn() == "hand_over"
        async with shop.house.db.transaction(shop.workspace) as tx:
            await shop.house.conversations.assign_queued(tx, {other.conversation_id: agent})


async def fired(shop: Shop) -> dict[str, int]:
    async with shop.house.db.transaction(shop.workspace) as tx:
        return dict((await shop.house.hand_overs.fired(tx)).reasons)


async def test_the_next_turn_goes_by_the_inboxs_policy_over_the_workspaces(shop: Shop) -> None:
    await put(shop, policy(unresolved=Trigger(False)))
    await put(shop, policy(unresolved=Trigger(True, 1), anger=Trigger(False, 5)), inbox=True)
    await shop.says(REFUSED)
    assert await shop.turn() == "hand_over"
    assert (await shop.row())["handover_reason"] == "unresolved"
    async with shop.house.db.transaction(shop.workspace) as tx:
        kept, base = await shop.house.hand_overs.get(tx, shop.inbox.id)
        assert (kept.held.on("anger"), base.on("anger"), base.on("unresolved")) == (False, True, False)
        back = await shop.house.hand_overs.remove(tx, viewer_of(shop.workspace), shop.inbox.id)
        assert (back.held, back.version) == (base, 0)
        noted = await tx.rows(
            "SELECT action FROM audit_entries WHERE workspace_id = :w AND action LIKE 'dialogue.hand_over%' ORDER BY at, id",
            {"w": shop.workspace},
        )
    assert [row["action"].rsplit("_", 1)[1] for row in noted] == ["changed", "changed", "removed"]
    assert await fired(shop) == {"unresolved": 1}


async def test_who_was_slower_is_told(shop: Shop) -> None:
    await put(shop, policy(unresolved=Trigger(True, 2)))
    for version in (0, 7):
        with pytest.raises(PolicyChanged):
            await put(shop, policy(), version=version)


async def test_the_wait_is_honestly_unknown_and_the_colleague_gets_the_brief(shop: Shop) -> None:
    await online(shop)
    await shop.says("退货运费谁出")
    await shop.turn()
    await shop.says("我要人工，订单 202611230001 有问题，电话 13800138000")
    assert await shop.turn() == "hand_over"
    assert (await shop.replies())[-1][1].endswith("暂时无法预计等待时间。")
    async with shop.house.db.transaction(shop.workspace) as tx:
        found = (await shop.house.reading.many(tx, [shop.conversation_id]))[shop.conversation_id]
        view = (await shop.house.desk.rows(tx, [found]))[shop.conversation_id]
    shown = view.show(viewer_of(shop.workspace))["handover"]["brief"]
    assert shown["issue"][0] == "退货运费谁出"
    assert shown["tried"] == [{"outcome": "answer", "about": ["退货运费谁出"]}]
    assert shown["orders"] == ["202611230001"]
    hidden = view.render(True, False, "zh")["handover"]["brief"]
    assert "13800138000" not in str(hidden)


async def test_the_wait_is_told_from_the_queues_pace(shop: Shop) -> None:
    await online(shop, assigned=3)
    await shop.says("我要人工")
    assert await shop.turn() == "hand_over"
    assert (await shop.replies())[-1][1].endswith("预计等待约 10 分钟。"), "three in half an hour"
    assert await fired(shop) == {"customer_request": 4}


async def test_an_urgent_matter_is_urgent_in_the_queue(shop: Shop) -> None:
    await shop.says("我不想活了")
    assert await shop.turn() == "hand_over"
    row = await shop.row()
    assert (row["handover_reason"], row["priority"]) == ("despair", "urgent")


async def test_out_of_hours_an_answer_is_promised_and_whether_it_is_kept_is_counted(shop: Shop) -> None:
    day = utcnow() + timedelta(days=2)
    hours = {"zone": "UTC", "dates": [{"date": f"{day:%Y-%m-%d}", "open": [{"opens": "09:30", "closes": "18:00"}]}]}
    async with shop.house.db.transaction(shop.workspace) as tx:
        await shop.house.channels.update_inbox(tx, shop.inbox.id, {"settings": {"hours": hours}})
    await shop.says("我要人工")
    assert await shop.turn() == "hand_over"
    said = (await shop.replies())[-1][1]
    assert "13:30（UTC+0）之前回复您" in said, "four open hours after people are back"
    row = await shop.row()
    assert (row["due_at"].date(), row["due_at"].hour) == (day.date(), 13)
    async with shop.house.db.transaction(shop.workspace) as tx:
        assert (await shop.house.hand_overs.fired(tx)).promised == {"given": 1, "kept": 0, "late": 0}
        await tx.execute(
            "UPDATE hand_overs SET answer_by = now() - interval '1 second' WHERE workspace_id = :w",
            {"w": shop.workspace},
        )
        assert (await shop.house.hand_overs.fired(tx)).promised == {"given": 1, "kept": 0, "late": 1}


async def test_pressing_the_button_is_counted_too_and_test_conversations_are_not(shop: Shop) -> None:
    await shop.says("怎么开发票")
    async with shop.house.db.transaction(shop.workspace) as tx:
        await shop.house.hand_overs.pressed(tx, shop.conversation_id, shop.inbox.id, "live")
        await shop.house.hand_overs.pressed(tx, shop.conversation_id, shop.inbox.id, "test")
    assert await fired(shop) == {"customer_request": 1}


async def test_after_a_colleague_resolved_it_the_assistant_answers_again(shop: Shop) -> None:
    for text in ("退货运费谁出", "退货运费谁出", "退货运费谁出"):
        await shop.says(text)
        outcome = await shop.turn()
    assert outcome == "hand_over"
    first = shop.conversation_id
    async with shop.house.db.transaction(shop.workspace) as tx:
        await shop.house.conversations.change_status(tx, first, "resolved", ActorRef("system"))
    await shop.says("退货运费谁出")
    assert shop.conversation_id != first, "what comes after is another conversation"
    assert await shop.turn() == "answer"
