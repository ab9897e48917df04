"""Routes of knowledge, a file for each noun."""

from fastapi import APIRouter

from zhike.identity import Guard
from zhike.knowledge.http.bases import add_bases
from zhike.knowledge.http.bench import add_bench
from zhike.knowledge.http.entries import add_entries, add_lists
from zhike.knowledge.http.imports import add_imports
from zhike.knowledge.imports import ImportService
from zhike.knowledge.ports import Bench, Names
from zhike.knowledge.service import KnowledgeService


def routes(service: KnowledgeService, imports: ImportService, bench: Bench, names: Names, guard: Guard) -> APIRouter:
    """Return the routes."""
    router = APIRouter(tags=["knowledge"])
    add_bases(router, service, guard)
    add_lists(router, service, names, guard)
    add_entries(router, service, names, guard)
    add_imports(router, imports, guard)
    add_bench(router, service, bench, guard)
    return router
