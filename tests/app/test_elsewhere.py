from __future__ import annotations

from tray_app.app.elsewhere import what_is_new
from tray_app.model.account import Account, Receive
from tray_app.model.provider import Found


def test_what_other_programs_have_is_offered_once_and_only_if_it_is_new():
    watched = (Account("a", "a@x.example", receive=Receive("i.x.example")),)
    known, new = (Found(f"{name}@x.example", receive=Receive("i.x.example")) for name in "ab")

    found = what_is_new({"Thunderbird": (known,), "Evolution": (known, new), "Geary": (new,)}, watched)

    assert [account.address for account in found.accounts] == ["b@x.example"]
    assert found.programs == ("Evolution", "Geary")
