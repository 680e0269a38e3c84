"""Answers as they are kept and shown again."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index.deal_list import ListedDeal, Listing
from index.deals import DealKind, DealStatus
from index.quotes import Named, Quote, QuoteKind
from index.storage import memory
from index.types import Answer, Article, Citation, NoAnswer, PublishedDate, Reason, Span
from tests.index.made import article, quote

TEXT = "“Walls,” said Michael Nash of Universal. Fans wept."
SOURCES = {n: article(f"a{n}", TEXT, revision=n) for n in (1, 2, 3)}
SAID = quote(SOURCES[1], "Walls,", speaker="Michael Nash", organisation="Universal")
FULL = replace(
    SAID, role=Span(3, 5), cue=Span(9, 13), speaker=Named(Span(14, 16), None), confidence=0.25
)
LISTING = Listing(
    deals=4,
    rows=(
        ListedDeal(
            "0123456789",
            PublishedDate(2025, 11),
            ("Universal Music Group", "Sony “Music” 𝕌"),
            ("KLAY Vision",),
            DealKind.LICENCE,
            (DealStatus.SIGNED, DealStatus.ANNOUNCED),
        ),
        ListedDeal("abc", None, ("X",), (), DealKind.LAWSUIT, (DealStatus.FILED,)),
    ),
    as_of=PublishedDate(2026),
    since=PublishedDate(2025, 5, 3),
)


def answer(listing: Listing | None = None, said: Quote | None = None) -> Answer:
    cited = Citation(SOURCES[1], Span(0, 20), (Span(1, 7),), (SOURCES[3],), said)
    return Answer(
        question="q",
        confidence=0.5,
        citations=(cited,),
        more=(Citation(SOURCES[2], Span(0, 5), ()),),
        generation=2,
        understood="whole q",
        sources_differ=True,
        listing=listing,
    )


def again(reply: Answer, sources: dict[int, Article] = SOURCES) -> Answer:
    return memory.unpack(7, memory.pack(reply), sources)


def test_an_answer_is_shown_again_as_it_was() -> None:
    for reply in (answer(), answer(LISTING), answer(None, SAID), answer(LISTING, FULL)):
        assert again(reply) == replace(reply, id=7)


def test_the_revisions_it_needs_are_told() -> None:
    assert memory.revisions(memory.pack(answer(LISTING, SAID))) == {1, 2, 3}


def test_an_answer_kept_before_there_were_quotes_and_lists_is_shown_still() -> None:
    stored = memory.pack(answer())
    del stored.content["listing"]
    for each in stored.content["citations"] + stored.content["more"]:
        del each["quote"]

    assert memory.unpack(7, stored, SOURCES) == replace(answer(), id=7)


def test_a_list_kept_before_it_told_its_time_is_shown_still() -> None:
    stored = memory.pack(answer(LISTING))
    del stored.content["listing"]["since"], stored.content["listing"]["until"]

    kept = replace(answer(replace(LISTING, since=None)), id=7)
    assert memory.unpack(7, stored, SOURCES) == kept


def test_no_answer_keeps_its_reason_and_what_came_closest() -> None:
    stored = memory.pack(NoAnswer("q", 0.1, Reason.NO_SOURCE, (SOURCES[2],), 3))

    assert stored.content == {"reason": "no-source", "nearest": [2]}
    assert not stored.answered


names = st.text(max_size=8).filter(lambda text: text.isprintable())
spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda pair: Span(*sorted(pair)))
somebody = st.none() | st.builds(Named, spans, st.none() | names)


@given(
    said=st.builds(
        Quote, st.sampled_from(QuoteKind), spans, spans, somebody, st.none() | spans, somebody,
        st.none() | spans, st.floats(0, 1),
    ),
    rows=st.lists(
        st.builds(
            ListedDeal,
            names,
            st.none() | st.builds(PublishedDate, st.integers(1, 9999), st.none() | st.just(2)),
            st.lists(names).map(tuple),
            st.lists(names).map(tuple),
            st.sampled_from(DealKind),
            st.lists(st.sampled_from(DealStatus)).map(tuple),
        ),
        max_size=3,
    ),
)  # fmt: skip
def test_any_quote_and_any_list_can_be_kept(said: Quote, rows: list[ListedDeal]) -> None:
    reply = answer(Listing(len(rows), tuple(rows), None), said)

    assert again(reply) == replace(reply, id=7)
