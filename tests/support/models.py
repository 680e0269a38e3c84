"""Small sentence-transformers models with random weights, of every make that matters."""

from collections.abc import Sequence
from pathlib import Path

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import (
    Dense,
    Module,
    Normalize,
    Pooling,
    Transformer,
)
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer
from tokenizers.processors import TemplateProcessing
from transformers import AutoConfig, AutoModel, PreTrainedModel, PreTrainedTokenizerFast

from index.models.weights import fingerprint

_DIMENSION = 48
_SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
_SIZE = {
    "hidden_size": _DIMENSION,
    "num_hidden_layers": 2,
    "num_attention_heads": 4,
    "intermediate_size": 96,
    "max_position_embeddings": 80,
    "vocab_size": 2000,
    "pad_token_id": 0,
}


def small_model(
    folder: Path,
    architecture: str = "bert",
    pooling: str = "mean",
    *,
    after: Sequence[Module] = (Normalize(),),
    padding_side: str = "right",
    seed: int = 0,
) -> Path:
    """Write a model to ``folder`` and return the folder."""
    torch.manual_seed(seed)
    parts = folder.with_name(f"{folder.name}-parts")
    _transformer(architecture).save_pretrained(parts)
    _tokenizer(padding_side).save_pretrained(parts)
    body = Transformer(str(parts), max_seq_length=32)
    model = SentenceTransformer(modules=[body, Pooling(_DIMENSION, pooling), *after], device="cpu")
    model.save_pretrained(str(folder), create_model_card=False)
    return folder


def narrowing() -> Dense:
    """Return a layer that makes vectors shorter."""
    return Dense(_DIMENSION, 20)


def twin_of(model: Path, below: Path) -> Path:
    """Return where the twin of ``model`` belongs."""
    return below / fingerprint(model)


def _transformer(architecture: str) -> PreTrainedModel:
    model: PreTrainedModel = AutoModel.from_config(AutoConfig.for_model(architecture, **_SIZE))
    return model


def _tokenizer(padding_side: str) -> PreTrainedTokenizerFast:
    """Return a tokenizer that knows letters, so that no text is unknown to it."""
    letters = [chr(code) for code in range(33, 600)]
    words = [*_SPECIAL, *letters, *(f"##{letter}" for letter in letters)]
    tokenizer = Tokenizer(WordPiece({word: n for n, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.normalizer = BertNormalizer()
    tokenizer.pre_tokenizer = BertPreTokenizer()
    tokenizer.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        mask_token="[MASK]",
        padding_side=padding_side,
    )
