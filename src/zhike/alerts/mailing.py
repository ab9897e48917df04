"""Telling people by mail."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from zhike.alerts import links, wording
from zhike.alerts.ports import Later, NoWay
from zhike.alerts.types import News, Person
from zhike.db import Tx
from zhike.mail import AddressInvalid, MailNotSetUp, MailService, NewMail, TooMuchMail


class MailSender:
    """The way `mail`: one mail of all that happened, a quarter of an hour apart."""

    way = "mail"
    delay = timedelta(minutes=5)
    pause = timedelta(minutes=15)

    def __init__(self, mail: MailService, secret: bytes, base: str) -> None:
        self.mail = mail
        self.secret = secret
        self.base = base

    async def reaches(self, tx: Tx, user_ids: Collection[UUID]) -> Collection[UUID]:
        """Return everybody where mail leaves from, nobody elsewhere."""
        return user_ids if await self.mail.server(tx) is not None else ()

    async def send(self, tx: Tx, to: Person, news: Sequence[News]) -> None:
        """Queue one mail; raises Later, NoWay."""
        customers = {one.customer_id for one in news}
        only = customers.pop() if len(customers) == 1 else None
        if only is None:  # no erasure would find their names in a mail about several
            news = [replace(one, customer="") for one in news]
        said = wording.alert(to, news, self.base, self.stop_link(tx, to.id, "alert"))
        try:
            await self.mail.queue(tx, self.compose(tx, to, "alert", said, only))
        except TooMuchMail as error:
            raise Later from error
        except (MailNotSetUp, AddressInvalid) as error:
            raise NoWay(error.code) from error

    async def trial(self, tx: Tx, to: Person) -> UUID:
        """Queue a trial that the caller delivers; raises MailNotSetUp, AddressInvalid, TooMuchMail."""
        said = wording.alert(to, [], self.base, self.stop_link(tx, to.id, "alert"), trial=True)
        return await self.mail.queue(tx, self.compose(tx, to, "alert", said), now=True)

    def compose(
        self, tx: Tx, to: Person, kind: str, said: tuple[str, str, str], customer_id: UUID | None = None
    ) -> NewMail:
        """Return a mail that its reader can end with one click; sealed with a customer's key where it is about one alone."""
        headers = links.headers(self.stop_link(tx, to.id, kind))
        return NewMail(kind, to.email, *said, headers=headers, customer_id=customer_id)

    def stop_link(self, tx: Tx, user_id: UUID, kind: str) -> str:
        """Return where a person ends his mails of a kind."""
        return f"{self.base}/unsubscribe/{links.token(self.secret, tx.workspace, user_id, kind)}"
