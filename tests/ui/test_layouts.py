"""Rows give way instead of asking for horizontal scrolling."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLayout, QWidget

from tray_app.ui.layouts import Columns, Flow, Folded, Sides, Spread


class Block(QWidget):
    """So wide on one line; half as wide, twice as high."""

    def __init__(self, width: int, height: int = 20) -> None:
        super().__init__()
        self._size = QSize(width, height)

    def sizeHint(self) -> QSize:
        return self._size

    def natural_width(self) -> int:
        return self._size.width()


def laid_out(qtbot, layout: QLayout, width: int, *blocks: Block) -> list[tuple[int, int, int, int]]:
    whole = QWidget()
    qtbot.addWidget(whole)
    layout.keep_alive = whole  # a test that asks the layout again needs the widget that owns it
    for block in blocks:
        layout.addWidget(block)
    whole.setLayout(layout)
    whole.resize(width, layout.heightForWidth(width))
    layout.activate()
    return [block.geometry().getRect() for block in blocks]


def test_a_flow_breaks_where_the_line_is_full(qtbot):
    places = laid_out(qtbot, Flow(10, 5), 200, Block(90), Block(90), Block(50))

    assert [place[:2] for place in places] == [(0, 0), (100, 0), (0, 25)]


def test_the_last_of_a_flow_may_stand_at_the_right(qtbot):
    places = laid_out(qtbot, Flow(10, last_right=True), 300, Block(90), Block(50))

    assert places[1][0] == 250


def test_what_is_too_wide_gets_the_whole_line_and_no_more(qtbot):
    places = laid_out(qtbot, Flow(10, 5), 100, Block(50), Block(300))

    assert places[1] == (0, 25, 100, 20)


@pytest.mark.parametrize(("width", "columns"), [(430, 4), (429, 2), (210, 2), (209, 1)])
def test_columns_become_fewer_before_anything_is_cut(qtbot, width, columns):
    layout = Columns((4, 2, 1), 10)
    places = laid_out(qtbot, layout, width, *(Block(100) for _ in range(4)))

    assert layout.columns_for(width) == columns
    assert len({place[0] for place in places}) == columns


def test_all_cells_have_one_width(qtbot):
    places = laid_out(qtbot, Columns((2, 1), 10), 210, Block(40), Block(90), Block(20))

    assert {place[2] for place in places} == {100}


def test_two_sides_stand_at_the_ends(qtbot):
    places = laid_out(qtbot, Sides(10), 300, Block(90), Block(50, 40))

    assert places == [(0, 10, 90, 20), (250, 0, 50, 40)]


def test_two_sides_that_do_not_fit_stand_one_above_the_other_in_full_width(qtbot):
    places = laid_out(qtbot, Sides(10, 6), 120, Block(90), Block(50))

    assert places == [(0, 0, 120, 20), (0, 26, 120, 20)]


def test_a_hidden_item_takes_no_room(qtbot):
    gone = Block(90)
    gone.hide()

    places = laid_out(qtbot, Flow(10), 300, gone, Block(50))

    assert places[1][0] == 0


def test_a_short_text_is_not_folded(qtbot):
    layout = Folded(4)
    layout.set_limit(100)
    text, button = Block(90, 100), Block(50)

    places = laid_out(qtbot, layout, 300, text, button)

    assert places[0] == (0, 0, 300, 100)
    assert not button.isEnabled()
    assert layout.heightForWidth(300) == 100


def test_a_long_text_is_folded_and_can_be_unfolded(qtbot):
    layout = Folded(4)
    layout.set_limit(60)
    text, button = Block(90, 100), Block(50)

    places = laid_out(qtbot, layout, 300, text, button)
    assert places == [(0, 0, 300, 60), (0, 64, 50, 20)]
    assert button.isEnabled()

    layout.set_limit(None)
    assert layout.heightForWidth(300) == 100


def test_one_item_takes_the_room_that_is_left(qtbot):
    places = laid_out(qtbot, Spread(10, 5, wide=1), 200, Block(40), Block(50), Block(30))

    assert places == [(0, 0, 40, 20), (50, 0, 110, 20), (170, 0, 30, 20)]


def test_it_has_a_line_for_itself_where_the_others_do_not_fit_beside_it(qtbot):
    places = laid_out(qtbot, Spread(10, 5), 100, Block(90), Block(60), Block(60))

    assert places == [(0, 0, 100, 20), (0, 25, 60, 20), (0, 50, 60, 20)]


def test_without_that_item_the_others_flow(qtbot):
    hidden = Block(90)
    hidden.hide()

    places = laid_out(qtbot, Spread(10, 5), 100, hidden, Block(40), Block(40))

    assert places[1:] == [(0, 0, 40, 20), (50, 0, 40, 20)]
