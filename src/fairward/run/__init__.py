"""The walk itself: sources are read, statements extracted, cases gathered and assessed, and a report drafted."""

from __future__ import annotations

import glob
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from fairward import assess, books, draft, gather
from fairward.model.case import Case, Judgement
from fairward.model.document import Document
from fairward.model.draft import Assessed, Report
from fairward.model.problem import Problem
from fairward.model.statement import Statement
from fairward.run.on_cores import on_cores

if TYPE_CHECKING:
    from fairward.run.asking import Asking
    from fairward.run.following import Result
    from fairward.run.publishing import Published, Publishing

__all__ = [
    "TABLES",
    "Given",
    "Money",
    "Taken",
    "check_settings",
    "each",
    "on_cores",
    "publish",
    "report",
    "review",
    "take",
]

TABLES = (".csv", ".tsv", ".xlsx")
"""Endings of tables of terms; what else is given as an agreement is read as a text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """How ledgers are followed: see fairward.run.following.Following, whose fields these are."""

    currency: str | None = None
    mapping: Path | None = None
    save_mapping: Path | None = None
    settings: Mapping[str, str] = field(default_factory=dict)
    on: str = "duckdb"
    address: str | None = None
    per_worker: bool = False
    k: int = 10
    key: bytes = b""
    trail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user asks of an assessment: sources and the limits set on it.

    `case` is "BS-CU" (host-sender, ISO 3166); `since` and `until` are ISO dates in any precision; `checks` are ids;
    `judgements` a file of JSON lines; `jobs` how many processes read.
    `ledgers`, `terms`, `rates` and `scale` are payment records and tables to follow them by, `money` how.
    """

    sources: Sequence[str]
    case: str | None = None
    since: str | None = None
    until: str | None = None
    checks: Sequence[str] = ()
    language: str = "en"
    judgements: str | None = None
    jobs: int = 1
    ledgers: Sequence[Path] = ()
    terms: Sequence[Path] = ()
    rates: Path | None = None
    scale: Path | None = None
    money: Money = field(default_factory=Money)


@dataclass(slots=True)
class Taken:
    """What was read: documents that carry statements, those statements, how many carry none, and what went wrong."""

    documents: list[Document] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)


def each(
    sources: Sequence[str], jobs: int = 1, asking: Asking | None = None, keep: Path | None = None
) -> Iterator[tuple[Document, tuple[Statement, ...], tuple[Problem, ...]] | Problem]:
    """Yield what each source says with the problems met on the way, or the Problem that kept it from being read.

    Where a model reads along (`asking`), what it proposes stands beside what was read. What was read is kept in the folder
    `keep`, where one is given, so that a run that was interrupted goes on where it stopped.
    """
    for result in on_cores(sources, jobs, keep):
        if isinstance(result, Problem):
            yield result
        elif asking is None:
            yield *result, result[0].problems
        else:
            statements, problems = asking.read(*result)
            yield result[0], statements, (*result[0].problems, *problems)


def take(
    sources: Sequence[str],
    jobs: int = 1,
    progress: Callable[[str], None] | None = None,
    asking: Asking | None = None,
    keep: Path | None = None,
) -> Taken:
    """Return all that the sources say, a model reading along where one is asked; the same bytes given twice count once.

    Documents without a statement are let go at once, so that memory grows with what is found and not with the folder.
    """
    found = Taken()
    for result in each(sources, jobs, asking, keep):
        if isinstance(result, Problem):
            found.problems.append(result)
        else:
            _keep(found, *result)
        if progress is not None:
            progress(result.where if isinstance(result, Problem) else result[0].source.name)
    if asking is not None:
        found.problems.extend(asking.account())
    return found


def _keep(found: Taken, document: Document, statements: tuple[Statement, ...], problems: tuple[Problem, ...]) -> None:
    """Add one document to what was taken."""
    name = document.source.name
    found.problems.extend(problems)
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


def report(given: Given, found: Taken, judged: Callable[[Judgement], Judgement] | None = None) -> Report:
    """Return the report on what was taken, within the limits that the user set; `judged` is done to each judgement.

    1. Judgements of persons are read. 2. Cases are gathered. 3. The money of each is followed, where there are ledgers.
    4. Each is assessed. 5. The report is put together.
    """
    problems = list(found.problems)
    judgements, wrong = gather.judgements(Path(given.judgements)) if given.judgements else ((), ())
    problems.extend(wrong)
    if judged is not None:
        judgements = tuple(judged(one) for one in judgements)
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
    followed: list[Result] = []
    if given.ledgers:
        wanted, followed = _with_money(given, wanted)
        problems.extend(problem for one in followed for problem in one.problems)
    assessed = [_assessed(case, given.checks) for case in wanted]
    money = [one.followed for one in followed if one.followed is not None]
    trails = tuple(one.trail for one in followed if one.followed is not None)
    return replace(draft.report(assessed, given.language, problems, money), trails=trails)


def review(
    given: Given, progress: Callable[[str], None] | None = None
) -> tuple[list[dict[str, object]], tuple[Problem, ...]]:
    """Return the private details found in sources, one row each, for a person to decide on; nothing is published."""
    from fairward.run.publishing import review as reviewed  # noqa: PLC0415 - slow import: only publishing needs it

    texts, saved = _apart(given.sources)
    found = take(texts, given.jobs, progress)
    return reviewed((found.documents, found.statements, found.problems), saved)


def publish(given: Given, how: Publishing, progress: Callable[[str], None] | None = None) -> Published:
    """Return what was published of the sources, by the walk of every assessment; see fairward.run.publishing."""
    from fairward.run.publishing import publishing  # noqa: PLC0415 - slow import: as above

    texts, saved = _apart(given.sources)

    def taken() -> tuple[Sequence[Document], Sequence[Statement], Sequence[Problem]]:
        found = take(texts, given.jobs, progress)
        return found.documents, found.statements, found.problems

    def assessed(
        documents: Sequence[Document], statements: Sequence[Statement], judged: Callable[[Judgement], Judgement]
    ) -> Report:
        return report(given, Taken(documents=list(documents), statements=list(statements)), judged)

    return publishing(taken, assessed, how, given.money.k, saved, progress)


def _apart(sources: Sequence[str]) -> tuple[list[str], list[Path]]:
    """Return the sources that are texts, and the files of saved cases: those that end in .json, also within folders."""
    texts: list[str] = []
    saved: dict[Path, None] = {}
    for name in sources:
        path = Path(name)
        if path.is_dir():
            found = sorted(path.rglob("*.json"))
            saved.update(dict.fromkeys(found))
            if not found or any(one.is_file() and one.suffix != ".json" for one in path.rglob("*")):
                texts.append(name)
        elif path.suffix == ".json" and path.exists():
            saved[path] = None
        elif path.suffix == ".json" and glob.has_magic(name):
            saved.update(dict.fromkeys(map(Path, sorted(glob.glob(name, recursive=True)))))  # noqa: PTH207 - a pattern may be absolute
        else:
            texts.append(name)
    return texts, list(saved)


def check_settings(settings: Mapping[str, str]) -> None:
    """Return nothing; raise ValueError where no flag has such a setting."""
    from fairward import follow  # noqa: PLC0415 - slow import: Ibis and Arrow, which only following needs

    follow.settings(settings)


def _with_money(given: Given, cases: list[Case]) -> tuple[list[Case], list[Result]]:
    """Return the cases with what ledgers of their host and sender show, and the money followed for each.

    Where the ledgers are of no case, all of them are followed together.
    """
    from fairward.run.following import Following, following  # noqa: PLC0415 - slow import: as above

    how = {part.name: getattr(given.money, part.name) for part in fields(given.money)}
    base = Following(ledgers=given.ledgers, terms=given.terms, rates=given.rates, scale=given.scale, **how)
    out, results = [], []
    for case in cases:
        if case.host is None or case.sender is None:
            out.append(case)
            continue
        result = following(replace(base, only=(case.host, case.sender)), case.statements)
        if result.followed is None:
            out.append(case)
            continue
        results.append(result)
        out.append(replace(case, shown=result.followed.shown))
    return out, results or [following(base)]


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
