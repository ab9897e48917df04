"""Sessions: opened by a password, found by their token, ended in every way they end."""

import secrets
from uuid import UUID

import pytest

from tests.support.people import PASSWORD, Credentials, House, build_house
from zhike.db import Database, EffectInsideTransaction, recording
from zhike.identity import UserChanges, rules
from zhike.identity.errors import InvalidCredentials, SlugTaken, TooManyAttempts, WorkspaceRequired
from zhike.kit.ids import uuid7


def address() -> str:
    return f"{uuid7().hex}@example.com"


def somewhere() -> str:
    return f"10.{secrets.randbelow(250)}.{secrets.randbelow(250)}.{secrets.randbelow(250)}"


async def test_a_session_is_found_by_its_token_in_one_statement(house: House) -> None:
    email = address()
    lin = await house.person("agent", email=email)
    done = await house.identity.sign_in(Credentials(f" {email.upper()} ", PASSWORD, None, somewhere(), "Firefox"))
    assert len(done.token) >= 43  # 32 bytes
    with recording() as statements:
        session = await house.identity.session(done.token)
    assert session is not None
    assert (session.workspace_id, session.user_id) == (house.workspace, lin.id)
    assert len(statements) == 1
    assert done.me.user.email == email
    assert house.identity.csrf_matches(done.token, done.me.csrf_token)
    assert await house.identity.session(done.token[:-1] + "~") is None
    assert await house.identity.session("") is None


async def test_the_token_itself_is_stored_nowhere(house: House) -> None:
    email = address()
    await house.person("agent", email=email)
    done = await house.identity.sign_in(Credentials(email, PASSWORD))
    async with house.tx() as tx:
        rows = await tx.rows("SELECT sessions::text AS row FROM sessions")
    assert rows
    assert all(done.token not in row["row"] for row in rows)


async def test_a_viewer_is_loaded_in_one_statement(house: House) -> None:
    lin = await house.person("agent", "quality_analyst")
    async with house.tx() as tx:
        with recording() as statements:
            viewer = await house.identity.load_viewer(tx, lin.id)
        assert len(statements) == 1
        assert viewer is not None
        assert viewer.may("quality.review")
        assert not viewer.may("staff.manage")
        assert await house.identity.load_viewer(tx, uuid7()) is None


async def test_wrong_password_and_unknown_e_mail_answer_alike(house: House) -> None:
    email = address()
    await house.person("agent", email=email)
    for given in (Credentials(email, "wrong password"), Credentials(address(), PASSWORD), Credentials("nonsense", "x")):
        with recording() as statements, pytest.raises(InvalidCredentials):
            await house.identity.sign_in(given)
        assert len(statements) == 3  # the same for all, so that time tells nothing


async def test_guessing_is_slowed_down(house: House) -> None:
    email, here = address(), somewhere()
    await house.person("agent", email=email)
    for _ in range(rules.MAX_FAILURES_PER_ACCOUNT):
        with pytest.raises(InvalidCredentials):
            await house.identity.sign_in(Credentials(email, "wrong password", ip=here))
    with pytest.raises(TooManyAttempts) as raised:
        await house.identity.sign_in(Credentials(email, PASSWORD, ip=here))
    assert 0 < (raised.value.retry_after or 0) <= 15 * 60
    assert "{" not in raised.value.message("zh") + raised.value.message("en")
    # The same person elsewhere still gets in, and that clears nothing for the guesser.
    assert (await house.identity.sign_in(Credentials(email, PASSWORD, ip=somewhere()))).token
    with pytest.raises(TooManyAttempts):
        await house.identity.sign_in(Credentials(email, PASSWORD, ip=here))
    async with house.db.system() as tx:
        rows = await tx.rows("SELECT sign_in_failures::text AS row FROM sign_in_failures")
    assert all(email not in row["row"] and here not in row["row"] for row in rows)


async def test_success_forgets_failures(house: House) -> None:
    email, here = address(), somewhere()
    await house.person("agent", email=email)
    for _ in range(3):
        for _ in range(rules.MAX_FAILURES_PER_ACCOUNT - 1):
            with pytest.raises(InvalidCredentials):
                await house.identity.sign_in(Credentials(email, "wrong password", ip=here))
        await house.identity.sign_in(Credentials(email, PASSWORD, ip=here))


async def test_one_e_mail_in_several_workspaces(db: Database, house: House) -> None:
    other, email = await build_house(db), address()
    await house.person("agent", email=email)
    await other.person("admin", email=email)
    with pytest.raises(InvalidCredentials):
        await house.identity.sign_in(Credentials(email, "wrong password"))
    with pytest.raises(WorkspaceRequired) as raised:
        await house.identity.sign_in(Credentials(email, PASSWORD))
    assert {w["slug"] for w in raised.value.details["workspaces"]} == {house.slug, other.slug}
    done = await house.identity.sign_in(Credentials(email, PASSWORD, other.slug))
    assert done.me.workspace.id == other.workspace


async def test_signing_in_rotates_and_signing_out_ends(house: House) -> None:
    email = address()
    lin = await house.person("agent", email=email)
    first = await house.identity.sign_in(Credentials(email, PASSWORD))
    second = await house.identity.sign_in(Credentials(email, PASSWORD), old_token=first.token)
    assert first.token != second.token
    assert await house.identity.session(first.token) is None
    async with house.tx() as tx:
        await house.identity.sign_out(tx, lin, second.token)
    assert await house.identity.session(second.token) is None
    assert await house.actions(subject_id=lin.id) == [
        *("user.created", "session.signed_in", "session.signed_in", "session.signed_out"),
    ]


@pytest.mark.parametrize(
    "set_", ["expires_at = now() - interval '1 s'", "last_seen_at = now() - interval '2 h 1 min'", "revoked_at = now()"]
)
async def test_a_session_ends(house: House, set_: str) -> None:
    email = address()
    await house.person("agent", email=email)
    done = await house.identity.sign_in(Credentials(email, PASSWORD))
    async with house.tx() as tx:
        await tx.execute(f"UPDATE sessions SET {set_} WHERE token_hash = :h", {"h": rules.token_hash(done.token)})
    assert await house.identity.session(done.token) is None


async def test_use_keeps_a_session_alive_but_not_past_twelve_hours(house: House) -> None:
    email = address()
    await house.person("agent", email=email)
    done = await house.identity.sign_in(Credentials(email, PASSWORD))
    where = {"h": rules.token_hash(done.token)}
    async with house.tx() as tx:
        await tx.execute("UPDATE sessions SET last_seen_at = now() - interval '1 h' WHERE token_hash = :h", where)
    assert await house.identity.session(done.token) is not None
    async with house.tx() as tx:
        row = await tx.row(
            "SELECT now() - last_seen_at < interval '1 min' AS seen, expires_at - created_at AS life"
            " FROM sessions WHERE token_hash = :h",
            where,
        )
    assert row is not None
    assert row["seen"]
    assert abs(row["life"] - rules.SESSION_LIFE).total_seconds() < 60


async def test_disabling_ends_sessions_and_keeps_out(house: House) -> None:
    email = address()
    lin = await house.person("agent", email=email)
    done = await house.identity.sign_in(Credentials(email, PASSWORD))
    async with house.tx() as tx:
        await house.identity.users.update(tx, None, lin.id, UserChanges(disabled=True))
        assert await house.identity.load_viewer(tx, lin.id) is None
    assert await house.identity.session(done.token) is None
    with pytest.raises(InvalidCredentials):
        await house.identity.sign_in(Credentials(email, PASSWORD))


async def test_a_changed_password_ends_the_other_sessions(house: House) -> None:
    email = address()
    lin = await house.person("agent", email=email)
    here, there = [await house.identity.sign_in(Credentials(email, PASSWORD)) for _ in range(2)]
    with pytest.raises(InvalidCredentials):
        await house.identity.change_password(lin, "wrong", "another password")
    await house.identity.change_password(lin, PASSWORD, "another password", keep_token=here.token)
    assert await house.identity.session(here.token) is not None
    assert await house.identity.session(there.token) is None
    assert (await house.identity.sign_in(Credentials(email, "another password"))).token


async def test_an_outdated_hash_is_renewed(house: House) -> None:
    email = address()
    lin = await house.person("agent", email=email)
    weaker = house.identity.passwords._hasher.__class__(time_cost=2, memory_cost=32, parallelism=1).hash(PASSWORD)
    async with house.tx() as tx:
        await tx.execute("UPDATE users SET password_hash = :h WHERE id = :id", {"h": weaker, "id": lin.id})
    await house.identity.sign_in(Credentials(email, PASSWORD))
    async with house.tx() as tx:
        assert await tx.scalar("SELECT password_hash FROM users WHERE id = :id", {"id": lin.id}) != weaker


async def test_a_workspace_has_its_roles_and_its_slug_alone(house: House) -> None:
    async with house.tx() as tx:
        zh = [role.name for role in await house.identity.roles.list(tx, "zh-CN")]
        en = [role.name for role in await house.identity.roles.list(tx, "en")]
        await house.identity.roles.ensure_builtin(tx, "zh-CN")  # again: nothing happens
        assert len(await house.identity.roles.list(tx, "en")) == 10
    assert zh[:2] == ["店主", "管理员"]
    assert en[:2] == ["Owner", "Admin"]
    with pytest.raises(SlugTaken):
        await house.identity.provision_workspace(house.slug, "又一家")
    assert await house.identity.find_workspace(house.slug) == house.workspace
    assert isinstance(house.workspace, UUID)


async def test_a_stranger_locks_nobody_out(house: House) -> None:
    email, home = address(), somewhere()
    await house.person("agent", email=email)
    device = (await house.identity.sign_in(Credentials(email, PASSWORD, ip=home))).device
    for _ in range(rules.CURVE[0][0] // rules.MAX_FAILURES_PER_ACCOUNT):
        here = somewhere()
        for _ in range(rules.MAX_FAILURES_PER_ACCOUNT):
            with pytest.raises(InvalidCredentials):
                await house.identity.sign_in(Credentials(email, "wrong password", ip=here))
    # From now on a strange address may fail twice only ...
    here = somewhere()
    for expected in (InvalidCredentials, InvalidCredentials, TooManyAttempts):
        with pytest.raises(expected):
            await house.identity.sign_in(Credentials(email, "wrong password", ip=here))
    # ... its owner gets in from another one, and from a device that signed in before even where the guesser sits.
    assert (await house.identity.sign_in(Credentials(email, PASSWORD, ip=somewhere()))).token
    assert (await house.identity.sign_in(Credentials(email, PASSWORD, ip=here, device=device))).device == device


async def test_a_device_is_trusted_for_its_own_e_mail_and_not_without_end(house: House) -> None:
    email, other, here = address(), address(), somewhere()
    await house.person("agent", email=email)
    await house.person("agent", email=other)
    device = (await house.identity.sign_in(Credentials(email, PASSWORD))).device
    for forged in (
        device[:-1] + ("0" if device[-1] != "0" else "1"),
        "x." + device.partition(".")[2],
        "",
        "é",
        "." * 99,
    ):
        assert rules.device_nonce(house.identity.secret, email, forged) is None
    for _ in range(rules.MAX_FAILURES_PER_ACCOUNT):
        with pytest.raises(InvalidCredentials):
            await house.identity.sign_in(Credentials(other, "wrong password", ip=here, device=device))
    with pytest.raises(TooManyAttempts):
        await house.identity.sign_in(Credentials(other, PASSWORD, ip=here, device=device))
    for _ in range(rules.MAX_FAILURES_PER_DEVICE):
        with pytest.raises(InvalidCredentials):
            await house.identity.sign_in(Credentials(email, "wrong password", device=device))
    with pytest.raises(TooManyAttempts):
        await house.identity.sign_in(Credentials(email, PASSWORD, device=device))


async def test_changing_a_password_is_guessed_no_faster_than_signing_in(house: House) -> None:
    email, here = address(), somewhere()
    lin = await house.person("agent", email=email)
    for _ in range(rules.MAX_FAILURES_PER_ACCOUNT):
        with pytest.raises(InvalidCredentials):
            await house.identity.change_password(lin, "wrong password", "another password", ip=here)
    with pytest.raises(TooManyAttempts):
        await house.identity.change_password(lin, PASSWORD, "another password", ip=here)
    with pytest.raises(TooManyAttempts):
        await house.identity.sign_in(Credentials(email, PASSWORD, ip=here))


async def test_argon2_runs_while_no_transaction_is_open(house: House) -> None:
    async with house.tx():
        for work in (
            house.identity.passwords.hash("x"),
            house.identity.passwords.verify(None, "x"),
            house.identity.new_password("long enough"),
        ):
            with pytest.raises(EffectInsideTransaction):
                await work
