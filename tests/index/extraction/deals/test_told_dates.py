import pytest

from tests.index.extraction.deals.drafting import Said, told_dates

LICENCE = Said("Kobalt", "Tonalite", "licence", "licensed")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kobalt licensed its songs to Tonalite on 4 March.", "2026-03-04"),
        ("In early March Kobalt, which owns two labels, licensed songs to Tonalite.", "2026-03"),
        ("Kobalt has licensed songs to Tonalite, they said late on Tuesday.", "2026-03-17"),
        ("Kobalt has licensed songs to Tonalite, which was founded in 2021.", "2026-03-20"),
        ("Kobalt has licensed songs to Tonalite. Ink was put to paper on 11 March.", "2026-03-11"),
        (
            "Kobalt has licensed songs to Tonalite. The contract, signed on 3 March, is for one.",
            "2026-03-03",
        ),
        (
            "Kobalt has licensed songs to Tonalite.\n\nThe deal, announced on Monday, is new.",
            "2026-03-16",
        ),
        (
            "OSLO (Mar 12) - Kobalt has licensed its songs to Tonalite, a maker of loops.",
            "2026-03-12",
        ),
        (
            "Kobalt licensed its songs to Tonalite, Bloomberg reported on Sunday.",
            "2026-03-15",
        ),
        (
            "Kobalt licensed its songs to Tonalite. “We like it,” its chief told us on Monday.",
            "2026-03-20",
        ),
    ],
)
def test_news_is_dated_by_the_words_that_tell_it(text: str, expected: str) -> None:
    assert told_dates(text, LICENCE) == [expected]


def test_every_deal_of_a_sentence_has_its_own_date() -> None:
    text = "Kobalt licensed songs to Tonalite in May 2024, and BMG signed with Quillow on Monday."
    other = Said("BMG", "Quillow", "licence", "signed")
    assert told_dates(text, LICENCE, other) == ["2024-05", "2026-03-16"]


def test_a_date_in_brackets_is_that_of_the_name_before_it() -> None:
    text = "Tonalite has contracts with BMG (May 2024) and Kobalt (June 2025)."
    said = [Said(name, "Tonalite", "licence", "contracts") for name in ("BMG", "Kobalt")]
    assert told_dates(text, *said) == ["2024-05", "2025-06"]


def test_the_case_and_the_ruling_on_it_have_different_dates() -> None:
    text = (
        "A judge in Leeds dismissed the suit of BMG against Quillow on Wednesday. "
        "Its lawyers were pleased.\n\nBMG had sued in June 2024."
    )
    ruling = Said("BMG", "Quillow", "ruling", "dismissed")
    case = Said("BMG", "Quillow", "lawsuit", "suit")
    assert told_dates(text, ruling, case) == ["2026-03-18", "2024-06"]


def test_an_old_case_behind_a_settlement_does_not_take_its_date() -> None:
    text = "BMG and Quillow have settled their lawsuit, both said on Monday."
    settled = Said("BMG", "Quillow", "settlement", "settled")
    case = Said("BMG", "Quillow", "lawsuit", "lawsuit")
    assert told_dates(text, settled, case) == ["2026-03-16", None]


def test_a_first_contract_does_not_date_the_renewal() -> None:
    text = "BMG has renewed its contract with Quillow. Their first contract is from 2022."
    assert told_dates(text, Said("BMG", "Quillow", "licence", "renewed")) == ["2026-03-20"]


def test_what_is_told_in_passing_has_no_date() -> None:
    text = (
        "Quillow named a new chief on Monday. She comes from a bank.\n\n"
        "The company already has licences from BMG."
    )
    assert told_dates(text, Said("BMG", "Quillow", "licence", "licences")) == [None]


def test_unless_it_is_said() -> None:
    text = (
        "Quillow named a new chief on Monday. She comes from a bank.\n\n"
        "The company already has licences from BMG. The contract was signed in July 2024."
    )
    assert told_dates(text, Said("BMG", "Quillow", "licence", "licences")) == ["2024-07"]


def test_history_has_no_date_of_publication() -> None:
    text = "Years back, BMG licensed its songs to Quillow."
    said = Said("BMG", "Quillow", "licence", "licensed", history=True)
    assert told_dates(text, said) == [None]


def test_a_chronicle_dates_by_its_months() -> None:
    text = "August: Kobalt licensed songs to Tonalite. September: BMG signed with Quillow."
    other = Said("BMG", "Quillow", "licence", "signed")
    assert told_dates(text, LICENCE, other) == ["2025-08", "2025-09"]


def test_another_story_of_a_round_up_lends_no_date() -> None:
    text = (
        "BMG signed with Quillow, it was announced on Monday.\n\n"
        "Kobalt has licensed songs to Tonalite."
    )
    other = Said("BMG", "Quillow", "licence", "signed")
    assert told_dates(text, LICENCE, other) == ["2026-03-20", "2026-03-16"]
