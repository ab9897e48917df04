"""A reply in an API inbox is carried out to its program, and that it was taken back."""

from zhike.desk.jobs import leaves

REACTIONS = {
    "message.added": ("channels.deliver", leaves),
    "message.recalled": ("channels.deliver", leaves),
}
