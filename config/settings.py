"""Every setting, where it is read from, and what it means.

A value is taken from the environment (``LINER_DATA_DIR``; a group's field as
``LINER_LOG__LEVEL``), else from ``.env``, else from a TOML file, else from the default
here. The TOML file is ``liner.toml``, or the one that ``LINER_CONFIG`` names.
"""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal

from pydantic import (
    AliasChoices,
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
)
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import (
    BaseSettings,
    DotEnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

PREFIX = "LINER_"
CONFIG_VARIABLE = "LINER_CONFIG"
DOT_ENV = Path(".env")
_DEFAULT_CONFIG = Path("liner.toml")
_PARTIES = Path(__file__).with_name("parties.toml")
_WORD = re.compile("[!-~]+")


class SettingsError(Exception):
    """A setting is wrong; the text names each one and says what is wrong with it."""


def _home() -> Path:
    """Return the checkout the program runs from, or else the current folder."""
    checkout = Path(__file__).resolve().parents[1]
    return checkout if (checkout / "pyproject.toml").exists() else Path.cwd()


class LogSettings(BaseModel):
    """What is written to standard error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO",
        description="Least severe messages that are logged: DEBUG, INFO, WARNING or ERROR.",
    )
    questions: bool = Field(
        False, description="Log the text of questions. Off, because questions can be personal."
    )


class AnswerSettings(BaseModel):
    """How the bot answers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    defer_after_s: Annotated[float, Field(gt=0, le=2.5)] = Field(
        1.5,
        description="Seconds after which a question that is not answered yet shows “thinking …”. "
        "Discord allows 3.",
    )
    threads: Annotated[int, Field(ge=1, le=64)] = Field(
        1, description="Processor cores that encoding one question may use."
    )
    keep_days: Annotated[int, Field(ge=1)] = Field(
        90, description="Days for which an answer's buttons work if nobody voted on it."
    )


class PreviewSettings(BaseModel):
    """The local page that looks like Discord."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    port: Annotated[int, Field(ge=0, le=65535)] = Field(
        8765, description="Port of the preview on this machine; 0 takes any free one."
    )


class Settings(BaseSettings):
    """All settings of Liner Notes."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        env_file=DOT_ENV,
        env_ignore_empty=True,
        # A group is set field by field, not as JSON.
        enable_decoding=False,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        populate_by_name=True,
    )

    discord_token: SecretStr | None = Field(
        None,
        validation_alias=AliasChoices("DISCORD_TOKEN", "discord_token"),
        description="The bot's token. Without one, `make run` opens the preview.",
    )
    data_dir: Path = Field(
        default_factory=lambda: _home() / "data",
        description="Folder for the database and the index. It must be writable.",
    )
    seeds_dir: Path = Field(
        default_factory=lambda: _home() / "seeds",
        description="Folder of articles that `reindex` reads.",
    )
    model: str = Field(
        "all-MiniLM-L6-v2",
        min_length=1,
        description="The embedding model: the packaged default, a folder, or a name on the "
        "Hugging Face hub that is in the local cache.",
    )
    model_download: bool = Field(
        False, description="Whether a model that is not on this machine may be downloaded."
    )
    late_interaction: bool = Field(
        True,
        description="Whether candidates are scored token by token with answerai-colbert-small; "
        "off saves memory and costs quality.",
    )
    reranker: str = Field(
        "ms-marco-MiniLM-L-12-v2",
        min_length=1,
        description="The cross-encoder that settles close calls: the packaged default, a folder "
        "with model.onnx and tokenizer.json, or “off”.",
    )
    parties_file: Path = Field(
        _PARTIES,
        description="Vocabulary of companies, societies and people, with their aliases.",
    )
    weights_file: Path | None = Field(
        None,
        description="Weights of the ranking and of the confidence, fitted for another embedding "
        "model than the default.",
    )
    answer: AnswerSettings = Field(default_factory=AnswerSettings)
    log: LogSettings = Field(default_factory=LogSettings)
    preview: PreviewSettings = Field(default_factory=PreviewSettings)

    @field_validator("discord_token")
    @classmethod
    def _is_one_word(cls, token: SecretStr | None) -> SecretStr | None:
        if token and not _WORD.fullmatch(token.get_secret_value().strip()):
            raise PydanticCustomError("token", "A token is one word of plain letters and signs")
        return token

    @property
    def keep_answers(self) -> timedelta:
        """How long answers are kept."""
        return timedelta(days=self.answer.keep_days)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Add the TOML file, which yields to the environment."""
        toml = TomlConfigSettingsSource(settings_cls, toml_file=config_file())
        return init_settings, env_settings, dotenv_settings, file_secret_settings, toml


def dot_env() -> Mapping[str, str | None]:
    """Return what ``.env`` says, by name in lower case."""
    return DotEnvSettingsSource(Settings).env_vars


def config_file() -> Path:
    """Return the TOML file that settings are read from, whether or not it exists."""
    return Path(_named_config() or _DEFAULT_CONFIG)


def load_settings() -> Settings:
    """Read the settings.

    Raises:
        SettingsError: a value is not allowed, or a file of settings cannot be read.
    """
    with _readable(DOT_ENV):
        named = _named_config()
    if named and not Path(named).is_file():
        raise SettingsError(f"{CONFIG_VARIABLE} names {named}, which is no file.")
    try:
        with _readable(config_file()):
            return Settings()
    except ValidationError as error:
        problems = [f"{_name(each['loc'])}: {_wrong(each)}" for each in error.errors()]
        raise SettingsError(f"{'; '.join(problems)}.") from error


def _named_config() -> str | None:
    return os.environ.get(CONFIG_VARIABLE) or dot_env().get(CONFIG_VARIABLE.lower())


@contextmanager
def _readable(file: Path) -> Iterator[None]:
    try:
        yield
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file} is not a TOML file: {error}.") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{file} is not a text file in UTF-8.") from error
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}.") from error


def _name(location: tuple[int | str, ...]) -> str:
    """Return the environment variable of a field, as a person would set it."""
    name = "__".join(str(part) for part in location).upper()
    return name if name == "DISCORD_TOKEN" else PREFIX + name


def _wrong(problem: ErrorDetails) -> str:
    match problem["type"]:
        case "extra_forbidden":
            return "There is no such setting"
        case "model_type":
            return "This is a group of settings, which are set one by one"
        case _:
            return problem["msg"]
