"""Who sees and keeps a canned reply, what a shortcut is, and how variables are read and filled in. No I/O."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from uuid import UUID

from zhike.conversations import PRIORITIES
from zhike.copilot.errors import BrokenVariable, UnknownVariable
from zhike.copilot.types import Reach, Rendered, Step, Variable
from zhike.identity import Subject, Viewer, visible
from zhike.kit.errors import Invalid

MANAGE = "canned_reply.manage"
ENDINGS = ("assign", "snooze", "pend", "resolve")
MAX_TAG, MAX_SNOOZE_S = 40, 366 * 86_400
MAX_VALUE = 200  # characters of what is put into a body
# The one table of variables. What is not known in this release (orders, shipments) is not offered.
VARIABLES: tuple[Variable, ...] = (
    Variable("customer.name", "客户称呼", "Customer's name"),
    Variable("customer.phone", "客户手机（打码）", "Customer's phone (masked)"),
    Variable("customer.email", "客户邮箱（打码）", "Customer's e-mail (masked)"),
    Variable("agent.name", "我的名字", "My name"),
    Variable("conversation.number", "会话编号", "Conversation number"),
    Variable("conversation.channel", "渠道名称", "Channel's name"),
    Variable("workspace.name", "店铺名称", "Workspace's name"),
)
KNOWN = frozenset(variable.name for variable in VARIABLES)
_PLACE = re.compile(r"\{\{([^{}\n]{0,60})\}\}")
_SHORTCUT = re.compile(r"[^\s/{}]{1,30}")


def placeholders(body: str) -> list[str]:
    """Return the names of the variables in a body, each once, in their order."""
    return list(dict.fromkeys(found.group(1).strip() for found in _PLACE.finditer(body)))


def check_body(body: str) -> None:
    """Raise UnknownVariable or BrokenVariable unless every {{…}} in a body is closed and in the table."""
    for name in placeholders(body):
        if name not in KNOWN:
            known = ", ".join(f"{{{{{variable.name}}}}}" for variable in VARIABLES)
            raise UnknownVariable(field="body", shown=f"{{{{{name}}}}}", known=known)
    if "{{" in _PLACE.sub("", body):
        raise BrokenVariable(field="body", shown="{{customer.name}}")


def check_steps(body: str, steps: Sequence[Step]) -> None:
    """Raise Invalid unless a reply says or does something, each thing once, and what ends it comes last."""
    if not body.strip() and not steps:
        raise Invalid("body", "Write what is said, or choose what is done.", "请填写正文，或选择要做的事。")
    kinds = [step.do for step in steps]
    endings = [n for n, kind in enumerate(kinds) if kind in ENDINGS]
    if len(set(kinds)) < len(kinds) or len(endings) > 1 or endings not in ([], [len(kinds) - 1]):
        problem = "Each step once; assigning, snoozing, waiting or resolving comes last, and only one of them."
        raise Invalid("steps", problem, "每种步骤只能有一个；分配、延后、等待客户、解决只能选一个，并放在最后。")
    for n, step in enumerate(steps):
        if not _whole(step):
            raise Invalid(f"steps.{n}", "This step lacks what it needs.", "这一步没有填写完整。")


def _whole(step: Step) -> bool:
    match step.do:
        case "priority":
            return step.value in PRIORITIES
        case "tag":
            return bool(step.value and step.value.strip()) and len(step.value or "") <= MAX_TAG
        case "assign":
            return (step.agent_id is None) != (step.queue_id is None)
        case "snooze":
            return step.for_s is not None and 0 < step.for_s <= MAX_SNOOZE_S
        case "pend" | "resolve":
            return True


def fill(body: str, values: Mapping[str, str | None]) -> Rendered:
    """Put values into a body, once: braces inside a value mean nothing. What has no value stays and is named."""
    missing: dict[str, None] = {}

    def one(found: re.Match[str]) -> str:
        name = found.group(1).strip()
        value = _plain(values.get(name) or "")
        if not value:
            missing[name] = None
            return f"{{{{{name}}}}}"
        return value

    text = _PLACE.sub(one, body)
    return Rendered(text, tuple(missing))


def normal_shortcut(text: str) -> str:
    """Return a shortcut as it is stored: without the slash, lower case, half-width; raises Invalid."""
    shortcut = unicodedata.normalize("NFKC", text).strip().removeprefix("/").lower()
    if not _SHORTCUT.fullmatch(shortcut):
        problem = "A shortcut has 1 to 30 characters, without spaces, / or braces."
        raise Invalid("shortcut", problem, "快捷码为 1–30 个字符，不能有空格、/ 或花括号。")
    return shortcut


def sees(viewer: Viewer, scope: Reach, owner_id: UUID | None, team_id: UUID | None) -> bool:
    """Say whether a viewer may read and use a reply. `queries.SEEN` is the same rule as SQL."""
    match scope:
        case "workspace":
            return True
        case "team":
            return team_id in viewer.team_ids or keeps_all(viewer)
        case "personal":
            return viewer.kind == "person" and owner_id == viewer.id


def keeps(viewer: Viewer, scope: Reach, owner_id: UUID | None, team_id: UUID | None) -> bool:
    """Say whether a viewer may change a reply: his own; a team's and the workspace's by `canned_reply.manage`."""
    if scope == "personal":
        return viewer.kind == "person" and owner_id == viewer.id
    return visible(viewer, MANAGE, Subject(None, team_id, None))


def keeps_all(viewer: Viewer) -> bool:
    """Say whether a viewer keeps every shared reply of the workspace."""
    return visible(viewer, MANAGE, Subject(None, None, None))


def _plain(value: str) -> str:
    return " ".join(value.replace("{{", "").replace("}}", "").split())[:MAX_VALUE]
