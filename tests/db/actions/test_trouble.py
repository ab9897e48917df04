"""Far sides that hang, lie and die; two who confirm at once; a worker that dies between the deed and the record."""

import asyncio
from dataclasses import replace
from uuid import UUID

import pytest

from tests.db.actions.conftest import Counter
from zhike.actions import Caller, FarTrouble, OpenApiFarSide, Outcome, Proposal, Web
from zhike.kit.ids import uuid7


@pytest.mark.parametrize(
    ("how", "code"),
    [
        ("html", "bad_response"),
        ("notjson", "bad_response"),
        ("schema", "bad_response"),
        ("big", "too_large"),
        ("away", "redirected"),
        ("broken", "far_error"),
    ],
)
async def test_an_answer_that_cannot_be_used_is_a_failure_with_a_code(counter: Counter, how: str, code: str) -> None:
    caller, _, _ = await counter.customer()
    told = await counter.read(how, caller)
    assert (told.state, told.code, told.result) == ("failed", code, None)
    assert told.message
    tries = 2 if how == "broken" else 1
    assert len(counter.merchant.requests) == tries, (
        "a read that failed on the far side is tried once more, a bad answer not"
    )


async def test_what_the_far_side_refuses_keeps_its_code_and_words(counter: Counter) -> None:
    caller, _, _ = await counter.customer()
    told = await counter.read("teapot", caller)
    assert (told.state, told.code, told.message) == ("refused", "i_am_a_teapot", "short and stout")


async def test_a_system_that_hangs_is_left_within_its_time_then_left_alone(counter: Counter) -> None:
    caller, _, _ = await counter.customer()
    counter.merchant.delay_s = 5
    loop = asyncio.get_running_loop()
    began = loop.time()
    told = await counter.read("", caller)
    assert (told.state, told.code) == ("failed", "timeout")
    assert loop.time() - began < 4, "two tries of a second, not the five it takes"
    for _ in range(2):
        await counter.read("", caller)
    asked = len(counter.merchant.requests)
    counter.merchant.delay_s = 0
    told = await counter.read("", caller)
    assert (told.state, told.code, len(counter.merchant.requests)) == ("failed", "breaker_open", asked)
    breakers = counter.shop.house.acting.runner.breakers
    now = breakers.clock()
    breakers.clock = lambda: now + 31
    assert (await counter.read("", caller)).state == "done"
    assert (await counter.read("", caller)).state == "done"


async def test_nobody_there_is_a_failure_and_nothing_was_done(counter: Counter) -> None:
    caller, who, _ = await counter.customer()
    proposal = await counter.proposed(caller, "shop.refund_keyless", order_id="O1")
    room = counter.shop.house.acting.connectors
    async with counter.shop.tx() as tx:
        [kept] = await room.list(tx)
    await room.update(
        counter.boss, kept.id, kept.version, kept.text.replace(counter.merchant.url, "http://127.0.0.1:9")
    )
    assert (await counter.yes(caller, who, proposal)).code == "unreachable"
    async with counter.shop.tx() as tx:
        assert await tx.scalar("SELECT state FROM action_calls WHERE id = :i", {"i": proposal.id}) == "proposed"


async def test_private_addresses_are_refused_unless_the_installation_allows_them(counter: Counter) -> None:
    caller, _, _ = await counter.customer()
    careful = Web(allow_private=False)
    counter.shop.house.acting.sides["openapi"] = OpenApiFarSide(careful)
    told = await counter.actions.call(caller, "shop.get_order", {"order_id": "O1"}, "k")
    await careful.close()
    assert (told.state, told.code) == ("failed", "refused_address")
    assert counter.merchant.requests == []


async def test_a_wrong_secret_is_said_without_telling_it(counter: Counter) -> None:
    caller, _, _ = await counter.customer()
    room = counter.shop.house.acting.connectors
    async with counter.shop.tx() as tx:
        [kept] = await room.list(tx)
        await room.set_secret(tx, counter.boss, kept.id, "sk-wrong", None)
    told = await counter.actions.call(caller, "shop.get_order", {"order_id": "O1"}, "k")
    assert (told.state, told.code) == ("failed", "auth_failed")
    assert "sk-" not in repr(told)


async def test_concurrent_confirmations_make_one_refund(counter: Counter) -> None:
    caller, who, _ = await counter.customer()
    proposal = await counter.proposed(caller, "shop.refund_keyless", order_id="O1")
    await counter.shop.says(who, "好")
    await counter.shop.says(who, "好的")
    counter.merchant.delay_s = 0.2
    told = await asyncio.gather(*(counter.actions.confirm(caller, proposal.id, seq) for seq in (2, 3, 2, 3)))
    assert {one.state for one in told} == {"done"}
    assert {one.call_id for one in told} == {proposal.id}
    assert counter.merchant.refunds == ["O1"]
    assert (await counter.told(proposal.id)).count("action.done@1") == 1


async def test_the_same_key_at_once_runs_once(counter: Counter) -> None:
    caller, _, _ = await counter.customer()
    counter.merchant.delay_s = 0.2
    told = await asyncio.gather(*(counter.actions.call(caller, "shop.note_visit", {}, "visit") for _ in range(4)))
    assert {one.state for one in told} == {"done"}
    assert len({one.call_id for one in told}) == 1
    assert len([one for one in counter.merchant.requests if one[1] == "/visits"]) == 1


async def test_limits_hold_under_concurrency(counter: Counter) -> None:
    caller, _, _ = await counter.customer()
    told = await asyncio.gather(*(counter.actions.call(caller, "shop.note_visit", {}, f"v{n}") for n in range(6)))
    assert sorted(one.state for one in told) == ["done"] * 2 + ["refused"] * 4
    assert {one.code for one in told if one.state == "refused"} == {"day_limit"}
    assert len([one for one in counter.merchant.requests if one[1] == "/visits"]) == 2


async def test_a_customer_has_a_limit_of_his_own_in_whichever_conversation(counter: Counter) -> None:
    caller, who, _ = await counter.customer()
    for one in ("O1", "O4", "O5"):
        assert (await counter.yes(caller, who, await counter.proposed(caller, order_id=one))).state == "done"
    counter.merchant.orders["O1"]["status"] = "pending"
    no = await counter.actions.propose(caller, "shop.cancel_order", {"order_id": "O1"}, "k", 1)
    assert not isinstance(no, Proposal)
    assert no.code == "customer_day_limit"
    other, stranger, _ = await counter.customer("c2")
    assert (await counter.yes(other, stranger, await counter.proposed(other, order_id="O3"))).state == "done"


# Cut lines, dead workers -----------------------------------------------------------------------------------------


async def test_an_answer_that_is_lost_is_asked_for_again_under_the_same_key(counter: Counter) -> None:
    caller, who, _ = await counter.customer()
    proposal = await counter.proposed(caller)
    counter.merchant.cut = 1
    done = await counter.yes(caller, who, proposal)
    assert (done.state, counter.merchant.refunds) == ("done", ["O1"])
    keys = [headers["idempotency-key"] for method, _, headers, _ in counter.merchant.requests if method == "POST"]
    assert keys == [str(proposal.id)] * 2


async def test_without_keys_a_lost_answer_is_unknown_and_never_sent_again(counter: Counter) -> None:
    caller, who, _ = await counter.customer()
    proposal = await counter.proposed(caller, "shop.refund_keyless", order_id="O1")
    counter.merchant.cut = 1
    told = await counter.yes(caller, who, proposal)
    assert (told.state, told.code) == ("unknown", "timeout")
    await aged(counter)
    await counter.shop.house.acting.settler.sweep(counter.shop.workspace)
    again = await counter.yes(caller, who, proposal)
    assert (again.state, counter.merchant.refunds) == ("unknown", ["O1"])
    assert (await counter.told(proposal.id))[-1] == "action.unknown@1"


async def test_a_far_side_that_can_be_asked_is_asked(counter: Counter) -> None:
    caller, who, _ = await counter.customer()
    proposal = await counter.proposed(caller, "shop.refund_asked", order_id="O1")
    counter.merchant.cut = 1
    told = await counter.yes(caller, who, proposal)
    assert (told.state, told.result, counter.merchant.refunds) == ("done", {"state": "done"}, ["O1"])


async def test_an_unknown_outcome_is_found_out_later_by_the_sweep(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    caller, who, _ = await counter.customer()
    proposal = await counter.proposed(caller, "shop.refund_asked", order_id="O1")
    counter.merchant.cut = 1
    settler = counter.shop.house.acting.settler

    async def nobody(*_: object) -> None:
        return None

    with monkeypatch.context() as patch:
        patch.setattr(settler, "_asked", nobody)
        assert (await counter.yes(caller, who, proposal)).state == "unknown"
    await settler.sweep(counter.shop.workspace)
    assert (await state(counter, proposal.id)) == "unknown", "not at once"
    await aged(counter)
    await settler.sweep(counter.shop.workspace)
    assert (await state(counter, proposal.id)) == "done"
    assert (await counter.told(proposal.id))[-2:] == ["action.unknown@1", "action.done@1"]


@pytest.mark.parametrize(
    ("operation", "then"),
    [("shop.cancel_order", "done"), ("shop.refund_asked", "done"), ("shop.refund_keyless", "unknown")],
)
@pytest.mark.parametrize("by", ["the same yes again", "the sweep"])
async def test_a_worker_that_dies_between_deed_and_record_doubles_nothing(
    counter: Counter, monkeypatch: pytest.MonkeyPatch, operation: str, then: str, by: str
) -> None:
    caller, who, _ = await counter.customer()
    proposal = await counter.proposed(caller, operation, order_id="O1")
    settler = counter.shop.house.acting.settler

    async def dies(*_: object) -> Outcome:
        raise ConnectionResetError("killed")

    with monkeypatch.context() as patch:
        patch.setattr(settler, "_settle", dies)
        with pytest.raises(ConnectionResetError):
            await counter.yes(caller, who, proposal)
    assert (counter.merchant.refunds, await state(counter, proposal.id)) == (["O1"], "running")
    await aged(counter)
    if by == "the sweep":
        await settler.sweep(counter.shop.workspace)
    told = await counter.yes(caller, who, proposal)
    assert (told.state, counter.merchant.refunds) == (then, ["O1"])
    assert (await counter.told(proposal.id))[-1] == f"action.{then}@1"


async def test_a_far_side_that_raises_before_sending_is_tried_again(counter: Counter) -> None:
    caller, _, _ = await counter.customer()
    sides, failures = counter.shop.house.acting.sides, [FarTrouble("unreachable", again=True)]
    real = sides["openapi"]

    class Stumbling:
        capabilities = real.capabilities

        async def run(self, request: object) -> object:
            if failures:
                raise failures.pop()
            return await real.run(request)  # type: ignore[arg-type]

    sides["openapi"] = Stumbling()  # type: ignore[assignment]
    assert (await counter.actions.call(caller, "shop.note_visit", {}, "k")).state == "done"
    assert len(counter.merchant.requests) == 1


# One-time codes --------------------------------------------------------------------------------------------------


async def known_by_email(counter: Counter) -> tuple[Caller, object]:
    caller, who, _ = await counter.customer(signed_in=False)
    await counter.actions.call(caller, "shop.find_customer", {"email": "a@example.com"}, uuid7().hex)
    return caller, who


async def test_who_is_only_known_proves_himself_with_a_code(counter: Counter) -> None:
    caller, who = await known_by_email(counter)
    made = await counter.actions.propose(caller, "shop.change_email", {"email": "n@example.com"}, "k", 1)
    assert isinstance(made, Proposal)
    assert (made.needs, made.text) == ("code", "邮箱将改为n@example.com")
    [sent] = counter.merchant.texts
    code = next(part for part in sent.replace("，", "：").split("：") if part.isdigit())
    assert (await counter.yes(caller, who, made)).code == "code_needed"  # type: ignore[arg-type]
    wrong = "000000" if code != "000000" else "000001"
    assert (await counter.yes(caller, who, made, wrong)).code == "code_wrong"  # type: ignore[arg-type]
    done = await counter.yes(caller, who, made, code)  # type: ignore[arg-type]
    assert (done.state, done.result) == ("done", {"customer_id": "c1", "email": "n@example.com"})
    further = await counter.actions.propose(caller, "shop.change_email", {"email": "m@example.com"}, "k2", 1)
    assert isinstance(further, Proposal)
    assert further.needs == "yes", "in this conversation he has proved who he is"
    async with counter.shop.tx() as tx:
        rows = [dict(row) for row in await tx.rows("SELECT * FROM action_codes")]
    assert code not in repr(rows)


async def test_codes_have_five_tries_ten_minutes_and_three_a_day(counter: Counter) -> None:
    caller, who = await known_by_email(counter)
    made = await counter.actions.propose(caller, "shop.change_email", {"email": "n@example.com"}, "k", 1)
    assert isinstance(made, Proposal)
    code = next(part for part in counter.merchant.texts[0].replace("，", "：").split("：") if part.isdigit())
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    codes = [(await counter.yes(caller, who, made, wrong)).code for _ in range(6)]  # type: ignore[arg-type]
    assert codes == ["code_wrong"] * 5 + ["code_tries"]
    assert (await counter.yes(caller, who, made, code)).code == "code_tries"  # type: ignore[arg-type]
    assert (await counter.actions.send_code(caller, made.id)).state == "done"
    async with counter.shop.tx() as tx:
        await tx.execute("UPDATE action_codes SET expires_at = now() - interval '1 s'")
    assert (await counter.yes(caller, who, made, "123456")).code == "code_expired"  # type: ignore[arg-type]
    assert (await counter.actions.send_code(caller, made.id)).state == "done"
    assert (await counter.actions.send_code(caller, made.id)).code == "code_limit"


async def test_who_is_nobody_gets_no_code_and_mail_needs_a_proven_address(counter: Counter) -> None:
    caller, _, _ = await counter.customer(signed_in=False)
    no = await counter.actions.propose(caller, "shop.change_email", {"email": "n@example.com"}, "k", 1)
    assert not isinstance(no, Proposal)
    assert no.code == "identify_first"
    room = counter.shop.house.acting.connectors
    async with counter.shop.tx() as tx:
        [kept] = await room.list(tx)
    bare = "\n".join(line for line in kept.text.splitlines() if not line.startswith("codes:"))
    await room.update(counter.boss, kept.id, kept.version, bare)
    known, _ = await known_by_email(counter)
    no = await counter.actions.propose(known, "shop.change_email", {"email": "n@example.com"}, "k2", 1)
    assert not isinstance(no, Proposal)
    assert no.code == "code_unreachable"
    assert (await counter.actions.propose(replace(known), "shop.cancel_order", {"order_id": "O1"}, "k3", 1)) is not None


async def state(counter: Counter, call_id: UUID) -> str:
    async with counter.shop.tx() as tx:
        return str(await tx.scalar("SELECT state FROM action_calls WHERE id = :i", {"i": call_id}))


async def aged(counter: Counter) -> None:
    """Let leases run out, and unknown outcomes be old enough to be asked about."""
    async with counter.shop.tx() as tx:
        await tx.execute(
            "UPDATE action_calls SET lease_until = now() - interval '1 s', done_at = done_at - interval '1 hour'"
        )
