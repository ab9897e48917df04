"""Bodies and answers of the routes of mail."""

from datetime import datetime
from typing import Literal

from pydantic import Field

from zhike.kit.shapes import Body, Out


class ServerIn(Body):
    """The workspace's server. Without a password the one it has stays, for the same host and user."""

    host: str = Field(min_length=1, max_length=253, pattern=r"^[A-Za-z0-9.:_-]+$")
    port: int = Field(ge=1, le=65535)
    security: Literal["tls", "starttls", "none"]
    username: str | None = Field(None, max_length=254, pattern=r"^[^\x00-\x1f\x7f]*$")
    password: str | None = Field(None, max_length=500, pattern=r"^[^\x00\r\n]*$")
    from_address: str = Field(min_length=3, max_length=254)
    from_name: str = Field("", max_length=100, pattern=r"^[^\x00-\x1f\x7f]*$")


class ServerOut(Out):
    """A server; never its password."""

    host: str
    port: int
    security: str
    username: str | None
    has_password: bool
    from_address: str
    from_name: str


class MailSettings(Out):
    """The workspace's own server; ``default``: whether the installation has one that is used without it."""

    server: ServerOut | None
    default: bool


class TestIn(Body):
    """Where a test mail goes."""

    to: str = Field(min_length=3, max_length=254)


class MailOut(Out):
    """A mail, its address masked; ``problem``: why it did not go, in words."""

    id: str
    kind: str
    to: str
    subject: str
    state: Literal["queued", "sending", "sent", "failed", "unknown"]
    problem: str | None
    attempts: int
    created_at: datetime
    sent_at: datetime | None


class MailPage(Out):
    """Newest first."""

    items: list[MailOut]
    next_cursor: str | None
