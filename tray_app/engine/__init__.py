"""Keeps the watch running: asks when something is due, judges, records, then tells.

- `Monitor` is the single writer: every change of state happens in the thread that calls it. Behind it `Asking` gives
  out work and takes answers in, `Judge` makes verdicts of them, and `Record` keeps the books.
- Workers only return values; they know no monitor, no window, no database.
- What is announced has been recorded before.
- No Qt, and no sentence for people: those come from `model`.
"""
