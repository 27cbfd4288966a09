"""The money of each role as a bar drawn to scale, and which reading of the sums a role is told by."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from fairward.draft.telling import Teller, doubtful, generic
from fairward.draft.view.citing import Citations
from fairward.draft.view.money import share_kept
from fairward.draft.view.parts import Bar, Segment
from fairward.draft.words import sentence
from fairward.model.case import Case, Voiced
from fairward.model.finding import MoneyPicture, Reading, RoleMoney
from fairward.model.money import Rate, Unit
from fairward.model.statement import Stance, Topic

MOST_BARS = 4


def best_reading(role: RoleMoney) -> Reading | None:
    """Return the reading that a role is told by: pay within the payment, from the sums that most families give."""
    inside = [one for one in role.readings if one.name.startswith("inside")]
    return max(inside, key=lambda one: support(role, one), default=None)


def supporters(role: RoleMoney, reading: Reading) -> list[Voiced]:
    """Return the sure statements that give the sums of a reading for its role, the reading's own first."""
    fees = [one for one in role.host_payments if reading.fee in _amounts(one.statement.value)]
    pays = [one for one in role.worker_pays if reading.pay in _amounts(one.statement.value)]
    return [reading.host_payment, reading.worker_pay, *(one for one in (*fees, *pays) if not doubtful(one))]


def support(role: RoleMoney, reading: Reading) -> int:
    """Return how many independent sources give the sums of a reading for its role."""
    return len({(one.statement.topic, one.family) for one in supporters(role, reading)})


def _amounts(value: object) -> tuple[Decimal | None, ...]:
    """Return the ends of a sum."""
    return (value.money.low, value.money.high) if isinstance(value, Rate) else ()


def weight(role: RoleMoney) -> tuple[bool, bool, int, Decimal]:
    """Return what sorts roles: sure readings and named posts first, then by sources, then by the payment."""
    best = best_reading(role)
    if best is None:
        return True, generic(role.role), 0, Decimal(0)
    doubt = doubtful(best.host_payment) or doubtful(best.worker_pay)
    return doubt, generic(role.role), -support(role, best), -best.fee


def bars(case: Case, picture: MoneyPicture, cite: Citations, anchor: str) -> tuple[Bar, ...]:
    """Return a bar for each role whose money the sources give, those with both ends known first; shares alone after."""
    out = []
    for number, role in enumerate(sorted(picture.roles, key=weight), 1):
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
    own_first = sorted(picture.published, key=lambda one: one.voiced.statement.about.host is None)
    for number, one in enumerate(own_first, 1):
        if (one.high is None and one.low is None) or doubtful(one.voiced):
            continue
        low = Decimal(0) if one.low is None else one.low
        high = Decimal(100) if one.high is None else one.high
        pieces = [
            Segment(kind="kept", start=0, width=float(low), text=""),
            Segment(kind="kept", start=float(low), width=float(high - low), text="", doubtful=True),
            Segment(kind="unknown", start=float(high), width=float(100 - high), text=""),
        ]
        told = words.say("{share} does not reach the worker", share=share_kept(one.low, one.high, teller))
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
