"""The first screen of a case: one plain sentence, the money, the counts, what puts it right, what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from fairward.draft.view.bars import bars
from fairward.draft.view.citing import Citations
from fairward.draft.view.findings import answering, check_title, finding_anchor, tallies, wording_for, worst_first
from fairward.draft.view.lead import sentences
from fairward.draft.view.linked import pieces, plains
from fairward.draft.view.parts import Missing, Opening, Wording
from fairward.draft.words import Words
from fairward.model.draft import Assessed, Clause
from fairward.model.finding import Finding, Grade, Outcome

MOST_WORDINGS = 3
MOST_MISSING = 4


def opening(one: Assessed, clauses: Sequence[Clause], cite: Citations, anchor: str, *, apart: bool = False) -> Opening:
    """Return the first screen of an assessed case.

    `apart` says that the programme in general is a case of its own in the same report: what would put it right and what
    is missing then stand there, but for what the sources say of this host.
    """
    words = cite.teller.words
    spoken = [found for found in one.findings if found.outcome is not Outcome.SILENT or not apart]
    missing = _missing(spoken, anchor, words)
    rest = len(missing) - MOST_MISSING
    told = sentences(one, cite, anchor, apart=apart)
    return Opening(
        sentences=plains(told),
        linked=tuple(map(pieces, told)),
        bars=bars(one.case, one.money, cite, anchor),
        tallies=tallies(anchor, one.findings, words),
        wordings=_wordings(spoken, clauses, anchor, words),
        missing=tuple(missing[:MOST_MISSING]),
        missing_more=words.many(
            "{n} more paper is named in the findings.", "{n} more papers are named in the findings.", rest
        )
        if rest > 0
        else "",
    )


def _by_weight(findings: Sequence[Finding]) -> list[Finding]:
    """Return the breached, then the disputed, then the severely silent findings, worst first among each."""
    out: list[Finding] = []
    for outcome in (Outcome.BREACHED, Outcome.DISPUTED):
        out += worst_first([one for one in findings if one.outcome is outcome])
    silent = worst_first([one for one in findings if one.outcome is Outcome.SILENT])
    return out + [one for one in silent if one.check.severity == "critical"]


def _wordings(findings: Sequence[Finding], clauses: Sequence[Clause], anchor: str, words: Words) -> tuple[Wording, ...]:
    """Return the fair clauses that matter most, each once."""
    out: dict[str, Wording] = {}
    answers = answering(tuple(clauses))
    for finding in _by_weight(findings):
        wording = wording_for(anchor, finding, answers, words)
        if wording and len(out) < MOST_WORDINGS:
            out.setdefault(wording.text, wording)
    return tuple(out.values())


def _missing(findings: Sequence[Finding], anchor: str, words: Words) -> list[Missing]:
    """Return the papers that would settle open questions: of disputed, thinly documented and severely silent checks."""
    open_ones = [one for one in findings if one.outcome is Outcome.DISPUTED]
    open_ones += [
        one for one in findings if one.outcome is Outcome.BREACHED and one.grade in (Grade.ALLEGED, Grade.REPORTED)
    ]
    silent = [one for one in findings if one.outcome is Outcome.SILENT and one.check.severity == "critical"]
    out: dict[str, Missing] = {}
    for finding in (*worst_first(open_ones), *worst_first(silent)):
        papers = words.of(finding.check.evidence_needed)
        missing = Missing(anchor=finding_anchor(anchor, finding), question=check_title(finding, words), papers=papers)
        out.setdefault(papers, missing)
    return list(out.values())
