"""Which VPNs are up, by Linux's files; and once by a tunnel that the test makes, where it may."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tray_app.desktop.vpn import vpns_up

TUN = Path("/dev/net/tun")


def interface(folder, name, *, kind="65534", state="unknown", flags="0x1091", tun=False, uevent=""):
    path = folder / name
    path.mkdir()
    for file, text in {"type": kind, "operstate": state, "flags": flags, "uevent": uevent}.items():
        (path / file).write_text(f"{text}\n")
    if tun:
        (path / "tun_flags").write_text("0x1001\n")


def test_tunnels_that_are_up_are_vpns(tmp_path):
    interface(tmp_path, "tun0", tun=True)
    interface(tmp_path, "nordlynx", uevent="DEVTYPE=wireguard\nINTERFACE=nordlynx")
    assert vpns_up(tmp_path) == {"tun0", "nordlynx"}


def test_what_is_down_cable_a_modem_or_for_virtual_machines_is_none(tmp_path):
    interface(tmp_path, "tun0", tun=True, flags="0x1090")
    interface(tmp_path, "tun1", tun=True, state="down")
    interface(tmp_path, "eth0", kind="1", state="up")
    interface(tmp_path, "vnet0", kind="1", tun=True)
    interface(tmp_path, "wwan0", uevent="DEVTYPE=wwan")
    interface(tmp_path, "ppp0", kind="512")
    assert vpns_up(tmp_path) == frozenset()


def test_where_nobody_knows_there_is_none(tmp_path):
    assert vpns_up(tmp_path / "absent") == frozenset()


@pytest.mark.skipif(not os.access(TUN, os.W_OK), reason="needs root and /dev/net/tun")
def test_a_real_tunnel_is_seen_while_somebody_serves_it():
    import fcntl
    import struct

    name = f"mtvpn{os.getpid() % 10_000}"
    tun_set_iff, tun_without_header = 0x400454CA, 0x1001
    with TUN.open("r+b", buffering=0) as tunnel:
        fcntl.ioctl(tunnel, tun_set_iff, struct.pack("16sH22x", name.encode(), tun_without_header))
        assert name not in vpns_up()
        subprocess.run(["ip", "link", "set", name, "up"], check=True)
        assert name in vpns_up()
    assert name not in vpns_up()
