from __future__ import annotations

import pytest
from tests.read import samples

from fairward.model.problem import UnreadableSource
from fairward.read.archives import Archive


def test_a_part_is_read():
    archive = Archive("a.docx", samples.archive(word__document_xml="<w/>"))
    assert archive.names == {"word/document.xml"}
    assert archive.read("word/document.xml") == b"<w/>"
    with pytest.raises(UnreadableSource, match="broken"):
        archive.read("missing.xml")


def test_what_swells_is_refused():
    with pytest.raises(UnreadableSource, match="would unpack to 19 MB"):
        Archive("a.docx", samples.archive(word__document_xml=b"0" * 20_000_000))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x05\x06" + bytes(10)])
def test_what_is_no_archive(data):
    with pytest.raises(UnreadableSource, match="broken and cannot be opened"):
        Archive("a.docx", data)
