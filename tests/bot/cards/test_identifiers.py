import re

from hypothesis import given
from hypothesis import strategies as st

from bot.cards.identifiers import (
    ANOTHER,
    CONTEXT,
    DEAL,
    DEALS,
    DETAILS,
    EXPORT,
    FOLLOW_UP,
    FORM,
    MORE,
    PICTURE,
    QUOTE,
    QUOTES,
    REPAINT,
    SHARE,
    VOTE,
    Ground,
    PictureKind,
    Vote,
    another_id,
    answer_among,
    context_id,
    deal_id,
    deals_id,
    details_id,
    export_id,
    follow_up_id,
    form_id,
    more_id,
    picture_id,
    quote_id,
    quotes_id,
    repaint_id,
    share_id,
    vote_id,
)
from tests.bot.cards.values import patient

_ROWS = st.integers(1, 2**63 - 1)
_COUNTS = st.integers(0, 999_999)
_DEALS = st.text("0123456789abcdef:", min_size=1, max_size=80)


@patient
@given(
    _ROWS,
    _COUNTS,
    st.sampled_from(Vote),
    _DEALS,
    st.sampled_from(PictureKind),
    st.sampled_from(Ground),
)
def test_each_id_is_read_back_by_its_own_template_alone(
    answer: int, count: int, vote: Vote, deal: str, picture: PictureKind, ground: Ground
) -> None:
    row, number = str(answer), str(count)
    drawn = {"kept": row, "picture": str(picture)}
    written = {
        MORE: (more_id(answer, count), {"answer": str(answer), "page": str(count)}),
        CONTEXT: (context_id(answer, count), {"answer": str(answer), "n": str(count)}),
        SHARE: (share_id(answer), {"answer": str(answer)}),
        FOLLOW_UP: (follow_up_id(answer), {"answer": str(answer)}),
        FORM: (form_id(answer), {"answer": str(answer)}),
        VOTE: (vote_id(answer, vote), {"answer": str(answer), "vote": str(vote)}),
        QUOTES: (quotes_id(answer, count), {"kept": row, "page": number}),
        ANOTHER: (another_id(answer, count), {"kept": row, "shown": number}),
        QUOTE: (quote_id(answer, count), {"revision": row, "start": number}),
        DEALS: (deals_id(answer, count), {"kept": row, "page": number}),
        DETAILS: (details_id(deal), {"deal": deal}),
        DEAL: (deal_id(deal, count), {"deal": deal, "page": number}),
        EXPORT: (export_id(answer), {"kept": row}),
        PICTURE: (picture_id(answer, picture), drawn),
        REPAINT: (repaint_id(answer, picture, ground), {**drawn, "ground": str(ground)}),
    }
    for template, (custom_id, groups) in written.items():
        matches = {each: re.fullmatch(each, custom_id) for each in written}
        match = matches.pop(template)
        assert match is not None
        assert match.groupdict() == groups
        assert not any(matches.values())


def test_the_longest_id_is_within_discords_limit() -> None:
    longest = (
        more_id(2**63, 999_999),
        context_id(2**63, 999_999),
        quote_id(2**63, 10**10 - 1),
        deal_id("x" * 80, 999_999),
    )
    assert max(map(len, longest)) <= 100


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
    st.lists(
        st.none()
        | st.text()
        | st.sampled_from(
            ["ln:share:", "ln:share:7x", "xln:share:7", "ln:quotes:7:0", "ln:quote:7:0"]
        )
    )
)
def test_no_number_is_read_off_what_is_none_of_our_buttons(custom_ids: list[str | None]) -> None:
    assert answer_among(custom_ids) is None
