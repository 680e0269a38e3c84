"""Looks for everything that could keep the bot from running, and says what helps."""

import importlib.util
import os
import shutil
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass

from bot.opening import opened_library
from config.settings import Settings
from config.unknown import unknown_settings
from index.errors import LibraryError, ModelError, SourceError, StorageError
from index.models import DEFAULT_MODEL
from index.reading import FolderSource

_NEEDED_MB = 200


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    state: str
    remedy: str | None = None
    """What helps, if something is wrong."""


async def findings(settings: Settings, environment: Mapping[str, str]) -> AsyncIterator[Finding]:
    """Look at one thing after another."""
    for finding in _useless(environment):
        yield finding
    yield _token(settings)
    yield _space(settings)
    for finding in _articles(settings):
        yield finding
    yield await _library(settings)


def _useless(environment: Mapping[str, str]) -> Iterator[Finding]:
    for each in unknown_settings(environment):
        remedy = f"Did you mean {each.meant}?" if each.meant else "Remove it; it does nothing."
        yield Finding("Settings", f"{each.name} in {each.place} is not a setting.", remedy)


def _token(settings: Settings) -> Finding:
    if settings.discord_token is None:
        if importlib.util.find_spec("simcord") is None:
            return Finding(
                "Discord",
                "There is no token, and the preview is not installed.",
                "Set DISCORD_TOKEN, or install the preview: pip install 'liner-notes[preview]'.",
            )
        return Finding("Discord", "There is no token: `run` opens the preview.")
    if settings.discord_token.get_secret_value().count(".") != 2:
        return Finding(
            "Discord",
            "The token does not look like one: it should have three parts joined by points.",
            "Copy it again from the Bot page of your application into DISCORD_TOKEN.",
        )
    return Finding("Discord", "A token is set.")


def _space(settings: Settings) -> Finding:
    folder = settings.data_dir
    above = next((each for each in (folder, *folder.parents) if each.exists()), folder)
    if not above.is_dir() or not os.access(above, os.W_OK):
        return Finding(
            "Data folder",
            f"{folder} cannot be written.",
            "Change its owner, or set LINER_DATA_DIR to another folder.",
        )
    free_mb = shutil.disk_usage(above).free // 1_000_000
    if free_mb < _NEEDED_MB:
        return Finding(
            "Data folder",
            f"Only {free_mb} MB are free at {folder}.",
            f"Free at least {_NEEDED_MB} MB, or set LINER_DATA_DIR to another disk.",
        )
    return Finding("Data folder", f"{folder} can be written; {free_mb:,} MB are free.")


def _articles(settings: Settings) -> Iterator[Finding]:
    source = FolderSource(settings.seeds_dir)
    readable = 0
    try:
        for file in source.files():
            try:
                source.read(file)
                readable += 1
            except SourceError as error:
                yield Finding("Articles", str(error), "Mend the file or take it away.")
    except StorageError as error:
        yield Finding("Articles", str(error), "Set LINER_SEEDS_DIR to your folder of articles.")
        return
    if readable:
        yield Finding("Articles", f"{readable} can be read in {settings.seeds_dir}.")
    else:
        yield Finding(
            "Articles",
            f"There are none in {settings.seeds_dir}.",
            "Set LINER_SEEDS_DIR to your folder of articles.",
        )


async def _library(settings: Settings) -> Finding:
    try:
        async with opened_library(settings) as library:
            await library.warm()
            status = library.status()
    except ModelError as error:
        return Finding("Model", str(error), _model_remedy(settings))
    except LibraryError as error:
        return Finding("Library", str(error), "Mend that, then run `liner-notes check` again.")
    if not status.passages:
        return Finding("Library", "It is still empty: `run`, `ask` and `reindex` fill it.")
    texts = status.articles + status.briefs
    return Finding(
        "Library",
        f"Generation {status.generation} is sound: {texts} texts, {status.passages} passages; "
        f"the model {status.model} works.",
    )


def _model_remedy(settings: Settings) -> str:
    if settings.model == DEFAULT_MODEL:
        return "Install Liner Notes again, with everything it depends on."
    return "Correct LINER_MODEL, or unset it to use the model that comes with Liner Notes."
