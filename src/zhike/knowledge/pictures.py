"""Pictures in answers: type sniffed, stored by content hash, shown to whoever has their address.

Customers read answers without signing in, so the address itself is the right to see a picture: it names workspace and
picture and is signed by this installation.
"""

import asyncio
import base64
import binascii
import hmac
from hashlib import sha256
from uuid import UUID

import filetype

from zhike.conversations import picture_size, safe_name
from zhike.db import Database
from zhike.identity import Viewer
from zhike.kit.errors import Invalid, TooLarge
from zhike.kit.ids import uuid7
from zhike.kit.seal import derive
from zhike.knowledge import queries_pictures
from zhike.knowledge.errors import PictureNotFound, PictureRefused
from zhike.knowledge.life_types import Picture
from zhike.knowledge.service import person_of
from zhike.storage import BlobStore

TYPES = ("image/png", "image/jpeg", "image/gif", "image/webp")
MAX_BYTES = 5 * 1024 * 1024
SIGNATURE = 16


class Pictures:
    """Takes pictures in and gives them out."""

    def __init__(self, db: Database, blobs: BlobStore, secret: bytes) -> None:
        self.db = db
        self.blobs = blobs
        self.key = derive(secret, "knowledge-pictures")

    async def store(self, viewer: Viewer, name: str, content: bytes) -> Picture:
        """Store a picture; raises TooLarge, Invalid for an empty file, PictureRefused for what is none."""
        if not content:
            raise Invalid("file", "The file is empty.", "文件是空的。")
        if len(content) > MAX_BYTES:
            raise TooLarge(field="file", limit=MAX_BYTES)
        media_type = await asyncio.to_thread(filetype.guess_mime, content)
        if media_type not in TYPES:
            raise PictureRefused(field="file", media_type=media_type or "unknown")
        width, height = await asyncio.to_thread(picture_size, content)
        digest = await self.blobs.put(viewer.workspace_id, content)
        picture = Picture(uuid7(), digest, safe_name(name), media_type, len(content), width, height)
        async with self.db.transaction(viewer.workspace_id) as tx:
            await queries_pictures.add(tx, picture, person_of(viewer))
        return picture

    async def read(self, token: str) -> tuple[Picture, bytes]:
        """Return a picture by the token of its address; raises PictureNotFound."""
        workspace_id, picture_id = self._opened(token)
        async with self.db.transaction(workspace_id) as tx:
            picture = await queries_pictures.picture(tx, picture_id)
        if picture is None:
            raise PictureNotFound
        try:
            return picture, await self.blobs.get(workspace_id, picture.content_hash)
        except FileNotFoundError as error:
            raise PictureNotFound from error

    def token(self, workspace_id: UUID, picture_id: UUID) -> str:
        """Return what a picture's address ends in."""
        body = workspace_id.bytes + picture_id.bytes
        return base64.urlsafe_b64encode(body + self._sign(body)).decode().rstrip("=")

    def _opened(self, token: str) -> tuple[UUID, UUID]:
        try:
            raw = base64.urlsafe_b64decode(token.encode("ascii") + b"=" * (-len(token) % 4))
        except (ValueError, binascii.Error) as error:
            raise PictureNotFound from error
        if len(raw) != 32 + SIGNATURE or not hmac.compare_digest(self._sign(raw[:32]), raw[32:]):
            raise PictureNotFound
        return UUID(bytes=raw[:16]), UUID(bytes=raw[16:32])

    def _sign(self, body: bytes) -> bytes:
        return hmac.digest(self.key, body, sha256)[:SIGNATURE]
