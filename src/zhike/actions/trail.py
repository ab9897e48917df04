"""Pictures of procedures: what a page looked like after each step, sealed, kept for 30 days beside the call."""

import asyncio
import shutil
import time
from pathlib import Path
from uuid import UUID

from zhike.db import forbid_transaction
from zhike.kit.seal import SealBroken, derive, seal, unseal

KEPT_S = 30 * 86_400
MOST_BYTES = 4_000_000


class TrailFiles:
    """Files below the data folder: workspace / call / step. Names are ids and numbers of ours."""

    def __init__(self, root: Path, secret: bytes) -> None:
        self.root = root
        self.secret = secret

    async def keep(self, workspace_id: UUID, call_id: UUID, step: int, picture: bytes) -> None:
        """Keep the picture of a step."""
        forbid_transaction("actions.trail")
        if len(picture) <= MOST_BYTES:
            await asyncio.to_thread(self._write, workspace_id, call_id, step, picture)

    async def steps(self, workspace_id: UUID, call_id: UUID) -> list[int]:
        """Return the steps of a call that have a picture."""
        folder = self._folder(workspace_id, call_id)
        found = await asyncio.to_thread(
            lambda: [int(one.stem) for one in folder.glob("*.png")] if folder.is_dir() else []
        )
        return sorted(found)

    async def picture(self, workspace_id: UUID, call_id: UUID, step: int) -> bytes | None:
        """Return the picture of a step, None where there is none."""
        path = self._folder(workspace_id, call_id) / f"{int(step)}.png"
        try:
            return unseal(self._key(workspace_id), await asyncio.to_thread(path.read_bytes), call_id.bytes)
        except (FileNotFoundError, SealBroken):
            return None

    def drop(self, workspace_id: UUID, call_id: UUID) -> None:
        """Remove a call's pictures."""
        shutil.rmtree(self._folder(workspace_id, call_id), ignore_errors=True)

    async def sweep(self, workspace_id: UUID) -> None:
        """Remove pictures older than 30 days."""
        await asyncio.to_thread(self._sweep, workspace_id)

    def _sweep(self, workspace_id: UUID) -> None:
        for folder in (self.root / str(workspace_id)).glob("*"):
            if folder.is_dir() and folder.stat().st_mtime < time.time() - KEPT_S:
                shutil.rmtree(folder, ignore_errors=True)

    def _write(self, workspace_id: UUID, call_id: UUID, step: int, picture: bytes) -> None:
        folder = self._folder(workspace_id, call_id)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{int(step)}.png").write_bytes(seal(self._key(workspace_id), picture, call_id.bytes))

    def _folder(self, workspace_id: UUID, call_id: UUID) -> Path:
        return self.root / str(workspace_id) / str(call_id)

    def _key(self, workspace_id: UUID) -> bytes:
        return derive(self.secret, "procedure-trail", workspace_id.bytes)
