"""Runners without threads."""

from __future__ import annotations


class AtOnce:
    """Works while the test waits; the outcome is home when `submit` returns."""

    def submit(self, work, done, crashed):
        try:
            value = work()
        except ZeroDivisionError as error:  # the bug that tests put in; any other ends the test
            crashed(error)
        else:
            done(value)
