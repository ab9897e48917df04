"""Files by content hash: a platform port without business nouns."""

from zhike.storage.blobs import BlobStore, LocalBlobs, MemoryBlobs

__all__ = ["BlobStore", "LocalBlobs", "MemoryBlobs"]
