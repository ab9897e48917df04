"""What an answer may rest on, and an end put into a model's words. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from zhike.dialogue.model import prompts
from zhike.dialogue.model.injected import defused
from zhike.dialogue.model.types import Cited, Passage
from zhike.dialogue.types import Answered, End, Followed, Led, Offered, Source
from zhike.knowledge import Candidate

NEAR = 0.10  # probability an entry needs to be a source beside those the default engine took
_OWN_WORDS = frozenset({"exact", "option_picked"})  # the merchant's own answer to this very question
_OPEN = frozenset({"which_product", "flows_near"})  # what only the customer can say


def sources_of(
    end: End, found: Sequence[Candidate], language: str, followed: Followed | None = None, *, reword: bool = False
) -> tuple[Passage, ...]:
    """Return what an answer may rest on; nothing where the end is not a model's to put into words.

    That is an answer from knowledge, or an offer of entries whose wording leaves open which is meant; or what a flow told that
    read something and is over. Not: the merchant's own answer to this very question, nor the choice among several products, which
    is the customer's. Entries in another language, and those that something speaks against, are no sources.
    ``reword``: only what the default engine's own answer says, to be told in another tone.
    """
    if isinstance(end, Led):
        read = followed is not None and bool(followed.calls) and not followed.wrote
        over = end.resolved and not end.options and end.card is None
        return _passages([(end.text, "", None, 1.0)]) if read and over and end.text else ()
    if isinstance(end, Offered):
        if reword or _OPEN & {one.code for one in end.reasons}:
            return ()
    elif not isinstance(end, Answered) or end.options:
        return ()
    if not end.sources or _OWN_WORDS & {one.code for one in end.reasons}:
        return ()
    taken = [source.entry_id for source in end.sources]
    fine = [one for one in found if one.locale == language and (one.entry_id in taken or not one.guards)]
    first = sorted((one for one in fine if one.entry_id in taken), key=lambda one: taken.index(one.entry_id))
    if not first:
        return ()
    more = [] if reword else [one for one in fine if one.entry_id not in taken and one.score >= NEAR]
    listed = [*first, *sorted(more, key=lambda one: -one.score)][: prompts.MOST]
    return _passages([(one.answer, one.title, one, one.score) for one in listed])


def _passages(told: Sequence[tuple[str, str, Candidate | None, float]]) -> tuple[Passage, ...]:
    return tuple(
        Passage(n, defused(title), fine, entry.entry_id if entry is not None else None, score, fine != text)
        for n, (text, title, entry, score) in enumerate(told, 1)
        if (fine := defused(text))
    )


def ended(end: End, text: str, cited: Sequence[Cited], passages: Sequence[Passage]) -> End:
    """Return the end that says a model's words, resting on the passages they cite."""
    if isinstance(end, Led):
        return replace(end, text=text)
    assert isinstance(end, Answered | Offered)
    numbers = {n for one in cited for n in one.sources}
    sources = tuple(
        Source(one.n, one.entry_id, one.title, one.score) for one in passages if one.n in numbers and one.entry_id
    )
    related = end.related if isinstance(end, Answered) else ()
    return Answered(text, sources, max(one.score for one in sources), end.reasons, related=related)
