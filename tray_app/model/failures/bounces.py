"""Reports about messages that were not delivered: where nothing else is said, the recipient's side did not answer."""

from __future__ import annotations

from tray_app.model.failures.families import NOT_WORKING
from tray_app.model.failures.rule import Meaning, Rule
from tray_app.model.failures.stage import Stage
from tray_app.model.reason import Failure

_AT = frozenset({Stage.BOUNCE})
MARKS = (
    r"undeliver\w*|(?:could not|couldn't|cannot) be delivered|not (?:yet )?(?:been )?delivered",
    r"delivery (?:to|status|has|failed|failure)|nicht zugestellt|unzustellbar",
    r"message (?:expired|is delayed|is delayed|has been delayed)|(?:in|on) the queue",
    r"retry time-?out exceeded|mailer-daemon|final-recipient|diagnostic-code|still undelivered",
    r"while talking to|in reply to (?:rcpt|data|end of data|mail)|i'm not going to try again",
)
"""How a report is recognised when nobody says that it is one."""

RULES = (
    Rule(
        Meaning(Failure.UNKNOWN, "recipient_domain"),
        (
            r"(?:querying|query) the domain name system|dns<6> fail\w*",
            r"name service error(?!.*host not found(?!, try again))",
        ),
        "Microsoft 365, Postfix: the recipient's domain gives no address at the moment",
        _AT,
    ),
    Rule(
        Meaning(Failure.SERVER_MISCONFIGURED, "sender_name"),
        (r"unverifyable|unverifiable|(?:helo|host ?name|sending ip)<6> (?:is not|does not match|mismatch)",),
        "the recipient's server does not trust the sending server's name",
        _AT,
    ),
    Rule(
        Meaning(Failure.SERVER_MISCONFIGURED, "recipient_domain"),
        (
            r"(?:starttls|tls|mta-sts|dane|tlsa)\b<8> (?:required?|failed|failure|not offered|polic\w+|forbids)",
            r"certificate<3> (?:does not|doesn't|not)<1> (?:fit|match|trusted|valid|verified)",
        ),
        "RFC 8461, RFC 7672; Postfix: the encryption that the recipient's domain wants does not come about",
        _AT,
        unless=(r"\b5\.7\.1[01]\b",),
    ),
    Rule(
        Meaning(Failure.SERVER_MISCONFIGURED, "recipient_domain"),
        (r"(?:server|domain|host)<2> misconfigured|falsch konfiguriert|(?:mail )?system config\w* error",),
        "Yahoo, Sendmail: a server on the recipient's side is set up wrongly",
        _AT,
    ),
    Rule(
        Meaning(Failure.PROVIDER_DEGRADED, "internal_error"),
        (
            r"transport error|transport unavailable|command time limit|child process<6> (?:returned|failed|terminated)",
            rf"(?:store|storage|\w*speicher|database|datenbank|backend|spool|cluster)<3> {NOT_WORKING}(?! for)",
        ),
        "Postfix: a part of the delivering server fails",
        _AT,
    ),
    Rule(
        Meaning(Failure.PROVIDER_OUTAGE, "recipient_unreachable"),
        (
            r"retry time-?out exceeded|message expired|expired (?:after|in)|too long in the queue",
            r"in the queue too long|unable to deliver in|stopped trying|queue\.expired",
            r"max(?:imum)? (?:retry|queue)",
            r"(?:establish|make|complete)<3> connection|did not accept our requests",
            r"not accept(?:ed|ing)? (?:our )?(?:requests|connections)|socket error",
            (
                r"(?:connect|connection|verbindung)<8> (?:timed out|refused|failed|lost|zeitüberschreitung|"
                r"no route|unreachable|abgelehnt|nicht möglich)"
            ),
            r"failed to connect|connection timed out|connection refused",
            r"lost connection with|conversation with<1> timed out|delivery temporarily suspended",
            r"(?:host|server)<4> (?:not responding|unreachable|not reachable|nicht erreichbar)",
            r"no (?:response|answer) from",
            r"innerhalb von \d+ (?:tagen|stunden) nicht",
            r"(?:zustellung|zustellversuch\w*)<6> (?:aufgegeben|abgebrochen|erfolglos)",
        ),
        "RFC 3463, X.4.1 and X.4.7; Exim, Postfix, Exchange, qmail, GMX",
        _AT,
    ),
)
