"""What is worth knowing of an entry before or after it goes live; nothing of it keeps anybody from going on."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from zhike.db import Tx
from zhike.kit.clock import utcnow
from zhike.knowledge import queries_lists
from zhike.knowledge.gist import bare
from zhike.knowledge.types import EntryDraft

MOST = 5  # entries that are named
MESSAGES = {
    "same_question": (
        "“{text}” is asked by the published entry “{title}” already. Customers get only one of the two: put them together, or go on.",
        "已发布的条目“{title}”里已有问法“{text}”，客户只会得到其中一条的答案。建议合并到那一条，也可以继续。",
    ),
    "validity_ended": (
        "The validity of this entry has ended: customers do not get it. Give it a later end, or none.",
        "该条目的有效期已过，发布后客户也得不到它。请推迟或清空结束时间。",
    ),
}


@dataclass(frozen=True, slots=True)
class Caution:
    """A remark: its code, the field it is about, and the other entry (``text``: what both ask) where there is one."""

    code: str
    field: str
    entry_id: UUID | None = None
    title: str = ""
    text: str = ""

    def message(self, language: str) -> str:
        """Return it in words, in ``zh`` or ``en``."""
        en, zh = MESSAGES[self.code]
        return (zh if language.startswith("zh") else en).format(title=self.title, text=self.text)


ENDED = Caution("validity_ended", "valid_until")


async def cautions(tx: Tx, base_id: UUID, draft: EntryDraft, own: UUID | None = None) -> list[Caution]:
    """Return what is to be said of an entry of a base as it would be published; ``own``: its id, where it has one.

    Reads the questions of the base's live entries: 40 ms for each 1,000 of them the first time, later some ms.
    """
    found = [ENDED] if ended(draft) else []
    asked = {bare(text): text for text in reversed((draft.question, *draft.similar)) if bare(text)}
    if not asked:
        return found
    rows = await queries_lists.asked_beside(tx, base_id, draft, own)
    return found + await asyncio.to_thread(_same, asked, draft.question, rows)


def ended(draft: EntryDraft) -> bool:
    """Say whether customers get an entry no more, though it is live."""
    return draft.valid_until is not None and draft.valid_until <= utcnow()


def _same(asked: dict[str, str], question: str, rows: Iterable[Any]) -> list[Caution]:
    found = []
    for entry_id, texts in rows:
        text = next((asked[words] for words in map(bare, texts) if words in asked), None)
        if text is not None:
            field = "question" if text == question else "similar"
            found.append(Caution("same_question", field, entry_id, texts[0], text))
            if len(found) == MOST:
                break
    return found
