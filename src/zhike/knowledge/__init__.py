"""What the assistant knows: bases of entries, their import, and the search over them."""

from zhike.knowledge.imports import ImportService
from zhike.knowledge.memory import MemoryKnowledge
from zhike.knowledge.ports import Bench, Names
from zhike.knowledge.searcher import Searcher
from zhike.knowledge.service import KnowledgeService
from zhike.knowledge.types import (
    Base,
    BenchAnswer,
    BenchSource,
    Candidate,
    Entry,
    EntryDraft,
    EntryFilter,
    Found,
    Import,
)
from zhike.knowledge.vectors import Vectorizer

__all__ = [
    "Base",
    "Bench",
    "BenchAnswer",
    "BenchSource",
    "Candidate",
    "Entry",
    "EntryDraft",
    "EntryFilter",
    "Found",
    "Import",
    "ImportService",
    "KnowledgeService",
    "MemoryKnowledge",
    "Names",
    "Searcher",
    "Vectorizer",
]
