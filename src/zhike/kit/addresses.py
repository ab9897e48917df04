"""Which network addresses a server may be sent to by somebody else's setting (the guard against request forgery)."""

from ipaddress import ip_address


def is_public(address: str) -> bool:
    """Say whether an IP address belongs to the public Internet: not private, loopback, link-local, shared or reserved."""
    try:
        ip = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(ip, "ipv4_mapped", None)
    return (mapped or ip).is_global and not (mapped or ip).is_multicast
