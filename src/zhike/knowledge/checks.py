"""The merchant's own checks: questions with the entry that must answer them, or that nothing may answer."""

import time
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from zhike.db import Database, Tx, forbid_transaction
from zhike.identity import Viewer
from zhike.kit.errors import Invalid, ZhikeError
from zhike.kit.ids import uuid7
from zhike.kit.paging import clamp_limit, decode_id_cursor, encode_cursor
from zhike.knowledge import queries, queries_checks
from zhike.knowledge.errors import BaseNotFound, CheckNotFound, EntryNotFound, RunNotFound
from zhike.knowledge.life_types import Check, CheckRun, Tried
from zhike.knowledge.ports import Trials
from zhike.knowledge.rules import MAX_QUESTION
from zhike.knowledge.service import person_of
from zhike.knowledge.types import LOCALES, EntryDraft
from zhike.language import fold, tidy

MAX_CHECKS = 500  # of a base: a run of them takes some seconds
ANSWERED = ("answer", "choices")


def judge(check: Check, tried: Tried) -> bool:
    """Say whether a check holds: its entry answers (choices are no answer); or, where none may, nothing is answered from."""
    if check.entry_id is None:
        return not (tried.outcome in ANSWERED and tried.entry_ids)
    return tried.outcome == "answer" and check.entry_id in tried.entry_ids


class Checks:
    """Keeps a base's checks and runs them."""

    def __init__(self, db: Database, trials: Trials) -> None:
        self.db = db
        self.trials = trials

    async def of_base(self, tx: Tx, base_id: UUID) -> list[Check]:
        """Return a base's checks; raises BaseNotFound."""
        if await queries.base(tx, base_id) is None:
            raise BaseNotFound
        return await queries_checks.checks(tx, base_id)

    async def create(
        self, tx: Tx, viewer: Viewer | None, base_id: UUID, question: str, locale: str, entry_id: UUID | None
    ) -> Check:
        """Add a check; ``entry_id`` None: it must be refused."""
        if await queries.base(tx, base_id) is None:
            raise BaseNotFound
        if await queries_checks.count(tx, base_id) >= MAX_CHECKS:
            raise Invalid(
                "question", f"A base has at most {MAX_CHECKS} checks.", f"一个知识库最多 {MAX_CHECKS} 项检查。"
            )
        values = await self._values(tx, base_id, question, locale, entry_id)
        check_id = uuid7()
        await queries_checks.add(tx, check_id, base_id, values, person_of(viewer))
        return await self.get(tx, check_id)

    async def create_many(
        self, tx: Tx, viewer: Viewer | None, base_id: UUID, lines: Sequence[tuple[str, str | None]], locale: str
    ) -> tuple[int, list[tuple[int, ZhikeError]]]:
        """Add checks (question, words of the expected entry or None: must be refused); returns how many, and what failed by line.

        The words are the entry's question or one of its similar questions. A question that is checked already is passed over.
        """
        before = {fold(one.question) for one in await self.of_base(tx, base_id)}
        entries: dict[str, UUID] = {}
        for known, _, texts in await queries_checks.asked(tx, base_id):
            for text in texts:
                entries.setdefault(fold(text), known)
        made, failed = 0, list[tuple[int, ZhikeError]]()
        for number, (question, words) in enumerate(lines, 1):
            if fold(question) in before:
                continue
            entry_id = entries.get(fold(words)) if words else None
            try:
                if words and entry_id is None:
                    raise EntryNotFound(field="entry")
                await self.create(tx, viewer, base_id, question, locale, entry_id)
            except ZhikeError as error:
                failed.append((number, error))
                continue
            before.add(fold(question))
            made += 1
        return made, failed

    async def get(self, tx: Tx, check_id: UUID) -> Check:
        """Return a check; raises CheckNotFound."""
        check = await queries_checks.check(tx, check_id)
        if check is None:
            raise CheckNotFound
        return check

    async def change(self, tx: Tx, check_id: UUID, question: str, locale: str, entry_id: UUID | None) -> Check:
        """Change a check."""
        check = await self.get(tx, check_id)
        await queries_checks.update(tx, check_id, await self._values(tx, check.base_id, question, locale, entry_id))
        return await self.get(tx, check_id)

    async def delete(self, tx: Tx, check_id: UUID) -> None:
        """Delete a check; raises CheckNotFound."""
        if not await queries_checks.remove(tx, check_id):
            raise CheckNotFound

    async def run(
        self, workspace_id: UUID, viewer: Viewer | None, base_id: UUID,
        changed: Mapping[UUID, EntryDraft] | None = None, entry_id: UUID | None = None,
    ) -> CheckRun:  # fmt: skip
        """Run a base's checks, with changed entries on top when something is about to be published, and store the result."""
        async with self.db.transaction(workspace_id) as tx:
            checks = await self.of_base(tx, base_id)
        began = time.monotonic()
        tried: Sequence[Tried] = []
        if checks:
            forbid_transaction("checks")
            asked = [(check.question, check.locale) for check in checks]
            tried = await self.trials.try_all(workspace_id, base_id, asked, changed or {})
        took = round((time.monotonic() - began) * 1000)
        async with self.db.transaction(workspace_id) as tx:
            titles = await queries_checks.titles(tx, [entry_id for one in tried for entry_id in one.entry_ids])
            titles |= {changed_id: draft.question for changed_id, draft in (changed or {}).items()}  # as it would be
            results = [_result(check, one, titles) for check, one in zip(checks, tried, strict=True)]
            return await queries_checks.add_run(tx, uuid7(), base_id, entry_id, results, took, person_of(viewer))

    async def runs(
        self, tx: Tx, base_id: UUID, limit: int | None = None, cursor: str | None = None
    ) -> tuple[list[CheckRun], str | None]:
        """Return a base's runs, newest first; raises BaseNotFound."""
        if await queries.base(tx, base_id) is None:
            raise BaseNotFound
        size, before = clamp_limit(limit), decode_id_cursor(cursor)
        found = await queries_checks.runs(tx, base_id, size + 1, before)
        return found[:size], encode_cursor(str(found[size - 1].id)) if len(found) > size else None

    async def read_run(self, tx: Tx, run_id: UUID) -> CheckRun:
        """Return one run; raises RunNotFound."""
        run = await queries_checks.run(tx, run_id)
        if run is None:
            raise RunNotFound
        return run

    async def _values(self, tx: Tx, base_id: UUID, question: str, locale: str, entry_id: UUID | None) -> dict[str, Any]:
        question = tidy(question)
        if not question or len(question) > MAX_QUESTION:
            raise Invalid(
                "question", f"A question has 1 to {MAX_QUESTION} characters.", f"问题需为 1 到 {MAX_QUESTION} 个字符。"
            )
        if locale not in LOCALES:
            raise Invalid("locale", "Use zh or en.", "语言请填写 zh 或 en。")
        if entry_id is not None:
            entry = await queries.entry(tx, entry_id)
            if entry is None or entry.base_id != base_id:
                raise EntryNotFound(field="entry_id")
        return {"question": question, "locale": locale, "entry": entry_id}


def _result(check: Check, tried: Tried, titles: Mapping[UUID, str]) -> dict[str, Any]:
    return {
        "check_id": str(check.id),
        "question": check.question,
        "expected": {"entry_id": str(check.entry_id), "title": check.entry_title} if check.entry_id else None,
        "passed": judge(check, tried),
        "outcome": tried.outcome,
        "confidence": tried.confidence,
        "entry_ids": [str(one) for one in tried.entry_ids],
        "entries": [{"id": str(one), "title": titles.get(one, "")} for one in tried.entry_ids],
    }
