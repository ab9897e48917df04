"""Bodies and answers of identity's routes."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AwareDatetime, ConfigDict, Field

from zhike.identity.rules import MAX_PASSWORD, MIN_PASSWORD
from zhike.kit.shapes import Body, Out

Locale = Literal["zh-CN", "en"]


class SignInIn(Body):
    """An attempt to sign in. The password is taken as typed, spaces included."""

    model_config = ConfigDict(strict=True, extra="forbid", str_strip_whitespace=False)

    email: str = Field(max_length=254)
    password: str = Field(max_length=MAX_PASSWORD)
    workspace: str | None = Field(None, max_length=60, description="slug; needed when the e-mail is in several")


class GrantIn(Body):
    """A grant to give."""

    permission: str
    scope: Literal["own", "team", "all", "mentioned"] = "all"
    inbox_ids: list[str] | None = Field(None, max_length=200)


class GrantOut(Out):
    """A permission, how far it reaches, in which inboxes (null: every one)."""

    permission: str
    scope: Literal["own", "team", "all", "mentioned"]
    inbox_ids: list[str] | None


class MeUser(Out):
    """The person who is signed in."""

    id: str
    name: str
    email: str
    locale: str
    avatar_url: str | None


class MeWorkspace(Out):
    """The workspace he is signed in to."""

    id: str
    name: str
    slug: str
    locale: str
    timezone: str


class WorkspacePatch(Body):
    """Changes to the workspace."""

    name: str | None = Field(None, min_length=1, max_length=100)
    locale: Locale | None = None
    timezone: str | None = Field(None, min_length=1, max_length=60, description="IANA name, such as Asia/Shanghai")


class AgentOut(Out):
    """Who can own a conversation."""

    id: str
    name: str
    avatar_url: str | None
    kind: Literal["person", "assistant"]
    presence: Literal["online", "busy", "wrap_up", "away", "offline"]
    presence_reason: str | None
    presence_since: datetime
    capacity: int
    load: int
    team_ids: list[str]
    skills: dict[str, int] = Field(description="level 1 to 5")
    languages: list[Literal["zh", "en"]] = Field(description="none: never told, any is given")


class MeOut(Out):
    """Who is signed in, where, and what he may do."""

    user: MeUser
    workspace: MeWorkspace
    roles: list[str]
    grants: list[GrantOut]
    agent: AgentOut | None
    csrf_token: str


class SignedInOut(Out):
    """A session was opened; its cookie came along."""

    me: MeOut
    csrf_token: str


class MePatch(Body):
    """Changes to oneself."""

    name: str | None = Field(None, min_length=1, max_length=100)
    locale: Locale | None = None


Way = Literal["page", "sound", "desktop", "mail", "push"]
Ways = Annotated[list[Way], Field(max_length=5)]


class NotificationsIn(Body):
    """By which ways one is told of what; until when one is left in peace (null: now on again). Mail and push come while one is away."""

    assigned: Ways = Field(description="a conversation was given to oneself")
    replied: Ways = Field(description="a customer wrote in a conversation of one's own")
    mentioned: Ways = Field(description="a colleague named one in a note")
    waiting: Ways = Field(description="somebody waits for one's team")
    quiet_until: AwareDatetime | None = Field(None, strict=False)
    digest_hour: Annotated[int, Field(ge=0, le=23)] | None = Field(
        None, description="hour of the workspace's day at which a digest of the day before is mailed; null: none"
    )


class NotificationsOut(Out):
    """By which ways one is told of what; until when one is left in peace."""

    assigned: list[Way]
    replied: list[Way]
    mentioned: list[Way]
    waiting: list[Way]
    quiet_until: datetime | None
    digest_hour: int | None


class PasswordIn(Body):
    """One's own new password."""

    model_config = ConfigDict(strict=True, extra="forbid", str_strip_whitespace=False)

    current: str = Field(max_length=MAX_PASSWORD)
    new: str = Field(min_length=MIN_PASSWORD, max_length=MAX_PASSWORD)


class UserOut(Out):
    """A user."""

    id: str
    email: str
    name: str
    locale: str
    avatar_url: str | None
    role_keys: list[str]
    created_at: datetime
    disabled_at: datetime | None


class UserPage(Out):
    """A page of users."""

    items: list[UserOut]
    next_cursor: str | None


class UserIn(Body):
    """A user to make."""

    email: str = Field(max_length=254)
    name: str = Field(min_length=1, max_length=100)
    password: str = Field(min_length=MIN_PASSWORD, max_length=MAX_PASSWORD)
    role_keys: list[str] = Field(min_length=1, max_length=20)
    locale: Locale = "zh-CN"


class UserPatch(Body):
    """Changes to a user. A new password, or disabling, ends his sessions."""

    name: str | None = Field(None, min_length=1, max_length=100)
    locale: Locale | None = None
    password: str | None = Field(None, min_length=MIN_PASSWORD, max_length=MAX_PASSWORD)
    role_keys: list[str] | None = Field(None, min_length=1, max_length=20)
    disabled: bool | None = None


class RoleOut(Out):
    """A role with its grants."""

    id: str
    key: str
    name: str
    builtin: bool
    grants: list[GrantOut]


class RolePage(Out):
    """All roles."""

    items: list[RoleOut]
    next_cursor: str | None


class RoleIn(Body):
    """A role to make."""

    key: str = Field(pattern=r"^[a-z][a-z0-9_]{1,40}$")
    name: str = Field(min_length=1, max_length=60)
    grants: list[GrantIn] = Field(max_length=200)


class RolePatch(Body):
    """Changes to a role; ``grants`` replaces all of them."""

    name: str | None = Field(None, min_length=1, max_length=60)
    grants: list[GrantIn] | None = Field(None, max_length=200)


class ApiKeyOut(Out):
    """An API key, without the key itself."""

    id: str
    name: str
    prefix: str
    grants: list[GrantOut]
    created_by: str | None
    created_at: datetime
    last_used_at: datetime | None
    expires_at: datetime | None


class ApiKeyMade(ApiKeyOut):
    """A new API key. ``key`` is shown this once and stored nowhere."""

    key: str


class ApiKeyPage(Out):
    """A page of API keys."""

    items: list[ApiKeyOut]
    next_cursor: str | None


class ApiKeyIn(Body):
    """An API key to make."""

    name: str = Field(min_length=1, max_length=100)
    grants: list[GrantIn] = Field(min_length=1, max_length=200)
    expires_at: datetime | None = Field(None, strict=False)
