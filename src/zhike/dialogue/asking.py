"""Questions of known answers, looked up one by one as those of a customer are: the figures of `zhike eval retrieval`."""

import time
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

from zhike.dialogue.look_up import LookUp, surer
from zhike.dialogue.rules import MAX_QUESTIONS, Question, Verdict, reply_language, split_questions
from zhike.dialogue.types import TurnContext
from zhike.knowledge import SPACE, Asked, Candidate, Document, MemoryKnowledge, Query, hold
from zhike.language import Embedder

LIMIT = 10  # entries found that are told


async def ask_all(
    documents: Sequence[Document],
    queries: Sequence[Query],
    embedder: Embedder,
    told: Callable[[int], None] | None = None,
) -> list[Asked]:
    """Index the documents and ask every question, one after the other. ``told`` hears how many were asked."""
    knowledge, ids = await hold(documents, embedder)
    asked: list[Asked] = []
    for query in queries:
        asked.append(await _ask(knowledge, ids, query))
        if told is not None:
            told(len(asked))
    return asked


async def _ask(knowledge: MemoryKnowledge, ids: Mapping[UUID, str], query: Query) -> Asked:
    started = time.perf_counter()
    context = TurnContext(SPACE, (query.text,))
    questions = split_questions(context.texts)[:MAX_QUESTIONS] or (Question(query.text, query.text),)
    look = LookUp(context, knowledge, reply_language(context.texts, context.locale), questions)
    await look.run()
    verdict = await _first(look, knowledge, query.text)
    found = list(dict.fromkeys((*verdict.entries, *_beside(look, verdict))))
    ms = (time.perf_counter() - started) * 1000
    refused = verdict.kind == "nothing"
    first = found[0].score if found else 0.0
    if refused and first >= context.thresholds.offer:
        first = 0.0  # it is not that one, however much it looks like it
    return Asked(query, tuple(ids[one.entry_id] for one in found[:LIMIT]), first, refused, ms)


async def _first(look: LookUp, knowledge: MemoryKnowledge, text: str) -> Verdict:
    """Return the verdict that counts as the first: of several answered questions the one nearest to the whole message."""
    told = [verdict for verdict in look.verdicts if verdict.kind != "nothing"]
    if len(told) > 1:
        whole = (await knowledge.search(SPACE, [text], look.language))[0].candidates
        near = {one.entry_id: one.score for one in whole}
        return max(told, key=lambda verdict: near.get(verdict.entries[0].entry_id, 0.0))
    best = look.verdicts[0]
    for verdict in look.verdicts[1:]:
        best = verdict if surer(verdict, best) else best
    return best


def _beside(look: LookUp, verdict: Verdict) -> list[Candidate]:
    """Return what else was found where the verdict's first entry was, best first."""
    top = verdict.entries[:1]
    lists = [found.candidates for found in look.found.values()]
    listed = next((own for own in lists if any(one is first for one in own for first in top)), lists[0])
    return sorted(listed, key=lambda one: -one.score)
