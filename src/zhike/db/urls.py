"""The three addresses of one database: owner (migrations), zhike_app (walled), zhike_system (listed tables).

Roles belong to a whole server. Rights and policies name the two groups `zhike_app` and `zhike_system`, which nobody signs
in as; each database has two logins of its own in them, named after it, so that two installations on one server keep
their passwords apart.
"""

import hashlib
from dataclasses import dataclass

from sqlalchemy.engine import URL, make_url

from zhike.kit.seal import derive
from zhike.settings import Settings

APP, SYSTEM = "zhike_app", "zhike_system"
LONGEST = 63  # bytes of a role's name


@dataclass(frozen=True)
class Urls:
    """SQLAlchemy URLs (driver psycopg) by role."""

    owner: str
    app: str
    system: str

    @property
    def system_dsn(self) -> str:
        """libpq connection string for zhike_system."""
        return dsn(self.system)

    @property
    def owner_dsn(self) -> str:
        """libpq connection string for the owner."""
        return dsn(self.owner)

    @property
    def app_dsn(self) -> str:
        """libpq connection string for zhike_app."""
        return dsn(self.app)


def dsn(url: str) -> str:
    """Return a libpq URI for a SQLAlchemy URL."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


def role_password(secret: bytes, role: str) -> str:
    """Return the password of a role that Zhike made itself, derived from the installation's secret."""
    return derive(secret, "database-role", role.encode()).hex()


def login_of(group: str, database: str) -> str:
    """Return the name of a database's login in a group; a long name is cut and told apart by a digest."""
    name = f"{group}_{database}"
    if len(name.encode()) <= LONGEST:
        return name
    digest = hashlib.sha256(database.encode()).hexdigest()[:12]
    return name.encode()[: LONGEST - 13].decode(errors="ignore") + "_" + digest


def build_urls(settings: Settings, secret: bytes, embedded_owner_url: str | None = None) -> Urls:
    """Return the addresses for these settings.

    ``embedded_owner_url`` is the owner's address of the server Zhike started itself; it is used when no URL is set. Where
    owner_url names another role than url, url's role is the one for requests, as it stands. Without the owner's name
    and password in either, everything but migrations works. Raises ValueError when there is neither address.
    """
    configured = settings.database.url.get_secret_value() if settings.database.url else embedded_owner_url
    if configured is None:
        raise ValueError("no database: set ZHIKE_DATABASE__URL or let Zhike start its own")
    base = make_url(configured).set(drivername="postgresql+psycopg")
    owner_setting = settings.database.owner_url
    owner = make_url(owner_setting.get_secret_value()).set(drivername="postgresql+psycopg") if owner_setting else base
    database = base.database or base.username or ""
    app, system = (
        base.set(username=login, password=role_password(secret, login))
        for login in (login_of(APP, database), login_of(SYSTEM, database))
    )
    own_role = base.username is not None and base.username.startswith(APP)
    if own_role or (base.username and base.username != owner.username):
        app = base
    return Urls(_text(owner), _text(app), _text(system))


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)
