"""A backup file: a tar with a manifest that knows the digest of every member."""

import hashlib
import io
import json
import tarfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from zhike.cli.say import Stop

MANIFEST, DATABASE, KEY = "manifest.json", "database.dump", "secret.key"
FORMAT = 1
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Manifest:
    """What a backup holds. `rows` and `position` are those of the dump's snapshot."""

    format: int
    made_at: str
    zhike: str
    server_version: int
    revision: str
    position: int
    rows: dict[str, int]
    members: dict[str, str]


def pack(target: Path, made: dict[str, Any], members: dict[str, Path]) -> Manifest:
    """Write the backup beside its place and move it there when it is whole; the file is closed to others."""
    partial = target.with_name(target.name + ".part")
    partial.touch(mode=0o600)
    digests: dict[str, str] = {}
    with tarfile.open(partial, "w", format=tarfile.PAX_FORMAT) as archive:
        for name, path in members.items():
            with path.open("rb") as file:
                digests[name] = _digest(file)
            info = archive.gettarinfo(str(path), name)
            info.uid = info.gid = 0
            info.uname = info.gname = ""
            with path.open("rb") as file:
                archive.addfile(info, file)
        manifest = Manifest(format=FORMAT, members=digests, **made)
        text = json.dumps(asdict(manifest), indent=1).encode()
        info = tarfile.TarInfo(MANIFEST)
        info.size = len(text)
        archive.addfile(info, io.BytesIO(text))
    partial.replace(target)
    return manifest


def verify(source: Path) -> Manifest:
    """Read the whole backup and compare every digest; ends the command when it is damaged."""
    try:
        with tarfile.open(source) as archive:
            held = archive.extractfile(MANIFEST)
            assert held is not None
            manifest = Manifest(**json.load(held))
            found = {name: _digest(file) for name, file in _members(archive)}
    except (tarfile.TarError, KeyError, ValueError, TypeError, OSError) as error:
        raise Stop(f"{source} is no whole backup: {error}", "Use another backup.") from error
    if manifest.format != FORMAT:
        raise Stop(
            f"{source} has format {manifest.format}, this version reads {FORMAT}", "Use the version that made it."
        )
    for name, digest in manifest.members.items():
        if found.get(name) != digest:
            raise Stop(f"{source} is damaged: {name} is not what was saved", "Use another backup.")
    return manifest


def unpack(source: Path, folder: Path, wanted: str = "") -> None:
    """Write the members whose name begins with `wanted` below `folder`; names that would leave it are refused."""
    with tarfile.open(source) as archive:
        for name, file in _members(archive):
            if not name.startswith(wanted):
                continue
            path = (folder / name).resolve()
            if not path.is_relative_to(folder.resolve()):
                raise Stop(f"{source} holds a file outside its folder: {name}", "Do not trust this backup.")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch(mode=0o600)
            with path.open("wb") as target:
                while block := file.read(_CHUNK):
                    target.write(block)


def _members(archive: tarfile.TarFile) -> Iterator[tuple[str, IO[bytes]]]:
    for info in archive:
        file = archive.extractfile(info) if info.isreg() else None
        if file is not None and info.name != MANIFEST:
            yield info.name, file


def _digest(file: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while block := file.read(_CHUNK):
        digest.update(block)
    return digest.hexdigest()
