"""The card of one deal, or of several that were made known together."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards import deal_card
from bot.cards.limits import check
from index.deal_list import Announcement
from index.deals import Amount, AmountKind, DateSource, Deal, DealKind, DealStatus, Party, Role
from index.types import PublishedDate
from tests.bot.cards.reading import bold_parts, buttons, custom_ids, pieces, said, texts
from tests.bot.cards.told import (
    HARBOUR,
    LICENCE,
    QUAY,
    between,
    made_known_together,
    place,
    proof,
)
from tests.bot.cards.values import patient

_few = settings(patient, max_examples=50)


def pages(*found: Deal) -> list[str]:
    """Return what all pages of a card say."""
    shown = Announcement(found)
    card = deal_card(shown)
    count = 1
    if buttons(card):
        count = int(said(card).split("Page 1 of ")[1].split(".")[0])
    return [said(deal_card(shown, page=page)) for page in range(count)]


def everything(*found: Deal) -> str:
    return "\n".join(pages(*found))


def quotations(shown: str) -> list[str]:
    return [line for line in shown.split("\n") if line.startswith("> ")]


@_few
@given(made_known_together(), st.integers(0, 99))
def test_no_card_of_a_deal_exceeds_a_limit(shown: Announcement, page: int) -> None:
    check(deal_card(shown, page=page))


@_few
@given(made_known_together())
def test_every_sentence_is_verbatim(shown: Announcement) -> None:
    told = [each.article.text for deal in shown.deals for each in deal.evidence]
    for part in texts(deal_card(shown)):
        lines = part.split("\n")
        quotation = "\n".join(line for line in lines if line.startswith("> "))
        if quotation:
            assert all(any(words in text for text in told) for words in pieces(quotation)[1])


def test_the_top_says_who_what_when_and_by_how_many_it_is_told() -> None:
    assert texts(deal_card(Announcement((LICENCE,))))[0] == (
        "### Harbour Records → Tonemill\nLicence · signed · 14 May 2025\n-# Told by 1 article"
    )


def test_fields_stand_over_the_sentence_that_tells_them_with_their_words_in_bold() -> None:
    first = texts(deal_card(Announcement((LICENCE,))))[1]
    assert first == (
        "**Licensor** Harbour Records\n**Licensee** Tonemill\n**Kind** licence · "
        "**Status** signed\n**Date** 14 May 2025 (date told with it)\n"
        "> **Harbour Records** has **signed a licence** with **Tonemill**, the companies said "
        "**on 14 May 2025**."
    )


def test_each_sentence_has_its_source_with_a_link() -> None:
    shown = texts(deal_card(Announcement((LICENCE,))))
    assert [text for text in shown if "[Open at the sentence]" in text] == shown[2:7:2]
    assert "The Score · 15 May 2025" in shown[2]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (AmountKind.CLAIM, "claimed, not paid"),
        (AmountKind.DAMAGES, "awarded by a court"),
        (AmountKind.VALUATION, "valuation of the company, not paid"),
        (AmountKind.INVESTMENT, "invested"),
        (AmountKind.PRICE, "price"),
    ],
)
def test_an_amount_says_what_it_measures(kind: AmountKind, words: str) -> None:
    amount = Amount("$40 million", 4e7, "USD", kind)
    deal = replace(LICENCE, amounts=(amount,))
    assert f"**Amount** $40 million ({words})" in everything(deal)


@pytest.mark.parametrize(
    ("date", "source", "words"),
    [
        (PublishedDate(2025, 5, 14), DateSource.CLAUSE, "14 May 2025 (date told with it)"),
        (
            PublishedDate(2025, 5),
            DateSource.PUBLICATION,
            "May 2025 (day unknown; date of the article)",
        ),
        (
            PublishedDate(2025),
            DateSource.ANNOUNCEMENT,
            "2025 (month unknown; day it was announced, told elsewhere in the article)",
        ),
        (None, None, "undated"),
    ],
)
def test_a_date_says_how_exact_it_is_and_where_it_comes_from(
    date: PublishedDate | None, source: DateSource | None, words: str
) -> None:
    told = tuple(each for each in LICENCE.evidence if each.field != "date")
    deal = replace(LICENCE, date=date, date_source=source, evidence=told)
    assert f"**Date** {words}" in everything(deal).split("\n")


class TestConflicts:
    def test_both_dates_are_shown_with_their_sentences(self) -> None:
        told = (*LICENCE.evidence, proof("date", "on 16 May 2025", QUAY))
        shown = everything(replace(LICENCE, evidence=told, conflicts=("date",)))
        assert "The articles differ on the date" in shown
        assert "⚠ conflicting: “on 14 May 2025” or “on 16 May 2025”" in shown
        assert [line for line in quotations(shown) if "**on 16 May 2025**" in line]
        assert "Told by 2 articles" in shown

    def test_wordings_that_agree_are_no_conflict(self) -> None:
        told = (
            *LICENCE.evidence,
            proof("date", "14 May 2025"),
            proof("date", "on 16 May 2025", QUAY),
            proof("date", "16 May 2025", QUAY),
        )
        shown = everything(replace(LICENCE, evidence=told, conflicts=("date",)))
        assert "conflicting: “on 14 May 2025” or “on 16 May 2025”\n" in shown
        assert shown.count("**Date**") == 2

    def test_the_other_value_stands_over_its_own_sentence(self) -> None:
        told = (*LICENCE.evidence, proof("date", "on 16 May 2025", QUAY))
        shown = everything(replace(LICENCE, evidence=told, conflicts=("date",)))
        assert "**Date** ⚠ “on 16 May 2025”\n> Tonemill and Harbour Records agreed" in shown

    def test_both_amounts_are_shown_with_their_sentences(self) -> None:
        amounts = (*LICENCE.amounts, Amount("$45 million", 4.5e7, "USD", AmountKind.CLAIM))
        told = (*LICENCE.evidence, proof("amount:claim", "$45 million", QUAY))
        deal = replace(LICENCE, amounts=amounts, evidence=told, conflicts=("amount",))
        shown = everything(deal)
        assert "**Amount** $40 million or $45 million (claimed, not paid) ⚠ conflicting" in shown
        for words in ("**$40 million**", "**$45 million**"):
            assert [line for line in quotations(shown) if words in line]

    def test_nothing_conflicts_that_does_not(self) -> None:
        assert "⚠" not in everything(LICENCE)


class TestMuchEvidence:
    def test_the_sentence_that_tells_most_comes_first(self) -> None:
        side = (
            proof("party:licensor:Harbour Records", "Harbour Records", QUAY),
            proof("kind", "licence", QUAY),
        )
        shown = pages(replace(LICENCE, evidence=side + LICENCE.evidence))
        assert quotations(shown[0])[0].startswith("> **Harbour Records** has **signed a licence**")
        assert "-# Also evidence of: licensor, kind" in shown[0]

    QUOTED = tuple(
        proof("kind", "licence", replace(QUAY, id=f"q{n}", title=f"Telling {n}")) for n in range(30)
    )

    def test_all_of_it_is_shown_on_further_pages(self) -> None:
        shown = pages(replace(LICENCE, evidence=LICENCE.evidence + self.QUOTED))
        assert len(shown) > 1
        assert "Told by 31 articles" in shown[0]
        for n in range(30):
            assert sum(f"**Telling {n}**" in page for page in shown) == 1

    def test_further_sentences_say_what_they_are_evidence_of(self) -> None:
        shown = everything(replace(LICENCE, evidence=LICENCE.evidence + self.QUOTED))
        assert shown.count("-# Also evidence of: kind\n") == 30

    def test_the_arrows_turn_its_pages(self) -> None:
        deal = replace(LICENCE, evidence=LICENCE.evidence + self.QUOTED)
        card = deal_card(Announcement((deal,)), page=1)
        assert custom_ids(card) == [f"ln:deal:0:{deal.id}", f"ln:deal:2:{deal.id}"]

    def test_a_sentence_is_shown_once_for_all_that_it_tells(self) -> None:
        shown = everything(LICENCE, replace(LICENCE, id="other"))
        assert shown.count("with **Tonemill**, the companies said") == 1


class TestTalks:
    def test_they_are_labelled_as_no_deal(self) -> None:
        shown = everything(replace(LICENCE, status=DealStatus.TALKS))
        assert "Talks about a licence, no deal · 14 May 2025" in shown
        assert "These are talks: no deal has been told of." in shown
        assert "**Status** in talks, no deal" in shown


class TestWeakness:
    def test_it_is_explained(self) -> None:
        assert "❔ Weak: no article names both parties" in everything(replace(LICENCE, weak=True))
        assert "❔" not in everything(LICENCE)

    def test_it_may_hold_of_some_only(self) -> None:
        shown = everything(LICENCE, replace(between("Quay", "Tonemill"), weak=True))
        assert "❔ Weak in part" in shown


class TestMadeKnownTogether:
    def test_all_parties_are_listed_with_their_roles(self) -> None:
        crowd = [between(f"Guild of {n} Songwriters", "Tonemill") for n in range(60)]
        shown = everything(*crowd)
        assert "### Guild of 0 Songwriters, Guild of 1 Songwriters, Guild of 2 Songwriters +57" in (
            shown
        )
        assert "**Licensors** Guild of 0 Songwriters, " in shown
        assert "**Licensee** Tonemill" in shown

    def test_what_holds_of_one_alone_is_said_of_it(self) -> None:
        other = replace(between("Quay", "Tonemill"), status=DealStatus.ANNOUNCED, amounts=())
        shown = everything(LICENCE, other)
        assert "**Status** signed, Harbour Records" in shown
        assert "$40 million, Harbour Records (claimed, not paid)" in shown


def test_the_company_of_a_group_is_named_beside_it() -> None:
    publisher = Party("HMP", "Harbour Group", "Harbour Music Publishing", Role.LICENSOR)
    deal = replace(LICENCE, parties=(publisher, LICENCE.parties[1]))
    assert "**Licensor** Harbour Group (through Harbour Music Publishing)" in everything(deal)


def test_a_party_is_evident_whatever_an_article_takes_it_for() -> None:
    told = (
        proof("party:partner:Harbour Records", "Harbour Records", QUAY),
        proof("party:licensee:Tonemill", "Tonemill", QUAY),
    )
    first = texts(deal_card(Announcement((replace(LICENCE, evidence=told),))))[1]
    assert first.startswith("**Licensor** Harbour Records\n**Licensee** Tonemill\n> ")


def test_bold_marks_the_evidence_and_nothing_else() -> None:
    (first, *_) = quotations(everything(LICENCE))
    assert list(bold_parts(first)) == [
        *("Harbour Records", "signed a licence", "Tonemill", "on 14 May 2025")
    ]
    assert place(HARBOUR, "signed a licence")


def test_parties_in_court_are_plaintiff_and_defendant() -> None:
    parties = (
        replace(LICENCE.parties[0], role=Role.PLAINTIFF),
        replace(LICENCE.parties[1], role=Role.DEFENDANT),
    )
    suit = replace(LICENCE, parties=parties, kind=DealKind.LAWSUIT, status=DealStatus.FILED)
    shown = everything(suit)
    assert "### Harbour Records v Tonemill\nLawsuit · filed" in shown
    assert "**Plaintiff** Harbour Records" in shown
    assert "**Defendant** Tonemill" in shown
