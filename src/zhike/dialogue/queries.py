"""SQL of turns."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.conversations import PendingTurn
from zhike.db import Tx
from zhike.dialogue.steps import Summary
from zhike.dialogue.types import Followed, Thresholds, TurnRecord
from zhike.dialogue.understanding import stored

ADD = """
INSERT INTO turns (workspace_id, id, conversation_id, turn, from_seq, to_seq, outcome, confidence, engine, language,
                   candidates, reasons, sources, timings, understood, followed, model)
VALUES (:w, :id, :conversation, :turn, :from_seq, :to_seq, :outcome, :confidence, :engine, :language,
        CAST(:candidates AS jsonb), CAST(:reasons AS jsonb), CAST(:sources AS jsonb), CAST(:timings AS jsonb),
        CAST(:understood AS jsonb), CAST(:followed AS jsonb), CAST(:model AS jsonb))
"""
READ = """
SELECT id, conversation_id, turn, from_seq, to_seq, outcome, confidence, engine, language, candidates, reasons, sources,
       timings, understood, followed, model, created_at
FROM turns WHERE workspace_id = :w AND conversation_id = :conversation AND id = :id
"""


BEFORE = """
SELECT h.answer, h.offer, m.updated_at AS model, coalesce(t.candidates, '[]') AS candidates, coalesce(t.sources, '[]') AS sources
FROM (SELECT 1) once
LEFT JOIN dialogue_thresholds h ON h.workspace_id = :w
LEFT JOIN language_models m ON m.workspace_id = :w AND m.enabled
LEFT JOIN LATERAL (
    SELECT candidates, sources FROM turns
    WHERE workspace_id = :w AND conversation_id = :conversation AND outcome = 'answer' AND sources <> '[]'
    ORDER BY turn DESC LIMIT 1
) t ON true
"""


async def before(tx: Tx, conversation_id: UUID) -> tuple[Thresholds, tuple[str, ...], datetime | None]:
    """Return the workspace's thresholds, the titles of the entries of the conversation's last answer as they were then, and
    since when its language model is set up as it is, None where it has none: one statement, for every turn reads them."""
    row = await tx.row(BEFORE, {"w": tx.workspace, "conversation": conversation_id})
    assert row is not None
    held = Thresholds() if row["answer"] is None else Thresholds(round(row["answer"], 2), round(row["offer"], 2))
    titles = {candidate["entry_id"]: candidate.get("title", "") for candidate in row["candidates"]}
    return held, tuple(filter(None, (titles.get(source["entry_id"], "") for source in row["sources"]))), row["model"]


async def add_turn(tx: Tx, turn_id: UUID, pending: PendingTurn, summary: Summary) -> None:
    """Store a turn: ids, scores, codes; none of the customer's words."""
    end = summary.end
    candidates = [
        {
            "entry_id": str(c.entry_id), "title": c.title, "score": c.score, "lexical": c.lexical, "dense": c.dense,
            "matched": c.matched, "guards": list(c.guards), "locale": c.locale, "exact": c.exact,
        }
        for c in summary.candidates[:8]
    ]  # fmt: skip
    sources = [{"n": s.n, "entry_id": str(s.entry_id), "score": s.score} for s in getattr(end, "sources", ())]
    await tx.execute(
        ADD,
        {
            "w": tx.workspace, "id": turn_id, "conversation": pending.conversation_id, "turn": pending.turn,
            "from_seq": pending.from_seq, "to_seq": pending.to_seq, "outcome": end.outcome, "confidence": end.confidence,
            "engine": summary.engine, "language": summary.language, "candidates": json.dumps(candidates),
            "reasons": json.dumps([{"code": reason.code, **reason.params} for reason in end.reasons]),
            "sources": json.dumps(sources), "timings": json.dumps(summary.ms),
            "understood": json.dumps(_understood(summary)), "followed": json.dumps(_followed(summary.followed)),
            "model": json.dumps(summary.work.stored() if summary.work is not None else {}),
        },
    )  # fmt: skip


def _understood(summary: Summary) -> dict[str, Any]:
    """Return what is kept of what was understood, and the thresholds that held."""
    if summary.understood is None:
        return {}
    held = summary.thresholds
    return stored(summary.understood) | ({"thresholds": asdict(held)} if held is not None else {})


def _followed(followed: Followed | None) -> dict[str, Any]:
    """Return what the turn was to flows: what happened, and the calls into merchants' systems. No words."""
    if followed is None or not (followed.events or followed.calls):
        return {}
    events = [
        {"name": one.name, "flow": one.flow, "version": one.version, "run": str(one.run), "detail": one.detail}
        for one in followed.events
    ]
    return {"events": events, "calls": [str(one) for one in followed.calls], "wrote": followed.wrote}


async def turn(tx: Tx, conversation_id: UUID, turn_id: UUID) -> TurnRecord | None:
    """Return a stored turn."""
    row = await tx.row(READ, {"w": tx.workspace, "conversation": conversation_id, "id": turn_id})
    if row is None:
        return None
    values: dict[str, Any] = dict(row)
    return TurnRecord(
        ms=values.pop("timings"),
        candidates=tuple(values.pop("candidates")),
        reasons=tuple(values.pop("reasons")),
        sources=tuple(values.pop("sources")),
        **values,
    )
