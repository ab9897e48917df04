"""Use cases on gaps: list what is not answered well, make a draft of it with one click, or leave it."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from zhike.conversations import Said
from zhike.db import Tx
from zhike.dialogue import queries_gaps as queries
from zhike.dialogue.learning_errors import GapHasDraft, GapNotFound, NoBaseForDraft, NothingToDraft
from zhike.dialogue.learning_ports import Excerpts
from zhike.dialogue.learning_texts import distinct, personal, question_of, scrubbed, shown
from zhike.dialogue.learning_types import GAP_STATES, Example, Gap, GapFilter, GapView, Span
from zhike.identity import Viewer
from zhike.kit.paging import a_count, a_time, an_id, clamp_limit, decode_cursor, encode_cursor
from zhike.knowledge import EntryDraft, KnowledgeService, LifeCycle
from zhike.language import fold

EXAMPLES = 5
TRIED = 5  # askings that a reader's question is looked for among, when he may not see the one that stands for the gap
DRAFTED_FROM = 60  # askings whose wordings a draft is made of
SIMILAR = 20  # wordings a draft begins with
SEARCHED = 1_000  # gaps whose words a search opens


class Gaps:
    """Gaps as a reader sees them: his words are opened only in conversations he may see."""

    def __init__(self, excerpts: Excerpts, drafts: KnowledgeService) -> None:
        self.excerpts = excerpts
        self.drafts = drafts
        self.life = LifeCycle(drafts)

    async def page(
        self, tx: Tx, viewer: Viewer, wanted: GapFilter, limit: int | None = None, cursor: str | None = None
    ) -> tuple[list[GapView], str | None]:
        """Return a page of gaps, the largest first, and the cursor of the next page."""
        size, after = clamp_limit(limit), decode_cursor(cursor, a_count, a_time, an_id)
        if wanted.q is None:
            found = await queries.page(tx, wanted, size + 1, after)
            views = await self._views(tx, viewer, found[:size])
        else:
            words = fold(wanted.q)
            gaps = await queries.page(tx, wanted, SEARCHED, after)
            every = await self._views(tx, viewer, gaps)
            hits = [view for view in every if view.question is not None and words in fold(view.question)]
            found, views = [view.gap for view in hits], hits[:size]
        return views, _cursor(found[size - 1]) if len(found) > size else None

    async def counts(self, tx: Tx) -> dict[str, int]:
        """Return how many gaps there are in each state."""
        found = await queries.counts(tx)
        return {state: found.get(state, 0) for state in GAP_STATES}

    async def one(self, tx: Tx, viewer: Viewer, gap_id: UUID) -> GapView:
        """Return a gap with examples; raises GapNotFound."""
        gap = await self._get(tx, gap_id)
        return (await self._views(tx, viewer, [gap], EXAMPLES))[0]

    async def draft(self, tx: Tx, viewer: Viewer, gap_id: UUID, base_id: UUID | None = None) -> UUID:
        """Make a draft of a gap's wordings, without an answer yet; returns its entry.

        Wordings that hold something of one customer's are left out. Raises GapHasDraft, NoBaseForDraft, NothingToDraft.
        """
        gap = await self._get(tx, gap_id, lock=True)
        if gap.entry_id is not None:
            raise GapHasDraft(entry_id=str(gap.entry_id))
        clean = await self._wordings(tx, viewer, gap)
        base = base_id or await self._base(tx, gap)
        draft = EntryDraft(clean[0], "", gap.locale, tuple(clean[1 : SIMILAR + 1]), state="draft")
        entry = await self.drafts.create_entry(tx, viewer, base, draft)
        await queries.close(tx, gap_id, "drafted", _person(viewer), entry.id)
        return entry.id

    async def add_similar(self, tx: Tx, viewer: Viewer, gap_id: UUID, entry_id: UUID) -> None:
        """Ask a gap's question in the draft of an entry that answers it; the gap is settled once that is published.

        Raises GapHasDraft, NothingToDraft, EntryNotFound, WrongState (archived), Invalid (it has too many already).
        """
        gap = await self._get(tx, gap_id, lock=True)
        if gap.entry_id is not None:
            raise GapHasDraft(entry_id=str(gap.entry_id))
        question = (await self._wordings(tx, viewer, gap))[0]
        entry = await self.drafts.entry(tx, entry_id)
        newest = await self.life.newest(tx, entry)
        if fold(question) not in {fold(text) for text in (newest.question, *newest.similar)}:
            changes = {"similar": (*newest.similar, question)}
            entry = await self.life.save_draft(tx, viewer, entry_id, changes, None)
        waits = entry.state != "published" or entry.draft_number is not None
        await queries.close(tx, gap_id, "drafted" if waits else "settled", _person(viewer), entry_id)

    async def dismiss(self, tx: Tx, viewer: Viewer, gap_id: UUID) -> GapView:
        """Leave a gap as it is; REOPENED_BY more questions of it open it again."""
        gap = await self._get(tx, gap_id, lock=True)
        if gap.entry_id is not None:
            raise GapHasDraft(entry_id=str(gap.entry_id))
        await queries.close(tx, gap_id, "dismissed", _person(viewer))
        return await self.one(tx, viewer, gap_id)

    async def reopen(self, tx: Tx, viewer: Viewer, gap_id: UUID) -> GapView:
        """Open a gap again; a draft that was made of it stays where it is."""
        await self._get(tx, gap_id, lock=True)
        await queries.close(tx, gap_id, "open", None)
        return await self.one(tx, viewer, gap_id)

    async def _get(self, tx: Tx, gap_id: UUID, *, lock: bool = False) -> Gap:
        gap = await queries.gap(tx, gap_id, lock=lock)
        if gap is None:
            raise GapNotFound
        return gap

    async def _wordings(self, tx: Tx, viewer: Viewer, gap: Gap) -> list[str]:
        """Return how a gap was asked, free of what belongs to a customer; raises NothingToDraft."""
        askings = (await queries.latest(tx, [gap.id], DRAFTED_FROM)).get(gap.id, [])
        said = await self.excerpts.seen(tx, viewer, [gap.asked.span, *(one.span for one in askings)])
        texts = [_question(said, one.span) for one in (gap.asked, *askings)]
        known = [text for text in texts if text]
        clean = distinct(text for text in known if not personal(text))
        clean = clean or [text for text in distinct(map(scrubbed, known)) if not personal(text)]
        if not clean:
            raise NothingToDraft
        return clean

    async def _base(self, tx: Tx, gap: Gap) -> UUID:
        """Return where a draft belongs: the base of the nearest entry, else one of the gap's language, else any."""
        bases = await self.drafts.bases(tx)
        if not bases:
            raise NoBaseForDraft
        own: UUID = min(bases, key=lambda base: (not base.locale.startswith(gap.locale), -base.entries, base.name)).id
        return own

    async def _views(self, tx: Tx, viewer: Viewer, gaps: Sequence[Gap], examples: int = 0) -> list[GapView]:
        """Return gaps as this reader sees them; a fixed number of statements."""
        ids = [gap.id for gap in gaps]
        reasons = await queries.reasons(tx, ids)
        latest = await queries.latest(tx, ids, max(examples, TRIED))
        since = await queries.since(tx, [gap.id for gap in gaps if gap.closed_at is not None])
        spans = {gap.asked.span for gap in gaps} | {one.span for own in latest.values() for one in own}
        said = await self.excerpts.seen(tx, viewer, spans) if spans else {}
        found = []
        for gap in gaps:
            own = latest.get(gap.id, [])
            seen = [Example(one, shown(text)) for one in own if (text := _question(said, one.span))]
            question = _question(said, gap.asked.span)
            best = shown(question) if question else (seen[0].text if seen else None)
            found.append(GapView(gap, reasons.get(gap.id, {}), best, tuple(seen[:examples]), since.get(gap.id, 0)))
        return found


def _question(said: Mapping[Span, Sequence[Said]], span: Span) -> str | None:
    found = question_of(said.get(span, ()), talk=True)
    return found[1] if found is not None else None


def _person(viewer: Viewer) -> UUID | None:
    return viewer.id if viewer.kind == "person" else None


def _cursor(last: Gap) -> str:
    return encode_cursor(last.size, last.last_at.isoformat(), str(last.id))
