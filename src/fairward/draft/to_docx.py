"""A report as a Word document."""

from __future__ import annotations

from fairward.draft.view.page import page
from fairward.model.draft import Report


def to_docx(report: Report) -> bytes:
    """Return the report as a DOCX file; sources only around their quoted words, words of the sources as plain text."""
    from fairward.draft.word_file import word_file  # noqa: PLC0415 - slow import: only DOCX needs it

    return word_file(page(report, whole=False))
