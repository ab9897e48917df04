"""A flow asks for a one-time code: sent by the merchant's system, tried in the conversation, limited, audited."""

import re

import pytest_asyncio

from tests.db.flows.conftest import Stage
from zhike.channels import ClaimedIdentity

CHANGE = """
flow: change_email
title: {zh: 修改邮箱, en: Change the e-mail address}
trigger:
  examples: [我要修改邮箱]
  rules: ['said.contains("修改邮箱")']
slots:
  email: {type: email, ask: {zh: 新的邮箱是？, en: Which address?}}
steps:
  - {ask: email}
  - {do: shop.change_email, with: {email: slots.email}, save: done}
  - {say: {zh: "邮箱已改为 {{ done.email }}。", en: "Changed."}}
"""
IDENTIFY = """
flow: identify
title: {zh: 核对身份, en: Who you are}
slots:
  account: {type: email, ask: {zh: 账号的邮箱是？, en: The address of your account?}}
steps:
  - {ask: account}
  - {call: shop.find_customer, with: {email: slots.account}, save: found}
"""
AUDIT = "SELECT action, detail FROM audit_entries WHERE action LIKE 'action.code%' ORDER BY id"


@pytest_asyncio.fixture
async def guest(stage: Stage) -> Stage:
    """Somebody who is not signed in."""
    stage.who = await stage.shop.house.channels.identify(stage.shop.api, ClaimedIdentity("a-guest", verified=False))
    await stage.flow(IDENTIFY)
    await stage.flow(CHANGE)
    return stage


def code_of(stage: Stage) -> str:
    """Return the code of the text that was sent last."""
    found = re.search(r"\d{6}", stage.merchant.texts[-1])
    assert found is not None
    return found[0]


async def asked(guest: Stage) -> str:
    """Come to where the code is asked for; returns what is said."""
    await guest.says("我要修改邮箱")
    assert "账号的邮箱" in await guest.says("n@example.com")
    return await guest.says("a@example.com")


async def test_who_is_only_known_proves_himself_in_the_conversation(guest: Stage) -> None:
    said = await asked(guest)
    assert "邮箱将改为n@example.com" in said
    assert "6 位验证码" in said
    code = code_of(guest)
    assert code not in said
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    assert "验证码不正确" in await guest.says(wrong)
    assert await guest.says(f"{code[:3]} {code[3:]}") == "邮箱已改为 n@example.com。"
    told = [(row["action"], row["detail"]) for row in await guest.rows(AUDIT)]
    assert told == [("action.code_sent", {}), ("action.code_wrong", {"tries": 1}), ("action.code_passed", {"tries": 2})]
    (call,) = await guest.rows("SELECT state, needs FROM action_calls WHERE conversation_id = :c AND needs = 'code'")
    assert (call["state"], call["needs"]) == ("done", "code")
    assert code not in repr(await guest.rows("SELECT * FROM action_codes"))


async def test_tries_are_limited_and_another_code_is_sent(guest: Stage) -> None:
    await asked(guest)
    code = code_of(guest)
    wrong = f"{(int(code) + 1) % 10**6:06d}"
    said = [await guest.says(wrong) for _ in range(6)]
    assert ["不正确" in one for one in said] == [True] * 5 + [False]
    assert "次数过多" in said[-1]
    assert "次数过多" in await guest.says(code), "the right one does no more"
    assert "新的验证码已经发出" in await guest.says("重新发送")
    assert code_of(guest) != code or len(guest.merchant.texts) == 2
    assert await guest.says(code_of(guest)) == "邮箱已改为 n@example.com。"


async def test_a_code_runs_out_and_after_three_people_help(guest: Stage) -> None:
    await asked(guest)
    async with guest.shop.tx() as tx:
        await tx.execute("UPDATE action_codes SET expires_at = now() - interval '1 s'")
    assert "已失效" in await guest.says(code_of(guest))
    await guest.says("没收到")
    await guest.says("再发一次")
    assert len(guest.merchant.texts) == 3
    await guest.says("重新发送")
    assert len(guest.merchant.texts) == 3, "three a day"
    (row,) = await guest.rows("SELECT owner_kind, handover_reason FROM conversations WHERE id = :c")
    assert (row["owner_kind"], row["handover_reason"]) == ("queue", "stuck")
