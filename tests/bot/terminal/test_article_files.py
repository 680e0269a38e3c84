import subprocess
import sys
from pathlib import Path

import pytest

from bot.terminal.article_files import read_article_file
from index.errors import SourceError
from index.reading import MAX_BYTES, FolderSource
from index.types import PublishedDate
from tests.conftest import SEEDS
from tests.index.reading.office import FIRST, SECOND, pdf


def test_a_file_is_read_as_the_library_reads_it() -> None:
    source = FolderSource(SEEDS)
    for file in source.files():
        assert read_article_file(SEEDS / file.name) == source.read(file)


def test_the_sidecar_is_read_wherever_the_file_lies(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some words.")
    (tmp_path / "a.toml").write_text('title = "A title"\npublished = 2025-10-29')
    (tmp_path / "link").symlink_to(tmp_path)
    article = read_article_file(tmp_path / "link" / "a.txt")
    assert (article.file, article.title) == ("a.txt", "A title")
    assert article.published == PublishedDate(2025, 10, 29)


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("nowhere.md", None, "there is no such file"),
        ("empty.md", b"", "it holds no words"),
        ("binary.txt", b"\0\x01\xff" * 50, "it is not a text"),
        ("what.doc", b"\xd0\xcf\x11\xe0", "a .doc file is not a kind of article"),
        ("big.txt", b"a " * (MAX_BYTES // 2 + 1), "it is larger than 20 MB"),
        ("open.md", b"---\ntitle: A\n\nWords.", "its front matter begins with --- but is never"),
    ],
)
def test_what_is_no_article_is_said_why(
    tmp_path: Path, name: str, data: bytes | None, said: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceError) as caught:
        read_article_file(tmp_path / name)
    assert name in str(caught.value)
    assert caught.value.reason.startswith(said)


def test_a_folder_is_no_article(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="it is a folder; name a file in it"):
        read_article_file(tmp_path)


def test_a_sidecar_that_is_no_toml_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some words.")
    (tmp_path / "a.toml").write_text("This is no TOML.")
    with pytest.raises(SourceError, match=r"the \.toml file beside it is not valid TOML"):
        read_article_file(tmp_path / "a.txt")


_ELSEWHERE = """
import sys
from pathlib import Path
from bot.terminal.article_files import read_article_file

print(read_article_file(Path(sys.argv[1])).text)
assert "pypdfium2" not in sys.modules
"""


def test_a_pdf_is_read_in_another_process(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf((FIRST, SECOND)))
    done = subprocess.run(
        [sys.executable, "-c", _ELSEWHERE, str(tmp_path / "a.pdf")],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert FIRST[:20] in done.stdout
