"""Content-addressed files. Names are SHA-256 digests that we computed: nothing a client sends ever becomes a path."""

import asyncio
import errno
import hashlib
import os
import tempfile
from pathlib import Path
from typing import Protocol
from uuid import UUID

from zhike.db import StorageFull, forbid_transaction
from zhike.kit.seal import derive, seal, unseal


class BlobStore(Protocol):
    """Stores bytes per workspace under their digest."""

    async def put(self, workspace_id: UUID, content: bytes) -> str:
        """Store content (once) and return its SHA-256 in hex."""

    async def get(self, workspace_id: UUID, digest: str) -> bytes:
        """Return content; raises FileNotFoundError."""

    async def holds(self, workspace_id: UUID, digest: str) -> bool:
        """Say whether the content is there. Short: it may run under a lock, in a transaction (docs/decisions/0007)."""

    async def delete(self, workspace_id: UUID, digest: str) -> None:
        """Remove content; missing content is no error. Short, as ``holds`` is."""


class LocalBlobs:
    """Files in the data folder, sealed with a key of their workspace, written whole or not at all."""

    def __init__(self, root: Path, secret: bytes) -> None:
        self.root = root
        self.secret = secret

    def _path(self, workspace_id: UUID, digest: str) -> Path:
        if len(digest) != 64 or not all(c in "0123456789abcdef" for c in digest):
            raise FileNotFoundError(digest)
        return self.root / str(workspace_id) / digest[:2] / digest

    def _key(self, workspace_id: UUID) -> bytes:
        return derive(self.secret, "files", workspace_id.bytes)

    async def put(self, workspace_id: UUID, content: bytes) -> str:
        """Store content (once) and return its SHA-256 in hex. Raises StorageFull when the disk is."""
        forbid_transaction("storage.put")
        try:
            return await asyncio.to_thread(self._put, workspace_id, content)
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise StorageFull(retry_after=30) from error
            raise

    def _put(self, workspace_id: UUID, content: bytes) -> str:
        digest = hashlib.sha256(content).hexdigest()
        path = self._path(workspace_id, digest)
        if path.exists():
            return digest
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(seal(self._key(workspace_id), content, digest.encode()))
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        return digest

    async def get(self, workspace_id: UUID, digest: str) -> bytes:
        """Return content; raises FileNotFoundError."""
        return await asyncio.to_thread(self._get, workspace_id, digest)

    def _get(self, workspace_id: UUID, digest: str) -> bytes:
        return unseal(self._key(workspace_id), self._path(workspace_id, digest).read_bytes(), digest.encode())

    async def holds(self, workspace_id: UUID, digest: str) -> bool:
        """Say whether the content is there."""
        return await asyncio.to_thread(self._path(workspace_id, digest).is_file)

    async def delete(self, workspace_id: UUID, digest: str) -> None:
        """Remove content; missing content is no error."""
        await asyncio.to_thread(self._path(workspace_id, digest).unlink, missing_ok=True)


class MemoryBlobs:
    """The same in memory, for tests."""

    def __init__(self) -> None:
        self.content: dict[tuple[UUID, str], bytes] = {}

    async def put(self, workspace_id: UUID, content: bytes) -> str:
        """Store content and return its SHA-256 in hex."""
        digest = hashlib.sha256(content).hexdigest()
        self.content[workspace_id, digest] = content
        return digest

    async def get(self, workspace_id: UUID, digest: str) -> bytes:
        """Return content; raises FileNotFoundError."""
        try:
            return self.content[workspace_id, digest]
        except KeyError:
            raise FileNotFoundError(digest) from None

    async def holds(self, workspace_id: UUID, digest: str) -> bool:
        """Say whether the content is there."""
        return (workspace_id, digest) in self.content

    async def delete(self, workspace_id: UUID, digest: str) -> None:
        """Remove content."""
        self.content.pop((workspace_id, digest), None)
