"""Sources made in code for the tests of reading: nothing binary lies in the repository."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

AGREEMENT = """
#set page(paper: "a4", header: [Agreement on health staff #h(1fr) Draft], footer: context [#align(center)[Page #counter(page).display()]])
#set text(size: 10.5pt, hyphenate: true, lang: "en")
#set par(justify: true)
= Agreement on the temporary placement of health staff
The two ministries, wishing to continue their cooperation in public health, have agreed as follows.
"""
SENTENCES = (
    "The receiving ministry shall pay 2,400 dollars a month for each nurse into the account of the sending ministry, which hands"
    " the nurse a stipend of 410 dollars and administers the remainder for the representative organisation."
)
TABLE = """
#table(columns: 3, [Role], [Monthly fee], [Stipend], [Doctor], [USD 5,000], [USD 990], [Nurse], [USD 2,400], [USD 410])
"""


@cache
def typeset(body: str) -> bytes:
    """Return a PDF of Typst markup."""
    import typst

    return bytes(typst.compile(body.encode()))


def agreement(*, articles: int = 8, columns: int = 1) -> bytes:
    """Return an agreement of several pages with running heads, tables and words cut at line ends."""
    parts = [AGREEMENT.replace('"a4",', f'"a4", columns: {columns},')]
    for number in range(1, articles + 1):
        parts.append(f"\n== Article {number}\n\n{number}00 times agreed. " + " ".join([SENTENCES] * 5) + "\n")
        if number % 3 == 0:
            parts.append(TABLE)
        parts.append("\n- the passport stays with its holder\n- the notice is one month\n")
    return typeset("".join(parts))


def placed(lines: list[tuple[float, float, str]]) -> bytes:
    """Return a PDF of one page that draws lines of text in this order, each at its x and y in points from the top left."""
    parts = ["#set page(width: 600pt, height: 800pt, margin: 0pt)\n#set text(size: 10pt)\n"]
    parts += [f"#place(top + left, dx: {x}pt, dy: {y}pt)[{text}]\n" for x, y, text in lines]
    return typeset("".join(parts))


def pdf_objects(*objects: bytes, trailer: bytes = b"") -> bytes:
    """Return a PDF of these objects, numbered from 1; the first is the catalogue."""
    out = io.BytesIO()
    out.write(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % offset for offset in offsets)
    out.write(b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start))
    return out.getvalue()


def pdf_without_pages() -> bytes:
    """Return a PDF with 0 pages."""
    return pdf_objects(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>")


def pdf_with_password() -> bytes:
    """Return a PDF that asks for a password: no password fits the keys in it."""
    locked = b"<< /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >>" % (b"ab" * 32, b"cd" * 32)
    return pdf_objects(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
        locked,
        trailer=b"/Encrypt 4 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]",
    )


def picture(text: str, *, size: tuple[int, int] = (1600, 700)) -> Any:
    """Return a PIL image with a text on it, large enough to be read back."""
    from PIL import Image, ImageDraw, ImageFont

    image = Image.new("L", size, 255)
    ImageDraw.Draw(image).multiline_text((60, 60), text, fill=0, font=ImageFont.load_default(size=42), spacing=18)
    return image


def png(text: str) -> bytes:
    """Return a PNG with a text on it."""
    out = io.BytesIO()
    picture(text).save(out, "PNG", dpi=(300, 300))
    return out.getvalue()


def scanned_pdf(*texts: str) -> bytes:
    """Return a PDF whose pages are pictures of texts."""
    out = io.BytesIO()
    first, *rest = [picture(text) for text in texts]
    first.save(out, "PDF", save_all=True, append_images=rest, resolution=200)
    return out.getvalue()


def archive(**parts: str | bytes) -> bytes:
    """Return a ZIP archive; two underscores in a name stand for a slash, one for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


def docx(fill: Any = None) -> bytes:
    """Return a DOCX that `fill` has written into."""
    import docx as word

    made = word.Document()
    if fill is not None:
        fill(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_parts(data: bytes, **parts: tuple[str, bytes]) -> bytes:
    """Return an archive with some of its parts replaced or added; each value is (name, content)."""
    new = dict(parts.values())
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in old.namelist():
            if name not in new:
                made.writestr(name, old.read(name))
        for name, content in new.items():
            made.writestr(name, content)
    return out.getvalue()


ODT_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
)


def odt(body: str, meta: str = "") -> bytes:
    """Return an ODT whose text element holds `body`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        made.writestr(
            "content.xml",
            f"<office:document-content {ODT_NAMES}><office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        if meta:
            made.writestr(
                "meta.xml",
                f"<office:document-meta {ODT_NAMES}><office:meta>{meta}</office:meta></office:document-meta>",
            )
    return out.getvalue()
