"""SQL of proactive messages (private)."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from zhike.campaigns.types import Arm, Condition, Draft, Figures, Limits, Rule, Words
from zhike.db import Tx
from zhike.kit.ids import uuid7

RULES = """
SELECT id, name, event, active, body, version, updated_at FROM campaign_rules
WHERE workspace_id = :w AND (CAST(:event AS text) IS NULL OR (event = :event AND active)) ORDER BY created_at, id
"""
ADD = """
INSERT INTO campaign_rules (workspace_id, id, name, event, active, body, updated_by)
VALUES (:w, :id, :name, :event, :active, CAST(:body AS jsonb), :by)
"""
CHANGE = """
UPDATE campaign_rules SET name = :name, event = :event, active = :active, body = CAST(:body AS jsonb), updated_by = :by,
       version = version + 1, updated_at = now()
WHERE workspace_id = :w AND id = :id AND version = :version RETURNING version
"""
LIMITS = "SELECT visitor_day, workspace_day, quiet_from, quiet_to FROM campaign_settings WHERE workspace_id = :w"
SET_LIMITS = """
INSERT INTO campaign_settings (workspace_id, visitor_day, workspace_day, quiet_from, quiet_to, updated_by)
VALUES (:w, :visitor_day, :workspace_day, :quiet_from, :quiet_to, :by)
ON CONFLICT (workspace_id) DO UPDATE SET visitor_day = excluded.visitor_day, workspace_day = excluded.workspace_day,
    quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, updated_by = excluded.updated_by
"""
STANDING = """
SELECT EXISTS (SELECT 1 FROM campaign_refusals WHERE workspace_id = :w AND customer_id = :customer) AS refused,
       (SELECT count(*) FROM campaign_decisions WHERE workspace_id = :w AND at >= :midnight AND outcome = 'sent'
          AND customer_id = :customer) AS sent_today,
       (SELECT count(*) FROM campaign_decisions WHERE workspace_id = :w AND at >= :midnight AND outcome = 'sent') AS all_today,
       (SELECT max(at) FROM campaign_decisions WHERE workspace_id = :w AND customer_id = :customer AND rule_id = :rule
          AND outcome IN ('sent', 'held_out')) AS last
"""
DECIDED = "SELECT 1 FROM campaign_decisions WHERE workspace_id = :w AND rule_id = :rule AND event_key = :key"
DECIDE = """
INSERT INTO campaign_decisions (workspace_id, id, rule_id, customer_id, inbox_id, event_key, outcome, conversation_id, message_id)
VALUES (:w, :id, :rule, :customer, :inbox, :key, :outcome, :conversation, :message)
"""
REFUSE = "INSERT INTO campaign_refusals (workspace_id, customer_id) VALUES (:w, :customer) ON CONFLICT DO NOTHING"
ALLOW = "DELETE FROM campaign_refusals WHERE workspace_id = :w AND customer_id = ANY(:customers)"
# What customers did in the day after a decision; resolved: a conversation of theirs in the week after.
FIGURES = """
SELECT d.rule_id, d.outcome, count(*) AS n, count(*) FILTER (WHERE m.state = 'read') AS opened,
       count(*) FILTER (WHERE EXISTS (
           SELECT 1 FROM conversations c JOIN messages said ON said.workspace_id = c.workspace_id AND said.conversation_id = c.id
           WHERE c.workspace_id = d.workspace_id AND c.customer_id = d.customer_id AND said.author_kind = 'customer'
             AND said.created_at > d.at AND said.created_at <= d.at + interval '1 day')) AS wrote,
       count(*) FILTER (WHERE EXISTS (
           SELECT 1 FROM conversations c WHERE c.workspace_id = d.workspace_id AND c.customer_id = d.customer_id
             AND c.resolved_at > d.at AND c.resolved_at <= d.at + interval '7 days')) AS resolved
FROM campaign_decisions d
LEFT JOIN messages m ON m.workspace_id = d.workspace_id AND m.id = d.message_id
WHERE d.workspace_id = :w AND d.at >= :since
GROUP BY d.rule_id, d.outcome
"""


async def rules(tx: Tx, event: str | None = None) -> list[Rule]:
    """Return the workspace's rules in the order they were made; with an event, the live ones on it."""
    return [_rule(row) for row in await tx.rows(RULES, {"w": tx.workspace, "event": event})]


def _rule(row: Mapping[Any, Any]) -> Rule:
    body = row["body"]
    draft = Draft(
        row["name"],
        row["event"],
        Words(**body["words"]),
        row["active"],
        tuple(Condition(**one) for one in body["where"]),
        tuple(Words(**one) for one in body["choices"]),
        body["pause_days"],
        body["hold_out"],
        body.get("opens", "message"),  # rules from before there was a choice
    )
    return Rule(row["id"], draft, row["version"], row["updated_at"])


def _params(tx: Tx, rule_id: UUID, draft: Draft, by: UUID) -> dict[str, Any]:
    body = {
        "words": {"zh": draft.words.zh, "en": draft.words.en},
        "where": [{"field": one.field, "op": one.op, "value": one.value} for one in draft.where],
        "choices": [{"zh": one.zh, "en": one.en} for one in draft.choices],
        "pause_days": draft.pause_days,
        "hold_out": draft.hold_out,
        "opens": draft.opens,
    }
    return {
        "w": tx.workspace,
        "id": rule_id,
        "name": draft.name,
        "event": draft.event,
        "active": draft.active,
        "body": json.dumps(body),
        "by": by,
    }


async def add(tx: Tx, rule_id: UUID, draft: Draft, by: UUID) -> None:
    """Store a new rule."""
    await tx.execute(ADD, _params(tx, rule_id, draft, by))


async def change(tx: Tx, rule_id: UUID, draft: Draft, by: UUID, version: int) -> bool:
    """Store a rule over that of a version; False where there is another."""
    return await tx.scalar(CHANGE, _params(tx, rule_id, draft, by) | {"version": version}) is not None


async def limits(tx: Tx) -> Limits:
    """Return the workspace's limits."""
    row = await tx.row(LIMITS, {"w": tx.workspace})
    return Limits(**row) if row is not None else Limits()


async def set_limits(tx: Tx, wanted: Limits, by: UUID) -> None:
    """Store the workspace's limits."""
    named = {name: getattr(wanted, name) for name in Limits.__dataclass_fields__}
    await tx.execute(SET_LIMITS, {"w": tx.workspace, "by": by, **named})


async def standing(tx: Tx, rule_id: UUID, customer_id: UUID, midnight: datetime) -> Mapping[Any, Any]:
    """Return refused, sent_today, all_today and last of a customer and a rule."""
    params = {"w": tx.workspace, "customer": customer_id, "rule": rule_id, "midnight": midnight}
    row = await tx.row(STANDING, params)
    assert row is not None, "one row, whatever was decided"
    return row


async def decided(tx: Tx, rule_id: UUID, key: bytes) -> bool:
    """Say whether a rule was decided for an event before."""
    return await tx.scalar(DECIDED, {"w": tx.workspace, "rule": rule_id, "key": key}) is not None


async def decide(
    tx: Tx,
    rule_id: UUID,
    customer_id: UUID,
    inbox_id: UUID,
    key: bytes,
    outcome: str,
    said: tuple[UUID, UUID] | None,
) -> None:
    """Record a decision; ``said``: the conversation and the message."""
    conversation, message = said or (None, None)
    await tx.execute(
        DECIDE,
        {
            "w": tx.workspace,
            "id": uuid7(),
            "rule": rule_id,
            "customer": customer_id,
            "inbox": inbox_id,
            "key": key,
            "outcome": outcome,
            "conversation": conversation,
            "message": message,
        },
    )


async def refuse(tx: Tx, customer_id: UUID) -> None:
    """Note that a customer wants none."""
    await tx.execute(REFUSE, {"w": tx.workspace, "customer": customer_id})


async def allow(tx: Tx, customer_ids: Sequence[UUID]) -> None:
    """Forget that customers wanted none."""
    await tx.execute(ALLOW, {"w": tx.workspace, "customers": list(customer_ids)})


async def figures(tx: Tx, since: datetime) -> dict[UUID, Figures]:
    """Return what became of each rule's decisions since a moment."""
    found: dict[UUID, dict[str, Arm]] = {}
    for row in await tx.rows(FIGURES, {"w": tx.workspace, "since": since}):
        arm = Arm(row["n"], row["opened"], row["wrote"], row["resolved"])
        found.setdefault(row["rule_id"], {})[row["outcome"]] = arm
    nothing = Arm(0, 0, 0, 0)
    return {
        rule: Figures(
            {name: arm.n for name, arm in arms.items()}, arms.get("sent", nothing), arms.get("held_out", nothing)
        )
        for rule, arms in found.items()
    }
