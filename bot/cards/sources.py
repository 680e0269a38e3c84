"""Where an excerpt stands: title, publisher, date and link of its article."""

from collections.abc import Iterable, Iterator

from bot.addresses import host
from bot.cards.escaping import label
from bot.cards.layout import subtext
from bot.cards.limits import size
from bot.cards.links import fragment_link, masked, safe_url
from bot.dates import spoken_date
from index.types import Article, Citation, Kind

_SOURCE = 800
"""Characters of all that is said about one source, so that its words keep their room."""
_TITLE = 120
_SHORT_TITLE = 60
_PUBLISHER = 60
_NOTE = 160
_SITE = 60
_NAMED = 2
"""Pages of a brief, or further articles, that are named rather than counted."""


def source(citation: Citation, limit: int = _SOURCE) -> str:
    """Write the title and, in small letters, everything else about the source of an excerpt.

    Each further line is the fullest form that there is room for in ``limit`` characters.
    """
    article = citation.article
    text = f"**{title(article, _TITLE)}**"
    for forms in (_origins(citation), _notes(article), _others(citation.also)):
        fitting = (f"\n{subtext(form)}" for form in forms)
        text += next((line for line in fitting if size(text + line) <= limit), "")
    return text


def reference(article: Article, limit: int) -> str:
    """Write one line about an article that is not quoted."""
    known = f"{title(article, _TITLE)} · {spoken_date(article.published)}"
    link = _page(article, "Open") or next(_pages(article, linked=1), "")
    line = f"{known} · {link}"
    return line if link and size(line) <= limit else known


def title(article: Article, limit: int) -> str:
    """Write an article's title on one line, escaped."""
    return label(article.title, limit) or "Untitled"


def _origins(citation: Citation) -> Iterator[str]:
    article = citation.article
    date = spoken_date(article.published)
    for link in _article_links(citation):
        for publisher in _publishers(article):
            yield " · ".join(part for part in (publisher, date, link) if part)


def _article_links(citation: Citation) -> Iterator[str]:
    """Offer a link to the article: at the sentence, to the page, none.

    A brief's words stand on no page, so nothing can be opened at them.
    """
    article = citation.article
    if article.url and article.kind is Kind.ARTICLE:
        opened_at = citation.highlights[0] if citation.highlights else citation.span
        at_sentence = fragment_link(article.url, article.text, opened_at)
        if at_sentence:
            yield masked("Open at the sentence", at_sentence)
    page = _page(article, "Open the page")
    if page:
        yield page
    yield ""


def _page(article: Article, words: str) -> str:
    address = safe_url(article.url) if article.url else None
    return masked(words, address) if address else ""


def _publishers(article: Article) -> Iterator[str]:
    """Offer the publisher, or the pages of a brief with fewer and fewer links."""
    if article.kind is Kind.BRIEF:
        for linked in range(_NAMED, -1, -1):
            yield _brief_of(article, linked)
    else:
        yield label(article.publisher or "", _PUBLISHER) or "publisher unknown"


def _brief_of(article: Article, linked: int) -> str:
    named = list(_pages(article, linked))[:_NAMED]
    if not named:
        return "Brief, pages unknown"
    unnamed = len(article.sources) - len(named)
    return f"Brief, from: {', '.join(named)}" + (f" +{unnamed}" if unnamed else "")


def _pages(article: Article, linked: int) -> Iterator[str]:
    """Name the sites of a brief's pages, each once, the first ``linked`` of them as links."""
    addresses: dict[str, str] = {}
    for page in article.sources:
        addresses.setdefault(label(host(page) or "", _SITE), page)
    for position, (site, page) in enumerate(addresses.items()):
        address = safe_url(page) if position < linked else None
        if site:
            yield masked(site, address) if address else site


def _notes(article: Article) -> Iterator[str]:
    note = label(article.note or "", _NOTE)
    if note:
        yield note


def _others(articles: tuple[Article, ...]) -> Iterator[str]:
    for named in range(min(_NAMED, len(articles)), 0, -1):
        unnamed = len(articles) - named
        yield f"Also reported by: {_titles(articles[:named])}" + (f" +{unnamed}" if unnamed else "")
    if articles:
        yield f"Also reported by {len(articles)} more"


def _titles(articles: Iterable[Article]) -> str:
    return ", ".join(
        f"{title(article, _SHORT_TITLE)} ({spoken_date(article.published)})" for article in articles
    )
