"""What the paths of customers' routes hold."""

from uuid import UUID

from zhike.customers.errors import CustomerNotFound
from zhike.kit.ids import id_of


def customer_id_of(text: str, field: str | None = None) -> UUID:
    """Return the id; raises CustomerNotFound for what is none."""
    return id_of(text, CustomerNotFound(field=field))
