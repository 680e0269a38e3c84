"""Examples made of plain numbers."""

from collections.abc import Mapping, Sequence

import numpy as np

from index.evaluation.examples import Example
from index.evaluation.questions import LabelledQuestion
from index.search.asked import Asked
from index.search.candidates import Candidates
from index.search.ranking import Ranked

ASKED = Asked("Who?", (), (), (), strangers=0, wanted=0, topics=0, years=0, months=0, latest=False)


def example(
    right: Sequence[bool],
    columns: Mapping[str, Sequence[float]],
    *,
    scores: Sequence[float] | None = None,
    articles: Sequence[int] | None = None,
    tags: tuple[str, ...] = (),
) -> Example:
    """Return a question for which one sentence of each article was found, or as ``articles`` say.

    It is answerable if any of them is right.
    """
    rows = np.arange(len(right))
    owners = rows if articles is None else np.array(articles)
    found = Ranked(
        Candidates(rows, owners, owners, np.zeros(len(right), dtype=np.float32)),
        {
            name: np.array(values, dtype=np.float32)
            for name, values in {"fused": [0.0] * len(right), **columns}.items()
        },
        np.array(scores or [0.0] * len(right), dtype=np.float32),
    )
    labelled = LabelledQuestion(question="who?", answerable=any(right), tags=tags)
    return Example(labelled, ASKED, found, np.array(right, dtype=np.bool_), "an article")
