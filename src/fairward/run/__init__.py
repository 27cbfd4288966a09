"""The walk itself: sources are read, statements extracted, cases gathered and assessed, and a report drafted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from fairward import assess, books, draft, gather
from fairward.model.case import Case
from fairward.model.document import Document
from fairward.model.draft import Assessed, Report
from fairward.model.problem import Problem
from fairward.model.statement import Statement
from fairward.run.on_cores import on_cores

__all__ = ["Given", "Taken", "on_cores", "report", "take"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user asks of an assessment: sources and the limits set on it.

    `case` is "BS-CU" (host-sender, ISO 3166); `since` and `until` are ISO dates in any precision; `checks` are ids;
    `judgements` a file of JSON lines; `jobs` how many processes read.
    """

    sources: Sequence[str]
    case: str | None = None
    since: str | None = None
    until: str | None = None
    checks: Sequence[str] = ()
    language: str = "en"
    judgements: str | None = None
    jobs: int = 1


@dataclass(slots=True)
class Taken:
    """What was read: documents that carry statements, those statements, how many carry none, and what went wrong."""

    documents: list[Document] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


def take(sources: Sequence[str], jobs: int = 1, progress: Callable[[str], None] | None = None) -> Taken:
    """Return all that the sources say; the same bytes given twice count once.

    Documents without a statement are let go at once, so that memory grows with what is found and not with the folder.
    """
    found = Taken()
    for result in on_cores(sources, jobs):
        if isinstance(result, Problem):
            found.problems.append(result)
        else:
            _keep(found, *result)
        if progress is not None:
            progress(result.where if isinstance(result, Problem) else result[0].source.name)
    return found


def _keep(found: Taken, document: Document, statements: tuple[Statement, ...]) -> None:
    """Add one document to what was taken."""
    name = document.source.name
    found.problems.extend(document.problems)
    if document.id in found.seen:
        found.problems.append(
            Problem(where=name, what="This source was given twice.", hint="It counts once; nothing needs to be done.")
        )
    elif statements:
        found.seen.add(document.id)
        found.documents.append(document)
        found.statements.extend(statements)
    else:
        found.empty.append(name)


def report(given: Given, found: Taken) -> Report:
    """Return the report on what was taken, within the limits that the user set.

    1. Judgements of persons are read. 2. Cases are gathered. 3. Each is assessed. 4. The report is put together.
    """
    problems = list(found.problems)
    judgements, wrong = gather.judgements(Path(given.judgements)) if given.judgements else ((), ())
    problems.extend(wrong)
    cases = gather.cases(found.documents, found.statements, judgements, since=given.since, until=given.until)
    wanted = _wanted(cases, given.case)
    if given.case and not wanted:
        named = ", ".join(case.id for case in cases) or "none"
        problems.append(
            Problem(
                where=given.case, what=f"No source speaks of this case; cases found: {named}.", hint="Check the codes."
            )
        )
    problems.extend(_silent(found.empty))
    assessed = [_assessed(case, given.checks) for case in wanted]
    return draft.report(assessed, given.language, problems)


def _wanted(cases: Iterable[Case], name: str | None) -> list[Case]:
    """Return the cases of a name ("BS-CU"), or all."""
    return [case for case in cases if name is None or case.id == name.upper()]


def _assessed(case: Case, checks: Sequence[str]) -> Assessed:
    rulebook = books.rulebook()
    chosen = tuple(rulebook.checks[check] for check in checks) or None
    findings = assess.findings(case, checks=chosen)
    return Assessed(case=case, findings=findings, limbs=assess.limbs(findings), money=assess.money(case))


def _silent(empty: Sequence[str]) -> Iterator[Problem]:
    """Yield one Problem for all sources that were read but say nothing of such a programme."""
    if empty:
        shown = ", ".join(empty[:3]) + (f" and {len(empty) - 3:,} more" if len(empty) > 3 else "")
        yield Problem(
            where=shown,
            what="No statement about a programme that sends workers abroad was found.",
            hint="If the text is about one, read it yourself: the reader knows some ways to put things, not all.",
        )
