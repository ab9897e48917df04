"""One base in memory: tantivy finds by words, a matrix by meaning, `ranking` weighs both.

Held only in the worker. Searches and changes of one index take turns (a search of a small base takes about 3 ms); fitting
the ranking anew takes seconds and works on a copy, so that nobody waits for it.
"""

import copy
import random
import threading
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import numpy as np
import tantivy
from numpy.typing import NDArray

from zhike.knowledge.asks import given
from zhike.knowledge.beside import GOODS_ALONE, SURE, goods_alone
from zhike.knowledge.features import Asked, Floats, Held, Rarity, Row, asked, compare
from zhike.knowledge.fitting import fitted
from zhike.knowledge.gist import bare, settled
from zhike.knowledge.goods import makers
from zhike.knowledge.graph_index import EntityGraph, Mention
from zhike.knowledge.graph_search import stances_of, stood, weighed
from zhike.knowledge.guards import against
from zhike.knowledge.marked import HELD_BACK, Known, Marked, guarded
from zhike.knowledge.passages import passages
from zhike.knowledge.ranking import FEATURES, Array, Weights, priors
from zhike.knowledge.types import Candidate, IndexedEntry
from zhike.language import WordSpace, bigrams, tokens

Vectors = NDArray[np.float32]
NEAR = 30  # texts taken from each way of finding
GUARDED = 0.2  # an entry with something against it scores no more than this
MEAN_BLEND = 40  # texts after which a base's own mean outweighs the general one
PASSAGES = 1000  # ordinals of passages begin here; questions' below


class BaseIndex:
    """The published entries of one base, as of ``version``."""

    def __init__(self, base_id: UUID, dim: int, means: Mapping[str, Vectors], space: WordSpace) -> None:
        self.base_id = base_id
        self.dim = dim
        self.space = space
        self.version = 0
        self.means = means  # by locale: what sentences of that language have in common
        self.entries: dict[UUID, IndexedEntry] = {}
        self.graph = EntityGraph()
        self.marked = Marked()
        self.rows: list[Row | None] = []  # None: removed, swept when they are many
        self.raw = np.zeros((0, dim), np.float16)
        self.has_vector = np.zeros(0, bool)
        self.missing: set[UUID] = set()
        self.weights: Weights = priors(1, 0, by_words=not dim)
        self.unfitted = False  # enough has changed for `refit` to be worth its while
        self._fitted_texts = 0
        self._lock = threading.Lock()
        self._reset_words()

    @property
    def texts(self) -> int:
        """How many texts it holds."""
        return len(self.rows)

    def words(self) -> list[str]:
        """Return every word of the base."""
        with self._lock:
            return [self.space.word(number) for number in self._counts]

    def questions(self) -> list[str]:
        """Return every question of the base, with its other wordings."""
        with self._lock:
            return [text for entry in self.entries.values() for text in entry.texts]

    # -- changing -------------------------------------------------------------------------------------------------

    def apply(self, changed: Sequence[IndexedEntry], vectors: Mapping[UUID, Mapping[int, bytes]], version: int) -> None:
        """Take over changed entries with the vectors that are known, and become ``version``."""
        with self._lock:
            gone = {entry.id for entry in changed}
            for at, row in enumerate(self.rows):
                if row is not None and row.entry_id in gone:
                    self.rows[at] = None
            for entry in changed:
                self._forget(entry.id)
            if self.rows.count(None) > 0.3 * len(self.rows):
                self._sweep()
            self._add([entry for entry in changed if not entry.gone], vectors)
            self.version = version
            self._prepare()
            if not self._fitted_texts:
                wordings = sum(len(held.questions) for held in self.held.values()) / max(len(self.held), 1)
                self.weights = priors(wordings, len(self.held), by_words=not self.dim)
            self.unfitted |= abs(self.texts - self._fitted_texts) > 0.1 * self._fitted_texts

    def fill(self, vectors: Mapping[UUID, Mapping[int, bytes]]) -> None:
        """Take over vectors that were computed after their entries were indexed."""
        with self._lock:
            for entry_id, stored in vectors.items():
                held = self.held.get(entry_id)
                self.marked.keep(self.entries.get(entry_id), stored, vectors=bool(self.dim))
                for at, ordinal in _ordinals(held) if held is not None else ():
                    if ordinal in stored and not self.has_vector[at]:
                        self.raw[at] = np.frombuffer(stored[ordinal], np.float16)
                        self.has_vector[at] = True
            self._note_missing()
            self._prepare()
            self.unfitted |= not self.missing

    def lacking(self, but: set[UUID], limit: int) -> list[IndexedEntry]:
        """Return some entries that have texts without a vector."""
        lacking = [self.entries[entry_id] for entry_id in self.missing if entry_id not in but]
        return random.sample(lacking, min(limit, len(lacking)))

    def refit(self, strangers: Sequence[tuple[str, str, Vectors]] = ()) -> None:
        """Fit the ranking to the texts as they are now; searches and changes go on meanwhile. One call at a time."""
        with self._lock:
            self.unfitted = False
            still = copy.copy(self)
            still.rows, still.has_vector = list(self.rows), self.has_vector.copy()
            still.entries, still.held = dict(self.entries), dict(self.held)
            still._rarity = Rarity(dict(self._counts), dict(self._titles), len(self.entries), self.space)
        self.weights = fitted(still, strangers)
        self._fitted_texts = still.texts

    def _reset_words(self) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("row", stored=True)
        builder.add_text_field("entry", tokenizer_name="raw")
        builder.add_text_field("body", tokenizer_name="whitespace", index_option="freq")
        self._schema = builder.build()
        self._words = tantivy.Index(self._schema)
        self._writer = self._words.writer(15_000_000, 1)
        self._counts: Counter[int] = Counter()  # entries a word occurs in
        self._titles: Counter[int] = Counter()  # entries whose questions it occurs in
        self.held: dict[UUID, Held] = {}

    def _forget(self, entry_id: UUID) -> None:
        self.marked.forget(entry_id)
        if self.entries.pop(entry_id, None) is not None:
            held = self.held.pop(entry_id)
            self._counts.subtract(held.words)
            self._titles.subtract(held.titles)
            self._writer.delete_documents_by_term("entry", entry_id.hex)
        self.missing.discard(entry_id)

    def _sweep(self) -> None:
        """Drop removed rows and number the rest anew."""
        kept = [at for at, row in enumerate(self.rows) if row is not None]
        place = {old: new for new, old in enumerate(kept)}
        self.rows = [self.rows[at] for at in kept]
        self.raw, self.has_vector = self.raw[kept], self.has_vector[kept]
        counts, titles, held = self._counts, self._titles, self.held
        self._reset_words()
        self._counts, self._titles = counts, titles
        self.held = {
            entry_id: replace(
                one,
                questions=[place[at] for at in one.questions],
                passages=[place[at] for at in one.passages],
            )
            for entry_id, one in held.items()
        }
        for at, row in enumerate(self.rows):
            if row is not None:
                self._write(at, row)

    def _add(self, entries: Sequence[IndexedEntry], vectors: Mapping[UUID, Mapping[int, bytes]]) -> None:
        raw = []
        for entry in entries:
            self.entries[entry.id] = entry
            first = len(self.rows)
            self.rows += [self._row(entry, text, passage=False) for text in entry.texts]
            middle = len(self.rows)
            self.rows += [self._row(entry, text, passage=True) for text in passages(entry.texts[0], entry.answer)]
            answer = self.space.ids(dict.fromkeys(tokens(entry.answer)))
            titles = set().union(*(row.words.tolist() for row in self.rows[first:middle] if row))
            words = titles.union(answer.tolist())
            gives = given("\n".join((entry.answer, *entry.texts)))
            held = Held(
                list(range(first, middle)),
                list(range(middle, len(self.rows))),
                answer,
                frozenset(words),
                frozenset(titles),
                gives,
            )
            self.held[entry.id] = held
            self._counts.update(words)
            self._titles.update(titles)
            stored = vectors.get(entry.id, {})
            self.marked.keep(entry, stored, vectors=bool(self.dim))
            raw += [stored.get(ordinal) for _, ordinal in _ordinals(held)]
            for at in (*held.questions, *held.passages):
                self._write(at, self.rows[at])
        if raw:
            empty = np.zeros(self.dim, np.float16).tobytes()
            fresh = np.frombuffer(b"".join(row or empty for row in raw), np.float16).reshape(len(raw), self.dim)
            self.raw = np.vstack([self.raw, fresh])
            self.has_vector = np.concatenate([self.has_vector, np.array([row is not None for row in raw])])
        self._note_missing()

    def _row(self, entry: IndexedEntry, text: str, *, passage: bool) -> Row:
        words = self.space.ids(dict.fromkeys(tokens(text)))
        return Row(entry.id, text, entry.locale, passage, words, bigrams(text))

    def _note_missing(self) -> None:
        lacking = (self.rows[at] for at in np.flatnonzero(~self.has_vector))
        missing = {row.entry_id for row in lacking if row is not None}
        self.missing = missing.union(self.marked.missing) if self.dim else set()

    def _write(self, at: int, row: Row | None) -> None:
        assert row is not None
        words = {self.space.word(number) for number in row.words.tolist()}
        document = tantivy.Document()
        document.add_integer("row", at)
        document.add_text("entry", row.entry_id.hex)
        document.add_text("body", " ".join(words | row.pairs))
        self._writer.add_document(document)

    def _prepare(self) -> None:
        """Make what searches read: the committed words and the centred matrix."""
        self._writer.commit()
        self._words.reload()
        self._searcher = self._words.searcher()
        self._rarity = Rarity(self._counts, self._titles, len(self.entries), self.space)
        self._own_means: dict[str, Vectors] = {}
        self.matrix = np.zeros((len(self.rows), self.dim), np.float32)
        if not self.dim:
            return
        live = np.array([row is not None for row in self.rows], bool) & self.has_vector
        passage = np.array([row is not None and row.passage for row in self.rows], bool)
        locales = np.array([row.locale if row is not None else "" for row in self.rows])
        for locale in {row.locale for row in self.rows if row is not None}:
            general = self.means.get(locale, np.zeros(self.dim, np.float32))
            for kind in (passage, ~passage):
                picked = live & (locales == locale) & kind
                vectors = self.raw[picked].astype(np.float32)
                mean = (vectors.sum(axis=0) + MEAN_BLEND * general) / (len(vectors) + MEAN_BLEND)
                self.matrix[picked] = _unit(vectors - mean)
            self._own_means[locale] = mean  # the questions': what is asked is like them

    def sample(self, size: int) -> list[tuple[str, str, Vectors]]:
        """Return (text, locale, vector as the model gave it) of some of the base's questions."""
        with self._lock:
            asked_ = [
                held.questions[0] for held in self.held.values() if self.dim and self.has_vector[held.questions[0]]
            ]
            rows = [(self.rows[at], at) for at in asked_[:: max(1, len(asked_) // size)][:size]]
            return [(row.text, row.locale, self.raw[at].astype(np.float32)) for row, at in rows if row is not None]

    # -- searching ------------------------------------------------------------------------------------------------

    def search(
        self,
        question: str,
        vector: Vectors | None,
        language: str,
        limit: int = 8,
        *,
        now: datetime | None = None,
        channel: str | None = None,
        mentions: Sequence[Mention] = (),
    ) -> list[Candidate]:
        """Return the likeliest entries for a customer, best first.

        ``mentions``: what the question names (`graph_index.spoken`). ``vector`` is the question's, as the model gave it.
        Entries for agents only or not valid ``now`` are left out; ``channel`` picks the answer's variant.
        """
        now = now or datetime.now(UTC)
        with self._lock:
            centred = self.centred(vector, language) if vector is not None and self.dim else None
            ids, rows = self.compared(question, centred)
            allowed = [n for n, entry_id in enumerate(ids) if self.entries[entry_id].for_customers(now)]
            ids, rows = [ids[n] for n in allowed], rows[allowed]
            stances = stances_of(self.graph, [self.entries[one] for one in ids], mentions, language)
            chances = weighed(rows, self.weights, stances)
            barred = self.marked.barred(question, centred, ids, self._centre, self._own)
            if barred.any():  # what is held back is no rival to the rest either
                free = [n for n in range(len(ids)) if not barred[n]]
                chances = np.minimum(chances, HELD_BACK)
                chances[free] = weighed(rows[free], self.weights, [stances[n] for n in free])
            texts = [() if barred[n] else self.entries[one].texts for n, one in enumerate(ids)]
            chances = settled(chances, question, texts)
            order = np.argsort(-chances)[: limit + 3]
            found = [self._candidate(question, float(chances[n]), ids[n], rows[n], centred, channel) for n in order]
            found = [
                stood(guarded(one, barred=bool(barred[n])), stances[n]) for n, one in zip(order, found, strict=True)
            ]
        return sorted(found, key=lambda candidate: -candidate.score)[:limit]

    def candidate(self, entry_id: UUID, channel: str | None = None) -> Candidate | None:
        """Return one entry as a certain candidate (the customer picked it)."""
        with self._lock:
            entry = self.entries.get(entry_id)
            if entry is None or not entry.for_customers(datetime.now(UTC)):
                return None
            title, answer = entry.texts[0], entry.answer_in(channel)
            return Candidate(entry.id, self.base_id, entry.locale, title, answer, title, 1.0, 1.0, None, True)

    def compared(self, text: str, centred: Vectors | None, leave_out: int = -1) -> tuple[list[UUID], Floats]:
        """Return (entries, features) of what words or meaning bring near a text; ``leave_out``: a row that is not there."""
        question = asked(text, self.space, self._rarity)
        near = set(self._by_words(question))
        dense = None
        if centred is not None and len(self.rows):
            dense = self.matrix @ centred
            near.update(np.argpartition(dense, -NEAR)[-NEAR:].tolist() if len(dense) > NEAR else range(len(dense)))
        near.discard(leave_out)
        ids = list(dict.fromkeys(row.entry_id for at in sorted(near) if (row := self.rows[at]) is not None))
        held = [self.held[entry_id] for entry_id in ids]
        return ids, compare(question, held, self.rows, dense, self.has_vector, self.space, self._rarity, leave_out)

    def centred(self, vector: Vectors, language: str) -> Vectors:
        """Return a question's vector without what all sentences of its language share."""
        mean = self._own_means.get(language, self.means.get(language))
        point: Vectors = _unit((vector - mean if mean is not None else vector)[None])[0]
        return point

    def _centre(self, entry_id: UUID, vector: Vectors) -> Vectors:
        return self.centred(vector, self.entries[entry_id].locale)

    def _own(self, entry_id: UUID) -> list[Known]:
        rows = [(at, self.rows[at]) for at in self.held[entry_id].questions]
        return [
            Known(row.text, self.matrix[at] if self.has_vector[at] else None) for at, row in rows if row is not None
        ]

    def _by_words(self, question: Asked) -> list[int]:
        words = {self.space.word(number) for number in question.ids.tolist()}
        terms = list(words | question.pairs)[:200]
        if not terms:
            return []
        should = tantivy.Occur.Should
        query = tantivy.Query.boolean_query(
            [(should, tantivy.Query.term_query(self._schema, "body", term, "freq")) for term in terms]
        )
        hits = self._searcher.search(query, NEAR, count=False).hits
        return [self._searcher.doc(address)["row"][0] for _, address in hits]

    def _candidate(
        self,
        question: str,
        score: float,
        entry_id: UUID,
        features: Array,
        centred: Vectors | None,
        channel: str | None,
    ) -> Candidate:
        entry, held = self.entries[entry_id], self.held[entry_id]
        exact = any(bare(question) == bare(text) != "" for text in entry.texts)
        knows_maker = all(any(map(self._rarity.knows, names)) for names in makers(question))
        guards = () if exact else against(question, entry.texts, entry.answer, strange_maker=not knows_maker)
        score = max(score, 0.99) if exact else min(score, GUARDED) if guards else score
        if GOODS_ALONE < score < SURE and goods_alone(question, held.words, self.space):
            score = GOODS_ALONE
        known = centred is not None and self.has_vector[[*held.questions, *held.passages]].any()
        return Candidate(
            entry_id=entry.id,
            base_id=self.base_id,
            locale=entry.locale,
            title=entry.texts[0],
            answer=entry.answer_in(channel),
            matched=self._matched(question, held, centred),
            score=round(score, 4),
            lexical=round(float(features[FEATURES.index("covered")]), 4),
            dense=round(float(features[:3].max()), 4) if known else None,
            exact=exact,
            guards=guards,
        )

    def _matched(self, question: str, held: Held, centred: Vectors | None) -> str:
        """Return the entry's own question that comes closest."""
        if centred is not None and self.has_vector[held.questions].any():
            best = held.questions[int(np.argmax(self.matrix[held.questions] @ centred))]
        else:
            pairs = bigrams(question)
            best = max(held.questions, key=lambda at: len(pairs & self.rows[at].pairs))  # type: ignore[union-attr]
        row = self.rows[best]
        assert row is not None
        return row.text


def _ordinals(held: Held) -> list[tuple[int, int]]:
    """Return (row, ordinal of its stored vector) of each row of an entry."""
    return [
        *zip(held.questions, range(PASSAGES), strict=False),
        *((at, PASSAGES + n) for n, at in enumerate(held.passages)),
    ]


def _unit(rows: Vectors) -> Vectors:
    result: Vectors = (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-6)).astype(np.float32)
    return result
