"""Routes of knowledge, a file for each noun."""

from fastapi import APIRouter

from zhike.identity import Guard
from zhike.knowledge.http.bases import add_bases
from zhike.knowledge.http.bench import add_bench
from zhike.knowledge.http.checks import add_checks, add_runs
from zhike.knowledge.http.entries import add_bulk, add_entries, add_lists, add_tags
from zhike.knowledge.http.folders import add_folders
from zhike.knowledge.http.graph import add_graph, add_graph_files, add_links, add_relations, add_thing, add_told
from zhike.knowledge.http.imports import add_imports
from zhike.knowledge.http.life import add_life, add_publishing
from zhike.knowledge.http.negatives import add_negatives
from zhike.knowledge.http.pictures import add_pictures
from zhike.knowledge.http.tools import Tools
from zhike.knowledge.http.transfer import transfer_routes
from zhike.knowledge.http.use import add_pairs, add_use
from zhike.knowledge.http.versions import add_versions
from zhike.knowledge.imports import ImportService
from zhike.knowledge.ports import Bench, Names
from zhike.knowledge.room import KnowledgeRoom

__all__ = ["routes", "transfer_routes"]


def routes(room: KnowledgeRoom, imports: ImportService, bench: Bench, names: Names, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["knowledge"])
    tools = Tools(room.knowledge, room.life, room.publishing, names)
    add_bases(router, room.knowledge, guard)
    add_folders(router, room.folders, guard)
    add_lists(router, tools, guard)
    add_tags(router, tools, guard)
    add_bulk(router, room.bulk, guard)
    add_entries(router, tools, guard)
    add_life(router, tools, guard)
    add_publishing(router, tools, guard)
    add_versions(router, room.versions, tools, guard)
    add_checks(router, room.checks, guard)
    add_runs(router, room.checks, names, guard)
    add_graph(router, room.graph, names, guard)
    add_thing(router, room.graph, names, guard)
    add_relations(router, room.graph, guard)
    add_links(router, room.graph, guard)
    add_told(router, room.graph, guard)
    add_graph_files(router, room.graph_files, guard)
    add_negatives(router, room.negatives, names, guard)
    add_pairs(router, room.pairs, names, guard)
    add_use(router, room.usage, guard)
    add_pictures(router, room.pictures, guard)
    add_imports(router, imports, names, guard)
    add_bench(router, room.knowledge, bench, guard)
    return router
