"""Checks recorded REST requests against Discord's own description of its API (OpenAPI 3.1)."""

import json
import os
import re
import reprlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Protocol, TypeAlias

import pytest
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import create
from referencing import Registry
from referencing.jsonschema import DRAFT202012

VARIABLE = "LINER_TEST_OPENAPI"
BESIDE_PROJECT = Path(__file__).parents[3] / "shared" / "discord" / "openapi.json"

Json: TypeAlias = "Mapping[str, Json] | Sequence[Json] | str | int | float | bool | None"
Schema: TypeAlias = Mapping[str, object]
Keyword: TypeAlias = Callable[
    [Draft202012Validator, Sequence[Schema], object, Schema], Iterator[ValidationError]
]

_DOCUMENT = "urn:discord-openapi"


class Request(Protocol):
    """What is read of a recorded request; simcord's ``HttpLogEntry`` fulfils it."""

    @property
    def method(self) -> str:
        """The HTTP verb, in capitals."""

    @property
    def path(self) -> str:
        """The path below ``/api/v10``, without a query."""

    @property
    def json(self) -> Json:
        """The decoded JSON body; None if there was none."""


def find_description() -> Path | None:
    """Return the file the environment names, or else the one beside the project, if it exists."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    return BESIDE_PROJECT if BESIDE_PROJECT.is_file() else None


@pytest.fixture(scope="session")
def openapi_path() -> Path:
    """Where Discord's description lies; without one the test is skipped."""
    path = find_description()
    if path is None:
        pytest.skip(f"Discord's API description is not here; {VARIABLE} can name its openapi.json")
    return path


def violations(requests: Iterable[Request], openapi_path: Path) -> list[str]:
    """Return one line for each rule of Discord's that a request breaks; none if all are valid."""
    api = _load(openapi_path)
    return [
        f"{request.method} {request.path}: {problem}"
        for request in requests
        for problem in api.problems(request)
    ]


@cache
def _load(path: Path) -> "_Api":
    return _Api(json.loads(path.read_text(encoding="utf-8")))


class _Api:
    """The described endpoints, each body's validator made when it is first needed."""

    def __init__(self, document: dict[str, dict[str, dict[str, Schema]]]) -> None:
        schemas = document["components"]["schemas"]
        # Discord takes ids as numbers too, and discord.py sends some (attachments, replies).
        schemas["SnowflakeType"] = {**schemas["SnowflakeType"], "type": ["string", "integer"]}
        resource = DRAFT202012.create_resource(document)
        self._registry = Registry().with_resource(_DOCUMENT, resource)
        self._validator_type = _validator_type(schemas)
        self._validators: dict[tuple[str, str], Validator] = {}
        # Fewest parameters first: /messages/@original goes before /messages/{message_id}.
        by_parameters = sorted(document["paths"].items(), key=lambda item: item[0].count("{"))
        self._paths = [(_pattern(path), path, methods) for path, methods in by_parameters]

    def problems(self, request: Request) -> Iterator[str]:
        method = request.method.lower()
        template, operation = self._operation(request.path, method)
        expected = operation.get("requestBody")
        if not operation:
            yield "Discord has no such endpoint"
        elif request.json is not None and expected is None:
            yield "a body is not expected"
        elif request.json is not None:
            yield from map(_explain, self._validator(template, method).iter_errors(request.json))
        elif isinstance(expected, Mapping) and expected.get("required"):
            yield "a body is required"

    def _operation(self, path: str, method: str) -> tuple[str, Schema]:
        for pattern, template, methods in self._paths:
            if method in methods and pattern.fullmatch(path):
                return template, methods[method]
        return path, {}

    def _validator(self, template: str, method: str) -> Validator:
        key = (template, method)
        if key not in self._validators:
            steps = ("paths", *key, "requestBody", "content", "application/json", "schema")
            pointer = "/".join(step.replace("~", "~0").replace("/", "~1") for step in steps)
            reference = {"$ref": f"{_DOCUMENT}#/{pointer}"}
            self._validators[key] = self._validator_type(reference, registry=self._registry)
        return self._validators[key]


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template)))


def _validator_type(schemas: Mapping[str, Schema]) -> type[Validator]:
    """Make a validator that reads a union by its ``type``, as Discord does.

    The plain one tries every alternative at every level, which is slow, and buries the one broken
    rule under the reasons why a button is not a container.
    """
    kinds = {f"#/components/schemas/{name}": _kinds(schema) for name, schema in schemas.items()}
    keywords = dict(Draft202012Validator.VALIDATORS)
    for name in ("anyOf", "oneOf"):
        keywords[name] = partial(_union, kinds, keywords[name])
    made: type[Validator] = create(Draft202012Validator.META_SCHEMA, keywords)
    return made


def _kinds(schema: Schema) -> Sequence[object]:
    """Return the values of ``type`` that objects of this schema have; none if it has no type."""
    properties = schema.get("properties")
    kind = properties.get("type") if isinstance(properties, Mapping) else None
    values = kind.get("enum") if isinstance(kind, Mapping) else None
    return values if isinstance(values, list) else ()


def _union(
    kinds: Mapping[str, Sequence[object]],
    plain: Keyword,
    validator: Draft202012Validator,
    alternatives: Sequence[Schema],
    value: object,
    schema: Schema,
) -> Iterator[ValidationError]:
    meant = [each for each in alternatives if _may_mean(each, kinds, value)]
    if not meant:
        yield ValidationError(f"nothing like {reprlib.repr(value)} is allowed here")
    elif len(meant) == 1:
        yield from validator.descend(value, meant[0])
    else:
        yield from plain(validator, meant, value, schema)


def _may_mean(alternative: Schema, kinds: Mapping[str, Sequence[object]], value: object) -> bool:
    if alternative.get("type") == "null":
        return value is None
    known = kinds.get(str(alternative.get("$ref")))
    return not (known and isinstance(value, Mapping)) or value.get("type") in known


def _explain(error: ValidationError) -> str:
    while error.context:
        error = max(error.context, key=lambda cause: len(cause.absolute_path))
    where = error.json_path.removeprefix("$").removeprefix(".") or "body"
    if error.validator in ("required", "anyOf", "oneOf"):
        return f"{where}: {error.message}"
    rule = f"{error.validator} {reprlib.repr(error.validator_value)}"
    return f"{where}: breaks {rule}: {reprlib.repr(error.instance)}"
