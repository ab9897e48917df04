"""What staff announces."""

from uuid import UUID

from zhike.facts import ActorRef, Fact


def presence_changed(agent_id: UUID, version: int, before: str, after: str, actor: ActorRef) -> Fact:
    """An agent went online, away or offline. The reason stays in staff's table."""
    payload = {"from": before, "to": after}
    return Fact("agent.presence_changed@1", "agent", agent_id, version, payload, actor)


def changed(agent_id: UUID, version: int, fields: list[str], actor: ActorRef) -> Fact:
    """An agent's name, capacity, teams or being in service changed."""
    return Fact("agent.changed@1", "agent", agent_id, version, {"fields": sorted(fields)}, actor)
