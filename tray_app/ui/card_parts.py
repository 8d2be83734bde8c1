"""The rows of a card. Each shows a value of `card_content` and is hidden where there is none."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from tray_app.model.verdict import AlternativeKind, Evidence, Mark, Status
from tray_app.texts import tr
from tray_app.ui.card_content import Action, CardContent, Fact, Note, Quote, StripContent, Tile
from tray_app.ui.icons import EVIDENCE_MARKS, mark_pixmap
from tray_app.ui.layouts import Columns, Flow, Folded, Sides
from tray_app.ui.menu import Row, fill_menu
from tray_app.ui.strip import Strip
from tray_app.ui.theme import Size, Theme, Tone, current_theme, font_of, scaled
from tray_app.ui.widgets import Button, Kind, Panel, Sign, Words
from tray_app.ui.wishes import Place, Wish, Wisher

QUOTE_LINES = 8
COPIED_MS = 2000


def column(*, gap: int, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Rows one below the other."""
    layout = QVBoxLayout()
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    return layout


class Head(QWidget):
    """Icon, account, verdict, since when; the tint behind it is painted by the card."""

    def __init__(self, wish: Wisher, *, is_big: bool) -> None:
        super().__init__()
        self._wish = wish
        self._account_id = ""
        self._is_big = is_big
        self._sign = Sign(40 if is_big else 32)
        self._overline = Words(size=Size.CAPTION_MEDIUM, colour=Tone.MUTED)
        self._verdict = Words(size=Size.VERDICT if is_big else Size.CALM_VERDICT, name="verdict")
        below, name = (Size.FAULT, "since") if is_big else (Size.EVIDENCE, "fault")
        self._below = Words(size=below, colour=Tone.MUTED, name=name)
        self._muted = MutedLine(self._unmute)
        words = column(gap=2)
        for part in (self._overline, self._verdict, self._below, self._muted):
            words.addWidget(part)
        row = QHBoxLayout(self)
        row.setSpacing(scaled(14) if is_big else scaled(12))
        row.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(14) if is_big else 0)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def show_content(self, content: CardContent) -> None:
        """Says who is at fault and since when."""
        self._account_id = content.account_id
        self._sign.show_status(content.status)
        self._overline.say(content.overline)
        self._verdict.say(content.verdict)
        self._verdict.paint_in(Tone.MUTED if content.stale else Tone.NORMAL)
        parts = (
            (content.since, content.checking)
            if self._is_big
            else (content.stale, content.since or content.fault, content.checking)
        )
        self._below.say("  ·  ".join(filter(None, parts)))
        self._below.paint_in(content.status if content.since else Tone.MUTED)
        self._below.setVisible(bool(self._below.text()))
        self._muted.say(content.muted)

    def _unmute(self) -> None:
        self._wish(Wish("unmute_wanted", (self._account_id,)))


class MutedLine(QWidget):
    """That nothing more is announced, and how to undo that."""

    def __init__(self, undo: object) -> None:
        super().__init__()
        self._words = Words(size=Size.CAPTION, colour=Tone.MUTED)
        self._undo = Button(tr("Undo"), Kind.UNDERLINED, name="unmute", size=Size.CAPTION)
        self._undo.clicked.connect(undo)
        flow = Flow(scaled(6))
        flow.addWidget(self._words)
        flow.addWidget(self._undo)
        self.setLayout(flow)

    def say(self, text: str) -> None:
        """Shows `text`, or nothing."""
        self._words.say(text)
        self.setVisible(bool(text))


class QuoteBox(QWidget):
    """Somebody else's words, with a bar at the left; never shortened for good."""

    def __init__(self, wish: Wisher) -> None:
        super().__init__()
        self._wish = wish
        self._quote = Quote("", "", "")
        self._is_whole = False
        self._theme = current_theme()
        self._heading = Words(size=Size.CAPTION_STRONG, colour=Tone.MUTED)
        self._text = Words(name="quote")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._whole = Button(tr("Show the whole text"), Kind.UNDERLINED, name="wholeQuote", size=Size.CAPTION)
        self._whole.clicked.connect(self._show_whole)
        self._source = Words(size=Size.CAPTION, colour=Tone.MUTED)
        self._page = Button(tr("Open page"), Kind.UNDERLINED, name="openPage", size=Size.CAPTION)
        self._page.clicked.connect(self._open_page)
        self._more = Button("", Kind.UNDERLINED, name="moreNotices", size=Size.CAPTION)
        self._more.clicked.connect(self._open_history)
        below = Flow(scaled(4), 2)
        for part in (self._source, self._page, self._more):
            below.addWidget(part)
        rows = column(gap=scaled(2), margins=(scaled(14), 0, 0, 0))
        rows.addWidget(self._heading)
        self._folded = Folded(scaled(2))
        self._folded.addWidget(self._text)
        self._folded.addWidget(self._whole)
        rows.addLayout(self._folded)
        rows.addLayout(below)
        self.setLayout(rows)

    def show_quote(self, quote: Quote | None) -> None:
        """Shows `quote`, or nothing."""
        self.setVisible(quote is not None)
        if quote is None:
            return
        self._is_whole = self._is_whole and quote.text == self._quote.text
        self._quote = quote
        self._heading.say(quote.heading)
        self._text.say(quote.text)
        self._source.say(f"{quote.source}  ·" if quote.url and quote.source else quote.source)
        self._source.setVisible(bool(quote.source))
        self._page.setVisible(bool(quote.url))
        self._more.setText(quote.more)
        self._more.setVisible(bool(quote.more))
        self._fit_text()

    def restyle(self, theme: Theme) -> None:
        self._theme = theme
        self._fit_text()
        self.update()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.border))
        painter.drawRoundedRect(QRectF(0, 0, scaled(3), self.height()), 1, 1)

    def _fit_text(self) -> None:
        limit = QUOTE_LINES * self._text.fontMetrics().lineSpacing() + 2
        self._folded.set_limit(None if self._is_whole else limit)

    @Slot()
    def _show_whole(self) -> None:
        self._is_whole = True
        self._fit_text()

    @Slot()
    def _open_page(self) -> None:
        self._wish(Wish("link_wanted", (self._quote.url,)))

    @Slot()
    def _open_history(self) -> None:
        self._wish(Wish("place_wanted", (Place.HISTORY.value,)))


class FactRow(QWidget):
    """A small mark and a sentence."""

    def __init__(self, name: str, wish: Wisher) -> None:
        super().__init__()
        self._sign = Sign(16)
        self._words = Words(name=name)
        self._link = Button(tr("Prepare a change"), Kind.UNDERLINED, name="switch")
        self._link.clicked.connect(lambda: wish(Wish("place_wanted", (Place.SWITCH.value,))))
        words = column(gap=2)
        words.addWidget(self._words)
        words.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(10))
        signs = column(gap=0, margins=(0, scaled(1), 0, 0))
        signs.addWidget(self._sign)
        signs.addStretch(1)
        row.addLayout(signs)
        row.addLayout(words, 1)

    def show_fact(self, fact: Fact | None) -> None:
        """Shows `fact`, or nothing."""
        self.setVisible(fact is not None)
        if fact is None:
            return
        colour = Status.OUTAGE if fact.is_alarming else Tone.MUTED if fact.is_muted else Tone.NORMAL
        self._words.say(fact.text)
        self._words.paint_in(colour, Size.STRONG if fact.is_alarming else Size.BODY)
        self._sign.show_mark(fact.mark, Status.OUTAGE if fact.is_alarming else Tone.MUTED)
        self._link.setVisible(fact.offers_switch)


class TileBox(Panel):
    """One service: its mark, its name, and how it does."""

    def __init__(self) -> None:
        super().__init__(radius=8)
        self._sign = Sign(14)
        self._name = Words(size=Size.TILE)
        self._name.setWordWrap(False)
        self._words = Words(size=Size.CAPTION_MEDIUM)
        top = QHBoxLayout()
        top.setSpacing(scaled(6))
        top.addWidget(self._sign)
        top.addWidget(self._name, 1)
        rows = column(gap=1, margins=(scaled(9), scaled(7), scaled(6), scaled(8)))
        rows.addLayout(top)
        rows.addWidget(self._words)
        rows.addStretch(1)
        self.setLayout(rows)

    def show_tile(self, tile: Tile) -> None:
        """Shows how the service does."""
        self.setObjectName(f"tile-{tile.service.value}")
        self.setAccessibleName(tr("{service}: {words}", service=tile.name, words=tile.words))
        self._name.say(tile.name)
        self._name.paint_in(Tone.NORMAL if tile.is_set_up else Tone.MUTED)
        self._words.say(tile.words)
        self._words.paint_in(tile.status)
        self.fill_with(tile.status)
        if tile.status is Status.OK:
            self._sign.show_mark("tick", Status.OK)
        else:
            self._sign.show_status(tile.status)
        self._sign.setVisible(tile.is_set_up)

    def natural_width(self) -> int:
        """What the first line needs; the second one may wrap."""
        return scaled(9 + 6 + 14 + 6) + self._name.natural_width()


class RouteBoard(QWidget):
    """What works and what does not."""

    def __init__(self) -> None:
        super().__init__()
        self._tiles: list[TileBox] = []
        self._grid = Columns((4, 2, 1), scaled(6))
        rows = column(gap=scaled(8))
        rows.addWidget(section_title(tr("What works, what does not")))
        rows.addLayout(self._grid)
        self.setLayout(rows)

    def show_tiles(self, tiles: tuple[Tile, ...]) -> None:
        """One tile for each service."""
        while len(self._tiles) < len(tiles):
            box = TileBox()
            self._tiles.append(box)
            self._grid.addWidget(box)
        for box, tile in zip(self._tiles, tiles, strict=False):
            box.show_tile(tile)


class Actions(QWidget):
    """What can be done now, best first."""

    def __init__(self, wish: Wisher, *, has_title: bool = True) -> None:
        super().__init__()
        self._wish = wish
        self._account_id = ""
        self._shown: tuple[Action, ...] = ()
        self._buttons: list[Button] = []
        self._grid = Columns((2, 1), scaled(8))
        rows = column(gap=scaled(8))
        if has_title:
            rows.addWidget(section_title(tr("What you can do now")))
        rows.addLayout(self._grid)
        self.setLayout(rows)

    def show_actions(self, account_id: str, actions: tuple[Action, ...]) -> None:
        """One button for each action; nothing at all without any."""
        self.setVisible(bool(actions))
        self._account_id, self._shown = account_id, actions
        while len(self._buttons) < len(actions):
            self._add_button(len(self._buttons))
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(actions))
        for index, (button, action) in enumerate(zip(self._buttons, actions, strict=False)):
            button.setObjectName(f"action-{action.kind}")
            button.setText(action.label)
            button.setToolTip(action.detail)
            button.setAccessibleDescription(action.detail)
            button.set_kind(Kind.PRIMARY if index == 0 and action.is_sure else Kind.PLAIN)

    def _add_button(self, index: int) -> None:
        button = Button("")
        button.clicked.connect(lambda: self._choose(self._shown[index]))
        self._buttons.append(button)
        self._grid.addWidget(button)

    def _choose(self, action: Action) -> None:
        own = {
            "resume": "resume_wanted",
            "password": "password_wanted",
            AlternativeKind.CONTACTS.value: "contacts_wanted",
        }
        if action.kind == AlternativeKind.PROVIDER:
            self._show_names(action)
        elif action.kind in own:
            self._wish(Wish(own[action.kind], (self._account_id,)))
        else:
            self._wish(Wish("way_wanted", (self._account_id, action.ways[0])))

    def _show_names(self, action: Action) -> None:
        """Which providers answered a moment ago; there is nothing to open, so they are only named."""
        button = self._buttons[self._shown.index(action)]
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fill_menu(menu, tuple(Row(way.label) for way in action.ways), self._wish)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))


class StripBox(QWidget):
    """The last 90 days with their title, their sum and their ends."""

    def __init__(self, wish: Wisher) -> None:
        super().__init__()
        self._wish = wish
        self._account_id = ""
        self._title = Words(size=Size.CAPTION_STRONG, colour=Tone.MUTED)
        self._summary = Words(size=Size.CAPTION, colour=Tone.MUTED)
        self._strip = Strip()
        self._start = Words(size=Size.AXIS, colour=Tone.MUTED)
        self._end = Words(size=Size.AXIS, colour=Tone.MUTED)
        self._summary.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._end.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._strip.day_chosen.connect(self._choose_day)
        above, below = Sides(scaled(8), 0), Sides(scaled(8), 0)
        above.addWidget(self._title)
        above.addWidget(self._summary)
        below.addWidget(self._start)
        below.addWidget(self._end)
        rows = column(gap=scaled(2))
        rows.addLayout(above)
        rows.addWidget(self._strip)
        rows.addLayout(below)
        self.setLayout(rows)

    def show_strip(self, account_id: str, strip: StripContent | None) -> None:
        """Shows `strip`, or nothing."""
        self.setVisible(strip is not None)
        if strip is None:
            return
        self._account_id = account_id
        self._title.say(strip.title)
        self._summary.say(strip.summary)
        self._start.say(strip.start)
        self._end.say(strip.end)
        self._strip.show_days(strip.days, f"{strip.title}: {strip.summary.replace(' · ', ', ')}")

    @Slot(object)
    def _choose_day(self, day: object) -> None:
        self._wish(Wish("day_wanted", (self._account_id, day)))


class EvidenceBox(Panel):
    """Why we say this, sentence by sentence, and the conversations to take along."""

    def __init__(self) -> None:
        super().__init__(radius=8, has_border=True)
        self.sink()
        self.setObjectName("evidence")
        self._evidence: tuple[Evidence, ...] = ()
        self._transcript = ""
        self._rows = column(gap=scaled(6), margins=(scaled(12), scaled(10), scaled(12), scaled(12)))
        self._copy = Button(tr("Copy the record"), name="copyTranscript")
        self._copy.clicked.connect(self._copy_transcript)
        self._copied = QTimer(self, interval=COPIED_MS, singleShot=True)
        self._copied.timeout.connect(self._offer_copy)
        self._rows.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(self._rows)

    def show_evidence(self, evidence: tuple[Evidence, ...], transcript: str) -> None:
        """Lists the sentences."""
        self._transcript = transcript
        if evidence == self._evidence:
            return
        self._evidence = evidence
        while self._rows.count() > 1:
            item = self._rows.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.deleteLater()
        for index, piece in enumerate(evidence):
            self._rows.insertWidget(index, _evidence_row(piece))

    @Slot()
    def _copy_transcript(self) -> None:
        QGuiApplication.clipboard().setText(self._transcript)
        self._copy.setText(tr("Copied"))
        self._copied.start()

    @Slot()
    def _offer_copy(self) -> None:
        self._copy.setText(tr("Copy the record"))


class NoteBox(Panel):
    """The green note after an outage, until it is understood."""

    def __init__(self, wish: Wisher) -> None:
        super().__init__(radius=8)
        self.setObjectName("recovery")
        self.fill_with(Status.OK)
        self._account_id = ""
        self._title = Words(size=Size.STRONG)
        self._text = Words(size=Size.EVIDENCE)
        report = Button(tr("Create report"), name="report")
        report.clicked.connect(lambda: wish(Wish("report_wanted", (self._account_id,))))
        seen = Button(tr("Understood"), name="understood")
        seen.clicked.connect(lambda: wish(Wish("recovery_seen", (self._account_id,))))
        buttons = Flow(scaled(8))
        buttons.addWidget(report)
        buttons.addWidget(seen)
        rows = column(gap=scaled(4), margins=(scaled(12), scaled(10), scaled(12), scaled(11)))
        rows.addWidget(self._title)
        rows.addWidget(self._text)
        rows.addSpacing(scaled(4))
        rows.addLayout(buttons)
        self.setLayout(rows)

    def show_note(self, account_id: str, note: Note | None) -> None:
        """Shows `note`, or nothing."""
        self.setVisible(note is not None)
        if note is not None:
            self._account_id = account_id
            self._title.say(note.title)
            self._text.say(note.text)


class Ticks(QWidget):
    """The services of a calm account in one line, painted by itself: with 200 accounts there are 800 of them."""

    def __init__(self) -> None:
        super().__init__()
        self._tiles: tuple[Tile, ...] = ()
        self._theme = current_theme()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.restyle(self._theme)

    def show_tiles(self, tiles: tuple[Tile, ...]) -> None:
        """One mark and name for each service."""
        if tiles != self._tiles:
            self._tiles = tiles
            self.setAccessibleName(", ".join(tr("{service}: {words}", service=t.name, words=t.words) for t in tiles))
            self.updateGeometry()
            self.update()

    def restyle(self, theme: Theme) -> None:
        self._theme = theme
        self.setFont(font_of(Size.CAPTION_MEDIUM))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(200), self._line_height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        return max((y + self._line_height() for _x, y in self._corners(width)), default=0)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        side, height = scaled(14), self._line_height()
        for tile, (x, y) in zip(self._tiles, self._corners(self.width()), strict=True):
            mark = "tick" if tile.status is Status.OK else "question" if tile.status is Status.UNKNOWN else "cross"
            colour = self._theme.said(tile.status)
            painter.drawPixmap(x, y + (height - side) // 2, mark_pixmap(mark, side, self.devicePixelRatioF(), colour))
            painter.setPen(self._theme.tone(Tone.NORMAL))
            baseline = y + (height + self.fontMetrics().ascent() - self.fontMetrics().descent()) // 2
            painter.drawText(x + side + scaled(5), baseline, tile.name)

    def _line_height(self) -> int:
        return max(self.fontMetrics().height(), scaled(16))

    def _corners(self, width: int) -> list[tuple[int, int]]:
        corners: list[tuple[int, int]] = []
        x = y = 0
        for tile in self._tiles:
            needed = scaled(14 + 5) + self.fontMetrics().horizontalAdvance(tile.name)
            if x and x + needed > width:
                x, y = 0, y + self._line_height() + scaled(4)
            corners.append((x, y))
            x += needed + scaled(20)
        return corners


def section_title(text: str) -> Words:
    """The small title above a group of things."""
    return Words(text, Size.CAPTION_STRONG, Tone.MUTED)


def _evidence_row(piece: Evidence) -> QWidget:
    colour = {Mark.YES: Status.OK, Mark.NO: Status.OUTAGE, Mark.UNKNOWN: Status.UNKNOWN}[piece.mark]
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(scaled(10))
    line.addWidget(Sign(14, mark=EVIDENCE_MARKS[piece.mark], colour=colour), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Words(piece.sentence, Size.EVIDENCE), 1)
    row.setAccessibleName(piece.sentence)
    return row
