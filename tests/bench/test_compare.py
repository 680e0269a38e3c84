import json
from dataclasses import asdict

import pytest

from bench.compare import drawn
from bench.contestants.wire import Found, Reply, Timed
from bench.quality import Quality, Question
from bench.racing import Asking, Built
from bench.standings import Result, as_tables, ratios

QUESTIONS = [Question(f"{number}?", frozenset()) for number in range(50)]


def test_a_draw_is_the_same_for_the_same_seed() -> None:
    assert drawn(QUESTIONS, 10, 1) == drawn(QUESTIONS, 10, 1) != drawn(QUESTIONS, 10, 2)


def test_a_draw_takes_no_question_twice() -> None:
    assert len({question.text for question in drawn(QUESTIONS, 49, 1)}) == 49


@pytest.mark.parametrize("sample", [None, 50, 51])
def test_without_need_of_a_draw_all_are_asked_in_order(sample: int | None) -> None:
    assert drawn(QUESTIONS, sample, 1) == QUESTIONS


def test_a_reply_is_read_as_it_was_written() -> None:
    timed = Timed(Reply((Found("a.md", 1, 9), Found("ü.md", 0, 0)), shown=1), 12.5, 300.0)

    assert Timed.parse(json.dumps(asdict(timed))) == timed


def result(name: str, ms: float, evidence: float | None = None) -> Result:
    asking = Asking([3.0, 1.0, 2.0], [Timed(Reply(()), ms, 100.0), Timed(Reply(()), ms, 200.0)])
    quality = Quality(1.0, 1.0, evidence, 1.0, 1.0, 0.0)
    return Result.of(name, Built(30, 2.0), asking, quality, characters=900)


def test_figures_come_from_all_that_was_measured() -> None:
    figures = result("ours", 8.0).figures

    assert (figures["p50 ms"], figures["cold start s"], figures["memory MB"]) == (8.0, 2.0, 200.0)
    assert (figures["passages/s"], figures["characters/s"]) == (15.0, 450.0)


def test_a_ratio_is_ours_to_theirs_where_both_are_known() -> None:
    divided = ratios([result("ours", 5.0, 0.5), result("other", 10.0)])

    assert divided["other"]["p50 ms"] == 0.5
    assert divided["other"]["evidence shown"] is None
    assert divided["other"]["mrr 10"] is None


def test_each_figure_has_its_row_in_both_tables() -> None:
    ours = result("ours", 5.0)

    figures, divided = as_tables("title", [ours, result("other", 10.0), result("third", 1.0)])

    assert figures.row_count == divided.row_count == len(ours.figures)
    assert [str(column.header) for column in divided.columns][1:] == [
        "ours / other",
        "ours / third",
    ]
