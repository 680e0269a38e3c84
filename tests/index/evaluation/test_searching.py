from pathlib import Path

from tests.index.evaluation.squads import MOON, OVENS, PARAGRAPHS, ROME, Reader, searcher

QUESTION = "Which crater of the moon is the largest?"


def test_what_is_left_out_is_nowhere_and_the_rest_stays(tmp_path: Path) -> None:
    search = searcher(tmp_path)
    read = search.read(QUESTION)

    assert search.ranked(read).candidates.passages.tolist() == [0, 0, 1, 1, 2, 2, 3, 3]
    without = search.ranked(read, frozenset({ROME, MOON}))
    assert without.candidates.passages.tolist() == [1, 1, 3, 3]


def test_where_nothing_is_left_there_is_no_confidence(tmp_path: Path) -> None:
    for reader in (None, Reader("moon")):
        search = searcher(tmp_path, reader)
        read = search.read(QUESTION)
        found = search.ranked(read, frozenset(range(len(PARAGRAPHS))))
        assert len(found.candidates) == 0
        assert search.confidence(read, found) == 0.0


def test_the_cross_encoder_reads_headed_sentences_and_has_its_say(tmp_path: Path) -> None:
    reader = Reader("clay")
    search = searcher(tmp_path, reader)

    found = search.ranked(search.read("Who baked bread in ovens?"))

    assert found.candidates.passages[found.order[0]] == OVENS
    assert found.candidates.rows[found.order[0]] == 6
    ((question, texts),) = reader.read
    assert question == "Who baked bread in ovens?"
    assert "Bread. Ovens are made of clay." in texts


def test_each_way_of_searching_has_its_own_gate(tmp_path: Path) -> None:
    for reader, sure in ((None, False), (Reader("clay"), True)):
        search = searcher(tmp_path, reader)
        read = search.read("Xylophone?")
        assert (search.confidence(read, search.ranked(read)) > 0.99) == sure


def test_a_slip_of_the_keyboard_does_not_matter(tmp_path: Path) -> None:
    search = searcher(tmp_path)

    assert "Aitken" in search.read("What is a cratr, Aitkne?").asked.text


def test_the_first_stage_needs_no_token(tmp_path: Path) -> None:
    read = searcher(tmp_path).read(QUESTION, late=False)

    assert read.tokens is None
    assert searcher(tmp_path).fused(read).rows[0] == MOON
