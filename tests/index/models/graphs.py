"""Tiny ONNX models whose output can be foretold: it is what went in."""

from collections.abc import Sequence
from pathlib import Path

from onnx import NodeProto, TensorProto, helper, save
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

BEGIN, END, UNKNOWN = 1, 2, 3
WORDS = {"[PAD]": 0, "[CLS]": BEGIN, "[SEP]": END, "[UNK]": UNKNOWN, "one": 4, "two": 5, "ten": 9}
INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def echo(folder: Path, inputs: Sequence[str] = INPUTS) -> Path:
    """Write a model that gives each token the numbers it has in ``inputs``; return ``folder``."""
    nodes = [
        helper.make_node("Cast", [name], [f"{name}_f"], to=TensorProto.FLOAT) for name in inputs
    ]
    axis = helper.make_tensor("last", TensorProto.INT64, [1], [2])
    nodes += [
        helper.make_node("Unsqueeze", [f"{name}_f", "last"], [f"{name}_u"]) for name in inputs
    ]
    nodes.append(helper.make_node("Concat", [f"{name}_u" for name in inputs], ["out"], axis=2))
    return _written(folder, nodes, inputs, ["batch", "tokens", len(inputs)], [axis])


def summing(folder: Path) -> Path:
    """Write a model of one number a text: the sum of its tokens' ids; return ``folder``."""
    nodes = [
        helper.make_node("Cast", ["input_ids"], ["ids"], to=TensorProto.FLOAT),
        helper.make_node("ReduceSum", ["ids", "along"], ["out"], keepdims=1),
    ]
    along = helper.make_tensor("along", TensorProto.INT64, [1], [1])
    return _written(folder, nodes, ["input_ids"], ["batch", 1], [along])


def _written(
    folder: Path,
    nodes: Sequence[NodeProto],
    inputs: Sequence[str],
    shape: Sequence[str | int],
    constants: Sequence[TensorProto],
) -> Path:
    tensor = helper.make_tensor_value_info
    graph = helper.make_graph(
        nodes,
        "tiny",
        [tensor(name, TensorProto.INT64, ["batch", "tokens"]) for name in inputs],
        [tensor("out", TensorProto.FLOAT, shape)],
        constants,
    )
    folder.mkdir(parents=True, exist_ok=True)
    # Any onnxruntime that the project allows reads these versions.
    opset = helper.make_opsetid("", 17)
    save(helper.make_model(graph, ir_version=8, opset_imports=[opset]), folder / "model.onnx")
    _tokenizer().save(str(folder / "tokenizer.json"))
    return folder


def _tokenizer() -> Tokenizer:
    """Return a tokenizer that pads and cuts short unless it is told not to."""
    tokenizer = Tokenizer(WordLevel(WORDS, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = Whitespace()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", BEGIN), ("[SEP]", END)],
    )
    tokenizer.enable_padding(length=64)
    tokenizer.enable_truncation(16)
    return tokenizer
