import json
from pathlib import Path

import pytest

from index.evaluation.grouped_deals import (
    evaluate_grouped,
    is_grouped,
    read_articles,
    read_grouped,
)
from index.vocabulary import Vocabulary

PARTIES = Path(__file__).parents[3] / "config" / "parties.toml"
TEXTS = {
    "suit.md": "GEMA sued Suno on 21 January 2025. A court heard the case.",
    "again.md": "GEMA sued Suno in January 2025 and BMG signed a licence with Udio.",
    "licence.md": "UMPG signed a licence with Musixmatch on 15 October 2025.",
    "other.md": "Universal Music Group signed a licence with Udio on 29 October 2025.",
}


def row(
    name: str, parties: list[str], kind: str, date: str | None, *articles: str
) -> dict[str, object]:
    named = [{"name": party, "role": "party"} for party in parties]
    return {"id": name, "parties": named, "kind": kind, "date": date, "articles": list(articles)}


ROWS = [
    row("both", ["GEMA", "Suno"], "lawsuit", "2025-01-21", "suit.md", "again.md"),
    row("list", ["UMPG, Sony Music Publishing", "Musixmatch (Rome)"], "settlement+licence",
        "2025-10", "licence.md"),
    row("kind", ["BMG", "Udio"], "acquisition", "", "again.md"),
    row("date", ["Universal Music Group", "Udio"], "licence", "2025-10-28", "other.md"),
    row("missed", ["GEMA", "Suno"], "lawsuit", None, "licence.md"),
]  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    for name, text in TEXTS.items():
        heading = "---\ntitle: News\npublished: 2025-11-01\n---\n"
        (articles / name).write_text(heading + text, encoding="utf-8")
    return articles


def written(tmp_path: Path, rows: object) -> Path:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


def test_deals_are_compared_after_they_are_put_together(tmp_path: Path, folder: Path) -> None:
    listed = read_grouped(written(tmp_path, ROWS))
    report = evaluate_grouped(listed, read_articles(folder, listed), Vocabulary.read(PARTIES))

    assert (report.articles, report.deals, report.found) == (4, 5, 4)
    assert (report.recall, report.kind_right) == (0.8, 0.75)
    assert report.date_right == pytest.approx(2 / 3, abs=1e-3)
    assert report.twice == 0
    what = {(mistake.article, mistake.what) for mistake in report.mistakes}
    assert what == {("missed", "missed"), ("kind", "kind"), ("date", "date")}
    assert json.loads(json.dumps(report.as_json()))["deals"] == 5


def test_a_deal_that_is_there_twice_is_told(tmp_path: Path, folder: Path) -> None:
    words = (
        "---\ntitle: News\npublished: 2026-11-01\n---\nGEMA has filed a second suit against Suno."
    )
    (folder / "second.md").write_text(words, encoding="utf-8")
    rows = [row("suits", ["GEMA", "Suno"], "lawsuit", "2025", "suit.md", "second.md")]
    listed = read_grouped(written(tmp_path, rows))
    report = evaluate_grouped(listed, read_articles(folder, listed), Vocabulary.read(PARTIES))

    assert (report.found, report.twice) == (1, 1)
    assert [mistake.what for mistake in report.mistakes] == ["twice"]


def test_names_in_one_party_are_told_apart(tmp_path: Path) -> None:
    names = ["Independent musicians incl. Sam Kogon, Attack the Sound", "Udio (Uncharted Labs)"]
    (listed,) = read_grouped(written(tmp_path, [row("a", names, "lawsuit", "2026")]))

    assert listed.parties == ("Independent musicians", "Sam Kogon", "Attack the Sound", "Udio")


def test_an_article_that_is_not_there_is_named(tmp_path: Path, folder: Path) -> None:
    rows = [row("a", ["GEMA", "Suno"], "lawsuit", "", "absent.md")]
    with pytest.raises(ValueError, match=r"absent\.md"):
        read_articles(folder, read_grouped(written(tmp_path, rows)))


@pytest.mark.parametrize(
    ("rows", "grouped"),
    [
        (ROWS, True),
        ([{"id": "a", "text": "b", "facts": []}], False),
        ([], False),
        ({"articles": []}, False),
        (["articles"], False),
    ],
)
def test_a_list_of_deals_is_told_from_one_of_articles(
    tmp_path: Path, rows: object, grouped: bool
) -> None:
    assert is_grouped(written(tmp_path, rows)) is grouped


def test_what_is_no_list_of_parties_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="lists"):
        read_grouped(written(tmp_path, [{**ROWS[0], "parties": "GEMA"}]))
