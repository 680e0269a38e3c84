import os
from pathlib import Path
from typing import NoReturn

import pytest

from index.errors import SourceError, StorageError
from index.reading import MAX_BYTES, FolderSource, Source, SourceFile
from index.types import Article
from tests.index.reading.office import FIRST, SECOND, looping_pdf, pdf, word

BRIEF = b"---\nkind: brief\nsources: [https://example.com]\n---\nA short brief."


def write(folder: Path, files: dict[str, bytes]) -> FolderSource:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return FolderSource(folder)


def outcome(source: Source) -> tuple[list[Article], list[SourceError]]:
    """Read everything, the way a library does."""
    articles, errors = [], []
    for file in source.files():
        try:
            articles.append(source.read(file))
        except SourceError as error:
            errors.append(error)
    return articles, errors


def reasons(source: Source) -> dict[str, str]:
    return {error.file: error.reason for error in outcome(source)[1]}


def digest(source: Source, name: str) -> str:
    return next(file.digest for file in source.files() if file.name == name)


def test_files_are_listed_by_their_path_in_order(tmp_path: Path) -> None:
    source = write(tmp_path, {"b.txt": b"b", "a/z.md": b"z", "a/b/c.HTML": b"c", "a.txt": b"a"})
    names = [file.name for file in source.files()]
    assert names == sorted(names) == ["a.txt", "a/b/c.HTML", "a/z.md", "b.txt"]


def test_files_that_cannot_be_read_are_named_and_the_others_go_on(tmp_path: Path) -> None:
    source = write(
        tmp_path,
        {
            "good.txt": b"Words.",
            "good/brief.md": BRIEF,
            "binary.txt": b"\x00\x01",
            "empty.txt": b"",
            "photo.jpg": b"\xff\xd8",
            "typo.md": b"---\npublised: 2025\n---\nWords.",
            "bare.md": b"---\nkind: brief\n---\nWords.",
            "page.html": b"<html></html>",
        },
    )
    articles, errors = outcome(source)
    assert [article.file for article in articles] == ["good.txt", "good/brief.md"]
    assert [error.file for error in errors] == sorted(
        ["binary.txt", "empty.txt", "photo.jpg", "typo.md", "bare.md", "page.html"]
    )
    assert all(error.reason and "Error" not in error.reason for error in errors)
    assert "a .jpg file is not a kind of article" in reasons(source)["photo.jpg"]


def test_hidden_files_and_folders_are_passed_over(tmp_path: Path) -> None:
    source = write(tmp_path, {".git/a.txt": b"a", ".DS_Store": b"b", "a/.b.txt": b"c"})
    assert list(source.files()) == []


def test_a_sidecar_describes_its_article_and_is_none_itself(tmp_path: Path) -> None:
    source = write(
        tmp_path,
        {
            "a.txt": b"words that go on.",
            "a.toml": b'title = "The deal"\npublished = 2025-11-20\nstarts_mid_sentence = true',
        },
    )
    (article,), errors = outcome(source)
    assert errors == []
    assert article.title == "The deal"
    assert str(article.published) == "2025-11-20"
    assert article.starts_mid_sentence


@pytest.mark.parametrize(
    ("toml", "reason"),
    [
        (b"title = ", "not valid TOML"),
        (b"\xff\xfe", "not valid TOML"),
        (b"a = " + b"[" * 60_000, "not valid TOML"),
        (b"published = " + b"9" * 5_000, "not valid TOML"),
        (b"# " + b"x" * 70_000, "larger than 64 KB"),
        (b'tilte = "x"', "'tilte' is not a known key"),
        (b"title = 1", "'title' must be a text"),
        (b"published = 12:00:00", "'published' must be a date"),
        (b'url = "javascript:alert(1)"', "'url' must be an http"),
        (b'kind = "brief"', "a brief must name"),
    ],
)
def test_a_bad_sidecar_is_reported_under_its_article(
    tmp_path: Path, toml: bytes, reason: str
) -> None:
    source = write(tmp_path, {"a.txt": b"Words.", "a.toml": toml, "b.txt": b"Words."})
    articles, errors = outcome(source)
    assert [article.file for article in articles] == ["b.txt"]
    assert [error.file for error in errors] == ["a.txt"]
    assert reason in errors[0].reason


def test_a_sidecar_without_its_article_is_reported(tmp_path: Path) -> None:
    source = write(tmp_path, {"a.toml": b"", "b/a.txt": b"Words."})
    assert "no article of the same name" in reasons(source)["a.toml"]


def test_a_digest_follows_the_bytes_of_file_and_sidecar(tmp_path: Path) -> None:
    source = write(tmp_path, {"a.txt": b"One.", "b.txt": b"One."})
    plain = digest(source, "a.txt")
    assert plain == digest(source, "b.txt")
    write(tmp_path, {"a.toml": b'title = "x"'})
    with_sidecar = digest(source, "a.txt")
    write(tmp_path, {"a.toml": b'title = "y"'})
    other_sidecar = digest(source, "a.txt")
    write(tmp_path, {"a.txt": b"Two."})
    other_text = digest(source, "a.txt")
    assert len({plain, with_sidecar, other_sidecar, other_text}) == 4
    assert digest(source, "b.txt") == plain


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    write(secret, {"passwords.txt": b"Secret words.", "a.toml": b'note = "secret"'})
    source = write(tmp_path / "library", {"a.txt": b"Words."})
    (tmp_path / "library" / "link.txt").symlink_to(secret / "passwords.txt")
    (tmp_path / "library" / "folder").symlink_to(secret)
    (tmp_path / "library" / "a.toml").symlink_to(secret / "a.toml")
    (article,), errors = outcome(source)
    assert (article.file, article.note, errors) == ("a.txt", None, [])


def test_links_inside_the_folder_are_read_and_broken_or_circular_ones_reported(
    tmp_path: Path,
) -> None:
    source = write(tmp_path, {"a.txt": b"Words."})
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "below").symlink_to(tmp_path)
    articles, errors = outcome(source)
    assert [article.file for article in articles] == ["a.txt", "b.txt"]
    assert [(error.file, error.reason) for error in errors] == [
        ("broken.txt", "it is no longer there")
    ]


def test_a_link_to_itself_stops_nothing(tmp_path: Path) -> None:
    source = write(tmp_path, {"a.txt": b"Words."})
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    articles, errors = outcome(source)
    assert [article.file for article in articles] == ["a.txt"]
    assert [error.file for error in errors] == ["loop.txt"]


def test_pipes_are_passed_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert list(FolderSource(tmp_path).files()) == []


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/hostname.txt", "link.txt"])
def test_a_file_outside_the_folder_is_refused_even_if_asked_for(tmp_path: Path, name: str) -> None:
    source = write(tmp_path / "library", {"a.txt": b"Words."})
    (tmp_path / "outside.txt").write_bytes(b"Secret.")
    (tmp_path / "library" / "link.txt").symlink_to(tmp_path / "outside.txt")
    with pytest.raises(SourceError, match="outside the folder"):
        source.read(SourceFile(name, ""))


def test_a_file_that_vanishes_or_grows_between_listing_and_reading_is_reported(
    tmp_path: Path,
) -> None:
    source = write(tmp_path, {"gone.txt": b"Words.", "grown.txt": b"Words."})
    gone, grown = source.files()
    (tmp_path / "gone.txt").unlink()
    (tmp_path / "grown.txt").write_bytes(b"x" * (MAX_BYTES + 1))
    with pytest.raises(SourceError, match="no longer there"):
        source.read(gone)
    with pytest.raises(SourceError, match="larger than 20 MB"):
        source.read(grown)


def test_a_file_that_may_not_be_opened_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(tmp_path, {"locked.txt": b"Words.", "open.txt": b"Words."})
    opened = Path.open

    def refuse(path: Path, mode: str) -> object:
        if path.name == "locked.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", refuse)
    articles, errors = outcome(source)
    assert [article.file for article in articles] == ["open.txt"]
    assert [error.file for error in errors] == ["locked.txt"]
    assert "may not be opened" in errors[0].reason


def test_a_folder_that_may_not_be_opened_is_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(tmp_path, {"closed/a.txt": b"Words.", "open.txt": b"Words."})
    scan = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    articles, errors = outcome(source)
    assert [article.file for article in articles] == ["open.txt"]
    assert [(error.file, error.reason[:25]) for error in errors] == [
        ("closed", "the folder may not be ope")
    ]


def test_a_name_that_is_not_unicode_is_reported_readably(tmp_path: Path) -> None:
    source = write(tmp_path, {"a.txt": b"Words."})
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_bytes(b"Words.")
    articles, (error,) = outcome(source)
    assert [article.file for article in articles] == ["a.txt"]
    assert error.file.encode().startswith(b"caf")
    assert "rename it" in error.reason


@pytest.mark.parametrize("is_file", [True, False])
def test_a_missing_folder_is_named_with_a_remedy(tmp_path: Path, is_file: bool) -> None:
    folder = tmp_path / "articles"
    if is_file:
        folder.touch()
    with pytest.raises(StorageError, match=r"articles, does not exist\. Create it"):
        list(FolderSource(folder).files())


def test_an_empty_folder_has_no_files(tmp_path: Path) -> None:
    assert list(FolderSource(tmp_path).files()) == []


def test_a_folder_that_goes_away_meanwhile_is_not_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path) -> NoReturn:
        raise OSError(116, "stale", str(path))

    monkeypatch.setattr("os.scandir", fail)
    with pytest.raises(StorageError, match="cannot be opened"):
        list(FolderSource(tmp_path).files())


def test_pdf_and_word_files_are_articles_with_sidecars(tmp_path: Path) -> None:
    beside = b"published = 2025-11-20T10:00:00\npublisher = 'Desk'"
    source = write(tmp_path, {"a.pdf": pdf(), "a.toml": beside, "b/c.DOCX": word()})
    articles, errors = outcome(source)
    assert errors == []
    assert [article.file for article in articles] == ["a.pdf", "b/c.DOCX"]
    assert [article.text for article in articles] == [f"{FIRST}\n\n{SECOND}"] * 2
    assert (articles[0].publisher, str(articles[0].published)) == ("Desk", "2025-11-20")


def test_a_file_that_ends_the_process_that_reads_it_is_reported_and_the_others_go_on(
    tmp_path: Path,
) -> None:
    files = {"a.pdf": looping_pdf("form"), "b.pdf": pdf(), "c.txt": b"Words."}
    articles, errors = outcome(write(tmp_path, files))
    assert [article.file for article in articles] == ["b.pdf", "c.txt"]
    assert [error.file for error in errors] == ["a.pdf"]
