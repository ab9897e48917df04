"""One turn of the assistant: from what the customer said to exactly one end.

``turn`` is a pure async generator: no job, channel or database. The job, the bench, voice and the simulation call it.
"""

from collections.abc import AsyncIterator
from dataclasses import replace
from uuid import UUID

from zhike.dialogue.flow_turn import FlowTurn
from zhike.dialogue.hand_over import hand_over_text, summarise
from zhike.dialogue.intent import Act, act_of, asks_about_person, never_mind, no_more, wants_person
from zhike.dialogue.leading import Lead
from zhike.dialogue.lexicon import lexicon_of
from zhike.dialogue.look_up import LookUp
from zhike.dialogue.model.work import ModelTurn
from zhike.dialogue.ports import Intents, Knowledge
from zhike.dialogue.related import named_one, related_to
from zhike.dialogue.rules import (
    MAX_CHOICES,
    MAX_QUESTIONS,
    Question,
    Verdict,
    picked,
    split_questions,
)
from zhike.dialogue.types import (
    Answered,
    Asked,
    Choice,
    End,
    HandedOver,
    HandoverReason,
    Offered,
    Reason,
    Refused,
    Retrieved,
    Source,
    Step,
    TurnContext,
    Understood,
)
from zhike.dialogue.understanding import in_traditional, notes_of, understand, with_products, writes_traditional
from zhike.dialogue.watch import Watch, unresolved_next
from zhike.dialogue.wording import say
from zhike.knowledge import Candidate

NONE_OPTION, PERSON_OPTION = "none", "person"
READ = 1_000  # characters of a message that are understood; nobody asks in more
_TALK = (Act.THANKS, Act.GOODBYE, Act.ACKNOWLEDGE, Act.ROBOT)


async def turn(
    context: TurnContext,
    knowledge: Knowledge,
    intents: Intents | None = None,
    flows: FlowTurn | None = None,
    model: ModelTurn | None = None,
) -> AsyncIterator[Step]:
    """Yield the steps of a turn; the last one is its end: Answered, Led, Offered, Asked, Refused or HandedOver.

    ``flows``: those of the workspace and where the conversation stands in them; where it stands then is the step Followed.
    ``model``: a language model, where the workspace has one; what it was asked is the step ModelWork.
    """
    if flows is not None and model is not None:
        flows = replace(flows, choose=model.choose)
    steps = _steps(context, knowledge, intents, flows, model)
    async for step in steps if model is None else model.over(context, steps):
        yield step


async def _steps(
    context: TurnContext,
    knowledge: Knowledge,
    intents: Intents | None,
    flows: FlowTurn | None,
    model: ModelTurn | None,
) -> AsyncIterator[Step]:
    """Yield the steps of a turn as the default engine takes them."""
    context = replace(context, texts=tuple(text[:READ] for text in context.texts))
    acts = [act_of(text) for text in context.texts]
    questions = split_questions(context.texts)
    choice = _choice(context)
    understood = understand(context, acts, questions)
    yield understood
    lead = _lead(context, understood, flows)
    watch = Watch(context, acts, understood, choice)
    end = watch.first()
    if lead is not None and (end is None or (lead.named and not watch.signals.despair)):  # a flow's own words mean it
        end = await lead.first()
        if end is not None:
            for one in _last(context, understood, watch, lead, end):
                yield one
            return
    if end is None:
        end = _without_knowledge(context, understood.language, acts, questions, choice)
    if end is None and choice is not None:
        entry = await _picked_entry(context, knowledge, choice)
        if entry is not None:
            yield Retrieved(choice.value, (entry,), {})
            end = _answer_one(entry, "option_picked")
        else:
            questions = (Question(choice.value, choice.value),)
    if end is None:
        questions = await _whole(model if choice is None else None, context, understood.language, questions)
        look = LookUp(context, knowledge, understood.language, questions[:MAX_QUESTIONS])
        await look.run()
        for step in look.retrieved:
            yield step
        told = await _told(context, knowledge, intents, understood, look)
        if told != understood:
            yield told
        understood = told
        end = _decide_all(context, look, [question.full for question in questions[MAX_QUESTIONS:]])
    end = _with_related(context, knowledge, understood.language, end)
    if lead is not None:
        end = await lead.last(end)
    for one in _last(context, understood, watch, lead, end):
        yield one


def _last(context: TurnContext, understood: Understood, watch: Watch, lead: Lead | None, end: End) -> list[Step]:
    """Return the last steps of a turn: what was measured, what it was to flows, its end by the hand-over policy."""
    end = watch.last(end, lead)
    led = [lead.step] if lead is not None else []
    return [replace(understood, signals=watch.signals), *led, _worded(context, understood, end)]


def _choice(context: TurnContext) -> Choice | None:
    """Return the option that the last message picks, or the offered question that it repeats."""
    return (picked(context.texts[-1], context.options) or named_one(context)) if context.texts else None


def _with_related(context: TurnContext, knowledge: Knowledge, language: str, end: End) -> End:
    """Return an answer with what may be asked next."""
    if not isinstance(end, Answered) or not end.sources:
        return end
    return replace(end, related=related_to(context, knowledge, language, end))


def _lead(context: TurnContext, understood: Understood, flows: FlowTurn | None) -> Lead | None:
    return Lead(context, understood, flows) if flows is not None and context.texts else None


async def _whole(
    model: ModelTurn | None, context: TurnContext, language: str, questions: tuple[Question, ...]
) -> tuple[Question, ...]:
    """Return questions made whole by a model with what was said before, as they are without one."""
    return questions if model is None else await model.full(context, language, questions)


async def _told(
    context: TurnContext, knowledge: Knowledge, intents: Intents | None, understood: Understood, look: LookUp
) -> Understood:
    """Return what is understood with what knowledge and the workspace's examples add."""
    lexicon = await lexicon_of(knowledge, context.workspace_id, context.base_ids)
    understood = with_products(understood, context, lexicon.products)
    guess = await intents.guess(context.workspace_id, look.asked[-1]) if intents is not None and look.asked else None
    repaired = " ".join(look.asked) if look.repairs else None
    written = understood.written if look.language == understood.language else "zh"  # pinyin is Chinese
    return replace(understood, language=look.language, written=written, repaired=repaired, intent=guess)


def _worded(context: TurnContext, understood: Understood, end: End) -> End:
    """Return an end in the customer's writing, with what was understood besides the question among its reasons."""
    end = replace(end, reasons=(*end.reasons, *notes_of(understood)))
    return in_traditional(end) if writes_traditional(context, understood.language) else end


def _decide_all(context: TurnContext, look: LookUp, left: list[str]) -> End:
    """Return the end of a turn that was looked up. ``left``: questions that are too many for one turn; they are named."""
    if any(map(wants_person, look.repairs.values())):
        reason = Reason("typo_repaired", {"words": look.put})
        return _hand_over(context, look.language, "customer_request", Reason("asked_for_person"), reason)
    extra = [Reason("typo_repaired", {"words": look.put})] if look.repairs else []
    extra += filter(None, (look.followed, look.general))
    verdicts = [*look.verdicts, *(Verdict("nothing", (), "too_many") for _ in left)]
    return _decide(context, look.language, [*look.asked, *left], verdicts, tuple(extra))


def _without_knowledge(
    context: TurnContext, language: str, acts: list[Act], questions: tuple[Question, ...], choice: Choice | None
) -> End | None:
    """Return the end of a turn that needs no look-up, else None."""
    taken_back = bool(context.texts) and never_mind(context.texts[-1])
    if choice is not None:
        if choice.id != NONE_OPTION:
            return None
        return _unless_third(context, language, Asked(say("none_again", language), None, (Reason("none_of_these"),)))
    if context.texts and no_more(context.texts[-1]):
        return Answered(say("no_more", language), (), None, (Reason("small_talk"),))
    if taken_back:
        return Answered(say("acknowledge", language), (), None, (Reason("small_talk"),))
    if not questions or Act.QUESTION not in acts:
        return _small_talk(context, language, acts)
    return None


def _small_talk(context: TurnContext, language: str, acts: list[Act]) -> End:
    """Return the reply to texts that ask nothing: briefly, and asking back where the customer was about to say more."""
    for act in _TALK:
        if act in acts and Act.FRAGMENT not in acts:
            return Answered(say(act.value, language), (), None, (Reason("small_talk"),))
    if Act.FRAGMENT in acts:
        return _unless_third(context, language, Asked(say("fragment", language), None, (Reason("fragment"),)))
    if Act.GREETING in acts:
        return Asked(say("greeting", language), None, (Reason("small_talk"),), resolved=True)
    key = "media" if Act.MEDIA in acts else "empty"
    return _unless_third(
        context, language, Asked(say(key, language), None, (Reason("media" if key == "media" else "fragment"),))
    )


async def _picked_entry(context: TurnContext, knowledge: Knowledge, choice: Choice) -> Candidate | None:
    try:
        entry_id = UUID(choice.id)
    except ValueError:
        return None
    return await knowledge.entry(context.workspace_id, entry_id, context.channel)


def _decide(
    context: TurnContext, language: str, asked: list[str], verdicts: list[Verdict], extra: tuple[Reason, ...]
) -> End:
    answered = [verdict for verdict in verdicts if verdict.kind == "answer"]
    if answered:
        return _answer(language, asked, verdicts, extra)
    offered = next((verdict for verdict in verdicts if verdict.kind == "choices"), None)
    if offered is not None:
        entries = [entry for verdict in verdicts if verdict.kind == "choices" for entry in verdict.entries]
        labels = {
            entry.entry_id: label for one in verdicts for entry, label in zip(one.entries, one.labels, strict=False)
        }
        return _unless_third(context, language, _offer(language, entries, offered, extra, labels))
    confidence = max((verdict.entries[0].score for verdict in verdicts if verdict.entries), default=None)
    if any(map(asks_about_person, asked)):
        option = Choice(PERSON_OPTION, say("person_label", language), say("person_value", language))
        return Offered(
            say("person_how", language), (option,), (), confidence, (Reason("asks_about_person"),), resolved=True
        )
    reasons = tuple(_reason(verdict) for verdict in verdicts)
    return _unless_third(context, language, Refused(say("refuse", language), confidence, reasons + extra))


def _answer(language: str, asked: list[str], verdicts: list[Verdict], extra: tuple[Reason, ...]) -> Answered:
    """Return the answers of all questions in one reply, each entry once, and say which question has none."""
    entries: list[Candidate] = []
    for verdict in verdicts:
        if verdict.kind == "answer" and all(verdict.entries[0].entry_id != entry.entry_id for entry in entries):
            entries.append(verdict.entries[0])
    foreign = {verdict.entries[0].entry_id for verdict in verdicts if verdict.foreign}
    blocks = []
    for n, entry in enumerate(entries, 1):
        lead = f"{say('other_language', language)}\n\n" if entry.entry_id in foreign else ""
        blocks.append(lead + entry.answer if len(entries) == 1 else f"{lead}**{n}. {entry.title}**\n\n{entry.answer}")
    if len(asked) > 1:
        for question, verdict in zip(asked, verdicts, strict=True):
            if verdict.kind != "answer":
                key = "later" if verdict.reason == "too_many" else "partly"
                blocks.append(say(key, language, question=question))
    sources = tuple(Source(n, entry.entry_id, entry.title, entry.score) for n, entry in enumerate(entries, 1))
    confidence = min(entry.score for entry in entries)
    return Answered("\n\n".join(blocks), sources, confidence, tuple(map(_reason, verdicts)) + extra)


def _answer_one(entry: Candidate, code: str) -> Answered:
    reason = Reason(code, {"title": entry.title, "score": entry.score, "entry_id": str(entry.entry_id)})
    return Answered(entry.answer, (Source(1, entry.entry_id, entry.title, entry.score),), entry.score, (reason,))


def _offer(
    language: str, entries: list[Candidate], verdict: Verdict, extra: tuple[Reason, ...], labels: dict[UUID, str]
) -> Offered:
    unique = list({entry.entry_id: entry for entry in entries}.values())[:MAX_CHOICES]
    called = [labels.get(entry.entry_id, entry.title) for entry in unique]
    options = [Choice(str(entry.entry_id), name, name) for entry, name in zip(unique, called, strict=True)]
    none = say("none_label", language)
    key = "choices_product" if all(entry.entry_id in labels for entry in unique) else "choices"
    text = say(key if len(options) > 1 else "choice_single", language)
    sources = tuple(Source(n, entry.entry_id, entry.title, entry.score) for n, entry in enumerate(unique, 1))
    reasons = (_reason(verdict), *extra)
    return Offered(text, (*options, Choice(NONE_OPTION, none, none)), sources, unique[0].score, reasons)


def _unless_third(context: TurnContext, language: str, end: End) -> End:
    """Return the end, or a hand-over when the turns before it did not help either."""
    if not unresolved_next(context):
        return end
    turns = context.unresolved + 1
    return _hand_over(context, language, "unresolved", Reason("third_unresolved", {"turns": turns}), *end.reasons)


def _hand_over(context: TurnContext, language: str, why: HandoverReason, *reasons: Reason) -> HandedOver:
    return HandedOver(why, hand_over_text(context, language, why), summarise(context, language, why), None, reasons)


def _reason(verdict: Verdict) -> Reason:
    if not verdict.entries:
        return Reason(verdict.reason)
    top = verdict.entries[0]
    return Reason(
        verdict.reason,
        {
            "title": top.title,
            "score": top.score,
            "entry_id": str(top.entry_id),
            "limit": verdict.limit,
            "matched": top.matched,
        },
    )
