import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.pages import Line
from index.reading.paragraphs import blocks, body_size

WIDE = 50


def page(
    *texts: str, size: float = 10.0, left: float = 50.0, top: float = 700.0, leading: float = 12.0
) -> list[Line]:
    """Set lines below each other; a letter is half as wide as high; one ending in = is divided."""
    found = []
    for number, text in enumerate(texts):
        words = text.removesuffix("=")
        upper = top - number * leading
        right = left + size / 2 * len(text)
        found.append(Line(words, left, upper - size, right, upper, text != words))
    return found


def texts(*pages: list[Line]) -> str:
    return "".join(block.gap + block.text for block in blocks(pages)).strip()


FULL = "Warner and Suno have signed an agreement which, it"
NEXT = "was said, ends the lawsuit."


def test_full_lines_go_on_and_short_ones_end_a_paragraph() -> None:
    assert texts(page(FULL, NEXT, "A new one begins with this sentence, which is one.")) == (
        f"{FULL} {NEXT}\n\nA new one begins with this sentence, which is one."
    )


def test_a_gap_or_larger_letters_part_paragraphs() -> None:
    below = page("Another paragraph.", top=650)
    heading = page("A heading", size=16, top=740)
    assert texts([*heading, *page(FULL, NEXT), *below]) == (
        f"A heading\n\n{FULL} {NEXT}\n\nAnother paragraph."
    )


def test_an_indented_line_begins_a_paragraph() -> None:
    first = page(FULL, "was said, ends the lawsuit, which all have wanted.")
    second = page(FULL, left=70, top=676)
    assert texts([*first, *second]).count("\n\n") == 1


def test_a_sentence_goes_on_in_the_next_column_or_page() -> None:
    column = page(NEXT, left=350)
    assert texts([*page(FULL), *column]) == f"{FULL} {NEXT}"
    assert texts(page(FULL), page(NEXT)) == f"{FULL} {NEXT}"
    assert texts(page(NEXT), page(FULL)) == f"{NEXT}\n\n{FULL}"


def test_items_of_a_list_are_lines_of_their_own() -> None:
    assert texts(page("• One item", "• Another item", "• A third")) == (
        "• One item\n• Another item\n• A third"
    )


@pytest.mark.parametrize(
    ("first", "second", "seam"),
    [
        ("agree=", "ment was signed", "agreement was"),
        ("cutting=", "edge music", "cutting-edge music"),
        ("Kobalt=", "Universal talks", "Kobalt-Universal talks"),
        ("2024=", "2025 season", "2024-2025 season"),
        ("toneminer=", "like sound", "toneminerlike sound"),
        ("re=", "sign, but resign it was", "resign, but"),
        ("short=", "and long-term", "short- and long-term"),
        ("co=", "sign; again co-sign it", "co-sign; again"),
    ],
)
def test_a_hyphen_that_only_divides_a_word_goes(first: str, second: str, seam: str) -> None:
    filler = "x " * ((WIDE - len(first)) // 2)
    assert seam in texts(page(filler + first, second))


def test_the_last_hyphen_stays() -> None:
    assert texts(page("Words that end=")) == "Words that end-"


def test_lines_that_run_to_the_left_are_joined_and_their_stops_put_right() -> None:
    full = "הסכם רישוי חדש נחתם היום בין החברות שעוסקות במוזיקה"
    lines = [Line(full, 50, 690, 300, 700), Line(".בישראל ובאנגליה", 220, 678, 300, 688)]
    assert texts(lines) == f"{full} בישראל ובאנגליה."


def test_the_size_of_most_letters_is_that_of_the_body() -> None:
    assert body_size([page("A heading", size=16), page(FULL, NEXT)]) == 10.0
    assert body_size([]) == 0.0


LINES = st.builds(
    Line,
    st.text("ab .-•א", min_size=1, max_size=8),
    *(st.floats(-1e9, 1e9) | st.just(0.0) for _ in range(4)),
    st.booleans(),
)


@given(st.lists(st.lists(LINES, max_size=5), max_size=4))
def test_no_letter_is_lost_wherever_the_lines_stand(pages: list[list[Line]]) -> None:
    found = "".join(block.text for block in blocks(pages))
    given_ = "".join(line.text for line in itertools.chain.from_iterable(pages))
    for letter in "abא•":
        assert found.count(letter) == given_.count(letter)
