"""Which VPNs are up on this computer? Linux tells cheaply; elsewhere nobody is asked. Only ever a hint.

A tunnel for single packets (tun, WireGuard) is a VPN. Bridges for virtual machines (tap), the modem's line (ppp, wwan)
and encryption without an interface of its own (IPsec policies) are not seen as one.
"""

from __future__ import annotations

from pathlib import Path

INTERFACES = Path("/sys/class/net")
_NO_HARDWARE = 65534
"""ARPHRD_NONE of if_arp.h: no Ethernet frames, but bare packets."""
_IFF_UP = 0x1


def vpns_up(folder: Path = INTERFACES) -> frozenset[str]:
    """Names of the tunnels that pass packets right now; empty where nobody knows."""
    try:
        return frozenset(path.name for path in folder.iterdir() if _is_tunnel(path) and _is_up(path))
    except OSError:
        return frozenset()


def _is_tunnel(interface: Path) -> bool:
    if _read(interface / "type") != str(_NO_HARDWARE):
        return False
    return (interface / "tun_flags").exists() or "DEVTYPE=wireguard" in _read(interface / "uevent").split()


def _is_up(interface: Path) -> bool:
    """Tunnels know no cable: their state is "unknown" while they work."""
    flags = int(_read(interface / "flags") or "0", 16)
    return bool(flags & _IFF_UP) and _read(interface / "operstate") in ("up", "unknown")


def _read(file: Path) -> str:
    """Empty if the interface has gone meanwhile."""
    try:
        return file.read_text(encoding="ascii", errors="replace").strip()
    except OSError:
        return ""
