"""The tray app as a whole: builds every object once and connects them. No decision, no sentence.

The icon comes first; everything else is imported and built after the first turn of the event loop.

- `run`      the order of things from start to end; `Launch` is what can be different (the demo's clock).
- `watch`    monitor, timer, records: what has to happen whether or not anybody looks.
- `windows`  the windows, made when first asked for, and what their wishes lead to.
- `tellings` announcements on their way to the notifier and clicks on their way back.
- `bridge`   the one object that worker threads may touch.
"""

from __future__ import annotations
