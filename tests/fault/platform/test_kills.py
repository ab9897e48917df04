"""kill -9 of any process in mid-load: no accepted message is lost, none doubled, one reply per turn."""

import asyncio

import pytest

from tests.support.live import Live
from tests.support.load import Visitor, arrivals, write_all

pytestmark = pytest.mark.fault
QUESTIONS = ["在吗", "运费怎么算", "怎么申请退货", "能开发票吗", "保修期是多久"]

STORED = "SELECT client_id, count(*) FROM messages WHERE direction = 'in' GROUP BY 1"
UNANSWERED = """
SELECT count(*) FROM conversations
WHERE owner_kind = 'assistant' AND status = 'open' AND handled_up_to < customer_seq
"""
REPLIES = """
SELECT conversation_id, turn, count(*) FROM messages
WHERE author_kind = 'assistant' AND turn IS NOT NULL GROUP BY 1, 2 HAVING count(*) > 1
"""
POSITIONS = "SELECT count(*), coalesce(max(position), 0) FROM fact_positions"
UNPLACED = "SELECT count(*) FROM fact_queue"
DISORDER = """
SELECT count(*) FROM (
    SELECT f.version, lag(f.version) OVER (PARTITION BY f.subject_id ORDER BY p.position) AS before
    FROM fact_positions p JOIN facts f ON f.id = p.fact_id
) ordered WHERE before >= version
"""


def check_nothing_lost_or_doubled(live: Live, visitors: list[Visitor]) -> None:
    stored = dict(live.rows(STORED))
    wanted = {client_id for visitor in visitors for client_id in visitor.accepted}
    assert wanted - set(stored) == set(), "accepted messages are missing"
    assert {client_id for client_id, count in stored.items() if count != 1} == set(), "messages are doubled"


def check_answered_once(live: Live) -> None:
    live.until(lambda: live.rows(UNANSWERED) == [(0,)], "every question answered", 60)
    assert live.rows(REPLIES) == [], "a turn was answered twice"


def check_log_is_whole(live: Live) -> None:
    live.until(lambda: live.rows(UNPLACED) == [(0,)], "every fact placed")
    count, last = live.rows(POSITIONS)[0]
    assert count == last, "positions have gaps"
    assert live.rows(DISORDER) == [(0,)], "versions of a subject descend"


async def test_serve_killed_in_mid_load(own_live: Live) -> None:
    visitors = await arrivals(own_live.base, 10)
    writing = asyncio.create_task(write_all(visitors, QUESTIONS * 3))
    for _ in range(3):
        await asyncio.sleep(0.7)
        own_live.serve.kill()
        own_live.serve.start()
        await asyncio.to_thread(own_live.until, own_live.serves, "serve is back", 60)
    await writing
    assert any(visitor.cuts for visitor in visitors)
    check_nothing_lost_or_doubled(own_live, visitors)
    await asyncio.to_thread(check_answered_once, own_live)
    check_log_is_whole(own_live)


async def test_worker_killed_in_mid_load(own_live: Live) -> None:
    visitors = await arrivals(own_live.base, 10)
    writing = asyncio.create_task(write_all(visitors, QUESTIONS, pause_s=0.3))
    for _ in range(3):
        await asyncio.sleep(0.8)
        own_live.worker.kill()
        own_live.worker.start()
    await writing
    check_nothing_lost_or_doubled(own_live, visitors)
    await asyncio.to_thread(check_answered_once, own_live)
    check_log_is_whole(own_live)
