"""A follow-up question, made to stand on its own with the question before it."""

from collections.abc import Iterable
from dataclasses import dataclass

from index.followup_words import (
    ASKED,
    AUXILIARY,
    CONJUNCTION,
    DATE,
    ELLIPSIS,
    FAMILIES,
    KIND_NOUNS,
    LEAD,
    WHEN_ALONE,
    Wording,
)
from index.types import Span
from index.vocabulary import Vocabulary
from index.words import words

LONGEST = 4_000
"""Characters of a completed question."""

_BLANK_OR_MARK = " \t\n?!.,;:…¿¡\"'“”‘’"
_CONTENT_BESIDE_PRONOUN = 5
_CONTENT_BESIDE_POINTER = 3
_CONTENT_WITHOUT_PARTY = 3


def complete(question: str, previous: str, vocabulary: Vocabulary) -> str:
    """Return ``question`` so that it can be understood without ``previous``.

    One that stands on its own comes back unchanged. Where the two cannot be merged with some
    certainty, the question before it is put in front. At most ``LONGEST`` characters.
    """
    if not words(previous) or not words(question) or stands_alone(question, vocabulary):
        return question[:LONGEST]
    core = question[_lead(question) :].strip(_BLANK_OR_MARK)
    merged = (
        _asked_of(core, previous)
        or _dated(core, previous)
        or _of_its_kind(core, previous, vocabulary)
        or _exchanged(question, core, previous, vocabulary)
    )
    return merged[:LONGEST] if merged else _after(previous, question)


def stands_alone(question: str, vocabulary: Vocabulary) -> bool:
    """Tell whether ``question`` says by itself what it is about."""
    wording = Wording.of(question)
    parties = [mention.span for mention in vocabulary.mentions(question)]
    parties += [group.span for group in vocabulary.groups(question)]
    beside = len(Wording.of(_without(question, parties)).content)
    if words(question[: _lead(question)]):
        return len(parties) > 1 and wording.has_verb and beside > 0
    if wording.has_pronoun:
        return bool(parties) and len(wording.content) >= _CONTENT_BESIDE_PRONOUN
    if wording.points_back or wording.compares:
        needed = _CONTENT_BESIDE_POINTER if parties else _CONTENT_BESIDE_PRONOUN
        return len(wording.content) >= needed
    if parties:
        whole = wording.has_verb and (wording.asks or len(parties) > 1)
        return beside > 0 or (whole and not _breaks_off(question, parties))
    return len(wording.content) >= _CONTENT_WITHOUT_PARTY + wording.has_article


def _breaks_off(question: str, parties: list[Span]) -> bool:
    """Tell whether the verb is missing, as in "when did Sony and Warner?"."""
    start = min(parties).start
    between = _without(question, parties)[start:].strip(_BLANK_OR_MARK)
    named_only = not between or CONJUNCTION.fullmatch(between) is not None
    return named_only and ELLIPSIS.fullmatch(question, 0, start) is not None


def _lead(question: str) -> int:
    """Return where the question begins after "and", "what about" and such."""
    match = LEAD.match(question)
    return match.end() if match else 0


def _after(previous: str, question: str) -> str:
    """Put the question behind the one before it; what is too long loses the end of that one."""
    room = max(0, LONGEST - len(question) - 1)
    return f"{previous[:room].rstrip()} {question.strip()}".strip()[:LONGEST]


def _extended(question: str, addition: str) -> str:
    """Put more words at the end of ``question``, before its question mark."""
    body = question.rstrip(_BLANK_OR_MARK)
    return f"{body} {addition}{question[len(body) :].rstrip()}"


def _asked_of(core: str, previous: str) -> str | None:
    """Put ``when`` in front of "did Warner settle"."""
    if ASKED.fullmatch(core) is None:
        return None
    asked = ASKED.match(previous)
    start = asked.end() if asked else 0
    clause = previous[start:].lstrip()
    if AUXILIARY.match(clause) is None:
        return None
    return f"{core} {clause[0].lower()}{clause[1:]}"


def _dated(core: str, previous: str) -> str | None:
    """Put ``in 2026`` in the place of the date, or at the end where there is none."""
    match = WHEN_ALONE.fullmatch(core)
    if match is None:
        return None
    dates = list(DATE.finditer(previous))
    if not dates:
        return _extended(previous, core)
    if len(dates) > 1:
        return None
    return previous[: dates[0].start()] + match["date"] + previous[dates[0].end() :]


def _of_its_kind(core: str, previous: str, vocabulary: Vocabulary) -> str | None:
    """Put ``the other labels`` in the place of a label."""
    for kind, nouns in KIND_NOUNS.items():
        if nouns.fullmatch(core):
            return _replaced(previous, core, _runs_of(kind, previous, vocabulary))
    return None


def _exchanged(question: str, core: str, previous: str, vocabulary: Vocabulary) -> str | None:
    """Put the party of ``and Sony`` in the place of the one of its kind."""
    newcomers = _runs(core, vocabulary)
    if len(newcomers) != 1:
        return None
    newcomer = newcomers[0]
    known = {mention.party for mention in vocabulary.mentions(previous)}
    rest = _without(core, [newcomer.span])
    leads = bool(words(question[: _lead(question)]))
    if known & newcomer.parties or (Wording.of(core).points_back and not leads):
        return None
    name = newcomer.span.of(core)
    merged = _replaced(previous, name, _runs_of(newcomer.kind, previous, vocabulary))
    if merged is None or not Wording.of(rest).adds:
        return merged
    if Wording.of(core).has_verb:
        return _after(merged, core + question[len(question.rstrip(_BLANK_OR_MARK)) :])
    return _extended(merged, " ".join(rest.split()))


@dataclass(frozen=True, slots=True)
class _Run:
    """Parties of one kind named side by side: "Universal and Sony"."""

    span: Span
    kind: str
    parties: frozenset[str]


def _runs(text: str, vocabulary: Vocabulary) -> list[_Run]:
    runs: list[_Run] = []
    for mention in vocabulary.mentions(text):
        kind = vocabulary.party(mention.party).kind
        run = _Run(mention.span, kind, frozenset({mention.party}))
        if runs and runs[-1].kind == kind and _side_by_side(text, runs[-1], run):
            first = runs.pop()
            joined = Span(first.span.start, run.span.end)
            run = _Run(joined, kind, first.parties | run.parties)
        runs.append(run)
    return runs


def _side_by_side(text: str, first: _Run, second: _Run) -> bool:
    return CONJUNCTION.fullmatch(text, first.span.end, second.span.start) is not None


def _runs_of(kind: str, text: str, vocabulary: Vocabulary) -> list[_Run]:
    """Return the parties in ``text`` of this kind, else those of a related one."""
    runs = _runs(text, vocabulary)
    related = next((family for family in FAMILIES if kind in family), frozenset[str]())
    same = [run for run in runs if run.kind == kind]
    return same or [run for run in runs if run.kind in related]


def _replaced(text: str, name: str, runs: list[_Run]) -> str | None:
    """Put ``name`` in the place of the runs if all name the same parties."""
    if len({run.parties for run in runs}) != 1:
        return None
    for run in reversed(runs):
        text = text[: run.span.start] + name + text[run.span.end :]
    return text


def _without(text: str, spans: Iterable[Span]) -> str:
    for span in sorted(spans, reverse=True):
        text = text[: span.start] + " " + text[span.end :]
    return text
