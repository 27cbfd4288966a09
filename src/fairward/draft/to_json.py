"""A report as one JSON object: everything that the other formats show, as data. docs/report.md describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fairward.draft.view.findings import answering, wording_for
from fairward.draft.view.page import page
from fairward.draft.view.scope import general_case, is_own
from fairward.draft.words import Words, words
from fairward.model.case import Case, Voiced
from fairward.model.document import Document
from fairward.model.draft import Assessed, Clause, Report
from fairward.model.finding import CitedProvision, Evidence, Finding, MoneyPicture, Reading
from fairward.model.payment import Followed
from fairward.model.problem import Problem
from fairward.model.rows import document_row, followed_row, group_row, number, statement_row
from fairward.model.saved import saved_row

SCHEMA = "fairward/report"
VERSION = 1

Row = dict[str, Any]
Summary = tuple[Sequence[str], Mapping[str, int]]


def to_json(report: Report) -> str:
    """Return the report as JSON, indented, in UTF-8 letters; its shape is named by `schema` and `version`.

    `saved` is what it was made from, exactly and with the texts, so that it can be read back (model/saved.py).
    """
    saved = saved_row((one.case for one in report.assessed), report.followed)
    whole = json.dumps(to_row(report), ensure_ascii=False, indent=2)
    return f'{whole[:-2]},\n  "saved": {json.dumps(saved, ensure_ascii=False)}\n}}\n'


def to_row(report: Report, told: Sequence[Summary] | None = None) -> Row:
    """Return the report as one object of data, in the shape that its JSON has.

    `told` is each case's summary (sentences, counts by outcome) where it is known already; working it out takes a while.
    """
    said = words(report.language)
    if told is None:
        views = page(report, whole=False).cases
        told = [
            (one.opening.sentences, {tally.outcome: tally.number for tally in one.opening.tallies}) for one in views
        ]
    documents = {document.id: document for one in report.assessed for document in one.case.documents}
    data = {
        "schema": SCHEMA,
        "version": VERSION,
        "program": report.program,
        "edition": report.edition,
        "language": report.language,
        "cases": [_case(one, summary, report, said) for one, summary in zip(report.assessed, told, strict=True)],
        "documents": [_document(document) for document in documents.values()],
        "problems": _problems(report.problems),
    }
    if report.followed:
        data["followed"] = [followed(one) for one in report.followed]
    return data


def followed(one: Followed) -> Row:
    """Return followed money as data: the noun's own fields, and what follows from the sums of each group."""
    groups = {
        name: [group_row(group) for group in getattr(one, name)]
        for name in ("by_agreement", "by_role", "by_month", "by_agreement_month")
    }
    return {**followed_row(one), "total": group_row(one.total), **groups}


def _case(one: Assessed, summary: Summary, report: Report, said: Words) -> Row:
    """Return a case; statements stand once in the report and are referred to by their ids elsewhere.

    Those on the programme in general stand with the case on it (`general`) where the report has one.
    """
    case, general = one.case, general_case(one, report.assessed)
    answers = answering(tuple(report.clauses))
    return {
        "id": case.id,
        "host": case.host,
        "sender": case.sender,
        "since": case.since,
        "until": case.until,
        "documents": [document.id for document in case.documents],
        "summary": list(summary[0]),
        "counts": dict(summary[1]),
        "money": _money(one.money),
        "limbs": [
            {"limb": limb.limb, "indicated": limb.indicated, "findings": [found.check.id for found in limb.findings]}
            for limb in one.limbs
        ],
        "findings": [_finding(found, answers, said) for found in one.findings],
        "general": general.case.id if general else None,
        "statements": [_voiced(voiced) for voiced in case.voiced if general is None or is_own(voiced, case)],
        "facts": _facts(case),
        "rejected": [_voiced(voiced) for voiced in case.rejected],
        "problems": _problems(case.problems),
    }


def _facts(case: Case) -> list[Row]:
    """Return the groups of equal statements."""
    return [{"topic": fact.topic, "statements": _ids(fact.voiced)} for fact in case.facts]


def _ids(voiced: Iterable[Voiced]) -> list[str]:
    """Return the ids of statements."""
    return [one.statement.id for one in voiced]


def _voiced(voiced: Voiced) -> Row:
    """Return a statement's row with its family of sources and the judgement on it."""
    judgement = voiced.judgement
    judged = None
    if judgement is not None:
        judged = {"kind": judgement.kind, "by": judgement.by, "on": judgement.on, "note": judgement.note}
    return {**statement_row(voiced.statement), "family": voiced.family, "judgement": judged}


def _finding(finding: Finding, answers: Mapping[str, Clause], said: Words) -> Row:
    """Return a finding with its evidence by id."""
    check = finding.check
    wording = wording_for("", finding, answers, said)
    return {
        "check": check.id,
        "dimension": check.dimension,
        "severity": check.severity,
        "limb": check.limb,
        "ilo_indicator": check.ilo_indicator,
        "title": said.of(check.title),
        "question": said.of(check.question),
        "outcome": finding.outcome.value,
        "grade": finding.grade.value if finding.grade else None,
        "reason": finding.reason,
        "breach": _evidence(finding.breach),
        "contrary": _evidence(finding.contrary),
        "demanded": _evidence(finding.demanded),
        "families": list(finding.families),
        **({"records": [followed_row(one) for one in finding.shown]} if finding.shown else {}),
        "provisions": [_provision(one, said) for one in finding.provisions],
        "evidence_needed": said.of(check.evidence_needed),
        "wording": wording.text if wording else None,
        "edition": finding.edition,
    }


def _evidence(evidence: Sequence[Evidence]) -> list[Row]:
    """Return evidence as ids with the channel."""
    return [{"statement": one.voiced.statement.id, "channel": one.channel.value} for one in evidence]


def _provision(cited: CitedProvision, said: Words) -> Row:
    """Return a cited provision."""
    provision = cited.provision
    return {
        "id": provision.id,
        "instrument": provision.instrument,
        "name": cited.instrument_name,
        "article": said.of(provision.article_in, provision.article),
        "binding": cited.binding,
        "verified": provision.verified,
        "source_url": provision.source_url,
        "bound": [{"country": one.country, "status": one.status, "reason": one.reason or None} for one in cited.bound],
    }


def _money(picture: MoneyPicture) -> Row:
    """Return the money of a case: sums by id, every share recomputed, published shares tested."""
    return {
        "roles": [
            {
                "role": role.role,
                "host_payments": _ids(role.host_payments),
                "worker_pays": _ids(role.worker_pays),
                "readings": [_reading(reading) for reading in role.readings],
            }
            for role in picture.roles
        ],
        "published": [
            {
                "statement": one.voiced.statement.id,
                "percent_kept_min": number(one.low),
                "percent_kept_max": number(one.high),
                "follows_from": [_reading(reading) for reading in one.follows_from],
                "nearest": [_reading(reading) for reading in one.nearest],
            }
            for one in picture.published
        ],
        "sums": [
            {
                "whole": one.whole.statement.id,
                "parts": [{"times": times, "statement": voiced.statement.id} for times, voiced in one.parts],
                "made": number(one.made),
                "fits": one.fits,
            }
            for one in picture.sums
        ],
        "programme": _ids(picture.programme),
        "routes": _ids(picture.routes),
        "other": _ids(picture.other),
    }


def _reading(reading: Reading) -> Row:
    """Return a share recomputed in one reading."""
    return {
        "reading": reading.name,
        "formula": reading.formula,
        "host_payment": reading.host_payment.statement.id,
        "worker_pay": reading.worker_pay.statement.id,
        "fee": number(reading.fee),
        "pay": number(reading.pay),
        "currency": reading.currency,
        "per": reading.per.value,
        "percent_kept": number(reading.percent),
    }


def _document(document: Document) -> Row:
    """Return what is known of a source, without its text."""
    return {
        **document_row(document),
        "pages": len(document.pages) or None,
        "problems": _problems(document.problems),
    }


def _problems(problems: Iterable[Problem]) -> list[Row]:
    """Return problems as rows."""
    return [{"where": one.where, "what": one.what, "hint": one.hint} for one in problems]
