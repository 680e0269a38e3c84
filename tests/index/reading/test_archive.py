import random
import stat
import time
import zipfile
from io import BytesIO

import pytest

from index.errors import SourceError
from index.reading.archive import Limits, safe_name, unpack
from tests.index.reading.office import pdf, word, zipped

SMALL = Limits(entries=4, entry_bytes=2_000_000, total_bytes=3_000_000, ratio=50)
NOISE = random.Random(1).randbytes(1_500_000)


def problems(data: bytes, limits: Limits | None = None) -> dict[str, str]:
    return {each.file: each.reason for each in unpack("a.zip", data, limits).problems}


def test_articles_are_unpacked_in_order_and_the_rest_is_named() -> None:
    files = {"b.txt": b"Words.", "folder/a.PDF": pdf(), "c.docx": word(), "d.jpg": b"\xff"}
    found = unpack("a.zip", zipped({"folder/": b"", **files}))
    assert found.files == (("b.txt", b"Words."), ("a.PDF", files["folder/a.PDF"]),
                           ("c.docx", files["c.docx"]))  # fmt: skip
    assert [each.file for each in found.problems] == ["d.jpg"]
    assert found.problems[0].reason.startswith("a .jpg file is not a kind of article")


def test_what_is_hidden_or_of_a_system_is_passed_over() -> None:
    files = {
        "__MACOSX/._a.txt": b"x",
        ".git/a.txt": b"x",
        "a/.hidden.txt": b"x",
        ".DS_Store": b"x",
        "folder/": b"",
        "folder\\": b"",
    }
    found = unpack("a.zip", zipped(files))
    assert (found.files, found.problems) == ((), ())


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.txt", "a.txt"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("/etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\a.txt", "a.txt"),
        ("C:a.txt", "a.txt"),
        ("..\\..\\a.md", "a.md"),
        ("a\x07b\u202ec.txt", "abc.txt"),
        ('a<b>"|?*.txt', "ab.txt"),
        ("..", "file"),
        ("a/", "file"),
        ("", "file"),
        (" deal .txt ", "deal .txt"),
        ("cafe\u0301.txt", "café.txt"),
        ("x" * 300 + ".docx", "x" * 95 + ".docx"),
        ("x." + "y" * 300, "x." + "y" * 98),
        ("\udce9.txt", "file.txt"),
        ("\0/.\0", "file"),
        ("הסכם.txt", "הסכם.txt"),
    ],
)
def test_any_path_becomes_a_plain_name(path: str, name: str) -> None:
    assert safe_name(path) == name


def test_a_name_ends_where_a_nul_hides_the_rest() -> None:
    data = zipped({"a.txtXb.exe": b"Words."}).replace(b"a.txtXb", b"a.txt\0b")
    assert [name for name, _ in unpack("a.zip", data).files] == ["a.txt"]


def test_files_of_one_name_are_numbered() -> None:
    files = {"a.txt": b"1", "x/a.txt": b"2", "y/A.txt": b"3", "a-2.txt": b"4", "b.txt": b"5"}
    names = [name for name, _ in unpack("a.zip", zipped(files)).files]
    assert names == ["a.txt", "a-2.txt", "A-3.txt", "a-2-2.txt", "b.txt"]


def test_archives_links_and_odd_compression_are_refused_one_by_one() -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("inner.zip", zipped({"a.txt": b"x"}))
        archive.writestr("packed.txt", b"Words.", zipfile.ZIP_LZMA)
        archive.writestr("good.txt", b"Words.")
    assert [name for name, _ in unpack("a.zip", out.getvalue()).files] == ["good.txt"]
    found = problems(out.getvalue())
    assert found.keys() == {"link.txt", "inner.zip", "packed.txt"}
    assert "a link" in found["link.txt"]
    assert "inside an archive" in found["inner.zip"]
    assert "compressed in a way" in found["packed.txt"]


def test_a_protected_file_is_refused() -> None:
    data = bytearray(zipped({"a.txt": b"Words."}))
    for mark, at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        data[data.index(mark) + at] |= 1
    assert "protected by a password" in problems(bytes(data))["a.txt"]


def test_one_damaged_file_leaves_the_others() -> None:
    data = zipped({"a.txt": b"Words that break.", "b.txt": b"Words."}, zipfile.ZIP_STORED)
    damaged = data.replace(b"Words that break.", b"Words that brake!")
    assert problems(damaged) == {"a.txt": "it is broken in the archive"}
    assert unpack("a.zip", damaged).files == (("b.txt", b"Words."),)


def test_a_file_too_large_or_packed_too_tight_is_refused_and_counts() -> None:
    large, tight = NOISE + NOISE[:600_000], bytes(1_900_000)
    assert problems(zipped({"a.txt": large}), SMALL) == {"a.txt": "it is larger than 1 MB"}
    assert "more than 50 times its size" in problems(zipped({"a.txt": tight}), SMALL)["a.txt"]
    with pytest.raises(SourceError, match=r"a\.zip: it unpacks to more than 2 MB"):
        unpack("a.zip", zipped({"a.txt": large, "b.txt": NOISE}), SMALL)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no ZIP archive"),
        (b"PK\3\4" + bytes(100), "no ZIP archive"),
        (zipped({"a.txt": b"x"})[:-30], "no ZIP archive"),
        (zipped({f"{n}.txt": b"x" for n in range(5)}), "more than 4 files"),
        (zipped({f"{n}{'x' * 1000}.txt": b"" for n in range(1100)}), "more than 4 files"),
        (zipped({f"{n}.txt": NOISE[:1_000_000] for n in range(4)}), "more than 2 MB"),
    ],
)
def test_an_archive_beyond_reason_is_refused_as_a_whole(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        unpack("a.zip", data, SMALL)


def test_a_bomb_goes_off_in_no_time() -> None:
    bomb = zipped({f"{n}.txt": bytes(45 * 1024**2) for n in range(8)})
    began = time.monotonic()
    found = problems(bomb)
    assert all("times its size" in reason for reason in found.values())
    assert len(found) == 8
    assert time.monotonic() - began < 5


def test_a_file_that_lies_about_its_size_unpacks_to_no_more_than_it_says() -> None:
    data = zipped({"a.txt": bytes(10_000_000)})
    size = (10_000_000).to_bytes(4, "little")
    lying = data.replace(size, (10).to_bytes(4, "little"))
    assert problems(lying) == {"a.txt": "it is broken in the archive"}
