"""Measuring how well deals are read, with the whole vocabulary or a part of it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from index.errors import UserError
from index.evaluation.deals import Report, evaluate, read_labelled, without_a_fifth
from index.evaluation.grouped_deals import (
    MergedReport,
    evaluate_grouped,
    is_grouped,
    read_articles,
    read_grouped,
)
from index.vocabulary import Vocabulary
from index.vocabulary_file import read_file

T = TypeVar("T")


def measure(
    parties: Path, gold: Path, folder: Path | None, seed: int | None
) -> Report | MergedReport:
    """Read articles and compare with what a file says; with a seed, without a fifth of the parties.

    The file holds either articles with what each tells, or deals with the articles that tell of
    them; then all articles of the folder are read, and what they tell is put together.

    Raises:
        UserError: a file is missing or not of its form.
    """
    if not _read(gold, lambda: is_grouped(gold)):
        return measure_deals(parties, gold, folder, seed)
    if folder is None:
        raise UserError(f"{gold} lists deals, so the folder of their articles is needed, too.")
    listed = _read(gold, lambda: read_grouped(gold))
    articles = _read(gold, lambda: read_articles(folder, listed))
    return evaluate_grouped(listed, articles, *_vocabularies(parties, seed))


def measure_deals(parties: Path, gold: Path, folder: Path | None, seed: int | None) -> Report:
    """Read labelled articles and compare; with a seed, a fifth of the parties is not known.

    Raises:
        UserError: a file is missing or not of its form.
    """
    labelled = _read(gold, lambda: read_labelled(gold, folder))
    if not any(each.facts for each in labelled):
        raise UserError(f"{gold} labels no deal, so there is nothing to compare with.")
    return evaluate(labelled, *_vocabularies(parties, seed))


def _vocabularies(parties: Path, seed: int | None) -> tuple[Vocabulary, Vocabulary]:
    """Return what is known, and all that there is to know."""
    whole = Vocabulary.read(parties)
    if seed is None:
        return whole, whole
    return Vocabulary(without_a_fifth(read_file(parties), seed)), whole


def _read(gold: Path, read: Callable[[], T]) -> T:
    """Read a file and tell the user what is wrong with it.

    Raises:
        UserError: it is missing or not of its form.
    """
    try:
        return read()
    except OSError as error:
        raise UserError(f"The file {gold} cannot be read.") from error
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise UserError(f"{gold} is not a JSON file.") from error
    except KeyError as error:
        raise UserError(f"{gold}: a row has no {error}.") from error
    except (AttributeError, TypeError) as error:
        raise UserError(
            f"{gold} is not a list of articles with their text or file and their facts."
        ) from error
    except ValueError as error:
        raise UserError(f"{gold}: {error}.") from error
