from index.reading.pages import Line, without_running_lines

SIZE = 10.0


def line(text: str, top: float) -> Line:
    return Line(text, 50, top - SIZE, 300, top)


def page(header: str, footer: str, *body: str) -> list[Line]:
    lines = [line(text, 700 - 12 * number) for number, text in enumerate(body)]
    return [*lines, line(header, 760), line(footer, 60)]


def words(pages: list[list[Line]]) -> list[list[str]]:
    return [[each.text for each in kept] for kept in without_running_lines(pages)[0]]


def test_lines_that_stand_apart_on_most_pages_are_cut_once() -> None:
    pages = [page("The Desk", f"Page {n} of 3", f"Body {n}.", "More.") for n in (1, 2, 3)]
    assert words(pages) == [[f"Body {n}.", "More."] for n in (1, 2, 3)]
    assert [(cut.text, cut.reason) for cut in without_running_lines(pages)[1]] == [
        ("The Desk", "running header or footer"),
        ("Page 1 of 3", "page number"),
    ]


def test_what_stands_on_one_page_only_stays() -> None:
    pages = [page(f"Chapter {'ABC'[n]}", f"A note {'abc'[n]}", "Body.") for n in range(3)]
    assert [len(each) for each in words(pages)] == [3, 3, 3]


def test_numbers_and_repeated_lines_of_the_text_stay() -> None:
    pages = [page("The Desk", "1", "He said:", "Yes.", "2025") for _ in range(4)]
    assert words(pages) == [["He said:", "Yes.", "2025"]] * 4


def test_what_a_browser_prints_around_a_page_is_cut() -> None:
    address = "https://desk.example.com/deal 1/1"
    kept, cuts = without_running_lines([page("11/25/26, 2:55 PM The deal", address, "Body.", "B.")])
    assert [[each.text for each in lines] for lines in kept] == [["Body.", "B."]]
    assert len(cuts) == 2


def test_pages_without_lines_are_no_obstacle() -> None:
    assert without_running_lines([[], [line("One.", 700)], []])[0] == [[], [line("One.", 700)], []]
    assert without_running_lines([]) == ([], ())
