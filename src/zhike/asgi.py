"""The HTTP process: builds the house and hands its services to the application. Wiring only."""

from importlib.metadata import version

from fastapi import APIRouter, FastAPI

from zhike.actions.http import routes as action_routes
from zhike.alerts.http import routes as alert_routes
from zhike.api.app import create
from zhike.api.gauges import refresher
from zhike.api.guard import ApiGuard
from zhike.audit.http import routes as audit_routes
from zhike.campaigns.http import routes as campaign_routes
from zhike.channels.http import routes as channel_routes
from zhike.channels.http import trail_routes
from zhike.conversations.http import Writing
from zhike.conversations.http import routes as writing_routes
from zhike.copilot.http import routes as canned_reply_routes
from zhike.customers.http import routes as customer_routes
from zhike.customers.http.retention import routes as retention_routes
from zhike.db.places import bundled
from zhike.db.urls import Urls
from zhike.desk.http import board_routes, search_routes, view_routes
from zhike.desk.http import routes as desk_routes
from zhike.dialogue import (
    Corrections,
    DialogueService,
    Gaps,
    LanguageModel,
    RemoteBench,
    RemoteFlowTrials,
    RemoteIntents,
    RemoteTrials,
    WorkspaceThresholds,
)
from zhike.dialogue.http import routes as dialogue_routes
from zhike.dialogue.http.flow_trials import flow_trial_routes
from zhike.dialogue.http.hand_over import hand_over_routes
from zhike.dialogue.http.language_model import model_routes
from zhike.dialogue.http.learning import learning_routes
from zhike.flows.http import routes as flow_routes
from zhike.house import House, Transcripts, build
from zhike.identity.http import routes as identity_routes
from zhike.knowledge import Exporter, ImportService, MemoryKnowledge, Sources
from zhike.knowledge.http import routes as knowledge_routes
from zhike.knowledge.http import transfer_routes
from zhike.language import NoEmbedder
from zhike.mail.http import routes as mail_routes
from zhike.push.http import routes as push_routes
from zhike.routing.http import routes as routing_routes
from zhike.scenarios.http import routes as scenario_routes
from zhike.settings import Settings
from zhike.staff.http import routes as staff_routes
from zhike.telemetry import add_refresher
from zhike.webhooks.http import routes as webhook_routes


def create_app(settings: Settings, secret: bytes, urls: Urls) -> FastAPI:
    """Return the application for these settings."""
    house = build(settings, secret, urls, "zhike-serve")
    guard = ApiGuard(house.db, house.identity, house.staff, settings)
    room = house.knowledge_room(RemoteTrials(house.calls))
    routers = [
        identity_routes(house.identity, guard, secure_cookies=settings.http.secure_cookies),
        staff_routes(house.staff, guard),
        routing_routes(house.routing, house.routing_policy, house.reading, house.staff, guard),
        audit_routes(house.audit, guard),
        *_telling(house, guard),
        customer_routes(house.customers, guard),
        retention_routes(house.retention, guard),
        trail_routes(house.trail, guard),
        channel_routes(house.channels, house.audit, guard, settings.public_url()),
        desk_routes(house.workplace(), guard),
        view_routes(house.views, guard),
        search_routes(house.search, guard),
        writing_routes(Writing(house.reading, house.drafts, house.scheduled, house.attachments), guard),
        canned_reply_routes(house.canned_replies, guard),
        *_leading(house, guard, secret),
        board_routes(house.shared_board(), guard),
        knowledge_routes(
            room,
            ImportService(
                house.db, max_bytes=settings.knowledge.max_file_bytes, learns=settings.language.embedder != "off"
            ),
            RemoteBench(house.calls),
            house.identity,
            guard,
        ),
        transfer_routes(Exporter(house.db, house.audit), Sources(held=house.settings.jobs.effects == "paused"), guard),
        # Turns are read here and taken in the worker, where the indexes are.
        dialogue_routes(
            DialogueService(house.db, house.turns, MemoryKnowledge(NoEmbedder()), house.knowledge),
            WorkspaceThresholds(house.audit),
            RemoteIntents(house.calls),
            Transcripts(house.reading),
            guard,
        ),
        learning_routes(
            Gaps(house.excerpts, house.knowledge),
            Corrections(house.db, house.excerpts, room),
            house.identity,
            guard,
        ),
    ]
    app = create(house, routers, guard, version("zhike"))
    add_refresher("serve", refresher(house, app.state.hub))
    return app


def _leading(house: House, guard: ApiGuard, secret: bytes) -> list[APIRouter]:
    """Return the routes of what the assistant does over several turns, and of trying it."""
    return [
        flow_routes(house.flows, house.flow_states, house.reading, guard, bundled("examples") / "flows"),
        flow_trial_routes(RemoteFlowTrials(house.calls), house.customers, house.db, secret, guard),
        scenario_routes(house.scenarios, house.identity, guard),
    ]


def _telling(house: House, guard: ApiGuard) -> list[APIRouter]:
    """Return the routes of what leaves the house, and of when people take over."""
    return [
        mail_routes(house.mail, house.db, house.post(), guard),
        push_routes(house.push, house.push_delivery, guard),
        webhook_routes(house.webhooks, guard),
        action_routes(
            house.acting.service, house.acting.connectors, house.acting.records, house.reading, house.db, guard
        ),
        model_routes(
            LanguageModel(
                house.db, house.models, house.model_store, house.audit, allow_private=house.settings.llm.allow_private
            ),
            guard,
        ),
        alert_routes(house.alerts, house.mailing, house.db, house.post(), guard),
        hand_over_routes(house.hand_overs, guard),
        campaign_routes(house.campaigns, house.channels, house.customers, guard),
    ]
