"""One calm sentence for each reason: the subject is who must act; nobody is blamed without words of theirs."""

from __future__ import annotations

from tray_app.model.reason import Failure, Reason
from tray_app.texts import tr


def sentence(reason: Reason, provider: str = "") -> str:
    """What happened and who must act; `provider` is the name to use, where it is known."""
    name = provider or tr("Your mail provider")
    by_code = {
        **_provider_codes(name),
        **_account_codes(name),
        **_certificate_codes(name),
        **_line_codes(),
        **_setting_codes(),
    }
    return by_code.get((reason.failure, reason.code)) or by_code.get(reason.code) or _by_class(name)[reason.failure]


def _by_class(name: str) -> dict[Failure, str]:
    return {
        Failure.OK: tr("This message shows no fault of the mail service."),
        Failure.PROVIDER_OUTAGE: tr("{name} has an outage and must repair it.", name=name),
        Failure.PROVIDER_DEGRADED: tr("{name} has trouble on its own servers and must repair it.", name=name),
        Failure.PLANNED_MAINTENANCE: tr("{name} is doing maintenance work.", name=name),
        Failure.CREDENTIALS_REJECTED: tr("{name} refuses the login.", name=name),
        Failure.ACCOUNT_BLOCKED: tr("{name} has blocked this account.", name=name),
        Failure.RATE_LIMITED: tr("{name} asks for a pause: it was too much in a short time.", name=name),
        Failure.QUOTA: tr("The mailbox is full."),
        Failure.TOO_MANY_CONNECTIONS: tr("Too many devices or programs use this mailbox at once."),
        Failure.TLS_CERTIFICATE: tr("The certificate that the server shows cannot be trusted."),
        Failure.TLS_INTERCEPTED: tr("A program between you and the server opens the encrypted connection."),
        Failure.LOCAL_NETWORK: tr("There was no connection to the server; your own line comes first into question."),
        Failure.DNS_LOCAL: tr(
            "The server's name was not found; your own network or a typing mistake comes into question."
        ),
        Failure.CAPTIVE_PORTAL: tr("The Wi-Fi wants a sign-in on its own page first."),
        Failure.SERVER_MISCONFIGURED: tr("The server settings do not fit this server."),
        Failure.CLIENT_BUG: tr("The mail program or its settings need a correction."),
        Failure.UNKNOWN: tr("This message does not say whose fault it is."),
    }


def _provider_codes(name: str) -> dict[object, str]:
    return {
        "auth_unavailable": tr("{name} cannot check logins at the moment; your password is not the reason.", name=name),
        "server_storage": tr(
            "{name} has no storage space left on its servers; your mailbox is not the reason.", name=name
        ),
        "not_accepting": tr(
            "{name} accepts no mail at the moment: work on its servers, overload or an outage. It must act.", name=name
        ),
        "recipient_unreachable": tr("The recipient's mail provider could not be reached and must act."),
        "recipient": tr("The answer is about the recipient's address; your mail service works."),
        "greylisted": tr("The recipient's server lets new senders wait a few minutes; that is normal."),
        "in_progress": tr("The server is still working on it."),
        "idle_logout": tr("The server closed a connection that was not in use; that is normal."),
        "goodbye": tr("The server said goodbye; that is normal."),
        "one_object": tr("The answer is about one folder or entry; the mail service works."),
    }


def _account_codes(name: str) -> dict[object, str]:
    return {
        "password_expired": tr("{name} says that the password has expired.", name=name),
        "app_password_needed": tr("{name} wants an app password from mail programs.", name=name),
        "web_login_needed": tr("{name} wants you to sign in on its web page first.", name=name),
        "login_method_ended": tr("{name} no longer accepts a password from mail programs in this way.", name=name),
        "password_login_off": tr("{name} no longer accepts a password from mail programs in this way.", name=name),
        "password_asked": tr("The mail program asks for the password once more."),
        "token_refused": tr("{name} wants you to sign in again.", name=name),
        "client_refused": tr("{name} does not accept the sign-in as it is set up in this account.", name=name),
        "token_unreadable": tr("The sign-in server of {name} gives an answer that makes no sense.", name=name),
        "authorizationfailed": tr("{name} does not let this user name open that mailbox.", name=name),
        "access_not_enabled": tr("{name} has not switched on this kind of access for your account.", name=name),
        "mailbox_not_reachable": tr(
            "{name} accepts the login but keeps the mailbox closed to mail programs.", name=name
        ),
        "address_blocked": tr("The other server refuses this sender or this internet address; it is not an outage."),
        "in_use": tr("Another program or device holds this mailbox open."),
    }


def _certificate_codes(name: str) -> dict[object, str]:
    return {
        "certificate_expired": tr("{name} shows a certificate that has expired.", name=name),
        "certificate_too_early": tr("{name} shows a certificate that is not valid yet.", name=name),
        "certificate_not_yet_valid": tr("The certificate is not valid yet; this computer's clock is probably wrong."),
        "own_clock_wrong": tr("This computer's clock is wrong, so good certificates look expired or not yet valid."),
        "certificate_hostname": tr("The certificate is made out for another server name."),
        "certificate_self_signed": tr("The server vouches for its certificate itself; nobody else does."),
        "certificate_unknown_issuer": tr("The certificate comes from an issuer that this computer does not know."),
        "tls_unavailable": tr("{name} cannot encrypt the connection at the moment.", name=name),
    }


def _line_codes() -> dict[object, str]:
    return {
        "refused": tr("No connection was accepted; the message does not say why."),
        "timeout": tr("No answer came in time; the message does not say why."),
        "reset": tr("The connection broke off; the message does not say why."),
        "closed": tr("The connection broke off; the message does not say why."),
        "tls_closed": tr("The connection broke off; the message does not say why."),
        "tls_failed": tr("The encrypted connection did not come about; the message does not say why."),
        "unreachable": tr("There is no way from this computer to the server at the moment."),
        "offline": tr("This computer is not connected to the internet."),
        "local_bridge": tr("The program on this computer that passes the mail on is not ready."),
        "forbidden_here": tr("A firewall on this computer forbids the connection."),
        "garbage": tr("The server answers with something that is no mail server's answer."),
    }


def _setting_codes() -> dict[object, str]:
    return {
        "login_needed": tr("The server sends mail only after a login, and the mail program has not logged in."),
        "encryption_needed": tr("The server wants an encrypted connection."),
        "login_in_the_clear": tr("The server wants an encrypted connection."),
        "login_method": tr("The mail program and the server have no way of logging in in common."),
        "no_common_login": tr("The mail program and the server have no way of logging in in common."),
        "message_too_large": tr("The message is too large for this server."),
        "too_many_recipients": tr("The message has more recipients than the server allows at once."),
        "sender_refused": tr("The server does not let this account use that sender address."),
        "content_refused": tr("The server does not accept the content of this message."),
        "other_protocol": tr("Another kind of server answers at this port."),
        "not_tls": tr("The server does not speak this kind of encryption at this port."),
        "tls_version": tr("This computer and the server have no safe encryption in common."),
        "not_found": tr("The address in the settings leads nowhere on this server."),
        "not_dav": tr("The address in the settings leads nowhere on this server."),
        "ca_file_unreadable": tr("The file “tls_ca_file” in the settings is missing or holds no certificate."),
        "password_unsendable": tr("The user name or the password has a line end in it, which no login may have."),
        "program_busy": tr("The mail program itself is still at work on this folder or account."),
        "outlook_data_file": tr("The mail program cannot use one of its own files on this computer."),
    }
