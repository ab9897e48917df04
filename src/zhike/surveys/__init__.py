"""Ratings of conversations (CSAT)."""

from zhike.surveys.errors import NotRateable, RatingClosed
from zhike.surveys.ports import Conversations, Keys
from zhike.surveys.service import SurveysService
from zhike.surveys.types import Rateable, Rating

__all__ = ["Conversations", "Keys", "NotRateable", "Rateable", "Rating", "RatingClosed", "SurveysService"]
