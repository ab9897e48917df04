"""What the words of a base tell about how customers write: how its words sound, and its products' names."""

import asyncio
from collections import Counter, OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from zhike import language
from zhike.dialogue.entities import Products, products_of
from zhike.dialogue.ports import Knowledge
from zhike.knowledge import makers
from zhike.language import fold

if TYPE_CHECKING:
    from zhike.language import Speller

KEPT = 16  # bases whose words are held, the longest unused goes first
MOST = 30_000  # texts that are read; more tell nothing new
SEVERAL = 3  # texts that begin with a maker whose goods are sold
_held: OrderedDict[Hashable, "Lexicon"] = OrderedDict()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of what a workspace knows."""

    speller: "Speller"
    products: Products
    makers: frozenset[tuple[str, ...]]  # those whose goods it tells of, each with all his names


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
    read = texts[:: max(1, len(texts) // MOST)]
    return Lexicon(language.Speller(read), products_of(read), _makers_of(read))


def _makers_of(texts: list[str]) -> frozenset[tuple[str, ...]]:
    """Return the makers that several texts begin with (美的 X6 洗碗机多少钱): what is compatible with theirs begins otherwise."""
    first = Counter(names for text in texts for names in makers(text) if fold(text).startswith(names))
    return frozenset(names for names, times in first.items() if times >= SEVERAL)
