"""Saved views of the inbox: a name for a filter and an order, kept by one person, a team or everybody."""

from zhike.desk.views.service import SavedViews
from zhike.desk.views.types import Draft, SavedView

__all__ = ["Draft", "SavedView", "SavedViews"]
