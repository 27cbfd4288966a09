"""A whole report as one view."""

from __future__ import annotations

import re
from collections.abc import Sequence

from fairward import books
from fairward.draft.labels import labels, method
from fairward.draft.telling import Teller
from fairward.draft.view.citing import Citations, clusters
from fairward.draft.view.findings import SHAPES, dimensions, finding_link, worst_first
from fairward.draft.view.money import money_view
from fairward.draft.view.opening import opening
from fairward.draft.view.parts import CaseView, LimbShown, Link, Page, Trouble
from fairward.draft.view.sides import in_doubt, left_over, measures, rejected, sides, timeline
from fairward.draft.view.sources import ALL_WHOLE_UP_TO, source_view
from fairward.draft.words import Words, mark, sentence, words
from fairward.model.case import Case
from fairward.model.draft import Assessed, Clause, Report
from fairward.model.finding import LimbView, Outcome

_NO_ANCHOR = re.compile(r"[^a-z0-9]+")
_LIMBS = {
    "involuntariness": mark("The work was not offered freely, or consent was lost on the way."),
    "coercion": mark("A penalty or the threat of one is used to compel work or to stop the person from leaving."),
}


def page(report: Report, *, whole: bool = True) -> Page:
    """Return the view of a report; `whole` False shows the sources only around their quotes, for print."""
    said = words(report.language)
    teller = Teller(said)
    cases = [one.case for one in report.assessed]
    documents = {document.id: document for case in cases for document in case.documents}
    found = clusters(documents.values(), (voiced for case in cases for voiced in (*case.voiced, *case.rejected)))
    cite = Citations(teller).of(found, cases)
    anchors = _anchors(cases)
    views = tuple(
        _case_view(one, anchor, report.clauses, cite) for one, anchor in zip(report.assessed, anchors, strict=True)
    )
    whole = whole and sum(len(document.text) for document in documents.values()) <= ALL_WHOLE_UP_TO
    sources = tuple(
        source_view(document, found[document.id], cite, number, whole=whole)
        for number, document in enumerate(documents.values(), 1)
    )
    return Page(
        language=said.language,
        title=_title(cases, said),
        subtitle=said.many("What {n} document shows", "What {n} documents show", len(documents)),
        standing=_standing(cases, said),
        program=report.program,
        edition=report.edition,
        labels=labels(said),
        cases=views,
        sources=sources,
        problems=tuple(Trouble(where=one.where, what=one.what, hint=one.hint) for one in report.problems),
        method=method(said),
    )


def _case_title(case: Case, said: Words) -> str:
    """Return the two countries of a case, as far as the sources name them."""
    host = said.country(case.host) if case.host else said.say("country of destination not named")
    sender = said.country(case.sender) if case.sender else said.say("country of origin not named")
    return sentence(f"{host} – {sender}")


def _title(cases: Sequence[Case], said: Words) -> str:
    """Return the title of a report: its one case, or that there are several, or that there is none."""
    if not cases:
        return said.say("No source could be assessed")
    if len(cases) == 1:
        return said.say("Health workers abroad: {case}", case=_case_title(cases[0], said))
    return said.say(
        "Health workers abroad: {names}",
        names=said.names([said.country(one.host) for one in cases if one.host]) or said.say("several cases"),
    )


def _standing(cases: Sequence[Case], said: Words) -> str:
    """Return how many statements were read by machine and how many a person has confirmed."""
    voiced = [one for case in cases for one in case.voiced]
    judged = sum(one.judgement is not None for one in voiced)
    read = said.many("{n} statement read by machine", "{n} statements read by machine", len(voiced))
    if not judged:
        return said.say("{read}, not yet confirmed by a person.", read=read)
    return said.say("{read}; {judged} confirmed or corrected by a person.", read=read, judged=said.number(judged))


def _anchors(cases: Sequence[Case]) -> list[str]:
    """Return an anchor for each case: its name in letters, figures and dashes, told apart where two are alike."""
    out: list[str] = []
    for case in cases:
        plain = _NO_ANCHOR.sub("-", case.id.lower()).strip("-") or "case"
        alike = sum(anchor == plain or anchor.startswith(f"{plain}-again") for anchor in out)
        out.append(f"{plain}-again{alike}" if alike else plain)
    return out


def _case_view(one: Assessed, anchor: str, clauses: Sequence[Clause], cite: Citations) -> CaseView:
    """Return the view of one case, in the order in which it is read."""
    case, said = one.case, cite.teller.words
    first = opening(one, clauses, cite, anchor)
    found = dimensions(anchor, one.findings, clauses, cite)
    money = money_view(case, one.money, cite, anchor)
    both = sides(case, cite, anchor)
    taken = measures(case, cite, anchor)
    dated = timeline(case, cite, anchor)
    doubt = in_doubt(case, cite, anchor)
    thrown = rejected(case, cite, anchor)
    return CaseView(
        anchor=anchor,
        title=_case_title(case, said),
        period=_period(case, said),
        basis=_basis(case, said),
        opening=first,
        money=money,
        limbs=tuple(_limb(limb, anchor, said) for limb in one.limbs),
        sides=both,
        measures=taken,
        timeline=dated,
        dimensions=found,
        others=left_over(case, cite, anchor),
        doubtful=doubt,
        rejected=thrown,
    )


def _period(case: Case, said: Words) -> str:
    """Return the period that the sources speak of."""
    since, until = (said.date(iso) if iso else "" for iso in (case.since, case.until))
    if since and until and since != until:
        return f"{since} – {until}"
    return since or until


def _basis(case: Case, said: Words) -> str:
    """Return how many independent sources and how many speakers a case rests on."""
    speakers = len({one.statement.speaker.name for one in case.voiced})
    families = len({one.family for one in case.voiced})
    told = (
        said.many("{n} independent source", "{n} independent sources", families),
        said.many("{n} speaker", "{n} speakers", speakers),
    )
    return " · ".join(told)


def _limb(limb: LimbView, anchor: str, said: Words) -> LimbShown:
    """Return one limb: the findings with evidence for it, how many are silent, and how far the evidence carries."""
    speaking = [one for one in limb.findings if one.outcome in (Outcome.BREACHED, Outcome.DISPUTED, Outcome.MET)]
    silent = sum(one.outcome is Outcome.SILENT for one in limb.findings)
    weight = (
        said.say("At least one breach is documented, or two are reported by independent sources.")
        if limb.indicated
        else said.say("No breach is documented, and no two are reported by independent sources.")
    )
    links = []
    for one in sorted(worst_first(speaking), key=lambda one: list(SHAPES).index(one.outcome)):
        link = finding_link(anchor, one, said)
        links.append(Link(anchor=link.anchor, text=f"{SHAPES[one.outcome]} {link.text}", note=link.note))
    return LimbShown(
        name=said.of(books.rulebook().labels["limb"].get(limb.limb), limb.limb),
        meaning=said.say(_LIMBS[limb.limb]) if limb.limb in _LIMBS else "",
        findings=tuple(links),
        silent=said.many(
            "On {n} further check the sources are silent.", "On {n} further checks the sources are silent.", silent
        )
        if silent
        else "",
        weight=weight,
    )
