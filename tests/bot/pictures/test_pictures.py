"""Both pictures, decoded again; warnings are errors, so none may come of any text."""

import io
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.pictures import Picture, relations, timeline
from bot.pictures.picture import shortened
from bot.pictures.sheet import WIDTH, drawn, printable
from bot.pictures.theme import DARK, LIGHT, Theme
from index.deals import Deal, DealKind, DealStatus
from tests.bot.cards.values import patient
from tests.bot.made_deals import deal, many, nasty_deals

Draw = Callable[[Sequence[Deal]], Picture]
both = pytest.mark.parametrize("draw", [timeline, relations])


def decoded(picture: Picture) -> Image.Image:
    with Image.open(io.BytesIO(picture.png)) as image:
        image.load()
        return image.convert("RGB")


def colours(picture: Picture) -> set[str]:
    found = decoded(picture).getcolors(2**24)
    assert found is not None
    return {f"#{bytes(colour).hex().upper()}" for _, colour in found if isinstance(colour, tuple)}


@both
@pytest.mark.parametrize("count", [1, 2, 13, 14, 40, 200])
def test_a_picture_is_made_for_a_phone(draw: Draw, count: int) -> None:
    picture = draw(many(count))
    width, height = decoded(picture).size
    assert width == WIDTH
    assert 400 <= height <= 1400
    assert len(picture.png) < 1_000_000
    assert 1 <= len(picture.alt) <= 1000


@pytest.mark.parametrize("draw", [timeline, relations])
@pytest.mark.parametrize(("dark", "theme"), [(True, DARK), (False, LIGHT)])
def test_kinds_are_drawn_in_their_colours_on_the_ground_asked_for(
    draw: Callable[..., Picture], *, dark: bool, theme: Theme
) -> None:
    found = colours(draw([deal(), deal(taker="Suno", kind=DealKind.LAWSUIT)], dark=dark))
    assert {theme.ground, theme.ink, theme.dim} <= found
    assert theme.kinds[DealKind.LICENCE] in found
    assert theme.kinds[DealKind.LAWSUIT] in found
    assert theme.kinds[DealKind.RULING] not in found


@both
def test_the_same_deals_give_the_same_picture(draw: Draw) -> None:
    assert draw(many(30)).png == draw(many(30)).png


@both
def test_no_deals_are_a_picture_that_says_so(draw: Draw) -> None:
    picture = draw([])
    assert decoded(picture).size[0] == WIDTH
    assert picture.alt == "There are no deals to draw."


@both
@given(st.lists(nasty_deals, min_size=1, max_size=4))
@settings(patient, max_examples=10)
def test_any_text_is_drawn_without_a_warning(draw: Draw, deals: list[Deal]) -> None:
    picture = draw(deals)
    assert decoded(picture).size[0] == WIDTH
    assert len(picture.alt) <= 1000


@both
@pytest.mark.parametrize(
    "name", ["$\\frac{1}{0}$", "米津玄師", "🎵🎶", "a\nb", "\u202e\x00", "", "x" * 500]
)
def test_odd_names_are_drawn(draw: Draw, name: str) -> None:
    assert decoded(draw([deal(name, f"{name} 2")])).size[0] == WIDTH


def test_the_timeline_tells_when_and_who_and_what_is_not_shown() -> None:
    rows = [deal(taker=f"Company {day}", date=f"2025-10-{day:02}") for day in range(1, 17)]
    picture = timeline([*rows, deal(taker="Nobody", date=None)])
    assert picture.alt.startswith(
        "Timeline of 17 deals, 1 October 2025 – 16 October 2025. "
        "Not shown: 4 earlier, 1 without a date. "
        "16 October 2025: Universal Music Group – Company 16, licence; 15 October 2025: "
    )
    assert "Company 5," in picture.alt
    assert "Company 4," not in picture.alt


def test_what_was_announced_together_is_one_row() -> None:
    labels = ("Universal Music Group", "Sony Music Entertainment", "Warner Music Group", "Merlin")
    picture = timeline([deal(label, "KLAY Vision", announcement="klay") for label in labels])
    assert picture.alt == (
        "Timeline of 4 deals in 1 announcement, 29 October 2025. 29 October 2025: Universal Music "
        "Group, Sony Music Entertainment, Warner Music Group +1 – KLAY Vision, licence."
    )


def test_deals_without_any_date_are_only_counted() -> None:
    assert timeline([deal(date=None)]).alt == (
        "Timeline of 1 deal. None has a date. Not shown: 1 without a date."
    )


def test_the_relations_tell_who_has_how_many_deals_with_whom() -> None:
    picture = relations([deal(), deal(kind=DealKind.LAWSUIT), deal(taker="Suno")])
    assert picture.alt == (
        "Who deals with whom: 3 deals and lawsuits, 29 October 2025. "
        "Universal Music Group (3) with Udio, Suno; "
        "Udio (2) with Universal Music Group; Suno (1) with Universal Music Group."
    )


def test_parties_beyond_the_most_are_counted() -> None:
    picture = relations([deal(taker=f"Company {number}") for number in range(30)])
    assert "24 parties are shown, 7 are not." in picture.alt


def test_talks_are_not_drawn_as_deals() -> None:
    talks = [replace(deal(), status=DealStatus.TALKS)]
    assert relations(talks).alt.startswith("Who talks with whom: 1 deal in talks, ")
    assert timeline(talks).alt == (
        "Timeline of 1 deal in talks, 29 October 2025. "
        "29 October 2025: Universal Music Group – Udio, licence, talks."
    )


def test_a_party_that_deals_with_itself_is_no_reason_to_fail() -> None:
    assert decoded(relations([deal("Suno", "Suno")])).size[0] == WIDTH


def test_pictures_can_be_drawn_by_several_threads_at_once() -> None:
    expected = [timeline(many(20)).png, relations(many(20)).png]
    drawn_meanwhile: list[list[bytes]] = []

    def draw() -> None:
        drawn_meanwhile.append([timeline(many(20)).png, relations(many(20)).png])

    threads = [threading.Thread(target=draw) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert drawn_meanwhile == [expected] * 4


@given(st.text(), st.floats(50, 900))
def test_a_line_is_cut_so_that_it_fits(words: str, room: float) -> None:
    with drawn(DARK, 100) as sheet:
        fitted = sheet.fitted(words, 30, room)
        assert sheet.width(fitted, 30) <= room
        if fitted != printable(words):
            assert fitted.endswith("…")
            assert printable(words).startswith(fitted.removesuffix("…"))


def test_what_the_font_lacks_is_replaced_one_for_one() -> None:
    assert printable("Yonezu\n  米津 – Déjà\u200b vu $5") == "Yonezu �� – Déjà vu $5"


@given(st.text(min_size=1, max_size=3000))
def test_a_description_is_cut_at_a_word(alt: str) -> None:
    cut = shortened(alt)
    assert len(cut) <= 1000
    assert cut == alt or alt.startswith(cut.removesuffix(" …"))
