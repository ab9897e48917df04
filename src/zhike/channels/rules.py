"""Which sites may carry a widget. No I/O."""

from collections.abc import Sequence
from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}


def origin_allowed(allowed: Sequence[str], origin: str) -> bool:
    """Say whether a browser's ``Origin`` is one of ``allowed``; an empty list allows every site.

    An entry is an origin (https://shop.example.com), or https://*.example.com for every site below example.com, not
    example.com itself: what the same words mean in the Content-Security-Policy that lets these sites frame the widget.
    """
    return not allowed or any(_fits(entry, origin) for entry in allowed)


def _fits(entry: str, origin: str) -> bool:
    (scheme, host, port), (its_scheme, its_host, its_port) = _parts(entry), _parts(origin)
    if (scheme, port) != (its_scheme, its_port):
        return False
    if not host.startswith("*."):
        return host == its_host
    below = its_host.removesuffix(host[1:])
    return below != its_host and all(below.split("."))  # a label at least, and none of them empty


def _parts(origin: str) -> tuple[str, str, int | None]:
    try:
        parts = urlsplit(origin.lower())
        return parts.scheme, parts.hostname or "", parts.port or PORTS.get(parts.scheme)
    except ValueError:
        return "", "", None
