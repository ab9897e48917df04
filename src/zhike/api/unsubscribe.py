"""Ending mails to oneself by the link that stands in each: no sign-in. Only POST changes anything, for scanners open links."""

from html import escape
from uuid import UUID

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Route

from zhike.alerts import links
from zhike.api.limits import Buckets
from zhike.house import House

HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'",
}
# kind → (what the mails are called in Chinese, in English)
KINDS = {"alert": ("通知邮件", "notification mails"), "digest": ("每日摘要邮件", "the daily digest")}
ASK = ("不再接收{0}？", "No more {1}?")
DONE = ("好的，之后不会再给您发送{0}。", "Done. You get no more {1}.")
BACK = (
    "想恢复时，请在工作台“通知与勿扰”里重新打开。",
    "To get them again, switch them on in the console under Notifications.",
)
WRONG = ("这个链接不完整，请从邮件里重新打开。", "This link is not whole. Open it from the mail again.")
BUTTON = "不再接收 · Stop these mails"
OPEN = "打开通知设置 · Open Notifications"
PAGE = """<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{title}</title><style>
:root {{ color-scheme: light dark; font: 16px/1.6 system-ui, sans-serif }}
main {{ max-width: 30rem; margin: 12vh auto; padding: 0 1.25rem }}
h1 {{ font-size: 1.25rem; margin: 0 }} p {{ margin: .25rem 0 }} .other {{ opacity: .75 }} form, .back {{ margin-top: 1.5rem }}
button {{ font: inherit; padding: .5rem 1.25rem; border: 0; border-radius: 8px; background: #0b7a6b; color: #fff; cursor: pointer }}
button:focus-visible, a:focus-visible {{ outline: 2px solid #0b7a6b; outline-offset: 2px }}
</style><main>{body}</main></html>"""


def routes(house: House) -> list[BaseRoute]:
    """Return the page and what its button, or a mail program's, does."""
    pace = Buckets(rate=0.5, burst=20)

    def read(request: Request) -> tuple[UUID, UUID, str] | None:
        pace.take(request.client.host if request.client else "-")
        return links.read(house.secret, request.path_params["token"])

    async def ask(request: Request) -> Response:
        found = read(request)
        if found is None:
            return _page(_both(WRONG), 404)
        form = f'<form method="post"><button>{escape(BUTTON)}</button></form>'
        return _page(_both(ASK, found[2]) + form)

    async def stop(request: Request) -> Response:
        found = read(request)
        if found is None:
            return _page(_both(WRONG), 404)
        workspace_id, user_id, kind = found
        async with house.db.transaction(workspace_id) as tx:
            await house.alerts.stop(tx, user_id, kind)
        back = (
            f'<p class="back"><a href="{escape(house.settings.public_url())}/app/notifications">{escape(OPEN)}</a></p>'
        )
        return _page(_both(DONE, kind) + _plain(BACK) + back)

    path = "/unsubscribe/{token}"
    return [Route(path, ask, methods=["GET"]), Route(path, stop, methods=["POST"])]


def _both(words: tuple[str, str], kind: str = "") -> str:
    zh, en = (one.format(*KINDS.get(kind, ("", ""))) for one in words)
    return f'<h1>{escape(zh)}</h1><p class="other" lang="en">{escape(en)}</p>'


def _plain(words: tuple[str, str]) -> str:
    return f'<p class="back">{escape(words[0])}</p><p class="other" lang="en">{escape(words[1])}</p>'


def _page(body: str, status: int = 200) -> Response:
    return HTMLResponse(PAGE.format(title="智客 · Zhike", body=body), status, HEADERS)
