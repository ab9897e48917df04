"""One visit to a source: fetch what changed with no transaction open, then store each page in one of its own."""

import time
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from zhike.db import Database, Tx
from zhike.jobs import defer
from zhike.kit.ids import uuid7
from zhike.knowledge import queries, queries_imports
from zhike.knowledge import queries_sources as sql
from zhike.knowledge.errors import BaseNotFound
from zhike.knowledge.fetching import Fetched, FetchFailed, LimitReached, Visit
from zhike.knowledge.import_plan import Flag, Known, Planned
from zhike.knowledge.import_run import ImportRun, Stopped, Task, first_report
from zhike.knowledge.offload import Parsed, Parser
from zhike.knowledge.service import embed_job
from zhike.knowledge.source_types import FATAL, KnownPage, Source, wanted
from zhike.settings import KnowledgeSettings

MAX_ERRORS = 100


@dataclass(slots=True)
class Found:
    """What a visit finds out."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[dict[str, Any]] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    problems: dict[str, dict[str, Any]] = field(default_factory=dict)  # address → why it could not be read
    noted: float = 0.0  # when progress was written last

    def note(self, code: str, params: dict[str, Any]) -> None:
        """Remember what went wrong."""
        if len(self.errors) < MAX_ERRORS:
            self.errors.append({"code": code, "params": params})


class PageRun(ImportRun):
    """Saves pages one after the other as one import. An entry belongs to the page it was first read from."""

    def __init__(self, db: Database, task: Task, source_id: UUID) -> None:
        super().__init__(db, task, Parsed(), first_report(Parsed()))
        self.source_id = source_id
        self.origins: dict[UUID, bytes] = {}
        self.page = b""
        self.opened = False

    async def open(self, tx: Tx, url: str) -> None:
        """Make the import's record and learn what the base says."""
        task = self.task
        options = {"policy": task.policy, "drafts": task.drafts}
        await queries_imports.add(
            tx,
            task.import_id,
            task.base_id,
            url[-200:],
            "html",
            None,
            task.by,
            dry_run=False,
            options=options,
            source_id=self.source_id,
        )
        base = await queries.base(tx, task.base_id)
        if base is None:
            raise BaseNotFound
        self.version, self.known = base.version, Known(await queries_imports.entries(tx, task.base_id))
        self.origins = await sql.origins(tx, self.source_id)
        self.opened = True

    def _plan(self, begin: int, end: int) -> list[Planned]:
        found = []
        for one in super()._plan(begin, end):
            other = one.entry is not None and self.origins.get(one.entry.id, self.page) != self.page
            found.append(
                replace(one, effect="kept", flags=(Flag("said_elsewhere"),))
                if other and one.effect != "unchanged"
                else one
            )
        return found

    async def store(self, tx: Tx, url: str, page: Fetched, parsed: Parsed) -> list[str]:
        """Save one page's entries and the page; returns the questions it says no longer."""
        if not self.opened:
            await self.open(tx, url)
        self.page = sql.hash_of(url)
        begin = len(self.rows)
        self.rows = [*self.rows, *parsed.rows]
        self.report["total"] += len(parsed.rows)
        await sql.save_page(tx, self.source_id, url, page)
        if parsed.rows:
            await self.save(tx, begin, len(self.rows))
        keys = {(row.draft.locale, row.draft.question) for row in parsed.rows}
        said = [
            entry.id for entry in self.known.by_id.values()
            if (entry.locale, entry.question) in keys and self.origins.get(entry.id, self.page) == self.page
        ]  # fmt: skip
        await sql.say(tx, self.source_id, url, said)
        self.origins |= dict.fromkeys(said, self.page)
        return await sql.vanished(tx, self.source_id, url, said)


class Crawler:
    """Visits sources. Lives in the worker."""

    def __init__(self, db: Database, parser: Parser, settings: KnowledgeSettings, *, paused: bool = False) -> None:
        self.db = db
        self.parser = parser
        self.settings = settings
        self.paused = paused  # nothing is asked of the outside after a restore

    async def crawl(self, workspace_id: UUID, source_id: UUID) -> None:
        """Visit a source once; a killed visit is simply made again: what was stored has not changed since.

        While effects are paused it stays due.
        """
        if self.paused:
            async with self.db.transaction(workspace_id) as tx:
                await sql.put_off(tx, source_id)
            return
        async with self.db.transaction(workspace_id) as tx:
            source = await sql.one(tx, source_id)
            if source is None or not await sql.begin(tx, source_id):
                return
            base = await queries.base(tx, source.base_id)
            known = {page.url: page for page in await sql.pages(tx, source_id)}
        locale = base.locale if base else "zh"
        task = Task(
            workspace_id,
            uuid7(),
            source.base_id,
            source.created_by,
            source.policy,
            source.drafts,
            folder=source.folder_id,
        )
        run, found = PageRun(self.db, task, source_id), Found()
        visit = Visit(self.settings, source.url)
        try:
            await self._visit(visit, run, source, known, found, locale)
        finally:
            await visit.close()
        async with self.db.transaction(workspace_id) as tx:
            await self._end(tx, source, run, found)

    async def _visit(
        self, visit: Visit, run: PageRun, source: Source, known: dict[str, KnownPage], found: Found, locale: str
    ) -> None:
        whole = False
        try:
            await visit.learn_rules()
            if not visit.allowed(source.url):
                raise FetchFailed("robots_forbid")
            own = known.get(source.url)
            first = await visit.page(source.url, own.etag if own else None, own.modified if own else None)
            listed = await visit.listed(first.body, first.url) if first.status == 200 else None
            if listed is None:
                await self._page(visit, run, source.url, known, found, locale, first)
            else:
                still = set(listed)
                listed = [url for url in listed if wanted(url, source.include, source.exclude)]
                for done, url in enumerate(listed):
                    await self._progress(run, source, found, done, len(listed))
                    await self._page(visit, run, url, known, found, locale)
                found.gone += [url for url in known if url not in still]
                if not listed:
                    found.note("nothing_listed", {})
            whole = True
        except LimitReached:
            found.note("crawl_limit", {})
        except Stopped:
            found.note("cancelled", {})
        except FetchFailed as failed:
            if failed.code in FATAL:
                found.note(failed.code, {})
            elif failed.code == "page_failed":
                found.note("source_away", {"problem": failed.params["problem"]})
            else:  # too large, or no page at all
                found.note(failed.code, {"url": source.url, **failed.params})
                if source.url in known:
                    found.problems[source.url] = {"code": failed.code, "params": {"url": source.url, **failed.params}}
        found.counts["whole"] = whole

    async def _progress(self, run: PageRun, source: Source, found: Found, done: int, listed: int) -> None:
        """Note how far the visit is, once a second at most."""
        if done and time.monotonic() - found.noted < 1:
            return
        found.noted = time.monotonic()
        async with self.db.transaction(run.task.workspace_id) as tx:
            await sql.progress(tx, source.id, done, listed)

    async def _page(
        self, visit: Visit, run: PageRun, url: str, known: dict[str, KnownPage], found: Found, locale: str,
        page: Fetched | None = None,
    ) -> None:  # fmt: skip
        before = known.get(url)
        found.counts["pages"] += 1
        try:
            if page is None:
                page = await visit.page(url, before.etag if before else None, before.modified if before else None)
        except FetchFailed as failed:
            found.counts["refused" if failed.code == "page_refused" else "failed"] += 1
            found.note(failed.code, {"url": url, **failed.params})
            found.problems[url] = {"code": failed.code, "params": {"url": url, **failed.params}}
            return
        unread = before is None or before.content_hash is None
        if page.status in (404, 410) and unread:  # never was there: a wrong address, or a sitemap of before
            why = {"url": url, "problem": f"HTTP {page.status}"}
            found.counts["failed"] += 1
            found.note("page_failed", why)
            found.problems[url] = {"code": "page_failed", "params": why}
        elif page.status in (404, 410):
            found.gone.append(url)
        elif page.status == 304 or (before is not None and before.content_hash == page.digest):
            found.same.append(url)
        else:
            await self._changed(run, url, page, found, locale)

    async def _changed(self, run: PageRun, url: str, page: Fetched, found: Found, locale: str) -> None:
        form = "page.pdf" if page.body[:5] == b"%PDF-" else "page.html"
        parsed = await self.parser(form, page.body, locale, {}, page.url)
        if parsed.refused is not None:
            why = {"url": url, "because": parsed.refused[0]}
            found.note("page_unreadable", why)
            found.problems[url] = {"code": "page_unreadable", "params": why}
            found.counts["failed"] += 1
            parsed = Parsed(refused=parsed.refused)
        async with self.db.transaction(run.task.workspace_id) as tx:
            vanished = await run.store(tx, url, page, parsed)
        found.counts["changed"] += parsed.refused is None
        found.counts["vanished"] += len(vanished)
        for question in vanished[:10]:
            found.note("section_gone", {"url": url, "question": question})

    async def give_up(self, workspace_id: UUID, source_id: UUID) -> None:
        """End a visit that broke off, after its job's last attempt."""
        async with self.db.transaction(workspace_id) as tx:
            source = await sql.one(tx, source_id)
            if source is not None:
                await sql.close_imports(tx, source_id)
                found = Found()
                found.note("visit_failed", {})
                await self._end(
                    tx, source, PageRun(self.db, Task(workspace_id, uuid7(), source.base_id, None), source_id), found
                )

    async def _end(self, tx: Tx, source: Source, run: PageRun, found: Found) -> None:
        await sql.saw(tx, source.id, found.same)
        await sql.failed(tx, source.id, found.problems)
        for url in await sql.gone(tx, source.id, found.gone):
            found.note("page_gone", {"url": url})
        report: dict[str, Any] = {
            name: found.counts[name] for name in ("pages", "changed", "failed", "refused", "vanished")
        }
        report |= {
            "unchanged": len(found.same),
            "gone": len(found.gone),
            "complete": bool(found.counts["whole"]),
            "errors": found.errors,
        }
        if run.opened:
            done = {name: run.report[name] for name in ("created", "updated", "drafted", "kept")}
            report |= {"entries": done}
            stopped = any(error["code"] == "cancelled" for error in found.errors)
            await queries_imports.finish(tx, run.task.import_id, "cancelled" if stopped else "done", {})
            await defer(tx, [embed_job(tx.workspace, source.base_id)])
        await sql.end(tx, source.id, report, run.task.import_id if run.opened else None)
