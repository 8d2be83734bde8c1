"""What on a status page concerns mail: by the components the user chose, else by their names in several languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tray_app.model.account import Service
from tray_app.sources.report import Component
from tray_app.sources.words import bare

ALL = ("all",)
NOT_MAIL = ("not_mail",)
Concerns = Callable[[str], bool]

_NAMES = {
    Service.RECEIVE: r"\bimaps?\b|\bimap4?|\bpop-?3|^pop$|\bmail\W{0,3}pop\b|"
    r"\bmx\d*\b|\bmx-|posteingang|mail\W?empfang|"
    r"(?:inbound|incoming|receiv\w*|eingehende\w*|empfang|entrant\w*|entrante\w*)(?=.*mail)|mail.*(?:inbound|incoming|receiv|empfang|eingang)",
    Service.SEND: r"smtp|submission|postausgang|mail\W?versand|mail\W?out\b|"
    r"(?:outbound|outgoing|sending|versand|ausgehende\w*|sortant\w*)(?=.*mail)|mail.*(?:outbound|outgoing|sending|versand|ausgang)",
    Service.WEBMAIL: r"web\W?mail|roundcube|\bsogo\b|\bowa\b|outlook (?:on the )?web|\bhorde\b|rainloop|snappymail|"
    r"mail.*\bweb\b|\bweb\b.*mail|mail web",
    Service.CONTACTS: r"contacts|kontakte|card\W?dav|address\W?book|adressbuch|"
    r"adressbücher|carnet d.adresses|contactos|contatti",
}
_MAIL = re.compile(
    r"mail|e-post|courriel|messagerie|correo electr|correio|\bposta\b|poczta|\bpošta|sähköposti|почта|メール|邮件|郵件|"
    r"이메일|postfach|postfächer|mailbox|hosted exchange|exchange online|exchange server|^(?:microsoft )?exchange$|"
    r"outlook|hotmail|\bimap|\bpop-?3|^pop$|smtp|\bmx\d*\b|\bmx-|zimbra|roundcube|\bsogo\b|listserv|mailman|posteingang|postausgang",
    re.IGNORECASE,
)
_ONLY_SOUNDS_LIKE_IT = re.compile(
    r"mail\w*\W*(?:based\s+)?(?:notification|alert|benachrichtigung|support|subscription|newsletter|marketing|campaign|kampagne|"
    r"ticket|verification|parsing|template|chimp|gun\b|jet\b)|(?:notification|alert|marketing|support|newsletter|transactional|"
    r"benachrichtigungs)\w*\W+(?:via\s+|per\s+|by\s+)?(?:e\W?)?mail|mail\.?chimp|sendgrid|voice\W?mail|snail",
    re.IGNORECASE,
)
_SIGN_IN = re.compile(
    r"\b(?:account|konto)\b.*\b(?:sign\W?in|log\W?in)\b|^(?:sign\W?in|log\W?in|"
    r"authentication|anmeldung|authentifizierung|sso|single sign\W?on)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(r"&|,|/|(?<!\S)(?:and|und|et|y|e)(?!\S)", re.IGNORECASE)
_BESIDE_MAIL = re.compile(
    r"^(?:(?:the|our|unser\w*)\s+)?(?:shop|store|blog|forum|home\W?page|web\W?(?:site|seite)|billing|abrechnung)$",
    re.IGNORECASE,
)
"""What no provider means when it puts it into a group named after the company or its main service."""
_LONGEST_NAME = 300
"""A hostile page may write a novel there, on which the patterns above would think for minutes."""
_SERVICES = {service: re.compile(pattern, re.IGNORECASE) for service, pattern in _NAMES.items()}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the reader wants to know: about `mail` or `all`, or about these components only."""

    service: str = "mail"
    components: tuple[str, ...] = ()


def services_of(name: str) -> tuple[str, ...]:
    """Which of our services a component's name speaks of: some, `("all",)` for mail as a whole, or none."""
    name = name[:_LONGEST_NAME]
    if _ONLY_SOUNDS_LIKE_IT.search(name):
        return ()
    named = tuple(service.value for service, pattern in _SERVICES.items() if pattern.search(name))
    return named or (ALL if _MAIL.search(name) else ())


def concerned(components: Iterable[Component], wanted: Wanted) -> Concerns:
    """Which components count. Where a page lists none for mail, the page as a whole is all there is."""
    if wanted.components:
        chosen = [bare(name) for name in wanted.components]
        return lambda name: any(c in bare(name) for c in chosen if c)
    if wanted.service == "all":
        return lambda _name: True
    listed = tuple(components)
    mail = {component.name for component in listed if _is_mail(component)}
    if listed and not mail:
        return lambda _name: True
    return lambda name: name in mail or bool(services_of(name)) or (bool(mail) and _is_sign_in(name))


def _is_sign_in(name: str) -> bool:
    return _SIGN_IN.search(name[:_LONGEST_NAME]) is not None


def parts_concerned(components: Iterable[Component], counts: Concerns, wanted: Wanted) -> list[Component]:
    """The listed components that count; of two with one name the one in a group for mail, unless both were chosen."""
    listed = [component for component in components if counts(component.name)]
    if wanted.components or wanted.service == "all":
        return listed
    names = {component.name for component in listed if _is_mail(component)}
    return [component for component in listed if component.name not in names or _is_mail(component)]


def _is_mail(component: Component) -> bool:
    if set(services_of(component.name)) - {Service.CONTACTS.value}:
        return True
    group = component.group
    is_other = _ONLY_SOUNDS_LIKE_IT.search(component.name) or _BESIDE_MAIL.search(component.name)
    return bool(group and _MAIL.search(group) and not _TOGETHER.search(group) and not is_other)
