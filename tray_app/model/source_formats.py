"""How the formats of status sources are called in settings; how they are read is in `sources.registry`."""

from __future__ import annotations

AUTO = "auto"
SOURCE_FORMATS = (
    "instatus",
    "statusio",
    "statusiq",
    "uptimerobot",
    "statuspal",
    "openstatus",
    "uptimekuma",
    "cstate",
    "betterstack",
    "google",
    "microsoft",
    "apple",
    "incidentio",
    "pagerduty",
    "statuspage",
    "cachet",
    "gatus",
    "upptime",
    "github",
    "jsonfeed",
    "services",
    "rss",
    "page",
    "text",
)

_SPOKEN = {
    "atom": "rss",
    "feed": "rss",
    "mastodon": "rss",
    "bluesky": "rss",
    "forum": "rss",
    "html": "page",
    "notice": "text",
}


def format_name(written: str) -> str:
    """The format that a person means: `statuspage.summary` is `statuspage`, `betterstack.rss` and `Atom` are `rss`."""
    vendor, _, part = written.casefold().partition(":")[0].partition(".")
    if any(word in part for word in ("rss", "atom", "feed")) and vendor not in ("page", "html", "text"):
        return "rss"
    return _SPOKEN.get(vendor, vendor)


def is_format(written: str) -> bool:
    """Whether a person may ask for it; nothing means `auto`."""
    return written in ("", AUTO) or format_name(written) in SOURCE_FORMATS
