"""The card of a question without an answer."""

from bot.cards.layout import NO_ANSWER, Card, Component, rule, subtext, text
from bot.cards.question import heading
from bot.cards.sources import reference
from bot.dates import newest_words
from index.types import Article, NoAnswer, PublishedDate, Reason

EXAMPLES = (
    "What did Universal and Udio agree?",
    "How much money did Suno raise?",
    "Why did GEMA sue OpenAI?",
)

_NEAREST = 5
_LINE = 600
"""Characters of one article in the list: five of them leave room for everything else."""

_NO_SOURCE = "I have no source for that."
_GAP = subtext("I have noted the question as a gap in the library, but not who asked it.")
_EMPTY_LIBRARY = (
    "My library is empty, so I cannot answer yet. "
    "Whoever runs this bot can fill it with the command `liner-notes reindex`."
)
_INVITATION = "### Ask me something about AI music deals\nFor example:\n"


def no_answer_card(no_answer: NoAnswer) -> Card:
    """Say that there is no answer and why, with the articles that came closest."""
    return Card(*_components(no_answer), colour=NO_ANSWER)


def _components(no_answer: NoAnswer) -> list[Component]:
    top = text(heading(no_answer.question, no_answer.understood))
    match no_answer.reason:
        case Reason.EMPTY_QUESTION:
            return [text(_INVITATION + "\n".join(f"- {example}" for example in EXAMPLES))]
        case Reason.EMPTY_LIBRARY:
            return [top, text(_EMPTY_LIBRARY)]
        case Reason.NO_SOURCE:
            noted = [rule(), text(_GAP)] if no_answer.noted else []
            return [top, text(_no_source(no_answer.newest)), *_nearest(no_answer.nearest), *noted]


def _no_source(newest: PublishedDate | None) -> str:
    return f"{_NO_SOURCE} {newest_words(newest)}" if newest else _NO_SOURCE


def _nearest(articles: tuple[Article, ...]) -> list[Component]:
    if not articles:
        return []
    lines = "\n".join(f"- {reference(article, _LINE)}" for article in articles[:_NEAREST])
    return [rule(), text(f"The nearest I have:\n{lines}")]
