from __future__ import annotations

from tests.integration.cells import TABLE


def pytest_terminal_summary(terminalreporter):
    """The matrix as a table, whatever passed or failed."""
    if not TABLE:
        return
    rows = sorted(TABLE, key=lambda row: row.cell)
    width, middle = (max(len(getattr(row, name)) for row in rows) for name in ("cell", "expected"))
    terminalreporter.section("integration matrix")
    for row in rows:
        terminalreporter.write_line(f"{row.cell:{width}}  {row.expected:{middle}}  {row.got}  {row.seconds:5.1f} s")
