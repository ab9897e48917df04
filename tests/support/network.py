"""Tests reach nothing outside this machine."""

import ipaddress
import sys
from typing import Any

_guarded = False


class OutsideConnection(RuntimeError):
    """A test tried to connect to another machine."""


def only_loopback() -> None:
    """Refuse connections and look-ups that leave this machine, from now to the end of the process."""
    global _guarded
    if not _guarded:
        sys.addaudithook(_guard)
        _guarded = True


def _guard(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and isinstance(arguments[1], tuple) and not is_local(arguments[1][0]):
        raise OutsideConnection(f"connection to {arguments[1]}")
    if event == "socket.getaddrinfo" and not is_local(arguments[0]):
        raise OutsideConnection(f"look-up of {arguments[0]!r}")


def is_local(host: str | bytes | None) -> bool:
    """Say whether `host` is this machine; names other than localhost are not looked up."""
    if isinstance(host, bytes):
        host = host.decode("ascii", errors="replace")
    if host in (None, "", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(str(host).split("%")[0])
    except ValueError:
        return str(host).endswith((".test", ".localhost"))
    return address.is_loopback or address.is_unspecified
