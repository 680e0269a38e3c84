import json
from pathlib import Path

import pytest

from bot.measuring_deals import measure, measure_deals
from config.settings import Settings
from index.errors import UserError
from index.evaluation.deals import Report, without_a_fifth
from index.evaluation.grouped_deals import MergedReport
from index.vocabulary_file import read_file
from tests.bot.made_labels import DEALS, TEXT, written

PARTIES = Settings(discord_token=None).parties_file


def test_the_whole_vocabulary_is_known_unless_a_part_is_dropped(tmp_path: Path) -> None:
    gold = tmp_path / written(tmp_path, DEALS)
    file = read_file(PARTIES)
    lacking = next(
        seed
        for seed in range(100)
        if "Udio" not in {party.name for party in without_a_fifth(file, seed).party}
    )
    whole = measure_deals(PARTIES, gold, None, None)
    part = measure_deals(PARTIES, gold, None, lacking)
    assert whole.f1 == 1
    assert (part.names_accepted, part.f1) != (whole.names_accepted, whole.f1)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "The file gold.json cannot be read."),
        ("This is no JSON.", "gold.json is not a JSON file."),
        ("5", "gold.json is not a list of articles"),
        ('["a"]', "gold.json is not a list of articles"),
        ('{"a": 1}', "gold.json is not a list of articles"),
        ("[]", "gold.json labels no deal"),
        ('[{"id": "a"}]', "gold.json: a row has no 'text'"),
        ('[{"text": "a", "facts": []}]', "gold.json: a row has no 'id'"),
        ('[{"id": "a", "text": "b"}]', "gold.json labels no deal"),
        ('[{"article": "a.md", "facts": []}]', "gold.json: there is no article a.md"),
        ('[{"id": "a", "text": "b", "published": "May"}]', "gold.json: not a date"),
        ('[{"id": "a", "text": "b", "facts": [{"parties": 1}]}]', "gold.json is not a list"),
        ('[{"id": "a", "text": "b", "facts": [{"parties": ["a"]}]}]', "gold.json: "),
    ],
)
def test_labels_that_cannot_be_used_are_said_to_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None, said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if content is not None:
        Path("gold.json").write_text(content)
    with pytest.raises(UserError) as caught:
        measure_deals(PARTIES, Path("gold.json"), None, None)
    assert str(caught.value).startswith(said)


def test_the_labels_may_be_of_files_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    gold = tmp_path / "gold.json"
    gold.write_text(json.dumps([{"article": "a.txt", "facts": DEALS[0]["facts"]}]))
    assert measure_deals(PARTIES, gold, tmp_path, None).f1 == 1


def test_deals_with_their_articles_are_compared_with_what_a_folder_tells_together(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_text("GEMA sued Suno in January 2025.")
    parties = [{"name": "GEMA"}, {"name": "Suno"}]
    listed = {"id": "a", "parties": parties, "kind": "lawsuit", "date": "2025-01"}
    gold = tmp_path / "gold.json"
    gold.write_text(json.dumps([{**listed, "articles": ["a.txt"]}]))

    report = measure(PARTIES, gold, tmp_path, None)
    assert isinstance(report, MergedReport)
    assert (report.recall, report.kind_right, report.date_right) == (1, 1, 1)
    with pytest.raises(UserError, match="the folder of their articles is needed"):
        measure(PARTIES, gold, None, None)
    gold.write_text(json.dumps([{**listed, "articles": ["b.txt"]}]))
    with pytest.raises(UserError, match=r"there is no article b\.txt"):
        measure(PARTIES, gold, tmp_path, None)


def test_articles_with_what_they_tell_are_compared_one_by_one(tmp_path: Path) -> None:
    gold = tmp_path / written(tmp_path, DEALS)

    assert isinstance(measure(PARTIES, gold, None, None), Report)
