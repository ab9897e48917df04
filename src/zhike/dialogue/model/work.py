"""A turn's dealings with a language model: it proposes, checks decide, and the default engine's end stands ready all the time.

All calls of a turn share ``within_s``, and none goes on for longer than `LATEST_S` after the turn began, so that a turn ends in
good time whatever a model does.
"""

import secrets
import time
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field, replace

from zhike.dialogue.model import choosing, prompts, rewriting
from zhike.dialogue.model.checks import failure, spoken
from zhike.dialogue.model.sentences import complete
from zhike.dialogue.model.sources import ended, sources_of
from zhike.dialogue.model.types import PROMPTS, Chosen, Cited, Consulted, Failure, ModelWork, Passage, Use
from zhike.dialogue.ports import Model
from zhike.dialogue.rules import Question
from zhike.dialogue.types import End, Followed, Reason, Retrieved, Step, TurnContext, Understood
from zhike.dialogue.understanding import in_traditional, writes_traditional
from zhike.flows import Flow
from zhike.knowledge import Candidate
from zhike.language import to_traditional
from zhike.llm import ModelTrouble, OnText, Prompt, Reply

MODEL_S = 4.0  # for all calls of a turn, where nothing else is said
LATEST_S = 8.0  # after the turn began; a turn has ten seconds
REWRITE_SHARE, FLOWS_SHARE = 0.35, 0.45  # of the time, at most; an answer has what is left
LEAST_S = 0.3  # below this nothing is asked any more
MOST_FLOWS = 16
_NONE = "NONE"


@dataclass(slots=True)
class ModelTurn:
    """One turn's model. ``show``: is given the checked part of an answer while it is being written."""

    model: Model
    show: Callable[[str], None] | None = None
    within_s: float = MODEL_S
    calls: list[Consulted] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    answered: bool = False
    cited: tuple[Cited, ...] = ()
    nonce: str = field(default_factory=lambda: secrets.token_hex(4))
    _born: float = field(default_factory=time.perf_counter)
    _began: float | None = None

    # What a turn asks -------------------------------------------------------------------------------------------

    async def full(self, context: TurnContext, language: str, questions: tuple[Question, ...]) -> tuple[Question, ...]:
        """Return the question made whole with what was said before; the questions as they are where it cannot be."""
        if "rewrite" not in self.model.uses or len(questions) != 1:
            return questions
        asked = questions[0].full
        if not rewriting.may_lean(asked, context.history):
            return questions
        prompt = prompts.rewrite_prompt(asked, context.history, language, self.nonce)
        reply = await self._ask("rewrite", prompt, REWRITE_SHARE * self.within_s)
        if reply is None:
            return questions
        whole = str(reply.data["question"]).strip()
        problem = rewriting.rejected(whole, asked, context.history)
        if problem is not None:
            self._reject("rewrite", reply, problem)
            return questions
        if whole == asked:
            self._note("rewrite", reply, "unused")
            return questions
        self._note("rewrite", reply, "used")
        self._why("model_rewrote")
        return (Question(whole, whole),)

    async def choose(self, texts: Sequence[str], flows: Sequence[Flow], language: str) -> Chosen | None:
        """Return the flow that texts want and the customer's words for its slots; None where none is, or it is not known."""
        if "flows" not in self.model.uses or not flows:
            return None
        offered = flows[:MOST_FLOWS]
        prompt = prompts.flow_prompt("\n".join(texts), offered, language, self.nonce)
        reply = await self._ask("flows", prompt, FLOWS_SHARE * self.within_s)
        if reply is None:
            return None
        found = choosing.chosen(reply.data, offered, texts)
        if isinstance(found, Failure):
            self._reject("flows", reply, found)
            return None
        self._note("flows", reply, "used" if found is not None else "unused")
        if found is not None:
            self._why("model_chose", flow=found.flow)
        return found

    async def over(self, context: TurnContext, steps: AsyncIterator[Step]) -> AsyncIterator[Step]:
        """Yield a turn's steps, its end in the model's words where those may be sent, and before it what was asked."""
        understood: Understood | None = None
        followed: Followed | None = None
        found: dict[object, Candidate] = {}
        async for step in steps:
            match step:
                case Understood():
                    understood = step
                case Retrieved():
                    found |= {one.entry_id: one for one in step.candidates}
                case Followed():
                    followed = step
                case ModelWork():
                    pass
                case _:
                    assert understood is not None
                    step = await self._phrased(context, understood, step, list(found.values()), followed)
                    if self.calls:
                        yield ModelWork(tuple(self.calls), self.answered, self.cited)
                    step = replace(step, reasons=(*step.reasons, *self.reasons))
            yield step

    # Answers ----------------------------------------------------------------------------------------------------

    async def _phrased(
        self,
        context: TurnContext,
        understood: Understood,
        end: End,
        found: Sequence[Candidate],
        followed: Followed | None,
    ) -> End:
        """Return an end in the model's words, checked; the end as it is where there are none that may be sent."""
        style = self.model.style if "tone" in self.model.uses else ""
        writes = "answers" in self.model.uses
        if not (writes or style) or len(understood.questions) != 1 or not context.texts:
            return end
        language, traditional = understood.language, writes_traditional(context, understood.language)
        passages = sources_of(end, found, language, followed, reword=not writes)
        if not passages:
            return end
        if any(one.cut for one in passages):
            self._why("model_defused")
        question = "\n".join(context.texts)
        prompt = prompts.answer_prompt(question, context.history, passages, language, style, self.nonce)
        reply = await self._ask("answers", prompt, self.within_s, self._shown(prompt, passages, language, traditional))
        if reply is None:
            return end
        if _NONE in reply.text:
            self._note("answers", reply, "unused")
            self._why("model_none")
            return end
        problem = self._problem(reply.text, passages, language, prompt)
        if problem is not None:
            self._reject("answers", reply, problem)
            return end
        self._note("answers", reply, "used")
        self._why("model_answered")
        text, cited = spoken(reply.text, passages)
        said = ended(end, text, cited, passages)
        said = in_traditional(said) if traditional else said
        self.answered, self.cited = True, cited if len(said.text) == len(text) else ()
        return said

    def _problem(self, text: str, passages: Sequence[Passage], language: str, prompt: Prompt) -> Failure | None:
        return failure(text, passages, language, prompts.plain(prompt), self.nonce, self.model.banned)

    def _shown(self, prompt: Prompt, passages: Sequence[Passage], language: str, traditional: bool) -> OnText | None:
        """Return what takes the words as they come: whole sentences are shown while every one so far may be sent."""
        show, shown, stopped = self.show, "", False
        if show is None:
            return None

        def take(text: str) -> None:
            nonlocal shown, stopped
            done = complete(text)
            if stopped or len(done) <= len(shown):
                return
            stopped = self._problem(done, passages, language, prompt) is not None
            if not stopped:
                shown = done
                told, _ = spoken(done, passages)
                show(to_traditional(told) if traditional else told)

        return take

    # Calls ------------------------------------------------------------------------------------------------------

    async def _ask(self, use: Use, prompt: Prompt, longest_s: float, on_text: OnText | None = None) -> Reply | None:
        """Return what the model says; None where it does not, which is noted."""
        now = time.perf_counter()
        self._began = self._began or now
        left = min(self.within_s - (now - self._began), LATEST_S - (now - self._born))
        try:
            if left < LEAST_S:
                raise ModelTrouble("timeout")
            return await self.model.ask(prompt, min(left, longest_s), on_text)
        except ModelTrouble as trouble:
            ms = round((time.perf_counter() - now) * 1000, 1)
            used = trouble.usage
            tokens = (used.tokens_in, used.tokens_out) if used is not None else (0, 0)
            self.calls.append(
                Consulted(
                    use,
                    self.model.name,
                    PROMPTS[use],
                    "failed",
                    trouble.kind,
                    ms,
                    *tokens,
                    trouble.cost,
                    trouble.currency,
                )
            )
            self._why(f"model_{trouble.kind}")
            return None

    def _note(self, use: Use, reply: Reply, outcome: str, why: str | None = None) -> None:
        used = reply.usage
        self.calls.append(
            Consulted(
                use, reply.model, PROMPTS[use], outcome, why, reply.ms,  # type: ignore[arg-type]
                used.tokens_in, used.tokens_out, reply.cost, reply.currency,
            )
        )  # fmt: skip

    def _reject(self, use: Use, reply: Reply, problem: Failure) -> None:
        self._note(use, reply, "rejected", problem.code)
        self._why(f"model_check_{problem.code}")

    def _why(self, code: str, **params: str) -> None:
        if all(one.code != code for one in self.reasons):
            self.reasons.append(Reason(code, dict(params)))
