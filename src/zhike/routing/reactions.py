"""What lets a waiting conversation be served: somebody begins to wait, becomes free, comes online, or may take more."""

REACTIONS = {
    "conversation.assigned": ["routing.assign"],
    "conversation.status_changed": ["routing.assign"],
    "agent.presence_changed": ["routing.assign"],
    "agent.changed": ["routing.assign"],  # a larger capacity, another team
}
