import json
from pathlib import Path

import pytest

from index.evaluation.deals import evaluate, read_labelled, without_a_fifth
from index.vocabulary import Vocabulary
from index.vocabulary_file import VocabularyFile, read_file

PARTIES = Path(__file__).parents[3] / "config" / "parties.toml"
ROWS = [
    {
        "id": "one",
        "title": "",
        "published": "2026-03-20",
        "text": "GEMA sued Suno on 21 January 2025. UMG is in talks with Suno.",
        "facts": [
            {"parties": ["GEMA", "Suno"], "kind": "lawsuit", "date": "2025-01", "optional": False},
            {"parties": ["UMG", "Suno"], "kind": "talks", "date": "", "optional": False},
        ],
    },
    {
        "id": "two",
        "title": "",
        "published": "2026-03-20",
        "text": "UMPG signed a licence with Musixmatch. Udio bought Songkick. BMG sued Udio.",
        "facts": [
            {
                "parties": ["Universal Music Group", "Musixmatch"],
                "kind": "settlement|partnership",
                "date": "2026-01",
            },
            {"parties": ["Udio", "Songkick"], "kind": "acquisition", "optional": True},
            {"parties": ["Koda", "Udio"], "kind": "lawsuit"},
            {"parties": ["Udio", "BMG"], "kind": "talks"},
        ],
    },
]


@pytest.fixture(scope="module")
def file() -> VocabularyFile:
    return read_file(PARTIES)


def write(folder: Path, rows: object) -> Path:
    path = folder / "gold.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


def test_pairs_kinds_dates_and_talks_are_counted(tmp_path: Path, file: VocabularyFile) -> None:
    report = evaluate(read_labelled(write(tmp_path, ROWS)), Vocabulary(file))
    assert (report.articles, report.facts, report.found, report.listed) == (2, 3, 2, 3)
    assert report.recall == pytest.approx(2 / 3, abs=1e-3)
    assert report.precision == pytest.approx(2 / 3, abs=1e-3)
    assert (report.kind_right, report.date_right) == (0.5, 0.5)
    assert (report.talks, report.talks_found, report.talks_listed) == (2, 1, 1)
    assert report.articles_per_second > 0
    what = {(mistake.article, mistake.what) for mistake in report.mistakes}
    assert what == {
        ("two", "missed"), ("two", "kind"), ("two", "date"),
        ("two", "talks listed"),
    }  # fmt: skip


def test_a_report_is_plain_json(tmp_path: Path, file: VocabularyFile) -> None:
    report = evaluate(read_labelled(write(tmp_path, ROWS)), Vocabulary(file))
    assert json.loads(json.dumps(report.as_json()))["facts"] == 3


def test_rows_can_name_the_files_of_a_folder(tmp_path: Path, file: VocabularyFile) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.md").write_text("# News\n\nGEMA sued Suno in court.\n", encoding="utf-8")
    fact = {"parties": ["GEMA", "Suno"], "kind": "lawsuit", "date": "", "optional": False}
    path = write(tmp_path, [{"article": "a.md", "facts": [fact]}])
    assert evaluate(read_labelled(path, folder), Vocabulary(file)).recall == 1
    with pytest.raises(ValueError, match=r"a\.md"):
        read_labelled(path)


def test_a_fifth_of_the_vocabulary_goes_the_same_way_for_a_seed(file: VocabularyFile) -> None:
    less = without_a_fifth(file, 1)
    assert len(less.party) == len(file.party) - len(file.party) // 5
    assert less == without_a_fifth(file, 1) != without_a_fifth(file, 2)
    Vocabulary(less)


def test_names_are_compared_by_the_whole_vocabulary(tmp_path: Path, file: VocabularyFile) -> None:
    labelled = read_labelled(write(tmp_path, ROWS[1:]))
    alone = evaluate(labelled, Vocabulary.empty())
    helped = evaluate(labelled, Vocabulary.empty(), Vocabulary(file))
    # "UMPG" is told as such, and marked as its group.
    assert (alone.found, helped.found) == (0, 1)
    less = without_a_fifth(file, 1)
    assert evaluate(labelled, Vocabulary(less), Vocabulary(file)).facts == 2
