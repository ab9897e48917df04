"""Everything that keeps knowledge, put together for one process."""

from zhike.db import Database
from zhike.knowledge.bulk import Bulk
from zhike.knowledge.checks import Checks
from zhike.knowledge.folders import Folders
from zhike.knowledge.graph import KnowledgeGraph
from zhike.knowledge.graph_transfer import GraphTransfer
from zhike.knowledge.life_cycle import LifeCycle
from zhike.knowledge.negatives import Negatives
from zhike.knowledge.pairs import Pairs
from zhike.knowledge.pictures import Pictures
from zhike.knowledge.ports import Conversations, Trials
from zhike.knowledge.publishing import Publishing
from zhike.knowledge.service import KnowledgeService
from zhike.knowledge.usage import Usage
from zhike.knowledge.versions import Versions
from zhike.storage import BlobStore


class KnowledgeRoom:
    """The services around bases and entries."""

    def __init__(
        self,
        db: Database,
        knowledge: KnowledgeService,
        trials: Trials,
        conversations: Conversations,
        blobs: BlobStore,
        secret: bytes,
    ) -> None:
        self.knowledge = knowledge
        self.life = LifeCycle(knowledge)
        self.folders = Folders()
        self.graph = KnowledgeGraph(knowledge)
        self.graph_files = GraphTransfer(self.graph)
        self.negatives = Negatives(knowledge)
        self.versions = Versions()
        self.checks = Checks(db, trials)
        self.publishing = Publishing(db, knowledge, self.life, self.checks)
        self.bulk = Bulk(db, self.life, self.publishing)
        self.pairs = Pairs()
        self.usage = Usage(knowledge, conversations)
        self.pictures = Pictures(db, blobs, secret)
