"""What the words of a base tell about how customers write: how its words sound, and its products' names."""

import asyncio
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from zhike import language
from zhike.dialogue.entities import Products, products_of
from zhike.dialogue.ports import Knowledge

if TYPE_CHECKING:
    from zhike.language import Speller

KEPT = 16  # bases whose words are held, the longest unused goes first
MOST = 30_000  # texts that are read; more tell nothing new
_held: OrderedDict[Hashable, "Lexicon"] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of what a workspace knows."""

    speller: "Speller"
    products: Products


async def lexicon_of(knowledge: Knowledge, workspace_id: UUID, base_ids: frozenset[UUID] | None) -> Lexicon:
    """Return the words of a workspace's knowledge; read in a thread when it changed."""
    stamp, read = knowledge.wordings(workspace_id, base_ids)
    found = _held.get(stamp)
    if found is None:
        found = await asyncio.to_thread(lambda: _built(read()))
        _held[stamp] = found
    _held.move_to_end(stamp)
    while len(_held) > KEPT:
        _held.popitem(last=False)
    return found


def _built(texts: list[str]) -> Lexicon:
    step = max(1, len(texts) // MOST)
    return Lexicon(language.Speller(texts[::step]), products_of(texts[::step]))
