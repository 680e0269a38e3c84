"""The card of an answer, of its further sources, and of the passage around one excerpt."""

from collections.abc import Sequence

from bot.cards.citations import PER_CARD, Shown, cited, promise
from bot.cards.excerpt import quote
from bot.cards.identifiers import Vote, follow_up_id, more_id, share_id, vote_id
from bot.cards.layout import (
    ANSWER,
    Card,
    Component,
    button,
    emoji_button,
    row,
    rule,
    subtext,
    text,
)
from bot.cards.limits import TEXT, size
from bot.cards.listing import listing_lines
from bot.cards.notice import notice_card
from bot.cards.question import heading
from bot.cards.sources import source
from index.types import Answer, Citation, Span

_DIFFER = "⚠ The sources differ; the newer comes first."


def answer_card(answer: Answer, *, shareable: bool = False) -> Card:
    """Show an answer; ``shareable`` adds the button that shows a private one to everyone."""
    return _first_card(answer, shareable=shareable, remark="")


def shared_card(answer: Answer) -> Card:
    """Show to everyone an answer that was given in private, without saying to whom."""
    return _first_card(answer, shareable=False, remark=" Shared from a private answer.")


def more_card(answer: Answer, page: int) -> Card:
    """Show a page of the excerpts that the answer's card had no room for, counted from 0."""
    further = _further(answer)
    first = page * PER_CARD
    shown = further[first : first + PER_CARD]
    if not shown:
        return notice_card("There are no further sources for this answer.")
    last = first + len(shown)
    place = subtext(f"Further sources {first + 1}–{last} of {len(further)}")
    top = f"{heading(answer.question, answer.understood)}\n{place}"
    bottom = subtext(promise(shown))
    body = cited(shown, answer.id, TEXT - size(top) - size(bottom))
    buttons = []
    if answer.id is not None and last < len(further):
        buttons = [row(button("More sources", more_id(answer.id, page + 1)))]
    return Card(text(top), rule(), *body, rule(), *buttons, text(bottom), colour=ANSWER)


def context_card(citation: Citation, passage: Span) -> Card:
    """Show the passage around an excerpt, which still stands out in bold."""
    highlights = tuple(each for each in citation.highlights if passage.covers(each))
    wider = Citation(citation.article, passage, highlights)
    top, origin = subtext("The passage around the excerpt"), source(wider)
    bottom = subtext(promise([Shown(0, wider)]))
    words = quote(wider, TEXT - size(top) - size(origin) - size(bottom))
    return Card(text(top), text(words), text(origin), rule(), text(bottom), colour=ANSWER)


def _first_card(answer: Answer, *, shareable: bool, remark: str) -> Card:
    shown = _numbered(answer)[: _shown_first(answer)]
    top = _top(answer)
    bottom = subtext(promise(shown) + remark)
    body = cited(shown, answer.id, TEXT - size(top) - size(bottom))
    buttons = _buttons(answer, answer.id, shareable=shareable) if answer.id is not None else []
    listed = [rule()] if answer.listing else []
    return Card(text(top), *listed, *body, rule(), *buttons, text(bottom), colour=ANSWER)


def _top(answer: Answer) -> str:
    parts = [heading(answer.question, answer.understood)]
    if answer.sources_differ:
        parts.append(_DIFFER)
    if answer.listing:
        parts.append(listing_lines(answer.listing))
    return "\n".join(parts)


def _buttons(answer: Answer, answer_id: int, *, shareable: bool) -> Sequence[Component]:
    buttons = [
        button("Follow up", follow_up_id(answer_id)),
        emoji_button("👍", vote_id(answer_id, Vote.UP)),
        emoji_button("👎", vote_id(answer_id, Vote.DOWN)),
    ]
    if shareable:
        buttons.insert(0, button("Share", share_id(answer_id)))
    if _further(answer):
        buttons.insert(0, button("More sources", more_id(answer_id, 0)))
    return [row(*buttons)]


def _numbered(answer: Answer) -> list[Shown]:
    return [Shown(n, citation) for n, citation in enumerate(answer.citations + answer.more)]


def _shown_first(answer: Answer) -> int:
    return min(PER_CARD, len(answer.citations))


def _further(answer: Answer) -> list[Shown]:
    return _numbered(answer)[_shown_first(answer) :]
