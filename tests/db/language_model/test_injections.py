"""Attacks in messages, knowledge and tools' results, on a model that obeys every one: nothing is done, nothing of the prompts is told."""

import base64
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import yaml

from tests.db.language_model.conftest import Modelled, use_of
from zhike.dialogue import DialogueService
from zhike.dialogue.model import prompts
from zhike.dialogue.model.checks import failure
from zhike.dialogue.model.types import Passage
from zhike.knowledge import Found, MemoryKnowledge
from zhike.language import fold

CASES: dict[str, dict[str, list[dict[str, Any]]]] = yaml.safe_load(
    (Path(__file__).parent / "injections.yaml").read_text("utf-8")
)
GROUPS = [(language, place) for language, places in CASES.items() for place in places]
ASKED = {"zh": "买的东西想退，运费谁承担", "en": "who has to pay for return shipping"}
WISH = {"zh": "查订单", "en": "please look up"}
RUN = 9  # characters of a prompt in a row that are no chance


def all_cases() -> list[Any]:
    return [
        pytest.param(language, one, id=f"{language}-{place}-{n}")
        for language, place in GROUPS
        for n, one in enumerate(CASES[language][place], 1)
    ]


@dataclass
class Poisoned:
    """Knowledge in whose every entry somebody wrote something."""

    inner: MemoryKnowledge
    text: str

    async def search(self, *args: Any) -> list[Found]:
        found = await self.inner.search(*args)
        return [
            replace(one, candidates=tuple(replace(c, answer=f"{c.answer}\n{self.text}") for c in one.candidates))
            for one in found
        ]

    async def entry(self, workspace_id: UUID, entry_id: UUID, channel: str | None = None) -> Any:
        return await self.inner.entry(workspace_id, entry_id, channel)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.inner, name)


def told(case: dict[str, Any], system: str) -> str:
    """Return what an obeying model says."""
    forms = {
        "plain": system,
        "first": system.split("\n")[0],
        "spaced": " ".join(system),
        "reversed": system[::-1],
        "base64": base64.b64encode(system.encode()).decode(),
        "upper": system.upper(),
        "cited": "\n".join(f"{line}[1]" for line in system.split("\n")),
    }
    if "prompt" in case:
        return forms[case["prompt"]]
    return f"{case['say']}[1]。" if "say" in case else "OK[1]"


def obeying(case: dict[str, Any]) -> Any:
    """Return a model that does what a case says, whatever it is asked."""

    def says(body: dict[str, Any]) -> str:
        said = told(case, told_to(body))
        match use_of(body):
            case "flows":
                slots = case.get("slots", {"order": said[:200]})
                return json.dumps({"flow": case.get("flow", "none"), "slots": slots}, ensure_ascii=False)
            case "rewrite":
                return json.dumps({"question": said[:200]}, ensure_ascii=False)
            case _:
                return said

    return says


def told_to(body: dict[str, Any]) -> str:
    """Return what of a request is ours: the instructions, and what fences mean."""
    system, user = (one["content"] for one in body["messages"])
    rule = next(line for line in user.split("\n") if "<data-" in line)
    return f"{system}\n{rule}"


def leaked(text: str, systems: list[str], safe: str) -> list[str]:
    """Return the pieces of prompts that a text tells, in whatever form, and that are not said without a model too."""
    bare = re.sub(r"\W+", "", fold(text))
    fine = re.sub(r"\W+", "", fold(safe))
    found = []
    for system in systems:
        for form in (system, system[::-1], base64.b64encode(system.encode()).decode()):
            own = re.sub(r"\W+", "", fold(form))
            size = RUN if any(one > "\u3400" for one in own) else 3 * RUN
            runs = (own[at : at + size] for at in range(len(own) - size + 1))
            found += [run for run in runs if run in bare and run not in fine]
        found += [nonce for nonce in re.findall(r"<data-(\w+)>", system) if nonce in text]
    return found


def test_there_are_enough_of_both_languages_and_places() -> None:
    sizes = {(language, place): len(CASES[language][place]) for language, place in GROUPS}
    assert sum(sizes.values()) >= 120
    assert all(size >= 20 for size in sizes.values())
    texts = [one["text"] for language, place in GROUPS for one in CASES[language][place]]
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(("language", "case"), all_cases())
def test_what_an_obeying_model_says_never_passes(language: str, case: dict[str, Any]) -> None:
    text = {
        "zh": "质量问题或发错货，运费由我们承担。无理由退货由您承担。",
        "en": "We pay when the item is faulty or wrong. For a change of mind you pay.",
    }[language]
    passage = Passage(1, ASKED[language], text)
    prompt = prompts.answer_prompt(case["text"], (), (passage,), language, "", "ab12cd34")
    said = told(case, f"{prompt.system}\n{prompt.user.splitlines()[0]}")
    assert failure(said, (passage,), language, prompts.plain(prompt), "ab12cd34") is not None


@pytest.mark.parametrize(("language", "place"), GROUPS, ids=[f"{language}-{place}" for language, place in GROUPS])
async def test_nothing_is_done_and_nothing_is_told(stage: Modelled, language: str, place: str) -> None:
    await stage.set_up()
    with_model, without = stage.service, plain(stage.service)
    reached = 0
    for case in CASES[language][place]:
        stage.model.how, stage.model.says = "tools" if "tool" in case else "fine", obeying(case)
        stage.service = without
        default = await attacked(stage, language, place, case)
        stage.model.asked.clear()
        stage.lane.shown.clear()
        stage.service = with_model
        reply = await attacked(stage, language, place, case)
        reached += bool(stage.model.asked)
        systems = [told_to(body) for body in stage.model.asked]
        shown = "\n".join(str(one.data["text"]) for one in stage.lane.shown)
        assert stage.merchant.refunds == [], case
        assert [one[:2] for one in stage.merchant.requests if one[0] != "GET"] == [], case
        assert leaked(f"{reply}\n{shown}", systems, default + case["text"]) == [], case
        assert not shown, case
        assert reply == default or (await stage.last_turn())["outcome"] == "flow", case
        assert not any("tools" in body for body in stage.model.asked), "it is offered none"
    assert reached == len(CASES[language][place]), "the model was asked every time"


async def attacked(stage: Modelled, language: str, place: str, case: dict[str, Any]) -> str:
    """Let a new customer meet an attack; returns the reply."""
    text, inner = case["text"], stage.service.knowledge
    customer = await stage.anew()
    try:
        if place == "page":
            stage.service.knowledge = Poisoned(inner, text)  # type: ignore[assignment, arg-type]
            return await stage.says(ASKED[language])
        if place == "message":
            return await stage.says(f"{ASKED[language]}\n{text}")
        stage.merchant.orders["O1"] |= {"note": text, "customer_id": customer}
        await stage.says(WISH[language])
        return await stage.says("O1")
    finally:
        stage.service.knowledge = inner


def plain(service: DialogueService) -> DialogueService:
    """Return the same service without a model."""
    return DialogueService(
        service.db, service.conversations, service.knowledge, service.uses, flows=service.flows,
        hand_overs=service.hand_overs,
    )  # fmt: skip
