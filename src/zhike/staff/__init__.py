"""Agents (people and the assistant), teams, queues, presence and capacity."""

from zhike.staff.absence import GONE_S, SEEN_EVERY_S, Absence
from zhike.staff.errors import AgentInactive, AgentNotFound, QueueNotFound, TeamNotFound
from zhike.staff.ports import AgentLoad
from zhike.staff.schemas import Skill
from zhike.staff.service import StaffService, agent_json
from zhike.staff.types import Agent, Presence, Queue, Team

__all__ = [
    "GONE_S",
    "SEEN_EVERY_S",
    "Absence",
    "Agent",
    "AgentInactive",
    "AgentLoad",
    "AgentNotFound",
    "Presence",
    "Queue",
    "QueueNotFound",
    "Skill",
    "StaffService",
    "Team",
    "TeamNotFound",
    "agent_json",
]
