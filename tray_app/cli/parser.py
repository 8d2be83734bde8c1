"""Which commands and options there are. Each command names the function that carries it out."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Any, NoReturn

from tray_app import __version__
from tray_app.cli.errors import UsageError
from tray_app.cli.usage import in_words
from tray_app.texts import LANGUAGES, tr


class _Later:
    """A module of commands, imported when one of them is called: the tray's icon must not wait for all of them."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, function: str) -> Callable[[argparse.Namespace], object]:
        def call(options: argparse.Namespace) -> object:
            return getattr(import_module(f"tray_app.cli.{self._name}"), function)(options)

        return call


accounts, demo, discover, history, importing, signing, tray, watching, words = map(
    _Later, ("accounts", "demo", "discover", "history", "importing", "sign_in", "tray", "watching", "words")
)


class _Help(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, tr("usage: ") if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence instead of printing its usage; its own words are ours, in both languages."""

    def __init__(self, *, add_help: bool = True, **more: Any) -> None:
        super().__init__(add_help=False, formatter_class=_Help, **more)
        if add_help:
            self._positionals.title, self._optionals.title = tr("arguments"), tr("options")
            self.add_argument("-h", "--help", action="help", help=tr("show this help"))

    def error(self, message: str) -> NoReturn:
        hint = tr("“{command} --help” shows what is possible.", command=self.prog)
        raise UsageError(f"{in_words(message)} {hint}")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options, with the function to call in `command`."""
    parser = _Parser(
        prog="mailampel", description=tr("Says whose fault it is when mail does not work."), parents=[_common(top=True)]
    )
    parser.add_argument("--version", action="version", version=f"Mailampel {__version__}", help=tr("show the version"))
    parser.add_argument("--at-login", action="store_true", help=argparse.SUPPRESS)  # of our own autostart entries
    parser.set_defaults(command=tray.run)
    commands = parser.add_subparsers(metavar="COMMAND", parser_class=_Parser)
    _add_watching(commands)
    _add_words(commands)
    _add_discover(commands)
    _add_accounts(commands)
    _add_history(commands)
    _add_demo(commands)
    return parser.parse_args(arguments)


def language_in(arguments: Sequence[str]) -> str | None:
    """The language asked for, known before all else, so that help and complaints are in it."""
    for before, argument in zip(["", *arguments], arguments, strict=False):
        if argument == "--":
            break
        language = argument if before == "--lang" else argument.removeprefix("--lang=")
        if language in LANGUAGES and (before == "--lang" or language != argument):
            return language
    return None


def _common(*, top: bool = False) -> _Parser:
    """Options that stand before or after the command; only the ones at the top have defaults."""
    missing = None if top else argparse.SUPPRESS
    common = _Parser(add_help=False)
    common.add_argument("--profile", metavar="DIR", default=missing, help=tr("settings, history and logs in DIR"))
    common.add_argument("--lang", choices=LANGUAGES, default=missing, help=tr("language of the output"))
    common.add_argument(
        "--verbose", action="store_true", default=False if top else argparse.SUPPRESS, help=tr("say more on stderr")
    )
    return common


_Commands = argparse._SubParsersAction  # noqa: SLF001 - the type has no public name


def _command(commands: _Commands[_Parser], name: str, text: str, function: object) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=text, description=text, parents=[_common()])
    command.set_defaults(command=function)
    return command


def _json(command: argparse.ArgumentParser) -> None:
    command.add_argument("--json", action="store_true", help=tr("machine-readable output"))


def _add_watching(commands: _Commands[_Parser]) -> None:
    check = _command(commands, "check", tr("probe everything once and print the verdicts"), watching.check)
    check.add_argument("accounts", nargs="*", metavar="ACCOUNT", help=tr("account id; without: all"))
    check.add_argument("--quick", action="store_true", help=tr("a first answer, failures not confirmed"))
    _json(check)
    _json(_command(commands, "watch", tr("keep watching in the terminal"), watching.watch))
    _json(_command(commands, "status", tr("what the running program shows now"), watching.status))


def _add_words(commands: _Commands[_Parser]) -> None:
    explain = _command(commands, "explain", tr("say what an error message means and who must act"), words.explain)
    explain.add_argument("--protocol", choices=["imap", "smtp", "pop3", "http", "client"])
    explain.add_argument("--phase", metavar="PHASE")
    _text_input(explain)
    source = _command(commands, "source", tr("read a status source"), words.source)
    source.add_argument("place", metavar="URL|FILE")
    source.add_argument("--as", dest="format", default="auto", metavar="FORMAT")
    source.add_argument("--service", choices=["mail", "all"], default="mail")
    source.add_argument("--now", metavar="ISO")
    _json(source)
    notice = _command(commands, "notice", tr("understand one post of a provider"), words.notice)
    notice.add_argument("--now", metavar="ISO")
    _text_input(notice)


def _text_input(command: argparse.ArgumentParser) -> None:
    command.add_argument("text", nargs="?", metavar="TEXT|-", help=tr("the text; “-” or nothing reads it from stdin"))
    command.add_argument("--jsonl", action="store_true", help=tr("one JSON object a line in, one a line out"))
    _json(command)


def _add_discover(commands: _Commands[_Parser]) -> None:
    command = _command(commands, "discover", tr("find a mail address's servers"), discover.run)
    command.add_argument("address", metavar="ADDRESS")
    command.add_argument("--offline", action="store_true", help=tr("ask nobody; the built-in catalogue alone"))
    _json(command)


def _add_accounts(commands: _Commands[_Parser]) -> None:
    group = commands.add_parser("accounts", help=tr("the accounts under watch"), parents=[_common()])
    actions = group.add_subparsers(metavar="ACTION", required=True, parser_class=_Parser)
    _json(_command(actions, "list", tr("list the accounts"), accounts.list_accounts))
    add = _command(actions, "add", tr("add an account"), accounts.add)
    add.add_argument("address", metavar="ADDRESS")
    add.add_argument("--id", help=tr("short name for commands and records"))
    _account_options(add)
    edit = _command(actions, "edit", tr("change an account"), accounts.edit)
    edit.add_argument("account", metavar="ACCOUNT")
    edit.add_argument("--address", metavar="ADDRESS")
    _account_options(edit)
    remove = _command(actions, "remove", tr("remove an account; its history stays"), accounts.remove)
    remove.add_argument("account", metavar="ACCOUNT")
    remove.add_argument("--with-history", action="store_true", help=tr("also what was recorded of it"))
    sign_in = _command(actions, "sign-in", tr("sign in at the provider, for accounts with OAuth"), signing.sign_in)
    sign_in.add_argument("account", metavar="ACCOUNT")
    way = sign_in.add_mutually_exclusive_group()
    way.add_argument("--browser", action="store_true", help=tr("in the browser of this computer"))
    way.add_argument("--code", action="store_true", help=tr("with a code, on any device"))
    sign_in.add_argument(
        "--client-secret-stdin",
        action="store_true",
        help=tr("first read the client secret from the standard input, and keep it in the keyring"),
    )
    sign_out = _command(actions, "sign-out", tr("forget the sign-in of an account"), signing.sign_out)
    sign_out.add_argument("account", metavar="ACCOUNT")
    take = _command(actions, "import", tr("take over the accounts of another mail program"), importing.run)
    take.add_argument("program", choices=["thunderbird", "evolution", "kmail", "geary"])
    take.add_argument("--path", metavar="DIR", help=tr("folder of its profile or settings"))
    take.add_argument("--preview", action="store_true", help=tr("only list what would be added"))
    _json(take)
    _command(actions, "export", tr("print the accounts as settings, without passwords"), accounts.export)


def _account_options(command: argparse.ArgumentParser) -> None:
    command.add_argument("--name")
    command.add_argument("--username")
    command.add_argument("--auth", choices=["none", "password", "oauth2"])
    server = "HOST[:PORT][/tls|/starttls|/plain]"
    receive = command.add_mutually_exclusive_group()
    receive.add_argument("--imap", metavar=server)
    receive.add_argument("--pop3", metavar=server)
    command.add_argument("--smtp", metavar=server)
    command.add_argument("--webmail", metavar="URL")
    command.add_argument("--contacts", metavar="URL")
    command.add_argument("--status", metavar="URL", action="append")
    command.add_argument("--ca-file", metavar="FILE")
    command.add_argument(
        "--password-command", metavar="COMMAND", help=tr("program and arguments that print the password")
    )
    command.add_argument(
        "--password-stdin", action="store_true", help=tr("read the password from the first line of the standard input")
    )
    command.add_argument(
        "--pause", dest="paused", action="store_const", const=True, help=tr("do not watch it until --resume")
    )
    command.add_argument("--resume", dest="paused", action="store_const", const=False, help=tr("watch it again"))
    _oauth_options(command)


def _oauth_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--oauth", choices=["google", "microsoft", "generic"], help=tr("sign in there with a client id of your own")
    )
    command.add_argument("--client-id", metavar="ID")
    command.add_argument(
        "--client-secret-command", metavar="COMMAND", help=tr("program and arguments that print the client secret")
    )
    command.add_argument("--tenant", metavar="NAME")
    for name in ("authorization", "token", "device"):
        command.add_argument(f"--{name}-url", metavar="URL")
    command.add_argument("--scope", metavar="SCOPE", action="append")


def _add_history(commands: _Commands[_Parser]) -> None:
    command = _command(commands, "history", tr("list the outages on record"), history.run)
    command.add_argument("--since", metavar="ISO")
    _json(command)


def _add_demo(commands: _Commands[_Parser]) -> None:
    command = _command(
        commands, "demo", tr("a story with an embedded provider, replayed in the real program"), demo.run
    )
    command.add_argument("--speed", type=float, default=1.0, metavar="N", help=tr("N times as fast"))
    command.add_argument("--screenshots", metavar="DIR", help=tr("save a picture of each stage"))
    command.add_argument("--scenario", default="august", metavar="NAME", help=tr("which story"))
