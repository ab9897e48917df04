"""One refresh of the supervisor's board at 100,000 conversations, 3,000 of them today, as the walled role."""

import asyncio
import time
from typing import Any
from uuid import UUID

import psycopg

from benchmarks.client import percentile
from benchmarks.report import Figure
from benchmarks.world import World
from zhike.db import recording
from zhike.house import House, build
from zhike.identity import Grant, Viewer
from zhike.kit.ids import uuid7

CONVERSATIONS, TODAY, PEOPLE, REFRESHES = 100_000, 3_000, 50, 200

# An id of its time, as UUIDv7 begins: 48 bits of milliseconds.
ID = "CAST(lpad(to_hex(CAST(extract(epoch FROM {at}) * 1000 AS bigint)), 12, '0') || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15) AS uuid)"
FILL = (
    "INSERT INTO users (workspace_id, id, email, name) SELECT %(w)s, gen_random_uuid(), 'board-' || n || '@example.com', '客服' || n FROM generate_series(1, %(people)s) n",
    "INSERT INTO agents (workspace_id, id, kind, user_id, name, presence, seen_at) SELECT workspace_id, id, 'person', id, name, 'online', now() FROM users WHERE workspace_id = %(w)s AND email LIKE 'board-%%'",
    "INSERT INTO team_members (workspace_id, team_id, agent_id) SELECT workspace_id, %(team)s, id FROM users WHERE workspace_id = %(w)s AND email LIKE 'board-%%'",
    # The last 3 in 100 are today's, the others of 180 days. Of each 100 the assistant keeps 60; 1 waits, 2 are being served.
    f"""
    INSERT INTO conversations (workspace_id, id, number, inbox_id, customer_id, identity_id, thread_key, status, owner_kind, owner_id,
        queue_id, team_id, opened_at, queued_at, assigned_at, resolved_at, updated_at)
    SELECT %(w)s, {ID.format(at="at")}, 1000000 + n, %(inbox)s, %(customer)s, %(identity)s, 'board-' || n,
        CASE WHEN served OR waits THEN 'open' ELSE 'resolved' END,
        CASE WHEN waits THEN 'queue' WHEN n %% 100 < 60 THEN 'assistant' ELSE 'person' END,
        CASE WHEN waits THEN NULL WHEN n %% 100 < 60 THEN %(assistant)s ELSE people[1 + n %% cardinality(people)] END,
        CASE WHEN n %% 100 >= 60 THEN %(queue)s END, CASE WHEN n %% 100 >= 60 THEN %(team)s END,
        at, CASE WHEN waits THEN at END, CASE WHEN NOT waits AND n %% 100 >= 60 THEN at + interval '30 s' END,
        CASE WHEN NOT (served OR waits) THEN least(at + interval '10 min', now()) END, at + interval '10 min'
    FROM (SELECT n, n > %(all)s - %(today)s AND n %% 100 = 99 AS waits, n > %(all)s - %(today)s AND n %% 100 IN (97, 98) AS served,
              CASE WHEN n > %(all)s - %(today)s THEN midnight + (now() - midnight) * random()
                  ELSE midnight - interval '180 days' * random() END AS at,
              array(SELECT id FROM users WHERE workspace_id = %(w)s AND email LIKE 'board-%%') AS people
          FROM generate_series(1, %(all)s) n, (SELECT date_trunc('day', now(), 'Asia/Shanghai') AS midnight) AS today) AS made
    """,
    f"""
    INSERT INTO turns (workspace_id, id, conversation_id, turn, from_seq, to_seq, outcome, engine, reasons, created_at)
    SELECT workspace_id, {ID.format(at="opened_at")}, id, nth, 1, 1, (array['answer', 'answer', 'choices', 'refuse', 'hand_over'])[1 + (number + nth) %% 5],
        'retrieval', '[{{"code": "low_score"}}]', opened_at FROM conversations, generate_series(1, 3) AS nth WHERE workspace_id = %(w)s AND number > 1000000
    """,
    """
    INSERT INTO desk_first_replies (workspace_id, conversation_id, people_at, replied_at, handed_over_at, touched_at)
    SELECT workspace_id, id, opened_at, assigned_at, opened_at, greatest(opened_at, assigned_at) FROM conversations
    WHERE workspace_id = %(w)s AND number > 1000000 AND team_id IS NOT NULL
    """,
    f"""
    INSERT INTO ratings (workspace_id, id, conversation_id, score, rated_owner_kind, at)
    SELECT workspace_id, {ID.format(at="resolved_at")}, id, 1 + number %% 5, 'person', resolved_at FROM conversations
    WHERE workspace_id = %(w)s AND number > 1000000 AND number %% 3 = 0 AND status = 'resolved'
    """,
    "ANALYZE conversations, turns, desk_first_replies, ratings, agents, team_members",
)  # fmt: skip


def fill(connection: psycopg.Connection[Any], known: dict[str, UUID]) -> None:
    """Fill a workspace as the owner. ``known``: ids by name: w, team, queue, inbox, assistant, customer, identity."""
    for statement in FILL:
        connection.execute(statement, known | {"all": CONVERSATIONS, "today": TODAY, "people": PEOPLE})  # type: ignore[arg-type]
    connection.commit()


def measure(world: World) -> list[Figure]:
    """Fill the demo's workspace, then read the board again and again."""
    w = world.workspace_id
    assert w is not None
    one = world.rows(
        "SELECT i.id, i.inbox_id, i.customer_id, x.default_queue_id, q.team_id FROM customer_identities i JOIN inboxes x ON x.id = i.inbox_id"
        " JOIN queues q ON q.id = x.default_queue_id LIMIT 1"
    )[0]
    known = dict(zip(("identity", "inbox", "customer", "queue", "team"), one, strict=True))
    known |= {"w": w, "assistant": world.rows("SELECT id FROM agents WHERE kind = 'assistant'")[0][0]}
    if world.rows("SELECT count(*) FROM conversations")[0][0] < CONVERSATIONS:
        with psycopg.connect(world.urls.owner_dsn) as connection:
            fill(connection, known)
    house = build(world.settings, world.secret, world.urls, "bench")
    taken, statements = asyncio.run(refreshes(house, w))
    note = f"{CONVERSATIONS:,} conversations, {TODAY:,} of today, {PEOPLE} people; {statements} statements, p50 {percentile(taken, 0.5):.0f} ms"
    return [Figure("board", "one refresh of the board, p95", percentile(taken, 0.95), "ms", "< 100", "Board.read as zhike_app", len(taken), note)]  # fmt: skip


async def refreshes(house: House, workspace_id: UUID) -> tuple[list[float], int]:
    """Return milliseconds of each refresh and the statements of one."""
    viewer = Viewer(workspace_id, "person", uuid7(), "", "zh-CN", (Grant("report.read", "all"),))
    taken, sent = [], []
    try:
        for _ in range(REFRESHES):
            began = time.perf_counter()
            with recording() as sent:
                async with house.db.transaction(workspace_id) as tx:
                    await house.board.read(tx, viewer)
            taken.append((time.perf_counter() - began) * 1000)
    finally:
        await house.close()
    return taken, len(sent)
