from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from config.reference import documented, markdown_table
from config.settings import Settings

README = Path(__file__).parents[2] / "README.md"


def fields(model: type[BaseModel], path: str = "") -> Iterator[tuple[str, FieldInfo]]:
    for name, field in model.model_fields.items():
        if isinstance(field.annotation, type) and issubclass(field.annotation, BaseModel):
            yield from fields(field.annotation, f"{path}{name}.")
        else:
            yield path + name, field


@pytest.mark.parametrize(("path", "field"), list(fields(Settings)))
def test_every_setting_is_described(path: str, field: FieldInfo) -> None:
    assert field.description, f"{path} has no description"
    assert field.description.endswith(".")


def test_every_setting_is_documented_once() -> None:
    variables = [setting.variable for setting in documented()]
    assert len(variables) == len(set(variables)) == len(list(fields(Settings))) + 1


def test_the_table_stands_in_the_readme_as_it_is_generated() -> None:
    text = README.read_text(encoding="utf-8")
    start, end = "<!-- settings -->", "<!-- /settings -->"
    assert text.count(start) == text.count(end) == 1
    shown = text.partition(start)[2].partition(end)[0]
    assert shown.strip() == markdown_table()


def test_every_row_of_the_table_has_three_cells() -> None:
    assert {line.count("|") for line in markdown_table().splitlines()} == {4}


def test_no_default_in_the_table_belongs_to_one_machine() -> None:
    assert str(README.parent) not in markdown_table()
