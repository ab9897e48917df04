"""Workspaces, users, sessions, roles, API keys, and the one rule of who may see what."""

from zhike.identity.access import NewKey
from zhike.identity.clause import SubjectColumns, visible_clause
from zhike.identity.grants import must_hold
from zhike.identity.passwords import Hashed, Passwords
from zhike.identity.ports import AuditTrail, Devices, Guard, StaffRegister
from zhike.identity.roles import BUILTIN_ROLES, PERMISSIONS
from zhike.identity.rules import COOKIE, csrf_matches, csrf_token, notifications, visible
from zhike.identity.schemas import AgentOut
from zhike.identity.service import IdentityService
from zhike.identity.sessions import Credentials
from zhike.identity.types import (
    ApiKey,
    Caller,
    Grant,
    Me,
    Role,
    Scope,
    SessionInfo,
    SignedIn,
    Subject,
    User,
    Viewer,
    Workspace,
)
from zhike.identity.users import NewUser, UserChanges

__all__ = [
    "BUILTIN_ROLES",
    "COOKIE",
    "PERMISSIONS",
    "AgentOut",
    "ApiKey",
    "AuditTrail",
    "Caller",
    "Credentials",
    "Devices",
    "Grant",
    "Guard",
    "Hashed",
    "IdentityService",
    "Me",
    "NewKey",
    "NewUser",
    "Passwords",
    "Role",
    "Scope",
    "SessionInfo",
    "SignedIn",
    "StaffRegister",
    "Subject",
    "SubjectColumns",
    "User",
    "UserChanges",
    "Viewer",
    "Workspace",
    "csrf_matches",
    "csrf_token",
    "must_hold",
    "notifications",
    "visible",
    "visible_clause",
]
