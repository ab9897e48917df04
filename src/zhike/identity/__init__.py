"""Workspaces, users, sessions, roles, API keys, and the one rule of who may see what."""

from zhike.identity.clause import SubjectColumns, visible_clause
from zhike.identity.ports import AuditTrail, Guard, StaffRegister
from zhike.identity.roles import BUILTIN_ROLES, PERMISSIONS
from zhike.identity.rules import csrf_matches, csrf_token, visible
from zhike.identity.types import Grant, Scope, SessionInfo, Subject, User, Viewer, Workspace

__all__ = [
    "BUILTIN_ROLES",
    "PERMISSIONS",
    "AuditTrail",
    "Grant",
    "Guard",
    "Scope",
    "SessionInfo",
    "StaffRegister",
    "Subject",
    "SubjectColumns",
    "User",
    "Viewer",
    "Workspace",
    "csrf_matches",
    "csrf_token",
    "visible",
    "visible_clause",
]
