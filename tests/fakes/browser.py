"""A browser without a screen: follows an address wherever it leads, also from https to this computer."""

from __future__ import annotations

import ssl
import threading
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from queue import SimpleQueue


@dataclass
class Browser:
    """`open` is what a program calls; the pages that were reached come out of `pages`."""

    ca_file: str = ""
    opened: list[str] = field(default_factory=list)
    pages: SimpleQueue[str] = field(default_factory=SimpleQueue)

    def open(self, url: str) -> bool:
        """Goes there; True, since a browser could be opened."""
        self.opened.append(url)
        threading.Thread(target=lambda: self.pages.put(self.visit(url)), daemon=True).start()
        return True

    def visit(self, url: str, **headers: str) -> str:
        """The page at the end of the way."""
        context = ssl.create_default_context(cafile=self.ca_file or None)
        request = urllib.request.Request(url, headers=headers)
        try:
            with urllib.request.urlopen(request, context=context, timeout=10) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            with error:
                return f"{error.code} {error.read().decode()}"
