"""`liner-notes quotes` and `deals`, asked of the starter library."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from index.deals import DealStatus
from tests.conftest import SEEDS
from tests.support.program import Finished, ran, sentence

Listed = Callable[..., list[dict[str, object]]]


@pytest.fixture(scope="module")
def first(_seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Finished]:
    """A data folder, and how the first listing ended, which had to read all articles first."""
    cwd = tmp_path_factory.mktemp("listing")
    shutil.copytree(_seeded, cwd / "data")
    return cwd, asked(cwd, "deals", "--json")


@pytest.fixture
def listed(first: tuple[Path, Finished]) -> Listed:
    def listed(*arguments: str) -> list[dict[str, object]]:
        end = asked(first[0], *arguments, "--json")
        value = json.loads(end.stdout)
        assert isinstance(value, list)
        return value

    return listed


def asked(cwd: Path, *arguments: str) -> Finished:
    end = ran(cwd, *arguments, LINER_DATA_DIR=cwd / "data", LINER_SEEDS_DIR=SEEDS)
    assert end.returncode == 0, end.stderr
    return end


def test_the_first_listing_reads_the_articles_and_shows_how_far_it_is(
    first: tuple[Path, Finished],
) -> None:
    _, end = first
    assert "Finding quotes and deals" in end.stderr
    assert json.loads(end.stdout)


def test_later_ones_read_nothing(first: tuple[Path, Finished]) -> None:
    assert asked(first[0], "deals").stderr == ""


def test_deals_are_objects_that_match_every_option(listed: Listed) -> None:
    found = listed(
        *("deals", "--party", "UMG", "--with", "udio", "--since", "2025", "--until", "2026")
    )
    assert found
    for deal in found:
        parties = deal["parties"]
        assert isinstance(parties, list)
        assert {party["canonical"] for party in parties} == {"Universal Music Group", "Udio"}
        assert "2025" <= str(deal["date"]) < "2027"


@pytest.mark.parametrize(
    ("option", "value", "key"),
    [
        ("--kind", "lawsuit", "kind"),
        ("--status", "talks", "status"),
        ("--scope", "training", "scope"),
    ],
)
def test_kind_status_and_scope_choose(listed: Listed, option: str, value: str, key: str) -> None:
    found = listed("deals", option, value)
    assert found
    assert all(value in str(deal[key]) for deal in found)


def test_talks_are_no_deals_unless_asked_for(first: tuple[Path, Finished]) -> None:
    statuses = {deal["status"] for deal in json.loads(first[1].stdout)}
    assert statuses
    assert DealStatus.TALKS not in statuses


def test_deals_come_in_the_order_asked_for(listed: Listed) -> None:
    dates = [str(deal["date"]) for deal in listed("deals", "--sort", "oldest") if deal["date"]]
    assert [date[:4] for date in dates] == sorted(date[:4] for date in dates)


def test_quotes_are_objects_that_match_every_option(listed: Listed) -> None:
    found = listed("quotes", "--speaker", "nash")
    assert found
    for quote in found:
        speaker = quote["speaker"]
        assert isinstance(speaker, dict)
        assert "Nash" in speaker["canonical"]
        assert {"title", "published", "url"} <= quote.keys()
    kind = str(found[0]["kind"])
    of_kind = [quote for quote in found if quote["kind"] == kind]
    assert listed("quotes", "--speaker", "nash", "--kind", kind) == of_kind


def test_quotes_can_be_about_something(listed: Listed) -> None:
    found = listed("quotes", "--about", "paying songwriters", "--organisation", "STIM")
    assert found


def test_both_are_printed_for_people(first: tuple[Path, Finished]) -> None:
    deals = asked(first[0], "deals", "--party", "GEMA").stdout
    assert "GEMA v Suno" in deals
    assert "Most often: GEMA" in deals
    quotes = asked(first[0], "quotes", "--speaker", "Attie").stdout
    assert "[1] Ary Attie" in quotes
    assert "\x1b" not in deals + quotes


@pytest.mark.parametrize("what", ["quotes", "deals"])
def test_nothing_found_is_said_and_an_empty_list(
    first: tuple[Path, Finished], listed: Listed, what: str
) -> None:
    assert listed(what, "--until", "1999") == []
    assert asked(first[0], what, "--until", "1999").stdout == f"There are no such {what}.\n"


@pytest.mark.parametrize("what", ["quotes", "deals"])
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--since", "2025-13"), "I cannot read “2025-13” as a date."),
        (("--until", "yesterday"), "I cannot read “yesterday” as a date."),
        (("--since", "2025", "--until", "2024"), "Nothing lies both since 2025 and until 2024"),
    ],
)
def test_dates_that_are_none_are_said_to_be(
    tmp_path: Path, what: str, options: tuple[str, ...], said: str
) -> None:
    end = ran(tmp_path, what, *options, LINER_DATA_DIR=tmp_path / "data")
    assert end.returncode == 65
    assert sentence(end).startswith(said)
    assert not (tmp_path / "data").exists()


def test_a_kind_that_is_none_is_a_wrong_usage(tmp_path: Path) -> None:
    end = ran(tmp_path, "deals", "--kind", "marriage")
    assert end.returncode == 2
    assert "'licence', 'settlement'" in end.stderr
