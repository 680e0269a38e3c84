import shutil
from collections import namedtuple
from collections.abc import Mapping
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.check import Finding, findings
from config.settings import Settings
from tests.conftest import SEEDS

# Nothing is loaded then, which would take seconds.
NO_MODEL = "/no/such/model"
TOKEN = "MTIz.GhIjKl.a-very-secret-part"


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    for seed in sorted(SEEDS.glob("2025-10-*.md"))[:3]:
        shutil.copy(seed, folder)
    return folder


@pytest.fixture
def settings(tmp_path: Path, articles: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.chdir(tmp_path)
    return Settings(
        data_dir=tmp_path / "data", seeds_dir=articles, model=NO_MODEL, discord_token=None
    )


async def found(
    settings: Settings, subject: str, environment: Mapping[str, str] | None = None
) -> list[Finding]:
    return [each async for each in findings(settings, environment or {}) if each.subject == subject]


async def only(settings: Settings, subject: str, **changes: object) -> Finding:
    (finding,) = await found(settings.model_copy(update=changes), subject)
    return finding


async def test_readable_articles_are_counted(settings: Settings) -> None:
    finding = await only(settings, "Articles")
    assert finding.state.startswith("3 can be read in ")
    assert finding.remedy is None


async def test_a_missing_folder_of_articles_is_a_problem(settings: Settings) -> None:
    finding = await only(settings, "Articles", seeds_dir=Path("/no/such/folder"))
    assert "/no/such/folder" in finding.state
    assert finding.remedy is not None
    assert "LINER_SEEDS_DIR" in finding.remedy


async def test_an_empty_folder_of_articles_is_a_problem(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    finding = await only(settings, "Articles", seeds_dir=tmp_path / "empty")
    assert finding.state.startswith("There are none in ")
    assert finding.remedy is not None
    assert "LINER_SEEDS_DIR" in finding.remedy


async def test_every_file_that_cannot_be_read_is_named(settings: Settings, articles: Path) -> None:
    (articles / "blank.txt").write_bytes(b"")
    (articles / "picture.png").write_bytes(b"\x89PNG")
    blank, picture, rest = await found(settings, "Articles")
    assert blank.state.startswith("blank.txt: ")
    assert picture.state.startswith("picture.png: ")
    assert blank.remedy == picture.remedy == "Mend the file or take it away."
    assert rest.state.startswith("3 can be read")


async def test_a_writable_data_folder_is_fine_before_it_exists(
    settings: Settings, tmp_path: Path
) -> None:
    finding = await only(settings, "Data folder", data_dir=tmp_path / "a" / "b" / "c")
    assert "can be written" in finding.state
    assert finding.remedy is None


async def test_a_data_folder_below_a_file_is_a_problem(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "file", tmp_path / "file" / "data"):
        finding = await only(settings, "Data folder", data_dir=path)
        assert finding.state == f"{path} cannot be written."
        assert finding.remedy is not None
        assert "LINER_DATA_DIR" in finding.remedy


async def test_a_read_only_data_folder_is_a_problem(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The user who runs the tests may be root, whom no permission stops.
    monkeypatch.setattr("bot.check.os.access", lambda _path, _mode: False)
    assert "cannot be written" in (await only(settings, "Data folder")).state


async def test_a_nearly_full_disk_is_a_problem(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(10**12, 10**12, 5_000_000))
    finding = await only(settings, "Data folder")
    assert finding.state.startswith("Only 5 MB are free")
    assert finding.remedy is not None


async def test_a_missing_model_is_a_problem(settings: Settings) -> None:
    finding = await only(settings, "Model")
    assert NO_MODEL in finding.state
    assert finding.remedy is not None
    assert "LINER_MODEL" in finding.remedy


async def test_a_packaged_model_that_is_gone_wants_a_new_installation(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.models.weights._PACKAGE", "no_such_package")
    finding = await only(settings, "Model", model="all-MiniLM-L6-v2")
    assert finding.remedy is not None
    assert finding.remedy.startswith("Install Liner Notes again")


async def test_a_database_that_is_none_is_a_problem(settings: Settings) -> None:
    settings.data_dir.mkdir()
    (settings.data_dir / "liner-notes.db").write_bytes(b"This is a shopping list. " * 1000)
    finding = await only(settings, "Library", model="all-MiniLM-L6-v2")
    assert "is not a Liner Notes database" in finding.state
    assert finding.remedy is not None


async def test_without_a_token_the_preview_is_promised(settings: Settings) -> None:
    finding = await only(settings, "Discord")
    assert "preview" in finding.state
    assert finding.remedy is None


async def test_without_a_token_and_without_the_preview_there_is_a_problem(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    finding = await only(settings, "Discord")
    assert finding.remedy is not None
    assert "DISCORD_TOKEN" in finding.remedy


@pytest.mark.parametrize("token", ["a-very-secret-part", "a.secret-part", "a.b.c.secret-part"])
async def test_a_token_that_does_not_look_like_one_is_a_problem_and_not_shown(
    settings: Settings, token: str
) -> None:
    finding = await only(settings, "Discord", discord_token=SecretStr(token))
    assert finding.remedy is not None
    assert "DISCORD_TOKEN" in finding.remedy
    assert "secret-part" not in f"{finding}"


async def test_a_token_that_looks_like_one_is_fine_and_not_shown(settings: Settings) -> None:
    finding = await only(settings, "Discord", discord_token=SecretStr(TOKEN))
    assert finding.remedy is None
    assert "secret-part" not in f"{finding}"


async def test_a_variable_that_does_nothing_is_a_problem(settings: Settings) -> None:
    environment = {"LINER_SEED_DIR": "x", "LINER_XYZZY_PLUGH": "1", "LINER_MODEL": "y"}
    near, far = await found(settings, "Settings", environment)
    assert near.state == "LINER_SEED_DIR in the environment is not a setting."
    assert near.remedy == "Did you mean LINER_SEEDS_DIR?"
    assert far.remedy == "Remove it; it does nothing."
