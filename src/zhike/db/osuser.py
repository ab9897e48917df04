"""PostgreSQL refuses to run as root: as root its programs run as the system user ``pgserver``."""

import os
import pwd
import shutil
import stat
import struct
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import Any

USER = "pgserver"
_ACL = "system.posix_acl_access"
_USER_OBJ, _USER_ENTRY, _GROUP_OBJ, _MASK, _OTHER = 0x01, 0x02, 0x04, 0x10, 0x20
_NO_ID = 0xFFFFFFFF


class OsUserError(RuntimeError):
    """The system user for PostgreSQL cannot be made or cannot reach a folder; the message says how to mend it."""


class OsUser:
    """Who runs PostgreSQL's programs: this process's own user, or ``pgserver`` when that is root."""

    def __init__(self) -> None:
        self.entry: pwd.struct_passwd | None = _ensure_user() if os.geteuid() == 0 else None

    @property
    def popen(self) -> dict[str, Any]:
        """Return the arguments that make `subprocess` run a program as this user."""
        if self.entry is None:
            return {}
        return {"user": self.entry.pw_uid, "group": self.entry.pw_gid, "extra_groups": []}

    def own(self, path: Path, mode: int = 0o700) -> None:
        """Make the folder `path` and hand it to this user."""
        path.mkdir(parents=True, exist_ok=True)
        if self.entry is not None:
            os.chown(path, self.entry.pw_uid, self.entry.pw_gid)
        path.chmod(mode)

    def own_tree(self, path: Path) -> None:
        """Hand `path` and everything below it to this user (used after copying a cluster)."""
        if self.entry is None:
            return
        for here, folders, files in os.walk(path):
            for name in (".", *folders, *files):
                os.chown(Path(here, name), self.entry.pw_uid, self.entry.pw_gid, follow_symlinks=False)

    def let_reach(self, folders: Iterable[Path]) -> None:
        """Let this user pass through the parents of `folders`.

        A checkout below /root is closed to ``pgserver``; it gets an ACL entry ``--x`` on each closed parent, which
        lets nobody else in and shows it no names.
        """
        if self.entry is None:
            return
        for folder in folders:
            for parent in reversed(folder.absolute().parents):
                if not self._passes(parent):
                    self._admit(parent)

    def _passes(self, folder: Path) -> bool:
        return not subprocess.call(["/usr/bin/env", "test", "-x", str(folder)], cwd="/", **self.popen)  # noqa: S603

    def _admit(self, folder: Path) -> None:
        assert self.entry is not None
        try:
            os.setxattr(folder, _ACL, _with_entry(folder, self.entry.pw_uid))
        except (OSError, AttributeError) as error:
            raise OsUserError(
                f"the system user {USER} cannot reach {folder}. "
                f"Run: chmod o+x '{folder}', or keep the data folder elsewhere (--data, ZHIKE_DATA_DIR)"
            ) from error


def _with_entry(folder: Path, uid: int) -> bytes:
    """Return the folder's access list with ``user:uid:--x`` added (the kernel's binary form, version 2)."""
    try:
        raw = os.getxattr(folder, _ACL)
        entries = [struct.unpack_from("<HHI", raw, at) for at in range(4, len(raw), 8)]
    except OSError:
        mode = folder.stat().st_mode
        entries = [
            (_USER_OBJ, mode >> 6 & 7, _NO_ID),
            (_GROUP_OBJ, mode >> 3 & 7, _NO_ID),
            (_OTHER, mode & 7, _NO_ID),
        ]
    kept = [entry for entry in entries if entry[0] != _MASK and not (entry[0] == _USER_ENTRY and entry[2] == uid)]
    kept.append((_USER_ENTRY, 1, uid))
    widest = 0
    for tag, bits, _id in kept:
        widest |= bits if tag not in (_USER_OBJ, _OTHER) else 0
    kept.append((_MASK, widest, _NO_ID))
    return struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in sorted(kept, key=_order))


def _order(entry: tuple[int, int, int]) -> tuple[int, int]:
    return entry[0], 0 if entry[2] == _NO_ID else entry[2]


def _ensure_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(USER)
    except KeyError:
        pass
    tool = shutil.which("useradd")
    command = [tool, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", USER] if tool else None
    if command is None and (tool := shutil.which("adduser")):  # BusyBox
        command = [tool, "-S", "-D", "-H", "-s", "/sbin/nologin", USER]
    if command is None or subprocess.call(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):  # noqa: S603
        raise OsUserError(
            f"PostgreSQL refuses to run as root and the system user {USER} cannot be made. "
            "Run Zhike as an ordinary user, or point ZHIKE_DATABASE__URL at a server of your own"
        )
    return pwd.getpwnam(USER)


def owned_by(path: Path) -> int:
    """Return the uid that owns `path` itself (links are not followed)."""
    return path.lstat()[stat.ST_UID]
