"""What payment records show: where each unit of money went, what reached workers, what came late, what to ask about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from fairward import books
from fairward.draft.view.drawn import Bar, Range, Segment
from fairward.draft.view.money_parts import Day, FollowedView, MonthBar, Table, Year
from fairward.draft.words import Words, mark, sentence
from fairward.model.money import Share
from fairward.model.payment import Flow, Followed, Group, Span, Stated

MOST_BARS = 12
MOST_ROWS = 40
_NOTHING = Decimal(0)
_FLOWS = {
    Flow.TO_WORKER: mark("to workers by name"),
    Flow.BY_SENDER: mark("to workers, by the sender or a go-between"),
    Flow.IN_BULK: mark("pay in bulk, without the worker's name"),
    Flow.STATUTORY: mark("statutory: tax and social insurance"),
    Flow.KEPT: mark("to the sender and go-betweens"),
    Flow.HANDED_BACK: mark("handed back by workers"),
    Flow.IN_KIND: mark("in kind"),
    Flow.ONWARD: mark("passed on between sender and go-betweens"),
    Flow.UNCONFIRMED: mark("ordered, not confirmed"),
    Flow.FAILED: mark("failed"),
    Flow.OTHER: mark("other"),
}
_ABOUT = {
    "host_payment": mark("what the host pays"),
    "worker_pay": mark("what the worker gets"),
    "retained_share": mark("share that does not reach the worker"),
    "worker_share": mark("worker's share"),
}
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
        months=_months(followed, words),
        calendar=_calendar(followed, words),
        tables=tuple(table for table in _tables(followed, words) if table.rows),
        names=tuple(names.items()),
    )


def _most(groups: Sequence[Group]) -> list[Group]:
    """Return the groups with the most money, as many as can be drawn, in their own order."""
    kept = sorted(groups, key=lambda one: one.gross, reverse=True)[:MOST_BARS]
    return [one for one in groups if one in kept]


def _amount(value: Decimal, currency: str, words: Words) -> str:
    """Return a sum with its currency."""
    return f"{words.number(value)}\N{NO-BREAK SPACE}{currency}"


def _ends(span: Span, currency: str, words: Words) -> str:
    """Return a sum or a range of sums in words."""
    low, high = words.number(span.low), words.number(span.high)
    return words.ends(low, high, currency)


def _share(share: Share | None, words: Words) -> str:
    """Return a share or a range of shares in words."""
    if share is None or share.low is None or share.high is None:
        return "–"
    low, high = words.percent(share.low), words.percent(share.high)
    return low if low == high else words.ends(low, high)


def _name(group: Group, words: Words) -> str:
    """Return what a group is called."""
    if group.hidden:
        return words.say("small groups together")
    if group.month is not None:
        return words.date(group.month.isoformat()[:7])
    if group.agreement is None and group.role is None:
        return words.say("all records")
    return " · ".join(part for part in (group.agreement, group.role) if part) or words.say("not named")


def _sentences(followed: Followed, words: Words) -> list[str]:
    """Return the sentences that open the section: who paid, what reached workers, what the range is, what is left out."""
    total = followed.total
    if total.hidden:
        return [words.say("Fewer workers stand in these records than may be shown without showing one of them.")]
    period = " – ".join(words.date(day.isoformat()[:7]) for day in (followed.since, followed.until) if day)
    out = [
        words.say(
            "The records show {gross} paid by the host ({period}); {reach} of it, {share}, reached workers.",
            gross=_amount(total.gross, followed.currency, words),
            period=period,
            reach=_ends(total.reaching, followed.currency, words),
            share=_share(total.worker_share, words),
        )
    ]
    width = [
        f"{words.say(_WIDTHS[name])} ({_amount(amount, followed.currency, words)})"
        for name, amount in total.reaching.width.items()
    ]
    if width:
        out.append(words.say("The range comes from {reasons}.", reasons=words.names(width)))
    if total.pays:
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
        money = [f"{words.number(amount)} {code}" for code, amount in unused.money.items()]
        told = words.many("{n} row could not be used", "{n} rows could not be used", unused.rows)
        out.append(words.say("{told} ({money}); the list stands below.", told=told, money=words.names(money)))
    if followed.unconverted:
        money = [_amount(amount, code, words) for code, amount in followed.unconverted.items()]
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
            text=f"{_amount(end - start, currency, words)} {name}" if told else "",
            doubtful=doubt,
        )
        for kind, start, end, doubt, name in places
        if end > start
    )


def _bar(group: Group, anchor: str, currency: str, words: Words) -> Bar | None:
    """Return the bar of a group, None where the host pays nothing in it."""
    if group.gross <= 0:
        return None
    title = f"{sentence(_name(group, words))}: {_amount(group.gross, currency, words)}"
    segments = _segments(group, currency, words)
    note = words.say(
        "{share} reached workers; {retained} was kept.",
        share=_share(group.worker_share, words),
        retained=_share(group.retained_share, words),
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
                Range(label=_name(one, words), amount=_share(share, words), low=ends[0], high=ends[1], computed=True)
            )
    return out


def _months(followed: Followed, words: Words) -> tuple[MonthBar, ...]:
    """Return the columns of the chart of months, to one scale."""
    dated = [one for one in followed.by_month if one.month is not None and one.gross > 0]
    highest = max((one.gross for one in dated), default=_NOTHING)
    return tuple(
        MonthBar(
            label=one.month.isoformat()[:7] if one.month else "",
            height=round(float(one.gross / highest * 100), 2),
            segments=_segments(one, followed.currency, words, told=False),
        )
        for one in dated
    )


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


def _tables(followed: Followed, words: Words) -> list[Table]:
    """Return the tables of the section."""
    if followed.total.hidden:
        return [_unused(followed, words)]
    return [
        _flows(followed, words),
        _stated(followed, words),
        _groups(followed, words),
        _flags(followed, words),
        _figures(followed, words),
        _arrears(followed, words),
        _rates(followed, words),
        _files(followed, words),
        _unused(followed, words),
    ]


def _flows(followed: Followed, words: Words) -> Table:
    """Return all money by where it went; the rows sum to the whole."""
    flows = followed.total.flows
    rows = [
        (sentence(words.say(_FLOWS[Flow(name)])), _amount(amount, followed.currency, words))
        for name, amount in flows.items()
    ]
    rows.append((words.say("All rows"), _amount(followed.total.total, followed.currency, words)))
    return Table(
        title=words.say("Every row by where its money went"),
        intro=words.say("Paid means confirmed: what is ordered is in no share. In kind is not counted as pay."),
        head=(words.say("Where"), words.say("Sum")),
        rows=tuple(rows),
        right=(1,),
    )


def _stated(followed: Followed, words: Words) -> Table:
    """Return what is stated beside what is shown, with the gap."""
    rows = [_stated_row(one, words) for one in followed.stated[:MOST_ROWS]]
    left = len(followed.stated) - len(rows)
    return Table(
        title=words.say("Stated against shown"),
        intro=words.say("Sums for one worker and month. Shown are the least and the most of a month, and the average."),
        head=tuple(
            words.say(one) for one in (mark("What"), mark("Who says it"), mark("Stated"), mark("Shown"), mark("Gap"))
        ),
        rows=tuple(rows),
        right=(2, 3, 4),
        more=words.many("{n} more row in the JSON report.", "{n} more rows in the JSON report.", left)
        if left > 0
        else "",
    )


def _stated_row(one: Stated, words: Words) -> tuple[str, ...]:
    """Return one row of what is stated and shown."""
    unit = "%" if one.unit == "%" else one.unit

    def told(span: Span | None) -> str:
        return "–" if span is None else words.ends(words.number(span.low), words.number(span.high), unit)

    about = sentence(words.say(_ABOUT[one.about]))
    named = ", ".join(part for part in (one.role, one.agreement) if part)
    shown = told(one.shown)
    if one.average is not None and one.shown is not None and one.shown.low != one.shown.high:
        shown = words.say("{range}, on average {average}", range=shown, average=words.number(one.average))
    gap = one.gap
    if gap is None:
        apart = "–"
    elif gap.low == gap.high == 0:
        apart = words.say("none")
    else:
        low, high = (
            f"{'+' if end > 0 else '−' if end < 0 else ''}{words.number(abs(end))}" for end in (gap.low, gap.high)
        )
        apart = words.ends(low, high, unit)
    return (f"{about} ({named})" if named else about, one.by, told(one.stated), shown, apart)


def _groups(followed: Followed, words: Words) -> Table:
    """Return the sums by agreement and by role."""
    groups = [*followed.by_agreement[:MOST_ROWS], *followed.by_role[:MOST_ROWS]]
    rows = [
        (
            sentence(_name(one, words)),
            words.number(one.workers) if one.workers else "–",
            _amount(one.gross, followed.currency, words),
            _ends(one.reaching, followed.currency, words),
            _share(one.worker_share, words),
            _share(one.retained_share, words),
            f"{words.number(one.late)} / {words.number(one.pays)}",
        )
        for one in groups
    ]
    head = (
        mark("Group"),
        mark("Workers"),
        mark("Paid by host"),
        mark("Reached workers"),
        mark("Share"),
        mark("Kept"),
        mark("Late"),
    )
    left = len(followed.by_agreement) - MOST_ROWS
    return Table(
        title=words.say("By agreement and by role"),
        intro=words.say("Groups of few workers are put together, so that nobody can be made out."),
        head=tuple(words.say(one) for one in head),
        rows=tuple(rows),
        right=(1, 2, 3, 4, 5, 6),
        more=words.many("{n} more row in the JSON report.", "{n} more rows in the JSON report.", left)
        if left > 0
        else "",
    )


def _flags(followed: Followed, words: Words) -> Table:
    """Return what the flags found, each with what else could explain it."""
    book = books.atlas("payment_flags")
    rows = [
        (
            words.of(book[flag]["title"]),
            words.number(number),
            words.of(book[flag]["rule"]).replace("`", ""),
            words.of(book[flag]["else_explains"]),
        )
        for flag, number in followed.flag_counts.items()
        if number
    ]
    return Table(
        title=words.say("What to ask about"),
        intro=words.say("Each flag is a rule that points at rows. It accuses nobody; something else may explain it."),
        head=tuple(
            words.say(one) for one in (mark("Flag"), mark("Found"), mark("Rule"), mark("What else could explain it"))
        ),
        rows=tuple(rows),
        right=(1,),
    )


def _figures(followed: Followed, words: Words) -> Table:
    """Return the rulebook's pay figures that records can give."""
    known = books.rulebook().figures
    rows = [
        (words.of(known[name].name), ", ".join(f"{label.replace('_', ' ')} {value}" for label, value in values.items()))
        for name, values in followed.figures.items()
        if name in known and "lacking" not in values
    ]
    lacking = [
        words.of(known[name].name) for name, values in followed.figures.items() if "lacking" in values and name in known
    ]
    return Table(
        title=words.say("Pay figures of the rulebook"),
        intro=words.say("Not to be had from these records: {names}.", names=", ".join(lacking)) if lacking else "",
        head=(words.say("Figure"), words.say("Value")),
        rows=tuple(rows),
    )


def _arrears(followed: Followed, words: Words) -> Table:
    """Return agreed pay that was not credited."""
    rows = [
        (name, _amount(amount, followed.currency, words)) for name, amount in list(followed.arrears.items())[:MOST_ROWS]
    ]
    return Table(
        title=words.say("Agreed pay that was not credited"),
        intro=words.say("From the table of agreements, for months in which a worker is on the books."),
        head=(words.say("Agreement"), words.say("Sum")),
        rows=tuple(rows),
        right=(1,),
    )


def _rates(followed: Followed, words: Words) -> Table:
    """Return the rates of exchange that were used."""
    rows = [(one["currency"], one["day"], one["rate"], one["of"]) for one in followed.rates[:MOST_ROWS]]
    left = len(followed.rates) - len(rows)
    return Table(
        title=words.say("Rates that were used"),
        intro=words.say("Each payment at the rate of its day, or of the last day before it that has one."),
        head=tuple(words.say(one) for one in (mark("Currency"), mark("Paid on"), mark("Rate"), mark("Rate of"))),
        rows=tuple(rows),
        right=(2,),
        more=words.many("{n} more row in the JSON report.", "{n} more rows in the JSON report.", left)
        if left > 0
        else "",
    )


def _files(followed: Followed, words: Words) -> Table:
    """Return the ledgers that were taken, with their hashes and how their columns were read."""
    rows = [
        (
            one.name,
            words.number(one.rows),
            one.sha256[:16],
            ", ".join(f"{ours}: {theirs}" for ours, theirs in one.mapping.items()) or "–",
        )
        for one in followed.taken
    ]
    return Table(
        title=words.say("Ledgers"),
        intro=words.say("A wrong column can be corrected in a mapping file."),
        head=tuple(
            words.say(one) for one in (mark("File"), mark("Rows"), mark("SHA-256"), mark("Columns as they were read"))
        ),
        rows=tuple(rows),
        right=(1,),
    )


def _unused(followed: Followed, words: Words) -> Table:
    """Return the rows that could not be used."""
    problems = followed.unused.problems
    rows = [(one.where, one.what, one.hint) for one in problems[:MOST_ROWS]]
    left = len(problems) - len(rows)
    return Table(
        title=words.say("What could not be used"),
        intro="",
        head=tuple(words.say(one) for one in (mark("Place"), mark("What happened"), mark("What to do"))),
        rows=tuple(rows),
        more=words.many("{n} more row in the JSON report.", "{n} more rows in the JSON report.", left)
        if left > 0
        else "",
    )
