"""How a question is understood, what the cross-encoder has to say, and what is kept."""

import asyncio
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from index import asking
from index.ledger import Ledger
from index.models import Models
from index.types import Answer, NoAnswer, Reason
from index.vocabulary import Vocabulary
from tests.support.encoders import BagOfWords
from tests.support.libraries import answer_to, opened, texts_of
from tests.support.rerankers import WordReader
from tests.support.shelf import Shelf
from tests.support.tokens import WordTokens

TEXTS = {
    "klay.txt": "Klay licensed three majors. The deal came in November.",
    "suno.txt": "Warner settled with Suno. Suno bought Songkick.",
    "udio.txt": "Udio walled its garden. Fans were furious.",
}
EQUALS = {
    f"{name}.txt": f"The {name} band signed a licence. Nobody was asked."
    for name in ("red", "blue", "green", "grey")
}
QUESTION = "Suno. Warner settled with Suno."
BEFORE = "did universal settle with udio?"


class TestUnderstanding:
    async def test_a_follow_up_is_taken_for_a_whole_question_and_remembered_as_such(
        self, seeded_folder: Path, models: Models, vocabulary: Vocabulary
    ) -> None:
        async with opened(seeded_folder, models, vocabulary) as library:
            reply = await answer_to(library, "and sony?", after=BEFORE, remember=True)
            whole = await answer_to(library, "did sony settle with udio?")
            recalled = await library.recall(reply.id or 0)

        assert (reply.question, reply.understood) == ("and sony?", "did sony settle with udio?")
        assert "sony" in reply.citations[0].text.casefold()
        assert (whole.citations, whole.understood) == (reply.citations, None)
        assert recalled == replace(reply, timings_ms={})

    async def test_a_mistyped_name_finds_what_it_was_meant_to(
        self, seeded_folder: Path, models: Models, vocabulary: Vocabulary
    ) -> None:
        async with opened(seeded_folder, models, vocabulary) as library:
            right = await answer_to(library, "did universal settle with udio")
            typed = await answer_to(library, "did univresal settle with udoi")

        assert typed.question == "did univresal settle with udoi"
        assert typed.citations == right.citations

    async def test_a_question_without_a_source_says_what_it_was_taken_for(
        self, tmp_path: Path, vocabulary: Vocabulary
    ) -> None:
        async with opened(tmp_path, BagOfWords(), vocabulary) as library:
            await library.reindex(Shelf(TEXTS))
            reply = await library.ask("and sony?", after="do zebras of universal whistle?")

        assert isinstance(reply, NoAnswer)
        assert reply.understood == "do zebras of sony whistle?"

    @pytest.mark.parametrize("before", ["", " ", "?!", "🎵"])
    async def test_after_a_question_without_words_a_question_stands_on_its_own(
        self, tmp_path: Path, before: str
    ) -> None:
        async with opened(tmp_path, BagOfWords()) as library:
            await library.reindex(Shelf(TEXTS))

            reply = await answer_to(library, QUESTION, after=before)

        assert reply.understood is None

    @pytest.mark.parametrize("question", ["", "  \n", "?", "…!", "🎵"])
    async def test_what_has_no_words_is_no_follow_up_either(
        self, tmp_path: Path, question: str
    ) -> None:
        encoder = BagOfWords()
        async with opened(tmp_path, encoder) as library:
            await library.reindex(Shelf(TEXTS))
            encoder.encoded.clear()

            reply = await library.ask(question, after=BEFORE)

        assert isinstance(reply, NoAnswer)
        assert (reply.reason, reply.understood) == (Reason.EMPTY_QUESTION, None)
        assert encoder.encoded == []


class TestLookingUp:
    @pytest.mark.parametrize(
        ("question", "method"),
        [("what did Ada Okoye say?", "quotes"), ("how many deals are there?", "every_deal")],
    )
    async def test_others_go_on_while_quotes_and_deals_are_looked_through(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, question: str, method: str
    ) -> None:
        began, others = threading.Event(), threading.Event()
        went_on: list[bool] = []

        def look_through(_: Ledger, __: object = None) -> tuple[()]:
            began.set()
            went_on.append(others.wait(timeout=5))
            return ()

        slow = look_through if method == "quotes" else property(look_through)
        monkeypatch.setattr(Ledger, method, slow)
        async with opened(tmp_path, BagOfWords()) as library:
            await library.reindex(Shelf(TEXTS))
            asked = asyncio.create_task(library.ask(question))
            await asyncio.to_thread(began.wait, 5)
            others.set()
            await asked

        assert set(went_on) == {True}


class TestCache:
    async def test_a_question_is_answered_once_a_generation(self, tmp_path: Path) -> None:
        encoder = BagOfWords()
        async with opened(tmp_path, encoder) as library:
            await library.reindex(Shelf(TEXTS))
            encoder.encoded.clear()
            first = await answer_to(library, QUESTION)
            again = await answer_to(library, f"  {QUESTION}\n")
            assert len(encoder.encoded) == 1

            await library.reindex(Shelf({**TEXTS, "suno.txt": "Warner settled with Suno. Yes."}))
            encoder.encoded.clear()
            renewed = await answer_to(library, QUESTION)
            assert len(encoder.encoded) == 1

        assert replace(again, timings_ms={}) == replace(first, timings_ms={})
        assert (first.generation, renewed.generation) == (1, 2)
        assert TEXTS["suno.txt"] in texts_of(first) - texts_of(renewed)

    async def test_no_answer_is_kept_too_and_every_gap_is_counted(self, tmp_path: Path) -> None:
        encoder = BagOfWords()
        async with opened(tmp_path, encoder) as library:
            await library.reindex(Shelf(TEXTS))
            encoder.encoded.clear()
            for _ in range(3):
                reply = await library.ask("Do zebras whistle?", remember=True)
                assert isinstance(reply, NoAnswer)
            assert [gap.times for gap in await library.gaps()] == [3]

        assert len(encoder.encoded) == 1

    async def test_an_answer_that_was_kept_is_remembered_under_a_number_of_its_own(
        self, tmp_path: Path
    ) -> None:
        async with opened(tmp_path, BagOfWords()) as library:
            await library.reindex(Shelf(TEXTS))
            one = await answer_to(library, QUESTION, remember=True)
            two = await answer_to(library, QUESTION, remember=True)
            passing = await answer_to(library, QUESTION)

        assert None not in {one.id, two.id}
        assert one.id != two.id
        assert passing.id is None

    async def test_a_follow_up_is_another_question_than_its_words_alone(
        self, tmp_path: Path, vocabulary: Vocabulary
    ) -> None:
        async with opened(tmp_path, BagOfWords(), vocabulary) as library:
            await library.reindex(Shelf(TEXTS))
            taken_for = [
                (await library.ask("and udio?", after=before)).understood
                for before in ("did warner settle with suno?", None, "who left suno?", None)
            ]

        assert taken_for == ["did warner settle with udio?", None, "who left udio?", None]

    async def test_what_was_asked_least_recently_goes(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(asking, "_KEPT_REPLIES", 2)
        encoder = BagOfWords()
        async with opened(tmp_path, encoder) as library:
            await library.reindex(Shelf(TEXTS))
            encoder.encoded.clear()
            for name in ("Suno", "Udio", "Suno", "Klay", "Suno", "Udio"):
                await library.ask(name)

        assert encoder.encoded == ["Suno?", "Udio?", "Klay?", "Udio?"]


class TestCrossEncoder:
    async def replies(
        self, folder: Path, texts: dict[str, str], question: str, reader: WordReader
    ) -> tuple[Answer, Answer]:
        """Return the answers without and with the cross-encoder."""
        async with opened(folder, Models(BagOfWords())) as library:
            await library.reindex(Shelf(texts))
            plain = await answer_to(library, question)
        async with opened(folder, Models(BagOfWords(), None, reader)) as library:
            return plain, await answer_to(library, question)

    async def test_it_reads_the_best_few_sentences_with_their_titles(self, tmp_path: Path) -> None:
        reader = WordReader("grey")
        question = "Which band signed a licence?"

        plain, settled = await self.replies(tmp_path, EQUALS, question, reader)

        assert set(settled.timings_ms) - set(plain.timings_ms) == {"rerank"}
        ((asked, texts),) = reader.read
        assert asked == question
        assert len(texts) == len(set(texts)) == 6
        assert set(texts) >= {
            f"{name.capitalize()}. The {name} band signed a licence."
            for name in ("red", "blue", "green", "grey")
        }

    async def test_of_equals_the_one_it_likes_comes_first(self, tmp_path: Path) -> None:
        for name in ("red", "blue", "green", "grey"):
            _, settled = await self.replies(
                tmp_path / name, EQUALS, "Which band signed a licence?", WordReader(f" {name} ")
            )
            assert settled.citations[0].article.file == f"{name}.txt"

    async def test_it_is_asked_once_a_question(self, tmp_path: Path) -> None:
        reader = WordReader()
        async with opened(tmp_path, Models(BagOfWords(), None, reader)) as library:
            await library.reindex(Shelf(TEXTS))
            for question in (QUESTION, QUESTION, "Udio?", "?!", ""):
                await library.ask(question)

        assert [asked for asked, _ in reader.read] == ["Suno. Warner settled with Suno.?", "Udio?"]

    async def test_where_there_is_nothing_to_read_it_is_not_asked(self, tmp_path: Path) -> None:
        reader = WordReader()
        async with opened(tmp_path, Models(BagOfWords(), None, reader)) as library:
            await library.ask(QUESTION)

        assert reader.read == []


async def test_every_model_is_warmed(tmp_path: Path) -> None:
    encoder, late, reader = BagOfWords(), WordTokens(), WordReader()
    async with opened(tmp_path, Models(encoder, late, reader)) as library:
        await library.warm()

    assert encoder.encoded == late.encoded == ["warm"]
    assert reader.loads == 1


async def test_with_late_interaction_the_question_is_read_token_by_token(tmp_path: Path) -> None:
    late = WordTokens()
    async with opened(tmp_path, Models(BagOfWords(), late)) as library:
        await library.reindex(Shelf(TEXTS))
        late.encoded.clear()
        reply = await answer_to(library, QUESTION)

    assert late.encoded == ["Suno. Warner settled with Suno.?"]
    assert reply.citations[0].article.file == "suno.txt"
