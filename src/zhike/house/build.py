"""Building the services of a process."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from zhike.alerts import Alerts, Digests, MailSender, PushSender
from zhike.audit import AuditService
from zhike.campaigns import Campaigns
from zhike.channels import ChannelsService, Inbox, IntakeLine, Sightings, Trail, VisitorToken, VisitorTokens
from zhike.conversations import (
    Attachments,
    Book,
    Conversation,
    ConversationErasure,
    ConversationIntake,
    ConversationsService,
    Drafts,
    Excerpts,
    Finding,
    Merging,
    Reading,
    Recalls,
    ScheduledReplies,
    Turns,
)
from zhike.conversations.reactions import REACTIONS as SIGN_INS
from zhike.copilot import CannedReplies
from zhike.customers import CustomersService, Particulars, References, Retention
from zhike.db import Database, Tx
from zhike.db.urls import Urls
from zhike.desk import (
    Board,
    Deliveries,
    Desk,
    MessagePresenter,
    Outbox,
    SavedViews,
    Search,
    SearchErasure,
    SharedBoard,
    Sources,
    Transcripts,
    Workplace,
)
from zhike.desk.reactions import REACTIONS as OUTGOING
from zhike.dialogue import Feedback, GapErasure, HandOvers
from zhike.facts import Recorded, react
from zhike.flows import FlowsService, FlowStates
from zhike.house.acting import Acting
from zhike.house.colleagues import Citers, Colleagues, Important, Loads, Rated, Standing
from zhike.identity import IdentityService, Viewer
from zhike.jobs import Calls, JobsAdmin
from zhike.knowledge import KnowledgeRoom, KnowledgeService, Trials, Usage
from zhike.llm import ChatClient, Models, ModelStore
from zhike.mail import Delivery, MailService, Server, SmtpOutlet
from zhike.push import PushDelivery, PushOutlet, PushService, Vapid
from zhike.routing import RoutingPolicy, RoutingService, WrapUp
from zhike.routing.reactions import REACTIONS, SOMETIMES
from zhike.scenarios import Scenarios
from zhike.settings import MailSettings, Settings
from zhike.signals import SignalBus
from zhike.staff import Absence, StaffService
from zhike.storage import LocalBlobs
from zhike.surveys import SurveysService
from zhike.webhooks import Webhooks

SUMMARY_LINES = 3


class House:
    """The services of one process; ``position`` tells up to where its sockets were served (0 without sockets)."""

    def __init__(self, settings: Settings, secret: bytes, urls: Urls, name: str) -> None:
        limit = settings.database.statement_timeout_ms
        self.settings = settings
        self.secret = secret
        self.position: Callable[[], int] = lambda: 0
        self.following: Callable[[], bool] = lambda: True  # whether this process follows the log
        self.db = Database(urls, pool_size=settings.database.pool_size, statement_timeout_ms=limit, name=name)
        self.bus = SignalBus(secret, settings.http.signals_port)
        self.calls = Calls(self.db, secret)
        self.jobs = JobsAdmin(self.db)
        self.blobs = LocalBlobs(settings.data_dir / "files", secret)
        self.audit = AuditService()
        self.identity = IdentityService(self.db, secret, self.audit)
        self.staff = StaffService(self.audit)
        self.colleagues = Colleagues(self.staff)
        self.customers = CustomersService(secret, self.audit)
        self.references, self.particulars = References(self.customers), Particulars(self.customers)
        self.mail = MailService(secret, self.customers.keys, self.audit, _default_server(settings.mail))
        self.push = PushService(secret, self.customers.keys, self.audit, allow_private=settings.push.allow_private)
        self.push_outlet = PushOutlet(Vapid(secret, settings.push_contact()), allow_private=settings.push.allow_private)
        self.push_delivery = PushDelivery(
            self.db, self.push, self.push_outlet, paused=settings.jobs.effects == "paused"
        )
        self.channels = ChannelsService(self.db, secret, self.customers)
        self.trail = Trail(self.customers)
        self.sightings = Sightings(self.db)
        self.visitor_tokens = VisitorTokens(secret)
        self.book = Book(self.customers.keys)
        self.intake = IntakeLine(self.db, self.channels, ConversationIntake(self.book, self.colleagues))
        self.attachments = Attachments(self.db, self.blobs, self.customers.keys, settings.http.max_upload_bytes)
        self.conversations = ConversationsService(self.book, self.colleagues)
        self.drafts = Drafts(self.customers.keys, self.attachments)
        self.scheduled = ScheduledReplies(self.conversations, Standing(self.identity, self.staff), self.drafts)
        self.recalls = Recalls(self.book, self.audit)
        self.merging = Merging(self.conversations, self.audit)
        self.turns = Turns(self.book, self.colleagues, self.conversations)
        self.reading = Reading(self.book)
        self.retention = Retention(self.customers, self.reading)
        self.excerpts = Excerpts(self.reading)
        served = (self.customers, self.channels, self.reading, self.mail, self.audit, self.calls)
        self.acting = Acting(self.db, secret, settings, *served)
        self.flows, self.flow_states = FlowsService(self.acting.service, self.audit), FlowStates(self.customers)
        self.routing = RoutingService(self.db, self.conversations, Important(self.customers))
        self.routing_policy, self.wrap_up = RoutingPolicy(self.staff, self.audit), WrapUp(self.db, self.staff)
        self.surveys = SurveysService(Rated(self.book, self.conversations, self.reading), self.customers)
        self.knowledge = KnowledgeService(self.audit)
        self.usage = Usage(self.knowledge, Citers(self.reading, self.customers))
        self.feedback = Feedback(self.excerpts, self.conversations, self.usage)
        self._set_up_desk(settings, secret)
        self._bind()

    def _set_up_desk(self, settings: Settings, secret: bytes) -> None:
        """Build what the console and the merchant's programs look at, and what the workspaces' language models are asked by."""
        self.model_store = ModelStore(secret)
        self.models = Models(
            self.db,
            self.model_store,
            ChatClient(settings.llm.allow_private),
            paused=settings.jobs.effects == "paused",
        )
        self.scenarios = Scenarios(self.flows, self.audit, self.model_store.in_use)
        self.hand_overs = HandOvers(self.audit, self.channels, self.customers)
        first_words = ConversationIntake(self.book, self.colleagues)
        self.campaigns = Campaigns(self.audit, self.identity, self.customers, first_words, self.turns)
        self.desk = Desk(self.customers, self.channels, self.reading, self.routing, self.colleagues)
        self.canned_replies = CannedReplies(
            self.audit, self.identity, self.staff, self.customers, self.channels, self.reading
        )
        self.search = Search(Finding(self.book), self.customers, self.knowledge, self.desk, self.colleagues, secret)
        self.views = SavedViews(self.audit, self.staff, self.customers)
        self.board = Board(self.staff, self.routing, self.channels)
        self.presenter = MessagePresenter(self.customers, self.colleagues, self.attachments, Sources(), self.reading)
        self.outbox = Outbox(self.channels, self.reading, self.presenter, settings.public_url())
        self.deliveries = Deliveries(self.db, self.desk, self.reading, self.presenter, self.colleagues)
        self.webhooks = Webhooks(secret, self.audit, allow_plain=settings.jobs.allow_private_callbacks)
        self.mailing = MailSender(self.mail, secret, settings.public_url())
        standing, absence = Standing(self.identity, self.staff), Absence(self.staff)
        push = PushSender(self.push)
        self.alerts = Alerts(self.identity, standing, self.reading, self.customers, absence, [self.mailing, push])
        self.digests = Digests(self.alerts, self.mailing, self.board)

    def _bind(self) -> None:
        """Bind the ports between services, and the reactions."""
        self.transcripts = Transcripts(
            self.mail,
            self.conversations,
            self.reading,
            self.presenter,
            self.customers,
            self.channels,
            self.audit,
        )
        self.identity.bind(self.staff, self.push)
        self.staff.bind(Loads(self.reading))
        self.audit.bind(self.identity)
        self.customers.bind(
            erasures=[
                ConversationErasure(self.attachments),
                GapErasure(),
                self.surveys,
                self.channels,
                self.trail,
                SearchErasure(),
                self.mail,
                self.acting.service,
                self.flow_states,
                self.campaigns,
            ],
            acquaintance=self.reading,
            contacts=self.channels,
            counts=self.reading,
        )
        for fact, tasks in REACTIONS.items():
            for task in tasks:
                react(fact, task)
        for some in (OUTGOING, SIGN_INS, SOMETIMES):
            for fact, (task, when) in some.items():
                react(fact, task, when)

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
        said = [
            str(m.content.get("text", "")) for m in messages if m.author_kind == "customer" and m.content.get("text")
        ]
        return " / ".join(said[-SUMMARY_LINES:])[:500]

    def on_fact(self, fact: Recorded) -> None:
        """Keep this process's memory true: an erased customer's key is forgotten."""
        if fact.name == "customer.erased":
            self.customers.forget(fact.workspace_id, fact.subject_id)
            self.channels.forget_identities()
        elif fact.name in ("customer.identified", "customer.merged", "customer.unmerged"):
            self.channels.forget_identities()
        elif fact.name == "inbox.changed":
            self.channels.forget_inbox(fact.workspace_id, fact.subject_id)

    def shared_board(self) -> SharedBoard:
        """Return the board as its route reads it: once for all who may see the same."""

        async def read(viewer: Viewer) -> dict[str, Any]:
            async with self.db.transaction(viewer.workspace_id) as tx:
                return await self.board.read(tx, viewer)

        return SharedBoard(read)

    def workplace(self) -> Workplace:
        """Return what the inbox's routes need."""
        return Workplace(
            self.conversations,
            self.scheduled,
            self.recalls,
            self.merging,
            self.transcripts,
            self.reading,
            self.desk,
            self.presenter,
            self.attachments,
            self.customers,
            self.canned_replies,
            self.colleagues,
            self.views,
            self.now,
        )

    def knowledge_room(self, trials: Trials) -> KnowledgeRoom:
        """Return what keeps knowledge; ``trials``: the worker's own, or a call to it."""
        pictures = LocalBlobs(self.settings.data_dir / "files" / "pictures", self.secret)
        return KnowledgeRoom(
            self.db, self.knowledge, trials, Citers(self.reading, self.customers), pictures, self.secret
        )

    def post(self) -> Delivery:
        """Return what hands mail over."""
        outlet = SmtpOutlet(self.settings.mail.allow_private)
        return Delivery(self.db, self.mail, outlet, self.settings.jobs.effects == "paused")

    def now(self) -> int:
        """Return the position up to which this process's sockets were served."""
        return self.position()

    async def close(self) -> None:
        """Let go of connections, threads and ports."""
        self.bus.close()
        self.identity.close()
        await self.calls.close()
        await self.push_outlet.close()
        await self.acting.close()
        await self.models.close()
        await self.db.close()


def build(settings: Settings, secret: bytes, urls: Urls, name: str = "zhike") -> House:
    """Build every service of a process; ``name`` is what the database shows of its connections."""
    return House(settings, secret, urls, name)


def _default_server(given: MailSettings) -> Server | None:
    """Return the installation's mail server, if it has one."""
    if not given.host or not given.from_address:
        return None
    password = given.password.get_secret_value() if given.password else None
    return Server(
        given.host, given.port, given.security, given.username, password, given.from_address, given.from_name, own=False
    )
