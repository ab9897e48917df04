"""Building the services of a process."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from uuid import UUID

from zhike.audit import AuditService
from zhike.channels import ChannelsService, Inbox, IntakeLine, VisitorToken, VisitorTokens
from zhike.conversations import (
    Attachments,
    Book,
    Conversation,
    ConversationErasure,
    ConversationIntake,
    ConversationsService,
    Reading,
    Turns,
)
from zhike.customers import CustomersService
from zhike.db import Database, Tx
from zhike.db.urls import Urls
from zhike.desk import Deliveries, Desk, MessagePresenter, Outbox, Sources, Workplace
from zhike.facts import Recorded, react
from zhike.house.colleagues import Colleagues, Loads, Rated
from zhike.identity import IdentityService
from zhike.jobs import Calls, JobsAdmin
from zhike.knowledge.service import KnowledgeService
from zhike.routing import RoutingService
from zhike.routing.reactions import REACTIONS
from zhike.settings import Settings
from zhike.signals import SignalBus
from zhike.staff import StaffService
from zhike.storage import LocalBlobs
from zhike.surveys import SurveysService

SUMMARY_LINES = 3


@dataclass
class House:
    """The services of one process."""

    settings: Settings
    secret: bytes
    db: Database
    bus: SignalBus
    calls: Calls
    jobs: JobsAdmin
    blobs: LocalBlobs
    audit: AuditService
    identity: IdentityService
    staff: StaffService
    colleagues: Colleagues
    customers: CustomersService
    channels: ChannelsService
    visitor_tokens: VisitorTokens
    intake: IntakeLine
    attachments: Attachments
    conversations: ConversationsService
    turns: Turns
    reading: Reading
    routing: RoutingService
    surveys: SurveysService
    knowledge: KnowledgeService
    desk: Desk
    presenter: MessagePresenter
    outbox: Outbox
    deliveries: Deliveries
    position: Callable[[], int] = field(default=lambda: 0)

    @asynccontextmanager
    async def snapshot_tx(self, workspace_id: UUID) -> AsyncIterator[tuple[Tx, int]]:
        """Open a transaction for a snapshot; the position is read before it, so no fact behind it is missing."""
        position = self.position()
        async with self.db.transaction(workspace_id) as tx:
            yield tx, position

    async def inbox_of(self, visitor: VisitorToken) -> Inbox:
        """Return a visitor's inbox."""
        return await self.channels.inbox_of(visitor.workspace_id, visitor.inbox_id)

    async def summary_of(self, tx: Tx, c: Conversation) -> str:
        """Return the customer's last words, for the colleague who takes over."""
        messages, _ = await self.reading.messages(tx, c, private=False)
        said = [str(m.content.get("text", "")) for m in messages if m.author_kind == "customer" and m.content.get("text")]
        return " / ".join(said[-SUMMARY_LINES:])[:500]

    def on_fact(self, fact: Recorded) -> None:
        """Keep this process's memory true: an erased customer's key is forgotten."""
        if fact.name == "customer.erased":
            self.customers.forget(fact.workspace_id, fact.subject_id)

    def workplace(self) -> Workplace:
        """Return what the inbox's routes need."""
        return Workplace(
            self.conversations, self.reading, self.desk, self.presenter, self.attachments, self.customers, self.colleagues, lambda: self.position()
        )  # fmt: skip

    async def close(self) -> None:
        """Let go of connections, threads and ports."""
        self.bus.close()
        self.identity.close()
        await self.db.close()


def build(settings: Settings, secret: bytes, urls: Urls, name: str = "zhike") -> House:
    """Build every service and bind the ports between them."""
    db = Database(urls, pool_size=settings.database.pool_size, statement_timeout_ms=settings.database.statement_timeout_ms, name=name)
    audit = AuditService()
    identity = IdentityService(db, secret, audit)
    staff = StaffService(audit)
    colleagues = Colleagues(staff)
    customers = CustomersService(secret, audit)
    channels = ChannelsService(db, secret, customers)
    book = Book(customers.keys)
    conversations = ConversationsService(book, colleagues)
    reading = Reading(book)
    blobs = LocalBlobs(settings.data_dir / "files", secret)
    attachments = Attachments(db, blobs, customers.keys, settings.http.max_upload_bytes)
    routing = RoutingService(db, conversations)
    surveys = SurveysService(Rated(book, conversations, reading), customers)
    desk = Desk(customers, channels, reading, routing, colleagues)
    presenter = MessagePresenter(customers, colleagues, attachments, Sources())
    identity.bind(_Register(staff, colleagues))
    staff.bind(Loads(reading))
    audit.bind(identity)
    customers.bind(
        erasures=[ConversationErasure(attachments), surveys, channels],
        acquaintance=reading,
        contacts=channels,
        counts=_Counts(reading),
    )
    _bind_reactions()
    return House(
        settings=settings,
        secret=secret,
        db=db,
        bus=SignalBus(secret, settings.http.signals_port),
        calls=Calls(db, secret),
        jobs=JobsAdmin(db),
        blobs=blobs,
        audit=audit,
        identity=identity,
        staff=staff,
        colleagues=colleagues,
        customers=customers,
        channels=channels,
        visitor_tokens=VisitorTokens(secret),
        intake=IntakeLine(db, channels, ConversationIntake(book, colleagues)),
        attachments=attachments,
        conversations=conversations,
        turns=Turns(book, colleagues, conversations),
        reading=reading,
        routing=routing,
        surveys=surveys,
        knowledge=KnowledgeService(),
        desk=desk,
        presenter=presenter,
        outbox=Outbox(channels, reading, presenter),
        deliveries=Deliveries(db, desk, reading, presenter, customers, colleagues, colleagues.cards),
    )


class _Register:
    """Identity's StaffRegister: staff's own register plus the teams."""

    def __init__(self, staff: StaffService, colleagues: Colleagues) -> None:
        self.keep = staff.keep
        self.agent_card = staff.agent_card
        self.team_ids = colleagues.team_ids


class _Counts:
    """Customers' ConversationCounts."""

    def __init__(self, reading: Reading) -> None:
        self.counts = reading.counts_of


def _bind_reactions() -> None:
    for fact, tasks in REACTIONS.items():
        for task in tasks:
            react(fact, task)


