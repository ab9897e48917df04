"""HTML that escapes by default: text becomes text; only what `h` made is markup."""

from collections.abc import Iterable, Mapping
from html import escape

VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


class Html(str):
    """Markup that is safe as it stands."""

    __slots__ = ()


Child = str | None | Iterable["Child"]


def h(tag: str, attributes: Mapping[str, str | bool | None] | None = None, *children: Child) -> Html:
    """Return an element; attributes that are None or False are left out, True stands alone."""
    shown = "".join(
        f" {name}" if value is True else f' {name}="{escape(str(value))}"'
        for name, value in (attributes or {}).items()
        if value is not None and value is not False
    )
    return Html(f"<{tag}{shown}>" if tag in VOID else f"<{tag}{shown}>{join(children)}</{tag}>")


def join(children: Iterable[Child]) -> Html:
    """Return children one after another."""
    parts = []
    for child in children:
        if isinstance(child, Html):
            parts.append(str(child))
        elif isinstance(child, str):
            parts.append(escape(child))
        elif child is not None:
            parts.append(str(join(child)))
    return Html("".join(parts))
