"""Cases out of statements: placed by host and sender, with context, families and facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from fairward.gather.families import family, twins, with_copies
from fairward.gather.grouped import facts
from fairward.gather.judged import Judged, judge
from fairward.gather.kinship import Kin, kin
from fairward.gather.placed import Place, place, settings, settle_senders, span, window, within
from fairward.model.case import Case, Judgement, Voiced, agreements
from fairward.model.document import Document
from fairward.model.problem import Problem
from fairward.model.statement import Statement


def cases(
    documents: Iterable[Document],
    statements: Iterable[Statement],
    judgements: Iterable[Judgement | Problem] = (),
    since: str | None = None,
    until: str | None = None,
) -> tuple[Case, ...]:
    """Return the cases that the statements speak of, the one with most statements of its own first.

    1. Judgements of persons are put over what was read; problems with them travel with the first case.
    2. Statements whose period (else whose document's date) lies outside `since` to `until` are left out.
    3. Every statement is placed by host and sender (see `placed.place`).
    4. What is said of a sender's programme in general joins every case of that sender as context. It makes a case of
       its own as well, without a host (XX-CU), where no host has as many statements of its own.
    5. Source families are settled and equal statements put side by side.

    Raises ImpossibleNoun where `since` or `until` is no ISO date.
    """
    window(since, until)
    judged, problems = judge(statements, judgements)
    placed = _placed([one for one in judged if within(one.statement, since, until)])
    order = _order(documents, placed)
    known, twin = kin(), twins(order)
    counted = Counter((one.statement.about.host, one.statement.about.sender) for one in placed)
    made = [
        _asked(_case(name, placed, order, known, twin), since, until)
        for name in counted
        if not _is_context(name, counted)
    ]
    made.sort(key=lambda one: (-counted[one.host, one.sender], one.id))
    if problems:
        made[:1] = [_with_problems(made[0] if made else _empty(None, None, since, until), problems)]
    return tuple(made)


def case(
    documents: Iterable[Document],
    statements: Iterable[Statement],
    judgements: Iterable[Judgement | Problem] = (),
    *,
    host: str | None = None,
    sender: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Case:
    """Return one case: of the host and sender asked for (ISO 3166), else the one with most statements of its own.

    Where no source speaks of the host asked for, the case holds only what is said of the sender in general, and a
    Problem that says so. Raises ImpossibleNoun where `since` or `until` is no ISO date.
    """
    papers, said, judged_by = tuple(documents), tuple(statements), tuple(judgements)
    found = cases(papers, said, judged_by, since, until)
    for one in found:
        if host in (None, one.host) and sender in (None, one.sender):
            return one
    asked = f"{host or 'XX'}-{sender or 'XX'}"
    problem = Problem(where=asked, what="No source speaks of this host and sender.", hint="Give more sources.")
    problems = (*(problem for one in found for problem in one.problems), problem)
    judged, _ = judge(said, judged_by)
    placed = _placed([one for one in judged if within(one.statement, since, until)])
    general = [one for one in placed if one.statement.about.host is None and one.statement.about.sender == sender]
    if not (host and sender and general):
        return _with_problems(_empty(host, sender, since, until), problems)
    order = _order(papers, general)
    made = _asked(_case((host, sender), general, order, kin(), twins(order)), since, until)
    return _with_problems(made, problems)


def _order(documents: Iterable[Document], judged: Sequence[Judged]) -> tuple[Document, ...]:
    """Return the documents that say something, each once, in the order given, with those not given at the end."""
    spoken = {one.statement.quote.document.id: one.statement.quote.document for one in judged}
    given = {document.id: document for document in documents if document.id in spoken}
    return tuple({**given, **{name: document for name, document in spoken.items() if name not in given}}.values())


def _placed(judged: Sequence[Judged]) -> tuple[Judged, ...]:
    """Return the statements with the host and sender that each belongs to filled in."""
    known = settings(one.statement for one in judged)
    places = settle_senders([place(one.statement, known[one.statement.quote.document.id]) for one in judged])
    return tuple(
        replace(one, statement=_about(one.statement, where)) for one, where in zip(judged, places, strict=True)
    )


def _about(statement: Statement, where: Place) -> Statement:
    """Return the statement with its host and sender; its id does not depend on them."""
    host, sender = where
    return replace(statement, about=replace(statement.about, host=host, sender=sender))


def _case(
    name: Place, placed: Sequence[Judged], order: Sequence[Document], known: Kin, twin: Mapping[str, Document]
) -> Case:
    """Return the case of one host and sender out of the placed statements."""
    host, sender = name
    rank = {document.id: number for number, document in enumerate(order)}
    places = {name, (None, sender)} if sender else {name}
    mine = [one for one in placed if (one.statement.about.host, one.statement.about.sender) in places]
    mine.sort(key=lambda one: (rank[one.statement.quote.document.id], one.statement.quote.start))
    counted = [one.statement for one in mine if not one.judgement or one.judgement.kind != "reject"]
    papers = agreements(counted)
    case_name = f"{host}-{sender}" if host and sender else ""
    families = with_copies(
        [one.statement for one in mine], [family(one.statement, known, twin, papers, case_name) for one in mine]
    )
    voiced = [
        Voiced(statement=one.statement, family=own, judgement=one.judgement)
        for one, own in zip(mine, families, strict=True)
    ]
    counting = tuple(one for one in voiced if not one.judgement or one.judgement.kind != "reject")
    spoken = {one.statement.quote.document.id for one in voiced}
    first, last = _period(counting, host)
    return Case(
        host=host,
        sender=sender,
        since=first,
        until=last,
        documents=tuple(document for document in order if document.id in spoken),
        voiced=counting,
        facts=facts(counting),
        rejected=tuple(one for one in voiced if one.judgement and one.judgement.kind == "reject"),
    )


def _period(voiced: Iterable[Voiced], host: str | None) -> tuple[str | None, str | None]:
    """Return the earliest and latest year, month or day that statements on this host name."""
    named = [one.statement.about.period for one in voiced if one.statement.about.host == host]
    dated = [(limits, period) for period in named if (limits := span(period)) and period]
    if not dated:
        return None, None
    return min(dated, key=lambda one: one[0][0])[1], max(dated, key=lambda one: one[0][1])[1]


def _is_context(name: Place, counted: Mapping[Place, int]) -> bool:
    """Return whether a place is a programme in general of which one host's case says as much, so that it needs none."""
    host, sender = name
    hosts = (number for (one, of), number in counted.items() if one is not None and of == sender)
    return host is None and sender is not None and max(hosts, default=0) >= counted[name]


def _asked(one: Case, since: str | None, until: str | None) -> Case:
    """Return the case with the window asked for in place of the periods that its sources name."""
    return replace(one, since=since or one.since, until=until or one.until)


def _with_problems(one: Case, problems: tuple[Problem, ...]) -> Case:
    """Return the case with problems added."""
    return replace(one, problems=(*one.problems, *problems))


def _empty(host: str | None, sender: str | None, since: str | None, until: str | None) -> Case:
    """Return a case in which nobody says anything."""
    return Case(host=host, sender=sender, since=since, until=until, documents=(), voiced=())
