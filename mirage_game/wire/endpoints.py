"""Which addresses stay on this machine."""

from __future__ import annotations

from ipaddress import ip_address

DEFAULT_ENDPOINT = "tcp://127.0.0.1:7420"


def is_local(endpoint: str) -> bool:
    """Whether a ZeroMQ address stays on this machine; any other needs CURVE keys. Raises `ValueError` for nonsense."""
    scheme, separator, rest = endpoint.partition("://")
    if scheme in ("ipc", "inproc") and rest:
        return True
    host, colon, port = rest.rpartition(":")
    if scheme != "tcp" or not separator or not colon or not host or not port:
        raise ValueError(f"{endpoint!r} is not an address. Write one like {DEFAULT_ENDPOINT}.")
    return is_loopback(host.rpartition(";")[2])  # a source address may come first


def is_loopback(host: str) -> bool:
    """Whether a host is this machine for sure."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:  # a name, an interface, or a star: may be anywhere
        return False
