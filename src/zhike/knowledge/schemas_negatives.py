"""Shapes of the routes of negatives."""

from datetime import datetime

from pydantic import BaseModel, ConfigDict, Field

from zhike.knowledge.schemas import ActorOut


class NegativeIn(BaseModel):
    """A question an entry does not answer."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(min_length=1, max_length=300, examples=["可以货到付款吗"])


class NegativeOut(BaseModel):
    """A question an entry does not answer, and who said so."""

    id: str
    entry_id: str
    question: str
    created_by: ActorOut | None
    created_at: datetime


class NegativeList(BaseModel):
    """All of an entry's, newest first."""

    items: list[NegativeOut]
    next_cursor: str | None = None
