"""One piece of advice for each reason, in the order of what helps soonest."""

from __future__ import annotations

from tray_app.model.reason import PROVIDER_FAILURES, Failure, Reason
from tray_app.texts import tr


def advice(reason: Reason) -> str:
    """What to do now."""
    by_code = {**_login_codes(), **_setting_codes(), **_other_codes()}
    return by_code.get(reason.code) or _by_class(reason.failure)


def _by_class(failure: Failure) -> str:
    if failure in PROVIDER_FAILURES:
        return tr("Change nothing on your side; wait, or use webmail or another address in the meantime.")
    return {
        Failure.OK: tr("Nothing needs to be done about the mail service."),
        Failure.CREDENTIALS_REJECTED: tr(
            "Try the password once on the provider's web page before you change anything."
        ),
        Failure.ACCOUNT_BLOCKED: tr("Sign in on the provider's web page or ask the provider to lift the block."),
        Failure.RATE_LIMITED: tr("Wait a while and let fewer programs ask at the same time."),
        Failure.QUOTA: tr("Delete large or old mail and empty the trash, or get more space."),
        Failure.TOO_MANY_CONNECTIONS: tr("Close mail programs on other devices and try again in a few minutes."),
        Failure.TLS_CERTIFICATE: tr(
            "Do not accept the certificate; check the server name, otherwise the provider must act."
        ),
        Failure.TLS_INTERCEPTED: tr(
            "Look into the mail protection of your security software or ask whoever runs this network."
        ),
        Failure.LOCAL_NETWORK: tr("Check whether other web pages open; if they do, try again in a few minutes."),
        Failure.DNS_LOCAL: tr("Check whether other web pages open and whether the server name is spelled correctly."),
        Failure.CAPTIVE_PORTAL: tr("Open any web page in the browser and sign in to the Wi-Fi there."),
        Failure.SERVER_MISCONFIGURED: tr(
            "Compare server, port and encryption in the settings with the provider's help page."
        ),
        Failure.CLIENT_BUG: tr("Compare the settings with the provider's help page and update the mail program."),
        Failure.UNKNOWN: tr(
            "Check whether other web pages open and whether webmail works; that shows which side it is."
        ),
    }[failure]


def _login_codes() -> dict[str, str]:
    return {
        "auth_unavailable": tr("Do not change your password; wait until the provider has repaired it."),
        "password_expired": tr("Set a new password on the provider's web page and enter it here."),
        "app_password_needed": tr(
            "Create an app password on the provider's web page and enter it instead of your usual one."
        ),
        "web_login_needed": tr("Sign in once on the provider's web page and confirm that it is you."),
        "login_method_ended": tr("Sign in with OAuth, or with an app password where the provider offers one."),
        "password_login_off": tr("Sign in with OAuth, or with an app password where the provider offers one."),
        "token_refused": tr("Sign in again in the account's settings."),
        "client_refused": tr(
            "Compare client id, client secret and permissions in the settings with the provider's page."
        ),
        "access_not_enabled": tr("Switch on access by mail programs in the provider's web settings."),
        "mailbox_not_reachable": tr("Check on the provider's web page whether access by mail programs is allowed."),
        "login_needed": tr("Switch on the login for sending in the account's settings."),
        "login_method": tr("Choose another way of logging in, usually “password” over an encrypted connection."),
        "no_common_login": tr("Choose another way of logging in, usually “password” over an encrypted connection."),
    }


def _setting_codes() -> dict[str, str]:
    return {
        "encryption_needed": tr("Choose TLS or STARTTLS in the account's settings."),
        "login_in_the_clear": tr("Choose TLS or STARTTLS in the account's settings."),
        "not_tls": tr("Choose the other kind of encryption or the other port in the account's settings."),
        "other_protocol": tr("Correct the port in the account's settings."),
        "message_too_large": tr("Send a smaller attachment or a link to the file."),
        "too_many_recipients": tr("Send the message to fewer people at a time."),
        "sender_refused": tr("Use the account's own address as sender."),
        "content_refused": tr("Change the message or its attachment and send it again."),
        "certificate_not_yet_valid": tr("Set this computer's date and time."),
        "own_clock_wrong": tr("Set this computer's date and time."),
        "certificate_expired": tr("Do not accept the certificate; the provider must renew it."),
        "tls_version": tr("Update the system and the mail program; if that does not help, ask the provider."),
        "program_busy": tr("Wait a moment and try again; if it stays so, restart the mail program."),
        "outlook_data_file": tr("Repair the data file with the mail program's own tool, or set up the profile anew."),
    }


def _other_codes() -> dict[str, str]:
    return {
        "recipient": tr("Check the spelling of the recipient's address."),
        "greylisted": tr("Wait about 15 minutes; the message goes out by itself."),
        "recipient_unreachable": tr("Send the message again later or reach the recipient another way."),
        "address_blocked": tr("Ask your provider; a new internet address or another sender often helps at once."),
        "in_use": tr("Close the other mail program and try again in a few minutes."),
        "offline": tr("Connect this computer to the internet again."),
        "local_bridge": tr("Start the bridge on this computer, and sign in there if it asks."),
        "forbidden_here": tr("Allow the mail program in this computer's firewall."),
    }
