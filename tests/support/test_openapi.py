import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.support.openapi import Json, find_description, openapi_path, violations

__all__ = ["openapi_path"]

CALLBACK = "/interactions/1/token/callback"


@dataclass(frozen=True)
class Sent:
    method: str
    path: str
    json: Json = None


def button(label: str = "More sources", custom_id: str = "more:1") -> dict[str, Json]:
    return {"type": 2, "style": 1, "label": label, "custom_id": custom_id}


def text(content: str = "An excerpt") -> dict[str, Json]:
    return {"type": 10, "content": content}


def row(*buttons: Json) -> dict[str, Json]:
    return {"type": 1, "components": list(buttons)}


def container(*components: Json) -> dict[str, Json]:
    return {"type": 17, "components": list(components)}


def answer_with(*components: Json) -> Sent:
    data: dict[str, Json] = {"flags": 1 << 15, "components": list(components)}
    return Sent("POST", CALLBACK, {"type": 4, "data": data})


def only_problem(request: Sent, description: Path) -> str:
    (problem,) = violations([request], description)
    return problem.removeprefix(f"{request.method} {request.path}: ")


def test_a_valid_card_has_no_violations(openapi_path: Path) -> None:
    section: Json = {"type": 9, "components": [text()], "accessory": button(custom_id="context:1")}
    assert violations([answer_with(container(text(), section, row(button())))], openapi_path) == []


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        (answer_with({"type": 99}), "data.components[0]: nothing like {'type': 99} is allowed"),
        (answer_with(container(container(text()))), "data.components[0].components[0]: nothing"),
        (
            answer_with(container(text(), row(button("x" * 81)))),
            "data.components[0].components[1].components[0].label: breaks maxLength 80",
        ),
        (
            answer_with(row(button(), button(custom_id="y" * 101))),
            "data.components[0].components[1].custom_id: breaks maxLength 100",
        ),
        (answer_with(row()), "data.components[0].components: breaks minItems 1"),
        (answer_with(row(*[button()] * 6)), "data.components[0].components: breaks maxItems 5"),
        (answer_with(text("")), "data.components[0].content: breaks minLength 1"),
        (answer_with({"type": 10}), "data.components[0]: 'content' is a required property"),
        (answer_with(*[text()] * 41), "data.components: breaks maxItems 40"),
        (Sent("POST", CALLBACK, {"type": 77}), "body: nothing like {'type': 77} is allowed here"),
        (
            Sent("POST", "/webhooks/1/token", {"components": [container(row(button("x" * 81)))]}),
            "components[0].components[0].components[0].label: breaks maxLength 80",
        ),
        (
            Sent("PUT", "/applications/1/commands", [{"name": "ask", "description": "x" * 101}]),
            "[0].description: breaks maxLength 100",
        ),
        (Sent("POST", "/channels/1/messages"), "a body is required"),
        (Sent("GET", "/channels/1/messages", {"content": "hello"}), "a body is not expected"),
        (Sent("DELETE", "/gateway/bot"), "Discord has no such endpoint"),
    ],
)
def test_a_broken_rule_is_named_with_its_place(
    sent: Sent, problem: str, openapi_path: Path
) -> None:
    assert only_problem(sent, openapi_path).startswith(problem)


def test_a_problem_fits_on_one_short_line(openapi_path: Path) -> None:
    problem = only_problem(answer_with(container(text("line\n" * 2_000))), openapi_path)
    assert "\n" not in problem
    assert len(problem) < 150


def test_every_broken_rule_is_reported(openapi_path: Path) -> None:
    requests = [answer_with(row(button("x" * 81, "y" * 101)), text("")), Sent("GET", "/nowhere")]
    assert len(violations(requests, openapi_path)) == 4


def test_numeric_ids_are_accepted_as_discord_accepts_them(openapi_path: Path) -> None:
    body: Json = {
        "content": "A reply with a file",
        "attachments": [{"id": 0, "filename": "answer.txt"}],
        "message_reference": {"message_id": 1, "channel_id": 2, "guild_id": 3},
    }
    assert violations([Sent("POST", "/channels/1/messages", body)], openapi_path) == []


def test_a_literal_path_goes_before_one_with_a_parameter(tmp_path: Path) -> None:
    description = described(
        tmp_path,
        {
            "/webhooks/{id}/messages/{message_id}": {"patch": takes({"type": "array"})},
            "/webhooks/{id}/messages/@original": {"patch": takes({"type": "object"})},
        },
    )
    assert violations([Sent("PATCH", "/webhooks/1/messages/@original", {})], description) == []
    assert violations([Sent("PATCH", "/webhooks/1/messages/2", [])], description) == []


def test_a_parameter_covers_one_step_of_a_path(tmp_path: Path) -> None:
    description = described(tmp_path, {"/users/{id}": {"get": {"operationId": "get_user"}}})
    assert violations([Sent("GET", "/users/@me")], description) == []
    assert violations([Sent("GET", "/users/@me/guilds")], description) != []


def test_a_null_is_accepted_only_where_it_is_described(tmp_path: Path) -> None:
    nullable: Json = {"oneOf": [{"type": "null"}, {"$ref": "#/components/schemas/SnowflakeType"}]}
    body: Json = {"type": "object", "properties": {"id": nullable, "name": {"type": "string"}}}
    description = described(tmp_path, {"/users": {"post": takes(body)}})
    assert violations([Sent("POST", "/users", {"id": None, "name": "Ann"})], description) == []
    assert len(violations([Sent("POST", "/users", {"id": [], "name": None})], description)) == 2


def test_the_environment_names_the_description(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINER_TEST_OPENAPI", str(tmp_path / "openapi.json"))
    assert find_description() == tmp_path / "openapi.json"


def takes(schema: Json) -> dict[str, Json]:
    return {"requestBody": {"content": {"application/json": {"schema": schema}}}}


def described(folder: Path, paths: Json) -> Path:
    snowflake: Json = {"SnowflakeType": {"type": "string", "pattern": "^[0-9]+$"}}
    document: Json = {"paths": paths, "components": {"schemas": snowflake}}
    file = folder / "openapi.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    return file
