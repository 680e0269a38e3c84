"""What questions ask for and sentences tell, in the words in which people really put it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.search import traits
from index.search.traits import WANTS
from tests.index.nasty import TEXTS

KINDS = [want.name for want in WANTS]
MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


def kinds(bits: int) -> set[str]:
    return {name for place, name in enumerate(KINDS) if bits >> place & 1}


def month_names(bits: int) -> list[str]:
    return [name for place, name in enumerate(MONTHS) if bits >> place & 1]


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("when did suno settle", "date"),
        ("What day was it announced?", "day"),
        ("until when does the deal run?", "date"),
        ("how much did Klay raise", "money"),
        ("What PRICE did they agree on?", "money"),
        ("how many songs a day", "number"),
        ("what percentage is AI", "number"),
        ("who runs Udio?", "name"),
        ("whose idea was that", "name"),
        ("who's the boss", "name"),
        ("which judge has the case", "name"),
        ("how long is the deal", "duration"),
        ("where is Klay based", "place"),
        ("which court heard it", "place"),
        ("why did GEMA sue", "reason"),
        ("how come they settled", "reason"),
        ("what did the union say", "words"),
        ("do artists think it is fair?", "words"),
        ("can users download songs", "limit"),
        ("Is it legal?", "limit"),
    ],
)
def test_a_question_asks_for_a_kind_of_answer(question: str, kind: str) -> None:
    assert kind in kinds(traits.wanted(question))


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("whenever they meet", "date"),
        ("what did Sony update", "date"),
        ("the whole story", "name"),
        ("the settlement is fair", "limit"),
        ("nowhere to be seen", "place"),
        ("Klay's essay", "words"),
    ],
)
def test_a_word_inside_another_asks_for_nothing(question: str, kind: str) -> None:
    assert kind not in kinds(traits.wanted(question))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("They signed in November.", "date"),
        ("It opened two years ago.", "date"),
        ("The suit is from 2024.", "date"),
        ("They met on 25 November.", "day"),
        ("On June 24, it was filed.", "day"),
        ("Both have been partners since June 2024.", "day"),
        ("It raised €2bn.", "money"),
        ("Nobody paid.", "money"),
        ("Royalties went up.", "money"),
        ("It makes 7,000 songs.", "number"),
        ("Three labels signed.", "number"),
        ("The company, says Ed Newton-Rex, is wrong.", "name"),
        ("It lasts for three years.", "duration"),
        ("The firm has an office in Berlin.", "place"),
        ("The judge acted because nobody asked.", "reason"),
        ("“No,” she told us.", "words"),
        ("Critics called it theft.", "words"),
        ("Songs can’t be downloaded.", "limit"),
        ("It works only inside the app.", "limit"),
    ],
)
def test_a_sentence_tells_a_kind_of_answer(sentence: str, kind: str) -> None:
    assert kind in kinds(traits.told(sentence))


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Songs are made by machines.", "date"),
        ("There were 1200 of them.", "date"),
        ("They met in November.", "day"),
        ("Machines make songs.", "number"),
        # A capital at the beginning of a sentence says nothing, nor does a single name.
        ("Music Business grows.", "name"),
        ("the app of Suno grows", "name"),
        ("It sings.", "words"),
        ("Knots are tied.", "limit"),
    ],
)
def test_a_sentence_without_it_does_not_tell_it(sentence: str, kind: str) -> None:
    assert kind not in kinds(traits.told(sentence))


def test_a_question_meets_its_sentence_in_a_topic() -> None:
    lawsuit = traits.topics("is there a lawsuit")

    assert lawsuit & traits.topics("The judge dismissed the complaint.")
    assert not lawsuit & traits.topics("Birds fly south.")


def test_topics_are_told_apart() -> None:
    assert traits.topics("They settled.") != traits.topics("It was detected.")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", []),
        ("in 2024 and 2025, not 2024", [2024, 2025]),
        ("1980 to 2041", [1980, 2041]),
        ("1979, 2042, 1899, 3000 and 20255", []),
        ("$2024m or 2024-11", [2024]),
        ("a2024", []),
        ("the 2020s", []),
    ],
)
def test_years_are_those_from_1980_to_2041(text: str, named: list[int]) -> None:
    assert traits.years(text) == sum(traits.year_bit(year) for year in named)


def test_every_year_has_a_bit_of_its_own_that_fits_in_a_column() -> None:
    bits = [traits.year_bit(year) for year in range(1980, 2042)]

    assert len(set(bits)) == 62
    assert all(0 < bit < 2**63 for bit in bits)
    assert traits.year_bit(1979) == traits.year_bit(2042) == traits.year_bit(0) == 0


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("On 3 May and in march.", ["march", "may"]),
        ("JANUARY", ["january"]),
        ("Marching, mayor, juneau", []),
        ("Dec. 3", []),
        ("", []),
    ],
)
def test_a_sentence_names_months_in_full(sentence: str, named: list[str]) -> None:
    assert month_names(traits.months(sentence)) == named


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("what happened in nov 2025", ["november"]),
        ("deals of Sept. 2025", ["september"]),
        ("in oct", ["october"]),
        ("what came in may", ["may"]),
        ("may 2026 deals", ["may"]),
        ("what was on 3 may", ["may"]),
        ("since March", ["march"]),
        ("late march", ["march"]),
        ("March 5 ruling", ["march"]),
        ("may i download songs", []),
        ("what may users do?", []),
        ("artists march on parliament", []),
        ("how many mar the record", []),
        ("janet sept deck decoder", ["september"]),
        ("a second chance", []),
        ("marketing and junior staff", []),
        ("", []),
    ],
)
def test_a_question_names_months_also_in_short(question: str, named: list[str]) -> None:
    assert month_names(traits.months_asked(question)) == named


@pytest.mark.parametrize("month", range(1, 13))
def test_a_month_has_the_bit_of_its_name(month: int) -> None:
    assert traits.month_bit(month) == traits.months(MONTHS[month - 1])


def test_an_unknown_month_has_no_bit() -> None:
    assert traits.month_bit(None) == 0


@pytest.mark.parametrize(
    ("date", "spoken"),
    [
        ((2026, 5, 3), "3 May 2026"),
        ((2026, 12, None), "December 2026"),
        ((2026, None, None), "2026"),
    ],
)
def test_a_date_is_spoken_as_people_write_it(
    date: tuple[int, int | None, int | None], spoken: str
) -> None:
    assert traits.spoken_date(*date) == spoken


@given(year=st.integers(1980, 2041), month=st.integers(1, 12), day=st.integers(1, 28))
def test_a_spoken_date_names_its_year_and_month(year: int, month: int, day: int) -> None:
    spoken = traits.spoken_date(year, month, day)

    assert traits.years(spoken) == traits.year_bit(year)
    assert traits.months(spoken) == traits.months_asked(spoken) == traits.month_bit(month)


@pytest.mark.parametrize(
    "sentence",
    ["It settled.", "“They pay,” she said.", "The company grew.", "This is new.", "The two met."],
)
def test_a_sentence_may_lean_on_the_one_before(sentence: str) -> None:
    assert traits.leans_on_others(sentence)


@pytest.mark.parametrize(
    "sentence", ["Italy settled.", "Theory.", "Suno says it pays.", "it", "The companies grew.", ""]
)
def test_a_sentence_may_stand_on_its_own(sentence: str) -> None:
    assert not traits.leans_on_others(sentence)


@pytest.mark.parametrize("question", ["is udio still sued", "LATEST deals", "the newest law"])
def test_a_question_may_be_about_now(question: str) -> None:
    assert traits.wants_latest(question)


@pytest.mark.parametrize("question", ["who knows", "a lasting deal", "snow", "yeti", ""])
def test_a_question_may_be_about_any_time(question: str) -> None:
    assert not traits.wants_latest(question)


def test_no_text_has_no_traits() -> None:
    assert traits.wanted("") == traits.told("") == traits.topics("") == 0


@given(text=TEXTS)
def test_traits_of_any_text_fit_in_a_column(text: str) -> None:
    every = (traits.wanted, traits.told, traits.topics, traits.years, traits.months)

    for bits in (*(trait(text) for trait in every), traits.months_asked(text)):
        assert 0 <= bits < 2**63


@pytest.mark.parametrize(
    "text",
    ["A" * 200_000, "x " * 100_000, "1," * 100_000, "end" * 60_000, "Aa " * 60_000, " in" * 60_000],
    ids=lambda text: text[:6],
)
@pytest.mark.timeout(20)
def test_a_very_long_text_does_not_take_long(text: str) -> None:
    assert traits.told(text) >= 0
    assert traits.wanted(text) >= 0
    assert traits.topics(text) >= 0
