"""Building the room `actions`: its far sides, its record, who the customer is to it."""

from uuid import UUID

from zhike.actions import (
    ActionsService,
    Codes,
    Connectors,
    FarSide,
    KnownPeople,
    Ledger,
    McpFarSide,
    OpenApiFarSide,
    Person,
    PlayedSubjects,
    PluginFarSide,
    ProcedureFarSide,
    Records,
    RemoteFarSide,
    Runner,
    Sandboxes,
    Settler,
    Shelf,
    Stage,
    Subjects,
    TrailFiles,
    Web,
)
from zhike.channels import ChannelsService
from zhike.conversations import Reading
from zhike.customers import CustomersService
from zhike.db import Database, Tx
from zhike.identity import AuditTrail
from zhike.jobs import Calls
from zhike.kit.errors import ZhikeError
from zhike.mail import MailService, NewMail
from zhike.settings import Settings


class CodePost:
    """Actions' Post: one-time codes go by the workspace's mail."""

    def __init__(self, mail: MailService) -> None:
        self.mail = mail

    async def send(self, tx: Tx, person: Person, conversation_id: UUID | None, subject: str, text: str) -> bool:
        """Queue a mail; False where no mail can be sent."""
        if person.email is None:
            return False
        try:
            async with tx.savepoint():
                about = NewMail(
                    "code", person.email, subject, text, customer_id=person.id, conversation_id=conversation_id
                )
                await self.mail.queue(tx, about)
        except ZhikeError:
            return False
        return True


class Acting:
    """The room's services. ``sides``: far sides besides, or in place of, the usual ones."""

    def __init__(
        self,
        db: Database,
        secret: bytes,
        settings: Settings,
        customers: CustomersService,
        channels: ChannelsService,
        reading: Reading,
        mail: MailService,
        audit: AuditTrail,
        calls: Calls,
    ) -> None:
        self.web = Web(settings.actions.allow_private)
        self.sides: dict[str, FarSide] = {
            "openapi": OpenApiFarSide(self.web),
            "plugin": PluginFarSide(),
            "mcp": McpFarSide(settings.actions.allow_private),
        }
        self.trail = TrailFiles(settings.data_dir / "files" / "procedures", secret)
        browser = str(settings.actions.browser) if settings.actions.browser else None
        self.procedures = ProcedureFarSide(self.trail.keep, settings.actions.allow_private, browser)
        self.sides["procedure"] = RemoteFarSide(calls, self.procedures)
        self.shelf = Shelf(secret)
        self.runner = Runner(self.sides, paused=settings.jobs.effects == "paused")
        self.ledger = Ledger(secret, customers.keys, audit, self.trail)
        subjects = Subjects(self.ledger, KnownPeople(customers, channels, reading))
        stage = Stage(self.shelf, self.ledger, subjects, Codes(self.ledger, CodePost(mail)), self.runner)
        self.settler = Settler(db, self.shelf, self.runner, self.ledger)
        self.service = ActionsService(db, stage, self.settler)
        self.db, self.stage = db, stage
        self.sandboxes = Sandboxes(db, self.shelf, self.runner)
        self.records = Records(db, self.ledger, self.settler, audit, self.trail)
        self.connectors = Connectors(db, self.shelf, self.runner, audit)

    def played(self, account: str | None) -> ActionsService:
        """Return the room for a customer who is played, known by this account at the merchant."""
        s = self.stage
        subjects = PlayedSubjects(self.ledger, s.subjects.people, account)
        return ActionsService(self.db, Stage(s.shelf, s.ledger, subjects, s.codes, s.runner), self.settler)

    def browse_here(self) -> None:
        """Take procedures in this process: the worker does."""
        self.sides["procedure"] = self.procedures

    async def close(self) -> None:
        """Close kept connections."""
        await self.web.close()
