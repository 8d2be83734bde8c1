from __future__ import annotations

import os

import pytest

from tray_app.storage import atomic
from tray_app.storage.atomic import replace_file


def test_a_new_body_takes_the_place_of_the_old(tmp_path):
    file = tmp_path / "f"
    file.write_bytes(b"old")

    replace_file(file, b"new")

    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("step", ["fsync", "fdopen"])
def test_an_error_leaves_the_old_and_nothing_else(tmp_path, monkeypatch, step):
    file = tmp_path / "f"
    file.write_bytes(b"old")

    def fail(handle, *_args):
        if step == "fdopen":
            os.close(handle)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic.os, step, fail)

    with pytest.raises(OSError, match="No space left"):
        replace_file(file, b"new")

    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_it_is_on_the_disk_before_it_takes_the_place(tmp_path, monkeypatch):
    file = tmp_path / "f"
    file.write_bytes(b"old")
    seen = []
    real = os.fsync

    def watched(handle):
        seen.append(file.read_bytes())
        real(handle)

    monkeypatch.setattr(atomic.os, "fsync", watched)

    replace_file(file, b"new")

    assert seen[0] == b"old"
