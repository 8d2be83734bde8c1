"""Our own posts of every kind we could think of, with the answers a careful reader gives.

All are read on Sunday 22 November 2026 at 12:05 in Berlin, unless `now` says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY_NOON = datetime(2026, 11, 22, 12, 5, tzinfo=BERLIN)

VAGUE = "vague"
"""A promise without a moment."""


@dataclass(frozen=True)
class Post:
    text: str
    states: str
    """Every state a careful reader accepts, the best first."""
    services: str = ""
    """Empty: not looked at."""
    until: str = ""
    """Empty: no promise may appear; VAGUE; or the moment in local time."""
    now: datetime = SUNDAY_NOON


def _at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


OUTAGES = (
    Post("Derzeit ist unser E-Mail-Dienst nicht erreichbar. Unsere Techniker arbeiten mit Hochdruck an der Behebung.", "outage", "all"),
    Post("Störung: Aktuell können keine E-Mails versendet werden. Wir bitten um Entschuldigung.", "outage", "send"),
    Post("Totalausfall unserer Mailserver. Ursache ist ein defektes Speichersystem. Wir rechnen damit, dass der Betrieb bis heute, 18 Uhr wieder läuft.", "outage", "all", "2026-11-22T18:00"),
    Post("Liebe Kundinnen und Kunden, seit heute Morgen, 7:30 Uhr, ist der Abruf von E-Mails über POP3 und IMAP gestört. Ein Versand ist ebenfalls nicht möglich. Wir arbeiten an einer Lösung.", "outage", "receive send"),
    Post("Webmail ist zurzeit leider offline. IMAP und SMTP sind nicht betroffen. Wir informieren Sie, sobald es Neues gibt.", "outage", "webmail"),
    Post("We are currently experiencing a complete outage of our mail platform. No ETA at this time.", "outage", "all"),
    Post("[Investigating] Email down\n\nWe are investigating reports that customers are unable to send or receive email. Next update at 15:00 UTC.", "outage", "receive send"),
    Post("IMAP and POP3 are down. Our engineers expect service to be restored by 6 pm CET.", "outage", "receive", "2026-11-22T18:00"),
    Post("Our SMTP servers are not accepting connections. We expect to have this fixed within the next two hours.", "outage degraded", "send", "2026-11-22T14:05"),
    Post("Aufgrund eines Hardwaredefekts ist das Adressbuch momentan nicht verfügbar. E-Mail funktioniert wie gewohnt.", "outage degraded", "contacts"),
    Post("Die Störung im Mailsystem ist noch nicht behoben. Wir gehen davon aus, dass alles bis Montag wieder funktioniert.", "outage degraded", "all", "2026-11-23T23:59"),
    Post("Leider noch keine Entwarnung: Der Empfang von Mails ist weiterhin nicht möglich.", "outage", "receive"),
    Post("Mailserver ausgefallen! Techniker sind vor Ort. Update folgt.", "outage", "all"),
    Post("Due to a power failure in our data centre, all mail services (IMAP, SMTP, webmail) are unavailable. Power should be back at 14:00 UTC and mail shortly after.", "outage", "all", "2026-11-22T15:00"),
    Post("Der Mailempfang ist seit Mittwoch unterbrochen. Der Fehler ist noch nicht gefunden.", "outage degraded", "receive"),
    Post("ACHTUNG: Exchange nicht erreichbar. Die Kollegen sind informiert. Voraussichtliches Ende: 16:30 Uhr", "outage", "all receive", "2026-11-22T16:30"),
    Post("Some users may notice... no, in fact nobody can log in to webmail right now. We're on it.", "outage degraded", "webmail"),
    Post("Wegen eines Ausfalls der Klimaanlage mussten wir die Mailserver abschalten. Wir hoffen, in den frühen Abendstunden wieder online zu sein.", "outage", "all", VAGUE),
    Post("Login am Postfach derzeit nicht möglich. Die Behebung dauert voraussichtlich noch 3 Stunden.", "outage", "", "2026-11-22T15:05"),
    Post("Update 11:40: Der Mailserver ist immer noch nicht erreichbar. Wir rechnen in ca. einer Stunde mit der Behebung.", "outage", "all", "2026-11-22T12:40"),
    Post("Bei o2 und Alice kommt es aktuell zu einem Ausfall des E-Mail-Dienstes. Die Ursache wurde bei einem unserer Partner identifiziert. In Kürze steht der Dienst wieder zur Verfügung.", "outage", "all", VAGUE),
    Post("Mail delivery has stopped since 09:00. The vendor is replacing the controller, ETA 17:00 EST.", "outage degraded", "receive", "2026-11-22T23:00"),
    Post("Kein E-Mail-Versand möglich: Unsere Server werden derzeit angegriffen (DDoS). Wir arbeiten daran.", "outage", "send"),
    Post("Webmail-Login nicht möglich\n\nSeit 10:15 Uhr ist die Anmeldung am Webmailer nicht möglich. Der Fehler ist bekannt und wird behoben.", "outage", "webmail"),
    Post("Outlook Web App cannot be reached at the moment. Please use your desktop client instead.", "outage degraded", "webmail"),
    Post("Der Versand ist bis voraussichtlich 15:00 Uhr nicht möglich.", "outage", "send", "2026-11-22T15:00"),
    Post("+++ Störung +++ E-Mail +++ Wir arbeiten an der Behebung +++", "outage degraded", "all"),
    Post("E-Mail-Störung", "outage degraded", "all"),
    Post("Mail server down", "outage", "all"),
    Post("Unser Mailcluster ist abgestürzt; Wiederherstellung läuft, Fertigstellung voraussichtlich morgen um 9 Uhr.", "outage", "all", "2026-11-23T09:00"),
)  # fmt: skip

DEGRADED = (
    Post("Aktuell kommt es zu Verzögerungen bei der Zustellung von E-Mails von bis zu zwei Stunden. Es gehen keine Mails verloren.", "degraded", "receive"),
    Post("We are seeing delays of up to 30 minutes for outgoing mail. We're working on it.", "degraded", "send"),
    Post("Einige Kunden können sich derzeit nicht am Webmail anmelden. Wir untersuchen das Problem.", "degraded", "webmail"),
    Post("Monitoring - A fix has been implemented and we are monitoring the results.", "degraded"),
    Post("[Monitoring] Delays with incoming mail. A fix has been rolled out, and queues are draining.", "degraded", "receive"),
    Post("Das Problem wurde identifiziert, ein Fix wird gerade ausgerollt. Einzelne Postfächer sind noch langsam.", "degraded"),
    Post("Der Empfang funktioniert wieder, der Versand ist weiterhin gestört.", "degraded outage", "send"),
    Post("All services are back online except webmail, which is still unavailable.", "degraded outage", "webmail"),
    Post("Wir haben aktuell Performanceprobleme auf mail03. Betroffen sind etwa 5 % der Postfächer. Stand: 18:00 Uhr.", "degraded", "all receive", now=_at("2026-11-22T18:10")),
    Post("Intermittent login failures for IMAP users. Engineers are engaged.", "degraded", "receive"),
    Post("Mails an Gmail-Adressen werden derzeit nur verzögert zugestellt, da Google unsere Server drosselt.", "degraded", "send receive"),
    Post("Wegen hoher Last sind unsere Mailserver langsamer als üblich. Im Laufe des Tages sollte sich die Lage normalisieren.", "degraded", "all", "2026-11-22T23:59"),
    Post("Teilweise Einschränkungen bei POP3. Die meisten Kunden können wieder zugreifen.", "degraded", "receive"),
    Post("Nach und nach werden die Postfächer wieder freigeschaltet. Bitte haben Sie noch etwas Geduld.", "degraded", "all receive"),
    Post("Seit der Umstellung am Wochenende berichten Kunden von Problemen beim Versand über SMTP. Wir prüfen das.", "degraded", "send"),
    Post("We're aware of an issue causing slow mailbox access for some customers. Next update by 15:30.", "degraded", "receive"),
    Post("Update 14:05: Wir haben die Ursache gefunden. Die Warteschlange wird abgearbeitet, E-Mails kommen verspätet an.", "degraded", now=_at("2026-11-22T14:10")),
    Post("Zurzeit kann es zu Problemen beim Login kommen.", "degraded"),
    Post("Yahoo is temporarily deferring mail from our outbound servers. Delivery to Yahoo addresses may be delayed by several hours.", "degraded", "send receive"),
    Post("Identified - The issue has been identified and a fix is being implemented. We expect normal operation by 22:00 UTC.", "degraded outage", "", "2026-11-22T23:00"),
    Post("Wir beobachten aktuell vermehrt Zeitüberschreitungen bei IMAP-Verbindungen.", "degraded", "receive"),
    Post("#Störung Hallo zusammen, bei einigen von Ihnen kommt es gerade zu Aussetzern im E-Mail-Center. Unsere Technik ist dran! ^dk", "degraded outage", "webmail"),
    Post("The backlog of about 200,000 messages is being processed and should be cleared in the next 3-4 hours.", "degraded", "", "2026-11-22T16:05"),
    Post("Eingeschränkte Verfügbarkeit Webmail", "degraded", "webmail"),
    Post("Partial recovery: IMAP is working again for most users. Some mailboxes remain inaccessible.", "degraded", "receive"),
    Post("Der Spamfilter lehnt derzeit vereinzelt legitime E-Mails ab. Wir arbeiten mit dem Hersteller an einer Lösung. Ein Termin steht noch nicht fest.", "degraded"),
    Post("Wir arbeiten weiter an der Wiederherstellung der letzten Postfächer. Rund 90 % der Kunden haben wieder Zugriff.", "degraded", "receive all"),
)  # fmt: skip

MAINTENANCE = (
    Post("Wartungsarbeiten am Mailserver: Mo 23.11.2026, 22:00 Uhr bis Di 24.11.2026, 6:00 Uhr. In dieser Zeit ist kein Zugriff auf E-Mails möglich.", "maintenance", "receive all", "2026-11-24T06:00"),
    Post("Scheduled maintenance on our IMAP cluster will take place on November 25 from 02:00 to 04:00 UTC. You may be disconnected briefly.", "maintenance", "receive", "2026-11-25T05:00"),
    Post("In der Nacht von Samstag auf Sonntag (28./29.11.) führen wir von 1 bis 5 Uhr Wartungsarbeiten an unserem Webmail durch.", "maintenance", "webmail", "2026-11-29T05:00"),
    Post("Am 24.11. um 6 Uhr spielen wir Sicherheitsupdates ein. Wartung am SMTP-Relay, Dauer: ca. 30 Minuten.", "maintenance", "send", "2026-11-24T06:30"),
    Post("Due to emergency maintenance, webmail is currently unavailable. We expect to be done by 2pm.", "maintenance", "webmail", "2026-11-22T14:00"),
    Post("Geplante Wartung heute 23:00-01:00 Uhr. E-Mail-Empfang und -Versand sind zeitweise nicht möglich.", "maintenance", "receive send", "2026-11-23T01:00"),
    Post("Wegen Wartungsarbeiten ist das E-Mail-Center bis 15 Uhr nicht erreichbar.", "maintenance", "webmail", "2026-11-22T15:00"),
    Post("Am 20. Dezember finden Wartungsarbeiten am Mailsystem statt.", "maintenance", "all"),
    Post("Planned work: We will be migrating mailboxes to new hardware this week. Short interruptions are possible.", "maintenance", ""),
    Post("Das Wartungsfenster am Dienstag zwischen 4:00 und 6:00 Uhr betrifft IMAP und POP3.", "maintenance", "receive", "2026-11-24T06:00"),
    Post("In progress - Scheduled maintenance is currently in progress. We will provide updates as necessary.", "maintenance"),
    Post("Ankündigung: Umstellung der Mailserver. Am Freitag, 27. November, ab 20 Uhr werden wir unsere Mailserver umstellen. Die Arbeiten dauern voraussichtlich bis Samstag, 8 Uhr.", "maintenance", "all", "2026-11-28T08:00"),
    Post("Die Wartungsarbeiten an den E-Mail-Systemen dauern länger als geplant und werden voraussichtlich um 14:30 Uhr beendet sein.", "maintenance", "all", "2026-11-22T14:30"),
    Post("Maintenance notice: SMTP service window Nov 24, 02:00 - 03:00 PST. Expect brief interruptions.", "maintenance", "send", "2026-11-24T12:00"),
    Post("Wir aktualisieren unser Adressbuch. Wegen Wartung ist CardDAV am 23.11. von 10-12 Uhr nicht verfügbar.", "maintenance", "contacts", "2026-11-23T12:00"),
    Post("Dear customers, on Wednesday between 11pm and 3am our mail servers will undergo maintenance. Our support is available Mon-Fri 8-18.", "maintenance", "all", "2026-11-26T03:00"),
    Post("Technische Arbeiten: Das Mailsystem wird in der Nacht zum Montag zwischen 2 und 4 Uhr neu gestartet. Geplante Unterbrechung etwa 10 Minuten.", "maintenance", "all", "2026-11-23T04:00"),
    Post("Es wird wegen Wartungsarbeiten zu kurzen Unterbrechungen beim Mailempfang kommen.", "maintenance", "receive"),
    Post("Exchange-Migration: Vom 30.11. bis 4.12. werden alle Postfächer umgezogen. Während des Umzugs ist Ihr Postfach kurzzeitig nicht erreichbar.", "maintenance", "", "2026-12-04T23:59"),
    Post("We'll be performing an upgrade of the webmail interface tomorrow at 9:00. It will take about two hours.", "maintenance", "webmail", "2026-11-23T11:00"),
)  # fmt: skip

RESOLVED = (
    Post("Die Störung ist behoben. Alle E-Mail-Dienste stehen wieder uneingeschränkt zur Verfügung.", "resolved", "all"),
    Post("Entwarnung! Der Mailversand läuft wieder. Danke für Ihre Geduld.", "resolved", "send"),
    Post("Resolved - This incident has been resolved.", "resolved"),
    Post("This issue was resolved at 18:00 UTC. Customers were unable to send mail between 14:20 and 18:00.", "resolved", "send"),
    Post("Das Problem mit dem IMAP-Server konnte um 14:05 Uhr behoben werden. Wir entschuldigen uns für die Unannehmlichkeiten.", "resolved", "receive"),
    Post("Wartungsarbeiten erfolgreich abgeschlossen. Vielen Dank für Ihr Verständnis.", "resolved"),
    Post("The scheduled maintenance has been completed.", "resolved"),
    Post("Seit 8 Uhr kam es zu Problemen beim Abruf. Inzwischen funktioniert alles wieder. Aufgelaufene Mails werden in den nächsten zwei Stunden zugestellt.", "resolved", "receive"),
    Post("Mail is flowing again. Queued messages will be delivered over the next hours.", "resolved degraded", "all receive"),
    Post("Update 16:30: Die E-Mail-Störung ist behoben.\n\nUpdate 14:00: Wir arbeiten weiter an der Behebung.\n\nUpdate 12:10: E-Mail derzeit nicht erreichbar.", "resolved", "all", now=_at("2026-11-22T17:00")),
    Post("Am gestrigen Abend waren von 19 bis 21 Uhr unsere SMTP-Server nicht erreichbar. Ursache war ein fehlerhaftes Zertifikat.", "resolved", "send"),
    Post("Bis gestern 18 Uhr war der Mailempfang gestört. Der Fehler wurde beseitigt.", "resolved", "receive"),
    Post("Post-mortem: On Tuesday our storage cluster failed and mail delivery was delayed by up to 3 hours. Service was fully restored at 11 pm.", "resolved", "receive"),
    Post("Alle Systeme laufen wieder normal.", "resolved"),
    Post("Der Login ins Webmail ist nicht mehr gestört, Sie können sich wieder anmelden.", "resolved", "webmail"),
    Post("We are no longer seeing delays. All services are operating normally.", "resolved"),
    Post("Service has been restored. We will continue to monitor closely.", "resolved"),
    Post("[Resolved] Incoming mail delayed\n\nThe queue has been fully processed, and mail is delivered normally again.", "resolved", "receive"),
    Post("Das Mailproblem von heute früh ist gelöst. Sollten Sie weiterhin Probleme haben, starten Sie bitte Ihr Mailprogramm neu.", "resolved", "all"),
    Post("Die E-Mail-Zustellung erfolgt wieder ohne Verzögerung.", "resolved", "receive"),
    Post("Between 10:02 and 10:41 CET some users could not log in to IMAP. The cause was an expired certificate, which has been replaced.", "resolved", "receive"),
    Post("Aktuell liegen keine Störungen vor.", "resolved unrelated unknown"),
    Post("All systems operational. No known issues.", "resolved unrelated unknown"),
    Post("Uns sind derzeit keine Probleme mit dem Mailserver bekannt.", "resolved unrelated unknown"),
    Post("The email outage is over. Everything should now be working as usual; please contact us if you still see errors.", "resolved", "all"),
    Post("Postfächer wieder erreichbar", "resolved"),
    Post("Störung E-Mail beendet (14:12 Uhr)", "resolved", "all"),
)  # fmt: skip

UNRELATED = (
    Post("So beheben Sie Probleme beim E-Mail-Versand: Prüfen Sie zuerst die Server-Einstellungen in Ihrem Mailprogramm.", "unrelated", "not_mail"),
    Post("If you cannot send mail, check your SMTP settings and make sure that authentication is enabled.", "unrelated", "not_mail"),
    Post("Warum kann ich keine E-Mails empfangen? Häufige Ursachen sind ein volles Postfach oder ein falsches Passwort.", "unrelated", "not_mail"),
    Post("Nie wieder Mail-Ausfälle! Jetzt zu Business-Mail wechseln und 50 % sparen. Nur bis Sonntag!", "unrelated", "not_mail"),
    Post("Tired of email outages? Switch to our premium plan today and get 3 months free trial.", "unrelated", "not_mail"),
    Post("Wir freuen uns, Ihnen unsere neue Webmail-Oberfläche vorzustellen! Ab sofort mit Dark Mode.", "unrelated", "not_mail"),
    Post("We're excited to announce our new mobile app with push email.", "unrelated", "not_mail"),
    Post("Hallo, bei mir geht seit gestern kein Mailempfang mehr. Hat noch jemand das Problem?", "unrelated", "not_mail"),
    Post("@provider my email has been down all day, when will you fix this??", "unrelated", "not_mail"),
    Post("Can't send emails since this morning, is anyone else having issues?", "unrelated", "not_mail"),
    Post("Störung im Festnetz: In Teilen von Köln sind Internet und Telefonie derzeit gestört. Entstörung bis 18 Uhr.", "unrelated", "not_mail"),
    Post("TV und Internet gestört, E-Mail nicht betroffen. Wir arbeiten an der Behebung.", "unrelated", "not_mail"),
    Post("We are aware of a broadband outage affecting customers in Leeds. Engineers are on site; we expect service back by 5pm.", "unrelated", "not_mail"),
    Post("DSL-Ausfall in Hamburg: Techniker arbeiten an der Leitung.", "unrelated", "not_mail"),
    Post("Das WLAN auf dem Campus ist derzeit gestört.", "unrelated", "not_mail"),
    Post("Wie richte ich mein E-Mail-Konto in Outlook ein? Schritt 1: Öffnen Sie die Einstellungen.", "unrelated", "not_mail"),
    Post("Fehlermeldung 0x800CCC0E: Der Server ist nicht erreichbar. Das bedeutet, dass Ihr Mailprogramm keine Verbindung herstellen kann. Überprüfen Sie Ihre Firewall.", "unrelated", "not_mail"),
    Post("Phishing-Warnung: Derzeit sind gefälschte E-Mails in unserem Namen im Umlauf. Klicken Sie nicht auf Links.", "unrelated unknown", "not_mail"),
    Post("Moodle wegen Wartung am Dienstag von 8 bis 10 Uhr nicht erreichbar.", "unrelated", "not_mail"),
    Post("Unser Newsletter im November: neue Features, neue Preise und ein Gewinnspiel.", "unrelated", "not_mail"),
    Post("Mobile network maintenance tonight between 1am and 4am. Calls and data may be interrupted.", "unrelated", "not_mail"),
    Post("Ich kann mich seit dem Update nicht mehr in mein Postfach einloggen, Hotline nicht erreichbar, unverschämt!", "unrelated", "not_mail"),
    Post("Wir suchen Verstärkung: Systemadministrator Mail (m/w/d) in Karlsruhe", "unrelated unknown", "not_mail"),
    Post("Common problems when sending email: timeouts, blocked ports and wrong passwords. Follow these steps to troubleshoot.", "unrelated", "not_mail"),
    Post("Kabel-TV-Störung: In Berlin-Mitte sind derzeit einige Sender nicht verfügbar.", "unrelated", "not_mail"),
)  # fmt: skip

UNKNOWN = (
    Post("", "unknown"),
    Post("Hallo Welt", "unknown"),
    Post("Willkommen im Webmail. Benutzername, Passwort, Anmelden.", "unknown unrelated"),
    Post("12345", "unknown"),
    Post("Wichtige Information für unsere Kunden", "unknown"),
    Post("Vielen Dank für Ihre Geduld.", "unknown"),
    Post("Impressum Datenschutz AGB Kontakt", "unknown"),
    Post("Service Status", "unknown"),
)  # fmt: skip

MIXED = (
    Post("[Resolved] Mail delivery delays\n\nUPDATE 22:45 CEST: This issue is now resolved.\n\nUPDATE 23:30 CEST: Delays are back. We are experiencing problems with incoming mail again and are investigating.", "degraded", "receive", now=_at("2026-08-20T23:40")),
    Post("Störung Mailserver\n\nSeit 8:00 Uhr ist der Mailserver nicht erreichbar.\n\nUpdate 9:30 Uhr: Der Fehler ist gefunden.\n\nUpdate 11:00 Uhr: Alles läuft wieder, die Störung ist behoben.", "resolved", "all"),
    Post("Update: Die Störung beim E-Mail-Empfang dauert an.\n\nUrsprüngliche Meldung: Die Störung von gestern ist behoben.", "outage degraded", "receive"),
    Post("Internet und E-Mail sind derzeit gestört. Wir arbeiten an der Behebung.", "outage degraded", "all"),
    Post("Während der Störung unserer Telefonanlage erreichen Sie uns per E-Mail.", "unrelated", "not_mail"),
    Post("Der Mailserver wurde nach dem Ausfall neu gestartet, der Zugriff per IMAP ist noch eingeschränkt. Webmail ist wieder verfügbar.", "degraded", "receive"),
    Post("Nächstes Update um 16 Uhr. Mailversand weiterhin nicht möglich.", "outage", "send"),
    Post("Nach der Wartung von heute Nacht kommt es derzeit zu Störungen beim Mailempfang.", "degraded outage", "receive"),
    Post("Wann die Störung behoben sein wird, können wir noch nicht sagen. E-Mails können derzeit nicht abgerufen werden.", "outage degraded", "receive"),
    Post("We hope to have email up and running by tomorrow noon. Until then, please use the phone.", "outage degraded", "all", "2026-11-23T12:00"),
    Post("Die Wiederherstellung der Postfächer wird in den nächsten 48 Stunden abgeschlossen sein.", "degraded outage", "", "2026-11-24T12:05"),
    Post("Wir informieren Sie schnellstmöglich, sobald die Störung beim E-Mail-Versand behoben ist.", "outage degraded", "send"),
    Post("Our mail provider reports an outage. It will be fixed as soon as possible.", "outage", "all"),
    Post("E-Mail-Störung: Mit einer Behebung ist im Laufe des Abends zu rechnen.", "outage degraded", "all", VAGUE),
    Post("Der E-Mail-Ausfall wird voraussichtlich morgen früh behoben sein.", "outage", "all", VAGUE),
    Post("Mails, die bis 18 Uhr eingegangen sind, werden nachgeliefert. Der Empfang ist weiterhin gestört.", "outage degraded", "receive", now=_at("2026-11-22T20:00")),
    Post("Bitte versuchen Sie es in 30 Minuten erneut, unser Webmail ist gerade überlastet.", "degraded", "webmail"),
    Post("Unser Webmail ist nicht erreichbar. Unsere Hotline ist von 8 bis 20 Uhr für Sie da.", "outage", "webmail"),
    Post("Fixed: crash when opening the address book. Version 3.2 released.", "unrelated unknown resolved"),
    Post("Störung behoben? Noch nicht ganz: Einige Postfächer sind weiterhin nicht erreichbar.", "degraded"),
)  # fmt: skip

SECOND_LOOK = (
    # status pages
    Post("Investigating - Some customers are reporting problems connecting to POP3. We will post more information shortly.", "degraded", "receive"),
    Post("Resolved\nThe issue affecting outbound email has been fully resolved.\nNov 22, 2026 - 11:15 CET\n\nMonitoring\nA fix has been applied.\nNov 22, 2026 - 10:40 CET\n\nInvestigating\nOutbound email is failing.\nNov 22, 2026 - 09:58 CET", "resolved", "send"),
    Post("Nov 22, 09:58 UTC - Investigating: inbound mail is not being delivered.\nNov 22, 10:40 UTC - Identified: a full disk on mx2. Fix in about 1 hour.", "outage degraded", "receive", "2026-11-22T12:40"),
    Post("Identified - mx1 is offline after a disk failure. Mail is queued on mx2 and will be delivered once mx1 is back.", "outage degraded"),
    Post("We are continuing to work on a fix for this issue.", "degraded outage unknown"),
    Post("Email Delivery Delays - Update - We have increased capacity. Delays are down to 5 minutes and should be gone within the hour.", "degraded", "receive", "2026-11-22T13:05"),
    Post("[Scheduled] Mailbox storage upgrade. Start: 2026-11-24 01:00 UTC. End: 2026-11-24 03:00 UTC. Impact: mailboxes read-only.", "maintenance", "", "2026-11-24T04:00"),
    Post("Beginn: Mi, 25.11.2026, 22:00 Uhr\nEnde: Do, 26.11.2026, 04:00 Uhr\nBetroffen: Webmail, IMAP\nArt: Geplante Wartung", "maintenance", "receive webmail", "2026-11-26T04:00"),
    Post("Wartung: Mailserver mx3, 24.11.2026 23:30 - 25.11.2026 00:30", "maintenance", "all", "2026-11-25T00:30"),
    Post("The maintenance window has been extended until 16:00 CET. Webmail stays unavailable until then.", "maintenance", "webmail", "2026-11-22T16:00"),
    Post("Die für heute Nacht angekündigte Wartung der Mailserver entfällt.", "resolved unknown unrelated maintenance"),
    Post("Verschoben: Die Wartung am Mailserver findet nun am 1.12. von 5:00 bis 7:00 Uhr statt.", "maintenance", "all", "2026-12-01T07:00"),
    # universities
    Post("Liebe Studierende, aufgrund eines Angriffs auf unsere Infrastruktur sind sämtliche E-Mail-Dienste der Universität bis auf Weiteres abgeschaltet.", "outage", "all"),
    Post("Das Rechenzentrum teilt mit: Der zentrale Mailserver ist heute zwischen 17 und 18 Uhr wegen des Einspielens von Sicherheitspatches nicht erreichbar.", "maintenance outage", "all", "2026-11-22T18:00"),
    Post("Am Donnerstag ist zwischen 6:30 und 8:00 Uhr mit Unterbrechungen des Mailbetriebs zu rechnen, da die Firewall ausgetauscht wird.", "maintenance degraded", "all", "2026-11-26T08:00"),
    Post("Störungen: Exchange (behoben)", "resolved"),
    Post("Die Störung beim Mail-Relay, die seit 9 Uhr bestand, ist seit 11:20 Uhr behoben.", "resolved"),
    Post("Das URZ arbeitet seit heute früh an der Wiederherstellung des Groupware-Systems. Mit ersten Ergebnissen ist nicht vor morgen zu rechnen.", "outage degraded", ""),
    # short social posts
    Post("Unser Mailsystem hustet gerade. Wir sind dran! #mail #störung", "degraded outage unknown"),
    Post("Mail wieder da! Sorry für die Unterbrechung heute Vormittag.", "resolved"),
    Post("Kurze Info: IMAP klemmt gerade, wir schauen uns das an.", "degraded outage", "receive"),
    Post("Wir haben gerade Schwierigkeiten mit eingehenden Mails. Updates folgen hier.", "degraded", "receive"),
    Post("Heads up: webmail will be unavailable for a few minutes tonight at 23:00 while we reboot a server.", "maintenance", "webmail"),
    Post("Looks like our SMTP is having a moment. Investigating!", "degraded outage unknown", "send"),
    Post("Everything's back. The outage lasted from 09:12 to 10:03 UTC.", "resolved"),
    Post("@kunde Das tut uns leid! Aktuell gibt es eine Störung bei den E-Mail-Diensten, unsere Kollegen arbeiten daran. VG Tim", "outage degraded", "all"),
    Post("@kunde Bitte schicken Sie uns Ihre Kundennummer per DM, dann schauen wir uns das an.", "unknown unrelated"),
    Post("RT @provider: Mail-Störung behoben.", "resolved", "all"),
    # German providers' style
    Post("Leider kommt es momentan zu Beeinträchtigungen bei der Nutzung unseres E-Mail-Angebots. Unsere Techniker sind bereits mit Hochdruck dabei, die Störung zu beheben. Wir bitten um Ihr Verständnis.", "degraded outage", "all"),
    Post("Wir konnten die Ursache für die aktuelle E-Mail-Störung bei einem unserer Partner identifizieren. Die Behebung wird voraussichtlich bis heute Abend dauern.", "outage degraded", "all", VAGUE),
    Post("Sehr geehrte Kunden, der Zugriff auf Ihre E-Mails ist derzeit nur über Webmail möglich. POP3 und IMAP stehen voraussichtlich ab 20 Uhr wieder zur Verfügung.", "outage degraded", "receive", "2026-11-22T20:00"),
    Post("Die Systeme werden im Laufe des heutigen Montags schrittweise wieder in Betrieb genommen.", "degraded outage", "", "2026-11-23T23:59", now=_at("2026-11-23T09:00")),
    Post("Bitte beachten Sie: Aufgrund einer technischen Störung können wir derzeit keine E-Mails von Ihnen empfangen. Bitte wenden Sie sich telefonisch an uns.", "outage", "receive"),
    Post("Eventuell bevorstehende Störung: Ein Backbone-Anbieter hat Arbeiten angekündigt.", "unknown maintenance degraded"),
    Post("Es liegt keine Störung auf unserer Seite vor. Bitte prüfen Sie Ihre Einstellungen.", "resolved unrelated unknown"),
    Post("Unsere Systeme sind nicht von der weltweiten Störung bei Microsoft betroffen.", "resolved unrelated unknown"),
    Post("Der gestern gemeldete Fehler beim E-Mail-Versand tritt nicht mehr auf.", "resolved", "send"),
    Post("Die Probleme sind seit 13 Uhr größtenteils behoben, vereinzelt kann es noch zu Verzögerungen kommen.", "degraded resolved"),
    Post("Der Dienst ist seit 11:45 Uhr wieder in vollem Umfang verfügbar.", "resolved"),
    Post("Wir rechnen damit, die Störung bis Dienstag, 24.11., 12 Uhr, beseitigt zu haben.", "outage degraded", "", "2026-11-24T12:00"),
    Post("Voraussichtliche Dauer der Störung: 2 Stunden", "outage degraded", "", "2026-11-22T14:05"),
    Post("Durch einen Brand im Rechenzentrum ist unsere Mailplattform ausgefallen. Wann die Systeme wieder hochgefahren werden können, ist unklar.", "outage", "all"),
    Post("Ihre E-Mails werden zurzeit mit einer Verzögerung von ca. 4 Stunden zugestellt. Das Problem wird in den nächsten 24 Stunden behoben.", "degraded", "receive", "2026-11-23T12:05"),
    Post("Am Wochenende kam es zu einem Ausfall unseres Webmailers. Seit Sonntag, 10 Uhr, steht er wieder zur Verfügung.", "resolved", "webmail"),
    # English providers' style
    Post("Our mail cluster is undergoing unscheduled repairs. Service will return around 9:30 PM EST.", "outage maintenance degraded", "all", "2026-11-23T03:30"),
    Post("You may be experiencing difficulty signing in to your email. This is a known issue and we're working to resolve it by end of day.", "degraded", "", "2026-11-22T23:59"),
    Post("Customers using Outlook are being repeatedly prompted for passwords. Your password has not changed. We are working with the vendor.", "degraded outage"),
    Post("Please note that due to a hardware failure incoming email was delayed for up to 6 hours this morning. All delayed mail has now been delivered.", "resolved", "receive"),
    Post("The outage was caused by Monday's upgrade; we rolled it back and service is restored.", "resolved"),
    Post("We do not have an estimated time for resolution. Mail is down for all customers.", "outage", "all"),
    Post("Estimated time to resolution: 2 hours. Inbound mail is affected.", "outage degraded", "receive", "2026-11-22T14:05"),
    Post("Inbound mail has been restored. Outbound mail is still not working.", "outage degraded", "send"),
    Post("Mail delivery is not delayed; the reported problems concern the statistics page only.", "unrelated unknown resolved"),
    Post("POP access will be permanently discontinued on 31 December. Please switch to IMAP.", "unknown unrelated maintenance"),
    Post("Reminder: your mailbox is almost full. Delete old messages or buy more storage.", "unrelated unknown"),
    Post("The problem should be fixed by 14:00. Update 14:20: it is taking longer than expected, new ETA 16:00.", "degraded outage", "", "2026-11-22T16:00", now=_at("2026-11-22T14:25")),
    Post("Our engineers have been working on this since 8am and anticipate full recovery by early Tuesday morning.", "degraded outage", "", VAGUE),
    Post("Calendar sync is currently unavailable. Email is unaffected.", "unrelated", "not_mail"),
    Post("Webhosting-Störung: Server web42 ist nicht erreichbar.", "unrelated", "not_mail"),
    Post("Störung bei der Telefonie behoben.", "unrelated", "not_mail"),
    Post("Customer portal login is unavailable. Sending and receiving mail works normally.", "unrelated", "not_mail"),
    # shapes
    Post("<p>Derzeit ist der <b>Mailserver</b> nicht erreichbar.</p><p>Wir arbeiten daran &amp; informieren Sie.</p>", "outage", "all"),
    Post("STÖRUNG: KEIN ZUGRIFF AUF POSTFÄCHER", "outage", "receive all"),
    Post("stoerung beim mailversand, techniker arbeiten dran, loesung gegen 15:30 uhr erwartet", "outage degraded", "send", "2026-11-22T15:30"),
    Post("> Ursprünglich: Mailserver down\n> seit 8 Uhr\n\nProblem gelöst, bitte Mailprogramm neu starten.", "resolved"),
)  # fmt: skip

THIRD_LOOK = (
    # news quotes and longer provider texts
    Post("Seit dem Morgen des 15. August können Kunden von o2 und Alice ihre E-Mails nicht mehr abrufen. Telefónica bestätigte die Störung und kündigte an, das Problem in Kürze zu beheben.", "outage", "receive", VAGUE, now=_at("2012-08-17T15:00")),
    Post("Bei GMX und WEB.DE kam es am Dienstagabend zu einem mehrstündigen Ausfall. Gegen 22 Uhr waren die Dienste wieder erreichbar, wie ein Sprecher mitteilte.", "resolved"),
    Post("Tausende Nutzer melden derzeit Probleme mit Outlook. Microsoft untersucht nach eigenen Angaben einen Fehler bei der Anmeldung.", "degraded outage", "receive"),
    Post("„Wir bedauern die Unannehmlichkeiten sehr und arbeiten mit Hochdruck daran, die E-Mail-Funktion vollständig wiederherzustellen“, sagte ein Sprecher.", "degraded outage", "all"),
    Post("Die Störung der E-Mail-Dienste bei O2 und Alice ist nach Angaben des Unternehmens weitgehend behoben. Einzelne Kunden können jedoch noch immer nicht auf ihr Postfach zugreifen.", "degraded", "receive all"),
    Post("Nach knapp vier Tagen funktionieren die E-Mail-Dienste von o2 wieder. Alle Nachrichten, die in der Zwischenzeit eingegangen sind, werden nachträglich zugestellt.", "resolved"),
    Post("Ein Sprecher sagte, man gehe davon aus, dass der Fehler bis zum späten Nachmittag behoben sei. Betroffen seien rund 100.000 Kunden.", "degraded outage", "", VAGUE),
    Post("Hotmail users woke up to empty inboxes on New Year's Day. Microsoft says it has restored the messages of all affected accounts.", "resolved"),
    Post("Yahoo Mail has been down for many users since Monday. In a statement the company said it expects the problem to be fixed by 3 p.m. PST.", "outage degraded", "all", "2026-11-23T00:00"),
    Post("Aufgrund eines technischen Defekts an einem Speichersystem sind die Postfächer mit den Anfangsbuchstaben A bis F zurzeit nicht erreichbar. Eingehende Nachrichten werden zwischengespeichert und gehen nicht verloren.", "outage degraded", "receive all"),
    Post("Heute Nacht zwischen 3 und 4 Uhr waren unsere IMAP-Server für einige Minuten nicht erreichbar. Die Ursache ist beseitigt.", "resolved", "receive"),
    Post("In den letzten 24 Stunden gab es mehrfach kurze Unterbrechungen beim SMTP-Dienst. Wir haben eine Lösung eingespielt und beobachten die Lage.", "degraded resolved", "send"),
    Post("Wir haben heute um 9:15 Uhr festgestellt, dass E-Mails an T-Online-Empfänger abgewiesen werden. Die Deutsche Telekom ist informiert. Sobald uns neue Informationen vorliegen, aktualisieren wir diese Meldung.", "degraded outage", ""),
    Post("Unser Postausgangsserver steht auf einer Blacklist. Der Versand an manche Anbieter ist deshalb eingeschränkt. Die Austragung ist beantragt und dauert erfahrungsgemäß 12 bis 24 Stunden.", "degraded", "send"),
    # maintenance
    Post("Wir führen am Samstag, den 28.11.2026 zwischen 22:00 und 02:00 Uhr ein Update unserer Mailserver durch. Währenddessen kann es zu kurzen Ausfällen kommen.", "maintenance", "all", "2026-11-29T02:00"),
    Post("Hinweis: Am Montag ab 6:00 Uhr wird der Webmailer für ca. eine Stunde abgeschaltet.", "maintenance", "webmail", "2026-11-23T07:00"),
    Post("On Saturday, December 5th, from 8 a.m. to 12 p.m. Eastern, our email servers will be moved to a new data center. Email will be unavailable during this time.", "maintenance", "all", "2026-12-05T18:00"),
    Post("Email maintenance tonight 11pm-1am EST. No downtime is expected.", "maintenance", "all", "2026-11-23T07:00"),
    Post("Upcoming: mail02 will be rebooted on 2026-11-24 at 03:00 UTC for a kernel update. Expected downtime: 15 minutes.", "maintenance", "", "2026-11-24T04:15"),
    Post("Aktuell laufen Wartungsarbeiten. Der Zugriff auf die Kontakte ist eingeschränkt.", "maintenance", "contacts"),
    Post("Kurzfristige Wartung! Der IMAP-Server muss leider sofort neu gestartet werden. Wir bitten um Verständnis. Ende gegen 12:30 Uhr.", "maintenance", "receive", "2026-11-22T12:30"),
    Post("Wartungsende: Die Arbeiten an der Groupware wurden um 5:40 Uhr planmäßig beendet.", "resolved"),
    Post("Das für den 25.11. geplante Update der Mailserver wird verschoben. Ein neuer Termin wird rechtzeitig bekannt gegeben.", "unknown maintenance unrelated resolved"),
    Post("From 1 December we no longer support TLS 1.0 for IMAP, POP and SMTP. Please update your mail program.", "unknown unrelated maintenance"),
    Post("Scheduled maintenance will be performed on Dec 01, 2026 22:00 - Dec 02, 2026 02:00 CET. SMTP and IMAP connections may be dropped.", "maintenance", "receive send", "2026-12-02T02:00"),
    Post("Geplante Nichtverfügbarkeit E-Mail: 03.12.2026, 18:00 Uhr – 20:00 Uhr", "maintenance", "all", "2026-12-03T20:00"),
    # partial, mixed, negations
    Post("Der Versand klappt wieder. Der Empfang hakt leider immer noch.", "degraded outage", "receive"),
    Post("E-Mail: gestört. Webhosting: keine Störung. DNS: keine Störung.", "outage degraded", "all"),
    Post("IMAP: Operational\nSMTP: Major Outage\nWebmail: Operational", "outage", "send"),
    Post("Es handelt sich nicht um einen Ausfall, sondern um eine Verzögerung beim Mailversand von ca. 10 Minuten.", "degraded", "send"),
    Post("Login funktioniert wieder, allerdings werden noch nicht alle Ordner angezeigt.", "degraded", ""),
    Post("Not everything is back yet: POP3 remains offline until tomorrow.", "degraded outage", "receive", "2026-11-23T23:59"),
    Post("No, this is not resolved. Incoming mail is still bouncing.", "degraded outage", "receive"),
    Post("Die gute Nachricht: Es sind keine E-Mails verloren gegangen. Die schlechte: Der Mailserver steht immer noch.", "outage degraded", "all"),
    Post("Die Störung konnte entgegen unserer ersten Meldung noch nicht beseitigt werden.", "outage degraded"),
    Post("We thought the issue was fixed, but webmail logins are failing again.", "outage degraded", "webmail"),
    Post("Mail system recovered, queue at 0. Incident closed 13:37.", "resolved", "all"),
    Post("All clear. Post-incident review will follow by Friday.", "resolved"),
    Post("Problem mit Spamfilter gelöst.", "resolved"),
    Post("Der Mailserver ist wieder online. Es kann noch zu Verzögerungen kommen, bis alle E-Mails zugestellt sind.", "resolved degraded"),
    Post("Workaround: Bis zur Behebung nutzen Sie bitte Webmail. Outlook-Verbindungen schlagen derzeit fehl.", "degraded outage", "receive"),
    # unrelated
    Post("Störung in Ihrer Nähe? Prüfen Sie mit unserem Störungsassistenten, ob Ihr Anschluss betroffen ist.", "unrelated", "not_mail"),
    Post("Mein Internet geht seit 3 Tagen nicht und per Mail antwortet niemand!", "unrelated", "not_mail"),
    Post("Seit heute kann ich über Thunderbird keine Mails mehr senden (Fehler 535). Was kann ich tun?", "unrelated", "not_mail"),
    Post("Hi, is there an outage? My IMAP connection keeps timing out. Thanks, Bob", "unrelated", "not_mail"),
    Post("Unser Postfach-Umzugsservice: Wechseln Sie jetzt ohne Ausfallzeiten zu uns. Die ersten 6 Monate gratis!", "unrelated", "not_mail"),
    Post("99,9 % Verfügbarkeit: Mit unserem Exchange-Hosting gehören Ausfälle der Vergangenheit an. Ab 3,99 € pro Monat.", "unrelated", "not_mail"),
    Post("Der neue Spamschutz ist da: Ab sofort filtern wir noch besser. Mehr dazu im Blog.", "unrelated", "not_mail"),
    Post("Was bedeutet die Meldung „Mailbox unavailable“? Der Empfänger existiert nicht oder sein Postfach ist voll.", "unrelated", "not_mail"),
    Post("Wie lange dauert die Entstörung? In der Regel beheben wir Störungen innerhalb von 24 Stunden.", "unrelated", ""),
    Post("Mobilfunkstörung behoben: Telefonieren und Surfen sind wieder uneingeschränkt möglich.", "unrelated", "not_mail"),
    Post("Our status page has moved to a new address.", "unknown unrelated"),
    Post("Das Online-Banking der Sparkasse ist wegen Wartung von 0 bis 6 Uhr nicht verfügbar.", "unrelated", "not_mail"),
    Post("Aktion bis 30.11.: Mail-Paket M zum halben Preis! Jetzt buchen.", "unrelated", "not_mail"),
    Post("Job-Ticket-System nicht erreichbar; bitte melden Sie Störungen per E-Mail an helpdesk@example.org.", "unrelated outage", ""),
    Post("Vorsicht vor Phishing: Betrüger verschicken E-Mails mit dem Betreff „Ihr Postfach wird gesperrt“.", "unrelated unknown", "not_mail"),
    # promises
    Post("Mailausfall. Wir erwarten die Wiederinbetriebnahme am 23.11. gegen 8 Uhr.", "outage", "all", "2026-11-23T08:00"),
    Post("Mail is down. ETA for fix is 45 minutes.", "outage", "all", "2026-11-22T12:50"),
    Post("E-Mail gestört. Techniker vor Ort. Prognose: 17 Uhr.", "outage degraded", "all", "2026-11-22T17:00"),
    Post("Ausfall E-Mail. Entstörung voraussichtlich in den nächsten Stunden.", "outage", "all", VAGUE),
    Post("Unser Techniker ist unterwegs und in 20 Minuten vor Ort. Der Mailserver ist nicht erreichbar.", "outage", "all"),
    Post("Mailserver nicht erreichbar. Nächste Information um 14 Uhr.", "outage", "all"),
    Post("Mails werden bis zu 5 Tage zwischengespeichert, der Empfang ist derzeit gestört.", "outage degraded", "receive"),
    Post("Unser Support ist bis 18 Uhr erreichbar. Der Versand von E-Mails ist gestört.", "outage degraded", "send"),
    Post("Bis 11 Uhr hatten wir Probleme mit dem Webmail, jetzt klemmt es wieder.", "degraded outage", "webmail"),
    Post("Die Reparatur ist für morgen, 10 Uhr, geplant. Bis dahin ist kein Mailempfang möglich.", "outage maintenance", "receive"),
    Post("We will not be able to restore mail before Tuesday.", "outage degraded", "all"),
    Post("Mail outage: engineers hope for a fix this afternoon.", "outage", "all", VAGUE),
    Post("Full service is expected to resume at 22:30 GMT. SMTP is currently down.", "outage", "send", "2026-11-22T23:30"),
    Post("We apologize for the outage. Mail will be back online no later than 9 AM PST tomorrow.", "outage degraded", "all", "2026-11-23T18:00"),
    Post("Seit 11:30 Uhr besteht eine Störung bei IMAP. Voraussichtliche Behebung: 22.11.2026 15:00", "outage degraded", "receive", "2026-11-22T15:00"),
    Post("Mail-Störung. Wir rechnen mit ein bis zwei Stunden bis zur Behebung.", "outage degraded", "all", "2026-11-22T14:05"),
)  # fmt: skip

POSTS = (*OUTAGES, *DEGRADED, *MAINTENANCE, *RESOLVED, *UNRELATED, *UNKNOWN, *MIXED, *SECOND_LOOK, *THIRD_LOOK)
