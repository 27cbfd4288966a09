"""A report as PDF, set by Typst: words of the sources travel as data beside the template and are never markup."""

from __future__ import annotations

import functools
import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

from fairward.draft.view.page import page
from fairward.draft.words import printable
from fairward.model.draft import Report

TEMPLATE = Path(__file__).parent / "templates" / "report.typ"
_LANGUAGE = re.compile(r"[a-z]{2,3}")


def to_pdf(report: Report) -> bytes:
    """Return the report as a tagged PDF in the fonts that Typst brings; sources only around their quoted words."""
    import typst  # slow import: only PDF needs it

    pdf: bytes = typst.compile(
        {"main.typ": _template(), "view.json": data(report)},
        font_paths=_fonts(),
        timestamp=0,
    )
    return pdf


def data(report: Report) -> bytes:
    """Return the view of a report as the JSON that the template reads."""
    view = page(report, whole=False)
    return printable(json.dumps(_plain(view, view.language), ensure_ascii=False)).encode()


def _plain(value: Any, language: str) -> Any:
    """Return parts as mappings and lists; a language that Typst has no name for becomes the report's."""
    if isinstance(value, str | int | float | bool) or value is None:
        return value
    if isinstance(value, tuple):
        return [_plain(item, language) for item in value]
    if isinstance(value, dict):
        return {name: _plain(item, language) for name, item in value.items()}
    out = {name: _plain(getattr(value, name), language) for name in _names(type(value))}
    if "language" in out and not _LANGUAGE.fullmatch(out["language"]):
        out["language"] = language
    return out


@functools.cache
def _names(part: type) -> tuple[str, ...]:
    """Return the names of a part's fields."""
    return tuple(field.name for field in fields(part))


@functools.cache
def _template() -> bytes:
    """Return the template's text."""
    return TEMPLATE.read_bytes()


@functools.cache
def _fonts() -> Any:
    """Return the fonts that come with Typst, so that a report looks the same on every machine."""
    import typst  # slow import: only PDF needs it

    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
