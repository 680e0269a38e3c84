"""Signs of whether the library answers a question at all, read off the ranked sentences.

A question about a deal that never was, between companies that are all in the library, scores high:
every word of it is there. So these look at whether the parties meet in one sentence, whether the
word that matters most is met near the best one, and whether the best one tells what was asked for.
``python -m index.evaluation.fitting`` finds what each sign is worth.
"""

import re
from collections.abc import Mapping, Sequence

import numpy as np

from index.search.asked import Asked, Word
from index.search.features import Held, named_in, rarity
from index.search.met import Met
from index.search.ranking import Ranked
from index.search.snapshot import Int64, Snapshot
from index.types import Span

Signals = Mapping[str, float]

_COMPARED = (
    "late",
    "late_rare",
    "late_least",
    "late_rarest",
    "late_before",
    "own",
    "own_rare",
    "own_least",
    "own_focus",
    "bm25",
    "bm25_passage",
    "share",
    "share_headed",
    "share_article",
)
_ORDERS = re.compile(
    r"\b(ignore|pretend|repeat after|you are (now|an?)|forget (your|all|everything)|act as|"
    r"system|api key|environment|hypothetical\w*|assum(e|ing)|suppose|let['’]?s say|imagine|"
    r"new (doc|article)|invent|from now on|articles? (is|are) wrong|reveal|instructions?|prompt)\b"
    r"|@everyone|</|\[inst|`",
    re.IGNORECASE,
)
_ERRANDS = re.compile(
    r"^(please )?(write|delete|print|run|send|show|list|give|translate|roast|fix|explain|cite|"
    r"draft|tell|shut|make|compose|generate|recommend)\b|\b(my|me|i|i['’]m)\b",
    re.IGNORECASE,
)
_COMMON = frozenset(
    (
        *("get", "got", "do", "make", "take", "use", "used", "using", "say", "said", "says"),
        *("think", "go", "give", "want", "about", "thing", "stuff", "pls", "rn", "also"),
        *("already", "still", "yet", "work", "happen", "tell", "name", "call", "deal", "deals"),
        *("ai", "music", "song", "songs"),
    )
)
"""Terms that are in every other question."""


def signals(snapshot: Snapshot, asked: Asked, found: Ranked) -> Signals:
    """Return every sign; there must be at least one candidate.

    Those of late interaction and of the cross-encoder are there only if the ranking had them.
    """
    order = found.order
    best = int(order[0])
    return {
        **_strength(found, order),
        **_contest(found, order),
        **_meeting(snapshot, asked, found, best),
        **_fitting(snapshot, asked, found, order),
        **_covering(snapshot, asked, found, best),
        **(_words_met(snapshot, asked, found.met, found, best) if found.met else {}),
        **({"read_best": found.read.best, "read_first": found.read.first} if found.read else {}),
        "orders": float(_ORDERS.search(asked.text) is not None),
        "errands": float(_ERRANDS.search(asked.text) is not None),
    }


def _strength(found: Ranked, order: Int64) -> dict[str, float]:
    """How good the best sentence is by single features, and how much another one beats it."""
    columns = {name: found.columns[name] for name in _COMPARED if name in found.columns}
    here = {name: float(column[order[0]]) for name, column in columns.items()}
    return {
        **{f"best_{name}": value for name, value in here.items()},
        **{f"beaten_{name}": float(columns[name].max()) - here[name] for name in columns},
    }


def _contest(found: Ranked, order: Int64) -> dict[str, float]:
    """How clearly the best sentence and the best article win."""
    scores = found.scores[order].astype(np.float64)
    odds = np.exp(scores - scores[0])
    articles = found.candidates.articles[order]
    others = scores[articles != articles[0]]
    own = float(odds[articles == articles[0]].sum())
    return {
        "score": float(scores[0]),
        "sure_sentence": float(1 / odds.sum()),
        "sure_article": own / float(odds.sum()),
        "lead_article": float(min(scores[0] - others[0], 10.0)) if len(others) else 10.0,
    }


_NOBODY = np.empty(0, dtype=np.int64)


def _meeting(snapshot: Snapshot, asked: Asked, found: Ranked, best: int) -> dict[str, float]:
    """Whether the named parties, and the topics asked about, come together."""
    own, title = named_in(snapshot, asked, found.candidates)
    count = len(asked.parties)
    everyone = np.flatnonzero((own | title).held.all(axis=0)) if count else _NOBODY
    topics = found.columns["topics"]
    met = float(topics[everyone].max(initial=0.0)) if asked.topics and count else 0.5
    return {
        "named": float(found.columns["named"][best]) if count else 0.5,
        "named_headed": float(found.columns["named_headed"][best]) if count else 0.5,
        "named_article": float(found.columns["named_article"][best]) if count else 0.5,
        "strangers": float(min(asked.strangers, 2)),
        "pair_never_meets": float(count >= 2 and not len(everyone)),
        "pair_meets_here": float(count >= 2 and bool(own.held[:, best].all())),
        "pair_not_here": float(count >= 2 and best not in everyone),
        "topic_where_they_meet": met,
        "topic_here": float(topics[best]) if asked.topics else 0.5,
    }


def _fitting(snapshot: Snapshot, asked: Asked, found: Ranked, order: Int64) -> dict[str, float]:
    """Whether the best sentences tell what was asked for, at the time that was named."""
    best = int(order[0])
    told = snapshot.facts.told[found.candidates.rows[order[:2]]]
    wanted = asked.wanted.bit_count()
    here = int(told[0]) & asked.wanted
    near = int(np.bitwise_or.reduce(told)) & asked.wanted
    return {
        "kind_missing": 1 - here.bit_count() / wanted if wanted else 0.0,
        "kind_missing_near": 1 - near.bit_count() / wanted if wanted else 0.0,
        "wrong_year": float(found.columns["year"][best] < 0),
        "wrong_month": float(found.columns["month"][best] < 0),
    }


def _covering(snapshot: Snapshot, asked: Asked, found: Ranked, best: int) -> dict[str, float]:
    """Where the rarest word of the question is, and how much of it is nowhere at all."""
    content = asked.content
    if not content:
        return {"nowhere": 0.0, "rarity": 0.0, "rarest_here": 0.0, "rarest_in_article": 0.0}
    index = snapshot.lexical_sentences
    weights = rarity(index, content)
    absent = np.array([not len(index.holders(word)) for word in content])
    rarest = [content[int(weights.argmax())]]
    held = Held.of(index, rarest, found.candidates.rows)
    whole = held.of_article(found.candidates.articles)
    return {
        "nowhere": float(weights[absent].sum() / weights.sum()),
        "rarity": float(weights.max()),
        "rarest_here": float(held.held[0, best]),
        "rarest_in_article": float(whole.held[0, best]),
    }


def _words_met(
    snapshot: Snapshot, asked: Asked, met: Met, found: Ranked, best: int
) -> dict[str, float]:
    """How well single words are met: all that carry the subject, and those that are no names."""
    focus = [word for word in asked.words if not word.names and word.term not in _COMMON]
    return {
        f"{which}_{name}": value
        for which, words in (("all", asked.words), ("focus", focus))
        for name, value in _met(snapshot, words, met, found, best).items()
    }


def _met(
    snapshot: Snapshot, words: Sequence[Word], met: Met, found: Ranked, best: int
) -> Mapping[str, float]:
    rows = [(word, _places(word, met.spans)) for word in words]
    known = [(word, places) for word, places in rows if places]
    if not known:
        return _UNKNOWN
    each = np.stack([met.best[places].mean(axis=0) for _, places in known])
    weight = np.array([snapshot.lexical_sentences.rarity(word.term) for word, _ in known])
    article = each[:, found.candidates.articles == found.candidates.articles[best]].max(axis=1)
    here, anywhere = each[:, best], each.max(axis=1)
    return {
        "least_here": float(here.min()),
        "least_in_article": float(article.min()),
        "least_anywhere": float(anywhere.min()),
        "here": float(weight @ here / weight.sum()),
        "in_article": float(weight @ article / weight.sum()),
        "better_elsewhere": float((anywhere - here).max()),
    }


# Middling values, chosen and not fitted: a question without such words says nothing by that.
_UNKNOWN = {
    "least_here": 0.75,
    "least_in_article": 0.8,
    "least_anywhere": 0.85,
    "here": 0.85,
    "in_article": 0.88,
    "better_elsewhere": 0.1,
}


def _places(word: Word, spans: Sequence[Span]) -> list[int]:
    return [place for place, span in enumerate(spans) if word.span.covers(span)]
