"""Which reason is shown: the best one wins, always with who said it, where and when (DESIGN 4.5).

An open notice that names the affected service; the server's own text; the notice on the webmail page; our
own sentence. We never invent a reason: where nobody said anything, that is what is shown.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from tray_app.model.account import Service
from tray_app.model.failures import sentence
from tray_app.model.health import PROVIDER_STATUSES, Failed
from tray_app.model.line import LineStatus
from tray_app.model.notice import Notice, NoticeState
from tray_app.model.oauth import endpoints_of
from tray_app.model.reason import Failure, Origin
from tray_app.model.roundtrip import is_losing
from tray_app.model.situation import Situation
from tray_app.model.verdict import StatedReason, Status
from tray_app.texts import tr

_FRAMING = re.compile(
    r"""^(?:\*|\+|[A-Za-z0-9]{1,12}(?=\ (?:NO|BAD|BYE|OK)\b))?\ ?        # IMAP: tag
        (?:(?:NO|BAD|BYE|OK|-ERR)\b\ ?|[45]\d\d[ -](?:[45]\.\d+\.\d+\ )?)  # status word; SMTP: code, enhanced code
        (?:\[[A-Z/-]+\]\ ?)?                                            # response code""",
    re.VERBOSE,
)
COMMUNITY_FORMATS = frozenset({"forum", "mastodon", "bluesky"})
MAIL_LOST = "mail_lost"
"""Test mails get lost though logins work."""

LOGIN_STOPPED = "login_stopped"
"""A login was refused before this start, and none is tried since."""


def open_notices(situation: Situation) -> tuple[Notice, ...]:
    """Every notice that claims a present problem, newest first."""
    now, page = situation.now, situation.page_notice
    notices = [n for n in (*_notices(situation), *((page,) if page else ())) if n.is_open_at(now)]
    notices.sort(key=lambda n: n.updated_at or n.started_at or situation.watching_since, reverse=True)
    return tuple(notices)


def announced_maintenance(situation: Situation) -> tuple[Notice, ...]:
    """Maintenance of mail that lies ahead, in no order."""
    return tuple(n for n in _notices(situation) if n.lies_ahead_at(situation.now) and concerns_mail(n))


def _notices(situation: Situation) -> list[Notice]:
    return [notice for reading in situation.readings if reading.readable for notice in reading.notices]


def concerns_mail(notice: Notice) -> bool:
    """Whether it is about mail at all."""
    return "not_mail" not in notice.services


def names_any_of(notice: Notice, services: Collection[Service]) -> bool:
    """Whether it names one of `services`; a notice that names none or all names each."""
    if not concerns_mail(notice):
        return False
    return not notice.services or "all" in notice.services or any(s.value in notice.services for s in services)


def best_reason(situation: Situation, status: Status, affected: Collection[Service]) -> StatedReason | None:
    """The reason for `status`; None where there is nothing to explain."""
    if status in (Status.OK, Status.PAUSED):
        return None
    failed = _deciding_failure(situation, status, affected)
    if status is Status.LINE:
        return _line_reason(situation, failed)
    if status is Status.ACCOUNT and failed is None and situation.login_stopped_at is not None:
        return _stopped_reason(situation)
    if status in (Status.ACCOUNT, Status.UNKNOWN):
        return _server_reason(situation, failed) if failed else None
    return (
        _notice_reason(situation, affected)
        or (_server_reason(situation, failed) if failed and failed.reason.quote else None)
        or _page_reason(situation)
        or _note_reason(situation)
        or _own_reason(situation, failed)
    )


def _deciding_failure(situation: Situation, status: Status, affected: Collection[Service]) -> Failed | None:
    """The newest failure of the first affected service, in the order of `Service`."""
    runs = [situation.healths[s].failures for s in Service if s in affected and s in situation.healths]
    matching = [run[-1] for run in runs if run and (run[-1].target is status or status in PROVIDER_STATUSES)]
    said = [failed for failed in matching if failed.reason.quote]
    return next(iter(said or matching), None)


def _notice_reason(situation: Situation, affected: Collection[Service]) -> StatedReason | None:
    """The newest open notice that names an affected service; the webmail page only if it names it in so many words."""
    for notice in open_notices(situation):
        explains = names_any_of(notice, affected) if affected else concerns_mail(notice)
        if explains and (notice is not situation.page_notice or notice.services):
            return _stated(notice, _source_words(situation, notice))
    return None


def _page_reason(situation: Situation) -> StatedReason | None:
    page = situation.page_notice
    if page is None or not concerns_mail(page) or page.state is NoticeState.RESOLVED:
        return None
    return _stated(page, tr("Webmail page"))


def _note_reason(situation: Situation) -> StatedReason | None:
    note = situation.own_note
    return None if note is None else _stated(note, tr("Your note"))


def _stated(notice: Notice, source: str) -> StatedReason:
    return StatedReason(
        code=f"notice_{notice.state}",
        text=notice.text or notice.headline,
        origin=Origin.PROVIDER,
        source=source,
        url=notice.url,
        said_at=notice.updated_at or notice.started_at,
        promised=notice.promised,
        is_quote=True,
    )


def _source_words(situation: Situation, notice: Notice) -> str:
    if notice is situation.page_notice:
        return tr("Webmail page")
    for reading in situation.readings:
        if notice in reading.notices:
            return tr("Community") if reading.format in COMMUNITY_FORMATS else tr("Status page")
    return tr("Status page")


def _server_reason(situation: Situation, failed: Failed) -> StatedReason:
    reason = failed.reason
    # What we know of an interceptor is its name, from its certificate; nobody said that.
    words = "" if reason.failure is Failure.TLS_INTERCEPTED else reason.quote
    return StatedReason(
        code=reason.code,
        text=spoken_words(words) or sentence(reason, situation.account.provider_label),
        origin=reason.origin,
        source=_speaker(situation, failed) if words else reason.quote,
        said_at=failed.at,
        is_quote=bool(words),
        failure=reason.failure,
    )


def _speaker(situation: Situation, failed: Failed) -> str:
    """Which of the provider's servers said it."""
    service = next((s for s, h in situation.healths.items() if any(each is failed for each in h.failures)), None)
    if service is Service.WEBMAIL:
        return tr("Webmail page")
    last = situation.healths[service].last_result if service is not None else None
    if last is not None and situation.account.signs_in and last.endpoint == endpoints_of(situation.account).token:
        return tr("Sign-in server")
    return tr("Contacts server") if service is Service.CONTACTS else tr("Mail server")


def spoken_words(line: str) -> str:
    """What a server says to people: its line without tag, status word and codes; the line itself if that is all."""
    return _FRAMING.sub("", line).strip() or line


def _own_reason(situation: Situation, failed: Failed | None) -> StatedReason:
    """Nobody has said anything; what we measured, and since when we look."""
    provider = situation.account.provider_label
    text = tr("{provider} has not said anything yet.", provider=provider)
    code = "nothing_said"
    if failed is not None:
        text, code = f"{sentence(failed.reason, provider)} {text}", failed.reason.code
    elif is_losing(situation.trips, situation.now):
        text, code = f"{tr('Logins work, yet the last test mails have not arrived.')} {text}", MAIL_LOST
    return StatedReason(
        code=code,
        text=text,
        origin=Origin.PROVIDER,
        source="",
        said_at=situation.watching_since if failed is None else failed.at,
    )


def _stopped_reason(situation: Situation) -> StatedReason:
    """What is left of a refusal before this start: that there was one, and what follows from it."""
    return StatedReason(
        code=LOGIN_STOPPED,
        text=tr("No login is tried any more since the refusal, so that your account is not locked."),
        origin=Origin.ACCOUNT,
        source="",
        said_at=situation.login_stopped_at,
    )


def _line_reason(situation: Situation, failed: Failed | None) -> StatedReason:
    line = situation.line.status if situation.line else LineStatus.UNKNOWN
    if failed is not None and line in (LineStatus.OK, LineStatus.UNKNOWN):
        return _server_reason(situation, failed)
    return StatedReason(
        code=line.value,
        text=line_sentence(line),
        origin=Origin.COMPUTER if line is LineStatus.TLS_INTERCEPTED else Origin.LINE,
        source="",
        url=situation.line.portal_url if situation.line else "",
        said_at=situation.line.measured_at if situation.line else None,
    )


def line_sentence(line: LineStatus) -> str:
    """What is wrong with our own line, in one sentence."""
    return {
        LineStatus.OK: tr("Your internet connection works."),
        LineStatus.OFFLINE: tr("No internet connection: no other mail provider answers either."),
        LineStatus.CAPTIVE_PORTAL: tr("This Wi-Fi asks you to sign in before anything else works."),
        LineStatus.DNS: tr("Server names are not found: the network here (DNS) is at fault."),
        LineStatus.BLOCKED_PORTS: tr("This network blocks mail programs; other connections work."),
        LineStatus.TLS_INTERCEPTED: tr("A program on this computer intercepts the mail connection."),
        LineStatus.UNKNOWN: tr("It is not known whether your internet connection works."),
    }[line]
