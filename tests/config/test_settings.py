import json
import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from pydantic import BaseModel, SecretStr

from config.reference import documented
from config.settings import Settings, SettingsError, config_file, load_settings

TOKEN = "MTIz.GhIjKl.a-very-secret-part"

OTHER_VALUES: Mapping[str, str | int | float | bool] = {
    "DISCORD_TOKEN": TOKEN,
    "LINER_DATA_DIR": "/elsewhere/data",
    "LINER_SEEDS_DIR": "/elsewhere/seeds",
    "LINER_MODEL": "another-model",
    "LINER_MODEL_DOWNLOAD": True,
    "LINER_LATE_INTERACTION": False,
    "LINER_RERANKER": "off",
    "LINER_PARTIES_FILE": "/elsewhere/parties.toml",
    "LINER_WEIGHTS_FILE": "/elsewhere/weights.json",
    "LINER_ANSWER__DEFER_AFTER_S": 0.25,
    "LINER_ANSWER__THREADS": 2,
    "LINER_ANSWER__KEEP_DAYS": 7,
    "LINER_LOG__LEVEL": "ERROR",
    "LINER_LOG__QUESTIONS": True,
    "LINER_PREVIEW__PORT": 4321,
}
"""For every setting a value that is not its default."""

WRONG_VALUES = [
    ("DISCORD_TOKEN", "two words"),
    ("DISCORD_TOKEN", "tökén"),
    ("LINER_MODEL_DOWNLOAD", "perhaps"),
    ("LINER_MODEL_DOWNLOAD", "2"),
    ("LINER_ANSWER__DEFER_AFTER_S", "0"),
    ("LINER_ANSWER__DEFER_AFTER_S", "2.6"),
    ("LINER_ANSWER__DEFER_AFTER_S", "soon"),
    ("LINER_LATE_INTERACTION", "perhaps"),
    ("LINER_ANSWER__THREADS", "0"),
    ("LINER_ANSWER__THREADS", "65"),
    ("LINER_ANSWER__KEEP_DAYS", "0"),
    ("LINER_ANSWER__KEEP_DAYS", "1.5"),
    ("LINER_LOG__LEVEL", "LOUD"),
    ("LINER_LOG__QUESTIONS", "sometimes"),
    ("LINER_PREVIEW__PORT", "-1"),
    ("LINER_PREVIEW__PORT", "65536"),
    ("LINER_PREVIEW__PORT", "http"),
    ("LINER_PREVIEW__PROT", "8765"),
    ("LINER_LOG", "ERROR"),
    ("LINER_LOG", '{"level": "ERROR"}'),
]

Place = Callable[[str, object], None]


def leaves(model: BaseModel, prefix: str = "LINER_") -> Iterator[tuple[str, object]]:
    for name, value in model:
        if isinstance(value, BaseModel):
            yield from leaves(value, f"{prefix}{name.upper()}__")
        elif name == "discord_token":
            yield "DISCORD_TOKEN", value.get_secret_value() if value else None
        else:
            yield prefix + name.upper(), str(value) if isinstance(value, Path) else value


def value_of(variable: str) -> object:
    return dict(leaves(load_settings()))[variable]


def in_environment(variable: str, value: object) -> None:
    os.environ[variable] = str(value)


def in_dot_env(variable: str, value: object) -> None:
    Path(".env").write_text(f"UNRELATED=1\n{variable}={value}\n", encoding="utf-8")


def in_toml(variable: str, value: object, file: str = "liner.toml") -> None:
    *group, name = variable.removeprefix("LINER_").lower().split("__")
    table = f"[{group[0]}]\n" if group else ""
    Path(file).write_text(f"{table}{name} = {json.dumps(value)}\n", encoding="utf-8")


def test_there_is_a_case_here_for_every_setting() -> None:
    assert OTHER_VALUES.keys() == dict(leaves(Settings())).keys()
    assert {*OTHER_VALUES, "LINER_CONFIG"} == {setting.variable for setting in documented()}


@pytest.mark.parametrize("place", [in_environment, in_dot_env, in_toml])
@pytest.mark.parametrize("variable", OTHER_VALUES)
def test_every_setting_can_be_set_anywhere(variable: str, place: Place) -> None:
    assert value_of(variable) != OTHER_VALUES[variable]
    place(variable, OTHER_VALUES[variable])
    assert value_of(variable) == OTHER_VALUES[variable]


def test_the_environment_goes_before_dot_env_and_that_before_toml() -> None:
    in_toml("LINER_MODEL", "from toml")
    assert load_settings().model == "from toml"
    in_dot_env("LINER_MODEL", "from dot env")
    assert load_settings().model == "from dot env"
    in_environment("LINER_MODEL", "from the environment")
    assert load_settings().model == "from the environment"


def test_fields_of_one_group_may_come_from_different_places() -> None:
    in_toml("LINER_LOG__LEVEL", "ERROR")
    in_environment("LINER_LOG__QUESTIONS", "true")
    log = load_settings().log
    assert (log.level, log.questions) == ("ERROR", True)


def test_an_empty_variable_counts_as_unset() -> None:
    in_environment("DISCORD_TOKEN", "")
    in_environment("LINER_CONFIG", "")
    in_environment("LINER_MODEL", "")
    settings = load_settings()
    assert settings.discord_token is None
    assert settings.model == "all-MiniLM-L6-v2"


@pytest.mark.parametrize("place", [in_environment, in_dot_env])
def test_the_toml_file_can_be_named(bare: Path, place: Place) -> None:
    in_toml("LINER_MODEL", "from the default file")
    in_toml("LINER_MODEL", "from the named file", "other.toml")
    place("LINER_CONFIG", bare / "other.toml")
    assert config_file() == bare / "other.toml"
    assert load_settings().model == "from the named file"


@pytest.mark.parametrize("place", [in_environment, in_dot_env])
def test_a_named_toml_file_that_is_missing_is_an_error(place: Place) -> None:
    place("LINER_CONFIG", "nowhere.toml")
    assert problem() == "LINER_CONFIG names nowhere.toml, which is no file."


def test_without_a_toml_file_the_defaults_hold() -> None:
    assert load_settings() == Settings()


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("liner.toml", b"model = \n", "liner.toml is not a TOML file: Invalid value (at line 1"),
        ("liner.toml", b"\x80", "liner.toml is not a text file in UTF-8."),
        (".env", b"LINER_MODEL=\xff", ".env is not a text file in UTF-8."),
    ],
)
def test_a_broken_file_is_named(file: str, content: bytes, said: str) -> None:
    Path(file).write_bytes(content)
    assert problem().startswith(said)


@pytest.mark.parametrize(("variable", "value"), WRONG_VALUES)
@pytest.mark.parametrize("place", [in_environment, in_dot_env, in_toml])
def test_a_wrong_value_is_named_by_its_variable_in_one_sentence(
    variable: str, value: str, place: Place
) -> None:
    place(variable, value)
    words = problem()
    assert words.startswith(f"{variable}: ")
    assert words.endswith(".")
    assert "\n" not in words


def test_every_wrong_value_is_named() -> None:
    in_environment("LINER_LOG__LEVEL", "LOUD")
    in_environment("LINER_PREVIEW__PORT", "http")
    words = problem()
    assert "LINER_LOG__LEVEL: Input should be 'DEBUG', 'INFO', 'WARNING' or 'ERROR'" in words
    assert "LINER_PREVIEW__PORT: " in words


@pytest.mark.parametrize("place", [in_environment, in_dot_env, in_toml])
def test_the_token_is_never_shown(place: Place) -> None:
    place("DISCORD_TOKEN", TOKEN)
    settings = load_settings()
    assert isinstance(settings.discord_token, SecretStr)
    shown = (repr(settings), str(settings), settings.model_dump_json(), f"{settings.model_dump()}")
    assert not any("secret-part" in each for each in shown)


@pytest.mark.parametrize("token", [[TOKEN], {"token": TOKEN}])
def test_a_token_of_the_wrong_form_is_not_shown_either(token: object) -> None:
    inner = json.dumps(token).replace(":", " =").replace('"token"', "token")
    Path("liner.toml").write_text(f"discord_token = {inner}\n", encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert str(caught.value).startswith("DISCORD_TOKEN: ")
    assert "secret-part" not in f"{caught.value!r} {caught.value.__cause__}"


@pytest.mark.parametrize("name", ["model", "discord_token", "log"])
def test_settings_cannot_be_changed(name: str) -> None:
    with pytest.raises(ValueError, match="frozen"):
        setattr(load_settings(), name, None)


@pytest.mark.parametrize("name", ["level", "questions"])
def test_the_fields_of_a_group_cannot_be_changed_either(name: str) -> None:
    with pytest.raises(ValueError, match="frozen"):
        setattr(load_settings().log, name, None)


def test_folders_are_by_default_in_the_checkout_and_not_where_one_stands(bare: Path) -> None:
    settings = load_settings()
    assert settings.seeds_dir == Path(__file__).parents[2] / "seeds"
    assert settings.data_dir == Path(__file__).parents[2] / "data"


def test_the_vocabulary_is_by_default_the_one_that_comes_with_the_program() -> None:
    vocabulary = tomllib.loads(load_settings().parties_file.read_text(encoding="utf-8"))
    assert vocabulary["party"]


def test_an_installed_program_has_its_folders_where_one_stands(
    bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("config.settings.__file__", str(bare / "site-packages/config/settings.py"))
    settings = load_settings()
    assert (settings.data_dir, settings.seeds_dir) == (bare / "data", bare / "seeds")


def problem() -> str:
    with pytest.raises(SettingsError) as caught:
        load_settings()
    return str(caught.value)
