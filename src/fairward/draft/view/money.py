"""The money of a case: bars to scale, every figure with who says it, shares recomputed and tested."""

from __future__ import annotations

from decimal import Decimal

from fairward.draft.telling import Teller
from fairward.draft.view.citing import Citations
from fairward.draft.view.drawn import Range
from fairward.draft.view.parts import Figure, MoneyView, Published, Recomputed, SumTested
from fairward.draft.view.roles import best_reading, same_sums, support
from fairward.draft.words import Words, mark
from fairward.model.case import Case, Voiced
from fairward.model.finding import MoneyPicture, PublishedShare, Reading, RoleMoney, SumTest
from fairward.model.money import Rate
from fairward.model.statement import Topic

PEOPLE = (Topic.WORKERS_DEPLOYED, Topic.COUNTRIES_SERVED, Topic.WORKERS_LEFT)

_READINGS = {
    "inside": mark("pay inside the fee"),
    "on_top": mark("pay on top of the fee"),
    "inside_per_worker": mark("pay inside the fee, for one worker"),
    "on_top_per_worker": mark("pay on top of the fee, for one worker"),
}
_FORMULAS = {
    "inside": mark("(fee − pay) ÷ fee"),
    "on_top": mark("fee ÷ (fee + pay)"),
}


def money_view(case: Case, picture: MoneyPicture, cite: Citations, anchor: str) -> MoneyView:
    """Return the money in full: figures, recomputed and published shares, the rows of their chart, figures on people."""
    place = f"{anchor}-money"
    teller = cite.teller

    def figure(voiced: Voiced) -> Figure:
        statement = voiced.statement
        quote = cite.quote(voiced, place, "$", teller.words.say("back to the money"))
        amount = teller.claim(statement)
        what = teller.topic(statement) if teller.value(statement.value) else ""
        return Figure(what=what, amount=amount, about=teller.about(statement.about), quote=quote)

    sums = [voiced for role in picture.roles for voiced in (*role.host_payments, *role.worker_pays)]
    sums += [*picture.programme, *picture.routes, *picture.other]
    shares = {one.voiced.statement.id for one in picture.published}
    people = [voiced for voiced in case.voiced if voiced.statement.topic in PEOPLE]
    shown = set(map(_id, cite.once(one.voiced for one in picture.published)))
    published = tuple(_published(one, cite, place) for one in picture.published if _id(one.voiced) in shown)
    return MoneyView(
        figures=tuple(figure(voiced) for voiced in cite.once(sums) if voiced.statement.id not in shares),
        recomputed=tuple(_recomputed(reading, role, teller) for role in picture.roles for reading in _best_first(role)),
        published=published,
        ranges=_ranges(picture, teller),
        sums=tuple(_sum_tested(one, teller) for one in picture.sums),
        other=tuple(figure(voiced) for voiced in cite.once(people)),
    )


def _best_first(role: RoleMoney) -> list[Reading]:
    """Return the readings of a role, those of the sums that most sources give first."""
    told = same_sums(role)
    return [*told, *(one for one in role.readings if one not in told)]


def _id(voiced: Voiced) -> str:
    """Return the id of a statement."""
    return voiced.statement.id


def reading_name(reading: Reading, teller: Teller) -> str:
    """Return a reading's name in words."""
    return teller.words.say(_READINGS.get(reading.name, reading.name))


def _recomputed(reading: Reading, role: RoleMoney, teller: Teller) -> Recomputed:
    """Return one recomputed share with its formula and sums."""
    words = teller.words
    fee, pay = words.number(reading.fee), words.number(reading.pay)
    return Recomputed(
        about=teller.role(role.role),
        reading=reading_name(reading, teller),
        formula=_formula(reading, words),
        sums=words.say(
            "fee {fee}, pay {pay} {currency} {per}",
            fee=fee,
            pay=pay,
            currency=reading.currency,
            per=teller.per(reading.per),
        ).strip(),
        who=words.names([teller.speaker(reading.host_payment), teller.speaker(reading.worker_pay)]),
        kept=words.percent(reading.percent),
        reaches=words.percent(Decimal(100) - reading.percent),
        against=_against(reading, role, words),
    )


def _against(reading: Reading, role: RoleMoney, words: Words) -> str:
    """Return which sums more sources give for a role, empty for a reading of those sums."""
    best = best_reading(role)
    if best is None or support(role, reading) >= support(role, best):
        return ""
    fee, pay = words.number(best.fee), words.number(best.pay)
    return words.say("More sources give other sums: fee {fee}, pay {pay}.", fee=fee, pay=pay)


def _sum_tested(test: SumTest, teller: Teller) -> SumTested:
    """Return a sum for the whole programme beside what its parts make."""
    words = teller.words
    whole = test.whole.statement.value
    currency = whole.money.currency if isinstance(whole, Rate) else ""
    parts = []
    for number, voiced in test.parts:
        value = voiced.statement.value
        role = teller.role(voiced.statement.about.role)
        parts.append(f"{words.number(number)} × {teller.value(value)} ({role})")
    return SumTested(
        told=words.say(
            "{parts} come to {made}; for the whole programme, {whole} is given.",
            parts=" + ".join(parts),
            made=teller.amount(test.made, test.made, currency),
            whole=teller.value(whole),
        ),
        verdict=words.say("The sums fit.") if test.fits else words.say("The sums do not fit one another."),
        who=words.names(teller.speaker(one) for one in (test.whole, *(voiced for _, voiced in test.parts))),
    )


def _formula(reading: Reading, words: Words) -> str:
    """Return a reading's formula in words, with what was done to the sums before (times months, divided by workers)."""
    plain, _, footing = reading.formula.partition(" [")
    name = reading.name.removesuffix("_per_worker")
    told = words.say(_FORMULAS[name]) if name in _FORMULAS else plain
    if not footing:
        return told
    steps = footing.removesuffix("]").replace(" x ", " × ").replace(" / ", " ÷ ")
    steps = steps.replace("fee", words.say("fee")).replace("pay", words.say("pay"))
    return f"{told}; {steps}"


def _published(one: PublishedShare, cite: Citations, place: str) -> Published:
    """Return one published share and what it follows from."""
    teller, words = cite.teller, cite.teller.words
    told = share_kept(one.low, one.high, teller)

    def told_reading(reading: Reading) -> str:
        return words.say(
            "{percent} ({reading}: fee {fee}, pay {pay})",
            percent=words.percent(reading.percent),
            reading=reading_name(reading, teller),
            fee=words.number(reading.fee),
            pay=words.number(reading.pay),
        )

    if one.follows_from:
        verdict = words.say("Follows from {readings}.", readings=words.names(map(told_reading, one.follows_from)))
    elif one.nearest:
        verdict = words.say(
            "Follows from none of the reported sums. Nearest: {readings}.",
            readings=words.names(map(told_reading, one.nearest), most=2),
        )
    else:
        verdict = words.say("No source gives the sums to test it with.")
    return Published(
        percent=told,
        about=teller.about(one.voiced.statement.about),
        verdict=verdict,
        follows=bool(one.follows_from),
        quote=cite.quote(one.voiced, place, "%", words.say("back to the money")),
    )


def share_kept(low: Decimal | None, high: Decimal | None, teller: Teller) -> str:
    """Return a share kept, as a figure or a range."""
    words = teller.words
    least, most = (None if end is None else words.number(end, 1) for end in (low, high))
    return words.ends(least, most, "%")


def _ranges(picture: MoneyPicture, teller: Teller) -> tuple[Range, ...]:
    """Return the rows of the chart of shares kept: published ones by speaker, recomputed ones by role."""
    rows = []
    for one in picture.published:
        if one.low is None and one.high is None:
            continue
        low = Decimal(0) if one.low is None else one.low
        high = Decimal(100) if one.high is None else one.high
        row = (teller.speaker(one.voiced), share_kept(one.low, one.high, teller), float(low), float(high), False)
        rows.append(row)
    for role in picture.roles:
        if role.readings:
            percents = [reading.percent for reading in same_sums(role)]
            low, high = min(percents), max(percents)
            label = teller.words.say("recomputed, {role}", role=teller.role(role.role))
            rows.append((label, share_kept(low, high, teller), float(low), float(high), True))
    return tuple(
        Range(label=label, amount=amount, low=low, high=high, computed=computed)
        for label, amount, low, high, computed in dict.fromkeys(rows)
    )
