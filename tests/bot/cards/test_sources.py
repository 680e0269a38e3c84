from dataclasses import replace

from hypothesis import given

from bot.cards.limits import size
from bot.cards.sources import reference, source
from index.types import Article, Citation
from tests.bot.cards.values import ARTICLE, BRIEF, articles, citation, citations, patient


def test_an_article_is_named_with_publisher_date_and_a_link_to_the_sentence() -> None:
    assert source(citation(bold="Critics worry.")) == (
        "**KLAY signs the majors**\n-# Music Week · 20 November 2025 · "
        "[Open at the sentence](https://example.com/klay#:~:text=Critics%20worry.)"
    )


def test_what_is_not_known_about_an_article_is_said() -> None:
    bare = replace(ARTICLE, title="", publisher=None, published=None, url=None)
    assert source(citation(bare)) == "**Untitled**\n-# publisher unknown · undated"


def test_a_brief_is_called_one_and_lists_its_pages() -> None:
    assert source(citation(BRIEF)) == (
        "**UMG and Udio settle**\n-# Brief, from: [first.example](https://www.first.example/a), "
        "[second.example](https://second.example:8080/b) +1 · October 2025"
    )


def test_a_briefs_own_address_is_never_opened_at_a_sentence() -> None:
    shown = source(citation(replace(BRIEF, url="https://e.example/x"), bold="UMG"))
    assert shown.endswith("[Open the page](https://e.example/x)")


def test_two_pages_of_one_site_are_named_once() -> None:
    brief = replace(BRIEF, sources=("https://a.example/1", "https://www.a.example/2"))
    assert "from: [a.example](https://a.example/1) +1 ·" in source(citation(brief))


def test_addresses_without_room_leave_their_sites_names() -> None:
    pages = tuple(f"https://site{n}.example/{'a' * 470}" for n in range(40))
    shown = source(citation(replace(BRIEF, sources=pages)))
    assert "from: [site0.example](https://site0.example/" in shown
    assert ", site1.example +38 ·" in shown


def test_a_brief_without_usable_pages_is_still_called_a_brief() -> None:
    assert "Brief, pages unknown" in source(citation(replace(BRIEF, sources=("nowhere",))))


def test_what_is_known_beside_the_text_is_said() -> None:
    shown = source(citation(replace(ARTICLE, note="Deals announced 20 November 2025")))
    assert shown.endswith("\n-# Deals announced 20 November 2025")


def test_articles_that_say_the_same_are_named() -> None:
    shown = source(citation(also=(BRIEF, ARTICLE, BRIEF)))
    assert shown.endswith(
        "\n-# Also reported by: UMG and Udio settle (October 2025), "
        "KLAY signs the majors (20 November 2025) +1"
    )


@patient
@given(citations())
def test_a_source_always_names_the_text_and_leaves_room_for_its_words(cited: Citation) -> None:
    shown = source(cited)
    assert size(shown) <= 800
    assert len(shown.split("\n")) >= 2


@patient
@given(articles())
def test_a_reference_is_one_line_that_fits(article: Article) -> None:
    line = reference(article, 600)
    assert "\n" not in line
    assert size(line) <= 600
