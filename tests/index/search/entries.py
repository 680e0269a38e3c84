"""Small libraries, made of plain sentences without a model."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

import numpy as np

from index.models.late import kept
from index.search.asked import Asked, understand
from index.search.ranking import Ranked, Weights, rank
from index.search.snapshot import Entry, Snapshot
from index.types import Article, Kind, Passage, PublishedDate, Span
from index.vocabulary import Vocabulary
from index.vocabulary_file import GroupTable, PartyTable, VocabularyFile
from tests.support.encoders import BagOfTokens, BagOfWords

KNOWN = Vocabulary(
    VocabularyFile(
        party=(
            PartyTable(name="Universal Music Group", type="label", aliases=("UMG", "Universal")),
            PartyTable(name="Warner Music Group", type="label", aliases=("WMG", "Warner")),
            PartyTable(name="Sony Music", type="label", aliases=("Sony",)),
            PartyTable(name="Suno", type="ai"),
            PartyTable(name="Udio", type="ai", aliases=("Uncharted Labs",)),
            PartyTable(name="Klay", type="ai"),
        ),
        group=(
            GroupTable(
                names=("the majors", "majors"),
                parties=("Universal Music Group", "Warner Music Group", "Sony Music"),
            ),
        ),
    )
)
"""Three labels, which are the majors, and three companies that want their songs."""

NOBODY = Vocabulary.empty()
PLAIN: Weights = {"fused": 1.0, "share": 2.0}

_WORDS = BagOfWords()
_TOKENS = BagOfTokens()


def article(
    revision: int,
    *passages: Sequence[str],
    title: str = "",
    published: str | None = None,
    publisher: str | None = None,
) -> list[Entry]:
    """Make the entries of an article of so many passages, each a list of sentences."""
    text = " ".join(sentence for passage in passages for sentence in passage)
    date = PublishedDate.parse(published) if published else None
    whole = Article(
        str(revision),
        f"{revision}.md",
        title,
        Kind.ARTICLE,
        text,
        publisher=publisher,
        published=date,
        revision=revision,
    )
    spans = _spans([sentence for passage in passages for sentence in passage])
    ends = list(accumulate(map(len, passages)))
    return [
        _entry(whole, tuple(spans[end - len(passage) : end]))
        for passage, end in zip(passages, ends, strict=True)
    ]


def entry(revision: int, sentences: Sequence[str], title: str = "") -> Entry:
    """Make the one entry of an article of one passage."""
    (only,) = article(revision, sentences, title=title)
    return only


def entries_of(shape: Sequence[Sequence[int]]) -> list[Entry]:
    """Make articles of passages with so many sentences each; every sentence is another one."""
    return [
        each
        for revision, counts in enumerate(shape, start=1)
        for each in article(
            revision,
            *(
                [f"Song {revision} {ordinal} {number}." for number in range(count)]
                for ordinal, count in enumerate(counts)
            ),
        )
    ]


def library(*articles: Sequence[str], known: Vocabulary = KNOWN, late: bool = False) -> Snapshot:
    """Index articles of one passage each, given as lists of sentences; the first is revision 1."""
    entries = [entry(number, sentences) for number, sentences in enumerate(articles, start=1)]
    return indexed(entries, known=known, late=late)


def indexed(entries: Iterable[Entry], *, known: Vocabulary = KNOWN, late: bool = False) -> Snapshot:
    """Index entries, with their token vectors if ``late``."""
    return Snapshot.build(entries, known, BagOfTokens.width if late else None)


def ranked(
    snapshot: Snapshot,
    question: str,
    *,
    known: Vocabulary = KNOWN,
    weights: Weights = PLAIN,
) -> tuple[Asked, Ranked]:
    """Read a question and rank what may answer it, by late interaction if it is indexed."""
    asked = understand(question, snapshot.facts, known)
    tokens = _TOKENS.encode([asked.text])[0] if snapshot.late_sentences is not None else None
    return asked, rank(snapshot, asked, _WORDS.encode_question(asked.text), tokens, weights)


def sentence_of(snapshot: Snapshot, entries: Iterable[Entry], row: int) -> str:
    """Return the words of a sentence row."""
    texts = {each.article.revision: each.article.text for each in entries}
    return snapshot.layout.sentence(row).of(texts[snapshot.layout.revision(row)])


def _spans(sentences: Sequence[str]) -> list[Span]:
    starts = accumulate((len(sentence) + 1 for sentence in sentences[:-1]), initial=0)
    return [Span(s, s + len(text)) for s, text in zip(starts, sentences, strict=True)]


def _entry(whole: Article, spans: tuple[Span, ...]) -> Entry:
    passage = Passage(Span(spans[0].start, spans[-1].end), spans)
    sentences = [span.of(whole.text) for span in spans]
    heading = f"{whole.title}. " if whole.title else ""
    return Entry(
        article=whole,
        passage=passage,
        vector=_WORDS.encode_question(passage.span.of(whole.text)),
        sentence_vectors=np.asarray(_WORDS.encode(sentences), dtype=np.float32),
        sentence_tokens=tuple(
            kept(tokens, len(heading))
            for tokens in _TOKENS.encode([heading + sentence for sentence in sentences])
        ),
    )
