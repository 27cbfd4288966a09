"""Pictures as files of their own: SVG that stands alone, and PNG."""

from __future__ import annotations

import defusedxml.ElementTree
from tests.follow import ledgers
from tests.follow.ledgers import fee, wage

from fairward import draft


def test_each_picture_stands_alone(tmp_path):
    followed = ledgers.followed(ledgers.write(tmp_path, wage("W1", "2025-03"), fee("W1", "2025-03")), per_worker=False)
    report = draft.report([], "en", (), [followed])
    found = draft.pictures(report)
    assert set(found) == {"where-0", "shares", "months", "late"}
    for picture in found.values():
        root = defusedxml.ElementTree.fromstring(picture)
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert root.get("width") == "720"
    assert draft.to_png(found["late"]).startswith(b"\x89PNG")


def test_each_agreement_is_drawn_month_by_month(tmp_path):
    rows = [wage("W1", month) for month in ("2025-03", "2025-05")]
    rows += [wage("W2", "2025-03").replace(",A1,", ",A2,"), fee("W1", "2025-03")]
    followed = ledgers.followed(ledgers.write(tmp_path, *rows), per_worker=False)
    found = draft.pictures(draft.report([], "en", (), [followed]))
    assert {"months", "months-0", "months-1"} <= set(found)
    first, second = (defusedxml.ElementTree.fromstring(found[f"months-{number}"]) for number in (0, 1))
    texts = [one.text for one in first.iter("{http://www.w3.org/2000/svg}text")]
    # 900 of pay and 3,000 of fee in March, 900 in May; A2 has March alone, on the same line of time.
    assert texts[:2] == ["A1", "3\u202f900\N{NO-BREAK SPACE}USD in the highest month"]
    assert [one for one in texts if one.startswith("2025")] == ["2025-03", "2025-05"]
    assert next(one.text for one in second.iter("{http://www.w3.org/2000/svg}text")) == "A2"
    assert "between 23.1" in found["months-0"]


def test_a_pdf_of_a_ledger_alone_shows_its_money_and_pictures(tmp_path):
    import io

    import pypdfium2

    followed = ledgers.followed(ledgers.write(tmp_path, wage("W1", "2025-03"), fee("W1", "2025-03")), per_worker=False)
    report = draft.report([], "en", (), [followed])
    pdf = pypdfium2.PdfDocument(io.BytesIO(draft.to_pdf(report)))
    words = " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert "What the payment records show" in words
    assert "in the highest month" in words
    assert b"word/media/image" in draft.to_docx(report)
