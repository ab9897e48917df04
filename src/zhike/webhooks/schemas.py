"""What the API says of webhooks."""

from datetime import datetime

from pydantic import Field

from zhike.kit.shapes import Body, Out
from zhike.webhooks.types import State


class WebhookIn(Body):
    """A webhook to add. ``plain`` sends customers' numbers as they are; it takes the right to unmask them."""

    name: str = Field(min_length=1, max_length=80, pattern=r"\S")
    url: str = Field(max_length=500)
    events: list[str] = Field(max_length=40)
    plain: bool = False
    active: bool = True


class WebhookPatch(Body):
    """What changes of a webhook as of ``version``."""

    version: int
    name: str | None = Field(None, min_length=1, max_length=80, pattern=r"\S")
    url: str | None = Field(None, max_length=500)
    events: list[str] | None = Field(None, max_length=40)
    plain: bool | None = None
    active: bool | None = None


class WebhookOut(Out):
    """A webhook. ``failures``: deliveries given up in a row; ``stopped_at``: when it stopped by itself for them."""

    id: str
    name: str
    url: str
    events: list[str]
    plain: bool
    active: bool
    stopped_at: datetime | None
    failures: int
    version: int
    created_at: datetime
    secret: str | None = Field(None, description="signs what is sent (standardwebhooks); shown once")


class WebhookPage(Out):
    """A workspace's webhooks; there are 20 at most."""

    items: list[WebhookOut]
    next_cursor: str | None
    events: list[str] = Field(description="every event that can be told")


class WebhookDeliveryOut(Out):
    """One telling. ``error``: timeout, refused (no public address), unreachable, status, gone (archived), off."""

    id: str
    event: str
    state: State
    attempts: int
    status: int | None
    error: str | None
    took_ms: int | None
    created_at: datetime
    done_at: datetime | None


class WebhookDeliveryPage(Out):
    """A page of what was told, newest first."""

    items: list[WebhookDeliveryOut]
    next_cursor: str | None


class WebhookTrial(Out):
    """The delivery that was queued."""

    id: str
