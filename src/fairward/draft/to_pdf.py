"""A report as PDF, set by Typst: words of the sources travel as data beside the template and are never markup."""

from __future__ import annotations

import functools
import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

from fairward.draft.money_charts import pictures, spoken_of
from fairward.draft.view.page import page
from fairward.draft.words import printable
from fairward.model.draft import Report

TEMPLATE = Path(__file__).parent / "templates" / "report.typ"
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def to_pdf(report: Report) -> bytes:
    """Return the report as a PDF that screen readers can read (PDF/UA-1), in the fonts that Typst brings.

    Sources are shown only around their quoted words. Where a source is written in letters that those fonts lack, the
    machine's own fonts are used besides, and the file is tagged without a claim to the standard.
    """
    typst = _typst()
    files = {"main.typ": _template(), "view.json": data(report), **_pictures(report)}
    try:
        pdf: bytes = typst.compile(files, font_paths=_fonts(), timestamp=0, pdf_standards=["ua-1"])
    except typst.TypstError:
        pdf = typst.compile(files, timestamp=0)
    return pdf


def data(report: Report) -> bytes:
    """Return the view of a report as the JSON that the template reads."""
    view = page(report, whole=False)
    return json.dumps(_plain(view, view.language), ensure_ascii=False).encode()


def _pictures(report: Report) -> dict[str, bytes]:
    """Return the pictures of followed money as files, and what they are called and say, by the ledger's anchor."""
    view = page(report, whole=False)
    files: dict[str, bytes] = {}
    drawn: dict[str, list[dict[str, str]]] = {}
    for followed in (*view.followed, *(one for case in view.cases for one in case.followed)):
        for name, picture in pictures(followed, view.labels).items():
            if not name.startswith("where-"):  # the template draws bars itself
                file = f"{followed.anchor}-{name}.svg"
                files[file] = picture.encode()
                drawn.setdefault(followed.anchor, []).append({"file": file, "alt": spoken_of(picture)})
    files["drawn.json"] = json.dumps(drawn, ensure_ascii=False).encode()
    return files


def _plain(value: Any, language: str) -> Any:
    """Return parts as mappings and lists, words without control characters; a language that Typst has no name for becomes the report's."""
    if isinstance(value, str):
        return value if value.isprintable() else printable(value)
    if isinstance(value, int | float | bool) or value is None:
        return value
    if isinstance(value, tuple):
        return [_plain(item, language) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item, language) for name, item in value.items()}
    out = {part.name: _plain(getattr(value, part.name), language) for part in fields(value)}
    if "language" in out and not _LANGUAGE.fullmatch(out["language"]):
        out["language"] = language
    return out


@functools.cache
def _template() -> bytes:
    """Return the template's text."""
    return TEMPLATE.read_bytes()


@functools.cache
def _fonts() -> Any:
    """Return the fonts that come with Typst, so that a report looks the same on every machine."""
    return _typst().Fonts(include_system_fonts=False, include_embedded_fonts=True)


def _typst() -> Any:
    """Return the typesetter; its own types know nothing of files given by name and content."""
    import typst  # noqa: PLC0415 - slow import: only PDF needs it

    return typst
