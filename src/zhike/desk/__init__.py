"""Read models for the console and the widget: inbox rows, transcripts, delivery of facts."""

from zhike.desk.delivery import Delivery, Deliveries
from zhike.desk.messages import MessagePresenter
from zhike.desk.projection import Days
from zhike.desk.outbox import Outbox
from zhike.desk.rows import Desk, RowView
from zhike.desk.sources import Sources
from zhike.desk.workplace import Workplace

__all__ = ["Days", "Deliveries", "Delivery", "Desk", "MessagePresenter", "Outbox", "RowView", "Sources", "Workplace"]
