"""Signing in and out: the part of identity that runs before a workspace is known."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from zhike.db import Database, Tx
from zhike.identity import lookups, queries, rules
from zhike.identity.errors import InvalidCredentials, TooManyAttempts, WorkspaceRequired
from zhike.identity.passwords import Passwords
from zhike.identity.ports import AuditTrail
from zhike.identity.types import SessionInfo
from zhike.kit.clock import utcnow

MAX_WORKSPACES = 5  # of one e-mail that are tried at once; beyond, the workspace must be named
PRUNE_ONE_IN = 50


@dataclass(frozen=True, slots=True)
class Credentials:
    """What somebody typed, and where he sits."""

    email: str
    password: str
    workspace: str | None = None
    ip: str | None = None
    user_agent: str | None = None


@dataclass(frozen=True, slots=True)
class Proven:
    """Whose password it was."""

    workspace_id: UUID
    user_id: UUID
    outdated: bool


class Sessions:
    """Proves passwords, opens and closes sessions."""

    def __init__(self, db: Database, secret: bytes, audit: AuditTrail, passwords: Passwords) -> None:
        self.db = db
        self.secret = secret
        self.audit = audit
        self.passwords = passwords

    async def find(self, token: str) -> SessionInfo | None:
        """Return the live session of a token: one statement, none for what cannot be a token."""
        if not 20 <= len(token) <= 100:
            return None
        async with self.db.system() as tx:
            row = await lookups.session(tx, rules.token_hash(token))
        return SessionInfo(row["workspace_id"], row["user_id"], row["expires_at"]) if row else None

    async def prove(self, given: Credentials) -> Proven:
        """Return whose password this is. Takes as long for an unknown e-mail as for a wrong password.

        Raises InvalidCredentials, TooManyAttempts, or WorkspaceRequired when it fits in several workspaces.
        No connection is held while the password is hashed.
        """
        email = rules.normal_email(given.email) or given.email.strip().lower()[:254]
        keys = rules.failure_keys(self.secret, email, given.ip)
        async with self.db.system() as tx:
            await self._throttle(tx, keys)
            # An attempt counts as failed until it has succeeded: a hundred at once are not let through together.
            at = await lookups.note_attempt(tx, [key for key, _ in keys])
            found = await lookups.candidates(tx, email, given.workspace, MAX_WORKSPACES)
        fitting = [row for row in found if await self.passwords.verify(row["password_hash"], given.password)]
        if not found:
            await self.passwords.verify(None, given.password)
        if not fitting:
            raise InvalidCredentials
        async with self.db.system() as tx:
            await lookups.clear_attempt(tx, keys[0][0], [key for key, _ in keys[1:]], at)
            if secrets.randbelow(PRUNE_ONE_IN) == 0:
                await lookups.forget_failures(tx)
        if len(fitting) > 1:
            raise WorkspaceRequired(workspaces=[{"slug": row["slug"], "name": row["name"]} for row in fitting])
        row = fitting[0]
        return Proven(row["workspace_id"], row["id"], self.passwords.outdated(row["password_hash"]))

    async def _throttle(self, tx: Tx, keys: list[tuple[bytes, int]]) -> None:
        counted = await lookups.failures(tx, [key for key, _ in keys])
        waits = [counted[key][1] for key, limit in keys if key in counted and counted[key][0] >= limit]
        if waits:
            wait = max(1, round(max(waits)))
            raise TooManyAttempts(retry_after=wait, minutes=-(-wait // 60))

    async def open(self, tx: Tx, user_id: UUID, ip: str | None, user_agent: str | None) -> tuple[str, datetime]:
        """Open a session and return (token, end). The token is new at every sign-in and is stored as its hash only."""
        token, expires_at = secrets.token_urlsafe(32), utcnow() + rules.SESSION_LIFE
        row = {
            "token_hash": rules.token_hash(token),
            "user_id": user_id,
            "expires_at": expires_at,
            "ip": ip,
            "user_agent": (user_agent or "")[:300] or None,
        }
        await queries.add_session(tx, row)
        return token, expires_at

    async def close(self, tx: Tx, token: str) -> None:
        """Revoke one session; an unknown token changes nothing."""
        await queries.revoke_sessions(tx, token_hash=rules.token_hash(token))
