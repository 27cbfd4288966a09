"""Publishing as a walk: sources are read, redacted, gathered and assessed, and the register is made of what may be shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from fairward import draft, extract, publish
from fairward.model.case import Judgement, agreements
from fairward.model.document import Document
from fairward.model.draft import Assessed, Report
from fairward.model.problem import Problem
from fairward.model.register import Contents, Notice
from fairward.model.statement import Statement
from fairward.publish import Masked, Written

_ID = 16
REVIEWER = "a reviewer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing:
    """How to publish: the folder, the keys and their passphrase, the day (ISO), the register's address if it has one.

    `decisions` is a file of decisions on private details; `notices` are corrections and takedowns to be told.
    """

    target: Path
    keys: Path
    passphrase: bytes
    on: str
    address: str = ""
    decisions: Path | None = None
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What publishing gave: what was written (None where there was nothing to publish), what was withheld, problems."""

    written: Written | None
    withheld: int
    problems: tuple[Problem, ...]


Sources = tuple[Sequence[Document], Sequence[Statement], Sequence[Problem]]
Assess = Callable[[Sequence[Document], Sequence[Statement], Callable[[Judgement], Judgement]], Report]


def review(sources: Sources) -> tuple[list[dict[str, object]], tuple[Problem, ...]]:
    """Return the private details found in sources, one row each, for a person to decide on; nothing is published."""
    documents, statements, problems = sources
    return publish.review_rows(publish.masked(documents, statements).found), tuple(problems)


def publishing(take: Callable[[], Sources], assess: Assess, how: Publishing, k: int) -> Published:
    """Return what was published of the sources that `take` reads, assessed by `assess`; no group of fewer than k is shown.

    1. The key is opened before anything long begins. 2. Sources are read, what was taken down left out. 3. Private
    details are masked, and texts with masks read again. 4. The rest goes the way of every assessment. 5. The register is written.
    """
    key = publish.open_key(how.keys, how.passphrase)
    gone = _gone(how)
    documents, statements, problems = take()
    decisions, wrong = publish.read_decisions(how.decisions) if how.decisions else ((), ())
    left = [one for one in documents if not _taken_down(one, gone)]
    kept = {one.id for one in left}
    safe = publish.masked(
        left, [one for one in statements if one.quote.document.id in kept], decisions, extract.statements
    )
    whole = assess(safe.documents, safe.statements, lambda one: _unnamed(one, safe))
    assessed = tuple(_safe(one, safe) for one in whole.assessed if f"cases/{one.case.id.lower()}" not in gone)
    followed = tuple(publish.publishable(one, safe, k) for one in whole.followed)
    whole = replace(whole, assessed=assessed, followed=followed, problems=(), trails=())
    withheld = sum(sum(counts.values()) for counts in safe.withheld.values())
    told = (*problems, *wrong)
    if not assessed:
        return Published(written=None, withheld=withheld, problems=told)
    contents = _contents(whole, safe, how, gone)
    written = publish.register(contents, how.target, key, how.on, how.address, draft.styles(), k)
    return Published(written=written, withheld=withheld, problems=told)


def _gone(how: Publishing) -> frozenset[str]:
    """Return what was taken down, now or before (kind/id)."""
    before = publish.standing(how.target).manifest.get("notices", ())
    old = {str(row["about"]) for row in before if row["kind"] == "takedown"}
    return frozenset(old | {one.about for one in how.notices if one.kind == "takedown"})


def _taken_down(document: Document, gone: Iterable[str]) -> bool:
    """Return whether a document was taken down, as an agreement or as a source."""
    return bool({f"agreements/{document.id[:_ID]}", f"sources/{document.id[:_ID]}"} & set(gone))


def _unnamed(one: Judgement, safe: Masked) -> Judgement:
    """Return a judgement without the name of the person who made it."""
    return replace(one, by=REVIEWER, note=one.note and safe.mask(one.note))


def _safe(one: Assessed, safe: Masked) -> Assessed:
    """Return a case whose problems name files and not places on this machine."""
    problems = tuple(
        Problem(where=safe.mask(PurePath(each.where).name), what=safe.mask(each.what), hint=each.hint)
        for each in one.case.problems
    )
    return replace(one, case=replace(one.case, problems=problems))


def _contents(whole: Report, safe: Masked, how: Publishing, gone: frozenset[str]) -> Contents:
    """Return all that the register holds, in every language that it speaks."""
    languages = publish.languages()
    spoken = {
        language: whole if language == whole.language else draft.report(whole.assessed, language, (), whole.followed)
        for language in languages
    }
    pieces = {language: draft.to_pieces(replace(one, problems=())) for language, one in spoken.items()}
    used = {document.id for one in whole.assessed for document in one.case.documents}
    english = replace(spoken["en"], problems=())
    return Contents(
        assessed=whole.assessed,
        documents=tuple(sorted((one for one in safe.documents if one.id in used), key=lambda one: one.id)),
        agreements=agreements(_all(whole.assessed)),
        cases={language: own[0] for language, own in pieces.items()},
        sources={language: own[1] for language, own in pieces.items()},
        data={one.case.id.lower(): _data(english, one) for one in whole.assessed},
        followed=whole.followed,
        withheld=safe.withheld,
        kept=safe.kept,
        edition=whole.edition,
        program=whole.program,
        languages=languages,
        notices=how.notices,
        gone=gone,
    )


def _all(assessed: Iterable[Assessed]) -> Iterable[Statement]:
    """Return every statement once."""
    return {one.id: one for each in assessed for one in each.case.statements}.values()


def _data(english: Report, one: Assessed) -> bytes:
    """Return one case as data, with the money of its own ledgers."""
    own = tuple(each for each in english.followed if (each.host, each.sender) == (one.case.host, one.case.sender))
    return publish.canonical(draft.to_row(replace(english, assessed=(one,), followed=own)))
