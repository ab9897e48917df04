"""Bodies and answers of the routes of push."""

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from zhike.kit.shapes import Body, Out


class PushKeys(BaseModel):
    """A browser's keys, base64url."""

    model_config = ConfigDict(strict=True, extra="forbid")

    p256dh: str = Field(max_length=200)
    auth: str = Field(max_length=100)


class PushSubscriptionIn(Body):
    """What `PushManager.subscribe` gave. ``replaces``: the fingerprint of the one that this browser had before."""

    endpoint: str = Field(max_length=2000)
    keys: PushKeys
    replaces: str | None = Field(None, pattern=r"^[0-9a-f]{64}$")


class PushDeviceOut(Out):
    """A browser that one is told on. ``fingerprint``: SHA-256 of its endpoint; ``problem``: why the last push did not go."""

    id: str
    name: str
    fingerprint: str
    current: bool = Field(description="registered by this session")
    created_at: datetime
    told_at: datetime | None
    problem: str | None


class PushDevicesOut(Out):
    """The installation's public key, which browsers subscribe with, and one's own devices, newest first."""

    public_key: str
    devices: list[PushDeviceOut]


class PushTrialOut(Out):
    """What the push service answered to a trial. ``gone``: the browser ended the subscription, the device was removed."""

    state: Literal["sent", "gone", "failed"]
    problem: str | None
