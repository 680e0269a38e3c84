"""A process that answers does without torch, and one that embeds gives its memory back."""

import json
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from index.errors import ModelError
from index.models import SentenceTransformerEncoder, children, open_encoder
from index.models.embedding import EmbeddingProcess
from index.models.serving import ServingEncoder
from index.models.twin import is_refused
from tests.support.models import small_model, twin_of

TEXTS = ["who settled with udio", "", "“quotes” \udcff and ünïcödé\nlines"]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_model(tmp_path_factory.mktemp("serving") / "model")


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("models")


@pytest.fixture
def embedding(model: Path) -> Iterator[EmbeddingProcess]:
    process = EmbeddingProcess(model)
    yield process
    process.release()


def running_below(parent: int) -> set[int]:
    """Return the processes that ``parent`` started and that have not ended."""
    found = subprocess.run(
        ["ps", "-o", "pid=,stat=,args=", "--ppid", str(parent)],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line.split(maxsplit=2) for line in found.stdout.splitlines()]
    return {int(pid) for pid, state, words in lines if state[0] != "Z" and "index.models" in words}


def test_without_a_folder_for_twins_sentence_transformers_does_all(model: Path) -> None:
    assert isinstance(open_encoder(str(model)), SentenceTransformerEncoder)


def test_a_process_that_asks_does_not_import_torch(model: Path, twins: Path) -> None:
    program = f"""
import json, sys
from pathlib import Path
from index.models import open_encoder
encoder = open_encoder({str(model)!r}, twins=Path({str(twins)!r}))
vectors = encoder.encode(["who settled with udio"])
encoder.release()
cosine = float(vectors[0] @ encoder.encode_question("who settled with udio"))
unwanted = {{"torch", "transformers", "sentence_transformers", "onnx", "sklearn"}}
print(json.dumps([cosine, sorted(unwanted & set(sys.modules))]))
"""
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    cosine, imported = json.loads(done.stdout)

    assert imported == []
    assert cosine > 0.98


def test_texts_get_the_vectors_of_the_model_itself(
    model: Path, twins: Path, embedding: EmbeddingProcess
) -> None:
    own = SentenceTransformerEncoder("small", model)
    encoder = open_encoder(str(model), twins=twins)

    assert encoder.fingerprint == own.fingerprint
    assert np.allclose(embedding.encode(TEXTS[:2]), own.encode(TEXTS[:2]), atol=1e-6)


def test_no_text_is_too_odd_or_too_long_for_the_pipe(embedding: EmbeddingProcess) -> None:
    texts = ["a\nb\r\n\0\u2028", "ü" * 300_000, *(str(number) for number in range(2_000))]

    vectors = embedding.encode(texts)

    assert vectors.shape == (len(texts), 48)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert embedding.encode([]).shape[0] == 0


def test_release_ends_the_process_and_the_next_texts_start_another(
    embedding: EmbeddingProcess,
) -> None:
    first = embedding.encode(["a"])
    assert len(running_below(os.getpid())) == 1
    embedding.release()
    embedding.release()
    assert running_below(os.getpid()) == set()

    assert np.array_equal(embedding.encode(["a"]), first)


def test_release_does_not_wait_for_what_is_being_embedded(embedding: EmbeddingProcess) -> None:
    embedding.encode(["a"])
    failures: list[ModelError] = []

    def embed() -> None:
        try:
            embedding.encode(["a long text " * 20] * 100_000)
        except ModelError as error:
            failures.append(error)

    working = threading.Thread(target=embed)
    working.start()
    while not embedding._speaking.locked():
        pass
    embedding.release()
    working.join(timeout=20)

    assert not working.is_alive()
    assert len(failures) == 1


def test_release_ends_a_process_that_is_only_just_starting(
    embedding: EmbeddingProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, starting = children.start, threading.Event()
    failures: list[ModelError] = []

    def hesitate(module: str, *arguments: Path) -> "subprocess.Popen[bytes]":
        starting.set()
        threading.Event().wait(0.2)
        return start(module, *arguments)

    def embed() -> None:
        try:
            embedding.encode(["a"])
        except ModelError as error:
            failures.append(error)

    monkeypatch.setattr(children, "start", hesitate)
    working = threading.Thread(target=embed)
    working.start()
    starting.wait()
    embedding.release()
    working.join(timeout=20)

    assert len(failures) == 1
    assert running_below(os.getpid()) == set()


def test_a_process_that_was_killed_is_an_error_once(embedding: EmbeddingProcess) -> None:
    embedding.encode(["a"])
    (process,) = running_below(os.getpid())
    os.kill(process, 9)

    with pytest.raises(ModelError, match="ended"):
        embedding.encode(["a"])
    assert embedding.encode(["a"]).shape == (1, 48)


def test_the_reason_why_a_model_cannot_be_loaded_comes_through(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    embedding = EmbeddingProcess(tmp_path)

    with pytest.raises(ModelError, match="damaged or of another kind"):
        embedding.encode(["a"])
    embedding.release()


def test_the_process_ends_when_its_parent_is_killed(model: Path) -> None:
    program = f"""
import time
from pathlib import Path
from index.models.embedding import EmbeddingProcess
embedding = EmbeddingProcess(Path({str(model)!r}))
embedding.encode(["a"])
print(embedding._process.pid, flush=True)
time.sleep(600)
"""
    with subprocess.Popen(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
    ) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        parent.kill()

    for _ in range(200):
        if not _is_running(child):
            return
        threading.Event().wait(0.05)
    pytest.fail("it goes on without its parent")


def test_a_model_without_a_twin_answers_all_the_same(
    model: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = twin_of(model, tmp_path)
    folder.parent.mkdir(exist_ok=True)
    folder.write_text("a file where the folder should be")
    own = SentenceTransformerEncoder("small", model)
    encoder = ServingEncoder(own, model, folder, threads=1)

    with caplog.at_level(logging.WARNING):
        vector = encoder.encode_question("who settled?")

    assert np.allclose(vector, own.encode_question("who settled?"), atol=1e-6)
    assert not is_refused(folder)
    assert "needs more memory" in caplog.text


def test_threads_that_ask_first_share_one_twin(model: Path, twins: Path) -> None:
    encoder = open_encoder(str(model), twins=twins)
    vectors: list[bytes] = []
    asking = [
        threading.Thread(target=lambda: vectors.append(encoder.encode_question("who").tobytes()))
        for _ in range(6)
    ]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()

    assert len(vectors) == 6
    assert len(set(vectors)) == 1


def _is_running(pid: int) -> bool:
    stat = Path(f"/proc/{pid}/stat")
    try:
        return stat.read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
