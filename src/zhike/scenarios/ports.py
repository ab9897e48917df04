"""What scenarios need from outside: a way to talk to the assistant as a customer does."""

from datetime import timedelta
from typing import Protocol

from zhike.scenarios.types import Given, Heard


class Line(Protocol):
    """One customer's conversation."""

    async def says(self, texts: tuple[str, ...]) -> Heard:
        """Send messages and return what came of them."""

    async def passes(self, time: timedelta) -> None:
        """Let time pass in this conversation."""

    async def hangs_up(self) -> None:
        """Leave."""


class Desk(Protocol):
    """Where customers come to."""

    async def opens(self, given: Given) -> Line:
        """Begin a conversation; the merchant's sandbox is as new."""
