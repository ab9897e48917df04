"""What mail is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal
from uuid import UUID

Security = Literal["tls", "starttls", "none"]
State = Literal["queued", "sending", "sent", "failed", "unknown"]


@dataclass(frozen=True, slots=True)
class Server:
    """Through which server mail leaves, and in whose name. ``own``: the workspace's, not the installation's."""

    host: str
    port: int
    security: Security
    username: str | None
    password: str | None = field(repr=False)
    from_address: str
    from_name: str
    own: bool = True


@dataclass(frozen=True, slots=True)
class NewMail:
    """A mail to send. ``kind``: test, transcript, forward, alert, digest, code. Sealed with ``customer_id``'s key, if it has one."""

    kind: str
    to: str
    subject: str
    text: str
    html: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    customer_id: UUID | None = None
    conversation_id: UUID | None = None
    by: UUID | None = None


@dataclass(frozen=True, slots=True)
class MailRecord:
    """A mail as admins see it: to whom, masked."""

    id: UUID
    kind: str
    to: str
    subject: str
    state: State
    failure: str | None
    answer: int | None
    attempts: int
    created_at: datetime
    sent_at: datetime | None
