"""Talking to a merchant's system over HTTP: checked addresses only, the whole call within its time, answers of bounded size."""

import asyncio
import base64
import json
import re
from collections.abc import Mapping
from typing import Any

import httpcore
import httpx

from zhike.actions.ports import Endpoint, FarTrouble
from zhike.db import forbid_transaction
from zhike.kit.guarded import AddressRefused, GuardedBackend

MAX_ANSWER = 1_000_000
CONNECT_S = 4.0
AGENT = "Zhike/1"
CODE = re.compile(r"[a-z0-9][a-z0-9_.-]{0,59}")
SAID_CHARS = 300


class Web:
    """One client of a process; ``allow_private`` lets connectors name addresses of an intranet."""

    def __init__(self, allow_private: bool = False) -> None:
        self.allow_private = allow_private
        transport = httpx.AsyncHTTPTransport()
        transport._pool = httpcore.AsyncConnectionPool(
            max_connections=None,
            max_keepalive_connections=50,
            keepalive_expiry=20,
            network_backend=GuardedBackend(allow_private),
        )  # one system that is slow keeps no place from the others
        self.client = httpx.AsyncClient(transport=transport, timeout=CONNECT_S, follow_redirects=False, trust_env=False)

    async def json(
        self,
        method: str,
        url: str,
        timeout_s: float,
        headers: Mapping[str, str],
        *,
        query: Any = None,
        body: Any = None,
    ) -> Any:
        """Return what a 2xx says as JSON, None where it says nothing; raises FarTrouble."""
        status, kind, content = await self.fetch(method, url, timeout_s, headers, query=query, body=body)
        if status >= 300:
            raise answered(status, content)
        if not content.strip():
            return None
        if "json" not in kind:
            raise FarTrouble("bad_response", sent=True)
        try:
            return json.loads(content)
        except (ValueError, RecursionError):
            raise FarTrouble("bad_response", sent=True) from None

    async def fetch(
        self,
        method: str,
        url: str,
        timeout_s: float,
        headers: Mapping[str, str],
        *,
        query: Any = None,
        body: Any = None,
    ) -> tuple[int, str, bytes]:
        """Return (status, content type, body); raises FarTrouble."""
        forbid_transaction("actions.call")
        limits = httpx.Timeout(timeout_s, connect=min(CONNECT_S, timeout_s))
        told = {"accept": "application/json", "user-agent": AGENT, **headers}
        try:
            async with (
                asyncio.timeout(timeout_s),  # the client's own counts anew with each byte
                self.client.stream(method, url, params=query, json=body, headers=told, timeout=limits) as answer,
            ):
                content = bytearray()
                async for chunk in answer.aiter_bytes():
                    content += chunk
                    if len(content) > MAX_ANSWER:
                        raise FarTrouble("too_large", sent=True)
                return answer.status_code, answer.headers.get("content-type", ""), bytes(content)
        except (httpx.ConnectTimeout, httpx.PoolTimeout):
            raise FarTrouble("unreachable", again=True) from None
        except (httpx.TimeoutException, TimeoutError):
            raise FarTrouble("timeout", sent=True, again=True) from None
        except httpx.ConnectError as error:
            if isinstance(error.__cause__, AddressRefused):
                raise FarTrouble("refused_address") from None
            raise FarTrouble("unreachable", again=True) from None
        except (httpx.InvalidURL, httpx.UnsupportedProtocol, UnicodeError):
            raise FarTrouble("refused_address") from None
        except httpx.DecodingError:
            raise FarTrouble("bad_response", sent=True) from None
        except httpx.HTTPError:
            raise FarTrouble("unreachable", sent=True, again=True) from None

    async def close(self) -> None:
        """Close kept connections."""
        await self.client.aclose()


def proof(endpoint: Endpoint) -> dict[str, str]:
    """Return the header that proves who we are. Raises FarTrouble for a secret that no header can carry."""
    if endpoint.secret is None or endpoint.auth.kind == "none":
        return {}
    if endpoint.auth.kind == "basic":
        return {"authorization": "Basic " + base64.b64encode(endpoint.secret.encode()).decode()}
    if not (endpoint.secret.isascii() and endpoint.secret.isprintable()):
        raise FarTrouble("secret_unsendable")
    if endpoint.auth.kind == "bearer":
        return {"authorization": f"Bearer {endpoint.secret}"}
    return {endpoint.auth.name: endpoint.secret}


def answered(status: int, content: bytes) -> FarTrouble:
    """Return what a status that is no success means, with the far side's own code and words."""
    code, said = _own_words(content)
    if status < 400:
        return FarTrouble("redirected", sent=True)
    if status in (401, 403):
        return FarTrouble("auth_failed")
    if status == 429:
        return FarTrouble("far_error", again=True, said=said)
    if status >= 500 or status == 408:
        return FarTrouble("far_error", sent=True, again=True)
    if status in (404, 410):
        return FarTrouble("not_found", refused=True, said=said)
    return FarTrouble(code or "far_refused", refused=True, said=said)


def _own_words(content: bytes) -> tuple[str | None, str | None]:
    """Return (code, message) of the error shapes that are common: {"error": {…}}, {"error": "…"}, problem+json, {"detail": "…"}."""
    try:
        told = json.loads(content[:20_000])
    except (ValueError, RecursionError):
        return None, None
    told = told if isinstance(told, dict) else {}
    inner = told.get("error")
    told = inner if isinstance(inner, dict) else told
    code = told.get("code") or (inner if isinstance(inner, str) else None)
    said = told.get("message") or told.get("detail") or told.get("title")
    return (
        code if isinstance(code, str) and CODE.fullmatch(code) else None,
        said[:SAID_CHARS] if isinstance(said, str) else None,
    )
