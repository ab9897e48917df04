"""Sources while outbound effects are paused: nothing is read, and nothing is forgotten."""

from tests.db.knowledge.conftest import Shelf
from zhike.knowledge.crawl import Crawler
from zhike.knowledge.sources import Sources
from zhike.settings import KnowledgeSettings


async def test_a_visit_held_after_a_restore_stays_due(shelf: Shelf) -> None:
    held = Sources(held=True)
    async with shelf.db.transaction(shelf.workspace) as tx:
        source = await held.add(tx, None, shelf.base_id, "http://127.0.0.1:9/help", None, "update", False)
        await held.send_due(tx)
    await Crawler(shelf.db, shelf.imports.parser, KnowledgeSettings(allow_private_sources=True), paused=True).crawl(
        shelf.workspace, source.id
    )
    async with shelf.db.transaction(shelf.workspace) as tx:
        assert (await held.get(tx, source.id)).started_at is None
        assert await held.send_due(tx) == 1  # as soon as effects are live again
