"""The published flows of a workspace, and which of them a message wants."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zhike.flows.elsewhere import ELSEWHERE
from zhike.flows.types import Flow
from zhike.kit.expressions import ExpressionFailed
from zhike.language import IntentModel, fold, learn_intents
from zhike.telemetry import get_logger

log = get_logger("zhike.flows")
NONE = "-"  # the label of what begins no flow; a class of its own beside the flows
LIKELY = 0.50  # chance from which a flow is offered
CLEAR = 0.60  # and from which it is meant without asking
LEAST_FLOWS = 2


@dataclass(frozen=True, slots=True)
class Match:
    """A flow that a message may want. ``chance``: among the flows and none of them; ``rule``: by a condition or word for word."""

    flow: Flow
    chance: float
    rule: bool = False

    @property
    def clear(self) -> bool:
        """Whether it is meant without asking back."""
        return self.rule or self.chance >= CLEAR

    @property
    def likely(self) -> bool:
        """Whether it is worth offering."""
        return self.rule or self.chance >= LIKELY


class FlowBook:
    """The flows that are live, older versions that conversations still run, and the model that tells them apart."""

    def __init__(self, live: Sequence[Flow], older: Sequence[Flow] = (), model: IntentModel | None = None) -> None:
        self.live = {flow.name: flow for flow in live}
        self.older = {(flow.name, flow.version): flow for flow in older}
        self.model = model
        self._exact = {_bare(one): flow.name for flow in live for one in flow.trigger.examples}
        self._unlike = {_bare(one) for flow in live for one in flow.trigger.unlike}

    def flow(self, name: str, version: int | None = None) -> Flow | None:
        """Return a flow; an older version where it is asked for and kept, else the live one."""
        found = self.live.get(name)
        if version is None or (found is not None and found.version == version):
            return found
        return self.older.get((name, version), found)

    def add_older(self, flow: Flow) -> None:
        """Keep an older version for the conversations that run it."""
        self.older[flow.name, flow.version] = flow

    def named(self, text: str) -> Flow | None:
        """Return the flow whose example a message is, word for word."""
        name = self._exact.get(_bare(text))
        return self.live[name] if name is not None else None

    def by_event(self, event: str) -> Flow | None:
        """Return the flow that an event of the widget begins."""
        return next((flow for flow in self.live.values() if event in flow.trigger.events), None)

    def matches(self, text: str, vector: NDArray[np.floating] | None, given: Mapping[str, Any]) -> list[Match]:
        """Return the flows a message may want, likeliest first. ``vector``: its meaning; ``given``: what conditions read."""
        exact = self.named(text)
        if exact is not None:
            return [Match(exact, 1.0, rule=True)]
        if _bare(text) in self._unlike:
            return []
        ruled = [Match(flow, 1.0, rule=True) for flow in self.live.values() if _holds(flow, given)]
        if ruled or self.model is None or vector is None:
            return ruled
        (ranking,) = self.model.ranking([text], vector.reshape(1, -1), 4)
        return [Match(self.live[name], chance) for name, chance in ranking if name in self.live]


def _bare(text: str) -> str:
    return fold(text).strip(" ,.?!;:、，。？！；：~…")


def _holds(flow: Flow, given: Mapping[str, Any]) -> bool:
    for rule in flow.trigger.rules:
        try:
            if rule.holds(given):
                return True
        except ExpressionFailed as error:
            log.warning("flows.rule_failed", flow=flow.name, error=str(error))
    return False


def examples_of(flows: Sequence[Flow], outside: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Return (sentence, flow) of every example, and what begins none: sentences flows say so of, ``outside``, general talk."""
    rows = [(text, flow.name) for flow in flows for text in flow.trigger.examples]
    own = {fold(text) for text, _ in rows}
    none = dict.fromkeys([*(text for flow in flows for text in flow.trigger.unlike), *outside, *ELSEWHERE])
    return [*rows, *((text, NONE) for text in none if fold(text) not in own)]


async def fitted(rows: Sequence[tuple[str, str]], vectors: NDArray[np.floating]) -> IntentModel | None:
    """Return a model that tells flows apart, None where fewer than two have examples."""
    names = {name for _, name in rows} - {NONE}
    if len(names) < LEAST_FLOWS:
        return None
    try:
        return await learn_intents([text for text, _ in rows], vectors, [name for _, name in rows])
    except ValueError as error:
        log.warning("flows.not_fitted", error=str(error))
        return None
