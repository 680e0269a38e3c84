"""Names as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.typed_names import NameIndex, PartyMatcher, names_match
from index.vocabulary import Vocabulary
from tests.index.search.entries import KNOWN as LABELS

COUNTS = {
    "Universal Music Group": 9,
    "Universal Music Publishing Group": 2,
    "Udio": 5,
    "Suno": 7,
    "STIM": 1,
    "Musical AI": 3,
    "Ghazi Shami": 1,
    "Björk Guðmundsdóttir": 1,
}


@pytest.fixture(scope="module")
def index(vocabulary: Vocabulary) -> NameIndex:
    return NameIndex(COUNTS, vocabulary)


class TestNamesMatch:
    @pytest.mark.parametrize(
        "typed",
        ["Michael Nash", "nash", "MICHAEL", "nash michael", " Nash ", "michael nash.", "Nash’"],
    )
    def test_every_word_typed_is_one_of_the_name(self, typed: str) -> None:
        assert names_match(typed, "Michael Nash")

    @pytest.mark.parametrize("typed", ["", " ", "?!", "Mich", "Michael Jackson", "Nashville"])
    def test_any_other_word_is_somebody_else(self, typed: str) -> None:
        assert not names_match(typed, "Michael Nash")

    def test_accents_need_not_be_typed(self) -> None:
        assert names_match("bjork", "Björk Guðmundsdóttir")

    @given(st.text(), st.text())
    def test_any_text_can_be_typed(self, typed: str, name: str) -> None:
        assert names_match(typed, name) <= bool(typed.strip())


class TestPartyMatcher:
    @pytest.mark.parametrize(
        "typed", ["Universal Music Group", "UMG", "umg", "universal music", " UMG ", "Universal"]
    )
    def test_a_company_is_found_by_any_of_its_names(
        self, typed: str, vocabulary: Vocabulary
    ) -> None:
        matcher = PartyMatcher(typed, vocabulary)

        assert matcher.matches("Universal Music Group")
        assert not matcher.matches("Sony Music Entertainment")

    def test_what_belongs_to_it_counts(self, vocabulary: Vocabulary) -> None:
        matcher = PartyMatcher("UMG", vocabulary)

        assert matcher.matches("Universal Music Publishing Group")
        assert matcher.matches("Capitol Records")

    def test_a_subsidiary_is_not_its_group(self, vocabulary: Vocabulary) -> None:
        matcher = PartyMatcher("UMPG", vocabulary)

        assert matcher.matches("Universal Music Publishing Group")
        assert not matcher.matches("Universal Music Group")
        assert not matcher.matches("Capitol Records")

    def test_any_of_a_partys_names_will_do(self, vocabulary: Vocabulary) -> None:
        matcher = PartyMatcher("UMPG", vocabulary)

        assert matcher.matches("Universal Music Group", "Universal Music Publishing Group")

    def test_a_group_stands_for_its_members(self) -> None:
        matcher = PartyMatcher("the majors", LABELS)

        assert matcher.matches("Warner Music Group")
        assert not matcher.matches("Udio")

    @pytest.mark.parametrize("typed", ["Harbour Records", "harbour", "records harbour"])
    def test_a_company_that_no_vocabulary_knows_is_found_by_its_words(self, typed: str) -> None:
        matcher = PartyMatcher(typed, LABELS)

        assert matcher.matches("Harbour Records")
        assert not matcher.matches("Quay Records")

    def test_a_name_that_contains_a_known_one_finds_itself(self, vocabulary: Vocabulary) -> None:
        assert PartyMatcher("Suno Studio Partners", vocabulary).matches("Suno Studio Partners")

    @given(st.text(max_size=20))
    def test_any_text_can_be_typed(self, typed: str) -> None:
        PartyMatcher(typed, LABELS).matches("Udio")


class TestNameIndex:
    def test_what_begins_so_comes_first_and_of_these_the_most_frequent(
        self, index: NameIndex
    ) -> None:
        assert index.find("uni", 25) == (
            "Universal Music Group",
            "Universal Music Publishing Group",
        )

    def test_an_alias_finds_the_full_name(self, index: NameIndex) -> None:
        assert index.find("umg", 25)[0] == "Universal Music Group"
        assert index.find("UMP", 25)[0] == "Universal Music Publishing Group"

    def test_a_later_word_comes_after_a_first_one(self, index: NameIndex) -> None:
        assert index.find("mus", 25) == (
            "Musical AI",
            "Universal Music Group",
            "Universal Music Publishing Group",
        )
        assert index.find("shami", 25) == ("Ghazi Shami",)

    @pytest.mark.parametrize("typed", ["univresal", "Universla music group", "unversal music"])
    def test_a_slip_still_finds_it(self, index: NameIndex, typed: str) -> None:
        assert "Universal Music Group" in index.find(typed, 25)

    @pytest.mark.parametrize(("typed", "name"), [("sunno", "Suno"), ("Gazi Shammi", "Ghazi Shami")])
    def test_a_short_name_is_found_in_spite_of_one_too(
        self, index: NameIndex, typed: str, name: str
    ) -> None:
        assert index.find(typed, 25)[0] == name

    def test_case_and_accents_do_not_matter(self, index: NameIndex) -> None:
        assert index.find("BJORK", 25) == ("Björk Guðmundsdóttir",)
        assert index.find("guðmundsdottir", 25) == ("Björk Guðmundsdóttir",)

    @pytest.mark.parametrize("typed", ["", "  "])
    def test_nothing_typed_finds_all_with_the_most_frequent_first(
        self, index: NameIndex, typed: str
    ) -> None:
        found = index.find(typed, 25)

        assert found[:3] == ("Universal Music Group", "Suno", "Udio")
        assert set(found) == set(COUNTS)

    def test_there_are_never_more_than_wanted(self, index: NameIndex) -> None:
        assert index.find("", 2) == ("Universal Music Group", "Suno")
        assert len(index.find("univresal", 1)) == 1

    def test_what_is_like_nothing_finds_nothing(self, index: NameIndex) -> None:
        assert index.find("zzqx", 25) == ()
        assert NameIndex({}, Vocabulary.empty()).find("", 25) == ()
        assert NameIndex({}, Vocabulary.empty()).find("suno", 25) == ()

    @given(st.text(max_size=30), st.integers(1, 25))
    def test_any_text_finds_names_of_the_index_each_once(self, typed: str, limit: int) -> None:
        found = NameIndex(COUNTS, LABELS).find(typed, limit)

        assert len(set(found)) == len(found) <= limit
        assert set(found) <= set(COUNTS)

    @given(st.sampled_from(sorted(COUNTS)), st.integers(1, 40))
    def test_a_name_is_found_by_its_beginning_however_much_is_typed(
        self, name: str, length: int
    ) -> None:
        assert name in NameIndex(COUNTS, LABELS).find(name[:length], 25)
