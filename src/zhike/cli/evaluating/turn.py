"""`zhike eval turn`."""

import asyncio
from pathlib import Path

from zhike.cli.evaluating.figures import Embedder
from zhike.cli.evaluating.files import Misfit
from zhike.cli.evaluating.suite import print_suite
from zhike.cli.say import meter
from zhike.cli.shop_files import relations_in
from zhike.db.places import bundled
from zhike.dialogue import BadSuite, Case, Result, read_suite, run_suite
from zhike.knowledge import EntryDraft, ImportRefused, MemoryKnowledge, read_entries, relation_troubles

READABLE = (".csv", ".jsonl", ".xlsx")


def turn(*, suite: Path, kb: Path | None = None, json: bool = False) -> None:
    """Run scripted conversations through the assistant and compare what comes with what must.

    Parameters
    ----------
    suite
        Folder of YAML files, each a list of cases: name, locale, people, turns (customer, expect).
    kb
        Folder of knowledge as an import reads it, with its relations in catalogue/relations.zh.csv and .en.csv where
        there are any; the example shop's if not given.
    json
        Print one JSON object instead of a table.
    """
    known = kb or bundled("examples") / "knowledge"
    for folder, what in ((suite, "cases"), (known, "knowledge")):
        if not folder.is_dir():
            trouble = f"{folder} is no folder" if folder.exists() else f"there is no folder {folder}"
            raise Misfit(trouble, f"Give the path of a folder with {what}.")
    try:
        cases = read_suite(suite)
    except BadSuite as error:
        raise Misfit(str(error), "See docs/assistant.md for how a case is written.") from None
    if not cases:
        raise Misfit(f"there are no cases in {suite}", "Put YAML files there.")
    results, seconds = asyncio.run(_converse(cases, _entries(known), _relations(known)))
    if print_suite(results, seconds, json):
        raise SystemExit(1)


async def _converse(
    cases: list[Case], drafts: list[EntryDraft], relations: dict[str, Path]
) -> tuple[list[Result], float]:
    embedder = Embedder()
    try:
        knowledge = await MemoryKnowledge.of(drafts, embedder)
        for locale, path in relations.items():
            knowledge.relate(locale, path.name, path.read_bytes())
        done = 0
        with meter("cases", len(cases)) as at:

            async def told(_: Result) -> None:
                nonlocal done
                done += 1
                at(done)

            return await run_suite(cases, knowledge, told)
    finally:
        embedder.close()


def _entries(folder: Path) -> list[EntryDraft]:
    drafts: list[EntryDraft] = []
    for path in sorted(path for path in folder.iterdir() if path.suffix.lower() in READABLE and path.is_file()):
        try:
            found, troubles = read_entries(path.name, path.read_bytes())
        except ImportRefused as refusal:
            raise Misfit(f"{path} cannot be read", refusal.message("en")) from None
        _stop_at(path, troubles)
        drafts += found
    if not any(draft.state == "published" for draft in drafts):
        raise Misfit(f"there is no published entry in {folder}", f"Put files there: {', '.join(READABLE)}.")
    return drafts


def _relations(folder: Path) -> dict[str, Path]:
    found = relations_in(folder)
    for path in found.values():
        _stop_at(path, relation_troubles(path.name, path.read_bytes()))
    return found


def _stop_at(path: Path, troubles: list[tuple[int, str]]) -> None:
    if troubles:
        row, trouble = troubles[0]
        more = f" (nor do {len(troubles) - 1} more)" if troubles[1:] else ""
        raise Misfit(f"row {row} of {path} does not fit{more}", trouble)
