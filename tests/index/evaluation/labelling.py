"""Short articles about parties that nobody knows, with what there is to find in them."""

import json
from pathlib import Path

from index.evaluation.deals import Fact, Labelled
from index.types import Article, Kind

PARTIES = Path(__file__).parents[3] / "config" / "parties.toml"
_MADE = (
    ("{known} sued the start-up {new} in court. Otto {person} of Brightmoor said so.", "lawsuit"),
    ("The start-up {new} signed a licence with {known}, said Ada {person}.", "licence"),
    ("Ada {person} said that the platform {new} is not {known}. They met in Brightmoor.", ""),
    ("{known} is in talks with the company {new}, said Otto {person}.", "talks"),
)
_NEW = ("Tonarium", "Versecraft", "Loudling", "Harmonique", "Quavermill", "Brumeo")
_PEOPLE = ("Bly", "Solheim", "Quince", "Marrow")
_KNOWN = ("GEMA", "BMG", "Koda", "Concord")


def labelled(count: int) -> list[Labelled]:
    """Return articles, of every four of which two tell of a deal or case and one of talks."""
    return [_labelled(number) for number in range(count)]


def _labelled(number: int) -> Labelled:
    written, kind = _MADE[number % 4]
    new, known = _NEW[number % 6], _KNOWN[number // 4 % 4]
    text = written.format(new=new, known=known, person=_PEOPLE[number % 4])
    facts = (Fact((known, new), frozenset({kind}), (), optional=False),) if kind else ()
    return Labelled(Article(f"{number}", f"{number}.md", "", Kind.ARTICLE, text), facts)


def written(path: Path, articles: list[Labelled]) -> Path:
    """Write the articles as a file of labelled ones and return it."""
    rows = [
        {
            "id": each.article.id,
            "title": each.article.title,
            "text": each.article.text,
            "facts": [
                {"parties": list(fact.parties), "kind": "|".join(fact.kinds)} for fact in each.facts
            ],
        }
        for each in articles
    ]
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path
