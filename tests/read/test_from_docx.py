from __future__ import annotations

import pytest
from tests.read import samples

from fairward import read
from fairward.model.problem import UnreadableSource

NOTES = b"""<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:footnote w:id="-1" w:type="separator"><w:p/></w:footnote>
<w:footnote w:id="2"><w:p><w:r><w:t>The annex is secret.</w:t></w:r></w:p></w:footnote></w:footnotes>"""


def fill(word):
    word.core_properties.title = "Agreement on nurses"
    word.core_properties.author = "The ministry"
    word.sections[0].header.paragraphs[0].text = "Running head of the agreement"
    word.add_heading("Agreement on health staff", 0)
    word.add_heading("Article 1", 1)
    word.add_paragraph("The clinic pays each nurse in full.")
    table = word.add_table(rows=2, cols=3)
    for row, texts in zip(table.rows, (("Role", "Fee", "Stipend"), ("Nurse", "2,400", "410")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    word.add_paragraph("Passports stay with their holders.", style="List Bullet")
    word.add_paragraph("Either side may end it.", style="List Bullet")


def test_body_tables_and_lists_come_in_their_order_without_running_heads():
    document = read.document("agreement.docx", samples.docx(fill))
    assert document.text == (
        "Agreement on health staff\n\nArticle 1\n\nThe clinic pays each nurse in full.\n\nRole | Fee | Stipend\nNurse | 2,400 | 410\n\n"
        "Passports stay with their holders.\nEither side may end it."
    )
    assert [block.kind for block in document.blocks] == ["title", "heading", "row", "row", "item", "item"]
    assert (document.title, document.author) == ("Agreement on nurses", "The ministry")


def with_footnote():
    plain = samples.docx(lambda word: word.add_paragraph("The annex was not published."))
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(plain)) as parts:
        body, relations, types = (
            parts.read(name) for name in ("word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml")
        )
    reference = b'</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    return samples.with_parts(
        plain,
        body=("word/document.xml", body.replace(b"</w:t></w:r></w:p>", reference)),
        relations=("word/_rels/document.xml.rels", relations.replace(
            b"</Relationships>",
            b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"'
            b' Target="footnotes.xml"/></Relationships>')),
        types=("[Content_Types].xml", types.replace(
            b"</Types>",
            b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml'
            b'.footnotes+xml"/></Types>')),
        notes=("word/footnotes.xml", NOTES),
    )  # fmt: skip


def test_footnotes_are_read_where_the_text_refers_to_them():
    document = read.document("agreement.docx", with_footnote())
    assert document.text == "The annex was not published.[1]\n\n[1] The annex is secret."
    assert [block.kind for block in document.blocks] == ["footnote"]


def test_deleted_words_are_left_out():
    deleted = b"<w:p><w:r><w:t>Paid in full</w:t></w:r><w:del><w:r><w:delText>, twice</w:delText></w:r></w:del></w:p>"
    plain = samples.docx(lambda word: word.add_paragraph("@@"))
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(plain)) as parts:
        body = parts.read("word/document.xml")
    data = samples.with_parts(
        plain, body=("word/document.xml", body.replace(b"<w:p><w:r><w:t>@@</w:t></w:r></w:p>", deleted))
    )
    assert read.document("a.docx", data).text == "Paid in full"


@pytest.mark.parametrize("cut", [200, 4_000, 20_000])
def test_a_broken_file(cut):
    data = samples.docx(fill)
    with pytest.raises(UnreadableSource, match=r"(broken and cannot be (opened|read)|without a text that can be read)"):
        read.document("broken.docx", data[:cut])


def test_xml_that_is_not_xml():
    data = samples.with_parts(samples.docx(fill), body=("word/document.xml", b"<w:document><unclosed>"))
    with pytest.raises(UnreadableSource, match="The DOCX is broken and cannot be read"):
        read.document("broken.docx", data)


def test_a_zip_bomb_is_not_unpacked():
    data = samples.with_parts(samples.docx(fill), body=("word/document.xml", b"<w:document>" + b" " * 40_000_000))
    with pytest.raises(UnreadableSource, match="far more than a text holds, and was not opened"):
        read.document("bomb.docx", data)


def test_a_document_without_words():
    with pytest.raises(UnreadableSource, match="holds no words"):
        read.document("blank.docx", samples.docx())
