"""Fitting which organisation a speaker is of."""

import json
from pathlib import Path

import pytest

from index.errors import UserError
from index.evaluation.affiliation_fit import (
    Example,
    Examples,
    ToldArticle,
    fit,
    is_right,
    read_told,
)
from tests.index.extraction.quotes.reading import READER, VOCABULARY

_TEXTS = {
    f"{name} Moe": f"“Not yet,” said {name} Moe, head of sales at {firm}."
    for name, firm in (("Ines", "Osterly"), ("Nora", "Quiverly"), ("Anna", "Brindle Records"))
}


def _examples() -> list[Example]:
    made = Examples(READER, VOCABULARY)
    found: list[Example] = []
    for number, (name, text) in enumerate(_TEXTS.items()):
        firm = text.rpartition(" at ")[2].strip(".")
        told = ToldArticle(id=str(number), title="", text=text, of={name: firm})
        found += made.of_told(told)
    return found


def test_weights_choose_what_is_labelled() -> None:
    examples = _examples()
    assert len(examples) == len(_TEXTS)
    weights = fit(examples)
    assert all(is_right(each, weights) for each in examples)


def test_a_speaker_that_is_not_labelled_is_no_example() -> None:
    told = ToldArticle(id="1", title="", text=_TEXTS["Ines Moe"], of={"Karl Holm": None})
    assert not list(Examples(READER, VOCABULARY).of_told(told))


def test_a_file_of_another_form_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "told.json"
    file.write_text(json.dumps([{"id": 1}]), encoding="utf-8")
    with pytest.raises(UserError):
        read_told(file)
