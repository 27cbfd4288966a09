"""What is remembered of all cases, as the contents that shared pages are made from: small, without texts and pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from fairward import books
from fairward.model.case import Case
from fairward.model.document import Document, Source
from fairward.model.draft import Assessed
from fairward.model.finding import Finding, MoneyPicture, Outcome
from fairward.model.register import Contents, Piece
from fairward.publish.remembered import Kept
from fairward.publish.site import Signs

Row = dict[str, Any]
_NO_MONEY = MoneyPicture(roles=(), published=(), programme=(), routes=(), other=())
ID = 16


def contents_of(
    kept: Sequence[Kept], edition: str, program: str, languages: Sequence[str], decided: tuple[tuple[str, str], ...]
) -> Contents:
    """Return the contents of a register as lists and counts need them: cases with their outcomes, documents with their titles."""
    rows = [row for one in kept for row in one.summary["documents"]]
    documents = {row["id"]: _document(row) for row in rows}
    cases = [one.summary for one in kept if "case" in one.summary]
    known: dict[tuple[str, str], Finding] = {}
    return Contents(
        assessed=tuple(_assessed(row, documents, known, edition) for row in cases),
        documents=tuple(documents[name] for name in sorted(documents)),
        agreements=frozenset(row["id"] for row in rows if row["agreement"]),
        cases={language: tuple(_case(row, language) for row in cases) for language in languages},
        sources={
            language: tuple(
                Piece(id=row["id"][:ID], language=language, title=row["titles"][language], lead="", body="",
                      facts=tuple(row["facts"][language]))
                for row in rows
            )
            for language in languages
        },
        data={},
        followed=(),
        withheld={row["id"]: row["withheld"] for row in rows if row["withheld"]},
        kept=decided,
        edition=edition,
        program=program,
        languages=tuple(languages),
    )  # fmt: skip


def _case(row: Row, language: str) -> Piece:
    """Return a case for a list."""
    return Piece(
        id=row["case"].lower(), language=language, title=row["titles"][language], lead=row["leads"][language], body="",
        tallies=tuple(tuple(each) for each in row["tallies"][language]),
    )  # fmt: skip


def _document(row: Row) -> Document:
    """Return a document without its text."""
    return Document(source=Source(name="", sha256=row["id"], media_type="", size=0), text="", language="")


def _assessed(
    row: Row, documents: Mapping[str, Document], known: dict[tuple[str, str], Finding], edition: str
) -> Assessed:
    """Return a case with its outcomes and without what is said in it; equal outcomes are one object in memory."""
    checks = books.rulebook().checks
    findings = []
    for check, (outcome, _) in row["outcomes"].items():
        if (check, outcome) not in known and check in checks:
            known[check, outcome] = Finding(
                check=checks[check], outcome=Outcome(outcome), grade=None, breach=(), contrary=(), families=(),
                provisions=(), reason="", edition=edition,
            )  # fmt: skip
        if check in checks:
            findings.append(known[check, outcome])
    case = Case(
        host=row["host"], sender=row["sender"], since=None, until=None, voiced=(),
        documents=tuple(documents[name] for name in row["within"] if name in documents),
    )  # fmt: skip
    return Assessed(case=case, findings=tuple(findings), limbs=(), money=_NO_MONEY)


def signs_of(kept: Sequence[Kept]) -> Signs:
    """Return what changes where anything changes that the pages of checks show of the cases."""
    cases = [one for one in kept if "case" in one.summary]
    hosts: dict[str, list[str]] = {}
    alike: dict[tuple[str, ...], list[Row]] = {}
    for one in cases:
        hosts.setdefault(str(one.summary["host"] or "XX"), []).append(f"{one.owner} {one.key}")
        alike.setdefault(tuple(one.summary["outcomes"]), []).append(one.summary)
    outcomes: dict[str, list[str]] = {}
    for checks, rows in alike.items():
        names = _hash(repr([(row["case"], row["host"]) for row in rows]))
        for check, column in zip(checks, zip(*(row["outcomes"].values() for row in rows), strict=True), strict=True):
            outcomes.setdefault(check, []).append(names + _hash(repr(column)))
    return Signs(
        hosts={host: _hash("\n".join(own)) for host, own in hosts.items()},
        outcomes={check: _hash("\n".join(own)) for check, own in outcomes.items()},
    )


def place_signs(kept: Sequence[Kept]) -> dict[str, str]:
    """Return for each check what changes where its page of one country of work does; `kept` are the cases there."""
    lines: dict[str, list[str]] = {}
    for one in kept:
        row = one.summary
        title, told = "".join(row["titles"].values()), row["evidence"]
        for check, (outcome, grade) in row["outcomes"].items():
            lines.setdefault(check, []).append(f"{row['case']}{title}{outcome}{grade}{told.get(check, '')}")
    return {check: _hash("\n".join(own)) for check, own in lines.items()}


def _hash(text: str) -> str:
    """Return a short hash of words."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def days_of(kept: Sequence[Kept], things: Mapping[str, Row]) -> dict[str, str]:
    """Return the day on which the data of each owner was logged (ISO)."""
    return {one.owner: str(things[one.owner]["on"]) for one in kept if one.owner in things}
