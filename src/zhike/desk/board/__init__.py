"""The supervisor's board: what waits, who serves, what the assistant does, and today's numbers."""

from zhike.desk.board.first_replies import FirstReplies
from zhike.desk.board.rules import concerns
from zhike.desk.board.service import Board
from zhike.desk.board.shared import SharedBoard

__all__ = ["Board", "FirstReplies", "SharedBoard", "concerns"]
