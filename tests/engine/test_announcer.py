"""Passes on what is due, once; minds quiet hours, acknowledgements, and what was really shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import msgspec
import pytest

from tests.model.builders import START, at, notice, said, verdict
from tray_app.engine.announcer import AckRule, Announcer
from tray_app.model.account import Service
from tray_app.model.announcements import Kind, Urgency
from tray_app.model.notice import NoticeState, Promise
from tray_app.model.outage import Outage
from tray_app.model.settings import General, Notify, Settings
from tray_app.model.verdict import Status

AWAKE = Settings(general=General(quiet_hours=""))
NIGHT = Settings(general=General(quiet_hours="07:00-10:00"))
OUTAGE = Outage("north", "Nordpost", Status.OUTAGE, (Service.RECEIVE, Service.SEND), START)


class Memory(dict):
    def recall(self, key):
        return self.get(key)

    def remember(self, key, value):
        self[key] = value

    def forget(self, key):
        self.pop(key, None)


class Desk:
    """An announcer whose messages lie on a table."""

    def __init__(self, memory=None):
        self.messages, self.withdrawn = [], []
        self.memory = Memory() if memory is None else memory
        self.announcer = Announcer(self.messages.append, self.withdrawn.append, at(-600), self.memory)

    def look(self, shown, seconds=120.0, outage=OUTAGE, settings=AWAKE, shows=True):
        before = len(self.messages)
        self.announcer.consider(shown, outage, settings, at(seconds), UTC)
        for message in self.messages[before:]:
            if shows:
                self.announcer.shown(message.account_id, at(seconds))
            else:
                self.announcer.failed(message.account_id)
        return [message.kind for message in self.messages[before:]]


@pytest.fixture
def desk():
    return Desk()


def test_once(desk):
    assert desk.look(verdict()) == [Kind.OUTAGE_START]
    assert desk.look(verdict(), 180) == []


def test_what_was_not_shown_is_tried_again(desk):
    assert desk.look(verdict(), shows=False) == [Kind.OUTAGE_START]
    assert desk.look(verdict(), 180) == [Kind.OUTAGE_START]


def test_half_an_outage_on_the_way_to_a_whole_one_or_back_is_not_told(desk):
    half = verdict(Status.DEGRADED, affected=(Service.WEBMAIL,), checking=True)
    assert desk.look(half) == []
    assert desk.look(verdict(), 130) == [Kind.OUTAGE_START]
    assert desk.look(half, 600) == []
    assert desk.look(verdict(Status.OK), 630) == [Kind.RECOVERED]


def test_half_an_outage_that_stays_is_told(desk):
    half = verdict(Status.DEGRADED, affected=(Service.WEBMAIL,))
    assert desk.look(replace(half, checking=True)) == []
    assert desk.look(half, 180) == [Kind.DEGRADED_START]
    assert desk.look(replace(half, checking=True), 240) == []


def test_silent_at_first_after_start_and_resume(desk):
    desk.announcer.begin_quiet(at(60))
    assert desk.look(verdict(), 149) == []
    assert desk.look(verdict(), 151) == [Kind.OUTAGE_START]


def test_quiet_hours_hold_it_back_until_they_end(desk):
    assert desk.look(verdict(), settings=NIGHT) == []
    assert desk.look(verdict(), 3 * 3600, settings=NIGHT) == [Kind.OUTAGE_START]
    assert desk.messages[0].urgency is Urgency.LOW
    assert not desk.messages[0].sound


def test_what_came_and_went_in_quiet_hours_is_summed_up(desk):
    desk.look(verdict(), settings=NIGHT)
    over = replace(OUTAGE, ended_at=at(3600))
    assert desk.look(verdict(Status.OK), 5400, over, NIGHT) == []
    assert desk.look(verdict(Status.OK), 3 * 3600, over, NIGHT) == [Kind.OVERNIGHT]
    assert desk.look(verdict(Status.OK), 4 * 3600, over, NIGHT) == []


def test_two_accounts_of_one_provider_share_a_message(desk):
    desk.look(verdict())
    assert desk.look(verdict(account_id="second"), 150) == [Kind.OUTAGE_START]
    assert desk.messages[1].account_id == "north", "the same message grows"
    assert desk.messages[1].title.endswith("(2 accounts)")
    assert [message.renews for message in desk.messages] == [False, True]
    assert desk.look(verdict(account_id="second"), 160) == []


def test_much_later_it_is_a_message_of_its_own(desk):
    desk.look(verdict())
    desk.look(verdict(account_id="second"), 300)
    assert desk.messages[1].account_id == "second"


def test_accounts_found_down_in_the_same_moment_share_a_message(desk):
    both = (verdict(), verdict(account_id="second"))
    for one in both:
        desk.announcer.consider(one, OUTAGE, AWAKE, at(120), UTC)
    assert [message.title for message in desk.messages] == ["Outage at Nordpost"], "the other waits for the first"
    desk.announcer.shown("north", at(121))
    for one in both:
        desk.announcer.consider(one, OUTAGE, AWAKE, at(121), UTC)
    assert desk.messages[1].title == "Outage at Nordpost (2 accounts)"
    assert (desk.messages[1].account_id, desk.messages[1].others) == ("north", ("second",))
    assert not desk.messages[1].sound, "it rang a moment ago"


def test_accounts_that_recover_together_share_the_good_news_and_leave_no_old_message(desk):
    desk.look(verdict())
    desk.look(verdict(account_id="second"), 150)
    over = replace(OUTAGE, ended_at=at(3600))
    desk.look(verdict(Status.OK, account_id="second"), 3600, over)
    desk.look(verdict(Status.OK), 3620, over)
    assert desk.messages[-1].title == "Nordpost works again (2 accounts)"
    assert desk.messages[-1].account_id == "second"
    assert desk.withdrawn == ["north"], "the outage's message, which the first account bore"


def test_different_words_to_two_accounts_are_two_messages(desk):
    told = [verdict(account_id=name, reason=said("We look into it")) for name in ("north", "second")]
    for one in told:
        desk.look(one)
    desk.look(replace(told[0], reason=said("A disk broke")), 3000)
    desk.look(replace(told[1], reason=said("A cable broke")), 3010)
    assert [(message.account_id, message.kind) for message in desk.messages[2:]] == [
        ("north", Kind.OUTAGE_WORDS),
        ("second", Kind.OUTAGE_WORDS),
    ]


def test_each_account_has_its_own_password(desk):
    desk.look(verdict(Status.ACCOUNT))
    desk.look(verdict(Status.ACCOUNT, account_id="second"), 130)
    assert [message.account_id for message in desk.messages] == ["north", "second"]


def test_our_line_is_told_once_for_all_accounts_and_taken_back(desk):
    loud = msgspec.structs.replace(AWAKE, notify=Notify(line=True))
    offline = [verdict(Status.LINE), verdict(Status.LINE, account_id="far", provider="Suedpost")]
    for one in offline:
        desk.announcer.consider(one, None, loud, at(120), UTC)
    assert [message.kind for message in desk.messages] == [Kind.LINE]
    desk.announcer.shown("north", at(121))
    assert desk.look(offline[1], 122, None, loud) == []
    desk.look(verdict(Status.OK, account_id="far"), 500, None, loud)
    assert desk.withdrawn == []
    desk.look(verdict(Status.OK), 500, None, loud)
    assert desk.withdrawn == ["north"]


def test_recovery_without_a_message_withdraws_what_was_shown(desk):
    desk.look(verdict(Status.ACCOUNT))
    desk.look(verdict(Status.OK), 240)
    assert desk.withdrawn == ["north"]


def test_what_is_no_longer_true_goes_in_quiet_hours_and_in_silence_too(desk):
    desk.look(verdict())
    desk.look(verdict(Status.OK), 240, replace(OUTAGE, ended_at=at(240)), NIGHT)
    assert desk.withdrawn == ["north"]
    desk.look(verdict(Status.ACCOUNT), 300)
    desk.announcer.begin_quiet(at(400))
    desk.look(verdict(Status.OK), 410)
    assert desk.withdrawn == ["north", "north"]


def test_what_takes_the_place_of_a_message_needs_no_withdrawal(desk):
    desk.look(verdict())
    assert desk.look(verdict(Status.OK), 3600, replace(OUTAGE, ended_at=at(3600))) == [Kind.RECOVERED]
    assert desk.withdrawn == []


def test_trouble_of_the_line_at_night_does_not_lose_what_was_held_back(desk):
    desk.look(verdict(), settings=NIGHT)
    desk.look(verdict(Status.LINE), 1800, settings=NIGHT)
    over = replace(OUTAGE, ended_at=at(3600))
    desk.look(verdict(Status.OK), 3700, over, NIGHT)
    assert desk.look(verdict(Status.OK), 3 * 3600, over, NIGHT) == [Kind.OVERNIGHT]


def test_without_sound_in_the_settings_nothing_rings(desk):
    desk.look(verdict(), settings=msgspec.structs.replace(AWAKE, notify=Notify(sound=False)))
    assert not desk.messages[0].sound
    assert desk.messages[0].urgency is Urgency.CRITICAL


@pytest.mark.parametrize(
    ("rule", "later", "changed", "speaks"),
    [
        (AckRule.HOUR, 3500, True, False),
        (AckRule.HOUR, 3800, True, True),
        (AckRule.CHANGE, 9000, False, False),
        (AckRule.CHANGE, 9000, True, True),
        (AckRule.RECOVERY, 9000, True, False),
    ],
)
def test_an_acknowledgement_silences_as_long_as_its_rule_says(desk, rule, later, changed, speaks):
    desk.look(verdict(reason=said()))
    desk.announcer.acknowledge(verdict(reason=said()), rule, at(130))
    words = said("Other words") if changed else said()
    assert bool(desk.look(verdict(reason=words), later)) is speaks


def test_an_acknowledgement_outlives_a_restart(desk):
    desk.announcer.acknowledge(verdict(), AckRule.RECOVERY, at(130))
    again = Desk(desk.memory)
    assert again.look(verdict(), 900) == []


def test_recovery_speaks_through_an_acknowledgement(desk):
    desk.look(verdict())
    desk.announcer.acknowledge(verdict(), AckRule.RECOVERY, at(130))
    assert desk.look(verdict(Status.OK), 9000, replace(OUTAGE, ended_at=at(8000))) == [Kind.RECOVERED]


def test_a_refused_password_speaks_through_it_too(desk):
    desk.announcer.acknowledge(verdict(), AckRule.RECOVERY, at(130))
    assert desk.look(verdict(Status.ACCOUNT), 900) == [Kind.ACCOUNT]


def test_unacknowledged_is_as_before(desk):
    desk.announcer.acknowledge(verdict(), AckRule.RECOVERY, at(130))
    desk.announcer.unacknowledge("north")
    assert desk.look(verdict(), 900) == [Kind.OUTAGE_START]


def test_trouble_of_the_line_does_not_end_an_acknowledgement(desk):
    desk.announcer.acknowledge(verdict(), AckRule.RECOVERY, at(130))
    assert desk.look(verdict(Status.LINE), 900) == []
    assert desk.look(verdict(), 960) == []


def test_an_outage_told_before_a_restart_is_not_told_again(desk):
    desk.announcer.resume_from("north", replace(OUTAGE, announced_at=START, reason=said()))
    assert desk.look(verdict(reason=said()), 900) == []
    over = replace(OUTAGE, ended_at=at(900))
    assert desk.look(verdict(Status.OK), 960, over) == [Kind.RECOVERED]


def test_an_outage_that_ended_before_a_restart_is_past(desk):
    desk.announcer.resume_from("north", replace(OUTAGE, announced_at=START, ended_at=at(60)))
    assert desk.look(verdict(Status.OK), 900) == []


LONG_DOWN = replace(OUTAGE, announced_at=START)


def restarted(desk, outage=LONG_DOWN):
    again = Desk(desk.memory)
    again.announcer.resume_from("north", outage)
    return again


@pytest.mark.parametrize(
    ("kind", "hours", "fields"),
    [
        (Kind.BOUNCE_WARN, 36.5, {}),
        (Kind.PROMISE_BROKEN, 3, {"reason": said(promised=Promise("by ten", at(2 * 3600)))}),
        (Kind.OUTAGE_WORDS, 3, {"reason": said("A disk broke")}),
    ],
)
def test_what_was_told_of_a_long_outage_is_not_told_again_after_a_restart(desk, kind, hours, fields):
    desk.look(verdict())
    down = verdict(**fields)
    assert desk.look(down, hours * 3600, LONG_DOWN) == [kind]
    assert kind not in restarted(desk).look(down, hours * 3600 + 60, LONG_DOWN)


def test_announced_maintenance_and_a_refused_password_are_not_told_at_every_start(desk):
    ahead = notice(NoticeState.MAINTENANCE, id="m1", started_at=at(20 * 3600), ended_at=at(24 * 3600))
    well = verdict(Status.OK, announced=(ahead,))
    assert desk.look(well, outage=None) == [Kind.MAINT_ANNOUNCED]
    assert restarted(desk, None).look(well, 900, None) == []
    assert desk.look(verdict(Status.ACCOUNT), 1000, None) == [Kind.ACCOUNT]
    assert restarted(desk, None).look(verdict(Status.ACCOUNT), 1900, None) == []


def test_a_recovery_that_could_not_be_told_before_the_end_is_told_at_the_next_start(desk):
    desk.look(verdict())
    over = replace(LONG_DOWN, ended_at=at(3600))
    assert desk.look(verdict(Status.OK), 3700, over, NIGHT) == []
    assert restarted(desk, over).look(verdict(Status.OK), 9 * 3600, over) == [Kind.RECOVERED]


def test_an_outage_that_was_down_to_a_part_when_it_ended_is_known_as_that(desk):
    desk.look(verdict())
    part = verdict(Status.DEGRADED, affected=(Service.SEND,))
    assert desk.look(part, 3600, LONG_DOWN) == [Kind.DEGRADED_START]
    assert restarted(desk).look(part, 7200, LONG_DOWN) == []


def test_a_line_that_was_down_at_the_end_is_a_new_one_at_the_next_start(desk):
    loud = msgspec.structs.replace(AWAKE, notify=Notify(line=True))
    desk.look(verdict(Status.LINE), 120, None, loud)
    assert restarted(desk, None).look(verdict(Status.LINE), 900, None, loud) == [Kind.LINE]


def test_a_spoilt_memory_is_told_and_begun_anew(desk, caplog):
    desk.memory["told:north"] = "{"
    again = restarted(desk, None)
    assert "north is not known any more" in caplog.text
    assert again.look(verdict()) == [Kind.OUTAGE_START]


def test_maintenance_announced_later_is_told_and_not_the_one_before(desk):
    first, second = (
        notice(NoticeState.MAINTENANCE, id=f"m{day}", started_at=at(day * 86400), ended_at=at(day * 86400 + 7200))
        for day in (1, 2)
    )
    assert desk.look(verdict(Status.OK, announced=(first,)), outage=None) == [Kind.MAINT_ANNOUNCED]
    assert desk.look(verdict(Status.OK, announced=(first, second)), 3600, None) == [Kind.MAINT_ANNOUNCED]
    assert desk.messages[1].body.startswith("Fri 16 May, 08:00 to 10:00.")
    assert desk.look(verdict(Status.OK, announced=(first, second)), 7200, None) == []
