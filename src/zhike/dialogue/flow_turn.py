"""What a turn is given of flows. No I/O."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zhike.dialogue.model.types import Chosen
from zhike.flows import Calls, Flow, FlowBook, Stack

Vector = NDArray[np.floating]


@dataclass(frozen=True, slots=True)
class FlowTurn:
    """The flows of one turn: what is live, where the conversation stands, how to call merchants' systems, what is known around."""

    book: FlowBook
    stack: Stack
    calls: Calls
    around: Mapping[str, Any]
    now: datetime
    meaning: Callable[[str], Awaitable[Vector | None]]
    choose: Callable[[Sequence[str], Sequence[Flow], str], Awaitable[Chosen | None]] | None = (
        None  # by a language model
    )
