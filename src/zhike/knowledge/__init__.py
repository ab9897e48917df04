"""What the assistant knows: bases of entries, their import, and the search over them."""

from zhike.knowledge.asks import asked_for, given
from zhike.knowledge.comparing import Comparer
from zhike.knowledge.crawl import Crawler
from zhike.knowledge.effects import Effects
from zhike.knowledge.errors import ImportRefused
from zhike.knowledge.evaluation import Asked, Document, Query, figures, hold, read_entries, relation_troubles
from zhike.knowledge.exports import Exporter
from zhike.knowledge.goods import codes, goods_in, in_place_of, makers, names_goods, owned, unnamed
from zhike.knowledge.graph import KnowledgeGraph
from zhike.knowledge.graph_names import compact
from zhike.knowledge.graph_transfer import GraphTransfer
from zhike.knowledge.import_types import Import
from zhike.knowledge.imports import ImportService
from zhike.knowledge.life_cycle import LifeCycle
from zhike.knowledge.life_types import Shown, Topic, Tried
from zhike.knowledge.memory import SPACE, MemoryKnowledge
from zhike.knowledge.offload import Parser
from zhike.knowledge.ports import Bench, Names, Trials
from zhike.knowledge.public import Finder, PublicKnowledge
from zhike.knowledge.reading import Limits, csv_records, decode
from zhike.knowledge.room import KnowledgeRoom
from zhike.knowledge.searcher import Searcher
from zhike.knowledge.service import KnowledgeService
from zhike.knowledge.sources import Sources
from zhike.knowledge.trial import TrialShelf
from zhike.knowledge.types import (
    Base,
    BenchAnswer,
    BenchQuestion,
    BenchSource,
    Candidate,
    Entry,
    EntryDraft,
    EntryFilter,
    Found,
)
from zhike.knowledge.usage import Usage
from zhike.knowledge.vectors import Vectorizer

__all__ = [
    "SPACE",
    "Asked",
    "Base",
    "Bench",
    "BenchAnswer",
    "BenchQuestion",
    "BenchSource",
    "Candidate",
    "Comparer",
    "Crawler",
    "Document",
    "Effects",
    "Entry",
    "EntryDraft",
    "EntryFilter",
    "Exporter",
    "Finder",
    "Found",
    "GraphTransfer",
    "Import",
    "ImportRefused",
    "ImportService",
    "KnowledgeGraph",
    "KnowledgeRoom",
    "KnowledgeService",
    "LifeCycle",
    "Limits",
    "MemoryKnowledge",
    "Names",
    "Parser",
    "PublicKnowledge",
    "Query",
    "Searcher",
    "Shown",
    "Sources",
    "Topic",
    "TrialShelf",
    "Trials",
    "Tried",
    "Usage",
    "Vectorizer",
    "asked_for",
    "codes",
    "compact",
    "csv_records",
    "decode",
    "figures",
    "given",
    "goods_in",
    "hold",
    "in_place_of",
    "makers",
    "names_goods",
    "owned",
    "read_entries",
    "relation_troubles",
    "unnamed",
]
