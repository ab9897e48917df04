"""The application: routers, hot routes, sockets, errors, static files, and what runs beside them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID

from fastapi import APIRouter, FastAPI
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import ASGIApp, Receive, Scope, Send

from zhike.api import chat, errors, first_run, operations, shop, static, system, unsubscribe
from zhike.api.body_limit import BodyLimit
from zhike.api.channel import ChannelRoutes
from zhike.api.console_files import ConsoleFiles
from zhike.api.gateway.console import ConsoleGateway
from zhike.api.gateway.hub import Hub
from zhike.api.gateway.presence import note_presence
from zhike.api.gateway.widget import WidgetGateway
from zhike.api.guard import ApiGuard
from zhike.api.help import routes as help_routes
from zhike.api.help.api import HelpApi
from zhike.api.help.library import Library
from zhike.api.hot import HotRoute, describe, starlette_routes
from zhike.api.widget import WidgetRoutes
from zhike.conversations import ConversationNotFound
from zhike.house import House
from zhike.identity import Viewer
from zhike.telemetry import RequestContext, watch_loop

API = "/api/v1"


def create(house: House, routers: list[APIRouter], guard: ApiGuard, version: str) -> FastAPI:
    """Return the application. ``routers`` are the modules' own, made by the entry point."""
    hub = Hub(house.db, house.deliveries, house.bus, house.on_fact)
    house.position = lambda: hub.position
    house.following = hub.tailer.ready.is_set
    table = [*WidgetRoutes(house).table(), *ChannelRoutes(house, guard).table(), *ConsoleFiles(house, guard).table()]
    library = Library(house)
    table += HelpApi(library).table()

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await house.bus.open()
        tasks = [
            asyncio.create_task(hub.run(), name="hub"),
            asyncio.create_task(note_presence(house, hub), name="presence"),
            asyncio.create_task(watch_loop(), name="loop-watch"),
        ]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await house.close()

    app = FastAPI(
        title="Zhike API",
        version=version,
        lifespan=lifespan,
        docs_url="/docs",
        redoc_url=None,
        openapi_url="/openapi.json",
        middleware=[
            Middleware(RequestContext),
            Middleware(WidgetCors),
            Middleware(BodyLimit, limit=house.settings.http.max_body_bytes),
        ],
        redirect_slashes=False,
    )
    errors.install(app)
    for router in [*routers, *(one.routes(house, guard) for one in OWN)]:
        app.include_router(router, prefix=API)
    app.router.routes[:0] = _hot_first(house, guard, hub, table)
    app.router.routes.extend([*_pages(house), *help_routes.routes(house, library), *static.routes(house)])
    _document(app, table)
    app.state.hub = hub
    app.state.hot = table
    return app


OWN = (operations, system, first_run)  # routes that belong to no room


def _pages(house: House) -> list[BaseRoute]:
    return [*shop.routes(house), *chat.routes(house), *unsubscribe.routes(house)]


def _hot_first(house: House, guard: ApiGuard, hub: Hub, table: list[HotRoute]) -> list[BaseRoute]:
    async def may_see(viewer: Viewer, conversation_id: UUID) -> bool:
        async with house.db.transaction(viewer.workspace_id) as tx:
            try:
                await house.reading.get(tx, viewer, conversation_id)
            except ConversationNotFound:
                return False
        return True

    return [
        *starlette_routes(table),
        WebSocketRoute("/ws/console", _endpoint(ConsoleGateway(hub, guard.sign_in_socket, may_see))),
        WebSocketRoute("/ws/widget", _endpoint(WidgetGateway(hub, house))),
        Route("/healthz", operations.healthz),
        Route("/readyz", operations.readyz(house)),
        Route("/metrics", operations.metrics),
    ]


def _endpoint(gateway: Any) -> Any:
    async def endpoint(websocket: Any) -> None:
        await gateway(websocket)

    return endpoint


class WidgetCors:
    """CORS for the widget's API only: tokens in headers, never cookies, so any site may ask."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.cors = CORSMiddleware(
            app,
            allow_origins=["*"],
            allow_methods=["GET", "POST"],
            allow_headers=["authorization", "content-type"],
            max_age=86400,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer preflights of the widget's API; pass everything else on untouched."""
        preflight = scope["type"] == "http" and scope["method"] == "OPTIONS" and scope["path"].startswith("/widget/v1/")
        await (self.cors if preflight else self.app)(scope, receive, send)


def _document(app: FastAPI, table: list[HotRoute]) -> None:
    """Have the OpenAPI document show hot routes beside FastAPI's."""
    plain = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            document = plain()
            describe(document, table)
            app.openapi_schema = document
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]
