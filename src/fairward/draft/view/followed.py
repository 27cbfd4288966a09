"""What payment records show: where each unit of money went, what reached workers, what came late, what to ask about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from fairward.draft.view.drawn import Bar, Range, Segment
from fairward.draft.view.money_parts import Day, FollowedView, MonthBar, Series, Year
from fairward.draft.view.money_tables import tables
from fairward.draft.view.money_told import amount_told, ends_told, group_name, share_told, sum_told
from fairward.draft.words import Words, mark, sentence
from fairward.model.payment import Flow, Followed, Group

MOST_BARS = 12
_NOTHING = Decimal(0)
_WIDTHS = {
    "in_bulk": mark("pay in bulk, which may or may not have reached workers"),
    "account_in_doubt": mark("pay into accounts that several workers share or that others own"),
}


def followed_view(followed: Followed, anchor: str, words: Words) -> FollowedView:
    """Return the view of one followed ledger in the output language."""
    total = followed.total
    names = {
        "where": words.say("Where the money went"),
        "shares": words.say("Share reaching workers"),
        "months": words.say("Month by month"),
        "series": words.say("Month by month, by agreement"),
        "late": words.say("Pay that came late, by month of the period it is for"),
    }
    shown = (
        []
        if total.hidden
        else [total, *(one for one in _most(followed.by_agreement) if len(followed.by_agreement) > 1)]
    )
    bars = [_bar(one, f"{anchor}-b{number}", followed.currency, words) for number, one in enumerate(shown)]
    return FollowedView(
        anchor=anchor,
        title=words.say("What the payment records show"),
        sentences=tuple(_sentences(followed, words)),
        bars=tuple(bar for bar in bars if bar is not None),
        shares=tuple(_ranges([*_most(followed.by_agreement), *followed.by_role], words)) if shown else (),
        months=_series(followed.by_month, followed, words, (names["months"], "months")),
        series=tuple(_each(followed, words)),
        series_note=_undrawn(followed, words),
        key=_key(words),
        calendar=_calendar(followed, words),
        tables=tuple(table for table in tables(followed, words) if table.rows),
        names=tuple(names.items()),
    )


def _most(groups: Sequence[Group]) -> list[Group]:
    """Return the groups with the most money, as many as can be drawn, in their own order."""
    kept = sorted(groups, key=lambda one: one.gross, reverse=True)[:MOST_BARS]
    return [one for one in groups if one in kept]


def _sentences(followed: Followed, words: Words) -> list[str]:
    """Return the sentences that open the section: who paid, what reached workers, what the range is, what is left out."""
    total = followed.total
    if total.hidden:
        return [words.say("Fewer workers stand in these records than may be shown without showing one of them.")]
    period = " – ".join(words.date(day.isoformat()[:7]) for day in (followed.since, followed.until) if day)
    out = [
        words.say(
            "The records show {gross} paid by the host ({period}); {reach} of it, {share}, reached workers.",
            gross=amount_told(total.gross, followed.currency, words),
            period=period,
            reach=ends_told(total.reaching, followed.currency, words),
            share=share_told(total.worker_share, words),
        )
    ]
    width = [
        f"{words.say(_WIDTHS[name])} ({words.say('up to {high}', high=amount_told(amount, followed.currency, words))})"
        for name, amount in total.reaching.width.items()
    ]
    if width:
        out.append(words.say("The range comes from {reasons}.", reasons=words.names(width)))
    if total.pays and not total.late:
        out.append(words.say("None of {pays} payments to workers came late.", pays=words.number(total.pays)))
    elif total.pays:
        out.append(
            words.say(
                "Of {pays} payments to workers {late} came late, by {days} days at most.",
                pays=words.number(total.pays),
                late=words.number(total.late),
                days=words.number(total.late_most),
            )
        )
    unused = followed.unused
    if unused.rows:
        money = [
            words.say("{amount} in no known currency", amount=sum_told(amount, words))
            if code == "?"
            else amount_told(amount, code, words)
            for code, amount in unused.money.items()
            if amount
        ]
        told = words.many("{n} row could not be used", "{n} rows could not be used", unused.rows)
        sums = words.names(money) if money else words.say("no sum could be read")
        out.append(words.say("{told} ({money}); the list stands below.", told=told, money=sums))
    if followed.unconverted:
        money = [amount_told(amount, code, words) for code, amount in followed.unconverted.items()]
        out.append(words.say("Without a rate, and so in no sum: {money}.", money=words.names(money)))
    return out


def _segments(group: Group, currency: str, words: Words, *, told: bool = True) -> tuple[Segment, ...]:
    """Return the parts of a group's money to scale: what reached workers, what may have, statutory, the rest."""
    whole, reach = group.gross, group.reaching
    statutory = min(max(group.flows.get(Flow.STATUTORY, _NOTHING), _NOTHING), whole)
    high = min(reach.high, whole - statutory)
    low = min(reach.low, high)
    places = [
        ("worker", _NOTHING, low, False, words.say("to workers")),
        ("worker", low, high, True, words.say("perhaps to workers")),
        ("statutory", high, high + statutory, False, words.say("statutory")),
        ("kept", high + statutory, whole, False, words.say("not to workers")),
    ]
    return tuple(
        Segment(
            kind=kind,
            start=round(float(start / whole * 100), 2),
            width=round(float((end - start) / whole * 100), 2),
            text=f"{amount_told(end - start, currency, words)} {name}" if told else "",
            doubtful=doubt,
        )
        for kind, start, end, doubt, name in places
        if end > start
    )


def _bar(group: Group, anchor: str, currency: str, words: Words) -> Bar | None:
    """Return the bar of a group, None where the host pays nothing in it."""
    if group.gross <= 0:
        return None
    title = f"{sentence(group_name(group, words))}: {amount_told(group.gross, currency, words)}"
    segments = _segments(group, currency, words)
    note = words.say(
        "{share} reached workers; {retained} was kept.",
        share=share_told(group.worker_share, words),
        retained=share_told(group.retained_share, words),
    )
    spoken = words.say("{title}. Of it: {parts}.", title=title, parts="; ".join(one.text for one in segments))
    return Bar(id=anchor, title=title, segments=segments, notes=(note,), spoken=spoken)


def _ranges(groups: Sequence[Group], words: Words) -> list[Range]:
    """Return the rows of the chart of shares that reached workers."""
    out = []
    for one in groups:
        share = one.worker_share
        if share is not None and share.low is not None and share.high is not None:
            ends = (float(share.low), float(share.high))
            out.append(
                Range(
                    label=group_name(one, words),
                    amount=share_told(share, words),
                    low=ends[0],
                    high=ends[1],
                    computed=True,
                )
            )
    return out


def _series(
    groups: Sequence[Group], followed: Followed, words: Words, called: tuple[str, str], spread: Sequence[date] = ()
) -> Series | None:
    """Return months as columns to one scale, those of `spread` that have no money as gaps; None where there is no month."""
    dated = {one.month: one for one in groups if one.month is not None and one.gross > 0}
    if not dated:
        return None
    title, name = called
    highest = max(one.gross for one in dated.values())
    top = words.say("{amount} in the highest month", amount=amount_told(highest, followed.currency, words))
    columns = tuple(
        MonthBar(
            label=month.isoformat()[:7],
            height=round(float(dated[month].gross / highest * 100), 2) if month in dated else 0,
            segments=_segments(dated[month], followed.currency, words, told=False) if month in dated else (),
        )
        for month in spread or sorted(dated)
    )
    first, last = (words.date(one.isoformat()[:7]) for one in (min(dated), max(dated)))
    shares = [share for one in dated.values() if (share := one.worker_share) and share.low is not None]
    low, high = min(one.low or 0 for one in shares), max(one.high or 0 for one in shares)
    part = words.ends(words.percent(low), words.percent(high))
    spoken = words.say(
        "{title}, {first} to {last}: {top}; {share} of a month's money reached workers.",
        title=title,
        first=first,
        last=last,
        top=top,
        share=part,
    )
    return Series(name=name, title=title, top=top, months=columns, spoken=spoken)


def _each(followed: Followed, words: Words) -> Iterator[Series]:
    """Yield the months of each agreement that may be shown so, those with the most money first where there are many."""
    if len(followed.by_agreement) < 2:
        return  # one agreement's months are those of all
    by: dict[str, list[Group]] = {}
    for one in followed.by_agreement_month:
        by.setdefault(one.agreement or "", []).append(one)
    spread = sorted({one.month for groups in by.values() for one in groups if one.month is not None})
    most = sorted(by, key=lambda name: sum(one.gross for one in by[name]), reverse=True)[:MOST_BARS]
    for number, name in enumerate(one for one in by if one in most):
        title = name or words.say("not named")
        made = _series(by[name], followed, words, (title, f"months-{number}"), spread)
        if made is not None:
            yield made


def _undrawn(followed: Followed, words: Words) -> str:
    """Return how many agreements are not drawn month by month, nothing where all are or there is but one."""
    shown = {one.agreement for one in followed.by_agreement_month}
    left = len(followed.by_agreement) - min(len(shown), MOST_BARS)
    if len(followed.by_agreement) < 2 or not left:
        return ""
    return words.many(
        "{n} more is not drawn: some month has too few workers to be shown, or others have more money.",
        "{n} more are not drawn: some month has too few workers to be shown, or others have more money.",
        left,
    )


def _key(words: Words) -> tuple[Segment, ...]:
    """Return what the parts of a column are, from its foot up."""
    parts = (
        ("worker", False, words.say("to workers")),
        ("worker", True, words.say("perhaps to workers")),
        ("statutory", False, words.say("statutory")),
        ("kept", False, words.say("not to workers")),
    )
    return tuple(Segment(kind=kind, start=0, width=0, text=text, doubtful=doubt) for kind, doubt, text in parts)


def _calendar(followed: Followed, words: Words) -> tuple[Year, ...]:
    """Return the calendar of late pay."""
    known = {one.month: one for one in followed.by_month if one.month is not None and one.pays}
    years = sorted({month.year for month in known})
    out = []
    for year in years:
        cells: list[Day | None] = []
        for number in range(1, 13):
            group = known.get(date(year, number, 1))
            if group is None:
                cells.append(None)
                continue
            text = words.number(group.late) if group.late else "0"
            label = words.say("{late} of {pays} late", late=text, pays=words.number(group.pays))
            told = f"{words.date(f'{year}-{number:02}')}: {label}"
            cells.append(Day(label=told, text=text, weight=round(group.late / group.pays, 3)))
        out.append(Year(label=str(year), months=tuple(cells)))
    return tuple(out)
