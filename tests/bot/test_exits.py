"""How the program gives up: one sentence on standard error, and an exit code that means it."""

import asyncio
import socket
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from tests.support.program import AS_PEOPLE_DO, Finished, ran, sentence

TOKEN = "MTIz.GhIjKl.a-very-secret-part"

_ELSEWHERE = """
import sys
from discord.http import Route
from bot.__main__ import main
Route.BASE = sys.argv.pop(1)
main()
"""
"""The program, but for it Discord is at the address given as the first argument."""

UNUSABLE_QUESTIONS = {
    "nowhere.json": None,
    "prose.json": "This is no JSON.",
    "keys.json": '[{"question": "Who?"}]',
}


def test_a_missing_model(tmp_path: Path) -> None:
    end = ran(tmp_path, "ask", "Who?", LINER_DATA_DIR=tmp_path / "data", LINER_MODEL="/no/model")
    assert end.returncode == 69
    assert sentence(end) == "There is no model folder at /no/model. Check LINER_MODEL."


def test_a_model_that_is_not_on_this_machine(tmp_path: Path) -> None:
    end = ran(
        tmp_path,
        "status",
        LINER_DATA_DIR=tmp_path / "data",
        LINER_MODEL="nobody/has-this-model",
        HF_HOME=tmp_path,
    )
    assert end.returncode == 69
    assert "nobody/has-this-model is not on this machine" in sentence(end)


@pytest.mark.parametrize("command", [("run",), ("reindex",)])
def test_a_data_folder_that_cannot_be_written(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "file").touch()
    end = ran(tmp_path, *command, LINER_DATA_DIR=tmp_path / "file" / "data")
    assert end.returncode == 73
    assert "LINER_DATA_DIR" in sentence(end)


def test_a_missing_folder_of_articles(tmp_path: Path) -> None:
    end = ran(
        tmp_path, "reindex", LINER_DATA_DIR=tmp_path / "data", LINER_SEEDS_DIR=tmp_path / "nowhere"
    )
    assert end.returncode == 73
    assert str(tmp_path / "nowhere") in sentence(end)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"LINER_PREVIEW__PORT": "http"}, "LINER_PREVIEW__PORT: "),
        ({"LINER_CONFIG": "nowhere.toml"}, "LINER_CONFIG names nowhere.toml, which is no file."),
        ({"DISCORD_TOKEN": "a very secret-part"}, "DISCORD_TOKEN: A token is one word"),
    ],
)
def test_wrong_settings(tmp_path: Path, settings: dict[str, str], said: str) -> None:
    end = ran(tmp_path, "run", program=AS_PEOPLE_DO, **settings)
    assert end.returncode == 78
    assert sentence(end).startswith(said)
    assert "secret-part" not in end.stderr


def test_commands_cannot_be_told_to_discord_without_a_token(tmp_path: Path) -> None:
    end = ran(tmp_path, "sync", LINER_DATA_DIR=tmp_path / "data")
    assert end.returncode == 78
    assert sentence(end) == "There is no token: set DISCORD_TOKEN."


@pytest.mark.parametrize("measure", ["answers", "retrieval"])
@pytest.mark.parametrize("name", UNUSABLE_QUESTIONS)
def test_a_file_of_questions_that_is_none(tmp_path: Path, name: str, measure: str) -> None:
    content = UNUSABLE_QUESTIONS[name]
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    end = ran(tmp_path, "eval", measure, name, LINER_DATA_DIR=tmp_path / "data")
    assert end.returncode == 65
    assert name in sentence(end)


@pytest.mark.parametrize("command", ["run", "sync"])
async def test_a_token_that_discord_does_not_accept(tmp_path: Path, command: str) -> None:
    end = await _with_a_discord_that_says(401, "401: Unauthorized", tmp_path, command)
    assert end.returncode == 78
    assert sentence(end) == (
        "Discord does not accept the token. Copy it again from the Bot page of your application "
        "into DISCORD_TOKEN."
    )


async def test_a_discord_that_refuses(tmp_path: Path) -> None:
    end = await _with_a_discord_that_says(403, "Forbidden", tmp_path, "run")
    assert end.returncode == 69
    assert "status 403" in sentence(end)


def test_a_discord_that_cannot_be_reached(tmp_path: Path) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{closed.getsockname()[1]}"
        end = _bot(tmp_path, address, "run")
    assert end.returncode == 69
    assert sentence(end).startswith("Discord cannot be reached.")


async def _with_a_discord_that_says(status: int, message: str, cwd: Path, command: str) -> Finished:
    seen: list[str | None] = []

    async def refuse(request: web.Request) -> web.Response:
        seen.append(request.headers.get("Authorization"))
        return web.json_response({"message": message, "code": 0}, status=status)

    app = web.Application()
    app.router.add_get("/users/@me", refuse)
    async with TestServer(app) as discord:
        end = await asyncio.to_thread(_bot, cwd, str(discord.make_url("")), command)
    assert seen == [f"Bot {TOKEN}"]
    return end


def _bot(cwd: Path, address: str, command: str) -> Finished:
    end = ran(
        cwd,
        *(address.rstrip("/"), command),
        program=("-c", _ELSEWHERE),
        LINER_DATA_DIR=cwd / "data",
        DISCORD_TOKEN=TOKEN,
    )
    assert "secret-part" not in end.stdout + end.stderr
    return end
