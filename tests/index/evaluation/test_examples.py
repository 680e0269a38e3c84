import asyncio

import pytest

from index.errors import UserError
from index.evaluation.examples import Example, Shelf, collect, shelve
from index.evaluation.questions import Evidence, LabelledQuestion
from index.models import Models
from index.search.ranking import Ranked
from index.vocabulary import Vocabulary
from tests.support import shelf as files
from tests.support.encoders import BagOfWords
from tests.support.tokens import WordTokens

UDIO = "Sony sued Udio. Nobody was surprised. Sony sued Udio."
WARNER = "Warner settled with Suno, and nobody was surprised."
SONGKICK = "Suno then bought Songkick."
SUNO = f"{WARNER} {SONGKICK} Sony sued Udio."
SOURCE = files.Shelf({"udio.md": UDIO, "suno.md": SUNO})
MODELS = Models(BagOfWords(), WordTokens())


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return asyncio.run(shelve(SOURCE, MODELS, Vocabulary.empty()))


def collected(shelf: Shelf, *sentences: str, article: str = "udio.md") -> Example:
    """Return the example of a question which these sentences of an article answer."""
    evidence = tuple(Evidence(article=article, sentence=each) for each in sentences)
    labelled = LabelledQuestion(
        question="  who sued\nudio", answerable=True, articles=(article,), evidence=evidence
    )
    (example,) = collect([labelled], shelf, MODELS, Vocabulary.empty())
    return example


def right_ones(shelf: Shelf, example: Example) -> list[tuple[str, str]]:
    """Return the file and the words of every candidate that is marked as right."""
    layout, rows = shelf.snapshot.layout, example.found.candidates.rows[example.right]
    articles = [shelf.articles[layout.revision(row)] for row in rows.tolist()]
    spans = [layout.sentence(row) for row in rows.tolist()]
    return [
        (article.file, span.of(article.text)) for article, span in zip(articles, spans, strict=True)
    ]


def scored(found: Ranked) -> list[float]:
    return [float(score) for score in found.scores]


def test_a_sentence_is_right_wherever_its_article_says_it_and_nowhere_else(shelf: Shelf) -> None:
    example = collected(shelf, "Sony sued Udio.")

    assert len(example.found.candidates) == 6
    assert right_ones(shelf, example) == [("udio.md", "Sony sued Udio.")] * 2


@pytest.mark.parametrize(
    ("evidence", "right"),
    [
        ("nobody was surprised", [WARNER]),
        (f"{WARNER} {SONGKICK}", [WARNER, SONGKICK]),
        (f"surprised. {SONGKICK}", [SONGKICK]),
        (f" {SONGKICK} \n", [SONGKICK]),
        ("Suno then sold Songkick.", []),
        (" ", []),
    ],
)
def test_a_part_of_a_sentence_and_more_than_one_are_found(
    shelf: Shelf, evidence: str, right: list[str]
) -> None:
    example = collected(shelf, evidence, article="suno.md")

    assert [words for _, words in right_ones(shelf, example)] == right


def test_several_sentences_are_right_together(shelf: Shelf) -> None:
    example = collected(shelf, "Sony sued Udio.", "Nobody was surprised.")

    assert example.right.sum() == 3


def test_an_example_is_about_its_article_or_else_about_the_nearest(shelf: Shelf) -> None:
    unanswerable = LabelledQuestion(question="who sued udio", answerable=False)

    (nearest,) = collect([unanswerable], shelf, MODELS, Vocabulary.empty())

    assert collected(shelf, "Sony sued Udio.", article="suno.md").group == "suno.md"
    assert nearest.group == "udio.md"
    assert not nearest.right.any()


def test_questions_are_read_as_the_library_reads_them(shelf: Shelf) -> None:
    assert collected(shelf, "Sony sued Udio.").asked.text == "Who sued udio?"


def test_before_any_weights_the_first_look_gives_the_scores(shelf: Shelf) -> None:
    found = collected(shelf, "Sony sued Udio.").found

    assert scored(found) == [float(score) for score in found.candidates.fused]


async def test_without_late_interaction_there_are_no_features_of_it(shelf: Shelf) -> None:
    plain = Models(BagOfWords())
    labelled = [LabelledQuestion(question="who sued udio", answerable=False)]
    bare = await shelve(SOURCE, plain, Vocabulary.empty())

    (with_it,) = collect(labelled, shelf, MODELS, Vocabulary.empty())
    (without,) = collect(labelled, bare, plain, Vocabulary.empty())

    assert without.found.met is None
    assert without.found.columns.keys() < with_it.found.columns.keys()
    assert "late" in with_it.found.columns.keys() - without.found.columns.keys()


def test_a_reranker_reads_the_title_with_the_sentence(shelf: Shelf) -> None:
    rows = range(len(shelf.snapshot.layout.sentences))

    assert {shelf.text_of(row) for row in rows} == {
        "Udio. Sony sued Udio.",
        "Udio. Nobody was surprised.",
        f"Suno. {WARNER}",
        f"Suno. {SONGKICK}",
        "Suno. Sony sued Udio.",
    }


async def test_without_articles_there_is_nothing_to_search() -> None:
    with pytest.raises(UserError, match="no article to search"):
        await shelve(files.Shelf({}), MODELS, Vocabulary.empty())
