"""Publishing as a walk: sources are read, redacted, gathered and assessed, and the register is made of what may be shown."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any

from fairward import draft, extract, publish
from fairward.model.case import Judgement
from fairward.model.document import Document
from fairward.model.draft import Assessed, Report
from fairward.model.problem import Problem, UnreadableSource
from fairward.model.register import Notice
from fairward.model.saved import saved_row
from fairward.model.statement import Statement
from fairward.publish import Masked, Written
from fairward.run.publishing.making import REVIEWER, Setting, Source, dumped
from fairward.run.publishing.planning import Plan, code, plan, spread

_ID = 16
_WORTH_PROCESSES = 6
"""With fewer countries of work to be made anew, starting processes takes longer than they save."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing:
    """How to publish: the folder, the keys and their passphrase, the day (ISO), the register's address if it has one.

    `decisions` is a file of decisions on private details; `notices` are corrections and takedowns to be told; `jobs` is how many
    processes make the pages.
    """

    target: Path
    keys: Path
    passphrase: bytes
    on: str
    address: str = ""
    decisions: Path | None = None
    notices: tuple[Notice, ...] = ()
    jobs: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What publishing gave: what was written (None where there was nothing to publish), what was withheld, problems.

    `made` says how many cases were made anew; the others are as they were.
    """

    written: Written | None
    withheld: int
    problems: tuple[Problem, ...]
    made: int = 0


Sources = tuple[Sequence[Document], Sequence[Statement], Sequence[Problem]]
Assess = Callable[[Sequence[Document], Sequence[Statement], Callable[[Judgement], Judgement]], Report]


def review(sources: Sources, saved: Iterable[Path] = ()) -> tuple[list[dict[str, object]], tuple[Problem, ...]]:
    """Return the private details found in sources and saved cases, one row each, for a person to decide on; nothing is published."""
    documents, statements, problems = sources
    given = {one.id: one for one in documents}
    told = list(problems)
    for path in saved:
        try:
            cases = Source(name=str(path), digest=sha256(path.read_bytes()).hexdigest()).read().cases
        except UnreadableSource as error:
            told.append(error.problem)
            continue
        given.update({one.id: one for case in cases for one in case.documents})
    return publish.review_rows(publish.masked(given.values(), statements).found), tuple(told)


def publishing(take: Callable[[], Sources], assess: Assess, how: Publishing, k: int, saved: Sequence[Path] = (), step: Callable[[str], None] | None = None) -> Published:  # fmt: skip
    """Return what was published of saved cases and of the sources that `take` reads, assessed by `assess`; no group of fewer than k is shown.

    1. The key is opened before anything long begins. 2. Sources are read, what was taken down left out. 3. Private
    details are masked, and texts with masks read again. 4. The rest goes the way of every assessment. 5. Each case is made, unless
    it is as it was. 6. The register is written.
    """
    try:
        return _published(take, assess, how, k, saved, step)
    except sqlite3.DatabaseError:  # what was remembered is torn: it is thrown away and made anew
        publish.forget(how.target)
        return _published(take, assess, how, k, saved, step)


def _published(take: Callable[[], Sources], assess: Assess, how: Publishing, k: int, saved: Sequence[Path], step: Callable[[str], None] | None) -> Published:  # fmt: skip
    """Return what was published; see publishing."""
    key, open_to_others = publish.open_key(how.keys, how.passphrase), publish.exposed(how.keys)
    decisions, wrong = publish.read_decisions(how.decisions) if how.decisions else ((), ())
    style = draft.report(())
    with publish.edition(how.target, key) as edition:
        gone = _gone(how, edition.before.manifest)
        read, problems = _read(take, assess, gone, decisions, k)
        setting = Setting(
            k=k, decisions=decisions, gone=gone, origin=key.verifier.name, address=how.address, staging=edition.staging
        )
        done: Plan = plan(edition, read, saved, setting, how.jobs, step)
        told = (*filter(None, [open_to_others]), *problems, *wrong, *done.problems)
        withheld = sum(
            sum(row["withheld"].values()) for one in edition.kept.values() for row in one.summary["documents"]
        )
        if not any(owner.startswith("cases/") for owner in edition.kept):
            edition.close(keep=False)
            return Published(written=None, withheld=withheld, problems=told)
        about = publish.About(
            key=key, on=how.on, address=how.address, styles=draft.styles(), k=k, edition=style.edition, program=style.program, made_by=code(),
            notices=how.notices, kept=tuple((one.kind, one.reason) for one in decisions if one.decision == "keep"),
        )  # fmt: skip
        written = edition.finish(about, partial(spread, jobs=how.jobs, least=_WORTH_PROCESSES))
    return Published(written=written, withheld=withheld, problems=told, made=done.made)


def _read(
    take: Callable[[], Sources], assess: Assess, gone: frozenset[str], decisions: Sequence[publish.Decision], k: int
) -> tuple[list[Source], tuple[Problem, ...]]:
    """Return the cases of source texts, masked and as they are saved, each beside the case on its programme in general."""
    documents, statements, problems = take()
    left = [one for one in documents if not _taken_down(one, gone)]
    if not left:
        return [], tuple(problems)
    kept = {one.id for one in left}
    own = [one for one in statements if one.quote.document.id in kept]
    safe = publish.masked(left, own, decisions, extract.statements)
    whole = assess(safe.documents, safe.statements, lambda one: _unnamed(one, safe))
    assessed = [_safe(one, safe) for one in whole.assessed]
    followed = [publish.publishable(one, safe, k) for one in whole.followed]
    found = []
    for one in assessed:
        case = one.case
        general = [
            each for each in assessed if each.case.host is None and case.host and each.case.sender == case.sender
        ]
        money = [each for each in followed if (each.host, each.sender) == (case.host, case.sender)]
        body = dumped(saved_row([case, *(each.case for each in general[:1])], money))
        found.append(
            Source(name=case.id, digest=sha256(body).hexdigest(), body=body, wanted=case.id, withheld=safe.withheld)
        )
    return found, tuple(problems)


def _gone(how: Publishing, before: Mapping[str, Any]) -> frozenset[str]:
    """Return what was taken down, now or before (kind/id)."""
    old = {str(row["about"]) for row in before.get("notices", ()) if row["kind"] == "takedown"}
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
