"""What the assistant knows: bases of entries, their import, and the search over them."""

from zhike.knowledge.types import Candidate, Entry, EntryDraft, Found

__all__ = ["Candidate", "Entry", "EntryDraft", "Found"]
