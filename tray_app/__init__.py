"""Mailampel: says in seconds whose fault it is when mail does not work, and why."""

__version__ = "0.1.0"
