"""Remembers: settings (a person's wishes), history (what was seen) and secrets, in three places.

Losing one never hurts the others. What is written is written whole or not at all, also on a full disk and
when the program is killed. Nothing here decides what things mean; that is `model`.
"""
