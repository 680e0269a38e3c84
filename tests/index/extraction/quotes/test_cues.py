import pytest

from index.extraction.quotes.cues import LEMMAS, REPORTING, SAYING, WEAK, has_cue, lemma


@pytest.mark.parametrize(
    ("form", "verb"),
    [
        ("said", "say"), ("Says", "say"), ("stressed", "stress"), ("replies", "reply"),
        ("arguing", "argue"), ("told", "tell"), ("quipped", "quip"), ("hummed", "hummed"),
    ],
)  # fmt: skip
def test_every_form_leads_to_its_verb(form: str, verb: str) -> None:
    assert lemma(form) == verb


def test_every_verb_of_a_class_is_known() -> None:
    assert set(LEMMAS.values()) >= SAYING | REPORTING | WEAK


def test_the_last_letter_is_doubled_where_it_must() -> None:
    assert {"slammed", "penned", "slapping", "lobbed", "clapped"} <= LEMMAS.keys()
    assert not {"slamed", "pened", "clearred", "shoutted"} & LEMMAS.keys()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("She SAID so.", True),
        ("according to her", True),
        ("The sayings of old", False),
        ("", False),
    ],
)
def test_a_text_with_a_cue_is_told_from_one_without(text: str, found: bool) -> None:
    assert has_cue(text) is found
