"""A report as lines for a terminal: the same order as the page, in the width given, colour only when asked."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairward.draft.view.drawn import Bar
from fairward.draft.view.money_parts import FollowedView
from fairward.draft.view.page import page
from fairward.draft.view.parts import CaseView, Opening, Page
from fairward.draft.words import printable
from fairward.model.draft import Report

_INK = {"bold": "1", "soft": "2", "worker": "34", "kept": "33", "unknown": "2"}
_FILL = {"worker": "█", "statutory": "▓", "kept": "▒", "unknown": "░"}
_DOUBT = "╱"
# A terminal shows the first screen; the report has everything.
MOST_BARS = 2
MOST_LINKS = 3
MOST_NOTES = 2
MOST_ROWS = 12
# How many cells of a row a terminal shows, by the width of the table; tables of other widths stand in the report alone.
TOLD = {2: 2, 4: 2, 5: 5}


def to_terminal(report: Report, *, width: int = 80, colour: bool = False, files: Sequence[str] = ()) -> str:
    """Return the first screen of a report as text of at most `width` columns; with `colour`, bold and dim by ANSI codes.

    The first case is shown in full, the others by their sentences and counts. `files` are the reports that have the rest.
    Words of the sources cannot command the terminal: control characters are left out.
    """
    pen = _Pen(width=max(width, 40), colour=colour)
    view = page(report, whole=False)
    alone = len(view.cases) == 1
    about = " · ".join(part for part in (view.subtitle, *(_facts(view.cases[0]) if alone else ())) if part)
    lines = [*pen.heading(view.title), *(pen.ink(line, "soft") for line in pen.wrap(about))]
    for number, case in enumerate(view.cases):
        if not alone:
            lines += [
                "",
                *pen.heading(case.title),
                *(pen.ink(line, "soft") for line in pen.wrap(" · ".join(_facts(case)))),
            ]
        lines += _case(case, view, pen) if number == 0 else _briefly(case, pen)
    for followed in view.followed:
        lines += _followed(followed, pen)
    lines += _closing(view, pen, files)
    return "\n".join(lines) + "\n"


def _facts(case: CaseView) -> tuple[str, ...]:
    """Return the period and the basis of a case."""
    return tuple(part for part in (case.period, case.basis) if part)


@dataclass(frozen=True, slots=True)
class _Pen:
    """Wraps and inks lines."""

    width: int
    colour: bool

    def ink(self, text: str, name: str) -> str:
        """Return the text in a colour or weight, as it is where no colour was asked for."""
        return f"\033[{_INK[name]}m{text}\033[0m" if self.colour and name in _INK else text

    def heading(self, text: str) -> list[str]:
        """Return a heading's lines."""
        return [self.ink(line, "bold") for line in self.wrap(text)]

    def section(self, text: str) -> list[str]:
        """Return a section's heading with space before and a rule after."""
        return ["", *self.heading(text), "─" * min(self.width, len(text))]

    def wrap(self, text: str, indent: str = "", later: str | None = None) -> list[str]:
        """Return the text in lines of the width, words of the sources made harmless."""
        clean = " ".join(printable(text).split(" "))
        return textwrap.wrap(
            clean,
            self.width,
            initial_indent=indent,
            subsequent_indent=indent if later is None else later,
            break_on_hyphens=False,
        )


def _case(case: CaseView, view: Page, pen: _Pen) -> Iterator[str]:
    """Yield the first screen of a case in the order of the page."""
    for text in (*case.opening.sentences, view.standing):
        yield ""
        yield from pen.wrap(text)
    if case.opening.bars:
        yield from pen.section(view.labels["money_bar"])
        for bar in case.opening.bars[:MOST_BARS]:
            yield from _bar(bar, pen)
    for followed in case.followed:
        yield from _followed(followed, pen)
    yield from _opening(case.opening, view.labels, pen)


def _followed(view: FollowedView, pen: _Pen) -> Iterator[str]:
    """Yield what payment records show: their sentences, the bar of all, and the short tables."""
    yield from pen.section(view.title)
    for text in view.sentences:
        yield from pen.wrap(text)
    for bar in view.bars[:1]:
        yield from _bar(bar, pen)
    for table in view.tables:
        if len(table.head) in TOLD:
            yield ""
            yield from pen.heading(table.title)
            for row in table.rows[:MOST_ROWS]:
                cells = row[1 : TOLD[len(table.head)]]
                yield from pen.wrap(f"- {row[0]}: {' · '.join(cell for cell in cells if cell)}", "", "  ")
            if len(table.rows) > MOST_ROWS:
                yield f"  … (+{len(table.rows) - MOST_ROWS})"


def _briefly(case: CaseView, pen: _Pen) -> Iterator[str]:
    """Yield what a further case shows, in its sentences."""
    for text in case.opening.sentences:
        yield from pen.wrap(text)
    if case.general:
        yield from pen.wrap(f"{case.general.text} ({case.general.note}).")


def _opening(opening: Opening, labels: Mapping[str, str], pen: _Pen) -> Iterator[str]:
    """Yield the counts of outcomes, what would put it right and what is missing."""
    yield from pen.section(labels["shown"])
    for tally in opening.tallies:
        yield f" {tally.shape} {tally.number:>3} {pen.ink(tally.word, 'bold')}"
        if tally.outcome in ("breached", "disputed"):
            for link in tally.findings[:MOST_LINKS]:
                yield from pen.wrap(f"{link.text} ({link.note})", "       ", "         ")
            if len(tally.findings) > MOST_LINKS:
                yield f"       … (+{len(tally.findings) - MOST_LINKS})"
    if opening.wordings:
        yield from pen.section(labels["right"])
        for number, wording in enumerate(opening.wordings, 1):
            yield from pen.wrap(f"{number}. {wording.title} (→ {wording.answers})", "", "   ")
    if opening.missing:
        yield from pen.section(labels["missing"])
        for missing in opening.missing[:MOST_LINKS]:
            yield from pen.wrap(f"- {missing.question}: {missing.papers}", "", "  ")


def _bar(bar: Bar, pen: _Pen) -> Iterator[str]:
    """Yield a bar to scale with its parts in words beneath."""
    yield ""
    yield from pen.heading(bar.title)
    cells, told = [], []
    for segment in bar.segments:
        start, end = (round(at / 100 * pen.width) for at in (segment.start, segment.start + segment.width))
        fill = _DOUBT if segment.doubtful else _FILL[segment.kind]
        cells.append(pen.ink(fill * max(end - start, 1), segment.kind))
        if segment.text:
            told.append(f"{fill} {segment.text}")
    yield "".join(cells)
    yield from pen.wrap("   ".join(told), "", "  ")
    for note in bar.notes[:MOST_NOTES]:
        yield from pen.wrap(note, "  ")


def _closing(view: Page, pen: _Pen, files: Sequence[str]) -> Iterator[str]:
    """Yield what was not read, where the rest is, and the edition."""
    if view.problems:
        yield from pen.section(view.labels["not_read"])
        for problem in view.problems:
            yield from pen.wrap(f"- {problem.where}: {problem.what} {problem.hint}", "", "  ")
    yield ""
    if view.cases or view.followed:
        where = ", ".join(files)
        yield from pen.wrap(f"{view.labels['rest']} {where or view.labels['rest_path']}")
    yield from pen.wrap(f"{view.labels['edition']}: {view.edition} · {view.program}")
