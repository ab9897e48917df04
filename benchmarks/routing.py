"""Routing: 10,000 waiting conversations to 500 people, and one assignment while all of them work; as the walled role."""

import asyncio
import time
from collections import Counter
from uuid import UUID

import psycopg

from benchmarks.board import ID
from benchmarks.client import percentile
from benchmarks.report import Figure
from benchmarks.world import World
from zhike.facts import ActorRef
from zhike.house import House, build
from zhike.routing.assigning import BATCH

WAITING, PEOPLE, CAPACITY, ROUNDS = 10_000, 500, 25, 300

FILL = (
    "INSERT INTO users (workspace_id, id, email, name) SELECT %(w)s, gen_random_uuid(), 'route-' || n || '@example.com', '客服' || n FROM generate_series(1, %(people)s) n",
    "INSERT INTO agents (workspace_id, id, kind, user_id, name, presence, capacity, seen_at, idle_since) SELECT workspace_id, id, 'person', id, name, 'online', %(capacity)s, now(), now() - interval '1 h' * random() FROM users WHERE workspace_id = %(w)s AND email LIKE 'route-%%'",
    "INSERT INTO team_members (workspace_id, team_id, agent_id) SELECT workspace_id, %(team)s, id FROM users WHERE workspace_id = %(w)s AND email LIKE 'route-%%'",
    f"""
    INSERT INTO conversations (workspace_id, id, number, inbox_id, customer_id, identity_id, thread_key, status, owner_kind,
        queue_id, team_id, opened_at, queued_at, updated_at)
    SELECT %(w)s, {ID.format(at="at")}, 3000000 + n, %(inbox)s, %(customer)s, %(identity)s, 'route-' || n, 'open', 'queue',
        %(queue)s, %(team)s, at, at, at
    FROM (SELECT n, now() - interval '1 ms' * n AS at FROM generate_series(1, %(all)s) n) AS made
    """,
    "ANALYZE conversations, agents, team_members",
)  # fmt: skip
# What must be written of an assignment at the least: the conversation's new owner, and a line in its transcript.
RAW = (
    "UPDATE conversations SET owner_kind = 'person', owner_id = %s, queued_at = NULL, assigned_at = now(), version = version + 2, last_seq = last_seq + 1 WHERE workspace_id = %s AND id = %s",
    "INSERT INTO messages (workspace_id, id, conversation_id, seq, direction, author_kind, private, kind, state) VALUES (%s, gen_random_uuid(), %s, 1000, 'out', 'system', false, 'event', 'sent')",
)  # fmt: skip


def measure(world: World) -> list[Figure]:
    """Fill the demo's workspace, write the least that could be written, then hand everything out, then one at a time."""
    w = world.workspace_id
    assert w is not None
    one = world.rows(
        "SELECT i.id, i.inbox_id, i.customer_id, x.default_queue_id, q.team_id FROM customer_identities i JOIN inboxes x ON x.id = i.inbox_id"
        " JOIN queues q ON q.id = x.default_queue_id LIMIT 1"
    )[0]
    known = dict(zip(("identity", "inbox", "customer", "queue", "team"), one, strict=True)) | {"w": w}
    sizes = {"all": WAITING, "people": PEOPLE, "capacity": CAPACITY}
    with psycopg.connect(world.urls.owner_dsn) as connection:
        for statement in FILL:
            connection.execute(statement, known | sizes)
        connection.commit()
        raw_s = raw(connection, w)
    house = build(world.settings, world.secret, world.urls, "bench")
    bulk_s, shares, taken = asyncio.run(handing_out(house, w))
    even = max(shares.values()) / (sum(shares.values()) / PEOPLE)
    note = f"{PEOPLE} people online with {WAITING // PEOPLE} each; p50 {percentile(taken, 0.5):.1f} ms"
    return [
        Figure("routing", f"{WAITING:,} waiting conversations to {PEOPLE} people", bulk_s, "s", "< 3", "RoutingService.assign_waiting", WAITING, f"the least that must be written takes {raw_s:.2f} s: {bulk_s / raw_s:.1f} times"),
        Figure("routing", "fullest hands against the mean", even, "×", "< 1.2", "the same", WAITING),
        Figure("routing", "one assignment, p99", percentile(taken, 0.99), "ms", "< 20", "RoutingService.assign_waiting", len(taken), note),
    ]  # fmt: skip


def raw(connection: psycopg.Connection[tuple[object, ...]], workspace_id: UUID) -> float:
    """Return the seconds that writing the same number of rows takes, in transactions of the same size, and undo it."""
    people = [row[0] for row in connection.execute("SELECT id FROM users WHERE email LIKE 'route-%'").fetchall()]
    found = connection.execute("SELECT id FROM conversations WHERE thread_key LIKE 'route-%' ORDER BY id").fetchall()
    ids = [row[0] for row in found]
    began = time.perf_counter()
    for at in range(0, len(ids), BATCH):
        part = ids[at : at + BATCH]
        with connection.cursor() as cursor, connection.pipeline():
            cursor.executemany(RAW[0], [(people[n % PEOPLE], workspace_id, one) for n, one in enumerate(part)])
            cursor.executemany(RAW[1], [(workspace_id, one) for one in part])
        connection.commit()
    took = time.perf_counter() - began
    connection.execute("DELETE FROM messages WHERE seq = 1000")
    connection.execute(
        "UPDATE conversations SET owner_kind = 'queue', owner_id = NULL, queued_at = opened_at, assigned_at = NULL, version = 1,"
        " last_seq = 0 WHERE thread_key LIKE 'route-%'"
    )
    connection.commit()
    connection.autocommit = True
    connection.execute("VACUUM ANALYZE conversations, messages")
    return took


async def handing_out(house: House, workspace_id: UUID) -> tuple[float, Counter[UUID], list[float]]:
    """Return seconds for all, how many each got, and milliseconds of single assignments."""
    taken = []
    try:
        began = time.perf_counter()
        assert await house.routing.assign_waiting(workspace_id) >= WAITING
        bulk_s = time.perf_counter() - began
        async with house.db.transaction(workspace_id) as tx:
            rows = await tx.rows("SELECT id, owner_id FROM conversations WHERE thread_key LIKE 'route-%'")
        for n in range(ROUNDS):
            async with house.db.transaction(workspace_id) as tx:
                await house.conversations.to_queue(tx, rows[n]["id"], ActorRef("system"), None, "bench")
            began = time.perf_counter()
            assert await house.routing.assign_waiting(workspace_id) == 1
            taken.append((time.perf_counter() - began) * 1000)
    finally:
        await house.close()
    return bulk_s, Counter(row["owner_id"] for row in rows), taken
