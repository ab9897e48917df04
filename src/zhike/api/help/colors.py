"""The brand's colour made readable on paper and at night (WCAG AA), as the widget does it (web/widget/src/theme.ts)."""

Rgb = tuple[float, float, float]
PAPER: Rgb = (255, 255, 255)
INK: Rgb = (27, 31, 42)
NIGHT: Rgb = (23, 26, 33)
AA = 4.5
HOUSE = "#0E8A7D"


def parse(text: str) -> Rgb:
    """Return #rrggbb as numbers; anything else is the house colour."""
    digits = text.removeprefix("#")
    if len(digits) != 6 or any(c not in "0123456789abcdefABCDEF" for c in digits):
        return parse(HOUSE)
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def shown(color: Rgb) -> str:
    """Return it as style sheets write it."""
    return "#" + "".join(f"{round(part):02x}" for part in color)


def _luminance(color: Rgb) -> float:
    r, g, b = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in (part / 255 for part in color))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(a: Rgb, b: Rgb) -> float:
    """Return the WCAG contrast, 1…21."""
    low, high = sorted((_luminance(a), _luminance(b)))
    return (high + 0.05) / (low + 0.05)


def _mix(a: Rgb, b: Rgb, part: float) -> Rgb:
    return (a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part, a[2] + (b[2] - a[2]) * part)


def readable(color: Rgb, ground: Rgb, pole: Rgb, wanted: float = AA) -> Rgb:
    """Return the colour moved towards ``pole`` just far enough to be read on ``ground``."""
    for step in range(26):
        tried = _mix(color, pole, step * 0.04)
        if contrast(tried, ground) >= wanted:
            return tried
    return pole


def palette(color: str) -> dict[str, str]:
    """Return the custom properties that the pages' style sheet uses."""
    brand = parse(color)
    on = PAPER if contrast(brand, PAPER) >= contrast(brand, INK) else INK
    return {
        "--brand": shown(readable(brand, on, INK if on == PAPER else PAPER)),
        "--on-brand": shown(on),
        "--link-day": shown(readable(brand, (246, 247, 249), INK, 4.6)),
        "--link-night": shown(readable(brand, (36, 41, 52), PAPER, 4.6)),
    }
