"""From a question to a reply: what happens between the door and the choice of what to show."""

import asyncio
import datetime
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager

from index import answering
from index import question as questions
from index.answering import Question
from index.bookkeeping import Bookkeeper
from index.deal_questions import deal_question
from index.followup import complete
from index.headings import headed
from index.ledgered import Ledgered
from index.models import Models
from index.quote_questions import quote_question
from index.quotes import FoundQuote
from index.search.asked import Asked
from index.search.finding import Finder
from index.search.hits import hits
from index.search.quoted import closest, favour
from index.search.ranking import Ranked
from index.search.snapshot import Snapshot
from index.search.weights import Weights
from index.storage.articles import ArticleStore
from index.storage.generations import Generation
from index.types import Answer, Article, NoAnswer, Reason
from index.vocabulary import Vocabulary
from index.workers import Workers

_HITS = 24
"""Articles taken from the search; enough for the most citations an answer may hold."""
_KEPT_REPLIES = 512

Timings = MutableMapping[str, float]
Today = Callable[[], datetime.date]
"""Tells the date, on which "last year" in a question depends."""
_Key = tuple[int, int, datetime.date, str, str]


class Asker:
    """Answers questions from one generation at a time."""

    def __init__(
        self,
        models: Models,
        vocabulary: Vocabulary,
        weights: Weights,
        articles: ArticleStore,
        books: Bookkeeper,
        workers: Workers,
        today: Today,
    ) -> None:
        self._finder = Finder(models, vocabulary, weights)
        self._vocabulary = vocabulary
        self._articles = articles
        self._books = books
        self._workers = workers
        self._today = today
        self._kept: OrderedDict[_Key, Answer | NoAnswer] = OrderedDict()
        self._warm = False

    def warm(self) -> None:
        """Load every model.

        Raises:
            ModelError: one cannot be loaded.
        """
        self._finder.warm()
        self._warm = True

    async def reply(
        self, question: str, after: str | None, generation: Generation | None, timings: Timings
    ) -> Answer | NoAnswer:
        """Answer ``question``, which follows the question ``after`` if there is one.

        Raises:
            ModelError: a model cannot be loaded.
        """
        asked = self._asked(question, after, generation)
        if not questions.asks_something(asked.text):
            return answering.no_answer(asked, Reason.EMPTY_QUESTION)
        if generation is None or not generation.manifest.passages:
            return answering.no_answer(asked, Reason.EMPTY_LIBRARY)
        await self._books.follow()
        today, understood = self._today(), asked.understood or ""
        key = (generation.number, self._books.edition, today, asked.text, understood)
        reply = self._kept.get(key)
        if reply is None:
            reply = await self._fresh(asked, generation.snapshot, today, timings)
        else:
            # Whoever asks the same over and over must not keep others from their turn.
            await asyncio.sleep(0)
        self._keep(key, reply)
        return reply

    async def closest_quotes(
        self, about: str, quotes: Sequence[FoundQuote], generation: Generation | None
    ) -> tuple[FoundQuote, ...]:
        """Return those of ``quotes`` that are about something, closest first.

        Raises:
            ModelError: a model cannot be loaded.
        """
        if generation is None or not generation.manifest.passages:
            return ()
        snapshot = generation.snapshot
        text = questions.tidy(about)
        _, found = await self._workers.run(self._find, snapshot, text, {})
        return closest(quotes, snapshot, found)

    def _asked(self, question: str, after: str | None, generation: Generation | None) -> Question:
        text = questions.tidy(question)
        whole = complete(text, questions.tidy(after), self._vocabulary) if after else text
        number = generation.number if generation else 0
        return Question(text, number, whole if whole != text else None)

    def _keep(self, key: _Key, reply: Answer | NoAnswer) -> None:
        self._kept[key] = reply
        self._kept.move_to_end(key)
        while len(self._kept) > _KEPT_REPLIES:
            self._kept.popitem(last=False)

    async def _fresh(
        self, question: Question, snapshot: Snapshot, today: datetime.date, timings: Timings
    ) -> Answer | NoAnswer:
        text = question.understood or question.text
        (asked, found), _ = await asyncio.gather(
            self._workers.run(self._find, snapshot, text, timings), self._reranker_ready()
        )
        about = await self._about(asked.text, today)
        revisions = {hit.revision for hit in hits(snapshot, found, _HITS)}
        articles = await self._articles.load(revisions)
        if self._finder.reranks:
            found = await self._workers.run(self._settle, snapshot, asked, found, articles, timings)
        with _timed(timings, "compose"):
            verdict = about.judged(self._finder.verdict(snapshot, asked, found))
            best = hits(snapshot, favour(found, snapshot, about.places), _HITS)
            articles |= await self._articles.load({hit.revision for hit in best} - articles.keys())
            reply = answering.answer(question, verdict, best, articles, self._vocabulary)
            return about.completed(reply)

    async def _about(self, text: str, today: datetime.date) -> Ledgered:
        """Look up what quotes and deals have on a question, if it is about either at all."""
        said, agreed = quote_question(text), deal_question(text, self._vocabulary, today)
        if said is None and agreed is None:
            return Ledgered()
        ledger = await self._books.ledger()
        return await self._workers.run(Ledgered.of, ledger, said, agreed, self._vocabulary)

    async def _reranker_ready(self) -> None:
        """Load the cross-encoder while the other models are still at work on the first question."""
        if not self._warm:
            self._warm = True
            await self._workers.run(self._finder.warm_reranker)

    def _find(self, snapshot: Snapshot, question: str, timings: Timings) -> tuple[Asked, Ranked]:
        with _timed(timings, "understand"):
            asked = self._finder.understand(snapshot, question)
        with _timed(timings, "encode"):
            read = self._finder.read(asked)
        with _timed(timings, "search"):
            return asked, self._finder.ranked(snapshot, read)

    def _settle(
        self,
        snapshot: Snapshot,
        asked: Asked,
        found: Ranked,
        articles: Mapping[int, Article],
        timings: Timings,
    ) -> Ranked:
        layout = snapshot.layout

        def text_of(row: int) -> str:
            return headed(articles[layout.revision(row)], layout.sentence(row))

        with _timed(timings, "rerank"):
            return self._finder.settled(found, asked, text_of)


@contextmanager
def _timed(timings: Timings, stage: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    timings[stage] = round((time.perf_counter() - began) * 1000, 1)
