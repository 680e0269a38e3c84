"""/deals, with the buttons under it and on the card of a deal."""

import io
import json
from collections.abc import AsyncIterator
from pathlib import Path

import discord
import pytest
from PIL import Image
from simcord import ChannelHandle, Env, MemberActor, ResponseMessage, UserHandle
from simcord.components import walk_components

from bot.pictures.theme import DARK, LIGHT
from index.errors import StorageError
from index.library import Library
from index.models import Models
from tests.bot.conversation import IN_DISCORD, Restart, labels, press, shown
from tests.bot.newsroom import DEALS, LABELS, newsroom
from tests.bot.requests import DEFERRED, MESSAGE, first_responses, made
from tests.support.discord_world import Message, button, click, text_of, texts
from tests.support.encoders import BagOfWords

pytestmark = IN_DISCORD

_GALLERY = discord.ComponentType.media_gallery.value


@pytest.fixture
def models() -> Models:
    return Models(BagOfWords())


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Library]:
    async with newsroom(tmp_path / "data") as library:
        yield library


async def listed(channel: ChannelHandle, member: MemberActor, **options: str | bool) -> Message:
    return shown(await member.slash(channel, "deals", **options))


async def sent(member: MemberActor, card: Message, label: str) -> ResponseMessage:
    """Click a button that sends files and return the message with them."""
    result = await click(member, card, label)
    return result.followups[0] if result.followups else shown(result)


async def ground_of(picture: ResponseMessage) -> str:
    """Return the colour of the one picture that comes with a card."""
    (file,) = picture.message.attachments
    with Image.open(io.BytesIO(await file.read())) as image:
        pixel = image.convert("RGB").getpixel((0, 0))
    assert isinstance(pixel, tuple)
    return f"#{bytes(pixel).hex().upper()}"


def alt_of(picture: ResponseMessage) -> str:
    (gallery,) = (part for part in walk_components(picture.components) if part["type"] == _GALLERY)
    (item,) = gallery["items"]
    return str(item["description"])


def top(card: Message) -> str:
    return texts(card)[0]


def rows(card: Message) -> list[str]:
    return [text for text in texts(card)[1:] if text.startswith("**")]


class TestDeals:
    async def test_it_lists_all_of_them_for_everyone(
        self, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card = shown(await member.slash(channel, "deals"))
        assert top(card) == (
            "### Deals and lawsuits\n"
            f"{DEALS - 1} deals and 1 lawsuit between {LABELS + 3} parties, 2024 – May 2025\n"
            f"-# {DEALS - 1} licences · 1 lawsuit\n"
            f"-# As of 1 July 2025, from {LABELS + 2} articles"
        )
        assert rows(card)[0] == (
            "**Harbour Records → Tonemill**\n"
            "-# 14 May 2025 · licence · signed · ⚠ sources differ on the date"
        )
        assert not card.ephemeral

    async def test_it_can_be_private(self, channel: ChannelHandle, member: MemberActor) -> None:
        assert shown(await member.slash(channel, "deals", private=True)).ephemeral

    @pytest.mark.parametrize(
        ("options", "count"),
        [
            ({"party": "tonemill"}, 2),
            ({"party": "Tonemill", "with": "Harbour Records"}, 2),
            ({"with": "Pipework AI"}, LABELS),
            ({"kind": "lawsuit"}, 1),
            ({"status": "signed"}, LABELS + 1),
            ({"scope": "training", "since": "2025"}, 1),
            ({"since": "2024-03-05", "until": "2024-03-06", "kind": "licence"}, 2),
            ({"status": "talks"}, 1),
        ],
    )
    async def test_every_option_filters(
        self, options: dict[str, str], count: int, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card = await listed(channel, member, **options)
        assert len(rows(card)) == min(8, count)
        pages = -(-count // 8)
        assert pages == 1 or f"Page 1 of {pages}" in text_of(card)

    async def test_it_can_be_sorted(self, channel: ChannelHandle, member: MemberActor) -> None:
        card = await listed(channel, member, sort="oldest", party="Pipework AI")
        assert rows(card)[0].startswith("**Label 0 → Pipework AI**")
        card = await listed(channel, member, sort="party")
        assert "by party" in text_of(card)

    async def test_talks_are_listed_only_on_request_and_labelled(
        self, channel: ChannelHandle, member: MemberActor
    ) -> None:
        assert "Talks are no deals" in top(await listed(channel, member, party="Gramo"))
        card = await listed(channel, member, party="Gramo", status="talks")
        assert "talks about a licence, no deal" in rows(card)[0]
        assert "These are talks" in text_of(await press(member, card, "Details"))

    async def test_what_is_no_date_is_said_to_who_typed_it(
        self, channel: ChannelHandle, member: MemberActor
    ) -> None:
        options: dict[str, str] = {"with": "Tonemill", "until": "soon"}
        card = shown(await member.slash(channel, "deals", **options))
        assert card.ephemeral
        assert "I cannot read “soon” as a date." in text_of(card)
        assert "/deals with: Tonemill until: soon" in text_of(card)

    async def test_it_works_in_direct_messages(self, stranger: UserHandle) -> None:
        card = shown(await stranger.slash("deals", party="Tonemill"))
        assert "involving Tonemill" in top(card)

    @pytest.mark.parametrize("option", ["party", "with"])
    async def test_parties_are_offered(
        self, option: str, channel: ChannelHandle, member: MemberActor
    ) -> None:
        offered = await member.autocomplete(channel, "deals", option, "tone")
        assert [choice["value"] for choice in offered] == ["Tonemill"]


class TestPaging:
    async def test_the_pages_show_every_row_once(
        self, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card = await listed(channel, member)
        seen = rows(card)
        for _ in range(2):
            turned = await press(member, card, "▶")
            assert turned.id == card.id
            seen += rows(turned)
        assert len(seen) == len(set(seen)) == DEALS
        assert button(card, "▶").disabled

    async def test_a_list_that_is_no_longer_kept_says_so(
        self,
        channel: ChannelHandle,
        member: MemberActor,
        library: Library,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        async def gone(_: int) -> None:
            return None

        card = await listed(channel, member)
        monkeypatch.setattr(library, "kept_filter", gone)
        for label in ("▶", "Export", "Timeline", "Map"):
            told = await sent(member, card, label)
            assert "no longer kept" in text_of(told)
            assert told.ephemeral

    async def test_without_room_to_keep_the_filter_the_details_remain(
        self,
        channel: ChannelHandle,
        member: MemberActor,
        library: Library,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        async def full(_: object) -> int:
            raise StorageError("The disk is full.")

        monkeypatch.setattr(library, "keep_filter", full)
        card = await listed(channel, member)
        assert set(labels(card)) == {"Details"}
        assert "**Licensor**" in text_of(await press(member, card, "Details"))


class TestDetails:
    async def test_they_open_in_private_and_the_list_stays(
        self, env: Env, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card = await listed(channel, member)
        details = await press(member, card, "Details")
        assert details.ephemeral
        assert details.id != card.id
        assert first_responses(env) == [MESSAGE, MESSAGE]
        assert top(details).startswith("### Harbour Records → Tonemill\nLicence · signed")
        assert "Told by 2 articles" in top(details)
        assert "“on 14 May 2025” or “on 16 May 2025”" in text_of(details)

    async def test_a_deal_that_is_gone_says_so(
        self,
        channel: ChannelHandle,
        member: MemberActor,
        library: Library,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        async def gone(_: str) -> None:
            return None

        card = await listed(channel, member)
        monkeypatch.setattr(library, "announcement", gone)
        assert "has changed" in text_of(await press(member, card, "Details"))


class TestExport:
    async def test_the_whole_list_comes_as_files_in_private(
        self, env: Env, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card = await listed(channel, member, party="Pipework AI")
        files = await sent(member, card, "Export")
        assert files.ephemeral
        assert first_responses(env)[-1] == DEFERRED
        attached = {file.filename: await file.read() for file in files.message.attachments}
        assert list(attached) == ["deals.csv", "deals.json", "deals.ics"]
        assert len(json.loads(attached["deals.json"])) == LABELS
        assert attached["deals.ics"].startswith(b"BEGIN:VCALENDAR")
        assert attached["deals.csv"].decode("utf-8-sig").count("Pipework AI") >= LABELS


class TestPictures:
    @pytest.mark.parametrize("label", ["Timeline", "Map"])
    async def test_a_picture_comes_in_private_with_its_description(
        self, label: str, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card = await listed(channel, member, party="Pipework AI")
        picture = await sent(member, card, label)
        assert picture.ephemeral
        (file,) = picture.message.attachments
        assert file.filename == f"{label.lower()}-dark.png"
        assert (await file.read()).startswith(b"\x89PNG")
        assert file.description
        assert "Deals and lawsuits involving Pipework AI" in top(picture)

    @pytest.mark.parametrize("label", ["Timeline", "Map"])
    async def test_it_can_be_had_on_a_light_ground_and_on_a_dark_one_again(
        self, label: str, env: Env, channel: ChannelHandle, member: MemberActor
    ) -> None:
        card = await listed(channel, member, party="Pipework AI")
        dark = await sent(member, card, label)
        assert await ground_of(dark) == DARK.ground
        light = await press(member, dark, "Light")
        assert (light.id, light.ephemeral) == (dark.id, True)
        assert await ground_of(light) == LIGHT.ground
        assert labels(light) == ["Dark"]
        (edit,) = made(env, "PATCH", "@original")
        assert edit.json is not None
        assert [file["description"] for file in edit.json["attachments"]] == [alt_of(dark)]
        assert alt_of(light) == alt_of(dark)
        again = await press(member, light, "Dark")
        assert await ground_of(again) == DARK.ground
        assert labels(again) == ["Light"]

    async def test_the_other_ground_works_after_a_restart(
        self, channel: ChannelHandle, member: MemberActor, restart: Restart
    ) -> None:
        dark = await sent(member, await listed(channel, member), "Map")
        await restart()
        assert await ground_of(await press(member, dark, "Light")) == LIGHT.ground

    async def test_a_picture_of_a_list_that_is_no_longer_kept_stays(
        self,
        channel: ChannelHandle,
        member: MemberActor,
        library: Library,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        async def gone(_: int) -> None:
            return None

        dark = await sent(member, await listed(channel, member), "Timeline")
        monkeypatch.setattr(library, "kept_filter", gone)
        told = await click(member, dark, "Light")
        (notice,) = told.followups
        assert "no longer kept" in text_of(notice)
        assert notice.ephemeral
        assert [file.filename for file in dark.message.attachments] == ["timeline-dark.png"]


async def test_the_buttons_work_after_a_restart(
    channel: ChannelHandle, member: MemberActor, restart: Restart
) -> None:
    card = await listed(channel, member)
    await restart()
    assert "Told by 2 articles" in text_of(await press(member, card, "Details"))
    assert "Page 2 of 3" in text_of(await press(member, card, "▶"))
    assert (await sent(member, card, "Export")).message.attachments
