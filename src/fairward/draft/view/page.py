"""A whole report as one view."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from fairward import books
from fairward.draft.labels import labels, method
from fairward.draft.telling import Teller
from fairward.draft.view.asked import asked
from fairward.draft.view.brief import brief
from fairward.draft.view.citing import Citations, clusters
from fairward.draft.view.findings import SHAPES, dimensions, finding_anchor, finding_link, worst_first
from fairward.draft.view.followed import followed_view
from fairward.draft.view.money import money_view
from fairward.draft.view.money_parts import FollowedView
from fairward.draft.view.opening import opening
from fairward.draft.view.parts import CaseView, LimbShown, Link, Page, Trouble
from fairward.draft.view.scope import general_case, own_words
from fairward.draft.view.sides import in_doubt, left_over, measures, rejected, sides, timeline
from fairward.draft.view.sources import ALL_WHOLE_UP_TO, source_view
from fairward.draft.words import Words, mark, sentence, words
from fairward.model.case import Case
from fairward.model.draft import Assessed, Clause, Report
from fairward.model.finding import LimbView, Outcome
from fairward.model.statement import Origin

_NO_ANCHOR = re.compile(r"[^a-z0-9]+")
_LIMBS = {
    "involuntariness": mark("The work was not offered freely, or consent was lost on the way."),
    "coercion": mark("A penalty or the threat of one is used to compel work or to stop the person from leaving."),
}


def page(report: Report, *, whole: bool = True) -> Page:
    """Return the view of a report; `whole` False is for paper: fewer quotations, sources only around their quotes."""
    said, on_screen = words(report.language), whole
    teller = Teller(said)
    everything = [one.case for one in report.assessed]
    documents = {document.id: document for case in everything for document in case.documents}
    found = clusters(documents.values(), (voiced for case in everything for voiced in (*case.voiced, *case.rejected)))
    cite = Citations(teller).of(found, everything)
    anchors = _anchors(everything)
    by_case = {id(one): anchor for one, anchor in zip(report.assessed, anchors, strict=True)}
    shown, views = [], []
    for one, anchor in zip(report.assessed, anchors, strict=True):
        general = general_case(one, report.assessed)
        mine = own_words(one) if general else one
        context = _Context(general, by_case[id(general)]) if general else None
        shown.append(mine.case)
        of_case = _case_view(mine, anchor, report.clauses, cite, context)
        views.append(replace(of_case, followed=_followed(report, one.case, f"{anchor}-records", said)))
    whole = whole and sum(len(document.text) for document in documents.values()) <= ALL_WHOLE_UP_TO
    sources = tuple(
        source_view(document, found[document.id], cite, number, whole=whole)
        for number, document in enumerate(documents.values(), 1)
    )
    view = Page(
        language=said.language,
        title=_title(shown, said)
        if shown or not report.followed
        else said.say("Health workers abroad: the money followed"),
        subtitle=said.many("What {n} document shows", "What {n} documents show", len(documents)) if documents else "",
        standing=_standing(shown, cite),
        program=report.program,
        edition=report.edition,
        labels=labels(said),
        cases=tuple(views),
        sources=sources,
        problems=tuple(Trouble(where=one.where, what=one.what, hint=one.hint) for one in report.problems),
        method=method(said),
        followed=_apart(report, everything, said),
    )
    return view if on_screen else brief(view)


def _followed(report: Report, case: Case, anchor: str, said: Words) -> tuple[FollowedView, ...]:
    """Return the money of the ledgers that are of a case's host and sender."""
    own = [one for one in report.followed if (one.host, one.sender) == (case.host, case.sender)]
    return tuple(followed_view(one, f"{anchor}{number}", said) for number, one in enumerate(own))


def _apart(report: Report, cases: Sequence[Case], said: Words) -> tuple[FollowedView, ...]:
    """Return the money of the ledgers that are of no case's host and sender."""
    known = {(case.host, case.sender) for case in cases}
    rest = [one for one in report.followed if (one.host, one.sender) not in known]
    return tuple(followed_view(one, f"records{number}", said) for number, one in enumerate(rest))


def _case_title(case: Case, said: Words) -> str:
    """Return the two countries of a case, as far as the sources name them; without a host, the sender's programme."""
    if case.host is None and case.sender:
        return sentence(_short_title(case, said))
    host = said.country(case.host) if case.host else said.say("country of destination not named")
    sender = said.country(case.sender) if case.sender else said.say("country of origin not named")
    return sentence(f"{host} – {sender}")


def _short_title(case: Case, said: Words) -> str:
    """Return what a case is called in a list: its host, or the sender's programme."""
    if case.host:
        return said.country(case.host)
    return said.say("{country}'s programme in general", country=said.country(case.sender))


def _title(cases: Sequence[Case], said: Words) -> str:
    """Return the title of a report: its one case, or that there are several, or that there is none."""
    if not cases:
        return said.say("These sources give nothing to assess")
    if len(cases) == 1:
        return said.say("Health workers abroad: {case}", case=_case_title(cases[0], said))
    named = [_short_title(one, said) for one in cases if one.host or one.sender]
    return said.say("Health workers abroad: {names}", names=said.names(named) or said.say("several cases"))


def _standing(cases: Sequence[Case], cite: Citations) -> str:
    """Return how many statements were read by machine, each once, and how many a person has confirmed."""
    said = cite.teller.words
    voiced = cite.once(one for case in cases for one in case.voiced)
    judged = sum(one.judgement is not None for one in voiced)
    read = said.many("{n} statement read by machine", "{n} statements read by machine", len(voiced))
    modelled = sum(one.statement.origin is Origin.MODEL for one in voiced)
    if modelled:
        read = said.say("{read} ({number} by a language model alone)", read=read, number=said.number(modelled))
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


@dataclass(frozen=True, slots=True)
class _Context:
    """The case on the programme in general that a host's case leads to, and its anchor."""

    one: Assessed
    anchor: str

    def link(self, said: Words) -> Link:
        """Return the line that leads to it, with how much it says."""
        title = _case_title(self.one.case, said)
        note = said.many("{n} statement", "{n} statements", len(self.one.case.voiced))
        text = said.say("What the sources say of the programme in general stands apart: {title}", title=title)
        return Link(anchor=self.anchor, text=text, note=note)

    def checks(self, said: Words) -> dict[str, Link]:
        """Return a line to each of its findings that speak, by the check's id."""
        told = said.say("What is said on this of the programme in general")
        return {
            found.check.id: Link(anchor=finding_anchor(self.anchor, found), text=told)
            for found in self.one.findings
            if found.breach or found.contrary or found.demanded
        }


def _case_view(
    one: Assessed, anchor: str, clauses: Sequence[Clause], cite: Citations, context: _Context | None
) -> CaseView:
    """Return the view of one case, in the order in which it is read."""
    case, said = one.case, cite.teller.words
    first = opening(one, clauses, cite, anchor, apart=context is not None)
    found = dimensions(anchor, one.findings, clauses, cite, context.checks(said) if context else None)
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
        basis=_basis(case, cite),
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
        general=context.link(said) if context else None,
        asked=asked(one, cite, anchor, found),
    )


def _period(case: Case, said: Words) -> str:
    """Return the period that the sources speak of."""
    since, until = (said.date(iso) if iso else "" for iso in (case.since, case.until))
    if since and until and since != until:
        return f"{since} – {until}"
    return since or until


def _basis(case: Case, cite: Citations) -> str:
    """Return how many independent sources and how many speakers a case rests on."""
    said = cite.teller.words
    speakers = len({cite.teller.speaker(one) for one in case.voiced})
    families = len({one.family for one in case.voiced})
    told = said.many("{n} speaker", "{n} speakers", speakers)
    if speakers < 2 or families >= speakers:
        return told
    return said.many(
        "{speakers}, {n} of them independent of the others",
        "{speakers}, {n} of them independent of one another",
        families,
        speakers=told,
    )


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
