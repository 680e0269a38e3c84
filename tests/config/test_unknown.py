from pathlib import Path

import pytest

from config.reference import variables
from config.settings import load_settings
from config.unknown import Unknown, unknown_settings


def test_a_misspelt_variable_is_named_with_the_nearest_setting() -> None:
    environment = {"LINER_DATA_DRI": "/data", "PATH": "/bin", "LINERS": "1"}
    assert list(unknown_settings(environment)) == [
        Unknown("LINER_DATA_DRI", "the environment", "LINER_DATA_DIR")
    ]


def test_the_token_under_a_wrong_name_is_found() -> None:
    (unknown,) = unknown_settings({"LINER_DISCORD_TOKEN": "x"})
    assert unknown.meant == "DISCORD_TOKEN"


def test_what_resembles_no_setting_has_no_nearest_one() -> None:
    (unknown,) = unknown_settings({"LINER_XYZZY_PLUGH": "1"})
    assert unknown.meant is None


def test_no_setting_is_unknown() -> None:
    assert list(unknown_settings(dict.fromkeys(variables(), "1"))) == []


def test_a_variable_in_lower_case_is_a_setting_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("liner_model", "another")
    assert load_settings().model == "another"
    assert list(unknown_settings({"liner_model": "another"})) == []


def test_misspelt_names_in_files_are_found_with_their_file() -> None:
    Path(".env").write_text("LINER_MODLE=x\nUNRELATED=1\nDISCORD_TOKEN=y\n", encoding="utf-8")
    Path("liner.toml").write_text('seed_dir = "x"\nmodel = "y"\n[log]\n', encoding="utf-8")
    assert list(unknown_settings({})) == [
        Unknown("LINER_MODLE", ".env", "LINER_MODEL"),
        Unknown("seed_dir", "liner.toml", "seeds_dir"),
    ]


def test_the_token_in_the_toml_file_is_a_setting_by_either_name() -> None:
    for name in ("DISCORD_TOKEN", "discord_token"):
        Path("liner.toml").write_text(f'{name} = "y"\n', encoding="utf-8")
        token = load_settings().discord_token
        assert token is not None
        assert token.get_secret_value() == "y"
        assert list(unknown_settings({})) == []
