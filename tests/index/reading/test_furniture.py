import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.reading.furniture import cut_furniture

BODY = "Universal has signed a licence.\nThe terms are secret."
FURNITURE = [
    "admin", "Posted by admin", "0 הערות", "12 תגובות", "אין תגובות", "0 comments", "3 Comments",
    "No comments yet", "One Comment", "Comments (4)", "Comments are closed.", "Leave a comment",
    "Leave a Reply", "Share this:", "Share on Facebook", "Facebook | Twitter | LinkedIn",
    "Subscribe", "Subscribe to our newsletter", "Sign up for our newsletter", "Read more »",
    "Continue reading →", "Related posts", "You may also like", "Advertisement",
    "- Advertisement -", "Anzeige", "Publicité", "פרסומת", "Tags: AI, Suno, GEMA",
    "Filed under: Licensing",
    "This site uses cookies to improve your visit.", "Accept all cookies", "Skip to content",
    "© 2025 Example Media", "All rights reserved.", "2 Kommentare", "Aucun commentaire",
    "Sin comentarios", "Laisser un commentaire", "Teilen", "5 комментариев", "תגיות: מוזיקה",
]  # fmt: skip
ARTICLE_LINES = [
    "Administrators of the fund have signed.",
    "Comments from the labels were not available.",
    "Share prices fell after the announcement.",
    "Subscribe or perish, says the chief executive of the largest service.",
    "Tags hidden in the recordings identify the singer.",
    "Read more slowly, the judge told both sides.",
    "Advertisement revenue is shared with the labels.",
    "Home taping is killing music",
    "Cookies were not mentioned in the settlement.",
    "The site uses cookies that the court found unlawful.",
    "3 comments by the chief executive stand out.",
    "תגובות החברות להסכם היו חיוביות.",
    "Copyright law has not kept up.",
]


@pytest.mark.parametrize("line", FURNITURE)
@pytest.mark.parametrize("case", ["start", "end"])
def test_furniture_is_cut_at_either_end_and_recorded(line: str, case: str) -> None:
    text = f"{line}\n\n{BODY}" if case == "start" else f"{BODY}\n\n{line}"
    kept, cuts = cut_furniture(text)
    assert kept == BODY
    assert [cut.text for cut in cuts] == [line]
    assert cuts[0].reason


@pytest.mark.parametrize("line", ARTICLE_LINES)
def test_a_line_of_the_article_stays(line: str) -> None:
    text = f"{line}\n{BODY}\n{line}"
    assert cut_furniture(text) == (text, ())


@pytest.mark.parametrize("line", FURNITURE)
def test_nothing_is_cut_in_the_middle(line: str) -> None:
    text = f"{BODY}\n{line}\n{BODY}"
    assert cut_furniture(text) == (text, ())


def test_a_long_line_is_never_furniture() -> None:
    text = f"{BODY}\nTags: {'AI,' * 40}"
    assert cut_furniture(text) == (text, ())


def test_cuts_stand_in_the_order_of_the_text() -> None:
    kept, cuts = cut_furniture(f"Menu\nadmin\n{BODY}\nShare\n\n3 comments")
    assert kept == BODY
    assert [cut.text for cut in cuts] == ["Menu", "admin", "Share", "3 comments"]


@given(st.lists(st.sampled_from([*FURNITURE, ""]), max_size=6))
def test_a_text_of_nothing_but_furniture_is_left_whole(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert cut_furniture(text) == (text, ())


@given(st.lists(st.sampled_from([*FURNITURE, *ARTICLE_LINES, "", "  indented"]), max_size=8))
def test_a_second_look_finds_nothing_more(lines: list[str]) -> None:
    once, cuts = cut_furniture("\n".join(lines).strip())
    assert cut_furniture(once) == (once, ())
    assert sum(bool(line) for line in lines) == len(cuts) + sum(
        bool(line) for line in once.split("\n")
    )
