"""Long lists a page at a time."""

from hypothesis import given
from hypothesis import strategies as st

from bot.cards.paging import BACK, ON, arrows, page_of
from tests.bot.cards.values import patient


@patient
@given(st.lists(st.integers(), max_size=50), st.integers(1, 9))
def test_the_pages_hold_every_item_once_in_order(items: list[int], per_page: int) -> None:
    count = page_of(items, 0, per_page).count
    pages = [page_of(items, number, per_page) for number in range(count)]
    assert [item for page in pages for item in page.items] == items
    assert [page.number for page in pages] == list(range(count))
    assert all(items[page.first : page.first + 1] == list(page.items[:1]) for page in pages)


@patient
@given(st.lists(st.integers(), max_size=50), st.integers(0, 99))
def test_a_page_beyond_the_end_is_the_last(items: list[int], number: int) -> None:
    last = page_of(items, page_of(items, 0, 4).count - 1, 4)
    assert page_of(items, last.number + number, 4) == last


def test_a_page_says_which_it_is() -> None:
    assert str(page_of(range(25), 1, 4)) == "Page 2 of 7"


@patient
@given(st.integers(1, 9), st.data())
def test_arrows_never_ask_for_the_same_page_nor_for_none(count: int, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, count - 1))
    shown = arrows(number, count, str)
    if count == 1:
        assert shown == []
        return
    assert [arrow.label for arrow in shown] == [BACK, ON]
    assert len({arrow.custom_id for arrow in shown}) == 2
    alive = [int(arrow.custom_id or "") for arrow in shown if not arrow.disabled]
    assert alive == [page for page in (number - 1, number + 1) if 0 <= page < count]
