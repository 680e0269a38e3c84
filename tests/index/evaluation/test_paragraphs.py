from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import StorageError
from index.evaluation.examples import Shelf
from index.evaluation.paragraphs import shelve_paragraphs
from index.evaluation.squad import Paragraph
from index.models import Models
from index.models.late import quantised
from index.progress import Step, unheard
from index.sentences import sentences
from index.vocabulary import Vocabulary
from tests.support.encoders import BagOfWords
from tests.support.tokens import WordTokens

ROME = Paragraph(0, "Rome", "Rain fell in Rome. Rome was wet. It was cold.")
MILAN = Paragraph(1, "Milan", "Milan is north of Rome.\n\nSnow fell there.")


def shelved(folder: Path, *paragraphs: Paragraph, models: Models | None = None) -> Shelf:
    known = models or Models(BagOfWords())
    return shelve_paragraphs(paragraphs, known, Vocabulary.empty(), folder, unheard)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.text("ab.?!\n “”1é", min_size=1, max_size=80).filter(str.strip), min_size=1, max_size=5
    )
)
def test_every_paragraph_is_one_passage_of_all_its_sentences(
    tmp_path: Path, texts: list[str]
) -> None:
    shelf = shelved(tmp_path, *(Paragraph(0, "Title", text) for text in texts))

    layout = shelf.snapshot.layout
    assert len(layout.passages) == len(texts)
    for row, text in enumerate(texts):
        spans = [layout.sentence(each) for each in layout.sentence_rows(row)]
        assert spans == list(sentences(text))
        assert shelf.articles[layout.revision(layout.sentence_rows(row)[0])].text == text


def test_vectors_are_of_the_headed_texts_in_their_order(tmp_path: Path) -> None:
    encoder, late = BagOfWords(), WordTokens()

    snapshot = shelved(tmp_path, ROME, MILAN, models=Models(encoder, late)).snapshot

    texts = [
        *("Rome. Rain fell in Rome.", "Rome. Rome was wet.", "Rome. It was cold."),
        *("Milan. Milan is north of Rome.", "Milan. Snow fell there."),
    ]
    rows = np.arange(5)
    assert np.allclose(snapshot.dense_sentences.vectors(rows), encoder.encode(texts))
    whole = [f"{each.title}. {each.text}" for each in (ROME, MILAN)]
    assert np.allclose(snapshot.dense_passages.vectors(np.arange(2)), encoder.encode(whole))
    assert snapshot.late_sentences is not None
    for row, text in enumerate(texts):
        own = quantised(late.encode([text])[0].vectors).astype(np.float32)
        own /= np.linalg.norm(own, axis=1, keepdims=True)
        met, _ = snapshot.late_sentences.met(own, np.array([row]))
        assert np.allclose(met, 1, atol=1e-5)


def test_what_was_encoded_once_is_not_encoded_again(tmp_path: Path) -> None:
    first = shelved(tmp_path, ROME, MILAN, models=Models(BagOfWords(), WordTokens())).snapshot
    encoder, late = BagOfWords(), WordTokens()

    again = shelved(tmp_path, ROME, MILAN, models=Models(encoder, late)).snapshot

    assert (encoder.encoded, late.encoded) == ([], [])
    rows, word = np.arange(5), WordTokens().encode(["Rome"])[0].vectors
    assert np.array_equal(again.dense_sentences.vectors(rows), first.dense_sentences.vectors(rows))
    assert first.late_sentences is not None
    assert again.late_sentences is not None
    assert np.array_equal(
        again.late_sentences.met(word, rows), first.late_sentences.met(word, rows)
    )


def test_other_texts_and_other_models_have_vectors_of_their_own(tmp_path: Path) -> None:
    shelved(tmp_path, ROME)
    for paragraph, models in (
        (MILAN, Models(BagOfWords())),
        (Paragraph(0, "Milan", ROME.text), Models(BagOfWords())),
        (ROME, Models(BagOfWords("another"))),
    ):
        shelved(tmp_path, paragraph, models=models)
    with_late = shelved(tmp_path, ROME, models=Models(BagOfWords(), WordTokens()))

    assert len(list(tmp_path.iterdir())) == 5
    assert with_late.snapshot.late_sentences is not None


@pytest.mark.parametrize("left", [b"", b"PK\x03\x04", b"\x80\x04", b"nonsense"])
def test_a_damaged_file_of_vectors_is_made_again(tmp_path: Path, left: bytes) -> None:
    shelved(tmp_path, ROME)
    (file,) = tmp_path.iterdir()
    whole = file.read_bytes()
    file.write_bytes(left)

    encoder = BagOfWords()
    shelved(tmp_path, ROME, models=Models(encoder))

    assert encoder.encoded
    assert len(file.read_bytes()) == len(whole)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StorageError, match="LINER_DATA_DIR"):
        shelved(tmp_path / "file" / "evaluation", ROME)


def test_progress_goes_to_the_end_and_never_back(tmp_path: Path) -> None:
    steps: list[Step] = []
    paragraphs = [Paragraph(0, "Rome", f"Sentence {number}. And on.") for number in range(100)]

    models = Models(BagOfWords(), WordTokens())
    shelve_paragraphs(paragraphs, models, Vocabulary.empty(), tmp_path, steps.append)

    assert [step.done for step in steps] == sorted(step.done for step in steps)
    assert (steps[-1].done, {step.total for step in steps}) == (500, {500})
