"""Permissions by name, and what each built-in role holds."""

from dataclasses import dataclass

from zhike.identity.types import Grant, ScopeName

PERMISSIONS = (
    "conversation.read",
    "conversation.reply",
    "conversation.assign",
    "conversation.resolve",
    "customer.read",
    "customer.edit",
    "customer.unmask",
    "customer.erase",
    "knowledge.read",
    "knowledge.edit",
    "knowledge.publish",
    "staff.read",
    "staff.manage",
    "inbox.manage",
    "role.manage",
    "api_key.manage",
    "audit.read",
    "jobs.manage",
    "report.read",
    "quality.review",
    "workspace.manage",
    "channel.write",
    "canned_reply.manage",
    "inbox_view.manage",
    "connector.manage",
    "action.read",
    "action.run",
    "model.manage",
)
# Only these look at a subject; every other permission is held for the whole workspace or not at all.
SCOPED = frozenset(name for name in PERMISSIONS if name.split(".")[0] in {"conversation", "customer"}) | {
    "report.read",
    "quality.review",
    "channel.write",
    "canned_reply.manage",
    "inbox_view.manage",
}
# These look at a team alone: there is no inbox to limit them to, and what is one's own needs no permission.
OF_TEAMS = frozenset({"canned_reply.manage", "inbox_view.manage"})
OWNER = "owner"
SERVES = "conversation.reply"  # who holds it is an agent


@dataclass(frozen=True, slots=True)
class BuiltinRole:
    """A role every workspace starts with."""

    key: str
    zh: str
    en: str
    grants: tuple[Grant, ...]

    def name(self, locale: str) -> str:
        """Return the role's name in the workspace's language."""
        return self.zh if locale.startswith("zh") else self.en


def _grants(scope: ScopeName, *permissions: str) -> tuple[Grant, ...]:
    return tuple(Grant(permission, scope) for permission in permissions)


_ADMIN = tuple(name for name in PERMISSIONS if name != "workspace.manage")
_AGENT = (
    *_grants("team", "conversation.read", "conversation.reply", "customer.read", "customer.edit"),
    *_grants("own", "conversation.assign", "conversation.resolve", "customer.unmask"),
    *_grants("all", "knowledge.read", "staff.read", "action.run"),
)

BUILTIN_ROLES: tuple[BuiltinRole, ...] = (
    BuiltinRole(OWNER, "店主", "Owner", _grants("all", *PERMISSIONS)),
    BuiltinRole("admin", "管理员", "Admin", _grants("all", *_ADMIN)),
    BuiltinRole(
        "supervisor",
        "主管",
        "Supervisor",
        _grants(
            "all",
            *(name for name in PERMISSIONS if name.startswith("conversation.")),
            *("customer.read", "customer.edit", "customer.unmask", "knowledge.read", "knowledge.edit"),
            *(
                "knowledge.publish",
                "staff.read",
                "staff.manage",
                "report.read",
                "quality.review",
                "canned_reply.manage",
                "inbox_view.manage",
                "action.read",
                "action.run",
            ),
        ),
    ),
    BuiltinRole(
        "team_lead",
        "组长",
        "Team lead",
        (
            *_grants("team", *(name for name in PERMISSIONS if name.startswith("conversation."))),
            *_grants("team", "customer.read", "customer.edit", "customer.unmask", "report.read", "quality.review"),
            *_grants("team", "canned_reply.manage", "inbox_view.manage"),
            *_grants("all", "knowledge.read", "staff.read", "action.read", "action.run"),
        ),
    ),
    BuiltinRole("agent", "客服", "Agent", _AGENT),
    BuiltinRole(
        "second_line",
        "二线客服",
        "Second-line agent",
        (*_AGENT, *_grants("mentioned", "conversation.read", "conversation.reply", "customer.read")),
    ),
    BuiltinRole(
        "collaborator",
        "协作者",
        "Collaborator",
        (
            *_grants("mentioned", "conversation.read", "conversation.reply", "customer.read"),
            *_grants("all", "staff.read"),
        ),
    ),
    BuiltinRole(
        "quality_analyst",
        "质检员",
        "Quality analyst",
        _grants(
            "all",
            "conversation.read",
            "customer.read",
            "knowledge.read",
            "staff.read",
            "report.read",
            "quality.review",
            "action.read",
        ),
    ),
    BuiltinRole("report_analyst", "报表分析员", "Report analyst", _grants("all", "report.read", "staff.read")),
    BuiltinRole(
        "it_maintainer",
        "IT 运维",
        "IT maintainer",
        _grants(
            "all",
            "inbox.manage",
            "api_key.manage",
            "audit.read",
            "jobs.manage",
            "staff.read",
            "channel.write",
            "connector.manage",
            "action.read",
            "model.manage",
        ),
    ),
)
