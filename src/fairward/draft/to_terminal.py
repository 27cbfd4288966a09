"""A report as lines for a terminal: the same order as the page, in the width given, colour only when asked."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from fairward.draft.view.page import page
from fairward.draft.view.parts import Bar, CaseView, FindingView, MoneyView, Opening, Page, Quoted, Side
from fairward.draft.words import printable
from fairward.model.draft import Report

_INK = {"bold": "1", "soft": "2", "worker": "34", "kept": "33", "unknown": "2"}
_FILL = {"worker": "█", "statutory": "▓", "kept": "▒", "unknown": "░"}
_DOUBT = "╱"
# A terminal shows the worst and the first of each kind; the page has everything.
MOST_LINKS = 6
MOST_FIGURES = 12
MOST_QUOTES = 4
MOST_FINDINGS = 10
MOST_EVENTS = 12
LONGEST_QUOTE = 240


def to_terminal(report: Report, *, width: int = 80, colour: bool = False) -> str:
    """Return the report as text of at most `width` columns; with `colour`, bold and dim by ANSI codes.

    Words of the sources cannot command the terminal: control characters are left out.
    """
    pen = _Pen(width=max(width, 40), colour=colour)
    view = page(report, whole=False)
    lines = [*pen.heading(view.title), *(pen.ink(line, "soft") for line in pen.wrap(view.subtitle))]
    for case in view.cases:
        if len(view.cases) > 1:
            lines += ["", *pen.heading(case.title)]
        lines += _case(case, view, pen)
    lines += _closing(view, pen)
    return "\n".join(lines) + "\n"


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
    """Yield the lines of a case in the order of the page."""
    if case.period:
        yield from (pen.ink(line, "soft") for line in pen.wrap(f"{case.period} · {case.basis}"))
    for text in (*case.opening.sentences, view.standing):
        yield ""
        yield from pen.wrap(text)
    if case.opening.bars:
        yield from pen.section(view.labels["money_bar"])
        for bar in case.opening.bars:
            yield from _bar(bar, pen)
    yield from _opening(case.opening, view.labels, pen)
    yield from _rest(case, view.labels, pen)


def _opening(opening: Opening, labels: Mapping[str, str], pen: _Pen) -> Iterator[str]:
    """Yield the counts of outcomes, what would put it right and what is missing."""
    yield from pen.section(labels["shown"])
    for tally in opening.tallies:
        yield f" {tally.shape} {tally.number:>3} {pen.ink(tally.word, 'bold')}"
        if tally.outcome in ("breached", "disputed"):
            for link in tally.findings[:MOST_LINKS]:
                yield from pen.wrap(f"{link.text} ({link.note})", "       ", "         ")
            if len(tally.findings) > MOST_LINKS:
                yield "       …"
    if opening.wordings:
        yield from pen.section(labels["right"])
        for number, wording in enumerate(opening.wordings, 1):
            yield from pen.wrap(f"{number}. {wording.title}. {wording.text}", "", "   ")
    if opening.missing:
        yield from pen.section(labels["missing"])
        for missing in opening.missing:
            yield from pen.wrap(f"- {missing.question}: {missing.papers}", "", "  ")
        yield from pen.wrap(opening.missing_more)


def _rest(case: CaseView, labels: Mapping[str, str], pen: _Pen) -> Iterator[str]:
    """Yield what comes after the first screen."""
    yield from _money(case, labels, pen)
    if case.limbs:
        yield from pen.section(labels["limbs"])
        yield from pen.wrap(labels["limbs_intro"])
        for limb in case.limbs:
            yield ""
            yield from pen.heading(limb.name)
            for link in limb.findings:
                yield from pen.wrap(f"{link.text} ({link.note})", "  ", "    ")
            yield from pen.wrap(limb.weight if limb.findings else labels["none_here"], "  ")
    if case.sides:
        yield from pen.section(labels["sides"])
        for side in case.sides[:MOST_LINKS]:
            yield from _side(side, labels, pen)
    if case.timeline.events:
        yield from pen.section(labels["timeline"])
        for event in case.timeline.events[-MOST_EVENTS:]:
            yield from pen.wrap(f"{event.date}: {event.what} – {event.who}", "", "  ")
    yield from _findings(case, labels, pen)
    if case.doubtful:
        yield from pen.section(labels["doubtful"])
        yield from pen.wrap(labels["doubtful_intro"])
        for quote in case.doubtful[:MOST_LINKS]:
            yield from pen.wrap(_quoted(quote), "  ", "    ")


def _findings(case: CaseView, labels: Mapping[str, str], pen: _Pen) -> Iterator[str]:
    """Yield what is breached or disputed, worst documented severity first, and where the rest is."""
    by_anchor = {finding.anchor: finding for dimension in case.dimensions for finding in dimension.speaking}
    worst = [
        link for tally in case.opening.tallies if tally.outcome in ("breached", "disputed") for link in tally.findings
    ]
    if not worst:
        return
    yield from pen.section(labels["findings"])
    for link in worst[:MOST_FINDINGS]:
        yield from _finding(by_anchor[link.anchor], labels, pen)
    if len(worst) > MOST_FINDINGS:
        yield ""
        yield from pen.wrap(f"… {labels['in_report']}")


def _bar(bar: Bar, pen: _Pen) -> Iterator[str]:
    """Yield a bar to scale with its parts in words beneath."""
    yield ""
    yield from pen.heading(bar.title)
    cells = []
    for segment in bar.segments:
        start, end = (round(at / 100 * pen.width) for at in (segment.start, segment.start + segment.width))
        fill = _DOUBT if segment.doubtful else _FILL[segment.kind]
        cells.append(pen.ink(fill * max(end - start, 1), segment.kind))
    yield "".join(cells)
    for segment in bar.segments:
        if segment.text:
            fill = _DOUBT if segment.doubtful else _FILL[segment.kind]
            yield from pen.wrap(f"{fill} {segment.text}", "", "  ")
    for note in bar.notes:
        yield from pen.wrap(note, "  ")


def _money(case: CaseView, labels: Mapping[str, str], pen: _Pen) -> Iterator[str]:
    """Yield the figures, the shares recomputed and the published ones."""
    money = case.money
    if not (money.figures or money.published or money.other):
        return
    yield from pen.section(labels["money"])
    figures = (*money.figures, *money.other)
    for figure in figures[:MOST_FIGURES]:
        about = f" ({figure.about})" if figure.about else ""
        head = ": ".join(part for part in (figure.amount, figure.what) if part)
        yield from pen.wrap(f"{head}{about}. {_quoted(figure.quote)}", "", "  ")
    if len(figures) > MOST_FIGURES:
        yield from pen.wrap(f"… {labels['in_report']}")
    if money.recomputed:
        yield ""
        yield from pen.heading(labels["recomputed"])
        for row in money.recomputed[:MOST_FIGURES]:
            yield from pen.wrap(f"{row.kept:>7}  {row.about}, {row.reading} ({row.sums})", "", "         ")
    if money.published:
        yield ""
        yield from pen.heading(labels["published"])
        for one in money.published[:MOST_LINKS]:
            yield from pen.wrap(f"{one.percent}: {one.verdict} {_quoted(one.quote)}", "", "  ")
    yield from _sums(money, labels, pen)


def _sums(money: MoneyView, labels: Mapping[str, str], pen: _Pen) -> Iterator[str]:
    """Yield the sums for the whole programme beside what their parts make."""
    if money.sums:
        yield ""
        yield from pen.heading(labels["sums_tested"])
    for row in money.sums[:MOST_LINKS]:
        yield from pen.wrap(f"{row.verdict} {row.told}", "", "  ")


def _side(side: Side, labels: Mapping[str, str], pen: _Pen) -> Iterator[str]:
    """Yield charge and answer in two columns."""
    half = (pen.width - 3) // 2
    yield ""
    yield from pen.heading(side.title)
    left = _column(side.charges, labels["charge"], labels["no_charge"], half)
    right = _column(side.answers, labels["answer"], labels["no_answer"], half)
    for one, other in zip_longest(left, right, fillvalue=""):
        yield f"{one:<{half}} │ {other}".rstrip()


def _column(quotes: Sequence[Quoted], title: str, none: str, width: int) -> list[str]:
    """Return the lines of one column."""
    lines = [title.upper()]
    for quote in quotes[:MOST_QUOTES]:
        told = printable(f"{quote.speaker} {quote.stance}: “{_short(quote.text)}”")
        lines += textwrap.wrap(told, width, subsequent_indent="  ", break_on_hyphens=False)
    if len(quotes) > MOST_QUOTES:
        lines.append(f"… (+{len(quotes) - MOST_QUOTES})")
    return lines if len(lines) > 1 else [*lines, *textwrap.wrap(none, width)]


def _finding(finding: FindingView, labels: Mapping[str, str], pen: _Pen) -> Iterator[str]:
    """Yield a finding with its strongest evidence on each side."""
    yield ""
    yield from pen.heading(f"{finding.shape} {finding.title}")
    tags = ", ".join(part for part in (finding.word, finding.severity.lower(), finding.grade) if part)
    yield from pen.wrap(f"{tags}. {finding.reason}", "  ")
    for sign, quotes in (("+", finding.breach), ("−", finding.contrary)):
        label = labels["for"] if sign == "+" else labels["against"]
        for quote in quotes[:1]:
            yield from pen.wrap(f"{label}: {_quoted(quote)}", "  ", "    ")
        if len(quotes) > 1:
            yield from pen.wrap(f"{labels['more']}: {len(quotes) - 1}", "    ")


def _quoted(quote: Quoted) -> str:
    """Return a quotation in a line: its words, speaker, stance and place."""
    where = f"{quote.source}, {quote.place}" if quote.place else quote.source
    foreign = f", {quote.foreign}" if quote.foreign else ""
    return f"“{_short(quote.text)}” ({quote.speaker} {quote.stance}; {where}{foreign})"


def _short(text: str) -> str:
    """Return the text, cut where it is long."""
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE].rpartition(" ")[0] + " …"


def _closing(view: Page, pen: _Pen) -> Iterator[str]:
    """Yield what was not read, and the edition."""
    if view.problems:
        yield from pen.section(view.labels["not_read"])
        for problem in view.problems:
            yield from pen.wrap(f"- {problem.where}: {problem.what} {problem.hint}", "", "  ")
    yield ""
    yield from pen.wrap(f"{view.labels['edition']}: {view.edition} · {view.program}")
