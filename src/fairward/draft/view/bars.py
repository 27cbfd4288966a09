"""The money of each role as a bar drawn to scale, with who says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from fairward.draft.telling import Teller
from fairward.draft.view.citing import Citations
from fairward.draft.view.drawn import Bar, Segment
from fairward.draft.view.linked import pieces, plain, plains
from fairward.draft.view.money import share_kept
from fairward.draft.view.roles import amounts, best_reading, same_sums, weight
from fairward.draft.words import sentence
from fairward.model.case import Case, Voiced
from fairward.model.finding import MoneyPicture, RoleMoney
from fairward.model.money import Rate, Unit
from fairward.model.statement import Stance, Topic

MOST_BARS = 4


def bars(case: Case, picture: MoneyPicture, cite: Citations, anchor: str) -> tuple[Bar, ...]:
    """Return a bar for each role whose money the sources give, those with both ends known first; shares alone after."""
    out = []
    for number, role in enumerate(sorted(picture.roles, key=weight), 1):
        if bar := _role_bar(role, case, cite, f"{anchor}-b{number}"):
            out.append(bar)
    out.sort(key=lambda bar: all(segment.kind != "worker" for segment in bar.segments))
    out[1:] = [_without_repeats(bar, out[0]) for bar in out[1:]]
    if not out:
        out = _share_bars(picture, cite, anchor)
    return tuple(out[:MOST_BARS])


def _without_repeats(bar: Bar, first: Bar) -> Bar:
    """Return a bar without the notes that stand with the first bar word for word."""
    kept = [number for number, note in enumerate(bar.notes) if note not in first.notes]
    return replace(bar, notes=tuple(bar.notes[one] for one in kept), linked=tuple(bar.linked[one] for one in kept))


def named(voiced: Sequence[Voiced], cite: Citations) -> str:
    """Return who says something, each voice once, each name leading to the words."""
    by_name: dict[str, Voiced] = {}
    for one in cite.once(voiced):
        by_name.setdefault(cite.teller.speaker(one), one)
    return cite.teller.words.names(cite.link(one, name) for name, one in by_name.items())


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
    return [one for one in voiced if not one.doubtful] or voiced


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


def _role_bar(role: RoleMoney, case: Case, cite: Citations, anchor: str) -> Bar | None:
    """Return the bar of one role: what reaches the worker, and the rest as kept where a source says so, else unknown."""
    found = _comparable(role)
    if found is None:
        return None
    best = best_reading(role)
    payments, rare_payments = _agreed(found[0], best.fee if best else None)
    pays, rare_pays = _agreed(found[1], best.pay if best else None)
    first, teller, words = found[2], cite.teller, cite.teller.words
    fee, pay = _ends(payments), _ends(pays)
    currency = first.money.currency
    if fee is None or fee[1] == 0 or (pay and pay[0] > fee[1]):
        return None
    keepers = _keepers(role.role, case)
    segments = _segments(fee, pay, "kept" if keepers and pay else "unknown", currency, teller)
    whole = words.say("the whole programme") if first.unit is Unit.PROGRAMME else teller.role(role.role)
    head = (f"{sentence(whole)}:", teller.amount(*fee, currency), teller.per(first.per))
    title = " ".join(part for part in head if part)
    notes = [words.say("What the host pays: {told}.", told=_who_says_what(payments, cite))]
    if pays:
        notes.append(words.say("What reaches the worker: {told}.", told=_who_says_what(pays, cite)))
    else:
        notes.append(words.say("No source says what reaches the worker."))
    rare = [one for one in (*rare_payments, *rare_pays) if one not in (*payments, *pays)]
    if rare:
        notes.append(words.say("Not drawn, as fewer sources give it: {told}.", told=_who_says_what(rare, cite)))
    if keepers and pay:
        notes.append(words.say("Who says that the rest is kept, or paid to others: {who}.", who=named(keepers, cite)))
    elif pay:
        notes.append(words.say("No source says where the rest goes."))
    notes += _on_top(role, teller)
    spoken = words.say("{title}. Of it: {parts}.", title=title, parts="; ".join(segment.text for segment in segments))
    return Bar(
        id=anchor,
        title=title,
        segments=tuple(segments),
        notes=plains(notes),
        spoken=spoken,
        linked=tuple(map(pieces, notes)),
    )


def _agreed(voiced: Sequence[Voiced], told: Decimal | None) -> tuple[list[Voiced], list[Voiced]]:
    """Return the sums that a bar is drawn from, and those that fewer sources give.

    The sum that the role is told by sets the measure: what as many independent sources give is drawn with it, as a range.
    """
    families: dict[object, set[str]] = {}
    for one in voiced:
        families.setdefault(amounts(one.statement.value), set()).add(one.family)
    most = max((len(found) for found in families.values()), default=0)
    if told is not None:
        most = max((len(found) for ends, found in families.items() if told in _pair(ends)), default=most)
    kept = [one for one in voiced if len(families[amounts(one.statement.value)]) >= most]
    return kept, [one for one in voiced if one not in kept]


def _pair(ends: object) -> tuple[object, ...]:
    """Return the ends of a sum as they are: a tuple."""
    return ends if isinstance(ends, tuple) else ()


def _who_says_what(voiced: Sequence[Voiced], cite: Citations) -> str:
    """Return each sum with who gives it: "12 000 USD (the agreement and Cuba Archive); 5 000 USD (the minister)"."""
    by_sum: dict[str, list[Voiced]] = {}
    for one in cite.once(voiced):
        value = one.statement.value
        if isinstance(value, Rate):
            by_sum.setdefault(cite.teller.money(value.money), []).append(one)
    return "; ".join(f"{cite.link(found[0], told)} ({named(found, cite)})" for told, found in by_sum.items())


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
    percents = [one.percent for one in same_sums(role)]
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


def _share_bars(picture: MoneyPicture, cite: Citations, anchor: str) -> list[Bar]:
    """Return bars of published shares, for cases whose sources give percentages but no sums."""
    words = cite.teller.words
    out = []
    own_first = sorted(picture.published, key=lambda one: one.voiced.statement.about.host is None)
    for number, one in enumerate(own_first, 1):
        if (one.high is None and one.low is None) or one.voiced.doubtful:
            continue
        low = Decimal(0) if one.low is None else one.low
        high = Decimal(100) if one.high is None else one.high
        pieces_of = [
            Segment(kind="kept", start=0, width=float(low), text=""),
            Segment(kind="kept", start=float(low), width=float(high - low), text="", doubtful=True),
            Segment(kind="unknown", start=float(high), width=float(100 - high), text=""),
        ]
        share = share_kept(one.low, one.high, cite.teller)
        told = words.say("{share} does not reach the worker", share=share)
        shown = [piece for piece in pieces_of if piece.width > 0]
        shown[0] = replace(shown[0], text=told)
        title = words.say("Of every 100")
        note = words.say(
            "{share}: published by {who}; no source gives the sums.",
            share=cite.link(one.voiced, share),
            who=named([one.voiced], cite),
        )
        out.append(
            Bar(
                id=f"{anchor}-p{number}",
                title=title,
                segments=tuple(shown),
                notes=(plain(note),),
                spoken=f"{title}: {told}. {plain(note)}",
                linked=(pieces(note),),
            )
        )
    return out[:3]
