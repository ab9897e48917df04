"""Files of `zhike eval`, in any encoding an import reads. What does not fit ends the command: file, line, what to do."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from zhike.cli.say import Stop
from zhike.knowledge import ImportRefused, csv_records, decode

MOST = 1_000_000  # rows


class Misfit(Stop):
    """What was handed in does not fit; the exit code is 2."""

    status = 2


def misfit(path: Path, line: int, what: str, mend: str) -> Misfit:
    """Return what ends the command over a line: “line 3 of a.csv has no label”."""
    return Misfit(f"line {line} of {path} {what}", mend)


def table(path: Path, columns: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """Return the rows of a CSV file, each with its line, by column; none of the cells asked for is empty."""
    text = _text(path, "CSV")
    try:
        records = [(line, [str(cell).strip() for cell in cells]) for line, cells in csv_records(text, MOST)]
    except ImportRefused as refusal:
        raise Misfit(f"{path} cannot be read", refusal.message("en")) from None
    filled = [(line, cells) for line, cells in records if any(cells)]
    header = filled[0][1] if filled else []
    missing = [column for column in columns if column not in header]
    if missing:
        raise Misfit(f"{path} has no column {', '.join(missing)}", f"Its first line must name {', '.join(columns)}.")
    twice = [column for column in columns if header.count(column) > 1]
    if twice:
        raise Misfit(f"{path} has two columns {twice[0]}", "Keep the one that is meant.")
    if not filled[1:]:
        raise Misfit(f"{path} has no rows", "Put at least one below its header.")
    rows = []
    for line, cells in filled[1:]:
        if any(cells[len(header) :]):
            mend = "Put a text that holds a comma in quotation marks."
            raise misfit(path, line, f"has {len(cells)} cells, its header {len(header)}", mend)
        row = dict(zip(header, cells, strict=False))
        empty = [column for column in columns if not row.get(column)]
        if empty:
            raise misfit(path, line, f"has no {', '.join(empty)}", "Fill the cell or delete the line.")
        rows.append((line, row))
    return rows


def objects(path: Path, fields: Sequence[str]) -> list[tuple[int, dict[str, Any]]]:
    """Return the objects of a JSONL file, each with its line; all have these fields."""
    found = []
    for line, written in enumerate(_text(path, "JSONL").split("\n"), 1):
        if not written.strip():
            continue
        try:
            value = msgspec.json.decode(written, type=dict[str, Any])
        except (msgspec.DecodeError, RecursionError):
            mend = "Put one whole object on each line, its texts in double quotation marks."
            raise misfit(path, line, "is not a JSON object", mend) from None
        missing = [field for field in fields if field not in value]
        if missing:
            raise misfit(path, line, f"has no {', '.join(missing)}", f"It needs {', '.join(fields)}.")
        found.append((line, value))
        if len(found) > MOST:
            raise Misfit(f"{path} has more than {MOST} lines", "Split it.")
    if not found:
        raise Misfit(f"{path} has no lines", "Put at least one JSON object there.")
    return found


def _text(path: Path, form: str) -> str:
    mend = f"Give the path of a {form} file."
    try:
        return decode(path.read_bytes())[0].replace("\x00", "")
    except FileNotFoundError:
        raise Misfit(f"there is no file {path}", mend) from None
    except IsADirectoryError:
        raise Misfit(f"{path} is a folder", mend) from None
    except OSError as error:
        raise Misfit(f"{path} cannot be read: {error.strerror}", mend) from None
    except ImportRefused as refusal:
        raise Misfit(f"{path} cannot be read", refusal.message("en")) from None
