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
    device: str | None = None


@dataclass(frozen=True, slots=True)
class Proven:
    """Whose password it was."""

    workspace_id: UUID
    user_id: UUID
    outdated: bool
    device: str


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
        attempt = rules.attempt(self.secret, email, given.ip, given.device)
        async with self.db.system() as tx:
            at = await self._count(tx, attempt)
            found = await lookups.candidates(tx, email, given.workspace, MAX_WORKSPACES)
        fitting = [row for row in found if await self.passwords.verify(row["password_hash"], given.password)]
        if not found:
            await self.passwords.verify(None, given.password)
        if not fitting:
            raise InvalidCredentials
        await self._forgive(attempt, at)
        if len(fitting) > 1:
            raise WorkspaceRequired(workspaces=[{"slug": row["slug"], "name": row["name"]} for row in fitting])
        row = fitting[0]
        device = rules.device_cookie(self.secret, email, secrets.token_urlsafe(12), given.device)
        return Proven(row["workspace_id"], row["id"], self.passwords.outdated(row["password_hash"]), device)

    async def prove_again(
        self, email: str, encoded: str | None, password: str, ip: str | None, device: str | None
    ) -> None:
        """Raise InvalidCredentials for a signed-in person's wrong password, TooManyAttempts as at sign-in."""
        attempt = rules.attempt(self.secret, email, ip, device)
        async with self.db.system() as tx:
            at = await self._count(tx, attempt)
        if not await self.passwords.verify(encoded, password):
            raise InvalidCredentials(field="current")
        await self._forgive(attempt, at)

    async def _count(self, tx: Tx, attempt: rules.Attempt) -> datetime:
        """Count an attempt as failed until it has succeeded: a hundred at once are not let through together."""
        waits = attempt.waits(await lookups.failures(tx, attempt.keys))
        if waits:
            wait = max(1, round(max(waits)))
            raise TooManyAttempts(retry_after=wait, minutes=-(-wait // 60))
        at: datetime = await lookups.note_attempt(tx, attempt.keys)
        return at

    async def _forgive(self, attempt: rules.Attempt, at: datetime) -> None:
        async with self.db.system() as tx:
            await lookups.clear_attempt(tx, attempt.own, attempt.keys[1:], at)
            if secrets.randbelow(PRUNE_ONE_IN) == 0:
                await lookups.forget_failures(tx)

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

    async def of(self, tx: Tx, user_id: UUID) -> int:
        """Return how many sessions of a user are open."""
        return await queries.live_sessions(tx, user_id)
