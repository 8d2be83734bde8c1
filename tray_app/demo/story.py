"""What happens, and when. The provider is fictional, its sentences are ours; the course is that of August 2012.

To add a story: a function that returns its scenes in order, and one line in `STORIES`. A scene that changes
nothing but the pace lets time pass; a scene with a `picture` is worth a screenshot at its end.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from tray_app.demo.pacing import Stretch
from tray_app.demo.provider import Face, Mood, Post
from tray_app.texts import tr

MINUTES, HOURS = 60.0, 3600.0
"""Seconds of the story that pass in one real second."""


@dataclass(frozen=True, slots=True)
class Scene:
    """From `at` on the provider shows `face`, and time runs at `pace`."""

    at: datetime
    pace: float
    face: Face
    picture: str = ""
    """File name of the screenshot taken just before the next scene; empty: none."""
    caption: str = ""
    """One sentence for people who watch in a terminal."""


def stretches(scenes: list[Scene]) -> list[Stretch]:
    """The pace of each scene, for the clock."""
    return [Stretch(scene.at, scene.pace) for scene in scenes]


def august(zone: tzinfo) -> list[Scene]:
    """Two outages within weeks; the second takes four days, and a dated promise is broken."""

    def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
        return datetime(2012, month, day, hour, minute, tzinfo=zone)

    well = Face()
    repaired = Face(mood=Mood.APOLOGISES, words=_repair_words())
    down = Face(mood=Mood.REFUSES)
    said_soon = replace(down, posts=[Post(at(8, 15, 10), tr("Mail is disturbed"), _soon_words())])
    dated = replace(said_soon, notice=_dated_words())
    no_date = replace(dated, notice=_still_words())
    over = Face(posts=[*said_soon.posts, Post(at(8, 19, 10), tr("Mail is back: resolved"), _over_words())])
    return [
        Scene(at(7, 31, 8, 30), 6 * MINUTES, well, "01-all-is-well", tr("An ordinary morning.")),
        Scene(at(7, 31, 9, 30), 8 * MINUTES, repaired, "02-first-outage", tr("The mail server turns everybody away.")),
        Scene(at(7, 31, 11, 0), 2 * HOURS, repaired),
        Scene(at(7, 31, 18, 30), 8 * MINUTES, well, "03-works-again", tr("After nine hours it works again.")),
        Scene(at(7, 31, 19, 30), 18 * HOURS, well, caption=tr("Two weeks pass.")),
        Scene(at(8, 15, 7, 30), 6 * MINUTES, well),
        Scene(at(8, 15, 8), 8 * MINUTES, down, "04-second-outage", tr("Mail programs fail; nobody says why.")),
        Scene(at(8, 15, 10), 8 * MINUTES, said_soon, "05-shortly", tr("The provider promises a repair “shortly”.")),
        Scene(at(8, 15, 11, 30), 4 * HOURS, said_soon),
        Scene(at(8, 16, 14), 10 * MINUTES, dated, "06-dated-promise", tr("The webmail page names a time.")),
        Scene(at(8, 16, 15, 30), 1 * HOURS, dated),
        Scene(at(8, 16, 18, 0), 8 * MINUTES, dated, "07-promise-broken", tr("The time passes, mail stays away.")),
        Scene(at(8, 16, 19, 0), 3 * HOURS, no_date, "08-fourth-day", tr("Senders begin to give up.")),
        Scene(at(8, 19, 10), 8 * MINUTES, over, "09-over", tr("After four days and two hours it is over.")),
        Scene(at(8, 19, 11, 30), 1.0, over),
    ]


def hour(zone: tzinfo) -> list[Scene]:
    """One outage of an hour, told in half a minute."""

    def at(clock_hour: int, minute: int) -> datetime:
        return datetime(2012, 9, 3, clock_hour, minute, tzinfo=zone)

    down = Face(mood=Mood.APOLOGISES, words=_repair_words())
    return [
        Scene(at(9, 0), 6 * MINUTES, Face(), "01-all-is-well", tr("An ordinary morning.")),
        Scene(at(9, 40), 8 * MINUTES, down, "02-outage", tr("The mail server turns everybody away.")),
        Scene(at(10, 40), 8 * MINUTES, Face(), "03-over", tr("After an hour it is over.")),
        Scene(at(11, 40), 1.0, Face()),
    ]


STORIES: dict[str, Callable[[tzinfo], list[Scene]]] = {"august": august, "hour": hour}


def _repair_words() -> str:
    return tr("Our mail storage is being repaired, please try again later")


def _soon_words() -> str:
    return tr(
        "At the moment receiving and sending mail is not possible. The cause has been found at one of our "
        "partners. The outage will be repaired shortly."
    )


def _dated_words() -> str:
    return tr(
        "Receiving and sending mail is still disturbed. Our engineers are working hard on it. "
        "The service will be available again by 18:00 today."
    )


def _still_words() -> str:
    return tr("Receiving and sending mail is still disturbed. We ask for your patience.")


def _over_words() -> str:
    return tr("The mail outage has been resolved. Delayed messages are being delivered.")
