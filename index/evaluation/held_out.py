"""How questions fare with weights that were fitted without their article."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from sklearn.metrics import roc_auc_score

from index.evaluation.examples import Example
from index.evaluation.gate_fit import ANSWERABLE
from index.evaluation.reliability import reliability
from index.search.hits import close_pair

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Examples with out-of-fold scores and confidences, and the threshold chosen for them."""

    examples: tuple[Example, ...]
    confidences: Floats
    threshold: float


def table(held_out: HeldOut) -> str:
    """Return the figures as lines of text, by tag where there are several kinds of questions."""
    examples = held_out.examples
    truth = np.array([example.labelled.answerable for example in examples])
    refused = held_out.confidences < held_out.threshold
    tags = sorted({tag for example in examples for tag in example.labelled.tags[:1]})
    lines = [f"threshold {held_out.threshold:.2f}"]
    for tag in ["", *tags]:
        chosen = np.array([not tag or tag in example.labelled.tags[:1] for example in examples])
        lines.append(_line(tag or "all", examples, chosen, truth, refused, held_out.confidences))
    lines.append(f"confidence  questions  claimed  true, were {ANSWERABLE:.0%} answerable")
    lines += [
        f"{each.low:.1f} to {each.high:.1f}  {each.questions:9}  {each.confidence:7.2f}  "
        f"{each.answerable:4.2f}"
        for each in reliability(held_out.confidences.tolist(), truth.tolist(), ANSWERABLE)
    ]
    return "\n".join(lines)


def _line(
    name: str,
    examples: Sequence[Example],
    chosen: Bools,
    truth: Bools,
    refused: Bools,
    confidences: Floats,
) -> str:
    yes, no = chosen & truth, chosen & ~truth
    answerable = [examples[place] for place in np.flatnonzero(yes).tolist()]
    parts = [f"{name}: {yes.sum()} answerable"]
    if answerable:
        firsts = [int(each.found.order[0]) for each in answerable]
        pairs = zip(answerable, firsts, strict=True)
        first = np.mean([_right_article(each, place) for each, place in pairs])
        bold = np.mean([each.right[list(close_pair(each.found))].any() for each in answerable])
        parts.append(
            f"right article first {first:.3f}, bold {bold:.3f}, refused {refused[yes].mean():.3f}"
        )
    if no.any():
        parts.append(f"{no.sum()} not, refused {refused[no].mean():.3f}")
    if answerable and no.any():
        parts.append(f"AUROC {roc_auc_score(truth[chosen], confidences[chosen]):.3f}")
    return "; ".join(parts)


def _right_article(example: Example, place: int) -> bool:
    articles = example.found.candidates.articles
    return bool(articles[place] in articles[example.right])
