"""The sentences of the first screen: what the sources show of the money, who says so, who disputes it, and the counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from fairward.draft.telling import Teller, shortened
from fairward.draft.view.bars import named
from fairward.draft.view.citing import Citations
from fairward.draft.view.findings import check_title, worst_first
from fairward.draft.view.linked import capital, link
from fairward.draft.view.roles import best_reading, same_sums, supporters, weight
from fairward.draft.view.scope import general_only
from fairward.draft.view.sides import CHARGES
from fairward.draft.words import Words, sentence
from fairward.model.case import Case, Voiced
from fairward.model.draft import Assessed
from fairward.model.finding import Finding, MoneyPicture, Outcome, PublishedShare, Reading, RoleMoney
from fairward.model.money import Rate, Unit
from fairward.model.statement import SpeakerKind, Stance, Topic

MOST_SHARES = 3
LONGEST_QUOTE = 200
MOST_REJECTIONS = 3
_MONEY = {
    Topic.HOST_PAYMENT,
    Topic.WORKER_PAY,
    Topic.RETAINED_SHARE,
    Topic.WORKER_SHARE,
    Topic.PROGRAMME_REVENUE,
    Topic.WAGE_WITHHELD,
}


def sentences(one: Assessed, cite: Citations, anchor: str, *, apart: bool) -> tuple[str, ...]:
    """Return the lead (what it shows, and who disputes it), further figures, and the count of outcomes."""
    first, *more = map(capital, _money_told(one, cite, anchor))
    lead = [first, *map(capital, _disputes(one.case, cite, quiet=apart or bool(_safe(one.findings))))]
    told = (" ".join(lead), " ".join(more), _counted(one.findings, cite.teller.words, anchor))
    return tuple(text for text in told if text)


def _money_told(one: Assessed, cite: Citations, anchor: str) -> list[str]:
    """Return the sentences on money: sums where there are some, else a published share, else what is described."""
    roles = sorted((role for role in one.money.roles if best_reading(role)), key=weight)
    if roles:
        first = _first_role(roles[0], one.case.host, cite, anchor)
        others = [_next_role(role, cite, anchor) for role in roles[1:3]]
        return [first, *others, *_unfollowed(one.money, cite)]
    known = [one for one in one.money.published if one.low is not None or one.high is not None]
    ranked = sorted(known, key=lambda each: (each.voiced.statement.about.host is None, each.voiced.doubtful))
    told = [*_published(ranked, one.case, cite)] or [_described(one, cite)]
    return [*told, *_counts(one.case, cite), *_asked(one.case, cite)]


def _counts(case: Case, cite: Citations) -> Iterator[str]:
    """Yield what the sender earns and how many work abroad: the figure that most independent sources give, with who does."""
    teller, words = cite.teller, cite.teller.words
    for topic in (Topic.PROGRAMME_REVENUE, Topic.WORKERS_DEPLOYED):
        by_value: dict[str, list[Voiced]] = {}
        for one in case.voiced:
            said = one.statement
            if (
                said.topic is topic
                and said.stance is Stance.ASSERTS
                and said.about.host == case.host
                and not one.doubtful
            ):
                by_value.setdefault(teller.value(said.value), []).append(one)
        if by_value:
            told, voiced = max(by_value.items(), key=lambda each: (len({one.family for one in each[1]}), len(each[1])))
            yield words.say(
                "{what}: {amount}, according to {who}.",
                what=teller.topic(voiced[0].statement),
                amount=cite.link(voiced[0], told),
                who=named(voiced, cite),
            )


def _asked(case: Case, cite: Citations) -> Iterator[str]:
    """Yield what is demanded or announced on the way of paying in a host, each once."""
    teller, words = cite.teller, cite.teller.words
    told = set()
    for one in cite.once(case.voiced):
        said = one.statement
        asked = said.topic is Topic.PAYMENT_ROUTE and said.stance in (Stance.DEMANDS, Stance.PROMISES)
        what = teller.value(said.value)
        if asked and case.host and said.about.host == case.host and what not in told:
            told.add(what)
            yield words.say(
                "{who} {stance}: {what}.",
                who=named([one], cite),
                stance=teller.stance(said.stance),
                what=cite.link(one, what),
            )


def _published(ranked: Sequence[PublishedShare], case: Case, cite: Citations) -> Iterator[str]:
    """Yield the sentence on a published share, with who publishes it, and one on the others where they differ."""
    teller, words = cite.teller, cite.teller.words
    by_share: dict[str, list[Voiced]] = {}
    for one in ranked:
        by_share.setdefault(_share(one, words), []).append(one.voiced)
    for number, (share, voiced) in enumerate(by_share.items()):
        told, who = cite.link(voiced[0], share), named(voiced, cite)
        if number == 0 and case.host and voiced[0].statement.about.host == case.host:
            yield words.say(
                "in {host}, {share} does not reach the worker, according to {who}; no source gives the sums.",
                host=teller.host(case.host),
                share=told,
                who=who,
            )
        elif number == 0:
            yield words.say(
                "of the pay of workers abroad, {share} does not reach them, according to {who}; no source gives the sums.",
                share=told,
                who=who,
            )
        elif number < MOST_SHARES:
            yield words.say("another published share: {share} ({who}).", share=told, who=who)


def _share(one: PublishedShare, words: Words) -> str:
    """Return a published share kept, in words."""
    return words.ends(_or_none(one.low, words), _or_none(one.high, words), "%")


def _reaches(readings: Sequence[Reading], words: Words) -> str:
    """Return what part of the payment reaches the worker, as a range where the readings differ."""
    parts = sorted(Decimal(100) - reading.percent for reading in readings)
    low, high = words.number(parts[0], 1), words.number(parts[-1], 1)
    return words.ends(low, high, "%")


def _for_role(role: RoleMoney, teller: Teller) -> str:
    """Return "for each doctor" in words: of one worker, of a plural role, or of the whole programme."""
    rate = (best_reading(role) or role.readings[0]).host_payment.statement.value
    if getattr(rate, "unit", None) is Unit.PROGRAMME:
        return teller.words.say("for the whole programme")
    told = teller.role(role.role)
    if told.endswith("s"):
        return teller.words.say("for {role}", role=told)
    return teller.words.say("for each {role}", role=told)


def _first_role(role: RoleMoney, host: str | None, cite: Citations, anchor: str) -> str:
    """Return the sentence on the role with the highest payment."""
    teller, words, first = cite.teller, cite.teller.words, best_reading(role) or role.readings[0]
    text = (
        words.say("{host} pays {fee} {per} {role}; {pay} reaches the workers ({share}), according to {who}.")
        if _of_programme(first)
        else words.say("{host} pays {fee} {per} {role}; {pay} reaches the worker ({share}), according to {who}.")
    )
    return text.format(
        host=teller.host(host),
        fee=cite.link(first.host_payment, teller.amount(first.fee, first.fee, first.currency)),
        per=teller.per(first.per),
        role=_for_role(role, teller),
        pay=cite.link(first.worker_pay, teller.amount(first.pay, first.pay, first.currency)),
        share=link(_reaches(same_sums(role), words), f"{anchor}-recomputed"),
        who=words.names(_voices(supporters(role, first), cite)),
    )


def _of_programme(reading: Reading) -> bool:
    """Return whether the sums of a reading are of the whole programme, and so of all its workers."""
    rate = reading.host_payment.statement.value
    return isinstance(rate, Rate) and rate.unit is Unit.PROGRAMME


def _next_role(role: RoleMoney, cite: Citations, anchor: str) -> str:
    """Return the shorter sentence on a further role."""
    teller, words, first = cite.teller, cite.teller.words, best_reading(role) or role.readings[0]
    text = (
        words.say("{role}, it pays {fee} and {pay} reaches the workers ({share}).")
        if _of_programme(first)
        else words.say("{role}, it pays {fee} and {pay} reaches the worker ({share}).")
    )
    return text.format(
        role=sentence(_for_role(role, teller)),
        fee=cite.link(first.host_payment, teller.amount(first.fee, first.fee, first.currency)),
        pay=cite.link(first.worker_pay, teller.amount(first.pay, first.pay, first.currency)),
        share=link(_reaches(same_sums(role), words), f"{anchor}-recomputed"),
    )


def _unfollowed(money: MoneyPicture, cite: Citations) -> list[str]:
    """Return the sentence on published shares that follow from none of the sums, with who publishes them."""
    words = cite.teller.words
    strange = [one for one in money.published if not one.follows_from and one.nearest]
    shown = {one.statement.id for one in cite.once(one.voiced for one in strange)}
    by_share = {_share(one, words): one.voiced for one in strange if one.voiced.statement.id in shown}
    if not by_share:
        return []
    return [
        words.many(
            "The published share of {shares} ({who}) follows from none of the reported sums.",
            "The published shares of {shares} ({who}) follow from none of the reported sums.",
            len(by_share),
            shares=words.names(cite.link(voiced, told) for told, voiced in by_share.items()),
            who=named(list(by_share.values()), cite),
        )
    ]


def _or_none(value: Decimal | None, words: Words) -> str | None:
    """Return a number in words, None where there is none."""
    return None if value is None else words.number(value, 1)


def _described(one: Assessed, cite: Citations) -> str:
    """Return the sentence for cases without figures.

    It tells how much is safe where nothing is breached, else the worst finding with the words that show it, else how the
    programme is described.
    """
    words = cite.teller.words
    safe = _safe(one.findings)
    if safe:
        return words.many(
            "the sources show a safeguard on {n} point, and on none a breach without an answer.",
            "the sources show safeguards on {n} points, and on none a breach without an answer.",
            safe,
        )
    for finding in worst_first([found for found in one.findings if found.breach]):
        first = cite.versions.of(finding.breach[0].voiced)
        quote = " ".join(first.statement.quote.text.split())
        return words.say(
            "{who}, on this point ({title}): “{quote}”.",
            who=named([first], cite),
            title=check_title(finding, words),
            quote=cite.link(
                first, quote if len(quote) <= LONGEST_QUOTE else quote[:LONGEST_QUOTE].rpartition(" ")[0] + " …"
            ),
        )
    charges = [
        v for v in one.case.voiced if v.statement.topic is Topic.CHARACTERISATION and v.statement.value in CHARGES
    ]
    if charges:
        what = cite.teller.value(charges[0].statement.value)
        return words.say("{who} describes the programme as {what}.", who=named(charges[:1], cite), what=what)
    return words.say("The sources give no figures on pay.")


def _safe(findings: Sequence[Finding]) -> int:
    """Return how many checks are met where none is breached, 0 where one is."""
    if any(found.outcome is Outcome.BREACHED for found in findings):
        return 0
    return sum(found.outcome is Outcome.MET for found in findings)


def _voices(voiced: Sequence[Voiced], cite: Citations) -> list[str]:
    """Return who says something, each voice once and leading to the words; an agreement once also in two languages."""
    by_speaker: dict[str, str] = {}
    for one in cite.once(voiced):
        by_speaker.setdefault(cite.teller.speaker(one), cite.link(one, _named(one, cite.teller)))
    return list(by_speaker.values())


def _named(voiced: Voiced, teller: Teller) -> str:
    """Return who says it, with the publication where the words are a clause of an agreement."""
    if voiced.statement.speaker.kind is SpeakerKind.AGREEMENT:
        title = shortened(teller.source(voiced.statement.quote.document))
        return teller.words.say("the agreement “{title}”", title=title)
    return teller.speaker(voiced)


def _disputes(case: Case, cite: Citations, *, quiet: bool) -> list[str]:
    """Return the sentences on who disputes the figures and who rejects which charges."""
    words = cite.teller.words
    denied = [
        one
        for one in case.voiced
        if one.statement.stance is Stance.DENIES and one.statement.speaker.kind is not SpeakerKind.AGREEMENT
    ]
    money = _deniers((one for one in denied if one.statement.topic in _MONEY), cite)
    out = []
    if money:
        out.append(
            words.many(
                "{who} disputes the figures.",
                "{who} dispute the figures.",
                len(money),
                who=words.names(money.values()),
            )
        )
    out += _rejections([one for one in denied if one.statement.topic is Topic.CHARACTERISATION], cite)
    if not out:
        others = _deniers(denied, cite)
        text = words.many(
            "{who} denies part of what is said.",
            "{who} deny part of what is said.",
            len(others),
            who=words.names(others.values()),
        )
        # Of a host apart from the programme in general, the denials may stand with the programme; safety needs no denial.
        nobody = "" if quiet else words.say("Nobody in these sources disputes this.")
        out.append(text if others else nobody)
    return [text for text in out if text]


def _deniers(voiced: Iterable[Voiced], cite: Citations) -> dict[str, str]:
    """Return who denies something, each name once, with the name leading to the words."""
    by_name: dict[str, str] = {}
    for one in cite.once(voiced):
        name = cite.teller.speaker(one)
        by_name.setdefault(name, cite.link(one, name))
    return by_name


def _rejections(denied: Sequence[Voiced], cite: Citations) -> list[str]:
    """Return who rejects which charges: voices that reject the same stand together, most voices first, each named once."""
    words = cite.teller.words
    charges_of: dict[str, dict[str, None]] = {}
    answers = [one for one in denied if one.statement.value in CHARGES]
    for one in answers:
        told = charges_of.setdefault(cite.teller.speaker(one), {})
        told[cite.teller.value(one.statement.value)] = None
    linked = _deniers(answers, cite)
    groups: dict[frozenset[str], tuple[dict[str, str], list[str]]] = {}
    for name, told in charges_of.items():
        if name in linked:
            groups.setdefault(frozenset(told), ({}, list(told)))[0][name] = linked[name]
    ranked = sorted(groups.values(), key=lambda group: -len(group[0]))
    return [
        words.many(
            "{who} rejects {charge}.",
            "{who} reject {charge}.",
            len(who),
            who=words.names(who.values()),
            charge=words.many("the charge of {what}", "the charges of {what}", len(charges), what=words.names(charges)),
        )
        for who, charges in ranked[:MOST_REJECTIONS]
    ]


def _counted(findings: Sequence[Finding], words: Words, anchor: str) -> str:
    """Return the sentence that counts the outcomes of all checks, each number leading to the findings."""
    by = {outcome: sum(one.outcome is outcome for one in findings) for outcome in Outcome}
    applied = len(findings) - by[Outcome.NOT_APPLICABLE]

    def told(number: int) -> str:
        return link(words.number(number), f"{anchor}-findings")

    text = words.say(
        "Of {all} checks, the sources show {breached} breached, {disputed} disputed and {met} met; on {silent} they are silent.",
        all=told(applied),
        breached=told(by[Outcome.BREACHED]),
        disputed=told(by[Outcome.DISPUTED]),
        met=told(by[Outcome.MET]),
        silent=told(by[Outcome.SILENT]),
    )
    only = sum(map(general_only, findings))
    if not only:
        return text
    return " ".join(
        (
            text,
            words.many(
                "On {n} of the checks they speak of the programme in general only.",
                "On {n} of the checks they speak of the programme in general only.",
                only,
            ),
        )
    )
