"""How the results of a suite of conversations are printed."""

from collections.abc import Sequence

import msgspec

from zhike.dialogue import Result, totals

SHOWN = 120  # characters of an answer that a miss shows


def print_suite(results: Sequence[Result], seconds: float, as_json: bool) -> int:
    """Print failures and totals by file, or one JSON object; returns how many cases failed."""
    files = totals(results)
    failed = [result for result in results if result.misses]
    if as_json:
        figures = {
            "passed": len(results) - len(failed),
            "failed": len(failed),
            "cases": len(results),
            "seconds": round(seconds, 2),
            "files": files,
            "failures": [
                {"file": result.case.file, "name": result.case.name, "misses": [_plain(miss) for miss in result.misses]}
                for result in failed
            ],
        }
        print(msgspec.json.encode(figures).decode())
        return len(failed)
    for result in failed:
        print(f"{result.case.file}: {result.case.name}")
        for miss in result.misses:
            print(f"    turn {miss.turn} “{miss.said}”: {miss.what} should be {miss.wanted}, came {_short(miss.came)}")
    for file, counts in files.items():
        print(f"{file:24} {counts['passed']:4} passed {counts['failed']:4} failed")
    print(f"{'all':24} {len(results) - len(failed):4} passed {len(failed):4} failed, {seconds:.1f} s")
    return len(failed)


def _plain(miss: object) -> dict[str, object]:
    return {name: getattr(miss, name) for name in ("turn", "said", "what", "wanted", "came")}


def _short(came: object) -> str:
    written = str(came)
    return written if len(written) <= SHOWN else f"{written[:SHOWN]}…"
