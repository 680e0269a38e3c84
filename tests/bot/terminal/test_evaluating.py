"""`liner-notes eval quotes` and `eval deals`, each time in a process of its own."""

import json
from pathlib import Path

import pytest

from tests.bot.made_labels import DEALS, FACT, QUOTES, TEXT, written
from tests.support.program import ran, sentence


def test_quotes_are_compared_with_labels(tmp_path: Path) -> None:
    end = ran(tmp_path, "eval", "quotes", written(tmp_path, QUOTES), "--json")
    assert end.returncode == 0, end.stderr
    value = json.loads(end.stdout)
    assert value["articles"] == 1
    assert value["marked"]["labelled"] == value["marked"]["matched"] == 1
    assert value["marked"]["both_f1"] == 1.0


def test_deals_are_compared_with_labels(tmp_path: Path) -> None:
    end = ran(tmp_path, "eval", "deals", written(tmp_path, DEALS), "--json")
    assert end.returncode == 0, end.stderr
    value = json.loads(end.stdout)
    assert (value["facts"], value["f1"], value["kind_right"], value["date_right"]) == (1, 1, 1, 1)


def test_deals_can_be_labelled_for_files_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "shelf").mkdir()
    (tmp_path / "shelf" / "a.txt").write_text(TEXT)
    gold = written(tmp_path, [{"article": "a.txt", "facts": [FACT]}])
    end = ran(tmp_path, "eval", "deals", gold, "--articles", "shelf", "--json")
    assert end.returncode == 0, end.stderr
    assert json.loads(end.stdout)["f1"] == 1
    end = ran(tmp_path, "eval", "deals", gold)
    assert end.returncode == 65
    assert "a.txt" in sentence(end)


def test_a_part_of_the_vocabulary_can_be_left_out(tmp_path: Path) -> None:
    end = ran(tmp_path, "eval", "deals", written(tmp_path, DEALS), "--drop-vocabulary", "1")
    assert end.returncode == 0, end.stderr
    assert "F1" in end.stdout


@pytest.mark.parametrize(("what", "value"), [("quotes", QUOTES), ("deals", DEALS)])
def test_without_json_a_summary_is_printed(tmp_path: Path, what: str, value: object) -> None:
    end = ran(tmp_path, "eval", what, written(tmp_path, value))
    assert end.returncode == 0, end.stderr
    facts = dict(line.rsplit("  ", 1) for line in end.stdout.splitlines() if "  " in line.strip())
    figures = {name.strip(): figure.strip() for name, figure in facts.items()}
    assert figures["articles"] == "1"
    assert figures["F1" if what == "deals" else "speaker right"].startswith(("1.000", "0.000"))


@pytest.mark.parametrize("what", ["quotes", "deals"])
@pytest.mark.parametrize("content", ["This is no JSON.", '[{"id": "a"}]'])
def test_labels_that_cannot_be_used_are_said_to_be(tmp_path: Path, what: str, content: str) -> None:
    (tmp_path / "gold.json").write_text(content)
    end = ran(tmp_path, "eval", what, "gold.json")
    assert end.returncode == 65
    assert "gold.json" in sentence(end)


def test_a_folder_holds_no_labels(tmp_path: Path) -> None:
    for what in ("quotes", "deals"):
        end = ran(tmp_path, "eval", what, ".")
        assert end.returncode == 65
        assert sentence(end) == "The file . cannot be read."
