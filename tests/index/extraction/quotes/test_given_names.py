from index.extraction.quotes import given_names
from index.extraction.quotes.given_names import GIVEN_NAMES


def test_no_name_is_in_two_lists_and_none_is_cut() -> None:
    lists = (given_names._FEMALE, given_names._MALE, given_names._EITHER)
    assert len(GIVEN_NAMES) == sum(len(set(each.split())) for each in lists)
    assert not [name for name in GIVEN_NAMES if name.endswith("-")]
