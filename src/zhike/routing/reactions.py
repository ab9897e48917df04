"""What lets a waiting conversation be served: somebody begins to wait, becomes free, or comes online."""

REACTIONS = {
    "conversation.assigned": ["routing.assign"],
    "conversation.status_changed": ["routing.assign"],
    "agent.presence_changed": ["routing.assign"],
}
