"""A reply in an API inbox is carried out to its program."""

from zhike.desk.jobs import leaves

REACTIONS = {"message.added": ("channels.deliver", leaves)}
