"""People, companies and what they say are made up, but for the starter library's own article."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.extraction.quotes import QUOTES_VERSION, QuoteReader
from index.extraction.quotes.scene import LONGEST
from index.quotes import Quote, QuoteKind
from index.reading import FolderSource
from index.types import Article
from index.vocabulary import Vocabulary
from tests.index.extraction.quotes.reading import READER, article, marked, only, read, told
from tests.index.nasty import TEXTS

SEEDS = Path(__file__).parents[4] / "seeds"
DOCUMENT = "klay-vision-major-label-licensing-deals.txt"


@pytest.fixture(scope="module")
def document() -> Article:
    source = FolderSource(SEEDS)
    return next(source.read(file) for file in source.files() if file.name == DOCUMENT)


@pytest.fixture(scope="module")
def of_document(document: Article, vocabulary: Vocabulary) -> tuple[Quote, ...]:
    return QuoteReader(vocabulary).read(document)


class TestTheStarterArticle:
    def test_three_people_are_quoted_directly(
        self, document: Article, of_document: tuple[Quote, ...]
    ) -> None:
        direct = [
            (quote.span.of(document.text), quote.speaker.canonical, quote.organisation.canonical)
            for quote in of_document
            if quote.kind is QuoteKind.DIRECT and quote.speaker and quote.organisation
        ]
        assert direct == [
            (
                "expands artistic possibilities while preserving the value of music.",
                "Carletta Higginson",
                "Warner Music Group",
            ),
            (
                "commitment to ethicality in generative AI music.",
                "Michael Nash",
                "Universal Music Group",
            ),
            (
                "Music is human at its core. Its future must be too.",
                "Ary Attie",
                "KLAY Vision",
            ),
        ]

    def test_what_is_reported_of_a_fourth_is_a_statement(
        self, document: Article, of_document: tuple[Quote, ...]
    ) -> None:
        (kooker,) = [
            quote
            for quote in of_document
            if quote.speaker and quote.speaker.canonical == "Dennis Kooker"
        ]
        assert kooker.kind is QuoteKind.STATEMENT
        assert kooker.span.of(document.text).startswith("the importance of proper licensing")
        assert kooker.organisation is not None
        assert kooker.organisation.canonical == "Sony Music"
        assert kooker.role is not None
        assert kooker.role.of(document.text) == "President of Global Digital Business"

    def test_a_few_words_of_nobody_in_particular_are_a_partial_quote(
        self, document: Article, of_document: tuple[Quote, ...]
    ) -> None:
        (partial,) = [quote for quote in of_document if quote.kind is QuoteKind.PARTIAL]
        assert partial.span.of(document.text) == "complex tensions"
        assert partial.speaker is not None
        assert partial.speaker.canonical is None


@pytest.mark.parametrize(
    ("text", "mention", "words"),
    [
        ("“We sign nothing blind,” Orla Brandt said.", "Orla Brandt", "We sign nothing blind,"),
        ("“We sign nothing blind,” said Orla Brandt.", "Orla Brandt", "We sign nothing blind,"),
        ("Orla Brandt said: “We sign nothing blind.”", "Orla Brandt", "We sign nothing blind."),
        ("Orla Brandt told Spinbox, “We wait.”", "Orla Brandt", "We wait."),
        ('"We sign nothing blind," Orla Brandt said.', "Orla Brandt", "We sign nothing blind,"),
        ("‘We sign nothing blind,’ said Orla Brandt.", "Orla Brandt", "We sign nothing blind,"),
        ("'We sign nothing blind,' said Orla Brandt.", "Orla Brandt", "We sign nothing blind,"),
        ("« We sign nothing blind », said Orla Brandt.", "Orla Brandt", "We sign nothing blind"),
        ("„We sign nothing blind“, said Orla Brandt.", "Orla Brandt", "We sign nothing blind"),
        ("»We sign nothing blind«, said Orla Brandt.", "Orla Brandt", "We sign nothing blind"),
        ("Orla Brandt was blunt: “We sign nothing.”", "Orla Brandt", "We sign nothing."),
        ("Orla Brandt: “We sign nothing blind.”", "Orla Brandt", "We sign nothing blind."),
        (
            "According to Orla Brandt, the offer was “an insult to every drummer alive.”",
            "Orla Brandt",
            "an insult to every drummer alive.",
        ),
        (
            "It was, in the words of Orla Brandt, “an insult to every drummer.”",
            "Orla Brandt",
            "an insult to every drummer.",
        ),
        ("“Never,” read a sign at the gate.", "a sign", "Never,"),
    ],
)
def test_a_speaker_is_found_wherever_the_sentence_names_one(
    text: str, mention: str, words: str
) -> None:
    quote = only(text)
    assert (quote.mention, quote.words) == (mention, words)


def test_two_parts_around_a_frame_are_two_quotes() -> None:
    first, second = marked("“We wait,” Orla Brandt said. “Then we sign.”")
    assert (first.words, second.words) == ("We wait,", "Then we sign.")
    assert first.speaker == second.speaker == "Orla Brandt"


def test_a_quote_that_runs_over_paragraphs_is_one() -> None:
    text = "Orla Brandt spoke first.\n\n“We waited.\n\n“Then we signed,” Brandt said."
    quote = only(text)
    assert quote.words == "We waited.\n\n“Then we signed,"
    assert quote.speaker == "Orla Brandt"


def test_the_speaker_goes_on_in_a_paragraph_of_nothing_but_a_quote() -> None:
    text = "“We waited for years,” Orla Brandt said.\n\n“Then they called us on a Sunday.”"
    assert [quote.speaker for quote in marked(text)] == ["Orla Brandt", "Orla Brandt"]


def test_a_question_is_answered_by_the_other_one() -> None:
    text = (
        "“We copied nothing,” said Orla Brandt.\n\n"
        "“Then where are the logs?” Piers Okafor asked.\n\n"
        "“We deleted the logs in May.”"
    )
    assert [quote.speaker for quote in marked(text)] == [
        "Orla Brandt",
        "Piers Okafor",
        "Orla Brandt",
    ]


def test_the_sentence_before_a_quote_may_name_the_speaker() -> None:
    text = "Orla Brandt spoke of the delay. “The lawyers had the only pen in the room.”"
    assert only(text).speaker == "Orla Brandt"


def test_pronouns_and_last_names_stand_for_whom_the_article_named() -> None:
    text = (
        "Orla Brandt, chief executive of Tunello, met Piers Okafor on Monday.\n"
        "“It took a year,” she said.\n"
        "“It took two,” he said.\n"
        "Brandt added: “Let us not argue.”"
    )
    assert [(quote.mention, quote.speaker) for quote in marked(text)] == [
        ("she", "Orla Brandt"),
        ("he", "Piers Okafor"),
        ("Brandt", "Orla Brandt"),
    ]


def test_the_company_stands_for_the_one_spoken_of() -> None:
    text = "Tunello raised money in May.\n“We are glad to be able to wait,” the company said."
    quote = only(text)
    assert (quote.mention, quote.speaker) == ("the company", "Tunello")
    assert quote.organisation == "Tunello"


def test_a_company_that_speaks_is_its_own_organisation() -> None:
    quote = only("NMG said in a statement: “We welcome the ruling.”")
    assert (quote.mention, quote.speaker) == ("NMG", "Northlight Music Group")
    assert quote.organisation == "Northlight Music Group"


def test_somebody_without_a_name_has_no_full_name() -> None:
    quote = only("“We do not comment on talks,” a spokesman for Tunello said.")
    assert (quote.mention, quote.speaker) == ("a spokesman", None)
    assert (quote.role, quote.organisation) == ("spokesman", "Tunello")


def test_a_long_part_of_a_sentence_is_direct_and_a_short_one_is_partial() -> None:
    long, short = marked(
        "Orla Brandt praised the “commitment to fair pay for session players” and called "
        "the rest “window dressing”."
    )
    assert (long.kind, short.kind) == (QuoteKind.DIRECT, QuoteKind.PARTIAL)


def test_a_short_sentence_is_direct() -> None:
    assert only("“It works,” Orla Brandt said.").kind is QuoteKind.DIRECT


class TestWhatOnceWentWrong:
    def test_a_bullets_dash_attributes_nothing_before_it(self) -> None:
        text = (
            "- Orla Brandt (NMG EVP) said the app “widens what a studio can be.”\n"
            "- Piers Okafor (Almond counsel) nodded.\n"
        )
        quote = only(text)
        assert quote.speaker == "Orla Brandt"
        assert quote.organisation == "Northlight Music Group"

    def test_a_title_before_a_comma_gives_way_to_the_person(self) -> None:
        quote = only("“It is a licence to hum,” said Tunello's CEO, Andrew Sand.")
        assert (quote.mention, quote.speaker) == ("Andrew Sand", "Andrew Sand")
        assert (quote.role, quote.organisation) == ("CEO", "Tunello")

    def test_a_hyphenated_title_is_no_name(self) -> None:
        text = "Ary Attwood founded Tunello.\nCo-founder Attwood said: “We built it twice.”"
        quote = only(text)
        assert (quote.mention, quote.speaker) == ("Attwood", "Ary Attwood")

    def test_a_pull_quote_is_signed_by_the_line_below_it(self) -> None:
        text = (
            "The court ruled on Friday.\n\n"
            "“Today's ruling answers what the law had left open.”\n"
            "Dr. Tobias Holm, AUTORA\n\n"
            "An appeal is likely."
        )
        quote = only(text)
        assert (quote.mention, quote.speaker) == ("Tobias Holm", "Tobias Holm")
        assert quote.organisation == "AUTORA"

    def test_a_wrong_glyph_opens_a_quote(self) -> None:
        quote = only("The filing states,”Tunello copied every song it could find.”")
        assert quote.words == "Tunello copied every song it could find."

    def test_the_outer_verb_tells_who_spoke(self) -> None:
        text = "Orla Brandt told Spinbox that Okafor “never had a chance of winning this.”"
        assert only(text).speaker == "Orla Brandt"

    @pytest.mark.parametrize("document", ["The complaint", "The press release"])
    def test_a_document_has_no_full_name(self, document: str) -> None:
        quote = only(f"{document} says the app “copied decades of recordings.”")
        assert quote.speaker is None

    def test_the_one_who_speaks_in_a_document_is_the_speaker(self) -> None:
        quote = only("Orla Brandt said in a statement: “We will appeal.”")
        assert quote.speaker == "Orla Brandt"

    @pytest.mark.parametrize(
        "text",
        [
            "Her song “Letter to a Lighthouse” was covered twice.",
            "The choir sang “Blue Is the Morning” long after midnight.",
            "A headline called “The Robots Are Humming” ran on Monday.",
            "The so-called “walled garden” keeps songs inside.",
            "The term “slow listening” has been used since May.",
            "Fans have christened the app “Droney”.",
            "The badge has three levels: “assisted”, “shared” and “made”.",
            'A 12" single and a 7" single came out.',
            "Orla Brandt spoke on Spinbox's “Meet the Makers.”",
        ],
    )
    def test_names_and_scare_quotes_are_no_utterances(self, text: str) -> None:
        assert marked(text) == []


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        # A frame that leads on to the next quote is not that of the one before it.
        ("When Okafor told him, “Sit down,” Brandt replied, “No.”", ["Okafor", "Brandt"]),
        ("Okafor promised to “listen”. Brandt also said that it was late.", ["Okafor"]),
        # What is woven in belongs to the verb before it.
        ("Okafor panned it as “noise,” Brandt accused Tunello of “theft” and left.",
         ["Okafor", "Brandt"]),
        ("Okafor attacked the deal, a step his rival Brandt called “absurd.”", ["Brandt"]),
        ("Okafor said the deal was “late,” adding, “We wait.”", ["Okafor", "Okafor"]),
        ("Okafor said that critics had called it “a mess of a bill”.", ["critics"]),
        # A statement speaks for the one who makes it.
        ("Tunello responded with a statement that called the suit “baseless noise”.", ["Tunello"]),
        ("“We are sorry for the noise,” read a statement from Tunello.", ["a statement"]),
        ("Statement from Tunello: “We are sorry.”", ["Tunello"]),
        ("Her rule: “Never hum for free.”", ["Her"]),
        ("“Never hum for free,” Brandt said — until “the money ran out on us all.”",
         ["Brandt", "Brandt"]),
        ("“Hum now,” the crowd chanted.", ["the crowd"]),
        ("“Things change,” he shrugged.", ["he"]),
        ("> **“We will hum.”**\n> — Lena Fischer, Almond Records", ["Lena Fischer"]),
    ],
)  # fmt: skip
def test_the_mention_that_is_nearest_to_the_words_is_given(text: str, speakers: list[str]) -> None:
    assert [quote.mention for quote in marked(text)] == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Orla Brandt met Lena Fischer. “It took a year,” she said.", "Orla Brandt"),
        ("Orla Brandt praised the deal, while Lena Fischer hailed what she called “a win”.",
         "Lena Fischer"),
        ("Piers Okafor left. A spokesman denied it. “No such talk took place,” he said.", None),
        ("Judge Orla Brandt came in. “Be seated,” the judge said.", "Orla Brandt"),
        ("The Guild of Hummers sued. “We had no choice at all,” the guild said.",
         "Guild of Hummers"),
        ("Orla Brandt left with Piers Okafor. “It is late,” he said.", "Piers Okafor"),
    ],
)  # fmt: skip
def test_who_is_meant_follows_from_the_text_before(text: str, speaker: str | None) -> None:
    assert only(text).speaker == speaker


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("“Yes,” said Orla Brandt of AUTORA.", None, "AUTORA"),
        ("“Yes,” said Orla Brandt, CEO of Tunello.", "CEO", "Tunello"),
        ("“Yes,” said Tunello chief executive Orla Brandt.", "chief executive", "Tunello"),
        ("“Yes,” said Orla Brandt, head of AI at Tunello.", "head of AI", "Tunello"),
        ("“Yes,” said NMG's director of policy, Orla Brandt.", "director of policy",
         "Northlight Music Group"),
        ("“Yes,” said Orla Brandt, founder of Duskline Audio Labs.", "founder",
         "Duskline Audio Labs"),
        ("“Yes,” said Orla Brandt, a former Tunello executive.", None, None),
        ("“Yes,” said Orla Brandt.", None, None),
    ],
)  # fmt: skip
def test_role_and_organisation_are_read_beside_the_name(
    text: str, role: str | None, organisation: str | None
) -> None:
    quote = only(text)
    assert quote.speaker == "Orla Brandt"
    assert (quote.role, quote.organisation) == (role, organisation)


def test_the_organisation_is_known_wherever_the_article_gave_it() -> None:
    text = (
        "Orla Brandt, CEO of Tunello, arrived late.\n\nThe room was full.\n\n“I ran,” Brandt said."
    )
    assert only(text).organisation == "Tunello"


def test_quotes_come_in_the_order_of_the_text() -> None:
    text = "Piers Okafor said that it was late. “No,” Orla Brandt said. Okafor said it was over."
    spans = [quote.span for quote in read(text)]
    assert spans == sorted(spans)
    assert len(spans) == 3


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\x00", "“", "”“", "\"", "said", "“said” said said", "🎤 said “🎤 🎤 🎤 🎤 🎤”",
        "\ud800",
    ],
)  # fmt: skip
def test_an_odd_text_is_read_all_the_same(text: str) -> None:
    for quote in read(text):
        assert quote.span.of(text)


def test_what_is_far_too_long_is_read_up_to_a_limit() -> None:
    line = "“We wait,” Orla Brandt said. "
    text = line + "x" * 20_000_000
    assert [quote.speaker.canonical for quote in read(text) if quote.speaker] == ["Orla Brandt"]
    assert read("x" * LONGEST + line) == ()


SPEECH = st.lists(
    st.sampled_from(
        [
            "“", "”", '"', "‘", "’", "'", "«", "»", "„", " said ", "Orla Brandt", " she ", ", ",
            ". ", ": ", "\n", "\n\n", "- ", "Tunello", " CEO of ", "’s ", "according to ",
            " who ", " told ", "that ", "(", ")", "We sign nothing blind", "?", "!", " — ",
        ]
    ),
    max_size=30,
).map("".join)  # fmt: skip


@settings(max_examples=60)
@given(TEXTS | SPEECH)
def test_every_part_of_a_quote_is_a_span_of_the_text(text: str) -> None:
    quotes = READER.read(article(text))
    for quote in quotes:
        parts = [quote.span, quote.role, quote.cue, quote.context]
        parts += [named.span for named in (quote.speaker, quote.organisation) if named]
        assert all(part is None or part.end <= len(text) for part in parts)
        assert quote.span.of(text) == quote.span.of(text).strip() != ""
        assert quote.context.covers(quote.span)
        assert 0 <= quote.confidence <= 1
        assert (quote.speaker is None) == (quote.confidence == 0)
    spans = [quote.span for quote in quotes]
    assert spans == sorted(spans)


def test_an_article_gives_the_same_quotes_every_time() -> None:
    text = "“We wait,” Orla Brandt said. She noted that it was late."
    assert told(text) == told(text)
    assert len(told(text)) == 2


def test_importing_the_package_does_not_import_spacy() -> None:
    code = "import sys, index.extraction.quotes; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_version_is_a_number_that_can_grow() -> None:
    assert QUOTES_VERSION >= 1


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rosa Quint sells hums.\n\nRQ: “I wrote the first one myself.”", "Rosa Quint"),
        ("“Is he cheap?” Rosa Quint wanted to know.", "Rosa Quint"),
        ("“Hello, I have a whale,” was how Rosa Quint, the keeper, put it.", "Rosa Quint"),
        ("There is a cap “with teeth,” in Rosa Quint's phrase, on fees.", "Rosa Quint"),
        ("“I could tell you which.” — Rosa Quint, General Counsel, Tunello.", "Rosa Quint"),
        ("“My name was on it” — producer Rosa Quint.", "Rosa Quint"),
        ("As Rosa Quint, the head of Tunello, likes to say: “A song is a thing.”", "Rosa Quint"),
        ("“We acted at once,” said Rosa Quint of Quint & Farrow, who was there.", "Rosa Quint"),
        ("Her publisher, Lund & Moe, said it had acted “the moment it was known to us”.",
         "Lund & Moe"),
        ("Sushila Rao-Bennett closed her shop. “Pay me whenever,” she said.",
         "Sushila Rao-Bennett"),
    ],
)  # fmt: skip
def test_a_speaker_is_named_by_initials_turns_of_phrase_and_signatures(
    text: str, speaker: str
) -> None:
    assert marked(text)[0].speaker == speaker
