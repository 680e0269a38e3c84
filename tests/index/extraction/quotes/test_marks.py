import pytest
from hypothesis import given

from index.extraction.quotes.marks import marked
from index.lines import blocks
from tests.index.nasty import TEXTS


def found(text: str) -> list[str]:
    return [quote.span.of(text) for quote in marked(text, blocks(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said “one” and “two”.", ["one", "two"]),
        ('He said "one" and "two".', ["one", "two"]),
        ("„Eins“, sagte er. «Due», disse. »Drei«, sagte sie.", ["Eins", "Due", "Drei"]),
        ("« Un », dit-il.", ["Un"]),
        ('" One , " he said . " Two . "', ["One ,", "Two ."]),
        ("“ One , ” he said .", ["One ,"]),
        ("‘It’s the artists’ rights,’ he said, ‘and that’s all’.",
         ["It’s the artists’ rights,", "and that’s all"]),
        ("'It's good,' she said of the band's 'new' songs from the '90s.", ["It's good,", "new"]),
        ("“He told me “go away” and left,” she said.", ["He told me “go away” and left,"]),
        ("“She said ‘no’ twice,” he said.", ["She said ‘no’ twice,"]),
        ("A 12\" single and a 7\" single.", []),
        ("Rock 'n' roll is the artists' own.", []),
        ("It states,”They copied all of it.”", ["They copied all of it."]),
        ("“ ” and “…”", []),
    ],
)  # fmt: skip
def test_words_between_marks_are_found(text: str, words: list[str]) -> None:
    assert found(text) == words


def test_a_quote_goes_on_only_in_a_paragraph_that_opens_with_a_mark() -> None:
    text = "“One.\n\n“Two.\n\n“Three,” she said."
    (quote,) = marked(text, blocks(text))
    assert quote.span.of(text) == "One.\n\n“Two.\n\n“Three,"
    assert quote.blocks == (0, 1, 2)


def test_a_missing_close_is_set_before_the_frame() -> None:
    text = "“We never lost hope at all, Brandt said. “We had a van.”"
    first, second = marked(text, blocks(text))
    assert first.span.of(text) == "We never lost hope at all,"
    assert second.span.of(text) == "We had a van."


def test_a_missing_close_ends_with_the_paragraph() -> None:
    text = "“We never lost hope at all.\n\nThe van was sold in May."
    assert found(text) == ["We never lost hope at all."]


@given(TEXTS)
def test_quotes_never_overlap_and_lie_inside_their_marks(text: str) -> None:
    end = 0
    for quote in marked(text, blocks(text)):
        assert end <= quote.outer.start
        assert quote.outer.covers(quote.span)
        assert quote.span.of(text).strip() == quote.span.of(text) != ""
        end = quote.outer.end
