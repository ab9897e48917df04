"""What both the pages and the widget's help page read: an inbox's help centre, or nothing where it is switched off."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from zhike.channels import Inbox
from zhike.house import House
from zhike.kit.errors import NotFound, ZhikeError
from zhike.kit.ids import parse_id
from zhike.knowledge import PublicKnowledge, Shown, Topic

POPULAR, A_PAGE = 8, 50
MOST_WORDS = 200


@dataclass(frozen=True, slots=True)
class Shelf:
    """What one inbox shows, in one language. ``bases``: None all of the workspace's."""

    inbox: Inbox
    locale: str
    bases: tuple[UUID, ...] | None


class Library:
    """Reads for the public; each call opens and ends its own transaction."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.knowledge = PublicKnowledge(house.calls)

    async def shelf(self, key: str, locale: str) -> Shelf:
        """Return an inbox's shelf; raises NotFound where there is no help centre."""
        try:
            inbox = await self.house.channels.inbox(key)
        except ZhikeError as error:
            raise NotFound(key=key) from error
        settings = inbox.settings.get("help") or {}
        if inbox.kind != "widget" or settings.get("enabled") is not True:
            raise NotFound(key=key)
        named = settings.get("base_ids") or []
        bases = tuple(one for one in map(parse_id, named) if one is not None) if named else None
        return Shelf(inbox, locale, bases)

    async def locales(self, shelf: Shelf) -> list[str]:
        """Return the languages in which there is anything."""
        async with self.house.db.transaction(shelf.inbox.workspace_id) as tx:
            return await self.knowledge.locales(tx, shelf.bases)

    async def home(self, shelf: Shelf) -> tuple[list[Topic], list[Shown], list[str]]:
        """Return (topics, what is asked most, languages)."""
        async with self.house.db.transaction(shelf.inbox.workspace_id) as tx:
            topics = await self.knowledge.topics(tx, shelf.bases, shelf.locale)
            popular = await self.knowledge.entries(tx, shelf.bases, shelf.locale, None, POPULAR)
            return topics, popular, await self.knowledge.locales(tx, shelf.bases)

    async def topic(self, shelf: Shelf, topic: Topic, page: int) -> tuple[list[Shown], bool, list[str]]:
        """Return (a page of a topic's entries, whether more follow, languages)."""
        async with self.house.db.transaction(shelf.inbox.workspace_id) as tx:
            at = (page - 1) * A_PAGE
            found = await self.knowledge.entries(tx, shelf.bases, shelf.locale, topic, A_PAGE + 1, at)
            return found[:A_PAGE], len(found) > A_PAGE, await self.knowledge.locales(tx, shelf.bases)

    async def entry(self, shelf: Shelf, entry_id: str) -> tuple[Shown, list[Shown], list[str]]:
        """Return (an entry, what stands near it, languages); raises NotFound."""
        known = parse_id(entry_id)
        async with self.house.db.transaction(shelf.inbox.workspace_id) as tx:
            entry = await self.knowledge.entry(tx, shelf.bases, known) if known else None
            if entry is None:
                raise NotFound(id=entry_id)
            near = await self.knowledge.related(tx, shelf.bases, entry)
            return entry, near, await self.knowledge.locales(tx, shelf.bases)

    async def search(self, shelf: Shelf, words: str) -> tuple[list[Shown], list[str]]:
        """Return (what fits these words, by meaning and by letter, languages)."""
        words, workspace = " ".join(words[:MOST_WORDS].replace("\x00", "").split()), shelf.inbox.workspace_id
        likely = await self.knowledge.likely(workspace, shelf.bases, shelf.locale, words) if words else []
        async with self.house.db.transaction(workspace) as tx:
            found: Sequence[Shown] = []
            if words:
                found = await self.knowledge.search(tx, shelf.bases, shelf.locale, words, likely)
            return list(found), await self.knowledge.locales(tx, shelf.bases)

    async def vote(self, shelf: Shelf, entry_id: str, voter: UUID, useful: bool) -> None:
        """Take a reader's vote; raises NotFound for what he may not read."""
        known = parse_id(entry_id)
        async with self.house.db.transaction(shelf.inbox.workspace_id) as tx:
            if known is None or await self.knowledge.entry(tx, shelf.bases, known) is None:
                raise NotFound(id=entry_id)
            await self.house.usage.vote(tx, known, voter, useful, "customer")

    async def addresses(self, shelf: Shelf) -> list[tuple[UUID, str, object]]:
        """Return (entry, locale, last change) of everything, at most what one sitemap holds."""
        async with self.house.db.transaction(shelf.inbox.workspace_id) as tx:
            return list(await self.knowledge.addresses(tx, shelf.bases, 49_000))
