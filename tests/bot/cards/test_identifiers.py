import re

from hypothesis import given
from hypothesis import strategies as st

from bot.cards.identifiers import (
    CONTEXT,
    FOLLOW_UP,
    FORM,
    MORE,
    SHARE,
    VOTE,
    Vote,
    answer_among,
    context_id,
    follow_up_id,
    form_id,
    more_id,
    share_id,
    vote_id,
)
from tests.bot.cards.values import patient

_ROWS = st.integers(1, 2**63 - 1)
_COUNTS = st.integers(0, 999_999)


@patient
@given(_ROWS, _COUNTS, st.sampled_from(Vote))
def test_each_id_is_read_back_by_its_own_template_alone(
    answer: int, count: int, vote: Vote
) -> None:
    written = {
        MORE: (more_id(answer, count), {"answer": str(answer), "page": str(count)}),
        CONTEXT: (context_id(answer, count), {"answer": str(answer), "n": str(count)}),
        SHARE: (share_id(answer), {"answer": str(answer)}),
        FOLLOW_UP: (follow_up_id(answer), {"answer": str(answer)}),
        FORM: (form_id(answer), {"answer": str(answer)}),
        VOTE: (vote_id(answer, vote), {"answer": str(answer), "vote": str(vote)}),
    }
    for template, (custom_id, groups) in written.items():
        matches = {each: re.fullmatch(each, custom_id) for each in written}
        match = matches.pop(template)
        assert match is not None
        assert match.groupdict() == groups
        assert not any(matches.values())


def test_the_longest_id_is_within_discords_limit() -> None:
    assert max(map(len, (more_id(2**63, 999_999), context_id(2**63, 999_999)))) <= 100


@patient
@given(_ROWS, _COUNTS)
def test_an_answers_number_is_read_off_any_of_its_buttons(answer: int, count: int) -> None:
    for custom_id in (
        more_id(answer, count),
        context_id(answer, count),
        share_id(answer),
        follow_up_id(answer),
        vote_id(answer, Vote.DOWN),
    ):
        assert answer_among([None, "", "other", custom_id]) == answer


@patient
@given(
    st.lists(st.none() | st.text() | st.sampled_from(["ln:share:", "ln:share:7x", "xln:share:7"]))
)
def test_no_number_is_read_off_what_is_none_of_our_buttons(custom_ids: list[str | None]) -> None:
    assert answer_among(custom_ids) is None
