"""The first screen of a case: one plain sentence, the money, the counts, what puts it right, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from fairward.draft.telling import Teller, doubtful
from fairward.draft.view.bars import bars, best_reading, supporters, weight
from fairward.draft.view.citing import Citations
from fairward.draft.view.findings import check_title, finding_anchor, tallies, wording_for, worst_first
from fairward.draft.view.parts import Missing, Opening, Wording
from fairward.draft.view.sides import CHARGES
from fairward.draft.words import Words, sentence
from fairward.model.case import Case, Voiced
from fairward.model.draft import Assessed, Clause
from fairward.model.finding import Finding, Grade, MoneyPicture, Outcome, Reading, RoleMoney
from fairward.model.money import Unit
from fairward.model.statement import SpeakerKind, Stance, Topic

MOST_WORDINGS = 3
MOST_MISSING = 4
_MONEY = {
    Topic.HOST_PAYMENT,
    Topic.WORKER_PAY,
    Topic.RETAINED_SHARE,
    Topic.WORKER_SHARE,
    Topic.PROGRAMME_REVENUE,
    Topic.WAGE_WITHHELD,
}


def opening(one: Assessed, clauses: Sequence[Clause], cite: Citations, anchor: str) -> Opening:
    """Return the first screen of an assessed case."""
    words = cite.teller.words
    missing = _missing(one.findings, anchor, words)
    rest = len(missing) - MOST_MISSING
    return Opening(
        sentences=_sentences(one, cite.teller),
        bars=bars(one.case, one.money, cite, anchor),
        tallies=tallies(anchor, one.findings, words),
        wordings=_wordings(one.findings, clauses, anchor, words),
        missing=tuple(missing[:MOST_MISSING]),
        missing_more=words.many(
            "{n} more paper is named in the findings.", "{n} more papers are named in the findings.", rest
        )
        if rest > 0
        else "",
    )


def _sentences(one: Assessed, teller: Teller) -> tuple[str, ...]:
    """Return the lead (what it shows, and who disputes it), further figures, and the count of outcomes."""
    first, *more = map(sentence, _money_told(one, teller))
    lead = [first, *map(sentence, _disputes(one.case, teller))]
    told = (" ".join(lead), " ".join(more), _counted(one.findings, teller.words))
    return tuple(text for text in told if text)


def _money_told(one: Assessed, teller: Teller) -> list[str]:
    """Return the sentences on money: sums where there are some, else a published share, else what is described."""
    words = teller.words
    roles = sorted((role for role in one.money.roles if best_reading(role)), key=weight)
    if roles:
        first = _first_role(roles[0], one.case.host, teller)
        others = [_next_role(role, teller) for role in roles[1:3]]
        return [first, *others, *_unfollowed(one.money, words)]
    known = [one for one in one.money.published if one.low is not None or one.high is not None]
    for published in sorted(known, key=lambda each: (doubtful(each.voiced), each.voiced.statement.about.host is None)):
        told = words.ends(_or_none(published.low, words), _or_none(published.high, words), "%")
        host, who = published.voiced.statement.about.host, teller.speaker(published.voiced)
        if host is None:
            return [
                words.say(
                    "of what host countries pay, {share} does not reach the worker, according to {who}; no source gives the sums.",
                    share=told,
                    who=who,
                )
            ]
        return [
            words.say(
                "of what {host} pays, {share} does not reach the worker, according to {who}; no source gives the sums.",
                host=teller.host(host),
                share=told,
                who=who,
            )
        ]
    return [_described(one, teller)]


def _reaches(readings: Sequence[Reading], words: Words) -> str:
    """Return what part of the payment reaches the worker, as a range where the readings differ."""
    parts = sorted(Decimal(100) - reading.percent for reading in readings)
    low, high = words.number(parts[0], 1), words.number(parts[-1], 1)
    return words.ends(low, high, "%")


def _same_sums(role: RoleMoney) -> list[Reading]:
    """Return the readings of a role that rest on the same sums as its first."""
    first = best_reading(role) or role.readings[0]
    return [one for one in role.readings if (one.fee, one.pay, one.currency) == (first.fee, first.pay, first.currency)]


def _for_role(role: RoleMoney, teller: Teller) -> str:
    """Return "for each doctor" in words: of one worker, of a plural role, or of the whole programme."""
    rate = (best_reading(role) or role.readings[0]).host_payment.statement.value
    if getattr(rate, "unit", None) is Unit.PROGRAMME:
        return teller.words.say("for the whole programme")
    told = teller.role(role.role)
    if told.endswith("s"):
        return teller.words.say("for {role}", role=told)
    return teller.words.say("for each {role}", role=told)


def _first_role(role: RoleMoney, host: str | None, teller: Teller) -> str:
    """Return the sentence on the role with the highest payment."""
    words, first = teller.words, best_reading(role) or role.readings[0]
    who = words.names(_voices(supporters(role, first), teller))
    return words.say(
        "{host} pays {fee} {per} {role}; {pay} reaches the worker ({share}), according to {who}.",
        host=teller.host(host),
        fee=teller.amount(first.fee, first.fee, first.currency),
        per=teller.per(first.per),
        role=_for_role(role, teller),
        pay=teller.amount(first.pay, first.pay, first.currency),
        share=_reaches(_same_sums(role), words),
        who=who,
    )


def _next_role(role: RoleMoney, teller: Teller) -> str:
    """Return the shorter sentence on a further role."""
    words, first = teller.words, best_reading(role) or role.readings[0]
    return words.say(
        "{role}, it pays {fee} and {pay} reaches the worker ({share}).",
        role=sentence(_for_role(role, teller)),
        fee=teller.amount(first.fee, first.fee, first.currency),
        pay=teller.amount(first.pay, first.pay, first.currency),
        share=_reaches(_same_sums(role), words),
    )


def _unfollowed(money: MoneyPicture, words: Words) -> list[str]:
    """Return the sentence on published shares that follow from none of the sums."""
    strange = [one for one in money.published if not one.follows_from and one.nearest]
    if not strange:
        return []
    told = [words.ends(_or_none(one.low, words), _or_none(one.high, words), "%") for one in strange]
    return [
        words.many(
            "The published share of {shares} follows from none of the reported sums.",
            "The published shares of {shares} follow from none of the reported sums.",
            len(set(told)),
            shares=words.names(told),
        )
    ]


def _or_none(value: Decimal | None, words: Words) -> str | None:
    """Return a number in words, None where there is none."""
    return None if value is None else words.number(value, 1)


def _described(one: Assessed, teller: Teller) -> str:
    """Return the sentence for cases without figures: the worst finding with who says so, or how the programme is described."""
    words = teller.words
    for finding in worst_first([found for found in one.findings if found.breach]):
        who = list(dict.fromkeys(_named(evidence.voiced, teller) for evidence in finding.breach))
        return words.many(
            "{who} speaks of a breach on this point: {title}.",
            "{who} speak of a breach on this point: {title}.",
            len(who),
            who=words.names(who),
            title=check_title(finding, words),
        )
    charges = [
        v for v in one.case.voiced if v.statement.topic is Topic.CHARACTERISATION and v.statement.value in CHARGES
    ]
    if charges:
        what = teller.value(charges[0].statement.value)
        return words.say("{who} describes the programme as {what}.", who=_named(charges[0], teller), what=what)
    return words.say("The sources give no figures on pay.")


def _voices(voiced: Sequence[Voiced], teller: Teller) -> list[str]:
    """Return who says something, each voice once; an agreement once also where it is there in two languages."""
    by_speaker: dict[str, str] = {}
    for one in voiced:
        by_speaker.setdefault(teller.speaker(one), _named(one, teller))
    return list(by_speaker.values())


def _named(voiced: Voiced, teller: Teller) -> str:
    """Return who says it, with the publication where the words are a clause of an agreement."""
    if voiced.statement.speaker.kind is SpeakerKind.AGREEMENT:
        title = teller.source(voiced.statement.quote.document)
        return teller.words.say("the agreement “{title}”", title=title)
    return teller.speaker(voiced)


def _disputes(case: Case, teller: Teller) -> list[str]:
    """Return the sentences on who disputes the figures and who rejects the charges."""
    words = teller.words

    def deniers(wanted: Iterable[Voiced]) -> list[str]:
        return list(dict.fromkeys(teller.speaker(one) for one in wanted))

    denied = [one for one in case.voiced if one.statement.stance is Stance.DENIES]
    money = deniers(one for one in denied if one.statement.topic in _MONEY)
    charges = [
        one for one in denied if one.statement.topic is Topic.CHARACTERISATION and one.statement.value in CHARGES
    ]
    out = []
    if money:
        out.append(
            words.many("{who} disputes the figures.", "{who} dispute the figures.", len(money), who=words.names(money))
        )
    if charges:
        who, what = deniers(charges), [teller.value(one.statement.value) for one in charges]
        out.append(
            words.many(
                "{who} rejects the charge of {what}.",
                "{who} reject the charge of {what}.",
                len(who),
                who=words.names(who),
                what=words.names(what),
            )
        )
    if not out:
        others = deniers(one for one in denied)
        text = words.many(
            "{who} denies part of what is said.",
            "{who} deny part of what is said.",
            len(others),
            who=words.names(others),
        )
        out.append(text if others else words.say("Nobody in these sources disputes this."))
    return out


def _counted(findings: Sequence[Finding], words: Words) -> str:
    """Return the sentence that counts the outcomes of all checks."""
    by = {outcome: sum(one.outcome is outcome for one in findings) for outcome in Outcome}
    applied = len(findings) - by[Outcome.NOT_APPLICABLE]
    return words.say(
        "Of {all} checks, the sources show {breached} breached, {disputed} disputed and {met} met; on {silent} they are silent.",
        all=applied,
        breached=by[Outcome.BREACHED],
        disputed=by[Outcome.DISPUTED],
        met=by[Outcome.MET],
        silent=by[Outcome.SILENT],
    )


def _by_weight(findings: Sequence[Finding]) -> list[Finding]:
    """Return the breached, then the disputed, then the severely silent findings, worst first among each."""
    out: list[Finding] = []
    for outcome in (Outcome.BREACHED, Outcome.DISPUTED):
        out += worst_first([one for one in findings if one.outcome is outcome])
    silent = worst_first([one for one in findings if one.outcome is Outcome.SILENT])
    return out + [one for one in silent if one.check.severity == "critical"]


def _wordings(findings: Sequence[Finding], clauses: Sequence[Clause], anchor: str, words: Words) -> tuple[Wording, ...]:
    """Return the fair clauses that matter most, each once."""
    out: dict[str, Wording] = {}
    for finding in _by_weight(findings):
        wording = wording_for(anchor, finding, clauses, words)
        if wording and len(out) < MOST_WORDINGS:
            out.setdefault(wording.text, wording)
    return tuple(out.values())


def _missing(findings: Sequence[Finding], anchor: str, words: Words) -> list[Missing]:
    """Return the papers that would settle open questions: of disputed, thinly documented and severely silent checks."""
    open_ones = [one for one in findings if one.outcome is Outcome.DISPUTED]
    open_ones += [
        one for one in findings if one.outcome is Outcome.BREACHED and one.grade in (Grade.ALLEGED, Grade.REPORTED)
    ]
    silent = [one for one in findings if one.outcome is Outcome.SILENT and one.check.severity == "critical"]
    out: dict[str, Missing] = {}
    for finding in (*worst_first(open_ones), *worst_first(silent)):
        papers = words.of(finding.check.evidence_needed)
        missing = Missing(anchor=finding_anchor(anchor, finding), question=check_title(finding, words), papers=papers)
        out.setdefault(papers, missing)
    return list(out.values())
