"""What a person can mend."""

from __future__ import annotations


class UsageError(Exception):
    """One sentence that says what to do; printed as it is, exit status 2."""
