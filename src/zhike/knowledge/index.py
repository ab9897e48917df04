"""One base in memory: tantivy finds by words, a matrix by meaning, `ranking` weighs both.

Held only in the worker. Searches and changes of one index take turns (a search of a small base takes about 2 ms); fitting
the ranking anew takes seconds and works on a copy, so that nobody waits for it.
"""

import copy
import threading
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

import numpy as np
import tantivy
from numpy.typing import NDArray

from zhike.knowledge.guards import against
from zhike.knowledge.ranking import (
    PRIOR,
    PRIOR_BY_WORDS,
    Array,
    TextForm,
    WordWeights,
    discount,
    features,
    fit,
    probability,
    text_form,
)
from zhike.knowledge.types import Candidate, IndexedEntry
from zhike.language import fold, tokens

Vectors = NDArray[np.float32]
NEAR = 30  # texts taken from each way of finding
GUARDED = 0.2  # an entry with something against it scores no more than this
FIT_TEXTS = 300  # texts tried leave-one-out; more add seconds, not accuracy
NEIGHBOURS, WRONG_WEIGHT = 20, 0.1  # wrong entries tried per text, and what each counts beside the right one
MEAN_BLEND = 40  # texts after which a base's own mean outweighs the general one
_PUNCTUATION = str.maketrans("", "", " \t\n,.?!;:、，。？！；：~'\"“”‘’()（）-")


@dataclass(slots=True)
class Row:
    """One text of an entry."""

    entry_id: UUID
    text: str
    form: TextForm
    locale: str


class BaseIndex:
    """The published entries of one base, as of ``version``."""

    def __init__(self, base_id: UUID, dim: int, means: Mapping[str, Vectors]) -> None:
        self.base_id = base_id
        self.dim = dim
        self.version = 0
        self.means = means  # by locale: what sentences of that language have in common
        self.entries: dict[UUID, IndexedEntry] = {}
        self.rows: list[Row | None] = []  # None: removed, swept when they are many
        self.raw = np.zeros((0, dim), np.float16)
        self.has_vector = np.zeros(0, bool)
        self.missing: set[UUID] = set()
        self.prior = PRIOR if dim else PRIOR_BY_WORDS
        self.coefficients: Array = self.prior.copy()
        self.unfitted = False  # enough has changed for `refit` to be worth its while
        self._fitted_texts = 0
        self._words_without: dict[int, frozenset[str]] = {}
        self._lock = threading.Lock()
        self._reset_words()

    @property
    def texts(self) -> int:
        """How many texts it holds."""
        return len(self.rows)

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
            self.unfitted |= abs(self.texts - self._fitted_texts) > 0.1 * self._fitted_texts

    def fill(self, vectors: Mapping[UUID, Mapping[int, bytes]]) -> None:
        """Take over vectors that were computed after their entries were indexed."""
        with self._lock:
            ordinal: Counter[UUID] = Counter()
            for at, row in enumerate(self.rows):
                if row is None:
                    continue
                n = ordinal[row.entry_id]
                ordinal[row.entry_id] += 1
                stored = vectors.get(row.entry_id, {}).get(n)
                if stored is not None and not self.has_vector[at]:
                    self.raw[at] = np.frombuffer(stored, np.float16)
                    self.has_vector[at] = True
            self._note_missing()
            self._prepare()
            self.unfitted |= not self.missing

    def refit(self) -> None:
        """Fit the ranking to the texts as they are now; searches and changes go on meanwhile. One call at a time."""
        with self._lock:
            self.unfitted = False
            still = copy.copy(self)
            still.rows, still.has_vector = list(self.rows), self.has_vector.copy()
            still._entry_words, still._answer_words = dict(self._entry_words), dict(self._answer_words)
            still._weights = WordWeights(dict(self._counts), len(self.entries))
            still._words_without = {}
        self.coefficients = still._fit()
        self._fitted_texts = still.texts

    def _reset_words(self) -> None:
        builder = tantivy.SchemaBuilder()
        builder.add_integer_field("row", stored=True)
        builder.add_text_field("entry", tokenizer_name="raw")
        builder.add_text_field("body", tokenizer_name="whitespace", index_option="freq")
        self._schema = builder.build()
        self._words = tantivy.Index(self._schema)
        self._writer = self._words.writer(15_000_000, 1)
        self._counts: Counter[str] = Counter()
        self._entry_words: dict[UUID, frozenset[str]] = {}
        self._answer_words: dict[UUID, frozenset[str]] = {}

    def _forget(self, entry_id: UUID) -> None:
        if self.entries.pop(entry_id, None) is not None:
            self._counts.subtract(self._entry_words.pop(entry_id))
            del self._answer_words[entry_id]
            self._writer.delete_documents_by_term("entry", entry_id.hex)
        self.missing.discard(entry_id)

    def _sweep(self) -> None:
        """Drop removed rows and number the rest anew."""
        kept = [at for at, row in enumerate(self.rows) if row is not None]
        self.rows = [self.rows[at] for at in kept]
        self.raw, self.has_vector = self.raw[kept], self.has_vector[kept]
        counts, words, answers = self._counts, self._entry_words, self._answer_words
        self._reset_words()
        self._counts, self._entry_words, self._answer_words = counts, words, answers
        for at, row in enumerate(self.rows):
            if row is not None:
                self._write(at, row)

    def _add(self, entries: Sequence[IndexedEntry], vectors: Mapping[UUID, Mapping[int, bytes]]) -> None:
        raw = []
        for entry in entries:
            self.entries[entry.id] = entry
            stored = vectors.get(entry.id, {})
            answer_words = frozenset(tokens(entry.answer))
            words: set[str] = set(answer_words)
            for ordinal, text in enumerate(entry.texts):
                row = Row(entry.id, text, text_form(text), entry.locale)
                words |= row.form.words
                self._write(len(self.rows), row)
                self.rows.append(row)
                raw.append(np.frombuffer(stored[ordinal], np.float16) if ordinal in stored else None)
            self._entry_words[entry.id] = frozenset(words)
            self._answer_words[entry.id] = answer_words
            self._counts.update(words)
        if raw:
            empty = np.zeros(self.dim, np.float16)
            self.raw = np.vstack([self.raw, np.stack([empty if row is None else row for row in raw])])
            self.has_vector = np.concatenate([self.has_vector, np.array([row is not None for row in raw])])
        self._note_missing()

    def _note_missing(self) -> None:
        lacking = (at for at in np.flatnonzero(~self.has_vector) if self.rows[at] is not None)
        self.missing = {self.rows[at].entry_id for at in lacking} if self.dim else set()  # type: ignore[union-attr]

    def _write(self, at: int, row: Row) -> None:
        document = tantivy.Document()
        document.add_integer("row", at)
        document.add_text("entry", row.entry_id.hex)
        document.add_text(
            "body", " ".join([*row.form.words, *(pair for pair in row.form.pairs if pair not in row.form.words)])
        )
        self._writer.add_document(document)

    def _prepare(self) -> None:
        """Make what searches read: the committed words and the centred matrix."""
        self._writer.commit()
        self._words.reload()
        self._searcher = self._words.searcher()
        self._weights = WordWeights(self._counts, len(self.entries))
        self._own_means: dict[str, Vectors] = {}
        self._rows_of: dict[UUID, list[int]] = {}
        for at, row in enumerate(self.rows):
            if row is not None:
                self._rows_of.setdefault(row.entry_id, []).append(at)
        live = np.array([row is not None for row in self.rows], bool)
        self.matrix = np.zeros((len(self.rows), self.dim), np.float32)
        if not self.dim:
            return
        locales = np.array([row.locale if row is not None else "" for row in self.rows])
        for locale in {row.locale for row in self.rows if row is not None}:
            picked = live & self.has_vector & (locales == locale)
            vectors = self.raw[picked].astype(np.float32)
            general = self.means.get(locale, np.zeros(self.dim, np.float32))
            mean = (vectors.sum(axis=0) + MEAN_BLEND * general) / (len(vectors) + MEAN_BLEND)
            self._own_means[locale] = mean
            self.matrix[picked] = _unit(vectors - mean)

    def _fit(self) -> Array:
        """Return coefficients fitted on the base's own texts, each tried against all others."""
        live = [at for at, row in enumerate(self.rows) if row is not None]
        step = max(1, len(live) // FIT_TEXTS)
        examples: list[tuple[float, ...]] = []
        labels: list[int] = []
        for at in live[::step]:
            row = self.rows[at]
            assert row is not None
            vector = self.matrix[at] if self.dim and self.has_vector[at] else None
            scored = self._scored(row.form, vector, leave_out=at)
            best: dict[UUID, tuple[float, tuple[float, ...]]] = {}
            for other, values, score in scored:
                if score > best.get(other.entry_id, (-1.0, ()))[0]:
                    best[other.entry_id] = (score, values)
            own = best.pop(row.entry_id, None)
            if own is not None:
                examples.append(own[1])
                labels.append(1)
            for _, values in sorted(best.values(), reverse=True)[:NEIGHBOURS]:
                examples.append(values)
                labels.append(0)
            time.sleep(0)  # let the event loop's thread in
        self._words_without = {}
        return fit(examples, labels, self.prior, wrong_weight=WRONG_WEIGHT)

    # -- searching ------------------------------------------------------------------------------------------------

    def search(self, question: str, vector: Vectors | None, language: str, limit: int = 8) -> list[Candidate]:
        """Return the likeliest entries, best first. ``vector`` is the question's, as the model gave it."""
        form = text_form(question)
        with self._lock:
            centred = None
            if vector is not None and self.dim:
                mean = self._own_means.get(language, self.means.get(language))
                centred = _unit((vector - mean if mean is not None else vector)[None])[0]
            best: dict[UUID, tuple[float, Row, tuple[float, ...]]] = {}
            for row, values, score in self._scored(form, centred):
                if score > best.get(row.entry_id, (-1.0, None, ()))[0]:
                    best[row.entry_id] = (score, row, values)
            ranked = sorted(best.values(), key=lambda found: -found[0])[: limit + 3]
            strange = self._weights.unknown_share(form.words)
            candidates = [
                self._candidate(question, discount(score, strange), row, values) for score, row, values in ranked
            ]
        return sorted(candidates, key=lambda candidate: -candidate.score)[:limit]

    def candidate(self, entry_id: UUID) -> Candidate | None:
        """Return one entry as a certain candidate (the customer picked it)."""
        with self._lock:
            entry = self.entries.get(entry_id)
            if entry is None:
                return None
            return Candidate(
                entry.id, self.base_id, entry.locale, entry.texts[0], entry.answer, entry.texts[0], 1.0, 1.0, None, True
            )

    def _scored(
        self, form: TextForm, centred: Vectors | None, leave_out: int = -1
    ) -> list[tuple[Row, tuple[float, ...], float]]:
        """Return (row, features, probability) of every text that words or meaning bring near."""
        near = set(self._by_words(form))
        dense = None
        if centred is not None and len(self.rows):
            dense = self.matrix @ centred
            near.update(np.argpartition(dense, -NEAR)[-NEAR:].tolist() if len(dense) > NEAR else range(len(dense)))
        near.discard(leave_out)
        rows, values = [], []
        together: dict[UUID, float] = {}
        for at in near:
            row = self.rows[at]
            if row is None:
                continue
            cosine = float(dense[at]) if dense is not None and self.has_vector[at] else None
            if row.entry_id not in together:
                together[row.entry_id] = self._together(row.entry_id, dense, leave_out)
            rows.append(row)
            words = self._words_of(row.entry_id, leave_out)
            values.append(features(form, row.form, words, self._weights, cosine, together[row.entry_id]))
        if not rows:
            return []
        scores = probability(np.asarray(values), self.coefficients)
        return list(zip(rows, values, scores.tolist(), strict=True))

    def _together(self, entry_id: UUID, dense: Vectors | None, leave_out: int) -> float:
        """Return the mean likeness in meaning of all texts of an entry."""
        if dense is None:
            return 0.0
        mates = [at for at in self._rows_of[entry_id] if at != leave_out and self.has_vector[at]]
        return float(dense[mates].sum()) / len(mates) if mates else 0.0

    def _words_of(self, entry_id: UUID, leave_out: int) -> frozenset[str]:
        """Return the words of an entry, without those that only the left-out text brought in."""
        left_out = self.rows[leave_out] if leave_out >= 0 else None
        if left_out is None or left_out.entry_id != entry_id:
            return self._entry_words[entry_id]
        if leave_out not in self._words_without:
            others = (
                row.form.words
                for row in self.rows
                if row is not None and row.entry_id == entry_id and row is not left_out
            )
            self._words_without = {leave_out: self._answer_words[entry_id].union(*others)}
        return self._words_without[leave_out]

    def _by_words(self, form: TextForm) -> list[int]:
        terms = list(form.words | form.pairs)[:200]
        if not terms:
            return []
        should = tantivy.Occur.Should
        query = tantivy.Query.boolean_query(
            [(should, tantivy.Query.term_query(self._schema, "body", term, "freq")) for term in terms]
        )
        hits = self._searcher.search(query, NEAR, count=False).hits
        return [self._searcher.doc(address)["row"][0] for _, address in hits]

    def _candidate(self, question: str, score: float, row: Row, values: tuple[float, ...]) -> Candidate:
        entry = self.entries[row.entry_id]
        exact = _bare(question) == _bare(row.text) != ""
        guards = () if exact else against(question, entry.texts, entry.answer)
        score = max(score, 0.99) if exact else min(score, GUARDED) if guards else score
        return Candidate(
            entry_id=entry.id,
            base_id=self.base_id,
            locale=entry.locale,
            title=entry.texts[0],
            answer=entry.answer,
            matched=row.text,
            score=round(score, 4),
            lexical=round((values[2] + values[3] + values[4]) / 3, 4),
            dense=None if values[6] else round(values[1], 4),
            exact=exact,
            guards=guards,
        )


def _bare(text: str) -> str:
    return fold(text).translate(_PUNCTUATION)


def _unit(rows: Vectors) -> Vectors:
    norms = np.linalg.norm(rows, axis=1, keepdims=True)
    result: Vectors = (rows / np.maximum(norms, 1e-6)).astype(np.float32)
    return result
