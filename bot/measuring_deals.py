"""Measuring how well deals are read, with the whole vocabulary or a part of it."""

import json
from pathlib import Path

from index.errors import UserError
from index.evaluation.deals import Labelled, Report, evaluate, read_labelled, without_a_fifth
from index.vocabulary import Vocabulary
from index.vocabulary_file import read_file


def measure_deals(parties: Path, gold: Path, folder: Path | None, seed: int | None) -> Report:
    """Read labelled articles and compare; with a seed, a fifth of the parties is not known.

    Raises:
        UserError: a file is missing or not of its form.
    """
    labelled = _labelled(gold, folder)
    if not any(each.facts for each in labelled):
        raise UserError(f"{gold} labels no deal, so there is nothing to compare with.")
    whole = Vocabulary.read(parties)
    if seed is None:
        return evaluate(labelled, whole)
    known = Vocabulary(without_a_fifth(read_file(parties), seed))
    return evaluate(labelled, known, whole)


def _labelled(gold: Path, folder: Path | None) -> tuple[Labelled, ...]:
    try:
        return read_labelled(gold, folder)
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
