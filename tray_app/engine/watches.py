"""The accounts under watch, and what they tell together: where the network is known to lead, when to look again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from tray_app.engine.record import Record
from tray_app.engine.watch import AccountWatch
from tray_app.model.account import Account
from tray_app.model.verdict import Verdict

MOST_KNOWN_PLACES = 6
A_MOMENT = timedelta(seconds=150)


class Watches:
    """One watch for each account of the settings, in the user's order."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self.by_id: dict[str, AccountWatch] = {}

    def __iter__(self) -> Iterator[AccountWatch]:
        return iter(self.by_id.values())

    def __getitem__(self, account_id: str) -> AccountWatch:
        return self.by_id[account_id]

    def __contains__(self, watch: AccountWatch) -> bool:
        """Whether it still counts: the account was neither removed nor changed since it began."""
        return self.by_id.get(watch.account.id) is watch

    def apply(self, accounts: tuple[Account, ...], now: datetime) -> None:
        """Begins and ends watches; accounts that did not change keep theirs."""
        kept: dict[str, AccountWatch] = {}
        for account in accounts:
            known = self.by_id.get(account.id)
            kept[account.id] = known if known and known.account == account else self._begun(account, now, known)
        self.by_id = kept

    def pause(self, until: datetime | None) -> None:
        """Nothing is due any more; None: until `resume`."""
        for watch in self:
            if not watch.account.paused:
                watch.is_paused, watch.paused_until = True, until

    def resume(self, now: datetime) -> None:
        """Everything is due but what the settings pause."""
        for watch in self:
            if not watch.account.paused:
                _wake(watch, now)

    def end_pauses(self, now: datetime) -> None:
        """Wakes those whose pause was meant to end by now."""
        for watch in self:
            if watch.is_paused and watch.paused_until is not None and watch.paused_until <= now:
                _wake(watch, now)

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Of all accounts that have been judged."""
        return tuple(watch.verdict for watch in self if watch.verdict is not None)

    def next_due(self) -> datetime | None:
        """The earliest moment at which a probe or a reading becomes due."""
        return min((due for watch in self if (due := watch.next_due())), default=None)

    def known_places(self) -> tuple[str, ...]:
        """Where the user's servers answered before: ways to the network that need no names."""
        places = dict.fromkeys(place for watch in self for place in watch.addresses.values())
        return tuple(places)[:MOST_KNOWN_PLACES]

    def web_works(self, now: datetime) -> bool:
        """Whether a web page of the user's answered a moment ago, after the mail servers had fallen silent."""
        since = [at for watch in self for at in watch.unheard_since.values()]
        after = max(now - A_MOMENT, min(since, default=now))
        return any(watch.page_worked_at is not None and watch.page_worked_at >= after for watch in self)

    def _begun(self, account: Account, now: datetime, before: AccountWatch | None) -> AccountWatch:
        """A new watch with what earlier ones have learnt; a pause goes on when the account is changed meanwhile."""
        paused_before = before is not None and before.is_paused and not before.account.paused
        memory = self._record.memory
        watch = AccountWatch(
            account,
            now,
            rhythm=memory.rhythm(account.id),
            page_words=memory.page_words(account.id),
            addresses={s: place for s in account.services if (place := memory.address(account.id, s))},
            trips=memory.trips(account.id),
            late_mail=memory.late_mail(account.id),
            own_note=memory.note(account.id),
            worked_at={s: at for s in account.services if (at := memory.last_ok(account.id, s))},
            login_stop=memory.login_stop(account.id),
            outage=self._record.outages.newest(account.id),
            is_paused=account.paused or paused_before,
            paused_until=before.paused_until if before is not None and not account.paused else None,
        )
        watch.begin(now)
        return watch


def _wake(watch: AccountWatch, now: datetime) -> None:
    watch.is_paused, watch.paused_until = False, None
    watch.begin(now)
