"""Both sides next to one another, measures taken, dated statements in order, and what is left over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fairward.draft.naming import publisher
from fairward.draft.view.citing import Citations
from fairward.draft.view.parts import Event, Group, Judged, Quoted, Side, Timeline
from fairward.model.case import Case, Voiced
from fairward.model.document import Document
from fairward.model.statement import Stance, Statement, Topic

CHARGES = ("forced_labour", "modern_slavery", "human_trafficking", "exploitation")
MEASURES = (Topic.SANCTION, Topic.POLICY_CHANGE, Topic.DEPENDENCE)
PEOPLE_OR_POSITION = {Topic.WORKERS_DEPLOYED, Topic.COUNTRIES_SERVED, Topic.WORKERS_LEFT, Topic.BENEFITS, *MEASURES}
LONGEST_TIMELINE = 40

Dated = tuple[str, date, Voiced | Document]
"""A date as its source writes it, its day on the line, and what is dated."""


def is_charge(statement: Statement) -> bool:
    """Return whether a statement charges somebody with something, rather than answering a charge."""
    if statement.stance is not Stance.ASSERTS:
        return False
    if statement.topic is Topic.CHARACTERISATION:
        return statement.value in CHARGES
    return statement.topic not in PEOPLE_OR_POSITION and statement.value != "safeguard"


def is_answer(statement: Statement) -> bool:
    """Return whether a statement denies a charge or says the contrary."""
    if statement.topic is Topic.CHARACTERISATION:
        denied = statement.stance is Stance.DENIES and statement.value in CHARGES
        return denied or (statement.stance is Stance.ASSERTS and statement.value not in CHARGES)
    if statement.topic in PEOPLE_OR_POSITION:
        return False
    return statement.stance is Stance.DENIES or (statement.stance is Stance.ASSERTS and statement.value == "safeguard")


def sides(case: Case, cite: Citations, anchor: str) -> tuple[Side, ...]:
    """Return the charges next to their answers: how the programme is described first, then each topic with an answer."""
    words = cite.teller.words
    place, back = f"{anchor}-sides", words.say("back to both sides")
    by_topic: dict[Topic, tuple[list[Voiced], list[Voiced]]] = {}
    for voiced in case.voiced:
        statement = voiced.statement
        charges, answers = by_topic.setdefault(statement.topic, ([], []))
        if is_answer(statement):
            answers.append(voiced)
        elif is_charge(statement):
            charges.append(voiced)
    order = sorted(by_topic, key=lambda topic: (topic is not Topic.CHARACTERISATION, list(Topic).index(topic)))
    out = []
    for topic in order:
        charges, answers = by_topic[topic]
        denied = any(one.statement.stance is Stance.DENIES for one in answers)
        if not denied and not (charges and answers) and topic is not Topic.CHARACTERISATION:
            continue
        if not (charges or answers):
            continue
        first = (charges or answers)[0].statement
        out.append(
            Side(
                title=cite.teller.topic(first),
                charges=_by_speaker(charges, cite, place, back),
                answers=_by_speaker(answers, cite, place, back),
            )
        )
    return tuple(out)


def _by_speaker(voiced: Sequence[Voiced], cite: Citations, place: str, back: str) -> tuple[Quoted, ...]:
    """Return quotations with those of one speaker together, speakers in the order of their first word."""
    speakers = list(dict.fromkeys(cite.teller.speaker(one) for one in voiced))
    ordered = sorted(cite.once(voiced), key=lambda one: speakers.index(cite.teller.speaker(one)))
    return tuple(cite.quote(one, place, "⇄", back) for one in ordered)


def measures(case: Case, cite: Citations, anchor: str) -> tuple[Group, ...]:
    """Return sanctions, changes of policy, dependence and demands, each as a group in the order of their dates."""
    words = cite.teller.words
    place, back = f"{anchor}-measures", words.say("back to positions and measures")
    groups: dict[str, list[Voiced]] = {}
    for topic in MEASURES:
        for voiced in case.voiced:
            if voiced.statement.topic is topic:
                groups.setdefault(cite.teller.topic(voiced.statement), []).append(voiced)
    demanded = [
        one for one in case.voiced if one.statement.stance is Stance.DEMANDS and one.statement.topic not in MEASURES
    ]
    if demanded:
        groups[words.say("Demands")] = demanded
    return tuple(
        Group(
            title=title,
            quotes=tuple(
                cite.quote(one, place, "§", back)
                for one in sorted(cite.once(found), key=lambda one: one.statement.about.period or "9999")
            ),
        )
        for title, found in groups.items()
    )


def timeline(case: Case, cite: Citations, anchor: str) -> Timeline:
    """Return the dated statements and the publication of the sources in order, placed on a line of years."""
    words, teller = cite.teller.words, cite.teller
    place, back = f"{anchor}-timeline", words.say("back to the timeline")
    found: list[tuple[str | None, Voiced | Document]] = [
        (voiced.statement.about.period, voiced) for voiced in cite.once(case.voiced)
    ]
    found += [(document.published, document) for document in case.documents]
    dated = [(iso or "", day, what) for iso, what in found if (day := _day(iso))]
    dated.sort(key=lambda one: (one[0], isinstance(one[2], Voiced)))
    if not dated:
        return Timeline(events=(), years=(), more="")
    shown = _shown(dated)
    days = [day for _, day, _ in shown]
    first, last = date(min(days).year, 1, 1), date(max(days).year + 1, 1, 1)
    whole = (last - first).days

    def at(day: date) -> float:
        return round((day - first).days / whole * 100, 2)

    events = []
    for number, (iso, day, what) in enumerate(shown, 1):
        quote = None
        if isinstance(what, Document):
            told, who = words.say("Published: {title}", title=teller.source(what)), publisher(what) or ""
        else:
            quote = cite.quote(what, place, "◷", back)
            told, who = quote.label, f"{quote.speaker} {quote.stance}"
        events.append(
            Event(
                number=number,
                at=at(day),
                date=words.date(iso),
                iso=iso,
                what=told,
                who=who,
                mark=quote.mark if quote else "",
                quote=quote,
            )
        )
    years = tuple((str(year), at(date(year, 1, 1))) for year in _years(first.year, last.year))
    left = len(dated) - len(shown)
    more = (
        words.many(
            "{n} more dated statement is in the findings.", "{n} more dated statements are in the findings.", left
        )
        if left
        else ""
    )
    return Timeline(events=tuple(events), years=years, more=more)


def _shown(dated: Sequence[Dated]) -> list[Dated]:
    """Return what fits the line: publications and measures first where there is too much, in order."""

    def main(place: int) -> bool:
        what = dated[place][2]
        return isinstance(what, Document) or what.statement.topic in MEASURES

    kept = sorted(range(len(dated)), key=lambda place: (not main(place), place))[:LONGEST_TIMELINE]
    return [dated[place] for place in sorted(kept)]


def _years(first: int, last: int) -> range:
    """Return the years to write on a line, at most eight of them."""
    return range(first, last + 1, max(1, -(-(last - first) // 8)))


def _day(iso: str | None) -> date | None:
    """Return the middle of a period of any precision, None where it is no date."""
    middle = {4: "-07-01", 7: "-15", 10: ""}.get(len(iso or ""))
    try:
        return date.fromisoformat(f"{iso}{middle}") if middle is not None else None
    except ValueError:
        return None


def left_over(case: Case, cite: Citations, anchor: str) -> tuple[Group, ...]:
    """Return the sure statements that no part of the report has used yet, by topic; call it last."""
    place, back = f"{anchor}-others", cite.teller.words.say("back to the other statements")
    groups: dict[str, list[Voiced]] = {}
    for voiced in cite.once(case.voiced):
        if voiced.statement.id not in cite.cited and not voiced.doubtful:
            groups.setdefault(cite.teller.topic(voiced.statement), []).append(voiced)
    return tuple(
        Group(title=title, quotes=tuple(cite.quote(one, place, "+", back) for one in found))
        for title, found in groups.items()
    )


def in_doubt(case: Case, cite: Citations, anchor: str) -> tuple[Quoted, ...]:
    """Return the statements whose reading is in doubt."""
    place, back = f"{anchor}-doubtful", cite.teller.words.say("back to the doubtful readings")
    return tuple(cite.quote(one, place, "?", back) for one in cite.once(case.voiced) if one.doubtful)


def rejected(case: Case, cite: Citations, anchor: str) -> tuple[Judged, ...]:
    """Return the statements that a person rejected: shown, not counted."""
    place, back = f"{anchor}-rejected", cite.teller.words.say("back to the rejected readings")
    return tuple(
        Judged(quote=cite.quote(one, place, "×", back), note=one.judgement.note or "" if one.judgement else "")
        for one in case.rejected
    )
