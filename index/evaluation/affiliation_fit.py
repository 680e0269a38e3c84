"""Fit what tells the organisation that somebody speaks for from all others that an article names.

Run ``python -m index.evaluation.affiliation_fit LABELLED ... --told SHORT``; with ``--write`` the
weights are kept as ``index/extraction/quotes/employer_weights.json``. The figures are out of fold:
nobody's organisation is chosen by weights that were fitted to a speaker of the same article.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click
from pydantic import BaseModel, ConfigDict, TypeAdapter
from sklearn.model_selection import GroupKFold

from index.evaluation.choice_fit import Choices, fit_choices
from index.evaluation.complaints import explained
from index.evaluation.quotes import (
    SHARE,
    GoldArticle,
    GoldQuote,
    is_same_organisation,
    is_same_speaker,
    read_gold,
)
from index.extraction.quotes import QuoteReader
from index.extraction.quotes.employer_weights import FILE, EmployerWeights, Options
from index.quotes import Quote
from index.types import Article, Kind
from index.vocabulary import Vocabulary

_PROJECT = Path(__file__).parents[2]
_PENALTY = 1.0
"""What half the square of a weight costs; of .5, 1 and 2 the best out of fold."""
_UNAIDED = 0.3
"""How much an example counts once more without what patterns tell.

The patterns were written with some of these articles at hand and are right there more often than
in others. Of 0, .3, .5 and 1 the best out of fold in articles that they were not written with.
"""
_FOLDS = 40
_LEAST_KEPT = 0.01
"""Signs whose weight is smaller are left out; they decide next to nothing."""


class ToldArticle(BaseModel):
    """A short article with the organisations of its speakers."""

    model_config = ConfigDict(frozen=True)

    id: str
    title: str
    text: str
    of: Mapping[str, str | None]
    """By the full name, or by the words that name somebody who has none."""

    def article(self) -> Article:
        """Return it as an article of the library."""
        return Article(self.id, f"{self.id}.md", self.title, Kind.ARTICLE, self.text)

    def speaker(self, quote: Quote) -> str | None:
        """Return which of the labelled speakers says ``quote``."""
        if quote.speaker is None:
            return None
        known = quote.speaker.canonical
        named = quote.speaker.span.of(self.text).lower()
        for name in self.of:
            is_named = known is not None and f" {known}".endswith(f" {name}")
            if is_named or (known is None and named.startswith(name.lower())):
                return name
        return None


@dataclass(frozen=True, slots=True)
class Example:
    """A speaker and what they may be of."""

    article: str
    options: Options
    right: tuple[bool, ...]
    """Which of the options are the labelled organisation; all false if it is none of them."""
    organised: bool
    """Whether an organisation is labelled."""


class Examples:
    """Makes examples of labelled articles."""

    def __init__(self, reader: QuoteReader, vocabulary: Vocabulary) -> None:
        self._reader = reader
        self._vocabulary = vocabulary

    def of_gold(self, gold: GoldArticle) -> Iterator[Example]:
        """Yield the labelled quotes that are found and whose speakers are right."""
        weighed = self._reader.weighed(gold.article())
        for labelled in gold.quotes:
            for quote, options in weighed:
                if options and _is_same(labelled, quote, gold.text):
                    yield self._example(gold.id, labelled.organisation, options)
                    break

    def of_told(self, told: ToldArticle) -> Iterator[Example]:
        """Yield the quotes whose speakers are labelled."""
        for quote, options in self._reader.weighed(told.article()):
            name = told.speaker(quote)
            if options and name is not None:
                yield self._example(told.id, told.of[name], options)

    def _example(self, article: str, organisation: str | None, options: Options) -> Example:
        names = (each.name if each else None for each, _ in options)
        right = (is_same_organisation(organisation, name, self._vocabulary) for name in names)
        return Example(article, options, tuple(right), organisation is not None)


def read_told(path: Path) -> list[ToldArticle]:
    """Read a file of short articles.

    Raises:
        UserError: the file is missing or not of this form.
    """
    with explained(path):
        rows = json.loads(path.read_text(encoding="utf-8"))
        return TypeAdapter(list[ToldArticle]).validate_python(rows)


def fit(chosen: Sequence[Example]) -> EmployerWeights:
    """Fit weights to examples; those with no right option tell nothing."""
    choices = []
    for each in _distinct(chosen):
        for aided, worth in ((each, 1.0), (_unaided(each), _UNAIDED)):
            signs = tuple(own for _, own in aided.options)
            choices.append(Choices(each.article, signs, each.right, worth))
    weights = fit_choices(choices, _PENALTY)
    return EmployerWeights({n: w for n, w in weights.items() if abs(w) >= _LEAST_KEPT})


def _distinct(chosen: Sequence[Example]) -> Iterator[Example]:
    """Yield each speaker once, however often they are quoted."""
    seen = set()
    for each in chosen:
        key = (each.article, tuple(signs for _, signs in each.options), each.right)
        if any(each.right) and key not in seen:
            seen.add(key)
            yield each


def _unaided(example: Example) -> Example:
    """Return an example as it would be if no pattern told anything of the speaker."""
    options = tuple(
        (each, frozenset(_without_told(sign) for sign in signs if not _is_of_patterns(sign)))
        for each, signs in example.options
    )
    return replace(example, options=options)


def _is_of_patterns(sign: str) -> bool:
    return sign.startswith("told ") or sign == "another is told"


def _without_told(sign: str) -> str:
    return f"{sign.removesuffix(' told')} untold" if sign.endswith(" told") else sign


def is_right(example: Example, weights: EmployerWeights) -> bool:
    """Tell whether ``weights`` choose the labelled organisation, or none if there is none."""
    scores = [weights.weight(signs) for _, signs in example.options]
    return example.right[scores.index(max(scores))]


def out_of_fold(chosen: Sequence[Example]) -> list[bool]:
    """Tell of each example whether weights fitted to other articles choose rightly."""
    hits = [False] * len(chosen)
    groups = [each.article for each in chosen]
    split = GroupKFold(_FOLDS, shuffle=True, random_state=0).split(groups, groups=groups)
    for fitting, held in split:
        weights = fit([chosen[each] for each in fitting])
        for each in held:
            hits[each] = is_right(chosen[each], weights)
    return hits


def _is_same(gold: GoldQuote, quote: Quote, text: str) -> bool:
    common = min(gold.end, quote.span.end) - max(gold.start, quote.span.start)
    fits = common >= SHARE * max(len(gold.span), len(quote.span))
    return fits and is_same_speaker(gold, quote, text)


def _shares(chosen: Sequence[Example], hits: Sequence[bool]) -> str:
    """Return the shares, counted as ``liner-notes eval quotes`` counts organisations."""
    right = sum(hit for each, hit in zip(chosen, hits, strict=True) if each.organised)
    told = sum(each.organised or not hit for each, hit in zip(chosen, hits, strict=True))
    return f"{right} of {told} organisations right, {right / max(1, told):.3f}"


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--told", type=click.Path(path_type=Path), help="Short articles to fit to as well.")
@click.option(
    "--parties", type=click.Path(path_type=Path), default=_PROJECT / "config/parties.toml"
)
@click.option("--write", is_flag=True, help="Keep the weights.")
def main(files: Sequence[Path], told: Path | None, parties: Path, *, write: bool) -> None:
    """Fit the weights to labelled articles and show how well they do."""
    vocabulary = Vocabulary.read(parties)
    made = Examples(QuoteReader(vocabulary), vocabulary)
    by_file = {f.name: [e for gold in read_gold(f) for e in made.of_gold(gold)] for f in files}
    if told is not None:
        by_file[told.name] = [e for short in read_told(told) for e in made.of_told(short)]
    chosen = [each for own in by_file.values() for each in own]
    hits = iter(out_of_fold(chosen))
    for name, own in by_file.items():
        click.echo(f"{name}, out of fold: {_shares(own, [next(hits) for _ in own])}")
    if write:
        kept = dict(fit(chosen).weights)
        FILE.write_text(f"{json.dumps(kept, ensure_ascii=False, indent=1)}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
