"""The cards of all accounts, worst first. Widgets are kept and reused; far ones are built when they come near."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtCore import QRect, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tray_app.model.alternatives import PROBLEMS
from tray_app.model.snapshot import Snapshot
from tray_app.model.verdict import Status, Verdict
from tray_app.ui.card import Card
from tray_app.ui.card_content import card_content
from tray_app.ui.card_open import OpenCard
from tray_app.ui.card_small import SmallCard
from tray_app.ui.styling import discard
from tray_app.ui.theme import scaled
from tray_app.ui.wishes import Wisher

OPEN_AT_MOST = 6
"""More open cards than this hide each other; the further ones are small until they are chosen."""
BUILT_AT_ONCE = 10
BATCH = 5
STRIPS_UP_TO = 5
"""With more calm accounts than this their last 90 days are shown on a click only."""


class CardList(QWidget):
    """One card an account."""

    changed = Signal()
    """There are other cards, or other things in them."""

    def __init__(self, zone: tzinfo, wish: Wisher, explained: set[str]) -> None:
        """`explained`: the accounts whose reasons are unfolded; kept up to date."""
        super().__init__()
        self._zone = zone
        self._wish = wish
        self._snapshot: Snapshot | None = None
        self._now: datetime | None = None
        self._cards: dict[str, Card] = {}
        self._order: tuple[str, ...] = ()
        self._chosen: set[str] = set()
        self._was_well = self._turned = False
        self._explained = explained
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(scaled(10))
        self._further = QTimer(self, interval=0, singleShot=True)
        self._further.timeout.connect(self._build_further)

    @property
    def account_ids(self) -> tuple[str, ...]:
        """All accounts in the order in which they are shown."""
        return self._order

    def show_snapshot(self, snapshot: Snapshot, now: datetime) -> None:
        """Brings every card up to date; those that are not on the screen yet follow in small steps."""
        self._snapshot, self._now = snapshot, now
        self._turned, self._was_well = self._all_is_well() is not self._was_well, self._all_is_well()
        verdicts = snapshot.by_severity
        self._order = tuple(verdict.account_id for verdict in verdicts)
        self._drop({*self._cards} - {*self._order})
        open_ids = self._open_ids(verdicts)
        for place, verdict in enumerate(verdicts):
            if verdict.account_id in self._cards or place < BUILT_AT_ONCE:
                self._bring_up_to_date(verdict, is_open=verdict.account_id in open_ids)
        self._arrange()
        if len(self._cards) < len(self._order):
            self._further.start()
        self.changed.emit()

    def open_card(self, account_id: str) -> None:
        """Opens a card that was small only because there are so many."""
        self._chosen.add(account_id)
        self._again()

    def reveal(self, account_id: str) -> Card | None:
        """The card of one account, open if something is wrong there; None if there is no such account."""
        if self._snapshot is None or account_id not in self._order:
            return None
        self._chosen.add(account_id)
        while account_id not in self._cards:
            self._build_further()
        self._again()
        return self._cards[account_id]

    def answer_test(self, account_id: str, sentence: str) -> None:
        """What became of the wish for a test mail."""
        card = self._cards.get(account_id)
        if isinstance(card, OpenCard | SmallCard) and card.hints is not None:
            card.hints.answer_test(sentence)
            self.changed.emit()

    def remember_explained(self, account_id: str, unfolded: bool) -> None:
        """Whether the reasons of one account are unfolded."""
        (self._explained.add if unfolded else self._explained.discard)(account_id)
        self.changed.emit()

    def ids_within(self, view: QWidget) -> tuple[str, ...]:
        """The accounts whose card's head is on the screen."""
        area = view.rect()
        heads = {id_: QRect(card.mapTo(view, card.rect().topLeft()), card.size()) for id_, card in self._cards.items()}
        return tuple(id_ for id_, place in heads.items() if area.contains(place.topLeft()))

    def _again(self) -> None:
        if self._snapshot is not None and self._now is not None:
            self.show_snapshot(self._snapshot, self._now)

    @Slot()
    def _build_further(self) -> None:
        if self._snapshot is None:
            return
        open_ids = self._open_ids(self._snapshot.by_severity)
        missing = [verdict for verdict in self._snapshot.by_severity if verdict.account_id not in self._cards]
        for verdict in missing[:BATCH]:
            self._bring_up_to_date(verdict, is_open=verdict.account_id in open_ids)
        self._arrange()
        if len(missing) > BATCH and self.isVisible():
            self._further.start()
        else:
            self.changed.emit()

    def _open_ids(self, verdicts: tuple[Verdict, ...]) -> set[str]:
        """Which cards are open: what is wrong, but a line that is down only once."""
        troubled = [verdict for verdict in verdicts if verdict.status in PROBLEMS]
        lines = [verdict.account_id for verdict in troubled if verdict.status is Status.LINE]
        shown = [verdict.account_id for verdict in troubled if verdict.account_id not in lines[1:]]
        return {*shown[:OPEN_AT_MOST], *(v.account_id for v in troubled if v.account_id in self._chosen)}

    def _bring_up_to_date(self, verdict: Verdict, *, is_open: bool) -> None:
        assert self._snapshot is not None
        assert self._now is not None
        content = card_content(verdict, self._snapshot, self._now, self._zone, is_small=not is_open)
        card = self._cards.get(verdict.account_id)
        is_new = card is None or isinstance(card, OpenCard) is not is_open
        if card is None or is_new:
            self._drop({verdict.account_id} & {*self._cards})
            card = (OpenCard if is_open else SmallCard)(verdict.account_id, self._wish)
            self._cards[verdict.account_id] = card
        card.show_content(content)
        if isinstance(card, OpenCard):
            card.explain(verdict.account_id in self._explained)
        elif isinstance(card, SmallCard) and (is_new or self._turned):
            card.show_past(shown=self._was_well)

    def _all_is_well(self) -> bool:
        assert self._snapshot is not None
        verdicts = self._snapshot.verdicts
        return len(verdicts) <= STRIPS_UP_TO and all(verdict.status is Status.OK for verdict in verdicts)

    def _arrange(self) -> None:
        """Puts the cards into their order, touching the layout only if it differs."""
        wanted = [self._cards[id_] for id_ in self._order if id_ in self._cards]
        self._rows.setEnabled(False)  # or every card that is shown would have all the others measured again
        for index, card in enumerate(wanted):
            if self._rows.indexOf(card) != index:
                self._rows.removeWidget(card)
                self._rows.insertWidget(index, card)
                if self.isVisible():
                    card.show()  # or it would take no room before the next event
        self._rows.setEnabled(True)
        self._rows.activate()

    def _drop(self, account_ids: set[str]) -> None:
        for account_id in account_ids:
            card = self._cards.pop(account_id)
            self._rows.removeWidget(card)
            discard(card)
