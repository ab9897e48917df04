"""The worker's indexes follow things and relations, and links follow entries."""

from uuid import UUID

from tests.db.knowledge.conftest import Shelf
from zhike.knowledge import EntryDraft, KnowledgeGraph, Searcher, TrialShelf
from zhike.knowledge.graph_linking import link_base
from zhike.knowledge.graph_types import Entity, EntityDraft


async def add(shelf: Shelf, question: str, answer: str = "看说明。") -> UUID:
    async with shelf.db.transaction(shelf.workspace) as tx:
        return (await shelf.service.create_entry(tx, None, shelf.base_id, EntryDraft(question, answer, "zh"))).id


async def thing(shelf: Shelf, kind: str, name: str, *aliases: str) -> Entity:
    async with shelf.db.transaction(shelf.workspace) as tx:
        return await KnowledgeGraph(shelf.service).create(tx, None, shelf.base_id, EntityDraft(kind, name, aliases))


async def guards(searcher: Searcher, shelf: Shelf, question: str) -> dict[str, tuple[str, ...]]:
    (found,) = await searcher.search(shelf.workspace, [question], "zh")
    return {one.title: one.guards for one in found.candidates}


async def test_an_index_takes_over_things_when_its_base_moved(shelf: Shelf) -> None:
    await add(shelf, "云朵枕头防水吗")
    await add(shelf, "怎么退货")
    assert (await guards(shelf.searcher, shelf, "海浪枕头防水吗"))["云朵枕头防水吗"] == ()
    await thing(shelf, "product", "云朵枕头")
    await thing(shelf, "product", "海浪枕头")
    found = await guards(shelf.searcher, shelf, "海浪枕头防水吗")
    assert found["云朵枕头防水吗"] == ("other_entity",)
    assert found.get("怎么退货", ()) == ()
    assert (await guards(shelf.searcher, shelf, "云朵枕头防水吗"))["云朵枕头防水吗"] == ()


async def test_a_search_takes_no_statement_more_for_things(shelf: Shelf, statements: list[str]) -> None:
    await add(shelf, "云朵枕头防水吗")
    await thing(shelf, "product", "云朵枕头")
    await shelf.vectorizer.embed_base(shelf.workspace, shelf.base_id)
    await shelf.searcher.warm(shelf.workspace)
    statements.clear()
    await guards(shelf.searcher, shelf, "云朵枕头好用吗")
    assert not [one for one in statements if "entities" in one or "relations" in one]
    statements.clear()
    await thing(shelf, "product", "海浪枕头")
    statements.clear()
    await guards(shelf.searcher, shelf, "云朵枕头好用吗")
    assert len([one for one in statements if "entities" in one]) == 1


async def test_links_follow_what_entries_ask(shelf: Shelf) -> None:
    await thing(shelf, "product", "云朵枕头")
    entry = await add(shelf, "云朵枕头防水吗")
    assert await link_base(shelf.db, shelf.workspace, shelf.base_id)
    assert not await link_base(shelf.db, shelf.workspace, shelf.base_id)
    graph = KnowledgeGraph(shelf.service)
    async with shelf.db.transaction(shelf.workspace) as tx:
        assert [(one.name, found) for one, found in await graph.entities_of(tx, entry)] == [("云朵枕头", True)]
        await shelf.service.update_entry(tx, None, entry, {"question": "手机防水吗"}, None)
    assert await link_base(shelf.db, shelf.workspace, shelf.base_id)
    async with shelf.db.transaction(shelf.workspace) as tx:
        assert await graph.entities_of(tx, entry) == []


async def test_related_questions_come_from_memory(shelf: Shelf) -> None:
    first, second = await add(shelf, "云朵枕头防水吗"), await add(shelf, "云朵枕头多重")
    await add(shelf, "怎么退货")
    await thing(shelf, "product", "云朵枕头")
    await shelf.searcher.warm(shelf.workspace)
    assert shelf.searcher.related(shelf.workspace, first, "zh", 3) == [(second, "云朵枕头多重")]
    assert shelf.searcher.related(shelf.workspace, first, "zh", 3, ["云朵枕头多重？"]) == []
    assert shelf.searcher.related(shelf.workspace, first, "en", 3) == []
    assert shelf.searcher.products(shelf.workspace, "我的云朵枕头坏了") == {"云朵枕头"}


async def test_a_trial_knows_things_too(shelf: Shelf) -> None:
    entry = await add(shelf, "云朵枕头防水吗")
    await thing(shelf, "product", "云朵枕头")
    await thing(shelf, "product", "海浪枕头")
    trial = TrialShelf(shelf.db, shelf.embedder)
    before = await trial.of(shelf.workspace, shelf.base_id, {})
    (found,) = await before.search(shelf.workspace, ["海浪枕头防水吗"], "zh")
    assert found.candidates[0].guards == ("other_entity",)
    changed = {entry: EntryDraft("海浪枕头防水吗", "可以。", "zh")}
    after = await trial.of(shelf.workspace, shelf.base_id, changed)
    (found,) = await after.search(shelf.workspace, ["海浪枕头能防水吗"], "zh")
    assert found.candidates[0].guards == ()
