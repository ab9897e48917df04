"""The three addresses of one database: owner (migrations), zhike_app (walled), zhike_system (listed tables)."""

from dataclasses import dataclass

from sqlalchemy.engine import URL, make_url

from zhike.kit.seal import derive
from zhike.settings import Settings

APP, SYSTEM = "zhike_app", "zhike_system"


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


def build_urls(settings: Settings, secret: bytes, embedded_owner_url: str | None = None) -> Urls:
    """Return the addresses for these settings.

    ``embedded_owner_url`` is the owner's address of the server Zhike started itself; it is used when no URL is set.
    Raises ValueError when there is neither.
    """
    configured = settings.database.url.get_secret_value() if settings.database.url else embedded_owner_url
    if configured is None:
        raise ValueError("no database: set ZHIKE_DATABASE__URL or let Zhike start its own")
    base = make_url(configured).set(drivername="postgresql+psycopg")
    owner_setting = settings.database.owner_url
    owner = make_url(owner_setting.get_secret_value()).set(drivername="postgresql+psycopg") if owner_setting else base
    keep_app = owner_setting is not None and base.username == APP and base.password is not None
    app = base if keep_app else base.set(username=APP, password=role_password(secret, APP))
    return Urls(_text(owner), _text(app), _text(base.set(username=SYSTEM, password=role_password(secret, SYSTEM))))


def _text(url: URL) -> str:
    return url.render_as_string(hide_password=False)
