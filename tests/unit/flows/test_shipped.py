"""The flows that come along: they can be read, nothing in them leads nowhere, and both languages are complete."""

from pathlib import Path

import pytest

from zhike.flows import Flow, check_flow, read_flow
from zhike.flows.types import Text

FOLDER = Path(__file__).parents[3] / "examples" / "flows"
FLOWS = {path.stem: read_flow(path.read_text(encoding="utf-8"), 1) for path in sorted(FOLDER.glob("*.yaml"))}


def test_there_are_enough() -> None:
    assert len(FLOWS) >= 14


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_nothing_leads_nowhere(flow: Flow) -> None:
    assert flow.name in FLOWS
    remarks = [one for one in check_flow(flow, {}, FLOWS) if one.code != "unknown_operation"]
    assert remarks == []


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS)
def test_both_languages(flow: Flow) -> None:
    texts = [flow.title, *(slot.ask for slot in flow.slots.values() if slot.ask is not None)]
    texts += [option.label for slot in flow.slots.values() for option in slot.options]
    texts += [text for step in flow.steps.values() if isinstance(text := getattr(step.verb, "text", None), Text)]
    missing = [text for text in texts if text.zh is None or text.en is None]
    assert missing == []
    if flow.trigger.examples:
        assert any(one.isascii() for one in flow.trigger.examples)
        assert any(not one.isascii() for one in flow.trigger.examples)
