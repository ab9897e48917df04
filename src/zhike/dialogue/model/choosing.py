"""What a model made of a wish: whether its choice is one of the flows and its words are the customer's own. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any

from zhike.dialogue.model.types import Chosen, Failure
from zhike.flows import Flow
from zhike.language import fold

NONE = "none"


def chosen(data: Mapping[str, Any], flows: Sequence[Flow], said: Sequence[str]) -> Chosen | Failure | None:
    """Return the flow and the quotes for its slots; None for none. A quote that the customer did not write is left out."""
    name = data.get("flow")
    if name == NONE:
        return None
    flow = next((one for one in flows if one.name == name), None)
    if flow is None:
        return Failure("no_such_flow", str(name))
    own = fold("\n".join(said))
    quotes = {
        slot: text.strip()
        for slot, text in (data.get("slots") or {}).items()
        if slot in flow.slots and isinstance(text, str) and text.strip() and fold(text).strip() in own
    }
    return Chosen(flow.name, quotes)
