"""From what was found to accounts under watch. Without a password: that needs the user's own decision."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from tray_app.model.account import Account, Support
from tray_app.model.provider import Found


def account_of_found(found: Found, account_id: str, name: str = "") -> Account:
    """The account for a look without a login; the address book lets nobody in without one."""
    return Account(
        id=account_id,
        address=found.address,
        name=name,
        username=found.username if found.username != found.address else "",
        provider=found.provider,
        receive=found.receive,
        send=found.send,
        webmail=found.webmail,
        status=found.status,
        support=support_of(found),
    )


def new_accounts(found: Iterable[Found], watched: Iterable[Account]) -> tuple[Account, ...]:
    """Accounts for those of `found` that are not watched yet, each with an id of its own."""
    accounts = list(watched)
    known = {account.address.casefold() for account in accounts}
    ids = {account.id for account in accounts}
    new: list[Account] = []
    for one in found:
        if one.address.casefold() not in known:
            new.append(account_of_found(one, free_id(one.address, ids)))
            known.add(one.address.casefold())
            ids.add(new[-1].id)
    return tuple(new)


def support_of(found: Found) -> Support | None:
    """Where to turn to, if that is known."""
    return Support(found.support_url, found.hotline) if found.support_url or found.hotline else None


def free_id(address: str, taken: Container[str]) -> str:
    """A short id made of the address's domain that no other account has."""
    stem = re.sub(r"[^a-z0-9]+", "-", address.rpartition("@")[2].lower().rpartition(".")[0]).strip("-") or "mail"
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem}-{number}"
    return name
