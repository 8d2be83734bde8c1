"""What is wrong on this computer itself, in two sentences: what it is, and what to do."""

from __future__ import annotations

from tray_app.model.line import LineStatus
from tray_app.model.quotes import shortened
from tray_app.model.reason import Origin
from tray_app.model.verdict import Verdict
from tray_app.texts import tr

LONGEST_NAME = 40


def matter_here(verdict: Verdict) -> str:
    """The code of what is wrong on this computer; empty if that is not what decided the verdict."""
    reason = verdict.reason
    if reason is not None and reason.origin == Origin.COMPUTER:
        return reason.code
    return LineStatus.TLS_INTERCEPTED.value if verdict.line is LineStatus.TLS_INTERCEPTED else ""


def headline_here(code: str, program: str = "") -> str:
    """What it is; `program` is the name of what intercepts, where its certificate tells."""
    if code == LineStatus.TLS_INTERCEPTED.value and program:
        name = shortened(program, LONGEST_NAME)
        return tr("{program} on this computer intercepts the mail connection", program=name)
    return {
        "own_clock_wrong": tr("This computer's clock is wrong"),
        "certificate_not_yet_valid": tr("This computer's clock seems to be wrong"),
        "forbidden_here": tr("A firewall here blocks the mail connection"),
        "local_bridge": tr("The mail bridge here does not answer"),
    }.get(code, tr("A program on this computer intercepts the mail connection"))


def advice_here(code: str, provider: str) -> str:
    """Whose fault it is not, and what to do."""
    set_clock = tr("It is not {provider}. Set this computer's date and time.", provider=provider)
    return {
        "own_clock_wrong": set_clock,
        "certificate_not_yet_valid": set_clock,
        "forbidden_here": tr("It is not {provider}. Allow the connection in the firewall.", provider=provider),
        "local_bridge": tr("It is not {provider}. Start the bridge, and sign in there if it asks.", provider=provider),
    }.get(code, tr("It is not {provider}. Check its mail protection.", provider=provider))
