"""The durable log: append in the caller's transaction, read in one dense order, subscribe, project."""

from zhike.facts.append import append
from zhike.facts.archive import Archiver
from zhike.facts.project import Projection, ProjectionRunner
from zhike.facts.read import fact_at, last_position, read_after, subject_timeline, waiting
from zhike.facts.sequencer import Sequencer
from zhike.facts.standing import STOPPED_AFTER, Standing, standings, standings_here
from zhike.facts.tailer import Tailer, wake_tailers
from zhike.facts.types import ActorRef, Fact, Recorded, Upcasters, react

__all__ = [
    "STOPPED_AFTER",
    "ActorRef",
    "Archiver",
    "Fact",
    "Projection",
    "ProjectionRunner",
    "Recorded",
    "Sequencer",
    "Standing",
    "Tailer",
    "Upcasters",
    "append",
    "fact_at",
    "last_position",
    "react",
    "read_after",
    "standings",
    "standings_here",
    "subject_timeline",
    "waiting",
    "wake_tailers",
]
