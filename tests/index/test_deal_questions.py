"""Which questions deals can answer, and what they ask for."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.deal_questions import DealQuestion, Mode, deal_question
from index.deals import DealKind, Role
from index.vocabulary import Vocabulary
from tests.index.made import day
from tests.index.search.entries import KNOWN

TODAY = datetime.date(2026, 11, 25)
LICENCE, LAWSUIT = frozenset({DealKind.LICENCE}), frozenset({DealKind.LAWSUIT})
SETTLEMENT, RULING = frozenset({DealKind.SETTLEMENT}), frozenset({DealKind.RULING})
INVESTMENT, ACQUISITION = frozenset({DealKind.INVESTMENT}), frozenset({DealKind.ACQUISITION})
PARTNERSHIP = frozenset({DealKind.PARTNERSHIP, DealKind.LICENCE})
DEALS = frozenset({DealKind.LICENCE, DealKind.PARTNERSHIP, DealKind.SETTLEMENT})
LABELS = frozenset({"label", "indie", "dist", "trade"})
UMG, SONY, WMG, KLAY = "Universal Music Group", "Sony Music", "Warner Music Group", "KLAY Vision"

ASKED = {
    "which labels licensed to udio": (Mode.LIST, LICENCE, ("Udio",), None),
    "Which labels have licensed their music to Klay?": (Mode.LIST, LICENCE, (KLAY,), None),
    "who licensed from STIM?": (Mode.LIST, LICENCE, ("STIM",), None),
    "who sued suno?": (Mode.LIST, LAWSUIT, ("Suno",), Role.DEFENDANT),
    "who is suing suno": (Mode.LIST, LAWSUIT, ("Suno",), Role.DEFENDANT),
    "show me all lawsuits against anthropic": (Mode.LIST, LAWSUIT, ("Anthropic",), Role.DEFENDANT),
    "which court cases does openai face?": (Mode.LIST, LAWSUIT, ("OpenAI",), Role.DEFENDANT),
    "who has suno sued": (Mode.LIST, LAWSUIT, ("Suno",), Role.PLAINTIFF),
    "which companies did UMG sue?": (Mode.LIST, LAWSUIT, (UMG,), Role.PLAINTIFF),
    "who was sued by umg": (Mode.LIST, LAWSUIT, (UMG,), Role.PLAINTIFF),
    "which ai companies have been sued by universal?": (Mode.LIST, LAWSUIT, (UMG,), Role.PLAINTIFF),
    "who invested in klay?": (Mode.LIST, INVESTMENT, (KLAY,), Role.COMPANY),
    "which investors backed suno?": (Mode.LIST, INVESTMENT, ("Suno",), Role.COMPANY),
    "who did suno buy?": (Mode.LIST, ACQUISITION, ("Suno",), Role.BUYER),
    "who acquired songkick?": (Mode.LIST, ACQUISITION, ("Songkick",), Role.TARGET),
    "who partnered with splice?": (Mode.LIST, PARTNERSHIP, ("Splice",), None),
    "any deals between umg and stability?": (Mode.LIST, DEALS, (UMG, "Stability AI"), None),
    "which AI companies have deals with Merlin?": (Mode.LIST, DEALS, ("Merlin",), None),
    "how many deals does suno have?": (Mode.COUNT, DEALS, ("Suno",), None),
    "how many lawsuits does Suno face?": (Mode.COUNT, LAWSUIT, ("Suno",), Role.DEFENDANT),
    "how many deals has umg done": (Mode.COUNT, DEALS, (UMG,), None),
    "how many settlements were there": (Mode.COUNT, SETTLEMENT, (), None),
    "how many deals are there?": (Mode.COUNT, DEALS, (), None),
    "latest deal": (Mode.LATEST, DEALS, (), None),
    "what is the latest licensing deal?": (Mode.LATEST, LICENCE, (), None),
    "newest lawsuit against suno": (Mode.LATEST, LAWSUIT, ("Suno",), Role.DEFENDANT),
    "what was the last deal of warner?": (Mode.LATEST, DEALS, (WMG,), None),
    "most recent ruling": (Mode.LATEST, RULING, (), None),
    "did sony sue suno?": (Mode.CHECK, LAWSUIT, (SONY, "Suno"), None),
    "Has UMG settled with Udio?": (Mode.CHECK, SETTLEMENT, (UMG, "Udio"), None),
    "when did warner settle with suno": (Mode.CHECK, SETTLEMENT, (WMG, "Suno"), None),
    "when was suno sued by umg?": (Mode.CHECK, LAWSUIT, ("Suno", UMG), None),
    "does stability ai have a deal with warner?": (Mode.CHECK, DEALS, ("Stability AI", WMG), None),
    "are umg and nvidia partners?": (Mode.CHECK, PARTNERSHIP, (UMG, "NVIDIA"), None),
    "since when does klay have a licence from sony?": (Mode.CHECK, LICENCE, (KLAY, SONY), None),
    "DID UMG LICENSE TO SUNO": (Mode.CHECK, LICENCE, (UMG, "Suno"), None),
}
FOR_ARTICLES = (
    # They ask for what only an article can tell.
    *("how much did umg get from udio?", "what does the deal with udio cover?"),
    *("why did umg settle with udio", "what happens to udio users after the settlement?"),
    *("how does klay pay artists under its licence", "how long does the licence last?"),
    *("what are the terms of the warner suno deal", "how many songs are in the lawsuit"),
    *("which law firm represents umg against suno", "is the deal exclusive?"),
    *("how many artists opted in to the deal?", "how many downloads does the suno deal allow"),
    *("what is the udio deal?", "what is the deal between umg and udio?"),
    *("what was the settlement with udio", "what is udio's licence?", "what is the suno lawsuit"),
    *("which is the app in the umg udio deal?", "what app did umg and udio sign"),
    *("what platform did umg and udio announce in the settlement?", "is suno legal?"),
    *("what model does the klay licence work with?", "what did the judge rule about suno"),
    # They ask for somebody or something else.
    *("who is the ceo of klay", "what did michael nash say about the klay deal?", "who owns udio"),
    *("which songs did suno train on?", "how many users does suno have", "what is a licence"),
    *("when will the klay app launch", "who works at suno?", "when did suno launch v5?"),
    *("what is the deal with ai slop", "how big a deal is it", "which label is the biggest"),
    *("what license does the bot use", "and sony?", "hi", "", "?!"),
    # They ask for a part of the deals that cannot be told from the rest.
    *("who has not licensed to udio?", "which labels have not yet licensed to suno"),
    *("which labels don't have a deal with suno", "who hasn't sued suno"),
    *("who was first to license udio?", "what was the first deal of umg?"),
    *("how many deals did umg sign after the lawsuit against suno?",),
    *("did umg license to udio before the lawsuit?",),
    *("how many deals are there between labels and publishers",),
    *("did umg, sony and warner sue suno?", "did suno settle with warner and umg?"),
)


@pytest.mark.parametrize(("question", "expected"), ASKED.items())
def test_what_is_asked_is_understood(
    question: str,
    expected: tuple[Mode, frozenset[DealKind], tuple[str, ...], Role | None],
    vocabulary: Vocabulary,
) -> None:
    found = deal_question(question, vocabulary, TODAY)

    assert found is not None
    assert (found.mode, found.kinds, found.parties, found.role) == expected


@pytest.mark.parametrize("question", FOR_ARTICLES)
def test_other_questions_are_left_to_the_articles(question: str, vocabulary: Vocabulary) -> None:
    assert deal_question(question, vocabulary, TODAY) is None


@pytest.mark.parametrize(
    ("question", "others"),
    [
        ("which labels licensed to udio", LABELS),
        ("which majors licensed to udio", LABELS),
        ("how many publishers sued anthropic", {"publisher"}),
        ("which collecting societies licensed to suno", {"cmo"}),
        ("which ai companies did umg sue", {"ai", "tech"}),
        ("who licensed to udio", set()),
        ("which companies licensed to udio", set()),
    ],
)
def test_a_question_may_ask_for_companies_of_a_type(
    question: str, others: set[str], vocabulary: Vocabulary
) -> None:
    found = deal_question(question, vocabulary, TODAY)

    assert found is not None
    assert found.others == others


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("how many deals did umg sign in 2025?", "2025", "2025"),
        ("how many deals did umg sign since 2025?", "2025", None),
        ("how many deals did umg sign before October 2025?", None, "2025-09"),
        ("how many deals did umg sign before 2025?", None, "2024"),
        ("how many deals did umg sign after 2024?", "2025", None),
        ("how many deals did umg sign until 2025?", None, "2025"),
        ("how many lawsuits were filed in June 2024", "2024-06", "2024-06"),
        ("what deals did umg sign from 2023 until 2024", "2023", "2024"),
        ("what deals did umg sign after 31 October 2025", "2025-11-01", None),
        ("how many deals did umg sign?", None, None),
    ],
)
def test_a_period_is_understood(
    question: str, since: str | None, until: str | None, vocabulary: Vocabulary
) -> None:
    found = deal_question(question, vocabulary, TODAY)

    assert found is not None
    assert (found.since, found.until) == (day(since), day(until))


@pytest.mark.parametrize(
    ("question", "mode", "since", "until"),
    [
        ("how many deals did umg sign last year?", Mode.COUNT, "2025", "2025"),
        ("how many lawsuits were filed this year?", Mode.COUNT, "2026", "2026"),
        ("how many deals did umg sign so far this year", Mode.COUNT, "2026", "2026"),
        ("how many deals were signed this month", Mode.COUNT, "2026-11", "2026-11"),
        ("which deals were signed this week?", Mode.LIST, "2026-11-23", "2026-11-29"),
        ("which labels licensed to udio in the last three months", Mode.LIST, "2026-08-25", TODAY),
        ("what deals did umg make within the past 30 days?", Mode.LIST, "2026-10-26", TODAY),
        ("deals this autumn", Mode.LIST, "2026-09", "2026-11"),
        ("any deals yesterday?", Mode.LIST, "2026-11-24", "2026-11-24"),
        ("list all deals from last month", Mode.LIST, "2026-10", "2026-10"),
        ("latest deal of last year", Mode.LATEST, "2025", "2025"),
        ("last deal of suno this summer", Mode.LATEST, "2026-06", "2026-08"),
        ("did umg settle with udio last year?", Mode.CHECK, "2025", "2025"),
        ("how many deals did umg sign since last year?", Mode.COUNT, "2025", None),
        ("how many deals did umg sign from last year on?", Mode.COUNT, "2025", None),
        ("how many deals did umg sign before this year?", Mode.COUNT, None, "2025"),
        ("how many deals did umg sign after last month", Mode.COUNT, "2026-11", None),
        ("who sued suno during the last quarter", Mode.LIST, "2026-08-25", TODAY),
        ("how many deals since the start of the year?", Mode.COUNT, "2026-01-01", None),
        ("how many deals did umg sign in October?", Mode.COUNT, "2026-10", "2026-10"),
        ("how many deals did umg sign in december", Mode.COUNT, "2025-12", "2025-12"),
        ("how many deals did umg sign on 3 december", Mode.COUNT, "2025-12-03", "2025-12-03"),
        ("how many deals did umg sign in October last year?", Mode.COUNT, "2025-10", "2025-10"),
    ],
)
def test_a_period_that_depends_on_today_is_understood(
    question: str,
    mode: Mode,
    since: str | None,
    until: str | datetime.date | None,
    vocabulary: Vocabulary,
) -> None:
    found = deal_question(question, vocabulary, TODAY)

    assert found is not None
    assert found.by_today
    assert (found.mode, found.since) == (mode, day(since))
    assert found.until == day(str(until) if until else None)


@pytest.mark.parametrize(
    "question",
    [
        "how many deals did umg sign in the past few months",
        "how many deals since last week's settlement?",
        "how many deals did umg sign before last year's lawsuit",
        "how many deals did umg sign on 31 February 2025",
        "how many deals did umg sign before 31 February 2025?",
    ],
)
def test_a_period_that_is_not_understood_is_not_passed_over(
    question: str, vocabulary: Vocabulary
) -> None:
    assert deal_question(question, vocabulary, TODAY) is None


def test_a_year_that_is_told_does_not_depend_on_today(vocabulary: Vocabulary) -> None:
    found = deal_question("how many deals did umg sign in 2025?", vocabulary, TODAY)

    assert found is not None
    assert not found.by_today


@pytest.mark.parametrize(
    "question",
    [
        "who sued suno and udio?",
        "which labels sued both suno and udio?",
        "who licensed to udio and klay",
    ],
)
def test_what_others_did_with_two_is_no_deal_between_the_two(
    question: str, vocabulary: Vocabulary
) -> None:
    found = deal_question(question, vocabulary, TODAY)

    assert found is None or found.parties != ("Suno", "Udio")


_WORDS = [
    *("who", "which", "labels", "sued", "licensed", "to", "udio", "UMG", "deals", "how many"),
    *("in", "since", "before", "last", "this", "month", "year", "autumn", "May", "31", "2025"),
]


@given(st.text(max_size=60) | st.lists(st.sampled_from(_WORDS), max_size=30).map(" ".join))
def test_any_text_may_be_asked(question: str) -> None:
    found = deal_question(question, KNOWN, TODAY)

    if found is not None:
        assert isinstance(found, DealQuestion)
        assert found.kinds
        assert len(found.parties) <= 2
        assert set(found.parties) <= {party.name for party in KNOWN.parties}
