"""The address this computer speaks from."""

from __future__ import annotations

from tray_app.net.way import way_out


def test_no_way_is_an_empty_one(monkeypatch):
    def unreachable(*_):
        raise OSError

    monkeypatch.setattr("socket.socket.connect", unreachable)
    assert way_out() == ("", "")
