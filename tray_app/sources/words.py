"""The vendors' words for severities and stages: `PARTIALOUTAGE` is `partial_outage` is "Partial Outage"."""

from __future__ import annotations

from collections.abc import Iterable

from tray_app.sources.report import Severity, Stage

_SEVERITIES = {
    Severity.NONE: "operational up ok good none normal available healthy online green success fullyoperational working "
    "allsystemsoperational allsystemsgo resolved fixed completed servicerestored allgood restored serviceoperational "
    "funktionsfähig verfügbar betriebsbereit störungsfrei ohnestörung inbetrieb",
    Severity.MAINTENANCE: "maintenance undermaintenance scheduled "
    "scheduledmaintenance inmaintenance planned inprogress "
    "plannedmaintenance wartung inwartung wartungsarbeiten blue",
    Severity.MINOR: "degraded degradedperformance minor disrupted notice "
    "issue issues performance performanceissues low "
    "serviceinformation informational info warning yellow servicedegradation degradation unstable slow "
    "investigating restoringservice extendedrecovery pending beeinträchtigt eingeschränkt advisory",
    Severity.PARTIAL: "partialoutage partiallydegraded partialserviceoutage minoroutage major medium servicedisruption "
    "partialdisruption partial moderate orange störung gestört teilausfall teilweiseausgefallen",
    Severity.MAJOR: "majoroutage fulloutage outage down critical high "
    "serviceoutage servicedisruptionmajor downtime offline "
    "red unavailable failure failed error ausfall ausgefallen interrupted serviceinterruption completeoutage crit",
}
_STAGES = {
    Stage.OVER: "resolved postmortem completed complete fixed closed cancelled canceled available finished solved done "
    "postincidentreview falsepositive mitigated ended inactive false behoben gelöst beendet abgeschlossen erledigt",
    Stage.PLANNED: "scheduled planned notstartedyet upcoming announced pending geplant angekündigt",
    Stage.OPEN: "investigating identified monitoring inprogress verifying "
    "open ongoing active update updated watching new "
    "serviceoutage servicedisruption serviceinformation confirmed acknowledged triage fixing started reopened true "
    "investigation detected underway inbearbeitung offen aktuell laufend",
}
_SEVERITY_OF = {word: severity for severity, words in _SEVERITIES.items() for word in words.split()}
_STAGE_OF = {word: stage for stage, words in _STAGES.items() for word in words.split()}


def bare(word: str) -> str:
    """`word` without case, blanks and signs."""
    return "".join(filter(str.isalnum, word.casefold()))


def severity_of(word: str) -> Severity | None:
    """What a vendor's word for a severity means; None if it is not known."""
    return _SEVERITY_OF.get(bare(word))


def stage_of(word: str) -> Stage:
    """Where an incident with this status word stands; a word we do not know leaves it open to the rest."""
    return _STAGE_OF.get(bare(word), Stage.SILENT)


def worst(severities: Iterable[Severity | None]) -> Severity | None:
    """The worst of those that are known."""
    return max((severity for severity in severities if severity is not None), default=None)
