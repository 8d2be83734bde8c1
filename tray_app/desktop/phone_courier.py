"""Carries one message to the phone, in a process of its own: Apprise takes 34 MiB and would not give them back.

A script that knows nothing of the program. The errand comes as JSON on its input, where no other program sees the
targets; what became of it goes out as JSON, without a word of Apprise's, which may repeat parts of a target.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apprise import Apprise
    from apprise.logger import NotifyLogEntry

SENT, UNKNOWN, UNREACHABLE, REFUSED = "", "unknown", "unreachable", "refused"
"""What became of one target; a server's answer is its status instead, such as "401"."""


def main() -> None:
    errand = json.load(sys.stdin)
    watchdog = threading.Timer(errand["deadline_s"], os._exit, (1,))  # whoever sent it may be gone
    watchdog.daemon = True
    watchdog.start()
    logging.getLogger("apprise").propagate = False
    ends = [delivered(target, errand["title"], errand["body"]) for target in errand["targets"]]
    json.dump(ends, sys.stdout)


def delivered(target: str, title: str, body: str) -> tuple[str, str]:
    """The service's name and what became of the message."""
    from apprise import NotifyFormat

    apprise = _apprise()
    if not apprise.add(target):
        return "", UNKNOWN
    # Plain text: what a provider wrote must not become markup on its way.
    result = apprise.notify(body=body, title=title, body_format=NotifyFormat.TEXT)
    end = SENT if result else _failure(entry for each in result for entry in each.logs())
    return str(apprise[0].service_name), end


def _apprise() -> Apprise:
    from apprise import Apprise, AppriseAsset

    asset = AppriseAsset(
        app_id="Mailampel",
        app_desc="Mailampel",
        app_url="",
        # No picture that the phone would fetch from elsewhere.
        image_url_mask="",
        image_url_logo="",
        image_path_mask="",
        async_mode=False,
        storage_mode="memory",
        http_redirects=False,
    )
    return Apprise(asset=asset)


def _failure(log: Iterable[NotifyLogEntry]) -> str:
    said = " ".join(entry.message for entry in log)
    if status := re.search(r"\berror=([1-5]\d\d)\b", said):
        return status[1]
    return UNREACHABLE if re.search(r"[Cc]onnection error", said) else REFUSED


if __name__ == "__main__":
    main()
