"""The API's Agent."""

from datetime import UTC, datetime

from zhike.kit.ids import uuid7
from zhike.staff import Agent, agent_json


def test_agent_json() -> None:
    at, team = datetime(2026, 11, 22, 1, 2, 3, tzinfo=UTC), uuid7()
    agent = Agent(uuid7(), "person", "林晓", None, 5, "away", "午餐", at, at, 3, (team,))
    assert agent_json(agent, 2) == {
        "id": str(agent.id),
        "name": "林晓",
        "avatar_url": None,
        "kind": "person",
        "presence": "away",
        "presence_reason": "午餐",
        "presence_since": "2026-11-22T01:02:03.000Z",
        "capacity": 5,
        "load": 2,
        "team_ids": [str(team)],
        "skills": {},
        "languages": [],
    }
