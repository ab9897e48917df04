"""Tables of a PDF page: where rules make a grid, else where lines fall into the same columns."""

from bisect import bisect_right

import pypdfium2 as pdfium
import pypdfium2.raw as pdf_c

from zhike.knowledge.reading.pdf_lines import Char, Line, text_of

THIN = 2.5  # points: a path thinner than this is a rule
NEAR = 3.0
MAX_PATHS = 4_000  # of one page: a drawing has more, and no tables
Rule = tuple[float, float, float]  # where it stands, from, to
Rules = tuple[list[Rule], list[Rule]]  # level ones by height, upright ones by place
Cells = tuple[tuple[str, ...], ...]


def rules_of(page: pdfium.PdfPage) -> Rules:
    """Return the rules on a page; a box has four."""
    level: list[Rule] = []
    upright: list[Rule] = []
    for count, path in enumerate(page.get_objects(filter=[pdf_c.FPDF_PAGEOBJ_PATH], max_depth=4)):
        if count > MAX_PATHS:
            return [], []
        left, bottom, right, top = path.get_bounds()
        if top - bottom < THIN and right - left > THIN:
            level.append(((top + bottom) / 2, left, right))
        elif right - left < THIN and top - bottom > THIN:
            upright.append(((left + right) / 2, bottom, top))
        elif right - left > 8 and top - bottom > 6:
            level += [(top, left, right), (bottom, left, right)]
            upright += [(left, bottom, top), (right, bottom, top)]
    return level, upright


def ruled(lines: list[Line], rules: Rules) -> tuple[list[Line], list[tuple[float, Cells]]]:
    """Return the lines outside of tables, and the tables as (upper side, cells)."""
    tables: list[tuple[float, Cells]] = []
    for level, upright in _grids(rules):
        ys = sorted(_places([rule[0] for rule in level]), reverse=True)
        xs = sorted(_places([rule[0] for rule in upright]))
        if len(ys) < 3 or len(xs) < 3:
            continue
        inside = [
            line
            for line in lines
            if ys[-1] < (line.top + line.bottom) / 2 < ys[0] and line.right > xs[0] and line.left < xs[-1]
        ]
        cells = _fill(inside, xs, ys, level)
        if sum(bool(cell) for row in cells for cell in row) < 3:
            continue
        tables.append((ys[0], cells))
        taken = set(map(id, inside))
        lines = [line for line in lines if id(line) not in taken]
    return lines, tables


def _grids(rules: Rules) -> list[Rules]:
    """Gather rules that touch each other: each gathering may be a table."""
    level, upright = rules
    groups: list[tuple[list[Rule], list[Rule], list[float]]] = []  # with bounds: left, bottom, right, top
    boxes: list[tuple[list[Rule], list[Rule], list[float]]] = [([y], [], [y[1], y[0], y[2], y[0]]) for y in level] + [
        ([], [x], [x[0], x[1], x[0], x[2]]) for x in upright
    ]
    for ys, xs, (left, bottom, right, top) in sorted(boxes, key=lambda box: -box[2][3]):
        touching = [
            g
            for g in groups
            if left <= g[2][2] + NEAR and right >= g[2][0] - NEAR and bottom <= g[2][3] + NEAR and top >= g[2][1] - NEAR
        ]
        made: tuple[list[Rule], list[Rule], list[float]] = ([*ys], [*xs], [left, bottom, right, top])
        for g in touching:
            made[0].extend(g[0])
            made[1].extend(g[1])
            made[2][:] = [
                min(made[2][0], g[2][0]),
                min(made[2][1], g[2][1]),
                max(made[2][2], g[2][2]),
                max(made[2][3], g[2][3]),
            ]
        groups = [g for g in groups if not any(g is one for one in touching)] + [made]
    return [(ys, xs) for ys, xs, _ in groups if len(ys) > 2 and len(xs) > 2]


def _places(values: list[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


def _fill(lines: list[Line], xs: list[float], ys: list[float], level: list[Rule]) -> Cells:
    downward = [-y for y in ys]
    grid: list[list[list[list[Char]]]] = [[[] for _ in xs[1:]] for _ in ys[1:]]
    for line in sorted(lines, key=lambda line: -line.top):
        row = min(max(bisect_right(downward, -(line.top + line.bottom) / 2) - 1, 0), len(ys) - 2)
        parts: dict[int, list[Char]] = {}
        for char in line.chars:
            column = min(max(bisect_right(xs, (char.left + char.right) / 2) - 1, 0), len(xs) - 2)
            parts.setdefault(column, []).append(char)
        for column, chars in parts.items():
            grid[row][column].append(chars)
    cells = [[_cell(pieces) for pieces in row] for row in grid]
    for row in range(1, len(cells)):  # no rule above an empty cell: it belongs to the one above
        for column, text in enumerate(cells[row]):
            middle = (xs[column] + xs[column + 1]) / 2
            if not text and not any(abs(y - ys[row]) < NEAR and left <= middle <= right for y, left, right in level):
                cells[row][column] = cells[row - 1][column]
    return tuple(tuple(row) for row in cells if any(row))


def _cell(pieces: list[list[Char]]) -> str:
    text = ""
    for part in map(text_of, pieces):
        if part:
            text += ("" if not text or ord(text[-1]) > 0x2E80 else " ") + part
    return text


def columned(lines: list[Line]) -> list[Line | Cells]:
    """Return the lines; three or more in a row that fall into the same columns become a table."""
    found: list[Line | Cells] = []
    at = 0
    while at < len(lines):
        first = _segments(lines[at])
        end = at + 1
        while len(first) > 1 and end < len(lines) and _alike(first, _segments(lines[end])):
            end += 1
        if len(first) > 1 and end - at >= 3:
            found.append(tuple(tuple(text_of(part) for part in _segments(line)) for line in lines[at:end]))
        else:
            end = at + 1
            found.append(lines[at])
        at = end
    return found


def _segments(line: Line) -> list[list[Char]]:
    """Cut a line where a gap is wider than two signs."""
    parts: list[list[Char]] = [[]]
    for char in (c for c in line.chars if c.sign.strip()):
        if parts[-1] and char.left - parts[-1][-1].right > line.size * 1.8:
            parts.append([])
        parts[-1].append(char)
    return parts


def _alike(one: list[list[Char]], other: list[list[Char]]) -> bool:
    return len(one) == len(other) and all(
        abs(a[0].left - b[0].left) < a[0].size * 1.2 or abs(a[-1].right - b[-1].right) < a[0].size * 1.2
        for a, b in zip(one, other, strict=True)
    )
