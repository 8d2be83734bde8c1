"""By which address does this computer speak to the network? Another one means another network, or a VPN."""

from __future__ import annotations

import socket

_FAR_AWAY = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
"""Addresses of nobody (RFC 5737, 3849). Connecting a datagram socket sends nothing; it only picks the route."""
_V6_NETWORK = 64
"""The rest of an IPv6 address changes every day, for privacy."""

Way = tuple[str, ...]


def way_out() -> Way:
    """The address this computer would speak from, per family; empty where there is no way."""
    return tuple(_source(family, far) for family, far in _FAR_AWAY.items())


def _source(family: socket.AddressFamily, far: str) -> str:
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((far, 9))
            address = str(probe.getsockname()[0])
    except OSError:
        return ""
    if family is socket.AF_INET6:
        from ipaddress import ip_network

        return str(ip_network((address.partition("%")[0], _V6_NETWORK), strict=False))
    return address
