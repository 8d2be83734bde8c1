from __future__ import annotations

import errno

import pytest

from tray_app.storage.os_words import os_words
from tray_app.texts import use_language


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOENT, "it is not there"),
        (errno.ENOSPC, "the disk is full"),
        (errno.ENAMETOOLONG, "the name is too long"),
        (errno.ELOOP, "it is a link to itself"),
        (errno.EACCES, "you may not do that there"),
    ],
)
def test_what_happens_often_has_words_of_ours(number, words):
    assert os_words(OSError(number, "Kein passender Text")) == words


def test_everything_else_keeps_the_systems_words():
    assert os_words(OSError(errno.EMFILE, "Too many open files")) == "Too many open files"
    assert os_words(OSError("no number")) == "no number"


def test_they_exist_in_german():
    use_language("de")

    assert os_words(OSError(errno.ENOSPC, "No space left on device")) == "der Datenträger ist voll"
