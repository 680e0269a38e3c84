"""The sentence that evidence stands in."""

from index.extraction.places import sentence_at
from index.types import Span
from tests.index.made import article, place, telling

SOURCE = article("a", "Universal sued Udio. That was in June. It still goes on.")
TOLD = telling(SOURCE, sentence="Universal sued Udio.")


def test_it_is_the_sentence_of_the_telling_or_the_one_around() -> None:
    assert sentence_at(SOURCE, TOLD, place(SOURCE.text, "sued")) == TOLD.sentence
    around = sentence_at(SOURCE, TOLD, place(SOURCE.text, "June"))
    assert around.of(SOURCE.text) == "That was in June."


def test_what_stands_in_no_sentence_stands_for_itself() -> None:
    end = Span(len(SOURCE.text), len(SOURCE.text))

    assert sentence_at(SOURCE, TOLD, end) == end
