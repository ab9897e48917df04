"""Files in conversations: type sniffed, size limited, stored by content hash, names sealed."""

import asyncio
import io
import time
import zipfile
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any
from uuid import UUID

import filetype

from zhike.conversations.errors import AttachmentNotFound, FileTypeRefused, UploadBusy
from zhike.conversations.ports import Keys
from zhike.db import Database, Tx
from zhike.jobs import Job, defer
from zhike.kit.errors import Invalid, TooLarge
from zhike.kit.ids import parse_id, uuid7
from zhike.kit.seal import seal, unseal
from zhike.storage import BlobStore

INSERT = """
INSERT INTO attachments (workspace_id, id, customer_id, conversation_id, content_hash, name, media_type, size, width, height,
    uploaded_by, unsent_since)
VALUES (:w, :id, :customer, :conversation, :hash, :name, :type, :size, :width, :height, :by, now())
"""
SELECT = """
SELECT id, customer_id, conversation_id, message_id, content_hash, name, media_type, size, width, height, uploaded_by
FROM attachments WHERE workspace_id = :w
"""
ONE = SELECT + " AND id = :id"
SOME = SELECT + " AND id = ANY(:ids)"
USE = """
UPDATE attachments SET message_id = :message, conversation_id = :conversation, unsent_since = NULL
WHERE workspace_id = :w AND id = :id AND message_id IS NULL AND (customer_id = :customer OR customer_id IN (
    SELECT customer_id FROM customer_identities WHERE workspace_id = :w AND adopted_by = CAST(:identity AS uuid)
))
"""
SHOWN = "SELECT 1 FROM messages WHERE workspace_id = :w AND id = :message AND NOT private AND recalled_at IS NULL"
SENT_BEFORE = "SELECT 1 FROM attachments WHERE workspace_id = :w AND id = :id AND message_id IS NOT NULL"
KEEP = "UPDATE attachments SET unsent_since = NULL WHERE workspace_id = :w AND id = :id"
HASHES = "SELECT DISTINCT content_hash FROM attachments WHERE workspace_id = :w AND customer_id = ANY(:customers)"
FORGET = "DELETE FROM attachments WHERE workspace_id = :w AND customer_id = ANY(:customers)"
STILL_USED = "SELECT DISTINCT content_hash FROM attachments WHERE workspace_id = :w AND content_hash = ANY(:hashes)"
# About to be sent: the sweep lets it alone for as long as it would a new one.
TOUCH = "UPDATE attachments SET unsent_since = now() WHERE workspace_id = :w AND id = :id AND unsent_since IS NOT NULL"
UNSENT = """
DELETE FROM attachments WHERE workspace_id = :w AND unsent_since < now() - make_interval(secs => :age_s) AND id <> ALL (ARRAY(
    SELECT unnest(attachments) FROM drafts WHERE workspace_id = :w
    UNION ALL SELECT unnest(attachments) FROM scheduled_replies WHERE workspace_id = :w
))
RETURNING content_hash
"""
# Whoever records a file and whoever removes one of the same content take turns, until their transactions end.
CONTENT_LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(:key, 0))"
RECORD_WITHIN_S = 10.0  # a file that is removed again and again under its upload is given up
ACCEPTED = ("image/", "audio/", "video/", "application/pdf", "text/plain")
OFFICE = {
    "word/": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
REFUSED = ("image/svg+xml",)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A stored file."""

    id: UUID
    customer_id: UUID
    conversation_id: UUID | None
    message_id: UUID | None
    content_hash: str
    name: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    uploaded_by: str

    def public(self, base: str) -> dict[str, Any]:
        """Return the attachment as the API shows it; ``base`` is the path under which its bytes are served."""
        return {
            "id": str(self.id),
            "name": self.name,
            "media_type": self.media_type,
            "size": self.size,
            "url": f"{base}/{self.id}",
            "width": self.width,
            "height": self.height,
        }


class Attachments:
    """Uploads, downloads, and what erasing leaves of them (nothing)."""

    def __init__(self, db: Database, blobs: BlobStore, keys: Keys, max_bytes: int) -> None:
        self.db = db
        self.blobs = blobs
        self.keys = keys
        self.max_bytes = max_bytes

    async def upload(
        self, workspace_id: UUID, customer_id: UUID, conversation_id: UUID | None, name: str, content: bytes, by: str
    ) -> Attachment:
        """Store a file: bytes first (no transaction open), then its record. Raises TooLarge, FileTypeRefused, Invalid."""
        if not content:
            raise Invalid("file", "The file is empty.", "文件是空的。")
        if len(content) > self.max_bytes:
            raise TooLarge(field="file", limit=self.max_bytes)
        media_type = await asyncio.to_thread(sniff, content)
        width, height = (None, None)
        if media_type.startswith("image/"):
            width, height = await asyncio.to_thread(picture_size, content)
        digest = await self.blobs.put(workspace_id, content)
        shape = (safe_name(name), media_type, len(content), width, height, by)
        new = Attachment(uuid7(), customer_id, conversation_id, None, digest, *shape)
        until = time.monotonic() + RECORD_WITHIN_S
        while not await self._record(workspace_id, new):  # the last one of this content was just removed
            if time.monotonic() > until:
                raise UploadBusy(field="file")
            await self.blobs.put(workspace_id, content)
        return new

    async def _record(self, workspace_id: UUID, new: Attachment) -> bool:
        """Record a stored file; False when its content was removed meanwhile."""
        async with self.db.transaction(workspace_id) as tx:
            await self._lock_content(tx, new.content_hash)
            if not await self.blobs.holds(workspace_id, new.content_hash):
                return False
            key = (await self.keys(tx, [new.customer_id])).get(new.customer_id)
            values = {
                "w": workspace_id,
                "id": new.id,
                "customer": new.customer_id,
                "conversation": new.conversation_id,
                "hash": new.content_hash,
                "name": seal(key, new.name.encode(), new.id.bytes) if key else None,
                "type": new.media_type,
                "size": new.size,
                "width": new.width,
                "height": new.height,
                "by": new.uploaded_by,
            }
            await tx.execute(INSERT, values)
        return True

    async def sweep(self, tx: Tx, age_s: float) -> int:
        """Forget uploads that no message took for ``age_s`` seconds and no draft names; their files go by a job. Returns how many."""
        rows = await tx.rows(UNSENT, {"w": tx.workspace, "age_s": age_s})
        if rows:
            await forget_files(tx, sorted({row["content_hash"] for row in rows}))
        return len(rows)

    async def remove_unused(self, workspace_id: UUID, digest: str) -> None:
        """Remove a file unless a record names it. An upload of the same content waits, and then stores it anew."""
        async with self.db.transaction(workspace_id) as tx:
            await self._lock_content(tx, digest)
            if not await tx.rows(STILL_USED, {"w": workspace_id, "hashes": [digest]}):
                await self.blobs.delete(workspace_id, digest)

    async def _lock_content(self, tx: Tx, digest: str) -> None:
        await tx.execute(CONTENT_LOCK, {"key": f"file:{tx.workspace}:{digest}"})

    async def get(self, tx: Tx, attachment_id: UUID) -> Attachment:
        """Return one attachment; raises AttachmentNotFound."""
        row = await tx.row(ONE, {"w": tx.workspace, "id": attachment_id})
        if row is None:
            raise AttachmentNotFound(id=str(attachment_id))
        return (await self._open(tx, [row]))[0]

    async def shown_to_customer(self, tx: Tx, attachment: Attachment) -> bool:
        """Say whether its customer may open a file: his own, or one of a message to him that was not taken back."""
        if attachment.uploaded_by == "customer":
            return True
        return await tx.scalar(SHOWN, {"w": tx.workspace, "message": attachment.message_id}) is not None

    async def bytes_of(self, workspace_id: UUID, attachment: Attachment) -> bytes:
        """Return the content; raises AttachmentNotFound when the file is gone."""
        try:
            return await self.blobs.get(workspace_id, attachment.content_hash)
        except FileNotFoundError as error:
            raise AttachmentNotFound(id=str(attachment.id)) from error

    async def describe(self, tx: Tx, contents: Sequence[Mapping[str, Any]], base: str) -> dict[str, dict[str, Any]]:
        """Return the public form of every attachment that these message contents name."""
        ids = [parse_id(str(c["attachment"]["id"])) for c in contents if isinstance(c.get("attachment"), Mapping)]
        if not ids:
            return {}
        rows = await tx.rows(SOME, {"w": tx.workspace, "ids": [i for i in ids if i]})
        return {str(a.id): a.public(base) for a in await self._open(tx, rows)}

    async def check_usable(self, tx: Tx, content: Mapping[str, Any], customer_ids: Collection[UUID]) -> None:
        """Raise AttachmentNotFound unless the content's attachment (if any) is of one of these, who are one customer."""
        attachment = content.get("attachment")
        if isinstance(attachment, Mapping):
            found = await self.get(tx, UUID(str(attachment["id"])))
            if found.customer_id not in customer_ids:
                raise AttachmentNotFound(id=str(found.id))
            if (await tx.execute(TOUCH, {"w": tx.workspace, "id": found.id})).rowcount == 0:
                await self.get(tx, found.id)  # sent before, or swept in this moment

    async def _open(self, tx: Tx, rows: Sequence[Mapping[Any, Any]]) -> list[Attachment]:
        keys = await self.keys(tx, sorted({row["customer_id"] for row in rows}))
        opened = []
        for row in rows:
            key = keys.get(row["customer_id"])
            name = unseal(key, row["name"], row["id"].bytes).decode() if key and row["name"] else "file"
            opened.append(Attachment(**{**row, "name": name}))
        return opened

    async def erase(self, tx: Tx, customer_ids: Sequence[UUID]) -> list[str]:
        """Forget customers' attachments; returns digests whose files nobody else uses any more."""
        params = {"w": tx.workspace, "customers": list(customer_ids)}
        hashes = [row["content_hash"] for row in await tx.rows(HASHES, params)]
        await tx.execute(FORGET, params)
        used = {r["content_hash"] for r in await tx.rows(STILL_USED, {"w": tx.workspace, "hashes": hashes})}
        return [h for h in hashes if h not in used]


async def attach(
    tx: Tx,
    content: Mapping[str, Any],
    customer_id: UUID,
    message_id: UUID,
    conversation_id: UUID,
    *,
    identity_id: UUID | None = None,
) -> None:
    """Note in which message a file stands: who may see the one may see the other, and the sweep lets it alone.

    ``identity_id``: of a customer who signed in; what he uploaded before he did is his too. Raises AttachmentNotFound
    when the file is gone.
    """
    attachment = content.get("attachment")
    if isinstance(attachment, Mapping):
        ids = {"w": tx.workspace, "id": attachment["id"]}
        into = {
            "customer": customer_id,
            "identity": identity_id,
            "message": message_id,
            "conversation": conversation_id,
        }
        if not (await tx.execute(USE, ids | into)).rowcount and await tx.scalar(SENT_BEFORE, ids) is None:
            raise AttachmentNotFound(id=str(attachment["id"]))


async def keep(tx: Tx, content: Mapping[str, Any]) -> None:
    """Have the sweep let a file alone for good: what names it was set aside, and may be replayed long after."""
    attachment = content.get("attachment")
    if isinstance(attachment, Mapping):
        await tx.execute(KEEP, {"w": tx.workspace, "id": attachment["id"]})


async def forget_files(tx: Tx, digests: Sequence[str]) -> None:
    """Remove the files of forgotten records after the commit, unless others hold the same content."""
    if digests:
        args = {"workspace_id": str(tx.workspace), "digests": list(digests)}
        await defer(tx, [Job(task="conversations.delete_files", args=args)])


def sniff(content: bytes) -> str:
    """Return the media type by looking at the bytes, never at a name; raises FileTypeRefused."""
    guess: str | None = filetype.guess_mime(content)
    if guess == "application/zip" or guess in OFFICE.values():
        guess = _office_type(content) or guess
    if guess is None:
        guess = "text/plain" if _is_text(content) else "application/octet-stream"
    accepted = guess.startswith(ACCEPTED) or guess in OFFICE.values()
    if not accepted or guess in REFUSED:
        raise FileTypeRefused(field="file", media_type=guess)
    return guess


def _office_type(content: bytes) -> str | None:
    try:
        names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    except (zipfile.BadZipFile, ValueError):
        return None
    return next((kind for prefix, kind in OFFICE.items() if any(n.startswith(prefix) for n in names)), None)


def _is_text(content: bytes) -> bool:
    head = content[:4096]
    if b"\x00" in head or head.lstrip()[:1] == b"<":
        return False  # markup could be run by a browser
    for encoding in ("utf-8", "gb18030"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False


def safe_name(name: str) -> str:
    """Return a file name for display: its last part, without control characters, at most 120 characters."""
    last = PurePath(name.replace("\\", "/")).name
    cleaned = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*').strip(". ")
    return cleaned[-120:] or "file"


def picture_size(content: bytes) -> tuple[int | None, int | None]:
    """Return (width, height) in pixels of a PNG, GIF, JPEG or WebP from its header, (None, None) for others."""
    if content[:8] == b"\x89PNG\r\n\x1a\n" and len(content) > 24:
        return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
    if content[:3] == b"GIF" and len(content) > 10:
        return int.from_bytes(content[6:8], "little"), int.from_bytes(content[8:10], "little")
    if content[:4] == b"RIFF" and content[8:16] == b"WEBPVP8X" and len(content) > 30:
        return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(content[27:30], "little")
    return _jpeg_size(content) if content[:2] == b"\xff\xd8" else (None, None)


def _jpeg_size(content: bytes) -> tuple[int | None, int | None]:
    at = 2
    while at + 9 < len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(content[at + 7 : at + 9], "big"), int.from_bytes(content[at + 5 : at + 7], "big")
        if length < 2:
            break
        at += 2 + length
    return None, None
