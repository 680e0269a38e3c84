"""The card that says what the bot can do."""

from bot.cards.layout import INFORMATION, Card, rule, subtext, text

_ABOUT = (
    "### Liner Notes\n"
    "I answer questions about AI music deals with the exact words of an article, "
    "and say where they stand."
)
_COMMANDS = (
    "- **/ask** — ask a question; with *private*, only you see the answer\n"
    "- **Mention me**, or write to me directly — the same, without a command\n"
    "- **Reply** to an answer (in a server with a mention of me) — a follow-up to its question\n"
    "- **Find sources** — in a message’s menu, under *Apps*: what I have about that message\n"
    "- **/quotes** — who said what: by speaker, organisation, subject or date\n"
    "- **/quote** — one of them at random\n"
    "- **/deals** — deals and lawsuits: by party, kind, status, subject or date\n"
    "- **/status** — what is in the library\n"
    "- **/help** — this card"
)
_BUTTONS = (
    "Under an answer, **Context** shows the passage around an excerpt, **More sources** further "
    "excerpts, **Follow up** asks a question that builds on it, and **Share** shows a private "
    "answer to everyone."
)
_LISTS = (
    "Under a list, **◀ ▶** turn the page. **Details** shows a deal with the exact words behind it; "
    "**Export** sends the whole list as files, **Timeline** and **Map** as a dark or light picture."
)
_SMALL_PRINT = "\n".join(
    (
        subtext("A brief is our own summary of other pages; it lists them as its sources."),
        subtext("Privacy: questions and votes are kept to improve the library, never who asked."),
    )
)


def help_card() -> Card:
    """Say what the bot does, its commands, and what becomes of a question."""
    return Card(
        text(_ABOUT),
        rule(),
        text(_COMMANDS),
        text(_BUTTONS),
        text(_LISTS),
        rule(),
        text(_SMALL_PRINT),
        colour=INFORMATION,
    )
