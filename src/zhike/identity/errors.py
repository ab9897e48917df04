"""Errors of signing in, users, roles and keys."""

from zhike.kit.errors import ZhikeError


class InvalidCredentials(ZhikeError):
    """E-mail or password is wrong."""

    code = "invalid_credentials"
    status = 401
    zh = "邮箱或密码不正确。"


class WorkspaceRequired(ZhikeError):
    """This e-mail belongs to several workspaces. Choose one."""

    code = "workspace_required"
    status = 409
    zh = "该邮箱属于多个工作区，请选择一个。"


class TooManyAttempts(ZhikeError):
    """Too many failed attempts. Wait {minutes} minutes and try again."""

    code = "too_many_attempts"
    status = 429
    zh = "失败次数过多，请 {minutes} 分钟后再试。"


class GrantTooWide(ZhikeError):
    """You cannot grant or change what you do not hold yourself ({permissions})."""

    code = "grant_too_wide"
    status = 403
    zh = "不能授予或更改您自己没有的权限（{permissions}）。"


class LastOwner(ZhikeError):
    """A workspace needs an owner. Make somebody else an owner first."""

    code = "last_owner"
    status = 409
    zh = "工作区至少需要一位店主，请先指定另一位店主。"


class EmailTaken(ZhikeError):
    """A user with this e-mail exists already."""

    code = "email_taken"
    status = 409
    zh = "该邮箱已有用户。"


class RoleKeyTaken(ZhikeError):
    """A role with this key exists already."""

    code = "role_key_taken"
    status = 409
    zh = "该角色标识已存在。"


class RoleInUse(ZhikeError):
    """{users} users still have this role. Give them another one first."""

    code = "role_in_use"
    status = 409
    zh = "仍有 {users} 位用户使用此角色，请先更换他们的角色。"


class BuiltinRoleFixed(ZhikeError):
    """This role comes with Zhike and cannot be changed this way."""

    code = "builtin_role_fixed"
    status = 409
    zh = "这是内置角色，不能这样更改。"


class UserNotFound(ZhikeError):
    """There is no such user."""

    code = "user_not_found"
    status = 404
    zh = "没有这个用户。"


class RoleNotFound(ZhikeError):
    """There is no such role."""

    code = "role_not_found"
    status = 404
    zh = "没有这个角色。"


class ApiKeyNotFound(ZhikeError):
    """There is no such key."""

    code = "api_key_not_found"
    status = 404
    zh = "没有这个密钥。"


class SlugTaken(ZhikeError):
    """A workspace with this address exists already."""

    code = "slug_taken"
    status = 409
    zh = "该工作区地址已被使用。"
