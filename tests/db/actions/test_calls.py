"""Reads and writes against a real system on loopback: whose records, which conditions, a yes in a later message."""

from dataclasses import replace

import pytest

from tests.db.actions.conftest import Counter
from tests.support.far_system import KEY
from zhike.actions import Proposal
from zhike.kit.ids import uuid7


async def test_a_signed_in_customer_reads_his_own_order_and_nobody_elses(counter: Counter) -> None:
    caller, _, _ = await counter.customer("c1")
    mine = await counter.actions.call(caller, "shop.get_order", {"order_id": "O1"}, "k1")
    assert (mine.state, mine.result["status"]) == ("done", "pending")
    theirs = await counter.actions.call(caller, "shop.get_order", {"order_id": "O3"}, "k2")
    nothing = await counter.actions.call(caller, "shop.get_order", {"order_id": "O77"}, "k3")
    assert (theirs.state, theirs.code, theirs.result) == ("refused", "not_found", None)
    assert (nothing.state, nothing.code) == ("refused", "not_found"), "the same words for both"
    assert await counter.shop.count("action_calls", "state = 'refused' AND operation = 'get_order'") == 2


async def test_the_same_key_returns_what_was_recorded_and_other_arguments_are_refused(counter: Counter) -> None:
    caller, _, _ = await counter.customer()
    first = await counter.actions.call(caller, "shop.get_order", {"order_id": "O1"}, "k")
    asked = len(counter.merchant.requests)
    again = await counter.actions.call(caller, "shop.get_order", {"order_id": "O1"}, "k")
    assert (again.result, again.call_id, len(counter.merchant.requests)) == (first.result, first.call_id, asked)
    other = await counter.actions.call(caller, "shop.get_order", {"order_id": "O2"}, "k")
    assert (other.state, other.code) == ("refused", "key_reused")
    found = await counter.actions.outcome(caller, "k")
    assert found is not None
    assert found.call_id == first.call_id
    assert await counter.actions.outcome(caller, "never") is None


async def test_who_is_not_known_is_identified_by_an_operation_and_stays_that_person(counter: Counter) -> None:
    caller, _, _ = await counter.customer(signed_in=False)
    unknown = await counter.actions.call(caller, "shop.get_order", {"order_id": "O1"}, "k1")
    assert unknown.code == "identify_first"
    wrong = await counter.actions.call(caller, "shop.find_customer", {"email": "x@example.com"}, "k2")
    assert (wrong.state, wrong.code) == ("refused", "not_found")
    assert (await counter.actions.call(caller, "shop.find_customer", {"email": "a@example.com"}, "k3")).state == "done"
    assert (await counter.actions.call(caller, "shop.get_order", {"order_id": "O1"}, "k4")).state == "done"
    other = await counter.actions.call(caller, "shop.find_customer", {"email": "b@example.com"}, "k5")
    assert (other.state, other.code) == ("refused", "other_customer")
    assert (await counter.actions.call(caller, "shop.get_order", {"order_id": "O3"}, "k6")).code == "not_found"


async def test_a_write_runs_once_after_a_yes_in_a_later_message(counter: Counter) -> None:
    caller, who, _ = await counter.customer()
    proposal = await counter.proposed(caller)
    assert proposal.text == "将取消订单O1，¥10.00原路退回。"
    assert counter.merchant.refunds == []
    too_early = await counter.actions.confirm(caller, proposal.id, 1)
    assert (too_early.state, too_early.code) == ("refused", "confirm_later")
    invented = await counter.actions.confirm(caller, proposal.id, 99)
    assert invented.code == "confirm_later", "no message of the customer's has this seq"
    done = await counter.yes(caller, who, proposal)
    assert (done.state, done.result["status"]) == ("done", "cancelled")
    assert counter.merchant.refunds == ["O1"]
    assert await counter.told(proposal.id) == ["action.proposed@1", "action.done@1"]
    twice = await counter.yes(caller, who, proposal)
    assert (twice.state, twice.call_id, counter.merchant.refunds) == ("done", proposal.id, ["O1"])
    audited = await counter.shop.count("audit_entries", "action = 'action.done'")
    assert audited == 1


async def test_a_condition_that_does_not_hold_refuses_with_its_words(counter: Counter) -> None:
    caller, _, _ = await counter.customer()
    no = await counter.actions.propose(replace(caller, locale="en"), "shop.cancel_order", {"order_id": "O2"}, "k", 1)
    assert not isinstance(no, Proposal)
    assert (no.state, no.code, no.message) == ("refused", "order_not_pending", "Order O2 cannot be cancelled")
    theirs = await counter.actions.propose(caller, "shop.cancel_order", {"order_id": "O3"}, "k2", 1)
    assert not isinstance(theirs, Proposal)
    assert theirs.code == "not_found"
    dear = await counter.actions.propose(caller, "shop.cancel_order", {"order_id": "O9"}, "k3", 1)
    assert not isinstance(dear, Proposal)
    assert dear.code == "amount_limit"
    assert counter.merchant.refunds == []
    assert {method for method, *_ in counter.merchant.requests} == {"GET"}


async def test_what_changed_before_the_yes_is_looked_at_again(counter: Counter) -> None:
    caller, who, _ = await counter.customer()
    proposal, other = await counter.proposed(caller), await counter.proposed(caller, order_id="O4")
    counter.merchant.orders["O1"]["status"] = "delivered"
    counter.merchant.orders["O4"]["total"] = 5
    shipped = await counter.yes(caller, who, proposal)
    assert (shipped.state, shipped.code) == ("refused", "order_not_pending")
    dearer = await counter.yes(caller, who, other)
    assert (dearer.state, dearer.code) == ("refused", "effect_changed")
    assert counter.merchant.refunds == []
    assert await counter.told(proposal.id) == ["action.proposed@1", "action.refused@1"]


async def test_withdrawn_expired_and_strangers_proposals_do_not_run(counter: Counter) -> None:
    caller, who, _ = await counter.customer()
    withdrawn, expired, mine = [await counter.proposed(caller, order_id=one) for one in ("O1", "O4", "O5")]
    await counter.actions.withdraw(caller, withdrawn.id)
    async with counter.shop.tx() as tx:
        await tx.execute("UPDATE action_calls SET expires_at = now() - interval '1 s' WHERE id = :i", {"i": expired.id})
    assert (await counter.yes(caller, who, withdrawn)).code == "withdrawn"
    assert (await counter.yes(caller, who, expired)).code == "proposal_expired"
    stranger, _, _ = await counter.customer("c2")
    assert (await counter.actions.confirm(stranger, mine.id, 2)).code == "proposal_unknown"
    await counter.actions.withdraw(stranger, mine.id)
    assert (await counter.yes(caller, who, mine)).state == "done"
    assert counter.merchant.refunds == ["O5"]


async def test_writes_wait_for_their_yes_and_reads_need_none(counter: Counter) -> None:
    caller, _, _ = await counter.customer()
    assert (
        await counter.actions.call(caller, "shop.cancel_order", {"order_id": "O1"}, "a")
    ).code == "needs_confirmation"
    no = await counter.actions.propose(caller, "shop.get_order", {"order_id": "O1"}, "b", 1)
    assert not isinstance(no, Proposal)
    assert no.code == "nothing_to_confirm"
    for key, operation, arguments, code in (
        ("c", "shop.nothing", {}, "operation_unknown"),
        ("d", "other.get_order", {}, "operation_unknown"),
        ("e", "shop.get_order", {}, "invalid_arguments"),
        ("f", "shop.get_order", {"order_id": "O1", "more": 1}, "invalid_arguments"),
        ("g", "shop.get_order", {"order_id": "../../etc"}, "not_found"),
        ("h", "shop.send_sms", {"text": "free"}, "not_allowed"),
    ):
        assert (await counter.actions.call(caller, operation, arguments, key)).code == code


async def test_agents_need_the_right_and_a_reason_and_have_a_limit_of_their_own(counter: Counter) -> None:
    caller, _, _ = await counter.customer()
    powerless = replace(await counter.agent(caller), permissions=frozenset({"conversation.reply"}))
    assert (await counter.actions.call(powerless, "shop.get_order", {"order_id": "O1"}, "a")).code == "not_permitted"
    assert await counter.shop.count("audit_entries", "action = 'action.refused'") == 1
    agent = await counter.agent(caller)
    dear = await counter.proposed(agent, order_id="O9")
    assert (await counter.actions.confirm(replace(agent, why=" "), dear.id, 0)).code == "reason_missing"
    done = await counter.actions.confirm(agent, dear.id, 0)
    assert done.state == "done"
    async with counter.shop.tx() as tx:
        [entry] = await tx.rows("SELECT actor_id, reason, detail FROM audit_entries WHERE action = 'action.done'")
    assert (entry["actor_id"], entry["reason"]) == (agent.agent_id, "顾客电话中同意")
    assert entry["detail"]["amount"] == 90_000


@pytest.mark.parametrize("mode", ["test", "training", "synthetic"])
async def test_other_modes_reach_the_sandbox_or_nothing(counter: Counter, mode: str) -> None:
    caller, _, _ = await counter.customer()
    tried = await counter.actions.call(replace(caller, mode=mode), "shop.get_order", {"order_id": "O1"}, "k")
    assert tried.result["note"] == "sandbox"
    assert [path for _, path, *_ in counter.merchant.requests] == ["/sandbox/orders/O1"]
    room, boss = counter.shop.house.acting.connectors, counter.boss
    async with counter.shop.tx() as tx:
        [kept] = await room.list(tx)
    bare = "\n".join(line for line in kept.text.splitlines() if not line.startswith("sandbox_url"))
    await room.update(boss, kept.id, kept.version, bare)
    no = await counter.actions.call(replace(caller, mode=mode), "shop.get_order", {"order_id": "O1"}, "k2")
    assert (no.state, no.code) == ("refused", "sandbox_missing")


async def test_the_secret_stands_nowhere_and_what_was_said_is_sealed(counter: Counter) -> None:
    caller, who, _ = await counter.customer()
    echoed = await counter.read("echo", caller)
    assert echoed.result == {"fine": True, "note": "you sent •••"}
    broken = await counter.read("broken", caller)
    assert KEY not in repr(broken)
    await counter.yes(caller, who, await counter.proposed(caller))
    async with counter.shop.tx() as tx:
        rows = await tx.rows("SELECT * FROM action_calls")
        connectors = await tx.rows("SELECT * FROM connectors")
        room = counter.shop.house.acting
        records = [await room.ledger.by_id(tx, row["id"]) for row in rows]
    assert KEY not in repr([dict(row) for row in rows]) + repr([dict(row) for row in connectors]) + repr(records)
    assert "O1" not in repr([dict(row) for row in rows]), "arguments and answers are sealed"
    assert KEY.encode() not in b"".join(bytes(row["secret"]) for row in connectors)


async def test_an_erased_customers_calls_keep_no_words(counter: Counter) -> None:
    caller, who, _ = await counter.customer()
    await counter.yes(caller, who, await counter.proposed(caller))
    async with counter.shop.tx() as tx:
        await counter.shop.house.customers.erase(tx, counter.boss, who.customer_id)
    async with counter.shop.tx() as tx:
        rows = await tx.rows("SELECT body, subject_hash, state FROM action_calls")
        assert {row["state"] for row in rows} == {"done"}
        assert all(row["body"] is None and row["subject_hash"] is None for row in rows)
    assert await counter.shop.count("action_subjects") == 0


async def test_what_was_done_is_undone_as_its_operation_says_and_once(counter: Counter) -> None:
    caller, who, _ = await counter.customer()
    made = await counter.actions.propose(caller, "shop.cancel_order", {"order_id": "O1"}, "step", 1)
    assert isinstance(made, Proposal)
    assert (await counter.actions.compensate(caller, "step")).code == "not_undoable"
    await counter.yes(caller, who, made)
    undone = await counter.actions.compensate(caller, "step")
    again = await counter.actions.compensate(caller, "step")
    assert (undone.state, again.call_id) == ("done", undone.call_id)
    assert counter.merchant.orders["O1"]["status"] == "pending"
    assert [path for method, path, *_ in counter.merchant.requests if method == "POST"] == [
        "/orders/O1/cancel",
        "/orders/O1/reopen",
    ]
    assert (await counter.told(made.id))[-1] == "action.compensated@1"


async def test_operations_are_listed_with_what_callers_give(counter: Counter) -> None:
    async with counter.shop.tx() as tx:
        cards = {card.name: card for card in await counter.actions.operations(tx)}
    email = cards["shop.change_email"]
    assert (email.writes, email.confirm, email.verified) == (True, "yes", True)
    assert list(email.input["properties"]) == ["email"], "the room fills in who the customer is"
    assert email.input["properties"]["email"]["pattern"] == "^[^@]+@[^@]+$"
    assert cards["shop.cancel_order"].codes == ("order_not_pending",)
    assert list(cards["shop.refund_asked"].input["properties"]) == ["order_id"], "what the manifest sends nobody gives"


async def test_walls_stand_between_workspaces(counter: Counter) -> None:
    caller, _, _ = await counter.customer()
    elsewhere = replace(caller, workspace_id=uuid7(), conversation_id=None, customer_id=None)
    async with counter.shop.house.db.transaction(elsewhere.workspace_id) as tx:
        assert await counter.actions.operations(tx) == []
        assert await tx.scalar("SELECT count(*) FROM connectors") == 0
