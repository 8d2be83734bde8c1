"""What the operating system complained about, in the user's language: its own texts come in whatever it speaks."""

from __future__ import annotations

import errno

from tray_app.texts import tr


def os_words(error: OSError) -> str:
    """A short phrase for the end of a sentence."""
    phrases = {
        errno.ENOENT: tr("it is not there"),
        errno.ENOTDIR: tr("a file stands where a folder must be"),
        errno.EISDIR: tr("it is a folder"),
        errno.EEXIST: tr("a file stands where a folder must be"),
        errno.EACCES: tr("you may not do that there"),
        errno.EPERM: tr("you may not do that there"),
        errno.EROFS: tr("this disk cannot be written"),
        errno.ENOSPC: tr("the disk is full"),
        errno.EFBIG: tr("the disk is full"),
        errno.EDQUOT: tr("the disk is full"),
        errno.EIO: tr("the disk does not work"),
        errno.ENAMETOOLONG: tr("the name is too long"),
        errno.ELOOP: tr("it is a link to itself"),
        errno.ENOEXEC: tr("it is not a program"),
    }
    return phrases.get(error.errno or 0, error.strerror or str(error))
