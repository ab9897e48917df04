"""The route that tries a question."""

from typing import Annotated, Any

from fastapi import APIRouter

from zhike.identity import Guard, Scope
from zhike.kit.ids import id_of
from zhike.knowledge import schemas_ask as schemas
from zhike.knowledge.errors import BaseNotFound
from zhike.knowledge.http.shared import clean
from zhike.knowledge.ports import Bench
from zhike.knowledge.service import KnowledgeService
from zhike.knowledge.types import BenchAnswer, BenchQuestion


def add_bench(router: APIRouter, service: KnowledgeService, bench: Bench, guard: Guard) -> None:
    """Add the route of the bench."""
    read = guard("knowledge.read")

    @router.post(
        "/knowledge/ask", response_model=schemas.AskOut, summary="Try a question: what the assistant would say, and why"
    )
    async def ask(body: schemas.AskIn, scope: Annotated[Scope, read]) -> dict[str, Any]:
        base_id = id_of(body.base_id, BaseNotFound(field="base_id")) if body.base_id else None
        if base_id is not None:
            await service.base(scope.tx, base_id)
        history = tuple((line.by, clean(line.text) or "") for line in body.history)
        asked = BenchQuestion(
            clean(body.question) or " ", base_id, body.locale, body.channel, history, scope.viewer.locale
        )
        answer = await bench.ask(scope.viewer.workspace_id, asked)
        return _answer(answer)


def _answer(answer: BenchAnswer) -> dict[str, Any]:
    return {
        "outcome": answer.outcome, "confidence": answer.confidence, "answer": answer.answer,
        "sources": [{"n": s.n, "entry_id": str(s.entry_id), "title": s.title, "score": s.score, "url": None} for s in answer.sources],
        "candidates": [
            {"entry_id": str(c.entry_id), "title": c.title, "score": c.score, "lexical": c.lexical, "dense": c.dense,
             "matched": c.matched, "guards": list(c.guards), "locale": c.locale, "exact": c.exact}
            for c in answer.candidates
        ],
        "reasons": [dict(reason) for reason in answer.reasons],
        "ms": answer.ms, "language": answer.language, "normalized": answer.normalized, "understood": answer.understood,
        "thresholds": answer.thresholds or None,
    }  # fmt: skip
