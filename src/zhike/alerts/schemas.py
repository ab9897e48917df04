"""Answers of the routes of alerts."""

from zhike.kit.shapes import Out


class AlertsMailOut(Out):
    """Whether mail leaves from this workspace, one's own address, and the zone in which digests keep their hour."""

    ready: bool
    to: str
    zone: str


class AlertsTrialOut(Out):
    """What came of a trial; ``problem``: why it did not go, in words."""

    sent: bool
    problem: str | None
