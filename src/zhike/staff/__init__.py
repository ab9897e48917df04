"""Agents (people and the assistant), teams, queues, presence and capacity."""

from zhike.staff.types import Agent, Presence, Queue, Team

__all__ = ["Agent", "Presence", "Queue", "Team"]
