"""Names that behave like a party and are in no vocabulary, waiting for somebody to decide."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from index.deals import UnknownName
from index.types import Article, Span


@dataclass(frozen=True, slots=True)
class WaitingName:
    """One unknown name, with the sentence that shows best what it is."""

    name: str
    times: int
    """In how many sentences it behaves like a party."""
    articles: int
    accepted: bool
    """Whether it is taken for a party until somebody decides."""
    cue: str
    article: Article
    sentence: Span

    @property
    def text(self) -> str:
        """The sentence, character for character."""
        return self.sentence.of(self.article.text)


def queue(
    articles: Mapping[int, Article],
    harvests: Mapping[int, tuple[UnknownName, ...]],
    accepted: Collection[str],
) -> tuple[WaitingName, ...]:
    """Put each unknown name once, those in most articles first."""
    found: dict[str, list[tuple[Article, UnknownName]]] = {}
    for revision, names in harvests.items():
        for each in names:
            found.setdefault(each.name, []).append((articles[revision], each))
    waiting = [_waiting(name, told, name in accepted) for name, told in found.items()]
    return tuple(sorted(waiting, key=lambda each: (-each.articles, -each.times, each.name)))


def _waiting(name: str, told: list[tuple[Article, UnknownName]], is_accepted: bool) -> WaitingName:
    article, best = max(told, key=lambda pair: pair[1].accepted)
    return WaitingName(
        name=name,
        times=len({(each[0].id, each[1].sentence) for each in told}),
        articles=len({each[0].id for each in told}),
        accepted=is_accepted,
        cue=best.cue,
        article=article,
        sentence=best.sentence,
    )
