"""What knowledge says to the questions of a turn: as they were put, put right where misspelt, and read with what came before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhike.dialogue.apart import told_apart
from zhike.dialogue.follow_up import Readings, names_something, readings, tells
from zhike.dialogue.intent import Act, act_of, wants_person
from zhike.dialogue.lexicon import Lexicon, lexicon_of
from zhike.dialogue.mixed import glossed
from zhike.dialogue.ports import Knowledge
from zhike.dialogue.rules import CHOICE, Question, Verdict, asks, is_bare, judge, only_measures, plain
from zhike.dialogue.types import Reason, Retrieved, TurnContext
from zhike.knowledge import Candidate, Found, codes, goods_in, makers, names_goods, owned, unnamed
from zhike.language import bigrams, detect_language, fold, tokens

BACK = 3  # questions back to which the product may have been named that is spoken of
SHORT = 4  # characters of a clause that asks nothing by itself (怎么办呢)
SURE = 0.9  # a part of what was said, or what may have been meant, has to fit so well
_COMMA = re.compile(r"[，,]\s*")
_HAN = re.compile(r"[\u3400-\u9fff]+")


class LookUp:
    """One turn's questions and what was found for them."""

    def __init__(
        self, context: TurnContext, knowledge: Knowledge, language: str, questions: tuple[Question, ...]
    ) -> None:
        self.context = context
        self.knowledge = knowledge
        self.language = language
        self.questions = list(questions)
        self.verdicts: list[Verdict] = []
        self.repairs: dict[int, str] = {}  # question's place → as it was put right
        self.put = ""  # the words of the base that were put in
        self.followed: Reason | None = None
        self.general: Reason | None = None
        self.found: dict[str, Found] = {}
        self.before: frozenset[str] = frozenset()  # products spoken of just before
        self.spoken = ""  # the text that names them

    @property
    def asked(self) -> list[str]:
        """The questions as they are understood."""
        return [self.repairs.get(at, question.full) for at, question in enumerate(self.questions)]

    @property
    def retrieved(self) -> Iterator[Retrieved]:
        """The step of each text that was looked up."""
        return (Retrieved(text, found.candidates, found.ms) for text, found in self.found.items())

    async def run(self) -> None:
        """Look everything up and judge it."""
        earlier = [
            line.text for line in self.context.history if line.by == "customer" and act_of(line.text) is Act.QUESTION
        ]
        lexicon = await lexicon_of(self.knowledge, self.context.workspace_id, self.context.base_ids)
        titles, spoken = self._spoken_of(earlier)
        self.before, self.spoken = self._products((spoken,)), spoken
        reads = []
        for at, one in enumerate(self.questions):  # what leans on nothing said before may lean on this message's first
            before = [*earlier, *(other.full for other in self.questions[:at])]
            product = self._written(spoken, lexicon) if at == 0 and not self._goods(one.full) else ""
            reads.append(readings(one.full, before, titles if at == 0 else (), lexicon.products, product))
        at_once = [text for read in reads if read is not None and read.marked for text in read.texts]
        await self._search([text for one in self.questions for text in _wordings(one)] + at_once, self.language)
        self.verdicts = [self._verdict(one, self.language) for one in self.questions]
        leaning = {at: read for at, read in enumerate(reads) if read is not None and self._leans(at, read)}
        await self._search([text for read in leaning.values() for text in read.texts], self.language)
        for at, read in leaning.items():
            self._follow(at, read)
        for at in range(len(self.questions)):
            if only_measures(self.questions[at].core):
                self.verdicts[at] = offered(self.verdicts[at])
            await self._ask_alone(at)
            await self._repair(at, lexicon)
            await self._generalise(at)
            self._unless_strange_maker(at, lexicon)
        await self._together()

    async def _search(self, texts: list[str], language: str) -> None:
        fresh = [text for text in dict.fromkeys(texts) if text not in self.found]
        if not fresh:
            return
        asked = [plain(text) for text in fresh]
        context = self.context
        results = await self.knowledge.search(context.workspace_id, asked, language, context.base_ids, context.channel)
        self.found.update(zip(fresh, results, strict=True))

    def _judge(self, candidates: Sequence[Candidate], language: str, *, bare: bool = False) -> Verdict:
        verdict = judge(candidates, language, bare=bare, thresholds=self.context.thresholds)
        return told_apart(verdict, candidates, language, self.before)

    def _products(self, texts: Sequence[str]) -> frozenset[str]:
        """Return the names of the products that texts name."""
        context = self.context
        named = (self.knowledge.products(context.workspace_id, text, context.base_ids) for text in texts)
        return frozenset().union(*named)

    def _goods(self, text: str) -> frozenset[str]:
        """Return what a text names of goods: products that knowledge has, and kinds of goods."""
        return self._products((text,)) | frozenset(goods_in(text))

    def _spoken_of(self, earlier: Sequence[str]) -> tuple[tuple[str, ...], str]:
        """Return the titles of the last answer that a follow-up may lean on, and the text that names the product spoken of.

        That is the last one that the customer named, if the answer was about a product at all; else the answer's. An
        answer about another product is no longer spoken of.
        """
        titles = self.context.topic.titles if self.context.topic is not None else ()
        answered = next(filter(self._goods, titles), "")
        back = BACK if answered or not titles else 1
        spoken = next(filter(self._goods, reversed(earlier[-back:])), answered)
        ours, theirs = self._goods(spoken), self._goods(answered)
        stale = bool(ours and theirs) and (not ours & theirs or _other_model(spoken, answered))
        return (() if stale else titles), spoken

    def _written(self, text: str, lexicon: Lexicon) -> str:
        """Return the product that a text names as it is written there."""
        coded = lexicon.products.named(fold(text))
        if coded:
            return coded[0][0].strip()
        named = (word for word in tokens(text) if len(word) > 1 and self._products((word,)))
        return next(iter(goods_in(text)), "") or next(named, "")

    def _verdict(self, question: Question, language: str) -> Verdict:
        """Return what knowledge allows for a question as it was put, or for a part of it where that is surer."""
        best: Verdict | None = None
        for text in _wordings(question):
            verdict = self._judge(self.found[text].candidates, language, bare=is_bare(plain(text)))
            best = verdict if best is None or surer(verdict, best) else best
        assert best is not None
        return best

    def _leans(self, at: int, read: Readings) -> bool:
        """Say whether a question may lean on what came before: not on its own words, nor merely short and answered alone.

        Unless alone it is hardly answered, and names nothing (要加钱吗) or may be about the product spoken of (怎么安装); or it
        gets what holds for another product.
        """
        alone = self.verdicts[at]
        if not names_something(read.rest):
            return True
        hardly = not _is_sure(alone) and read.about is not None
        return not certain(alone) and (read.marked or alone.kind != "answer" or hardly or self._strange(at, alone))

    def _strange(self, at: int, verdict: Verdict) -> bool:
        """Say whether a verdict rests on another product than the one spoken of, where the question names none."""
        if not verdict.entries or not self.before or self._goods(self.questions[at].full):
            return False
        title = verdict.entries[0].title
        about = self._products((title,))
        return bool(about) and (not about & self.before or _other_model(self.spoken, title))

    def _follow(self, at: int, read: Readings) -> None:
        """Take a question together with what came before, where that is surer than alone or it asks nothing alone."""
        alone = self.verdicts[at]
        if self._strange(at, alone):  # what is known of another product is offered, not given
            self.verdicts[at] = alone = offered(alone)
        if read.instead is not None:
            best = self._judge(self.found[read.instead].candidates, self.language)
            if best.kind == "nothing":
                named = bool(alone.entries) and _mentions(alone.entries[0], read.rest)
                best = Verdict("choices", alone.entries, "unsure") if named else offered(alone)
        else:
            floor = alone if not read.bare else Verdict("nothing", (), "no_candidates")
            best = self._best(read, floor, again=False)
            if best.kind != "answer" or (best is alone and not names_something(read.rest)):
                best = self._best(read, best, again=True)
        if best is alone and best.kind == "answer" and not (read.marked or names_something(read.rest)):
            best = self._torn(read, alone)
        if best.kind == "nothing" or best is alone:
            return
        self.verdicts[at] = best
        title = self.context.topic.titles[0] if self.context.topic is not None and at == 0 else ""
        self.followed = Reason("follow_up_topic", {"topic": title}) if title else Reason("follow_up")

    def _torn(self, read: Readings, alone: Verdict) -> Verdict:
        """Return both what is known of a question that names nothing (多久能收到) and of it after what came before, to choose from."""
        topic = self._best(read, Verdict("nothing", (), "no_candidates"), again=True)
        titles = self.context.topic.titles if self.context.topic is not None else ()
        if topic.kind == "nothing" or topic.entries[0].entry_id == alone.entries[0].entry_id:
            return alone
        if topic.kind == "choices" and topic.entries[0].title not in titles:
            return alone
        return Verdict("choices", (*topic.entries[:1], *alone.entries[:1]), "near_tie")

    def _best(self, read: Readings, best: Verdict, *, again: bool) -> Verdict:
        """Return the surest verdict of a question's readings; ``again``: over the last answer too, where it tells what is asked now."""
        for text in read.texts:
            verdict = self._judge(self._fitting(text, read, again=again), self.language)
            best = verdict if surer(verdict, best) else best
        return best

    def _fitting(self, text: str, read: Readings, *, again: bool) -> list[Candidate]:
        """Return the entries that may answer a reading: those that have what is asked, about no product that nobody spoke of."""
        titles = self.context.topic.titles if self.context.topic is not None else ()
        spoken = self._goods(text)
        known = {one.entry_id for whole in read.whole for one in self.found[whole].candidates}
        fitting = []
        for one in self.found[text].candidates:
            if one.entry_id not in known and text in read.joined:
                continue  # near to one word of what came before, and to nothing else of it
            if one.title in titles and not (again and tells(one, read.rest)):
                if one.locale == self.language and one is self.found[text].candidates[0]:
                    return []
                continue
            about = self._goods(one.title) if one.score >= CHOICE else frozenset()
            if (not read.bare or _mentions(one, read.rest)) and (not about or about & spoken):
                fitting.append(one)
        return fitting

    async def _repair(self, at: int, lexicon: Lexicon) -> None:
        """Put a misspelt question right, where its words are strange to the base and the right ones are found."""
        written, verdict = self.questions[at].full, self.verdicts[at]
        if certain(verdict):
            return
        repair, bold = lexicon.speller.repaired(written), False
        if repair is None and verdict.kind != "answer":
            repair, bold = lexicon.speller.repaired(written, bold=True), True
        if repair is None:
            return
        language = "zh" if detect_language(repair.text) in ("zh", "mixed") else self.language
        await self._search([repair.text], language)
        right = self._judge(self.found[repair.text].candidates, language, bare=is_bare(repair.text))
        if bold and not _is_sure(right):
            return
        if not wants_person(repair.text):
            if right.kind == "nothing":
                return
            if verdict.kind == "answer" and not surer(right, verdict):
                return
        self.repairs[at], self.verdicts[at] = repair.text, right
        self.put = " ".join(filter(None, (self.put, *repair.words)))
        if len(self.questions) == 1:
            self.language, self.followed = language, None

    async def _ask_alone(self, at: int) -> None:
        """Take the clause that asks alone, where a statement before it keeps the whole from being found."""
        clause = _asking_clause(self.questions[at])
        if clause is None or self.verdicts[at].kind != "nothing":
            return
        await self._search([clause], self.language)
        verdict = self._judge(self.found[clause].candidates, self.language)
        if _is_sure(verdict):
            self.verdicts[at] = verdict

    async def _together(self) -> None:
        """Give what answers the whole message to its first question without an answer: both may have been one question."""
        open_ = [at for at, verdict in enumerate(self.verdicts) if verdict.kind == "nothing"]
        if not open_ or len(self.verdicts) == 1 or self.verdicts[open_[0]].reason == "other_thing":
            return
        whole = "，".join(self.asked)
        await self._search([whole], self.language)
        verdict = self._judge(self.found[whole].candidates, self.language)
        told = {entry.entry_id for one in self.verdicts if one.kind != "nothing" for entry in one.entries}
        if verdict.kind == "answer" and verdict.entries[0].entry_id not in told:
            self.verdicts[open_[0]] = verdict

    async def _generalise(self, at: int) -> None:
        """Answer what is asked of some goods by what holds for all, where nothing is known of these: 热水器怎么退货."""
        without = unnamed(plain(self.asked[at]))
        if without is None or self.verdicts[at].kind != "nothing":
            return
        await self._search([without], self.language)
        candidates = [one for one in self.found[without].candidates if not self._names_goods(one)]
        general = self._judge(candidates, self.language, bare=is_bare(without))
        if makers(self.asked[at]):  # whether these are ours is not known
            general = offered(general)
        if general.kind != "nothing":
            self.verdicts[at], self.general = general, Reason("in_general")
            self.followed = None

    def _unless_strange_maker(self, at: int, lexicon: Lexicon) -> None:
        """Do not answer what is asked of goods of a maker who is none of the shop's, but from an entry that names him."""
        verdict = self.verdicts[at]
        strange = [names for names in owned(self.asked[at]) if names not in lexicon.makers]
        if not strange or not verdict.entries or verdict.kind == "nothing":
            return
        told = fold(f"{verdict.entries[0].title} {verdict.entries[0].matched}")
        if not any(name in told for names in strange for name in names):
            unknown = Verdict("nothing", verdict.entries[:1], "other_thing")
            self.verdicts[at] = unknown if lexicon.makers else offered(verdict)

    def _names_goods(self, candidate: Candidate) -> bool:
        texts = (candidate.title, candidate.matched)
        return any(map(names_goods, texts)) or bool(self._products(texts))


def _wordings(question: Question) -> list[str]:
    """Return a question as it was put and its asking sentence; where English is mixed in, put into Chinese and without it."""
    texts = [question.full, question.core]
    in_chinese = glossed(question.full)
    if in_chinese is not None:
        texts.append(in_chinese)
    if detect_language(question.full) == "mixed":
        texts.append(" ".join(_HAN.findall(question.full)))
    return list(dict.fromkeys(texts))


def _asking_clause(question: Question) -> str | None:
    """Return the clause that asks, where a statement stands before it: 我买了一台洗衣机，送货上门吗 → 送货上门吗."""
    parts = [part.strip() for part in _COMMA.split(question.core) if part.strip()]
    asking = [part for part in parts if asks(fold(part)) and len(part) > SHORT]
    return asking[-1] if len(parts) > 1 and asking else None


def _is_sure(verdict: Verdict) -> bool:
    return verdict.kind == "answer" and verdict.entries[0].score >= SURE


def _mentions(candidate: Candidate, words: str) -> bool:
    """Say whether an entry's question shares a pair of characters, or a word, with what was named."""
    return bool(bigrams(words) & bigrams(f"{candidate.title} {candidate.matched}"))


def _other_model(one: str, other: str) -> bool:
    """Say whether two texts name models, and none in common."""
    return bool(codes(one) and codes(other)) and not codes(one) & codes(other)


def offered(verdict: Verdict) -> Verdict:
    """Return a verdict that at most offers what it would have answered."""
    return replace(verdict, kind="choices", reason="unsure") if verdict.kind == "answer" else verdict


def certain(verdict: Verdict) -> bool:
    """Say whether a verdict rests on an entry's own words."""
    return verdict.kind == "answer" and verdict.entries[0].exact


def surer(one: Verdict, other: Verdict) -> bool:
    """Say whether one verdict allows more than another, or the same with a better probability."""
    order = ("nothing", "choices", "answer")
    if one.kind != other.kind:
        return order.index(one.kind) > order.index(other.kind)
    return bool(one.entries) and (not other.entries or one.entries[0].score > other.entries[0].score)
