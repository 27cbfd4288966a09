"""A report as one HTML file that needs nothing else: style, script and charts inside, nothing loaded from anywhere."""

from __future__ import annotations

import base64
import functools
import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from fairward.draft import charts, money_charts
from fairward.draft.view.page import page
from fairward.draft.view.parts import FindingView, ProvisionView
from fairward.draft.words import Borrowed
from fairward.model.draft import Report

TEMPLATES = Path(__file__).parent / "templates"


def to_html(report: Report) -> str:
    """Return the report as one self-contained page: every word of the sources escaped, all links inside the page."""
    from markupsafe import Markup  # noqa: PLC0415 - slow import: other formats need no markup

    style, script = _text("report.css"), _text("report.js")
    html: str = (
        environment()
        .get_template("report.html.j2")
        .render(
            view=page(report),
            charts=drawn(),
            style=Markup(style),  # noqa: S704 - a file of this package
            script=Markup(script),  # noqa: S704 - a file of this package
            style_hash=_digest(style),
            script_hash=_digest(script),
        )
    )
    return html


def drawn() -> SimpleNamespace:
    """Return the charts as templates call them."""
    from markupsafe import Markup  # noqa: PLC0415 - slow import: other formats need no markup

    return SimpleNamespace(
        bar=lambda view: Markup(charts.bar(view)),  # noqa: S704 - charts escapes every word that it is given
        shares=lambda rows, labels: Markup(charts.shares(rows, labels)),  # noqa: S704 - as above
        timeline=lambda view, spoken: Markup(charts.timeline(view, spoken)),  # noqa: S704 - as above
        months=lambda series, key, name: Markup(money_charts.months(series, key, name)),  # noqa: S704 - as above
        calendar=lambda years, spoken: Markup(money_charts.calendar(years, spoken)),  # noqa: S704 - as above
        reaching=lambda rows, spoken, labels: Markup(charts.shares(rows, {**labels, "shares_chart": spoken})),  # noqa: S704 - as above
    )


def styles() -> dict[str, str]:
    """Return the style and the script of a report's own parts, for pages that show them elsewhere."""
    return {"css": _text("report.css"), "js": _text("report.js")}


@functools.cache
def _text(name: str) -> str:
    """Return a file of the templates' folder."""
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """Return the hash by which the page's own policy knows its style and its script."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@functools.cache
def environment() -> Any:
    """Return the templates, compiled once a process."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - slow import: only HTML needs it

    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["tongue"] = _tongue
    made.filters["cited"] = _cited
    made.filters["headed"] = _headed
    return made


def _tongue(text: str) -> Any:
    """Return words with their language marked where it is not that of the page."""
    return _marked(text) if isinstance(text, Borrowed) else text


@functools.lru_cache(maxsize=4_000)
def _marked(text: Borrowed) -> Any:
    """Return English words on a page in another language."""
    from markupsafe import Markup  # noqa: PLC0415 - slow import: other formats need no markup

    return Markup('<span lang="en">{}</span>').format(text)


def _headed(view: FindingView, level: int) -> Any:
    """Return the head of a finding after its number: the same in every case where a check comes out alike."""
    return _head_of(
        view.title, view.shape, view.word, view.severity, view.grade, view.channels, view.question, level
    )  # fmt: skip


@functools.lru_cache(maxsize=4_000)
def _head_of(*shown: str | int) -> Any:
    """Return the head of a finding; see the template's macro."""
    return environment().get_template("parts.html.j2").module.finding_head(*shown)


def _cited(views: Sequence[ProvisionView], labels: Mapping[str, str]) -> Any:
    """Return the items of a list of provisions, each with whom it binds: a page has hundreds, and most of their words are the same."""
    from markupsafe import Markup  # noqa: PLC0415 - slow import: other formats need no markup

    items: list[str] = []
    for view in views:
        before, after = _ends(view, labels)
        items += (before, _told(view.bound), after)
    return Markup("".join(items))  # noqa: S704 - each part was escaped when it was made


@functools.lru_cache(maxsize=2_000)
def _told(bound: tuple[str, ...]) -> str:
    """Return whom a provision binds, on a line of its own; empty where nothing is known of it."""
    from markupsafe import escape  # noqa: PLC0415 - slow import: other formats need no markup

    return f'<br><span class="soft">{escape(" · ".join(bound))}</span>' if bound else ""


def _ends(view: ProvisionView, labels: Mapping[str, str]) -> tuple[str, str]:
    """Return what stands before and after whom a provision binds: the same in every case, so it is made once."""
    borrowed = tuple(isinstance(note, Borrowed) for note in view.notes)
    return _ends_of(
        view.instrument, view.article, view.kind, view.unverified, view.summary, view.notes, borrowed, view.address, labels["seen_at"]
    )  # fmt: skip


@functools.lru_cache(maxsize=4_000, typed=True)
def _ends_of(
    instrument: str, article: str, kind: str, unverified: str, summary: str, notes: tuple[str, ...], _borrowed: tuple[bool, ...],
    address: str, seen_at: str,
) -> tuple[str, str]:  # fmt: skip
    """Return the two ends of a provision; words that are another language's are other words (`typed`, `_borrowed`)."""
    shown = SimpleNamespace(
        instrument=instrument, article=article, kind=kind, unverified=unverified, summary=summary, notes=notes, address=address
    )  # fmt: skip
    macros = environment().get_template("parts.html.j2").module
    return str(macros.provision_head(shown)), str(macros.provision_tail(shown, seen_at))
