"""`liner-notes extract …`, each time in a process of its own."""

import json
from pathlib import Path

import pytest

from tests.support.program import Finished, ran, sentence

ARTICLE = """---
title: Udio and the majors
published: 2025-11-03
publisher: A Gazette
---
Universal Music Group and Udio announced a licensing deal on 29 October 2025.

“We had to find a better way,” said Ann Lee, chief executive of Udio.

Sony Music is in talks with Suno about a licence.
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "udio.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def extracted(file: Path, what: str, *options: str) -> Finished:
    # A data folder that cannot be: nothing may be opened or stored.
    end = ran(file.parent, "extract", what, file.name, *options, LINER_DATA_DIR=file / "data")
    assert end.returncode == 0, end.stderr
    assert end.stderr == ""
    return end


def test_the_quotes_of_a_file_are_one_object_with_places_in_its_text(file: Path) -> None:
    value = json.loads(extracted(file, "quotes", "--json").stdout)
    assert list(value) == ["article", "text", "quotes"]
    assert value["article"]["file"] == "udio.md"
    assert value["article"]["title"] == "Udio and the majors"
    assert value["article"]["published"] == "2025-11-03"
    (quote,) = (each for each in value["quotes"] if each["kind"] == "direct")
    assert quote["text"] == "We had to find a better way,"
    assert quote["speaker"]["canonical"] == "Ann Lee"
    assert quote["organisation"] == "Udio"
    for part in (quote, quote["context"], quote["organisation_span"]):
        assert value["text"][part["start"] : part["end"]] == part["text"]


def test_the_deals_of_a_file_stand_apart_from_talks(file: Path) -> None:
    value = json.loads(extracted(file, "deals", "--json").stdout)
    assert list(value) == ["article", "text", "deals", "talks"]
    (deal,), (talks,) = value["deals"], value["talks"]
    assert [party["canonical"] for party in deal["parties"]] == ["Universal Music Group", "Udio"]
    assert (deal["kind"], deal["date"]) == ("licence", "2025-10-29")
    assert talks["status"] == "talks"
    assert {party["canonical"] for party in talks["parties"]} == {"Sony Music", "Suno"}
    for evidence in (*deal["evidence"], *talks["evidence"]):
        for part in (evidence, evidence["sentence"]):
            assert value["text"][part["start"] : part["end"]] == part["text"]


def test_without_json_both_are_printed_for_people(file: Path) -> None:
    quotes = extracted(file, "quotes").stdout
    assert "[1] Ann Lee, chief executive, Udio" in quotes
    deals = extracted(file, "deals").stdout
    assert "Universal Music Group → Udio" in deals
    table, _, talks = deals.partition("Talks and denials, which are no deals:")
    assert "Suno" not in table
    assert "Suno" in talks


@pytest.mark.parametrize("what", ["quotes", "deals"])
@pytest.mark.parametrize("name", ["nowhere.md", "binary.txt", "folder"])
def test_what_is_no_article_ends_with_one_sentence(tmp_path: Path, what: str, name: str) -> None:
    (tmp_path / "binary.txt").write_bytes(b"\0\xff\xfe\x01" * 9)
    (tmp_path / "folder").mkdir()
    end = ran(tmp_path, "extract", what, name, "--json")
    assert end.returncode == 65
    assert sentence(end).startswith(f"{name}: ")
