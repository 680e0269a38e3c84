"""Every setting, where it is read from, and what it means.

A value is taken from the environment (``LINER_DATA_DIR``; a group's field as
``LINER_DISCORD__OWNER_ID``), else from ``.env``, else from a TOML file, else from the default
here. The TOML file is ``liner.toml``, or the one that ``LINER_CONFIG`` names.
"""

import os
import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Annotated

from pydantic import AliasChoices, BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

PREFIX = "LINER_"
CONFIG_VARIABLE = "LINER_CONFIG"
_DEFAULT_CONFIG = Path("liner.toml")


class SettingsError(Exception):
    """A setting is wrong; the text names each one and says what is wrong with it."""


def _home() -> Path:
    """Return the checkout the program runs from, or else the current folder."""
    checkout = Path(__file__).resolve().parents[1]
    return checkout if (checkout / "pyproject.toml").exists() else Path.cwd()


class LogSettings(BaseModel):
    """What is written to standard error."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    level: str = Field(
        "INFO",
        pattern="^(DEBUG|INFO|WARNING|ERROR)$",
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
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
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
    answer: AnswerSettings = Field(default_factory=AnswerSettings)
    log: LogSettings = Field(default_factory=LogSettings)
    preview: PreviewSettings = Field(default_factory=PreviewSettings)

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


def config_file() -> Path:
    """Return the TOML file that settings are read from, whether or not it exists."""
    return Path(os.environ.get(CONFIG_VARIABLE) or _DEFAULT_CONFIG)


def load_settings() -> Settings:
    """Read the settings.

    Raises:
        SettingsError: a value is not allowed, or the TOML file is not one.
    """
    file = config_file()
    if os.environ.get(CONFIG_VARIABLE) and not file.is_file():
        raise SettingsError(f"{CONFIG_VARIABLE} names {file}, which does not exist.")
    try:
        return Settings()
    except ValidationError as error:
        problems = [f"{_name(each['loc'])}: {each['msg']}" for each in error.errors()]
        raise SettingsError("; ".join(problems)) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{file} is not a TOML file: {error}.") from error


def _name(location: tuple[int | str, ...]) -> str:
    """Return the environment variable of a field, as a person would set it."""
    if location[:1] == ("DISCORD_TOKEN",):
        return "DISCORD_TOKEN"
    return PREFIX + "__".join(str(part) for part in location).upper()
