"""The money of a case: bars to scale, every figure with who says it, shares recomputed and tested."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from fairward.draft.telling import Teller, doubtful, generic
from fairward.draft.view.citing import Citations
from fairward.draft.view.parts import Bar, Figure, MoneyView, Published, Range, Recomputed, Segment, SumTested
from fairward.draft.words import Words, mark, sentence
from fairward.model.case import Case, Voiced
from fairward.model.finding import MoneyPicture, PublishedShare, Reading, RoleMoney, SumTest
from fairward.model.money import Rate, Unit
from fairward.model.statement import Stance, Topic

MOST_BARS = 4
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
    published = tuple(_published(one, cite, place) for one in picture.published)
    return MoneyView(
        figures=tuple(figure(voiced) for voiced in unique(sums) if voiced.statement.id not in shares),
        recomputed=tuple(_recomputed(reading, role, teller) for role in picture.roles for reading in role.readings),
        published=published,
        ranges=_ranges(picture, teller),
        sums=tuple(_sum_tested(one, teller) for one in picture.sums),
        other=tuple(figure(voiced) for voiced in unique(people)),
    )


def unique(voiced: Iterable[Voiced]) -> list[Voiced]:
    """Return statements each once, in order."""
    return list({one.statement.id: one for one in voiced}.values())


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
    )


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
    told = _percent(one.low, one.high, teller)

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


def _percent(low: Decimal | None, high: Decimal | None, teller: Teller) -> str:
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
        row = (teller.speaker(one.voiced), _percent(one.low, one.high, teller), float(low), float(high), False)
        rows.append(row)
    for role in picture.roles:
        if role.readings:
            percents = [reading.percent for reading in role.readings]
            low, high = min(percents), max(percents)
            label = teller.words.say("recomputed, {role}", role=teller.role(role.role))
            rows.append((label, _percent(low, high, teller), float(low), float(high), True))
    return tuple(
        Range(label=label, amount=amount, low=low, high=high, computed=computed)
        for label, amount, low, high, computed in dict.fromkeys(rows)
    )


def bars(case: Case, picture: MoneyPicture, cite: Citations, anchor: str) -> tuple[Bar, ...]:
    """Return a bar for each role whose money the sources give, those with both ends known first; shares alone after."""
    out = []
    for number, role in enumerate(sorted(picture.roles, key=lambda role: generic(role.role)), 1):
        if bar := _role_bar(role, case, cite.teller, f"{anchor}-b{number}"):
            out.append(bar)
    out.sort(key=lambda bar: all(segment.kind != "worker" for segment in bar.segments))
    if not out:
        out = _share_bars(picture, cite.teller, anchor)
    return tuple(out[:MOST_BARS])


def _ends(voiced: Sequence[Voiced]) -> tuple[Decimal, Decimal] | None:
    """Return the lowest and the highest sum of some statements, None where there is no sum."""
    rates = [one.statement.value for one in voiced if isinstance(one.statement.value, Rate)]
    ends = [end for rate in rates for end in (rate.money.low, rate.money.high) if end is not None]
    return (min(ends), max(ends)) if ends else None


def _comparable(role: RoleMoney) -> tuple[list[Voiced], list[Voiced], Rate] | None:
    """Return the payments and pays of a role that share currency, period and unit with its first sum, and that sum."""
    for voiced in (*[reading.host_payment for reading in role.readings[:1]], *role.host_payments, *role.worker_pays):
        first = voiced.statement.value
        if isinstance(first, Rate):
            break
    else:
        return None

    def alike(voiced: Voiced) -> bool:
        value = voiced.statement.value
        if voiced.statement.stance is Stance.DENIES or not isinstance(value, Rate):
            return False
        unit = (value.unit or Unit.WORKER) == (first.unit or Unit.WORKER)
        return unit and value.money.currency == first.money.currency and value.per in (first.per, None)

    payments, pays = ([v for v in found if alike(v)] for found in (role.host_payments, role.worker_pays))
    return _surest(payments), _surest(pays), first


def _surest(voiced: list[Voiced]) -> list[Voiced]:
    """Return the statements that were read without doubt, all where there is none."""
    return [one for one in voiced if not doubtful(one)] or voiced


def _keepers(role: str | None, case: Case) -> list[Voiced]:
    """Return the statements that say that the rest of the pay is kept, or goes through the sender or a go-between."""
    kept = []
    for voiced in case.voiced:
        statement = voiced.statement
        if statement.stance is not Stance.ASSERTS or statement.about.role not in (role, None):
            continue
        through = statement.topic is Topic.PAYMENT_ROUTE and statement.value in (
            "via_sender",
            "via_intermediary",
            "split",
        )
        if through or statement.topic is Topic.RETAINED_SHARE:
            kept.append(voiced)
    return kept


def _role_bar(role: RoleMoney, case: Case, teller: Teller, anchor: str) -> Bar | None:
    """Return the bar of one role: what reaches the worker, and the rest as kept where a source says so, else unknown."""
    found = _comparable(role)
    if found is None:
        return None
    payments, pays, first = found
    words = teller.words
    fee, pay = _ends(payments), _ends(pays)
    currency = first.money.currency
    if fee is None or fee[1] == 0 or (pay and pay[0] > fee[1]):
        return None
    keepers = _keepers(role.role, case)
    segments = _segments(fee, pay, "kept" if keepers and pay else "unknown", currency, teller)
    total = teller.amount(*fee, currency)
    role_told = teller.role(role.role)
    unit = words.say("for the whole programme") if first.unit is Unit.PROGRAMME else ""
    title = " ".join(part for part in (f"{sentence(role_told)}:", total, teller.per(first.per), unit) if part)
    payers, earners = (words.names(teller.speaker(v) for v in found) for found in (payments, pays))
    notes = []
    if payers == earners:
        notes.append(words.say("Who says so: {who}.", who=payers))
    else:
        notes.append(words.say("Who says what the host pays: {who}.", who=payers))
        if pays:
            notes.append(words.say("Who says what reaches the worker: {who}.", who=earners))
    if not pays:
        notes.append(words.say("No source says what reaches the worker."))
    if keepers and pay:
        notes.append(
            words.say(
                "Who says that the rest is kept, or paid to others: {who}.",
                who=words.names(teller.speaker(v) for v in keepers),
            )
        )
    elif pay:
        notes.append(words.say("No source says where the rest goes."))
    notes += _on_top(role, teller)
    spoken = words.say("{title}. Of it: {parts}.", title=title, parts="; ".join(segment.text for segment in segments))
    return Bar(id=anchor, title=title, segments=tuple(segments), notes=tuple(notes), spoken=spoken)


def _segments(
    fee: tuple[Decimal, Decimal], pay: tuple[Decimal, Decimal] | None, rest: str, currency: str, teller: Teller
) -> list[Segment]:
    """Return the parts of a bar whose whole is the highest fee; what lies between the ends of a range is in doubt."""
    words, whole = teller.words, fee[1]
    told = {
        "worker": words.say("to the worker"),
        "kept": words.say("not to the worker"),
        "unknown": words.say("unknown"),
    }

    def at(amount: Decimal) -> float:
        return round(float(min(amount, whole) / whole * 100), 2)

    pay_low, pay_high = pay or (Decimal(0), Decimal(0))
    pieces = [
        ("worker", Decimal(0), pay_low, False, f"{teller.amount(pay_low, pay_high, currency)} {told['worker']}"),
        ("worker", pay_low, pay_high, True, ""),
        (rest, pay_high, fee[0], False, f"{_rest(fee, (pay_low, pay_high), currency, teller)} {told[rest]}"),
        (rest, max(fee[0], pay_high), fee[1], True, ""),
    ]
    return [
        Segment(kind=kind, start=at(start), width=round(at(end) - at(start), 2), text=text, doubtful=doubt)
        for kind, start, end, doubt, text in pieces
        if end > start
    ]


def _rest(fee: tuple[Decimal, Decimal], pay: tuple[Decimal, Decimal], currency: str, teller: Teller) -> str:
    """Return what is left of the fee after the pay."""
    low, high = max(fee[0] - pay[1], Decimal(0)), fee[1] - pay[0]
    return teller.amount(low, high, currency)


def _on_top(role: RoleMoney, teller: Teller) -> list[str]:
    """Return the note on the reading in which the pay is not part of the fee, where it changes the share."""
    percents = [reading.percent for reading in role.readings]
    if len(set(percents)) < 2:
        return []
    words = teller.words
    low, high = words.percent(min(percents)), words.percent(max(percents))
    return [
        words.say(
            "Drawn as if the pay were part of the fee. Depending on that reading, {low} to {high} does not reach the worker.",
            low=low,
            high=high,
        )
    ]


def _share_bars(picture: MoneyPicture, teller: Teller, anchor: str) -> list[Bar]:
    """Return bars of published shares, for cases whose sources give percentages but no sums."""
    words = teller.words
    out = []
    for number, one in enumerate(picture.published, 1):
        if (one.high is None and one.low is None) or doubtful(one.voiced):
            continue
        low = Decimal(0) if one.low is None else one.low
        high = Decimal(100) if one.high is None else one.high
        pieces = [
            Segment(kind="kept", start=0, width=float(low), text=""),
            Segment(kind="kept", start=float(low), width=float(high - low), text="", doubtful=True),
            Segment(kind="unknown", start=float(high), width=float(100 - high), text=""),
        ]
        told = words.say("{share} does not reach the worker", share=_percent(one.low, one.high, teller))
        shown = [piece for piece in pieces if piece.width > 0]
        first = shown[0]
        shown[0] = Segment(kind=first.kind, start=first.start, width=first.width, text=told, doubtful=first.doubtful)
        general = one.voiced.statement.about.host is None
        title = (
            words.say("Of every 100 that host countries pay")
            if general
            else words.say("Of every 100 that the host pays")
        )
        who = teller.speaker(one.voiced)
        notes = (words.say("Published by {who}; no source gives the sums.", who=who),)
        spoken = f"{title}: {told}. {notes[0]}"
        out.append(Bar(id=f"{anchor}-p{number}", title=title, segments=tuple(shown), notes=notes, spoken=spoken))
    return out[:3]
