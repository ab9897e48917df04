"""Whether a model's answer may be sent: every check has a code, and the first that fails is the reason. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from zhike.dialogue.model import leaks, words
from zhike.dialogue.model.conditions import dropped
from zhike.dialogue.model.figures import figures, missing
from zhike.dialogue.model.sentences import Sentence, plain, sentences
from zhike.dialogue.model.support import LEAST, denied, support
from zhike.dialogue.model.types import Cited, Failure, Passage
from zhike.language import detect_language

LONGEST = 1_200  # characters of an answer
LEAST_OF_TEXT = 0.3  # of a sentence's content that has to stand in answers: a title is mostly the question over again
SURE = 0.8  # of the content of a sentence without a mark that a passage has to have to count as its source


def failure(
    answer: str, passages: Sequence[Passage], language: str, prompt: str, nonce: str, own: Iterable[str] = ()
) -> Failure | None:
    """Return why an answer is not sent, None when it may be. ``prompt``: what the model was told; ``own``: words not to be said."""
    if len(answer) > LONGEST:
        return Failure("long")
    inside = leaks.inside(answer, prompt, (one.source for one in passages), nonce)
    if inside is not None:
        return Failure("internal", inside)
    if own_words := words.banned(answer, own):
        return Failure("banned", own_words[0])
    said = sentences(answer)
    if not said:
        return Failure("empty")
    if _foreign(answer, language):
        return Failure("language")
    by_number = {one.n: one for one in passages}
    held = (replace(one, cited=one.cited or _source(one.text, passages)) for one in said)
    return next(filter(None, (_of_sentence(one, by_number) for one in held)), None)


def spoken(answer: str, passages: Sequence[Passage]) -> tuple[str, tuple[Cited, ...]]:
    """Return an answer that passed as it is sent, and what each of its sentences rests on."""
    text, ends = plain(answer)
    return text, tuple(Cited(at, one.cited or _source(one.text, passages)) for at, one in ends)


def _source(sentence: str, passages: Sequence[Passage]) -> tuple[int, ...]:
    """Return the passage that a sentence without a mark is taken from, nearly word for word; models forget marks."""
    wanted = figures(sentence)
    fits = [one for one in passages if not missing(wanted, figures(one.source))]
    best = max(((support(sentence, [one.source]), -one.n) for one in fits), default=(0.0, 0))
    return (-best[1],) if best[0] >= SURE else ()


def _of_sentence(sentence: Sentence, passages: dict[int, Passage]) -> Failure | None:
    if not sentence.cited:
        return Failure("uncited", sentence.text)
    if any(n not in passages for n in sentence.cited):
        return Failure("no_such_source", sentence.text)
    cited = [passages[n].source for n in sentence.cited]
    told = words.joined(cited)
    if lost := missing(figures(sentence.text), frozenset().union(*map(figures, cited))):
        return Failure("link" if lost[0].kind == "link" else "figure", lost[0].value)
    if promised := words.promises(sentence.text, told):
        return Failure("promise", promised[0])
    if absolute := words.absolutes(sentence.text, told):
        return Failure("absolute", absolute[0])
    texts = [passages[n].text for n in sentence.cited]
    if support(sentence.text, cited) < LEAST or support(sentence.text, texts) < LEAST_OF_TEXT:
        return Failure("unsupported", sentence.text)
    if denied(sentence.text, cited):
        return Failure("denied", sentence.text)
    left_out = dropped(sentence.text, texts)
    return Failure("condition", left_out) if left_out is not None else None


def _foreign(answer: str, language: str) -> bool:
    return detect_language(answer) == ("en" if language == "zh" else "zh")
