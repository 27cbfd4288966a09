"""Findings become reports that people read: HTML, PDF, DOCX, JSON and lines for a terminal, from one view of the report."""

from __future__ import annotations

from fairward.draft.pictures import pictures, to_png
from fairward.draft.report import report
from fairward.draft.to_docx import to_docx
from fairward.draft.to_html import styles, to_html
from fairward.draft.to_json import followed as followed_json
from fairward.draft.to_json import to_json, to_row
from fairward.draft.to_pdf import to_pdf
from fairward.draft.to_pieces import case_pieces, source_pieces, to_pieces
from fairward.draft.to_terminal import to_terminal
from fairward.model.rows import followed_row as plain

__all__ = [
    "case_pieces",
    "followed_json",
    "pictures",
    "plain",
    "report",
    "source_pieces",
    "styles",
    "to_docx",
    "to_html",
    "to_json",
    "to_pdf",
    "to_pieces",
    "to_png",
    "to_row",
    "to_terminal",
]
