"""The command line, each command in a process of its own, started from somewhere else."""

import json
import os
import re
import shutil
import time
from importlib.metadata import version
from pathlib import Path

import pytest

from bot.heartbeat import NAME as HEARTBEAT
from index.reading import FolderSource
from tests.conftest import SEEDS
from tests.support.program import Finished, finished, ran, started

TOKEN = "MTIz.GhIjKl.a-very-secret-part"
QUESTION = "What did Michael Nash say about KLAY?"


def reads_as_json(end: Finished) -> dict[str, object]:
    """Return the one object on standard output; anything beside it would be an error."""
    assert end.returncode == 0, end.stderr
    value = json.loads(end.stdout)
    assert isinstance(value, dict)
    return value


@pytest.fixture(scope="module")
def asked(_seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """One question, asked under the hardest conditions."""
    cwd = tmp_path_factory.mktemp("asked")
    data = shutil.copytree(_seeded, cwd / "data")
    return ran(
        cwd,
        "ask",
        QUESTION,
        "--json",
        LINER_DATA_DIR=data,
        LINER_LOG__LEVEL="DEBUG",
        DISCORD_TOKEN=TOKEN,
        PYTHONIOENCODING="latin-1",
    )


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three articles, for the tests of a reindex, which come in order."""
    folder = tmp_path_factory.mktemp("shelf") / "articles"
    folder.mkdir()
    for seed in sorted(SEEDS.glob("2025-10-*.md"))[:3]:
        shutil.copy(seed, folder)
    return folder


@pytest.fixture(scope="module")
def first(shelf: Path) -> Finished:
    """The first reindex of the shelf, into ``data`` beside it."""
    return reindexed(shelf)


def reindexed(shelf: Path, *options: str) -> Finished:
    data = shelf.parent / "data"
    end = ran(shelf.parent, "reindex", *options, LINER_DATA_DIR=data, LINER_SEEDS_DIR=shelf)
    assert end.returncode == 0, end.stderr
    assert end.stdout == ""
    return end


def test_help_names_every_command(tmp_path: Path) -> None:
    end = ran(tmp_path, "--help")
    assert end.returncode == 0
    commands = {line.split()[0] for line in end.stdout.partition("Commands:\n")[2].splitlines()}
    assert commands == {
        *(
            "run",
            "preview",
            "ask",
            "chat",
            "quotes",
            "deals",
            "extract",
            "names",
            "reindex",
            "status",
        ),
        *("sync", "check", "health", "eval"),
    }


def test_the_version_is_the_package_s(tmp_path: Path) -> None:
    assert version("liner-notes") in ran(tmp_path, "--version").stdout


def test_a_wrong_option_is_a_wrong_usage(tmp_path: Path) -> None:
    end = ran(tmp_path, "ask", "Who?", "--jsn")
    assert end.returncode == 2
    assert "--json" in end.stderr


def test_ask_prints_one_object_with_its_keys(asked: Finished) -> None:
    value = reads_as_json(asked)
    assert list(value) == [
        *("question", "understood", "answered", "confidence", "sources_differ"),
        *("listing", "citations", "reason", "nearest", "timings_ms"),
    ]
    assert (value["question"], value["answered"]) == (QUESTION, True)


def test_the_offsets_that_ask_prints_are_those_of_the_article_as_it_is_read(
    asked: Finished,
) -> None:
    source = FolderSource(SEEDS)
    texts = {file.name: source.read(file).text for file in source.files()}
    citations = json.loads(asked.stdout)["citations"]
    assert 1 <= len(citations) <= 3
    assert any("Michael Nash" in citation["text"] for citation in citations)
    for citation in citations:
        text = texts[citation["article"]["file"]]
        assert citation["highlights"]
        for part in (citation, *citation["highlights"]):
            assert part["text"] == text[part["start"] : part["end"]] != ""


def test_neither_question_nor_token_is_logged_however_much_is(asked: Finished) -> None:
    assert asked.returncode == 0
    assert "Michael Nash" not in asked.stderr
    assert "secret-part" not in asked.stderr + asked.stdout


def test_ask_fills_an_empty_library_first_and_answers_in_words(tmp_path: Path, shelf: Path) -> None:
    end = ran(
        tmp_path,
        "ask",
        "How many spam tracks did Spotify delete?",
        LINER_DATA_DIR=tmp_path / "data",
        LINER_SEEDS_DIR=shelf,
    )
    assert end.returncode == 0, end.stderr
    assert end.stdout.startswith("[1] ")
    assert "75 million" in end.stdout
    assert "\x1b" not in end.stdout
    assert "Embedding" in end.stderr
    assert "Embedding" not in end.stdout


def test_the_first_reindex_reads_everything_and_shows_how_far_it_is(first: Finished) -> None:
    assert "Reading articles" in first.stderr
    assert "3/3" in first.stderr
    assert "Embedding" in first.stderr
    assert "3 added, 0 changed, 0 removed, 0 unchanged, 0 not readable" in first.stderr


def test_a_reindex_without_changes_embeds_nothing(first: Finished, shelf: Path) -> None:
    err = reindexed(shelf).stderr
    assert "0 added, 0 changed, 0 removed, 3 unchanged, 0 not readable; 0 texts embedded" in err
    assert "Generation 1: " in err


def test_status_says_what_is_there(first: Finished, shelf: Path) -> None:
    data = shelf.parent / "data"
    end = ran(shelf.parent, "status", LINER_DATA_DIR=data)
    assert end.returncode == 0
    assert dict(line.split(maxsplit=1) for line in end.stdout.splitlines())["briefs"] == "3"
    value = reads_as_json(ran(shelf.parent, "status", "--json", LINER_DATA_DIR=data))
    assert (value["articles"], value["briefs"], value["generation"]) == (0, 3, 1)
    assert value["model"] == "all-MiniLM-L6-v2"


def test_a_full_reindex_embeds_everything_again(first: Finished, shelf: Path) -> None:
    embedded = r"; (\d+) texts embedded"
    before = re.search(embedded, first.stderr)
    after = re.search(embedded, reindexed(shelf, "--full").stderr)
    assert before is not None
    assert after is not None
    assert int(before[1]) == int(after[1]) > 0


def test_a_changed_file_is_read_again_and_an_unreadable_one_is_named(
    first: Finished, shelf: Path
) -> None:
    changed = min(shelf.iterdir())
    changed.write_text(changed.read_text("utf-8") + "\nA new sentence stands here.\n", "utf-8")
    (shelf / "blank.md").touch()
    err = reindexed(shelf).stderr
    (shelf / "blank.md").unlink()
    assert "0 added, 1 changed, 0 removed, 2 unchanged, 1 not readable" in err
    (named,) = [line for line in err.splitlines() if "blank.md" in line]
    assert "not read: blank.md: " in named


def test_check_finds_nothing_wrong_with_what_works(first: Finished, shelf: Path) -> None:
    data = shelf.parent / "data"
    end = ran(shelf.parent, "check", LINER_DATA_DIR=data, LINER_SEEDS_DIR=shelf)
    assert end.returncode == 0, end.stdout
    assert {line[:2] for line in end.stdout.splitlines()} == {"✓ "}


def test_check_gives_a_remedy_for_every_problem(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    end = ran(
        tmp_path,
        "check",
        LINER_DATA_DIR=tmp_path / "file" / "data",
        LINER_SEEDS_DIR=tmp_path / "nowhere",
        LINER_MODEL="/no/such/model",
        LINER_DATA_DRI="typo",
        DISCORD_TOKEN="not-a-token-but-secret-part",
        # A terminal that knows neither marks nor arrows.
        PYTHONIOENCODING="latin-1",
    )
    assert end.returncode == 1
    assert end.stderr == ""
    subjects = re.findall(r"^\? ([\w ]+): .+\n  \? .+$", end.stdout, re.MULTILINE)
    assert subjects == ["Settings", "Discord", "Data folder", "Articles", "Model"]
    assert "Did you mean LINER_DATA_DIR?" in end.stdout
    assert "secret-part" not in end.stdout


@pytest.mark.parametrize(("age_s", "code"), [(None, 1), (0, 0), (3600, 1)])
def test_health_is_whether_the_heart_beat_lately(
    tmp_path: Path, age_s: float | None, code: int
) -> None:
    if age_s is not None:
        then = time.time() - age_s
        (tmp_path / HEARTBEAT).touch()
        os.utime(tmp_path / HEARTBEAT, (then, then))
    end = ran(tmp_path, "health", LINER_DATA_DIR=tmp_path)
    assert (end.returncode, end.stdout, end.stderr) == (code, "", "")


@pytest.mark.parametrize("command", ["--help", "health"])
def test_what_must_be_quick_imports_nothing_slow(tmp_path: Path, command: str) -> None:
    imported = imports_of(tmp_path, command)
    assert "click" in imported
    assert imported.isdisjoint({"torch", "discord", "numpy", "faiss", "sqlalchemy", "rich"})


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_a_question_to_an_index_that_is_built_imports_nothing_it_does_not_need(
    first: Finished, shelf: Path, options: tuple[str, ...]
) -> None:
    data = shelf.parent / "data"
    ran(shelf.parent, "ask", QUESTION, LINER_DATA_DIR=data)  # Makes what is made once.
    imported = imports_of(shelf.parent, "ask", QUESTION, *options, LINER_DATA_DIR=data)
    assert {"faiss", "onnxruntime"} <= imported
    unwanted = {"torch", "transformers", "sentence_transformers", "sklearn", "onnx"}
    assert imported.isdisjoint(unwanted | {"discord", "aiohttp", "alembic", "prompt_toolkit"})
    assert ("rich" in imported) == (not options)


def imports_of(cwd: Path, *arguments: str, **settings: str | Path) -> set[str]:
    """Return the packages that the program imports."""
    end = finished(started(cwd, *arguments, program=("-X", "importtime", "-m", "bot"), **settings))
    lines = [line for line in end.stderr.splitlines() if line.startswith("import time:")]
    return {line.split("|")[-1].strip().split(".")[0] for line in lines}


def test_eval_answers_measures_the_questions_of_a_file(first: Finished, shelf: Path) -> None:
    file = min(shelf.iterdir()).name
    questions = [
        {"question": "How many spam tracks did Spotify delete?", "answerable": False},
        {"question": "Who is close to licensing deals?", "answerable": True, "articles": [file]},
    ]
    (shelf.parent / "questions.json").write_text(json.dumps(questions), encoding="utf-8")
    end = ran(
        shelf.parent,
        *("eval", "answers", "questions.json", "--json"),
        LINER_DATA_DIR=shelf.parent / "data",
        LINER_SEEDS_DIR=shelf,
    )
    value = reads_as_json(end)
    rows = value["rows"]
    assert isinstance(rows, list)
    assert [row["question"] for row in rows] == [each["question"] for each in questions]
    assert value["refused"] in {0.0, 1.0}
    assert "Asking" in end.stderr
    assert "2/2" in end.stderr


def test_eval_answers_does_without_the_cross_encoder(first: Finished, shelf: Path) -> None:
    (shelf.parent / "one.json").write_text('[{"question": "Who?", "answerable": false}]')

    def end(*options: str) -> Finished:
        return ran(
            shelf.parent,
            *("eval", "answers", "one.json", "--json", *options),
            LINER_DATA_DIR=shelf.parent / "data",
            LINER_SEEDS_DIR=shelf,
            LINER_RERANKER="/no/such/model",
        )

    assert end().returncode == 69
    assert "refused" in reads_as_json(end("--no-rerank"))


def test_eval_retrieval_measures_the_questions_of_a_file(tmp_path: Path) -> None:
    rome = {"question": "Where did it rain?", "answers": ["Rome"]}
    moon = {"question": "What has craters?", "answers": [{"text": "The moon", "answer_start": 0}]}
    squad = [
        {"title": "Rain", "paragraphs": [{"context": "It rained in Rome.", "qas": [rome]}]},
        {"title": "Moon", "paragraphs": [{"context": "The moon has craters.", "qas": [moon]}]},
    ]
    (tmp_path / "squad.json").write_text(json.dumps({"data": squad}), encoding="utf-8")

    def end(*options: str) -> Finished:
        command = ("eval", "retrieval", "squad.json", *options)
        return ran(tmp_path, *command, LINER_DATA_DIR=tmp_path / "data")

    first = end("--json")
    value = reads_as_json(first)
    assert (value["questions"], value["r_at_1"], value["reranked"]) == (2, 1.0, True)
    assert "Embedding" in first.stderr
    assert "2/2" in first.stderr

    again = end("--no-rerank", "--sample", "1")
    assert again.returncode == 0, again.stderr
    assert "fused scores alone" in again.stdout
    assert "Embedding" not in again.stderr
    assert "1/1" in again.stderr
