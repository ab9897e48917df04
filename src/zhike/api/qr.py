"""QR codes (ISO/IEC 18004) for addresses: byte mode, error correction M, versions 1 to 10 (213 bytes), drawn as SVG."""

from collections.abc import Callable, Iterator, Sequence
from html import escape

# By version: (codewords of a block's error correction, ((blocks, data codewords of each), …)) at level M.
BLOCKS: tuple[tuple[int, tuple[tuple[int, int], ...]], ...] = (
    (10, ((1, 16),)),
    (16, ((1, 28),)),
    (26, ((1, 44),)),
    (18, ((2, 32),)),
    (24, ((2, 43),)),
    (16, ((4, 27),)),
    (18, ((4, 31),)),
    (22, ((2, 38), (2, 39))),
    (22, ((3, 36), (2, 37))),
    (26, ((4, 43), (1, 44))),
)
ALIGNED: tuple[tuple[int, ...], ...] = (
    (), (6, 18), (6, 22), (6, 26), (6, 30), (6, 34), (6, 22, 38), (6, 24, 42), (6, 26, 46), (6, 28, 50),
)  # fmt: skip
MASKS: tuple[Callable[[int, int], int], ...] = (
    lambda r, c: (r + c) % 2, lambda r, _c: r % 2, lambda _r, c: c % 3, lambda r, c: (r + c) % 3,
    lambda r, c: (r // 2 + c // 3) % 2, lambda r, c: r * c % 2 + r * c % 3, lambda r, c: (r * c % 2 + r * c % 3) % 2,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2,
)  # fmt: skip
FINDER_LIKE = ((1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0), (0, 0, 0, 0, 1, 0, 1, 1, 1, 0, 1))
MOST_BYTES = 213  # of an address, in version 10 at level M
QUIET = 4  # light modules around it

Grid = list[list[int | None]]


def _tables() -> tuple[list[int], list[int]]:
    powers, logs, value = [0] * 512, [0] * 256, 1
    for n in range(255):
        powers[n], logs[value] = value, n
        value <<= 1
        value ^= 0x11D if value & 0x100 else 0
    powers[255:510] = powers[:255]
    return powers, logs


EXP, LOG = _tables()


def _correction(data: Sequence[int], number: int) -> list[int]:
    """Return the Reed–Solomon codewords of a block."""
    generator = [1]
    for n in range(number):
        grown = [*generator, 0]
        for at, factor in enumerate(generator):
            grown[at + 1] ^= EXP[LOG[factor] + n] if factor else 0
        generator = grown
    rest = [*data, *[0] * number]
    for at in range(len(data)):
        lead = rest[at]
        if lead:
            for n, factor in enumerate(generator):
                rest[at + n] ^= EXP[LOG[factor] + LOG[lead]]
    return rest[len(data) :]


def _codewords(content: bytes, version: int) -> list[int]:
    """Return data and correction, interleaved."""
    number, groups = BLOCKS[version - 1]
    room = sum(blocks * each for blocks, each in groups)
    length = 8 if version < 10 else 16
    bits = "0100" + f"{len(content):0{length}b}" + "".join(f"{byte:08b}" for byte in content)
    bits += "0" * min(4, room * 8 - len(bits))
    bits += "0" * (-len(bits) % 8)
    data = [int(bits[at : at + 8], 2) for at in range(0, len(bits), 8)]
    data += [(0xEC, 0x11)[n % 2] for n in range(room - len(data))]
    blocks, at = [], 0
    for several, each in groups:
        for _ in range(several):
            blocks.append(data[at : at + each])
            at += each
    checks = [_correction(block, number) for block in blocks]
    longest = max(len(block) for block in blocks)
    mixed = [block[n] for n in range(longest) for block in blocks if n < len(block)]
    return mixed + [check[n] for n in range(number) for check in checks]


def _frame(version: int) -> Grid:
    """Return finders, timing, alignment and, as light, what format and version will take."""
    size = 17 + 4 * version
    grid: Grid = [[None] * size for _ in range(size)]
    for top, left in ((0, 0), (0, size - 7), (size - 7, 0)):
        for r in range(-1, 8):
            for c in range(-1, 8):
                if 0 <= top + r < size and 0 <= left + c < size:
                    ring = max(abs(r - 3), abs(c - 3))
                    grid[top + r][left + c] = int(ring in (0, 1, 3))
    for n in range(8, size - 8):
        grid[6][n] = grid[n][6] = (n + 1) % 2
    _align(grid, ALIGNED[version - 1])
    for n in range(9):
        for r, c in ((8, n), (n, 8), (8, size - 1 - n), (size - 1 - n, 8)):
            if grid[r][c] is None and (n < 8 or r == c == 8):
                grid[r][c] = 0
    if version >= 7:
        _version(grid, version)
    grid[size - 8][8] = 1
    return grid


def _align(grid: Grid, centres: tuple[int, ...]) -> None:
    for r in centres:
        for c in centres:
            if (r, c) in ((6, 6), (6, centres[-1]), (centres[-1], 6)):
                continue  # finders stand there
            for y in range(-2, 3):
                for x in range(-2, 3):
                    grid[r + y][c + x] = int(max(abs(y), abs(x)) != 1)


def _remainder(value: int, generator: int, bits: int) -> int:
    rest = value << bits
    while rest.bit_length() > bits:
        rest ^= generator << (rest.bit_length() - bits - 1)
    return value << bits | rest


def _version(grid: Grid, version: int) -> None:
    word, size = _remainder(version, 0x1F25, 12), len(grid)
    for n in range(18):
        bit, r, c = word >> n & 1, n // 3, size - 11 + n % 3
        grid[r][c] = grid[c][r] = bit


def _format(grid: Grid, mask: int) -> None:
    word, size = _remainder(mask, 0x537, 10) ^ 0x5412, len(grid)  # level M is 00
    for n in range(15):
        bit = word >> n & 1
        grid[n if n < 6 else n + 1 if n < 8 else size - 15 + n][8] = bit
        grid[8][size - 1 - n if n < 8 else 7 if n == 8 else 14 - n] = bit
    grid[size - 8][8] = 1


def _way(grid: Grid) -> Iterator[tuple[int, int]]:
    """Yield the free modules in the order in which data fills them: up and down in pairs of columns."""
    size = len(grid)
    columns = [c - 1 if c <= 6 else c for c in range(size - 1, 0, -2)]
    for n, right in enumerate(columns):
        for step in range(size):
            r = size - 1 - step if n % 2 == 0 else step
            for c in (right, right - 1):
                if grid[r][c] is None:
                    yield r, c


def _penalty(grid: Sequence[Sequence[int]]) -> int:
    size, total = len(grid), 0
    for line in [*grid, *(list(column) for column in zip(*grid, strict=True))]:
        run = 1
        for n in range(1, size + 1):
            if n < size and line[n] == line[n - 1]:
                run += 1
            else:
                total += run - 2 if run >= 5 else 0
                run = 1
        total += 40 * sum(tuple(line[n : n + 11]) in FINDER_LIKE for n in range(size - 10))
    for r in range(size - 1):
        for c in range(size - 1):
            total += 3 * (grid[r][c] == grid[r][c + 1] == grid[r + 1][c] == grid[r + 1][c + 1])
    dark = sum(map(sum, grid)) * 100 / size**2
    return total + 10 * int(abs(dark - 50) // 5)


def modules(text: str) -> list[list[int]]:
    """Return the code of a text, rows of 0 and 1; raises ValueError beyond 213 bytes."""
    content = text.encode()
    version = next((n for n in range(1, 11) if len(content) <= _room(n)), None)
    if version is None:
        raise ValueError("too long for a QR code")
    frame, words = _frame(version), _codewords(content, version)
    bits = [word >> n & 1 for word in words for n in range(7, -1, -1)]
    places = list(_way(frame))
    best: list[list[int]] | None = None
    least = -1
    for number, mask in enumerate(MASKS):
        grid = [list(row) for row in frame]
        for n, (r, c) in enumerate(places):
            grid[r][c] = (bits[n] if n < len(bits) else 0) ^ (mask(r, c) == 0)
        _format(grid, number)
        made = [[int(bool(one)) for one in row] for row in grid]
        penalty = _penalty(made)
        if best is None or penalty < least:
            best, least = made, penalty
    assert best is not None
    return best


def _room(version: int) -> int:
    return sum(blocks * each for blocks, each in BLOCKS[version - 1][1]) - (2 if version < 10 else 3)


def svg(text: str, label: str) -> str:
    """Return the code as a picture, dark on white whatever stands around it."""
    grid = modules(text)
    size = len(grid) + 2 * QUIET
    path = "".join(
        f"M{c + QUIET} {r + QUIET}h1v1h-1z" for r, row in enumerate(grid) for c, one in enumerate(row) if one
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img" shape-rendering="crispEdges">'
        f"<title>{escape(label)}</title>"
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path d="{path}"/></svg>'
    )
