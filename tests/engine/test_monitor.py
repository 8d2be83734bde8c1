"""The single writer: due work, results, rules, records, in this order."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import msgspec
import pytest

from tests.engine.bench import Bench
from tests.model.builders import REFUSED, SAYS_DOWN, START, TIMEOUT, WRONG_PASSWORD, account, at, notice
from tray_app.model.account import Auth, Service, StatusSource
from tray_app.model.line import LineStatus
from tray_app.model.notice import SourceReading, SourceStatus
from tray_app.model.result import Depth, Phase
from tray_app.model.settings import Policy, Settings
from tray_app.model.verdict import Status

DOWN = (REFUSED, Phase.CONNECT)


@pytest.fixture
def bench(tmp_path):
    bench = Bench(tmp_path)
    yield bench
    bench.close()


def all_down(bench):
    bench.asker.reasons = dict.fromkeys(Service, DOWN)


def test_everything_is_asked_once_at_the_start_with_login(bench):
    bench.go()
    assert set(bench.asker.probes) == {
        (Service.RECEIVE, Depth.DEEP),
        (Service.SEND, Depth.DEEP),
        (Service.WEBMAIL, Depth.LIGHT),
    }
    assert bench.verdict.status is Status.OK
    assert bench.asker.lines_asked == 0, "no one else is asked while all is well"


def test_one_connection_to_the_mail_servers_at_a_time(bench):
    bench.monitor.tick()
    assert len(bench.runner.waiting) == 2, "one to the mail servers, one to the web page"


def test_red_after_ninety_seconds_written_before_it_is_told(bench):
    bench.go(30)
    all_down(bench)
    bench.go(200)
    assert bench.verdict.status is Status.OUTAGE
    change = next(c for c in bench.changes if c.after.status is Status.OUTAGE)
    assert change.outage is not None
    assert change.outage.id is not None, "it is on record when others hear of it"
    assert (bench.clock.now() - bench.verdict.since).total_seconds() > 90
    assert bench.history.evidence_of(change.outage.id)


def test_our_own_line_is_not_the_provider(bench):
    bench.go(30)
    all_down(bench)
    bench.asker.line_status = LineStatus.OFFLINE
    bench.go(200)
    assert bench.verdict.status is Status.LINE
    assert bench.monitor.snapshot().line.status is LineStatus.OFFLINE
    assert bench.history.outages("north") == ()


def test_the_control_group_is_asked_once_for_failures_at_the_same_time(bench):
    bench.go(30)
    all_down(bench)
    bench.monitor.check_now()
    bench.go()
    assert bench.asker.lines_asked == 1


def test_back_after_two_successes_with_login(bench):
    bench.go(30)
    all_down(bench)
    bench.go(300)
    bench.asker.reasons.clear()
    bench.go(180)
    assert bench.verdict.status is Status.OK
    [outage] = bench.history.outages("north")
    assert outage.ended_at is not None
    assert bench.verdict.recovery is not None
    bench.monitor.acknowledge_recovery("north")
    assert bench.verdict.recovery is None


def test_a_refused_password_stops_logins_on_all_protocols_and_across_restarts(bench):
    bench.asker.reasons = {Service.RECEIVE: (WRONG_PASSWORD, Phase.LOGIN)}
    bench.go(4000)
    assert bench.verdict.status is Status.ACCOUNT
    logins = [probe for probe in bench.asker.probes if probe[1] is Depth.DEEP]
    assert len(logins) == 1
    bench.monitor = bench.new_monitor()
    bench.go(4000)
    assert [probe for probe in bench.asker.probes if probe[1] is Depth.DEEP] == logins
    assert bench.verdict.status is Status.ACCOUNT, "an open front door does not make a refused login well"


def test_an_outage_that_one_server_calls_a_wrong_password_is_an_outage(bench):
    bench.asker.reasons = {
        Service.RECEIVE: (SAYS_DOWN, Phase.LOGIN),
        Service.SEND: (WRONG_PASSWORD, Phase.LOGIN),
    }
    bench.go(20)
    assert (Service.SEND, Depth.DEEP) not in bench.asker.probes, "its login waits until the other's is certain"
    assert (Service.SEND, Depth.LIGHT) in bench.asker.probes
    bench.go(30)
    assert (bench.verdict.status, bench.verdict.affected) == (Status.OUTAGE, (Service.RECEIVE,))
    assert (Service.SEND, Depth.DEEP) in bench.asker.probes


def test_a_new_password_lifts_the_stop(bench):
    bench.asker.reasons = {Service.RECEIVE: (WRONG_PASSWORD, Phase.LOGIN)}
    bench.go(60)
    bench.asker.reasons.clear()
    bench.monitor.secret_changed("north")
    bench.go(5)
    assert bench.verdict.status is Status.OK


def test_another_secret_in_the_keyring_lifts_the_stop_by_itself(bench):
    bench.asker.reasons = {Service.RECEIVE: (WRONG_PASSWORD, Phase.LOGIN)}
    bench.go(60)
    bench.asker.reasons.clear()
    bench.go(1200)
    assert bench.verdict.status is Status.ACCOUNT
    bench.asker.fingerprint = "another"
    bench.go(700)
    assert bench.verdict.status is Status.OK


def test_another_secret_is_found_after_a_restart(bench):
    bench.asker.reasons = {Service.RECEIVE: (WRONG_PASSWORD, Phase.LOGIN)}
    bench.go(60)
    bench.asker.reasons.clear()
    bench.asker.fingerprint = "another"
    bench.monitor = bench.new_monitor()
    bench.go(5)
    assert bench.verdict.status is Status.OK


def test_a_password_command_is_run_again_for_the_user_only(tmp_path):
    bench = Bench(tmp_path, account(status=(), send=None, webmail=None, password_command=("pass", "mail")))
    bench.asker.reasons = {Service.RECEIVE: (WRONG_PASSWORD, Phase.LOGIN)}
    bench.go(7200)
    assert bench.asker.secrets_read == 1, "it may ask the person"
    bench.asker.reasons.clear()
    bench.asker.fingerprint = "another"
    bench.monitor.check_now()
    bench.go(5)
    assert bench.verdict.status is Status.OK
    bench.close()


def test_sleep_voids_what_was_under_way(bench):
    bench.go(30)
    bench.monitor.check_now()
    bench.monitor.tick()
    bench.clock.sleep(bench.clock.elapsed + 3600)
    all_down(bench)
    bench.runner.run()
    assert bench.verdict.status is Status.OK
    assert not bench.verdict.checking


def test_the_first_failure_after_sleep_is_free(bench):
    bench.go(30)
    bench.monitor.void()
    all_down(bench)
    bench.go(21)
    assert not bench.verdict.checking


def test_pause_and_resume(bench):
    bench.go(30)
    bench.monitor.pause(at(1000))
    asked = len(bench.asker.probes)
    assert bench.verdict.status is Status.PAUSED
    bench.go(900)
    assert len(bench.asker.probes) == asked
    bench.go(200)
    assert bench.verdict.status is Status.OK
    bench.monitor.pause(None)
    assert bench.monitor.tick() is None
    bench.monitor.resume()
    bench.go(1)
    assert bench.verdict.status is Status.OK


def test_an_account_that_the_settings_pause_is_left_alone_and_others_are_not(bench):
    resting = account(id="south", status=(), paused=True)
    bench.monitor.apply(Settings(accounts=(*bench.settings.accounts, resting)))
    bench.go(30)
    asked = len(bench.asker.probes)
    assert [verdict.status for verdict in bench.monitor.verdicts] == [Status.OK, Status.PAUSED]
    assert bench.monitor.is_settled

    bench.monitor.pause(at(60))
    bench.monitor.resume()
    bench.go(30)
    assert [verdict.status for verdict in bench.monitor.verdicts] == [Status.OK, Status.PAUSED]
    assert len(bench.asker.probes) > asked

    bench.monitor.apply(Settings(accounts=(resting,)))
    assert bench.monitor.tick() is None
    bench.monitor.apply(Settings(accounts=(msgspec.structs.replace(resting, paused=False),)))
    bench.go(30)
    assert [verdict.status for verdict in bench.monitor.verdicts] == [Status.OK]


def test_a_pause_outlives_a_change_of_the_account(bench):
    bench.go(30)
    bench.monitor.pause(at(1000))
    renamed = msgspec.structs.replace(bench.settings.accounts[0], name="Other")
    bench.monitor.apply(Settings(accounts=(renamed,)))
    assert bench.verdict.status is Status.PAUSED
    bench.go(1000)
    assert bench.verdict.status is Status.OK


def test_changed_accounts_start_afresh_others_keep_their_state(bench):
    bench.go(30)
    other = account(id="south", status=())
    bench.monitor.apply(Settings(accounts=(*bench.settings.accounts, other)))
    assert bench.monitor.verdicts[0].status is Status.OK
    changed = msgspec.structs.replace(bench.settings.accounts[0], auth=Auth.NONE)
    bench.monitor.apply(Settings(accounts=(changed,)))
    assert bench.monitor.verdicts[0].status is Status.UNKNOWN


def test_a_source_that_names_trouble_confirms_in_half_a_minute(tmp_path):
    bench = Bench(tmp_path, account(status=(StatusSource("https://status.nordpost.example/"),)))
    bench.go(30)
    all_down(bench)
    bench.asker.reading = SourceReading("s", "rss", readable=True, status=SourceStatus.OUTAGE, notices=(notice(),))
    bench.go(120)
    red = next(c for c in bench.changes if c.after.status is Status.OUTAGE)
    assert red.after.reason is not None
    assert red.after.reason.text == "Mail is down"
    bench.close()


def test_accounts_with_the_same_source_share_its_readings(tmp_path):
    source = StatusSource("https://status.nordpost.example/")
    bench = Bench(tmp_path, account(status=(source,)), account(id="second", status=(source,)))
    bench.asker.reading = SourceReading(
        source.url, "rss", readable=True, status=SourceStatus.OUTAGE, notices=(notice(),), read_at=START
    )
    bench.go(1000)

    asked_at = [at for at, _, _ in bench.asker.sources_asked]
    assert len(asked_at) in (4, 5), "every 4 to 5 minutes, not twice as often"
    assert all(v.provider_notice_only for v in bench.monitor.verdicts)
    assert len(bench.monitor.verdicts) == 2
    bench.close()


def test_two_sources_of_one_host_take_turns(tmp_path):
    sources = tuple(StatusSource(f"https://status.nordpost.example/{name}") for name in ("mail", "web"))
    bench = Bench(tmp_path, account(status=sources))
    ask = bench.asker.source
    bench.asker.source = lambda *args: replace(ask(*args), read_at=bench.clock.now())
    bench.go(1500)

    first, *later = bench.asker.sources_asked[1:]
    assert {url for _, _, url in bench.asker.sources_asked[:2]} == {s.url for s in sources}
    assert all(b[0] - a[0] >= 240 for a, b in pairwise([first, *later]))
    assert [url for _, _, url in [first, *later]].count(sources[0].url) >= 2
    bench.monitor.check_now()
    bench.go(1)
    assert len(bench.asker.sources_asked) == len(later) + 4, "the user's wish does not wait"
    bench.close()


def test_two_sources_that_are_read_from_one_host_take_turns_wherever_their_pages_are(tmp_path):
    sources = (StatusSource("https://nordpost.example/status"), StatusSource("https://help.nordpost.example/status"))
    bench = Bench(tmp_path, account(status=sources))
    ask, place = bench.asker.source, "https://api.nordpost.example/v2"
    bench.asker.source = lambda *args: replace(ask(*args), read_at=bench.clock.now(), read_from=place)
    bench.go(1500)

    later = [at for at, _, _ in bench.asker.sources_asked[2:]]
    assert len(later) >= 4
    assert all(b - a >= 240 for a, b in pairwise(later))
    bench.close()


def test_the_usual_text_of_the_webmail_page_outlives_a_restart(bench):
    bench.asker.fields = {"notice_text": "Webmail is not available on Tuesdays from 2 to 4 am."}
    bench.go(1)
    since = bench.record.memory.page_words("north").since
    bench.new_monitor()
    bench.go(700)

    assert list(since.values()) == [START]
    assert bench.record.memory.page_words("north").since == since


def test_notices_are_kept_with_the_time_they_were_seen(tmp_path):
    bench = Bench(tmp_path, account(status=(StatusSource("https://status.nordpost.example/"),)))
    bench.asker.reading = SourceReading("s", "rss", readable=True, status=SourceStatus.OUTAGE, notices=(notice(),))
    bench.go(30)
    assert bench.verdict.provider_notice_only
    bench.close()


def test_a_crash_in_a_worker_is_raised_and_the_service_is_asked_again_later(bench):
    answer = bench.asker.probe

    def broken_once(*args, **fields):
        bench.asker.probe = answer
        raise ZeroDivisionError

    bench.asker.probe = broken_once
    bench.monitor.tick()
    with pytest.raises(ZeroDivisionError):
        bench.runner.run()
    bench.go(900)
    assert bench.verdict.status is Status.OK


def test_a_quick_look_needs_no_confirmation(tmp_path):
    bench = Bench(tmp_path, quick=True)
    all_down(bench)
    bench.go()
    assert bench.monitor.is_settled
    assert (bench.verdict.status, bench.verdict.confirmed) == (Status.OUTAGE, False)
    bench.close()


def test_a_thorough_look_is_settled_once_it_is_sure(bench):
    all_down(bench)
    bench.go()
    assert not bench.monitor.is_settled
    bench.go(100)
    assert bench.monitor.is_settled
    assert bench.verdict.confirmed


def test_certificates_are_judged_beside_the_control_group(bench):
    from tray_app.model.reason import Failure, Origin, Reason

    wrong = Reason(Failure.TLS_CERTIFICATE, "certificate_unknown_issuer", Origin.ACCOUNT)
    bench.asker.reasons = {Service.RECEIVE: (wrong, Phase.TLS)}
    bench.asker.fields = {"certificate_issuer": "Guard Root"}
    plain = bench.asker.line
    bench.asker.line = lambda known: plain(known).__class__(
        LineStatus.OK, bench.clock.now(), 1, ("a",), issuers=("Guard Root",)
    )
    bench.go(120)
    assert (bench.verdict.status, bench.verdict.reason.code) == (Status.LINE, "tls_intercepted")


def test_says_down_at_login_is_quoted(bench):
    bench.go(1)
    bench.asker.reasons = {Service.RECEIVE: (SAYS_DOWN, Phase.LOGIN)}
    bench.monitor.check_now()
    bench.go(60)
    assert bench.verdict.status is Status.OUTAGE
    assert bench.verdict.reason.text == "Store is being repaired"
    assert bench.verdict.since >= START


def test_the_rhythm_of_arrivals_is_learnt_and_outlives_a_restart(bench):
    bench.asker.fields = {"uid_next": 10, "uid_validity": 1}
    bench.go(1)
    bench.asker.fields = {"uid_next": 14, "uid_validity": 1}
    bench.go(4000)
    assert any("too early to tell" in piece.sentence for piece in bench.verdict.evidence)
    bench.monitor = bench.new_monitor()
    bench.asker.fields = {}
    bench.go(1)
    assert any("too early to tell" in piece.sentence for piece in bench.verdict.evidence)


def test_what_the_page_claims_against_the_probes_is_counted(tmp_path):
    bench = Bench(tmp_path, account(status=(StatusSource("https://status.nordpost.example/"),)))
    bench.go(30)
    all_down(bench)
    bench.go(700)
    fine = bench.asker.reading
    bench.asker.reading = SourceReading(
        fine.url, "rss", readable=True, status=SourceStatus.OUTAGE, notices=(notice(),), read_at=bench.clock.now()
    )
    bench.go(200)
    [claim] = bench.claims()
    assert 400 < claim.fine_s < 700
    assert claim.admitted_at is not None
    bench.close()


def test_what_the_user_heard_explains_until_it_is_over_and_stays_on_record(bench):
    bench.go(30)
    all_down(bench)
    bench.go(300)
    bench.monitor.note("north", "Mail is down at the moment. It will be available again by 18:00 today.")
    assert bench.verdict.reason.source == "Your note"
    assert bench.verdict.reason.promised.until.hour == 18
    bench.monitor = bench.new_monitor()
    bench.go(300)
    assert bench.verdict.reason.source == "Your note"
    bench.asker.reasons.clear()
    bench.go(300)
    assert bench.verdict.status is Status.OK
    [outage] = bench.history.outages("north")
    assert any(item.kind == "note" for item in bench.history.evidence_of(outage.id))
    assert bench.record.memory.note("north") is None


def test_what_was_measured_before_a_night_is_taken_back_until_it_is_measured_again(bench):
    bench.go(30)
    bench.clock.sleep(bench.clock.elapsed + 8 * 3600)
    bench.monitor.tick()
    assert bench.verdict.status is Status.UNKNOWN
    bench.go(60)
    assert bench.verdict.status is Status.OK


def test_an_outage_that_outlasts_a_night_began_when_it_began(bench):
    bench.go(30)
    all_down(bench)
    bench.go(300)
    began = bench.verdict.since
    bench.clock.sleep(bench.clock.elapsed + 8 * 3600)
    bench.go(300)
    assert (bench.verdict.status, bench.verdict.since) == (Status.OUTAGE, began)
    assert len(bench.history.outages("north")) == 1


def test_where_servers_answered_before_is_asked_when_names_fail_also_after_a_restart(bench):
    bench.asker.fields = {"address": "192.0.2.7:993"}
    bench.go(30)
    bench.monitor = bench.new_monitor()
    bench.asker.fields = {}
    all_down(bench)
    bench.go(5)
    assert bench.asker.known == ("192.0.2.7:993",)


def test_a_network_in_which_only_the_web_page_works_blocks_mail_programs(bench):
    bench.go(30)
    bench.asker.reasons = {Service.RECEIVE: DOWN, Service.SEND: DOWN}
    bench.asker.line_status = LineStatus.OFFLINE
    bench.go(200)
    assert (bench.verdict.status, bench.verdict.reason.code) == (Status.LINE, "blocked_ports")


def test_a_page_that_answered_before_the_line_was_cut_proves_nothing(bench):
    bench.go(30)
    all_down(bench)
    bench.asker.line_status = LineStatus.OFFLINE
    bench.go(90)
    assert (bench.verdict.status, bench.verdict.reason.code) == (Status.LINE, "offline")


@pytest.mark.parametrize(("reached", "seconds"), [(4, 60), (1, 90)])
def test_silence_in_the_middle_of_a_conversation_is_weighed_against_the_line(tmp_path, reached, seconds):
    bench = Bench(tmp_path, settings=Settings(accounts=(account(status=()),), policy=Policy(red_after_s=30)))
    bench.asker.reached = reached
    bench.go(30)
    bench.asker.reasons = {Service.RECEIVE: (TIMEOUT, Phase.LOGIN)}
    bench.go(1500)
    red = next(change.after for change in bench.changes if change.after.status is Status.OUTAGE)
    assert (red.checked_at - red.since).total_seconds() == pytest.approx(seconds, abs=1)
    bench.close()


def test_only_what_somebody_waits_for_counts_as_checking(bench):
    assert bench.monitor.snapshot().is_checking, "the very first look"
    bench.go(30)
    assert not bench.monitor.snapshot().is_checking

    bench.clock.wind(bench.clock.elapsed + 600)
    bench.monitor.tick()
    assert bench.runner.waiting
    assert not bench.monitor.snapshot().is_checking, "routine"

    shown = bench.updates
    bench.monitor.check_now()
    assert bench.updates > shown, "the button says so at once"
    assert bench.monitor.snapshot().is_checking
    bench.runner.run()
    assert bench.monitor.snapshot().is_checking, "what was under way is not the answer"
    bench.go(1)
    assert not bench.monitor.snapshot().is_checking


@pytest.mark.parametrize("end", ["void", "pause"])
def test_nobody_waits_for_what_does_not_count_or_is_not_asked(bench, end):
    bench.go(30)
    bench.monitor.check_now()
    bench.monitor.tick()
    bench.monitor.void() if end == "void" else bench.monitor.pause(None)
    assert not bench.monitor.snapshot().is_checking


def test_a_wish_to_check_while_a_probe_is_under_way_is_not_lost(bench):
    bench.go(30)
    asked = len(bench.asker.probes)
    bench.monitor.check_now()
    bench.monitor.tick()
    bench.monitor.check_now()
    bench.go(1)
    assert [service for service, _depth in bench.asker.probes[asked:]].count(Service.RECEIVE) == 2
