"""nginx as the webmail page and Radicale as the address book, in their real failure modes; mail itself works."""

from __future__ import annotations

import shutil

from tests.fakes import servers
from tests.integration.servers import Certify, closed_port, dated
from tests.integration.stage import Cells, Stage, account, degraded, imap, maintenance, outage, well
from tests.integration.web_servers import Site, missing_nginx, missing_radicale, nginx, radicale

NGINX = Cells("nginx", missing_nginx())
RADICALE = Cells("Radicale", missing_radicale())
WEBMAIL = ("webmail",)
CONTACTS = ("contacts",)
LOGIN_PAGE = "<h1>Nordpost webmail</h1><form action=/login><input name=user><input name=secret></form>"
AT_WORK = "<h1>Wartungsarbeiten</h1><p>Wegen Wartungsarbeiten ist unser Webmailer bis 18:00 Uhr nicht erreichbar.</p>"
MAIL_DOWN = "<div class=alert>Störung: Unsere Mailserver sind zurzeit nicht erreichbar.</div>"
UNAVAILABLE = """
error_page 503 /maintenance.html;
location = /maintenance.html { internal; add_header Retry-After 3600 always; }
location / { return 503; }
"""


def mail_port(stage: Stage) -> int:
    """Where mail works."""
    return stage.enter(servers.FakeServer(servers.imap(), stage.authority.server())).port


def webmail(
    stage: Stage, server: str = "", certify: Certify | None = None, index: str = LOGIN_PAGE, **pages: str
) -> Site:
    """A page, and an account with working mail besides."""
    site = stage.enter(nginx(stage.authority, server, certify, index=index, **pages))
    stage.account(receive=imap(mail_port(stage)), webmail={"url": site.url})
    return site


@NGINX.cell("all well", well())
def page_well(stage: Stage) -> None:
    webmail(stage)


@NGINX.cell("page asks who is there", well())
def page_asks(stage: Stage) -> None:
    webmail(stage, "location / { return 401; }")


@NGINX.cell("stopped", degraded("refused", affected=WEBMAIL))
def page_stopped(stage: Stage) -> None:
    site = webmail(stage)
    stage.check_when_all_is_well()
    site.stop()


@NGINX.cell("nothing behind it (502)", degraded("http_5xx", "Bad Gateway", WEBMAIL))
def bad_gateway(stage: Stage) -> None:
    webmail(stage, f"location / {{ proxy_pass http://127.0.0.1:{closed_port()}; }}")


@NGINX.cell("what is behind it hangs (504)", degraded("http_5xx", "Gateway Time-out", WEBMAIL))
def gateway_timeout(stage: Stage) -> None:
    behind = stage.enter(servers.FakeServer(servers.silent))
    webmail(stage, f"location / {{ proxy_pass http://127.0.0.1:{behind.port}; proxy_read_timeout 1s; }}")


@NGINX.cell("goes round in circles inside (500)", degraded("http_5xx", "Internal Server Error", WEBMAIL))
def internal_error(stage: Stage) -> None:
    webmail(stage, "location / { try_files /nowhere /nowhere/; }")


@NGINX.cell("maintenance page (503)", maintenance("Wegen Wartungsarbeiten ist unser Webmailer bis", WEBMAIL))
def unavailable(stage: Stage) -> None:
    webmail(stage, UNAVAILABLE, maintenance=AT_WORK)


@NGINX.cell("page gone (404), never seen", account("not_found", "Not Found", WEBMAIL))
def never_found(stage: Stage) -> None:
    webmail(stage, "location / { return 404; }")


@NGINX.cell("page gone (404), was there before", degraded("not_found", "Not Found", WEBMAIL))
def gone(stage: Stage) -> None:
    site = webmail(stage)
    stage.check_when_all_is_well()
    (site.folder / "pages").rename(site.folder / "gone")


@NGINX.cell("redirect loop", degraded(affected=WEBMAIL))
def redirect_loop(stage: Stage) -> None:
    webmail(stage, "location / { return 302 https://$host:$server_port/login; }")


@NGINX.cell("certificate expired", degraded("certificate_expired", affected=WEBMAIL))
def expired(stage: Stage) -> None:
    webmail(stage, certify=dated(-90, -1))


@NGINX.cell("page says that mail is down, yet it works", degraded(None, "Unsere Mailserver sind zurzeit", ()))
def announces(stage: Stage) -> None:
    webmail(stage, index=MAIL_DOWN + LOGIN_PAGE)


@NGINX.cell("page says why mail is down", outage(None, "Unsere Mailserver sind zurzeit"))
def explains(stage: Stage) -> None:
    site = stage.enter(nginx(stage.authority, index=MAIL_DOWN + LOGIN_PAGE))
    stage.account(receive=imap(closed_port()), webmail={"url": site.url})


@NGINX.cell("maintenance page (503) while mail is down", maintenance("Alle Postfächer", ("receive", "webmail")))
def explains_maintenance(stage: Stage) -> None:
    words = "<h1>Wartungsarbeiten</h1><p>Alle Postfächer und der Webmailer sind bis 18:00 Uhr nicht erreichbar.</p>"
    site = stage.enter(nginx(stage.authority, UNAVAILABLE, maintenance=words))
    stage.account(receive=imap(closed_port()), webmail={"url": site.url})


# --- contacts ----------------------------------------------------------------------------------------------------


def book(stage: Stage) -> Site:
    """An address book, and an account with working mail besides."""
    site = stage.enter(radicale(stage.authority))
    stage.account(receive=imap(mail_port(stage)), contacts={"url": site.url})
    return site


@RADICALE.cell("all well", well())
def book_well(stage: Stage) -> None:
    book(stage)


@RADICALE.cell("stopped", degraded("refused", affected=CONTACTS))
def book_stopped(stage: Stage) -> None:
    site = book(stage)
    stage.check_when_all_is_well()
    site.stop()


@RADICALE.cell("password changed there (401)", account(affected=CONTACTS))
def book_refuses(stage: Stage) -> None:
    site = book(stage)
    (site.folder / "users").write_text("somebody@nordpost.example:else\n", encoding="utf-8")
    site.process.stop()
    site.process.start()


@RADICALE.cell("store broken (500)", degraded("http_5xx", affected=CONTACTS))
def book_broken(stage: Stage) -> None:
    site = book(stage)
    root = site.folder / "collections" / "collection-root"
    shutil.rmtree(root)
    root.write_text("not a folder\n", encoding="utf-8")
