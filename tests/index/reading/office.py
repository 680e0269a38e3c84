"""PDF, Word and ZIP files made for tests."""

import datetime
import zipfile
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

import docx
import matplotlib
from docx.document import Document
from fpdf import FPDF
from fpdf.enums import AccessPermission, EncryptionMethod
from PIL import Image

DAY = datetime.datetime(2025, 10, 29, 9, 30, tzinfo=datetime.UTC)
HEADING = "Universal settles with Udio"
FIRST = (
    "Universal Music Group and Udio announced on Wednesday that they have settled their copyright "
    "lawsuit and signed a licensing agreement for a new platform that will launch in 2026."
)
SECOND = (
    "“These new agreements with Udio demonstrate our commitment to do what’s right by our artists "
    "and songwriters,” said Lucian Grainge, the chief executive officer of UMG – the world’s "
    "largest music company, whose offices confirmed the first-rate terms."
)
_FONT = Path(matplotlib.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")


class _Paper(FPDF):
    def __init__(self, header: str, footer: str) -> None:
        super().__init__()
        self._header, self._footer = header, footer

    def header(self) -> None:
        if self._header:
            self.cell(0, 8, self._header, new_x="LMARGIN", new_y="NEXT")
            self.ln(8)

    def footer(self) -> None:
        if self._footer:
            self.set_y(-15)
            self.cell(0, 8, self._footer.format(page=self.page_no()))


def pdf(
    paragraphs: Sequence[str] = (FIRST, SECOND),
    heading: str = HEADING,
    *,
    title: str = "",
    author: str = "",
    creator: str = "",
    password: str = "",
    align: str = "J",
    header: str = "",
    footer: str = "",
    is_packed: bool = True,
) -> bytes:
    """Print paragraphs under a heading."""
    paper = _Paper(header, footer)
    paper.set_compression(is_packed)
    paper.add_font("sans", "", _FONT)
    paper.set_font("sans", size=11)
    paper.set_title(title)
    paper.set_author(author)
    paper.set_creator(creator)
    paper.set_creation_date(DAY)
    if password:
        paper.set_encryption(
            password, password, EncryptionMethod.RC4, permissions=AccessPermission.none()
        )
    paper.add_page()
    if heading:
        paper.set_font_size(18)
        paper.multi_cell(0, 10, heading, align="L", new_x="LMARGIN", new_y="NEXT")
        paper.set_font_size(11)
        paper.ln(4)
    for paragraph in paragraphs:
        paper.multi_cell(0, 6, paragraph, align=align, new_x="LMARGIN", new_y="NEXT")
        paper.ln(4)
    return bytes(paper.output())


def scan(pages: int = 2, stamp: str = "") -> bytes:
    """Make a file whose pages are pictures."""
    picture = Image.effect_noise((200, 300), 50)
    paper = FPDF()
    paper.set_font("helvetica")
    for _ in range(pages):
        paper.add_page()
        paper.image(picture, w=120)
        if stamp:
            paper.cell(0, 8, stamp)
    return bytes(paper.output())


def looping_pdf(kind: str) -> bytes:
    """Write a file whose pages or forms are inside themselves, or whose work has no end."""
    form, end = "<</XObject<</A 4 0 R>>>>", "endstream<<"
    objects = {
        "pages": ["/Type/Catalog/Pages 2 0 R", "/Type/Pages/Count 9/Kids[2 0 R 2 0 R 2 0 R]"],
        "parents": [
            "/Type/Catalog/Pages 2 0 R",
            "/Type/Pages/Count 1/Parent 3 0 R/Kids[3 0 R]",
            "/Type/Page/Parent 2 0 R/Contents 3 0 R/Resources 2 0 R",
        ],
        "count": ["/Type/Catalog/Pages 2 0 R", "/Type/Pages/Count 299/Kids[]"],
        "form": [
            "/Type/Catalog/Pages 2 0 R",
            "/Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 9 9]",
            f"/Type/Page/Parent 2 0 R/Contents 5 0 R/Resources{form}",
            f"/Subtype/Form/BBox[0 0 9 9]/Resources{form}/Length 12>>stream\n/A Do /A Do\n" + end,
            "/Length 6>>stream\n/A Do \n" + end,
        ],
    }[kind]
    parts = [f"{n} 0 obj<<{each}>>endobj\n" for n, each in enumerate(objects, 1)]
    return (
        "%PDF-1.4\n" + "".join(parts) + "trailer<</Root 1 0 R/Prev 9>>\nstartxref\n9\n"
    ).encode()


def word(write: Callable[[Document], None] | None = None, **properties: object) -> bytes:
    """Write a Word file: by ``write``, or a heading and two paragraphs."""
    document = docx.Document()
    if write is None:
        document.add_heading(HEADING, level=0)
        document.add_paragraph(FIRST)
        document.add_paragraph(SECOND)
    else:
        write(document)
    for name, value in {"created": DAY, "modified": DAY, "author": "", **properties}.items():
        setattr(document.core_properties, name, value)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack files under exactly these names."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def unzipped(data: bytes) -> dict[str, bytes]:
    """Return the files in an archive."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(data: bytes, name: str, part: bytes) -> bytes:
    """Replace one part of a Word file."""
    return zipped({**unzipped(data), name: part})


def document_xml(body: str, head: str = "") -> bytes:
    """Write the main part of a Word file."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{head}'
        f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    ).encode()
