"""Search over what was said, customers and knowledge."""

from zhike.desk.search.erasure import SearchErasure
from zhike.desk.search.projection import MessageTokens
from zhike.desk.search.service import Search

__all__ = ["MessageTokens", "Search", "SearchErasure"]
