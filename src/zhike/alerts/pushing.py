"""Telling people on their browsers."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from uuid import UUID

from zhike.alerts import wording
from zhike.alerts.ports import NoWay
from zhike.alerts.types import News, Person
from zhike.db import Tx
from zhike.push import Push, PushService

SINGLY = 3  # conversations of which each is shown by itself; more are counted


class PushSender:
    """The way `push`: at once, a minute apart, a notification for each conversation."""

    way = "push"
    delay = timedelta(0)
    pause = timedelta(minutes=1)

    def __init__(self, push: PushService) -> None:
        self.push = push

    async def reaches(self, tx: Tx, user_ids: Collection[UUID]) -> Collection[UUID]:
        """Return those who have a browser that is told."""
        return await self.push.reachable(tx, user_ids)

    async def send(self, tx: Tx, to: Person, news: Sequence[News]) -> None:
        """Queue a push for each conversation, or one that counts them; raises NoWay."""
        pushes = [_one(to, one) for one in news]
        if len(news) > SINGLY:
            pushes = [Push(wording.WORDS[to.language]["several"].format(n=len(news)), "", "/inbox", "several")]
        if not sum([await self.push.queue(tx, to.id, one) for one in pushes]):
            raise NoWay("no_device")


def _one(to: Person, news: News) -> Push:
    where = wording.WORDS[to.language]["conversation"].format(number=news.number, customer=news.customer)
    what, conversation = wording.said(news, to.language), str(news.conversation_id)
    return Push(where, what, f"/inbox/{conversation}", conversation, news.customer_id)
