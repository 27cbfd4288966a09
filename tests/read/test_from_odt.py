from __future__ import annotations

import pytest
from tests.read import samples

from fairward import read
from fairward.model.problem import UnreadableSource

BODY = """<text:h>Article 1</text:h><text:p>The clinic pays<text:s/>each nurse<text:note><text:note-citation>1</text:note-citation>
<text:note-body><text:p>Monthly.</text:p></text:note-body></text:note> in full.</text:p>
<table:table><table:table-row><table:table-cell><text:p>Nurse</text:p></table:table-cell><table:table-cell><text:p>2,400</text:p>
</table:table-cell></table:table-row></table:table><text:list><text:list-item><text:p>Passports stay with their holders.</text:p>
</text:list-item></text:list>"""


def test_body_tables_lists_and_notes():
    document = read.document(
        "a.odt", samples.odt(BODY, "<dc:title>On nurses</dc:title><dc:creator>The ministry</dc:creator>")
    )
    assert document.text == (
        "Article 1\n\nThe clinic pays each nurse[1] in full.\n\nNurse | 2,400\n\nPassports stay with their holders.\n\n[1] Monthly."
    )
    assert [block.kind for block in document.blocks] == ["heading", "row", "item", "footnote"]
    assert (document.title, document.author) == ("On nurses", "The ministry")


def test_entities_are_refused():
    bomb = samples.odt("").replace(b"", b"")
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(bomb)) as parts:
        xml = parts.read("content.xml")
    laughing = b'<!DOCTYPE a [<!ENTITY x "nurse"><!ENTITY y "&x;&x;">]>' + xml.replace(
        b"<office:text>", b"<office:text><text:p>&y;</text:p>"
    )
    with pytest.raises(UnreadableSource, match="The ODT is broken and cannot be read"):
        read.document("a.odt", samples.with_parts(bomb, body=("content.xml", laughing)))


def test_a_broken_part():
    with pytest.raises(UnreadableSource, match="broken"):
        read.document("a.odt", samples.with_parts(samples.odt(BODY), body=("content.xml", b"<office")))
