import pytest

from index.evaluation.quote_scores import Mistake, Report, Score, share


def test_shares_follow_from_the_counts() -> None:
    score = Score(labelled=10, found=8, matched=6, speakers=3, organisations=1, organised=4)
    assert (score.precision, score.recall) == (0.75, 0.6)
    assert score.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))
    assert score.speaker_accuracy == 0.5
    assert score.both_f1 == pytest.approx(6 / 18)
    assert score.organisation_accuracy == 0.25
    assert score.as_json()["f1"] == 0.6667


def test_a_share_of_nothing_is_nothing() -> None:
    assert share(0, 0) == 0
    assert Score().f1 == Score().both_f1 == 0


def test_a_report_tells_only_so_many_mistakes() -> None:
    mistakes = (Mistake("a", "missed", "words", None, None),) * 1_000
    report = Report(1, 2.0, Score(), Score(), mistakes=mistakes).as_json()
    listed = report["mistakes"]
    assert isinstance(listed, list)
    assert 0 < len(listed) < 1_000
