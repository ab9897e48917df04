"""XLSX without surprises: sizes are checked, declared and real, before anything is expanded for good."""

import io
import warnings
import zipfile
import zlib
from xml.parsers.expat import ExpatError

from openpyxl import load_workbook

from zhike.knowledge.errors import ImportRefused

MAX_MEMBERS = 2_000
MAX_EXPANDED = 80 * 1024 * 1024  # all members together
MAX_RATIO = 200  # real workbooks compress 5 to 20 times
MAX_COLUMNS = 60
_CHUNK = 256 * 1024


def read_workbook(data: bytes, max_rows: int) -> list[tuple[str, list[list[object]]]]:
    """Return the sheets that have any cells, by name; raises ImportRefused for bombs and broken files."""
    check_archive(data)
    found: list[tuple[str, list[list[object]]]] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of styles it does not know
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            try:
                for sheet in book.worksheets:
                    rows = _rows(sheet, max_rows)
                    if rows:
                        found.append((sheet.title, rows))
            finally:
                book.close()
    except ImportRefused:
        raise
    except (
        zipfile.BadZipFile,
        ExpatError,
        zlib.error,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        OSError,
        SyntaxError,
    ):
        raise ImportRefused("broken_workbook") from None
    return found


def _rows(sheet: object, max_rows: int) -> list[list[object]]:
    rows: list[list[object]] = []
    blank = 0
    reset = getattr(sheet, "reset_dimensions", None)
    if reset is not None:
        reset()  # the declared dimension may lie
    for number, row in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS, values_only=True)):  # type: ignore[attr-defined]
        cells = list(row)
        if any(cell not in (None, "") for cell in cells):
            rows.extend([[] for _ in range(blank)])
            blank = 0
            rows.append(cells)
        else:
            blank += 1
        if len(rows) > max_rows + 1 or number > max_rows * 4:
            raise too_many_rows(max_rows)
    return rows


def check_archive(data: bytes, needed: str | None = "[Content_Types].xml", broken: str = "broken_workbook") -> None:
    """Raise ImportRefused unless the archive is sane (members, ratio and size, as declared and as they are) and has ``needed``.

    ``broken``: the reason given for one that cannot be read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            declared = sum(member.file_size for member in members)
            if len(members) > MAX_MEMBERS or declared > MAX_EXPANDED or declared > MAX_RATIO * max(len(data), 4096):
                raise _bomb()
            if any(member.flag_bits & 0x1 for member in members):
                raise ImportRefused("encrypted")
            if needed is not None and needed not in archive.namelist():
                raise ImportRefused(broken)
            budget = min(MAX_EXPANDED, MAX_RATIO * max(len(data), 4096))
            for member in members:
                budget = _expand(archive, member, budget)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise ImportRefused(broken) from None


def _expand(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: int) -> int:
    """Read a member piecewise, keeping nothing, and return what is left of the budget."""
    tail = b""
    is_xml = member.filename.lower().endswith((".xml", ".rels", ".vml"))
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            budget -= len(chunk)
            if budget < 0:
                raise _bomb()
            bare = tail + chunk.replace(b"\x00", b"") if is_xml else b""
            if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
                raise _bomb()  # entities may expand without end; no office program writes them
            tail = bare[-16:]
    return budget


def too_many_rows(limit: int) -> ImportRefused:
    """Return the refusal of a file with too many rows."""
    return ImportRefused("too_many_rows", limit=limit)


def _bomb() -> ImportRefused:
    return ImportRefused("expands_too_far")
