"""Characters of a PDF page into lines of words, with where they stand and how they look."""

import ctypes
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdf_c

MAX_CHARS = 60_000  # of one page
EDGE = 0.08  # of a page's height at its top and bottom, where headers and footers stand


@dataclass(slots=True)
class Char:
    """One sign and its box, in points from the page's lower left corner."""

    sign: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    bold: bool


@dataclass(slots=True)
class Line:
    """One line of text. ``chars`` keep their boxes for tables; ``edge``: it stands where headers and footers do."""

    chars: list[Char]
    edge: bool = False
    widest: float = 0.0  # right side of the page's text
    follows: bool = False  # directly below a line of the same size
    text: str = field(init=False)
    size: float = field(init=False)
    bold: bool = field(init=False)

    def __post_init__(self) -> None:
        self.text = text_of(self.chars)
        printed = [char for char in self.chars if char.sign.strip()] or self.chars
        self.size = round(sorted(char.size for char in printed)[len(printed) // 2], 1)
        self.bold = sum(char.bold for char in printed) > 0.8 * len(printed)

    @property
    def left(self) -> float:
        """Return where it begins."""
        return min(char.left for char in self.chars)

    @property
    def right(self) -> float:
        """Return where it ends."""
        return max(char.right for char in self.chars)

    @property
    def top(self) -> float:
        """Return its upper side."""
        return max(char.top for char in self.chars)

    @property
    def bottom(self) -> float:
        """Return its lower side."""
        return min(char.bottom for char in self.chars)


def page_lines(text: pdfium.PdfTextPage, height: float) -> list[Line]:
    """Return a page's lines in reading order."""
    chars = _chars(text)
    lines: list[list[Char]] = []
    for char in chars:
        last = lines[-1][-1] if lines else None
        if last is not None and _same_line(last, char):
            lines[-1].append(char)
        elif char.sign.strip():
            lines.append([char])
    found = [Line(line) for line in _merged([line for line in lines if any(c.sign.strip() for c in line)])]
    widest = max((line.right for line in found), default=0.0)
    for before, line in zip([None, *found], found, strict=False):
        line.widest = widest
        line.edge = line.bottom > height * (1 - EDGE) or line.top < height * EDGE
        line.follows = (
            before is not None
            and abs(before.size - line.size) < 0.5
            and 0 <= before.bottom - line.top < line.size * 1.2
        )
    return found


def text_of(chars: list[Char]) -> str:
    """Return signs as text, with a space where a gap is wide."""
    found = ""
    last: Char | None = None
    for char in chars:
        if last is not None and char.sign.strip() and last.sign.strip():
            gap = char.left - last.right
            if gap > max(char.size, last.size) * (0.8 if ord(char.sign) > 0x2E80 or ord(last.sign) > 0x2E80 else 0.25):
                found += " "
        found += char.sign
        last = char
    return " ".join(found.split())


def _same_line(last: Char, char: Char) -> bool:
    if not char.sign.strip():
        return True
    middle = (char.top + char.bottom) / 2
    tall = max(last.top - last.bottom, last.size * 0.5)
    return last.bottom - tall * 0.25 <= middle <= last.top + tall * 0.25 and char.left >= last.left - char.size


def _merged(lines: list[list[Char]]) -> list[list[Char]]:
    """Join pieces that follow each other at one height: programs write a table's row cell by cell."""
    found: list[list[Char]] = []
    for line in lines:
        if found:
            last, first = found[-1], line[0]
            height, other = _middle(last), _middle(line)
            if (
                abs(height - other) < max(first.size, last[0].size) * 0.35
                and first.left > max(c.right for c in last) - 1
            ):
                last.extend(line)
                continue
        found.append(line)
    return found


def _middle(chars: list[Char]) -> float:
    return (max(c.top for c in chars) + min(c.bottom for c in chars)) / 2


def _chars(text: pdfium.PdfTextPage) -> list[Char]:
    """Read every sign with its box by PDFium's own calls: 3 µs a sign."""
    rectangle = pdf_c.FS_RECTF()  # the box of the font's measures: a narrow sign keeps its full width
    reference = ctypes.byref(rectangle)
    found: list[Char] = []
    for at in range(min(text.count_chars(), MAX_CHARS)):
        code = pdf_c.FPDFText_GetUnicode(text, at)
        if code in (0, 0xFFFE, 0xFFFF, 0xFFFD) or 0xD800 <= code <= 0xDFFF:
            continue
        sign = "-" if code == 2 else chr(code)
        if sign in "\r\n":
            continue
        pdf_c.FPDFText_GetLooseCharBox(text, at, reference)
        size = pdf_c.FPDFText_GetFontSize(text, at)
        box = (rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        if not sign.strip() and found:
            box = (found[-1].right, found[-1].bottom, max(rectangle.left, found[-1].right), found[-1].top)
        size = size if size > 1.5 else max(box[3] - box[1], 1.0)  # scaled by the matrix instead of the font
        bold = pdf_c.FPDFText_GetFontWeight(text, at) >= 600
        found.append(Char(sign, *box, size, bold))
    return found
