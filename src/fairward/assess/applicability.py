"""Who is bound by a provision, and whether a check can arise in a case at all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from fairward.assess.roles import general, post
from fairward.assess.words import folded, occurs
from fairward.model.case import Case, agreements
from fairward.model.check import Check, Instrument, Provision, Rulebook
from fairward.model.finding import Bound, CitedProvision
from fairward.model.statement import SpeakerKind, Stance, Topic

# Instruments that bind nobody, and what they are instead.
_SOFT = {"guidance": "guidance", "code": "voluntary", "indicator_set": "indicator_set", "customary": "customary"}
_STATUS = {"party": "bound", "not_party": "not_bound"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What was worked out on one case already, for many checks rest on the same: provisions by id, and whom instruments bind.

    An instrument binds a country in the same way in all its provisions but for those that the country left out.
    """

    provisions: dict[str, CitedProvision] = field(default_factory=dict)
    bounds: dict[tuple[str, str, bool], Bound] = field(default_factory=dict)

    def bound(self, provision: Provision, instrument: Instrument, country: str, case: Case) -> Bound:
        """Return whether a provision binds a country in the case; see bound."""
        key = (instrument.id, country, country in provision.excluded)
        if key not in self.bounds:
            self.bounds[key] = bound(provision, instrument, country, case)
        return self.bounds[key]


def cited(check: Check, case: Case, book: Rulebook, known: Reach | None = None) -> tuple[CitedProvision, ...]:
    """Return the provisions behind a check with whom of host and sender they bind; unknown ids are left out.

    `known` is what was worked out for other checks of the case.
    """
    out, known = [], Reach() if known is None else known
    for name in check.provisions:
        if name in known.provisions:
            out.append(known.provisions[name])
            continue
        provision = book.provisions.get(name)
        instrument = book.instruments.get(provision.instrument) if provision else None
        if provision is None or instrument is None:
            continue
        parties = [country for country in (case.host, case.sender) if country]
        bounds = tuple(known.bound(provision, instrument, country, case) for country in dict.fromkeys(parties))
        known.provisions[name] = CitedProvision(
            provision=provision, instrument_name=instrument.name, binding=instrument.binding, bound=bounds
        )
        out.append(known.provisions[name])
    return tuple(out)


def bound(provision: Provision, instrument: Instrument, country: str, case: Case) -> Bound:
    """Return whether a provision binds a country (ISO 3166) in a case: bound | not_bound | unknown | guidance.

    The reason is the date since when (or nothing) where ratification alone decides, and otherwise one of these words:

    1. guidance, voluntary, indicator_set, customary: nobody has to accept it, or not as a whole.
    2. own_law, other_law, own_agreement, other_agreement: it can bind certain States only.
    3. excluded: the country is a party but left this provision out.
    4. Of those who are bound: outside_by_agreement (wording of the agreement takes its workers outside), other_work
       (the instrument is about other work), other_addressee (it speaks to private agencies or recruiters, and whether
       one takes part is not known).
    """

    def answer(status: str, reason: str) -> Bound:
        return Bound(country=country, status=status, reason=reason)

    # 1.
    if instrument.binding in _SOFT:
        return answer("guidance", _SOFT[instrument.binding])
    # 2.
    if instrument.binds:
        kind = "law" if instrument.binding == "national_law" else "agreement"
        own = country in instrument.binds
        return answer("bound" if own else "not_bound", f"{'own' if own else 'other'}_{kind}")
    # 3.
    if country in provision.excluded:
        return answer("not_bound", "excluded")
    joined = next((one for one in instrument.ratifications if one.country == country), None)
    status = _STATUS.get(joined.status, "unknown") if joined else "unknown"
    if status == "not_bound":
        return answer(status, "")
    # 4.
    outside = _outside(instrument, case)
    if outside:
        return answer(*outside)
    return answer(status, joined.since or "" if joined and status == "bound" else "")


def _outside(instrument: Instrument, case: Case) -> tuple[str, str] | None:
    """Return status and reason where an instrument does not reach the workers of a case, or may not."""
    if instrument.excluded_when and any(
        occurs(instrument.excluded_when, text, language) for text, language in _clauses(case)
    ):
        return "not_bound", "outside_by_agreement"
    if instrument.sectors:
        posts = {post(one.about.role) for one in case.statements} - {None} - general()
        if not any(sector in (name or "") for sector in instrument.sectors for name in posts):
            return ("not_bound" if posts else "unknown"), "other_work"
    if instrument.addressee != "states":
        return "unknown", "other_addressee"
    return None


def _clauses(case: Case) -> Iterable[tuple[str, str]]:
    """Yield the folded words of the agreements of a case with their language: whole texts, else clauses as reported."""
    papers = agreements(case.statements)
    for document in case.documents:
        if document.id in papers:
            yield folded(document.text), document.language
    for one in case.statements:
        if one.speaker.kind is SpeakerKind.AGREEMENT and one.quote.document.id not in papers:
            yield folded(one.sentence), one.quote.language


def cannot_arise(check: Check, case: Case) -> str | None:
    """Return why a check has no subject in a case, or None where it may have one.

    A go-between cannot be answerable where every source that speaks of the route says that the host pays the worker
    directly. A case on which nothing is known is silent, never outside the rulebook.
    """
    if check.id != "intermediary-answerable":
        return None
    routes = [one for one in case.statements if one.topic is Topic.PAYMENT_ROUTE]
    direct = [one for one in routes if one.value == "direct" and one.stance is Stance.ASSERTS]
    return "no_intermediary" if routes and len(direct) == len(routes) else None
