"""Finished values as Discord cards; the only place that knows Discord's limits."""

from bot.cards.answer import answer_card, context_card, more_card, shared_card
from bot.cards.deal import deal_card
from bot.cards.deals import deals_card
from bot.cards.downloads import Drawing, described, export_card, picture_card
from bot.cards.follow_up import LONGEST_QUESTION, FollowUpForm
from bot.cards.help import help_card
from bot.cards.layout import Card
from bot.cards.no_answer import no_answer_card
from bot.cards.notice import failure_card, notice_card
from bot.cards.quotes import no_quotes_card, quote_card, quotes_card
from bot.cards.reply import reply_card
from bot.cards.speakers import cited_quote
from bot.cards.status import Status, status_card

__all__ = [
    "LONGEST_QUESTION",
    "Card",
    "Drawing",
    "FollowUpForm",
    "Status",
    "answer_card",
    "cited_quote",
    "context_card",
    "deal_card",
    "deals_card",
    "described",
    "export_card",
    "failure_card",
    "help_card",
    "more_card",
    "no_answer_card",
    "no_quotes_card",
    "notice_card",
    "picture_card",
    "quote_card",
    "quotes_card",
    "reply_card",
    "shared_card",
    "status_card",
]
