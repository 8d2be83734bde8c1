"""A screen reader's side of AT-SPI: sees what windows are made of, presses buttons, hears announcements."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, HeaderFields, MatchRule, MessageType, Properties, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from tests.fakes.desk import Desk, wait_until

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
_STATUS = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Status")
_REGISTRY = "org.a11y.atspi.Registry"
_ROOT = "/org/a11y/atspi/accessible/root"
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_SHOWING = 25
"""A bit of AtspiStateType."""


@dataclass(frozen=True)
class Thing:
    """One object of a window, as the window describes it."""

    place: tuple[str, str]
    role: str
    name: str
    description: str
    states: int

    @property
    def is_showing(self) -> bool:
        return bool(self.states >> _SHOWING & 1)


class ScreenReader:
    """Runs on a desk; programs started afterwards find it."""

    def __init__(self, connection: DBusConnection) -> None:
        self._bus = connection

    def things(self) -> list[Thing]:
        """Everything that all windows show, in the order of their trees."""
        return [thing for program in self._children((_REGISTRY, _ROOT)) for thing in self._within(program)]

    def find(self, name: str) -> Thing:
        return next(thing for thing in self.things() if thing.name == name)

    def press(self, name: str) -> None:
        """Does what a click on the thing of this name does."""
        assert self._call(self.find(name).place, "DoAction", "i", (0,), interface="org.a11y.atspi.Action") == (True,)

    def listen(self) -> None:
        """From now on announcements are kept for `hear`."""
        rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement")
        self._bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=5)
        registry = DBusAddress("/org/a11y/atspi/registry", bus_name=_REGISTRY, interface=_REGISTRY)
        event = new_method_call(registry, "RegisterEvent", "s", ("object:announcement",))
        self._bus.send_and_get_reply(event, timeout=5)
        self._heard = self._bus.filter(rule, bufsize=10).queue

    def hear(self) -> tuple[str, int]:
        """The next announcement: its words, and 2 if they are to be said at once, else 1."""
        message = self._bus.recv_until_filtered(self._heard, timeout=20)
        _detail, politeness, _unused, (_type, words), *_rest = message.body
        return words, politeness

    def _within(self, place: tuple[str, str]) -> Iterator[Thing]:
        thing = self._look_at(place)
        if thing.is_showing:
            yield thing
            for child in self._children(place):
                yield from self._within(child)

    def _look_at(self, place: tuple[str, str]) -> Thing:
        [role] = self._call(place, "GetRoleName")
        [(low, high)] = self._call(place, "GetState")
        return Thing(place, role, self._property(place, "Name"), self._property(place, "Description"), low | high << 32)

    def _children(self, place: tuple[str, str]) -> list[tuple[str, str]]:
        [children] = self._call(place, "GetChildren")
        return children

    def _property(self, place: tuple[str, str], name: str) -> str:
        where = DBusAddress(place[1], bus_name=place[0], interface=_ACCESSIBLE)
        return str(self._bus.send_and_get_reply(Properties(where).get(name), timeout=5).body[0][1])

    def _call(self, place: tuple[str, str], method: str, signature: str | None = None, body: tuple[Any, ...] = (), *,
              interface: str = _ACCESSIBLE) -> tuple[Any, ...]:  # fmt: skip
        where = DBusAddress(place[1], bus_name=place[0], interface=interface)
        reply = self._bus.send_and_get_reply(new_method_call(where, method, signature, body), timeout=5)
        assert reply.header.message_type is MessageType.method_return, reply.header.fields[HeaderFields.error_name]
        return tuple(reply.body)


@contextmanager
def screen_reader(desk: Desk) -> Iterator[ScreenReader]:
    """Starts the bus that screen readers and programs share, and switches it on."""
    desk.run(str(LAUNCHER), "--launch-immediately")
    with open_dbus_connection(desk.bus) as session:
        wait_until(lambda: session.send_and_get_reply(message_bus.NameHasOwner("org.a11y.Bus"), timeout=5).body[0])
        session.send_and_get_reply(Properties(_STATUS).set("ScreenReaderEnabled", "b", True), timeout=5)
        ask = new_method_call(
            DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus"), "GetAddress"
        )
        [address] = session.send_and_get_reply(ask, timeout=5).body
    with open_dbus_connection(address) as connection:
        yield ScreenReader(connection)
