from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import ModelError
from index.models.graph import Graph, Text
from tests.index.models.graphs import BEGIN, END, WORDS, echo

TEXTS = st.lists(st.lists(st.sampled_from(["one", "two", "ten"]), max_size=30), max_size=30)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Graph:
    return Graph(echo(tmp_path_factory.mktemp("graph") / "echo"))


def rows(graph: Graph, *texts: Text) -> dict[int, list[list[float]]]:
    return {number: row.tolist() for number, _, row in graph.run(texts)}


@given(texts=TEXTS)
def test_each_text_gets_its_own_row_as_long_as_its_tokens(
    graph: Graph, texts: list[list[str]]
) -> None:
    found = rows(graph, *(" ".join(words) for words in texts))

    assert sorted(found) == list(range(len(texts)))
    for number, words in enumerate(texts):
        ids = [BEGIN, *(WORDS[word] for word in words), END]
        assert found[number] == [[each, 1, 0] for each in ids]


def test_a_pair_is_read_together_and_told_apart(graph: Graph) -> None:
    found = rows(graph, ("one", "two ten"), ("two", ""))

    assert [(ids, kind) for ids, _, kind in found[0]] == [
        *[(BEGIN, 0), (4, 0), (END, 0)],
        *[(5, 1), (9, 1), (END, 1)],
    ]
    assert [(ids, kind) for ids, _, kind in found[1]] == [(BEGIN, 0), (5, 0), (END, 0), (END, 1)]


def test_tokens_tell_where_they_stand(graph: Graph) -> None:
    ((_, tokens, _),) = graph.run(["ten  one"])

    assert tokens.offsets == [(0, 0), (0, 3), (5, 8), (0, 0)]


def test_a_text_beyond_what_the_model_can_take_is_cut(graph: Graph) -> None:
    (row,) = rows(graph, "one " * 2_000).values()

    assert len(row) == 512
    assert row[-1][0] == END


def test_of_a_long_pair_both_keep_a_part(graph: Graph) -> None:
    (row,) = rows(graph, ("one " * 2_000, "two " * 2_000)).values()

    ids = [each[0] for each in row]
    assert len(ids) == 512
    assert ids.count(4) > 200
    assert ids.count(5) > 200


def test_no_texts_have_no_rows(graph: Graph) -> None:
    assert rows(graph) == {}


@pytest.mark.parametrize("inputs", [["input_ids"], ["attention_mask", "input_ids"]])
def test_a_graph_is_given_no_more_than_it_takes(tmp_path: Path, inputs: list[str]) -> None:
    found = rows(Graph(echo(tmp_path, inputs), threads=2), "ten")

    values = {"input_ids": [BEGIN, 9, END], "attention_mask": [1, 1, 1]}
    expected = zip(*(values[name] for name in inputs), strict=True)
    assert found[0] == [list(each) for each in expected]


@pytest.mark.parametrize("file", ["model.onnx", "tokenizer.json"])
@pytest.mark.parametrize(
    "damage", [Path.unlink, lambda path: path.write_bytes(path.read_bytes()[:40])]
)
def test_missing_and_damaged_files_are_told(tmp_path: Path, file: str, damage: object) -> None:
    folder = echo(tmp_path)
    assert callable(damage)
    damage(folder / file)

    with pytest.raises(ModelError, match=r"^The model in .* cannot be loaded\.$"):
        Graph(folder)
