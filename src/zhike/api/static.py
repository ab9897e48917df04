"""Built files: console at /app/, widget, demo shop. Hashed assets are cached for good, pages are asked for again."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from zhike.api.squeeze import squeezed
from zhike.house import House

ROOT = Path(__file__).parent / "static"
CONSOLE_CSP = (
    "default-src 'self'; img-src 'self' data: blob: https:; style-src 'self' 'unsafe-inline'; script-src 'self'; "
    "connect-src 'self' ws: wss:; media-src 'self' blob:; frame-src 'self'; "
    "worker-src 'self'; object-src 'none'; base-uri 'self'; frame-ancestors 'none'"
)
WIDGET_CSP = (
    "default-src 'self'; img-src 'self' data: blob: https:; style-src 'self' 'unsafe-inline'; script-src 'self'; "
    "connect-src 'self' ws: wss:; media-src 'self' blob:; object-src 'none'; base-uri 'none'"
)
WORKER_CSP = "default-src 'none'; connect-src 'self'"
# Of the console's own, beside its page: the worker that shows notifications, and what makes it an app on a phone.
BESIDE = {
    "sw.js": "text/javascript",
    "manifest.webmanifest": "application/manifest+json",
    "icon-192.png": "image/png",
    "icon-512.png": "image/png",
    "badge-96.png": "image/png",
}
NOT_BUILT = (
    "<!doctype html><meta charset=utf-8><title>Zhike</title><p>这部分页面尚未构建，请运行 make setup。"
    "<br>This page is not built yet: run make setup."
)


class Assets(StaticFiles):
    """Static files whose names carry a hash, or that may be asked for again at each visit."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file with its cache rule."""
        response = await super().get_response(path, scope)
        hashed = "assets" in Path(path).parts or scope["path"].startswith("/widget/assets/")
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if hashed else "no-cache"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return await squeezed(response, scope)


def page(file: Path, csp: str | None, *, frameable: bool = False) -> Response:
    """Return an HTML page with its policy."""
    if not file.is_file():
        return Response(NOT_BUILT, 503, media_type="text/html")
    headers = {
        "Cache-Control": "no-cache",
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
    }
    if csp:
        headers["Content-Security-Policy"] = csp
    if not frameable:
        headers["X-Frame-Options"] = "DENY"
    return FileResponse(file, headers=headers, media_type="text/html")


def routes(house: House) -> list[BaseRoute]:
    """Return the routes of built files."""
    console, widget, shop = ROOT / "console", ROOT / "widget", ROOT / "shop"

    async def home(_request: Request) -> Response:
        return RedirectResponse("/app/", 307)

    async def app(_request: Request) -> Response:
        return page(console / "index.html", CONSOLE_CSP)

    async def beside(request: Request) -> Response:
        """A file with a name that stays, so it is asked for again each time; the worker's scope is its folder, /app/."""
        name = request.url.path.rpartition("/")[2]
        if not (console / name).is_file():
            return Response(status_code=404)
        headers = {
            "Cache-Control": "no-cache",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": WORKER_CSP,
        }
        return FileResponse(console / name, headers=headers, media_type=BESIDE[name])

    async def frame(request: Request) -> Response:
        """The widget's page, framed only by the sites its inbox allows."""
        origins = (await house.channels.inbox(request.query_params.get("inbox", ""))).allowed_origins
        csp = f"{WIDGET_CSP}; frame-ancestors 'self' {' '.join(origins)}" if origins else WIDGET_CSP
        return page(widget / "frame.html", csp, frameable=True)

    async def loader(request: Request) -> Response:
        file = widget / request.url.path.rpartition("/")[2]
        if not file.is_file():
            return Response("// not built: run make setup", 503, media_type="text/javascript")
        headers = {"Cache-Control": "public, max-age=300", "Access-Control-Allow-Origin": "*"}
        return await squeezed(FileResponse(file, headers=headers, media_type="text/javascript"), request.scope)

    async def shop_home(_request: Request) -> Response:
        return RedirectResponse("/shop/", 307)

    return [
        Route("/", home),
        *(Route(path, loader) for path in ("/widget.js", "/widget/nudge.js")),
        Route("/widget/frame", frame),
        Mount("/widget/assets", Assets(directory=widget / "assets", check_dir=False)),
        Route("/shop", shop_home),
        Mount("/shop", Assets(directory=shop, html=True, check_dir=False)),
        Mount("/app/assets", Assets(directory=console / "assets", check_dir=False)),
        *(Route(f"/app/{name}", beside) for name in BESIDE),
        Route("/app", app),
        Route("/app/{path:path}", app),
    ]
