"""A library whose articles are read for quotes and deals, from end to end."""

import asyncio
import datetime
import os
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from index.deals import DealKind, DealStatus
from index.filters import DealFilter, QuoteFilter
from index.ledger import NameField, ReadingState
from index.library import Library
from index.models import Models
from index.progress import Step
from index.types import Answer, NoAnswer, PublishedDate
from index.vocabulary import Vocabulary
from tests.index.models.test_children import is_running
from tests.support.encoders import BagOfWords
from tests.support.libraries import answer_to, assert_verbatim, opened
from tests.support.shelf import Shelf

UDIO = (
    "Universal Music Group has licensed its recordings to Udio, the companies announced on "
    "29 October 2025.\n\n“We like walls,” said Michael Nash of Universal Music Group.\n"
)
KLAY = "Sony Music signed a licensing deal with KLAY Vision on 20 November 2025.\n"
SHELF = {"udio.md": UDIO, "klay.md": KLAY}
EXTRACT = """
import asyncio, sys
from pathlib import Path
from index.vocabulary import Vocabulary
from tests.support.encoders import BagOfWords
from tests.support.libraries import opened

async def main():
    vocabulary = Vocabulary.read(Path(sys.argv[2]))
    async with opened(Path(sys.argv[1]), BagOfWords(), vocabulary) as library:
        print("begun", flush=True)
        await library.extract()

asyncio.run(main())
"""
PARTIES = Path(__file__).parents[2] / "config" / "parties.toml"


def rows(folder: Path) -> int:
    with sqlite3.connect(folder / "liner-notes.db") as connection:
        (count,) = connection.execute("SELECT count(*) FROM extractions").fetchone()
    connection.close()
    return int(count)


def start_elsewhere(folder: Path) -> subprocess.Popen[bytes]:
    """Have the articles read by another process."""
    process = subprocess.Popen(
        [sys.executable, "-c", EXTRACT, str(folder), str(PARTIES)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"begun\n"
    return process


class TestStarterLibrary:
    async def test_it_has_quotes_and_deals_and_all_of_it_is_verbatim(
        self, read_folder: Path, models: Models, vocabulary: Vocabulary
    ) -> None:
        async with opened(read_folder, models, vocabulary) as library:
            quotes = await library.quotes(QuoteFilter())
            deals = await library.deals(DealFilter())
            state = library.reading_state()

        assert state == ReadingState(95, 95)
        assert len(quotes) > 30
        assert len(deals) > 30
        for found in quotes:
            text, quote = found.article.text, found.quote
            assert found.text == text[quote.span.start : quote.span.end] != ""
            assert quote.context.covers(quote.span)
            named = (each.span for each in (quote.speaker, quote.organisation) if each)
            for part in (*named, *(each for each in (quote.role, quote.cue) if each)):
                assert part.of(text).strip()
                assert part.end <= len(text)
        for deal in deals:
            assert deal.is_made
            assert deal.parties[0].canonical != deal.parties[1].canonical
            for evidence in deal.evidence:
                assert evidence.sentence.covers(evidence.span)
                assert evidence.sentence.end <= len(evidence.article.text)

    async def test_every_party_and_amount_of_a_deal_is_what_an_article_writes(
        self, read_folder: Path, models: Models, vocabulary: Vocabulary
    ) -> None:
        async with opened(read_folder, models, vocabulary) as library:
            deals = await library.deals(DealFilter())

        for deal in deals:
            texts = {e.article.text for e in deal.evidence} | {
                e.article.title for e in deal.evidence
            }
            for amount in deal.amounts:
                assert any(amount.written in text for text in texts)

    @pytest.mark.parametrize(
        ("giver", "taker", "kind", "when"),
        [
            ("umg", "udio", DealKind.SETTLEMENT, "2025-10-29"),
            ("warner", "suno", DealKind.SETTLEMENT, "2025-11-25"),
            ("merlin", "udio", DealKind.LICENCE, "2026-01-20"),
            ("sony", "klay", DealKind.LICENCE, "2025-11-20"),
            ("gema", "openai", DealKind.RULING, None),
        ],
    )
    async def test_the_deals_that_everybody_knows_are_there(
        self,
        read_folder: Path,
        models: Models,
        vocabulary: Vocabulary,
        giver: str,
        taker: str,
        kind: DealKind,
        when: str | None,
    ) -> None:
        async with opened(read_folder, models, vocabulary) as library:
            deals = await library.deals(DealFilter(party=giver, other=taker, kind=kind))

        assert deals
        if when:
            assert when in {str(deal.date) for deal in deals}

    async def test_a_question_for_deals_is_answered_with_a_list_of_them(
        self, read_folder: Path, models: Models, vocabulary: Vocabulary
    ) -> None:
        async with opened(read_folder, models, vocabulary) as library:
            reply = await answer_to(library, "which labels licensed to udio", remember=True)
            recalled = await library.recall(reply.id or 0)

        assert_verbatim(reply)
        assert reply.listing is not None
        givers = {name for row in reply.listing.rows for name in row.givers}
        assert {"Universal Music Group", "Warner Music Group", "Merlin"} <= givers
        assert all(row.takers == ("Udio",) for row in reply.listing.rows)
        assert recalled is not None
        assert recalled.listing == reply.listing

    async def test_a_question_for_words_is_answered_with_who_said_them(
        self, read_folder: Path, models: Models, vocabulary: Vocabulary
    ) -> None:
        async with opened(read_folder, models, vocabulary) as library:
            reply = await answer_to(library, "what did Michael Nash say about KLAY?")

        assert_verbatim(reply)
        said = [each.quote for each in reply.citations if each.quote]
        assert said
        assert said[0].speaker is not None
        assert said[0].speaker.canonical == "Michael Nash"

    @pytest.mark.parametrize(
        "question",
        [
            "who sued suno and udio?",
            "which majors sued both suno and udio?",
            "what did CEO Mikey Shulman say?",
            "what did michael nsah say about klay",
            "when did warner settle with suno",
            "latest deal",
            "did sony sue suno?",
            "how many lawsuits does suno face",
        ],
    )
    async def test_these_have_an_answer(
        self, read_folder: Path, models: Models, vocabulary: Vocabulary, question: str
    ) -> None:
        async with opened(read_folder, models, vocabulary) as library:
            assert_verbatim(await answer_to(library, question))

    @pytest.mark.parametrize(
        "question", ["did koda license to klay?", "what did Dolly Parton say about Suno?"]
    )
    async def test_what_no_article_tells_has_none(
        self, read_folder: Path, models: Models, vocabulary: Vocabulary, question: str
    ) -> None:
        async with opened(read_folder, models, vocabulary) as library:
            assert isinstance(await library.ask(question), NoAnswer)

    async def test_last_year_is_told_by_the_date_on_which_it_is_asked_for(
        self, read_folder: Path, models: Models, vocabulary: Vocabulary
    ) -> None:
        question, today = "how many deals did umg sign last year", datetime.date(2025, 12, 31)
        async with opened(read_folder, models, vocabulary, lambda: today) as library:
            of_2024 = (await answer_to(library, question)).listing
            today = datetime.date(2026, 1, 1)
            reply = await answer_to(library, question, remember=True)
            recalled = await library.recall(reply.id or 0)
            today = datetime.date(2126, 1, 1)
            assert isinstance(await library.ask(question), NoAnswer)

        assert_verbatim(reply)
        assert of_2024 is not None
        assert reply.listing is not None
        assert 0 < of_2024.deals < reply.listing.deals
        assert {row.date.year for row in of_2024.rows if row.date} == {2024}
        assert {row.date.year for row in reply.listing.rows if row.date} == {2025}
        assert reply.listing.since == reply.listing.until == PublishedDate(2025)
        assert recalled is not None
        assert recalled.listing == reply.listing

    async def test_quotes_about_something_come_closest_first(
        self, read_folder: Path, models: Models, vocabulary: Vocabulary
    ) -> None:
        async with opened(read_folder, models, vocabulary) as library:
            about = await library.quotes(QuoteFilter(about="paying artists for training"))
            every = await library.quotes(QuoteFilter())

        assert about
        assert set(about) < set(every)


class TestReading:
    async def test_before_it_there_are_none_and_after_it_there_are(
        self, tmp_path: Path, vocabulary: Vocabulary
    ) -> None:
        async with opened(tmp_path, BagOfWords(), vocabulary) as library:
            await library.reindex(Shelf(SHELF))
            assert await library.deals(DealFilter()) == ()
            assert await library.quotes(QuoteFilter()) == ()
            assert library.reading_state() == ReadingState(0, 2)

            steps: list[Step] = []
            await library.extract(steps.append)

            assert steps[-1].done == steps[-1].total == 2
            (said,) = await library.quotes(QuoteFilter(speaker="nash"))
            deals = await library.deals(DealFilter())
            assert library.reading_state() == ReadingState(2, 2)
            assert await library.quote_at(said.article.revision or 0, said.quote.span.start) == said
            assert {deal.parties[1].canonical for deal in deals} == {"Udio", "KLAY Vision"}
            for deal in deals:
                assert await library.deal(deal.id) == deal
                group = await library.announcement(deal.id)
                assert group is not None
                assert deal in group.deals
            assert "Universal Music Group" in await library.names(NameField.PARTY, "um")
            assert await library.names(NameField.SPEAKER, "nash") == ("Michael Nash",)

    async def test_what_was_answered_before_it_is_answered_anew_after_it(
        self, tmp_path: Path, vocabulary: Vocabulary
    ) -> None:
        question = "how many deals does udio have?"
        async with opened(tmp_path, BagOfWords(), vocabulary) as library:
            await library.reindex(Shelf(SHELF))
            before = await library.ask(question)
            await library.extract()
            after = await answer_to(library, question)

        assert isinstance(before, NoAnswer) or before.listing is None
        assert after.listing is not None
        assert after.listing.deals == 1

    async def test_a_new_article_is_read_alone_and_ids_stay(
        self, tmp_path: Path, vocabulary: Vocabulary
    ) -> None:
        async with opened(tmp_path, BagOfWords(), vocabulary) as library:
            await library.reindex(Shelf(SHELF))
            await library.extract()
            before = {deal.id for deal in await library.deals(DealFilter())}

            more = "Warner Music Group sued Suno in Boston on 24 June 2024.\n"
            await library.reindex(Shelf({**SHELF, "suno.md": more}))
            steps: list[Step] = []
            await library.extract(steps.append)

            deals = await library.deals(DealFilter())
            assert {step.total for step in steps} == {1}
            assert before < {deal.id for deal in deals}
            assert DealStatus.FILED in {deal.status for deal in deals}

    async def test_filters_are_found_again_after_a_restart(self, tmp_path: Path) -> None:
        wanted = DealFilter(party="umg", status=DealStatus.TALKS)
        async with opened(tmp_path, BagOfWords()) as library:
            number = await library.keep_filter(wanted)
        async with opened(tmp_path, BagOfWords()) as library:
            assert await library.kept_filter(number) == wanted
            assert await library.kept_filter(number + 1) is None

    async def test_what_old_lists_were_asked_for_is_forgotten_with_old_answers(
        self, tmp_path: Path
    ) -> None:
        async with opened(tmp_path, BagOfWords()) as library:
            number = await library.keep_filter(QuoteFilter(speaker="nash"))

            await library.forget(datetime.timedelta(hours=1))
            assert await library.kept_filter(number) == QuoteFilter(speaker="nash")
            await library.forget(datetime.timedelta(seconds=-1))
            assert await library.kept_filter(number) is None

    async def test_without_articles_there_are_no_quotes_and_deals(self, tmp_path: Path) -> None:
        async with opened(tmp_path, BagOfWords()) as library:
            await library.extract()

            assert await library.quotes(QuoteFilter(about="walls")) == ()
            assert await library.deals(DealFilter()) == ()
            assert await library.quote_at(1, 0) is None
            assert await library.deal("none") is None
            assert await library.announcement("none") is None
            assert await library.as_of() is None
            assert library.reading_state() == ReadingState(0, 0)


class TestOtherProcesses:
    async def test_what_another_process_reads_is_seen(
        self, tmp_path: Path, vocabulary: Vocabulary
    ) -> None:
        async with opened(tmp_path, BagOfWords(), vocabulary) as library:
            await library.reindex(Shelf(SHELF))
            assert await library.deals(DealFilter()) == ()

            with start_elsewhere(tmp_path) as process:
                assert await asyncio.to_thread(process.wait, 120) == 0
            library._books.look_again()

            assert len(await library.deals(DealFilter())) == 2

    async def test_of_two_at_once_one_reads_and_neither_fails(
        self, tmp_path: Path, vocabulary: Vocabulary
    ) -> None:
        async with opened(tmp_path, BagOfWords(), vocabulary) as library:
            await library.reindex(Shelf(SHELF))
            with start_elsewhere(tmp_path) as process:
                await library.extract()
                assert await asyncio.to_thread(process.wait, 120) == 0
            await library.extract()

            assert len(await library.deals(DealFilter())) == 2

    async def test_when_it_is_killed_the_rest_is_read_by_the_next(
        self, tmp_path: Path, vocabulary: Vocabulary
    ) -> None:
        many = {f"{n}.md": f"{UDIO} It is story {n}.\n" for n in range(40)}
        async with opened(tmp_path, BagOfWords(), vocabulary) as library:
            await library.reindex(Shelf(many))
            with start_elsewhere(tmp_path) as process:
                for _ in range(600):
                    if rows(tmp_path):
                        break
                    await asyncio.sleep(0.05)
                process.kill()
            kept = rows(tmp_path)

            steps: list[Step] = []
            await library.extract(steps.append)

            assert 0 < kept <= 40
            assert rows(tmp_path) == 40
            assert sum(step.total for step in steps[-1:]) in {0, 40 - kept}


async def test_cancelling_ends_the_process_that_reads(
    tmp_path: Path, vocabulary: Vocabulary
) -> None:
    many = {f"{n}.md": f"{UDIO} It is story {n}.\n" for n in range(60)}
    async with opened(tmp_path, BagOfWords(), vocabulary) as library:
        await library.reindex(Shelf(many))
        task = asyncio.create_task(library.extract())
        child = await _child_of(library)

        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

        assert not is_running(child)
        reply = await library.ask("udio?")
        assert isinstance(reply, Answer | NoAnswer)
        await library.extract()
        assert rows(tmp_path) == 60


async def _child_of(library: Library) -> int:
    for _ in range(600):
        process = library._reader._process
        if process is not None:
            return process.pid
        await asyncio.sleep(0.02)
    raise AssertionError("nothing reads")
