"""Roles belong to a whole server: two installations on one of them, and processes that never see the owner's password."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg import errors, sql
from sqlalchemy.engine import make_url

from zhike.cli.doctor_checks import CHECKS, Patient
from zhike.cli.installation import installation
from zhike.cli.serve import refuse_unmigrated
from zhike.db.embedded import SUPERUSER, EmbeddedServer
from zhike.db.migrate import ensure_roles, migrate, revisions
from zhike.db.urls import Urls, build_urls, login_of
from zhike.settings import Settings

A, B = "a1" * 32, "b2" * 32


def settings_for(url: str, secret: str, folder: Path, **more: str) -> Settings:
    return Settings(_env_file=None, data_dir=folder, secret_key=secret, database={"url": url, **more})  # type: ignore[call-arg,arg-type]


def urls_of(url: str, secret: str, **more: str) -> Urls:
    return build_urls(settings_for(url, secret, Path("unused"), **more), bytes.fromhex(secret))


def counted(dsn: str) -> Any:
    with psycopg.connect(dsn) as connection:
        return connection.execute("SELECT count(*) FROM workspaces").fetchone()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    made = EmbeddedServer(tmp_path_factory.mktemp("roles"), durable=False)
    made.start()
    yield made
    made.stop(even_if_used=True)


@pytest.fixture(scope="module")
def two(server: EmbeddedServer) -> tuple[str, str]:
    """Databases of two owners on one server, migrated by installations with secrets of their own."""
    found = []
    with psycopg.connect(server.url(SUPERUSER, "postgres"), autocommit=True) as administrator:
        for name, secret in (("shop_a", A), ("shop_b", B)):
            administrator.execute(
                sql.SQL("CREATE ROLE {} LOGIN CREATEROLE PASSWORD 'x'").format(sql.Identifier(f"owner_{name}"))
            )
            administrator.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(name), sql.Identifier(f"owner_{name}"))
            )
            url = f"postgresql://owner_{name}:x@127.0.0.1:{server.port}/{name}"
            if name == "shop_b":
                with pytest.raises(errors.InsufficientPrivilege):
                    ensure_roles(urls_of(url, secret))  # the groups are the first owner's: an administrator lends them
                administrator.execute("GRANT zhike_app, zhike_system TO owner_shop_b WITH ADMIN OPTION")
            migrate(urls_of(url, secret))
            found.append(url)
    return found[0], found[1]


def test_two_installations_on_one_server_keep_their_passwords(two: tuple[str, str]) -> None:
    a, b = urls_of(two[0], A), urls_of(two[1], B)
    migrate(a)  # again: it used to set the password that the other one signs in with
    for urls in (a, b):
        for dsn in (urls.app_dsn, urls.system_dsn):
            assert counted(dsn) == (0,)
        assert revisions(urls).equal


def test_neither_may_look_into_the_others_database(two: tuple[str, str]) -> None:
    a = urls_of(two[0], A)
    for dsn in (a.app, a.system):
        beside = make_url(dsn).set(drivername="postgresql", database="shop_b").render_as_string(hide_password=False)
        with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
            psycopg.connect(beside)


def test_serve_and_worker_need_no_owner(two: tuple[str, str], tmp_path: Path, server: EmbeddedServer) -> None:
    """An address without a name and password is enough: both logins follow from the database's name and the secret."""
    settings = settings_for(f"postgresql://127.0.0.1:{server.port}/shop_a", A, tmp_path)
    with installation(settings) as found:
        refuse_unmigrated(found)
        assert counted(found.urls.app_dsn) == (0,)
        with pytest.raises(psycopg.OperationalError):
            psycopg.connect(found.urls.owner_dsn)
    patient = Patient(settings)
    assert CHECKS["migrations"](patient).state == "ok"
    assert CHECKS["database"](patient).state != "fail"
    assert CHECKS["walls"](patient).state == "ok"


def test_a_login_of_the_operators_own_is_used_as_it_stands(two: tuple[str, str], server: EmbeddedServer) -> None:
    with psycopg.connect(server.url(SUPERUSER, "postgres"), autocommit=True) as administrator:
        administrator.execute("CREATE ROLE requests LOGIN PASSWORD 'own'")
    own = f"postgresql://requests:own@127.0.0.1:{server.port}/shop_a"
    urls = urls_of(own, A, owner_url=two[0])
    assert make_url(urls.app).username == "requests"
    ensure_roles(urls)
    assert counted(urls.app_dsn) == (0,)


def test_a_database_open_to_every_role_is_found(two: tuple[str, str], tmp_path: Path) -> None:
    with psycopg.connect(two[1], autocommit=True) as owner:
        owner.execute("GRANT CONNECT ON DATABASE shop_b TO PUBLIC")
        told = CHECKS["walls"](Patient(settings_for(two[1], B, tmp_path)))
        assert told.state == "warn"
        owner.execute("REVOKE CONNECT ON DATABASE shop_b FROM PUBLIC")


@pytest.mark.parametrize("name", ["zhike", "客服" * 12, "n" * 63])
def test_a_logins_name_fits_and_is_the_databases_own(name: str) -> None:
    login = login_of("zhike_app", name)
    assert len(login.encode()) <= 63
    assert login != login_of("zhike_app", name + "x")
    assert login.startswith("zhike_app_")
