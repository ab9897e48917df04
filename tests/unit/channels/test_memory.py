"""Inboxes remembered: looked up once, closed ones too, and never as they were before a change."""

import asyncio
from dataclasses import replace
from uuid import uuid4

import pytest

from zhike.channels import memory as module
from zhike.channels.memory import InboxMemory
from zhike.channels.types import Inbox

INBOX = Inbox(uuid4(), uuid4(), "shop", "widget", "Shop", "zh-CN", "live", {}, b"", None, None, False)


class Looking:
    """The database, which counts."""

    def __init__(self, inbox: Inbox) -> None:
        self.inbox = inbox
        self.looks = 0
        self.may = asyncio.Event()
        self.may.set()

    async def __call__(self) -> Inbox:
        self.looks += 1
        found = self.inbox
        await self.may.wait()
        return found


@pytest.mark.parametrize("disabled", [False, True])
async def test_many_ask_and_one_looks(disabled: bool) -> None:
    memory, look = InboxMemory(), Looking(replace(INBOX, disabled=disabled))
    look.may.clear()
    asking = [asyncio.create_task(memory.get(INBOX.id, 60, look)) for _ in range(20)]
    await asyncio.sleep(0)
    look.may.set()
    assert {one.id for one in await asyncio.gather(*asking)} == {INBOX.id}
    assert await memory.get("shop", 60, look) == look.inbox, "by its key too"
    assert look.looks == 1
    assert memory._looking == {}


async def test_what_changed_while_it_was_looked_up_is_not_remembered() -> None:
    memory, look = InboxMemory(), Looking(INBOX)
    look.may.clear()
    asking = asyncio.create_task(memory.get(INBOX.id, 60, look))
    await asyncio.sleep(0)
    look.inbox = replace(INBOX, disabled=True)
    memory.forget(INBOX.id)
    look.may.set()
    await asking
    assert (await memory.get(INBOX.id, 60, look)).disabled


async def test_a_memory_does_not_grow_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 10)
    memory = InboxMemory()
    for n in range(100):
        await memory.get(f"k{n}", 0, Looking(replace(INBOX, id=uuid4(), key=f"k{n}")))
    assert len(memory._held) <= 12
    memory.forget(uuid4())
