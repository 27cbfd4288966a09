"""The tables of followed money: every row by its flow, stated against shown, groups, flags, figures, what was not used."""

from __future__ import annotations

from decimal import Decimal

from fairward import books
from fairward.draft.naming import known_voice, of_voice
from fairward.draft.view.money_parts import Table
from fairward.draft.view.money_told import amount_told, ends_told, group_name, share_told
from fairward.draft.words import Words, mark, sentence
from fairward.model.payment import Flow, Followed, Span, Stated

MOST_ROWS = 40
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


def tables(followed: Followed, words: Words) -> list[Table]:
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
        (sentence(words.say(_FLOWS[Flow(name)])), amount_told(amount, followed.currency, words))
        for name, amount in flows.items()
    ]
    rows.append((words.say("All rows"), amount_told(followed.total.total, followed.currency, words)))
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


# Who states something, where it is no speaker with a name.
_BY = {
    "table of agreements": mark("table of agreements"),
    "agreement": mark("the agreement"),
    "text": mark("this source"),
}


def _stated_row(one: Stated, words: Words) -> tuple[str, ...]:
    """Return one row of what is stated and shown."""
    unit = "%" if one.unit == "%" else one.unit

    def told(span: Span | None) -> str:
        return "–" if span is None else words.ends(words.number(span.low), words.number(span.high), unit)

    about = sentence(words.say(_ABOUT[one.about]))
    named = ", ".join(part for part in (_role(one.role, words), one.agreement) if part)
    by = words.say(_BY[one.by]) if one.by in _BY else of_voice(known_voice(one.by), words.language) or one.by
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
    return (f"{about} ({named})" if named else about, by, told(one.stated), shown, apart)


def _role(role: str | None, words: Words) -> str:
    """Return what a role is called, a ledger's own words as they are."""
    record = books.atlas("roles").get(role or "")
    return str(record["names"].get(words.language, record["names"]["en"])[0]) if record else role or ""


def _groups(followed: Followed, words: Words) -> Table:
    """Return the sums by agreement and by role."""
    groups = [*followed.by_agreement[:MOST_ROWS], *followed.by_role[:MOST_ROWS]]
    rows = [
        (
            sentence(group_name(one, words)),
            words.number(one.workers) if one.workers else "–",
            amount_told(one.gross, followed.currency, words),
            ends_told(one.reaching, followed.currency, words),
            share_told(one.worker_share, words),
            share_told(one.retained_share, words),
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
    """Return every pay figure of the rulebook: its values, or what it needs that is not in these records and tables."""
    known, told = books.rulebook().figures, books.atlas("pay_figures")
    given, lacking = [], []
    for name, values in followed.figures.items():
        if "lacking" in values:
            needs = words.say("not known; it needs {things}", things=words.of(told["needs"][name]))
            lacking.append((words.of(known[name].name), needs))
        else:
            parts = [f"{words.of(told['values'][label])} {_figure(value, words)}" for label, value in values.items()]
            given.append((words.of(known[name].name), "; ".join(parts)))
    return Table(
        title=words.say("Pay figures of the rulebook"),
        intro=words.say(
            "Parts are plain numbers: 0.25 is a quarter. Sums are in {currency}.", currency=followed.currency
        ),
        head=(words.say("Figure"), words.say("Value")),
        rows=(*given, *lacking),
    )


def _figure(value: str, words: Words) -> str:
    """Return a number of a figure as the language writes it, with up to four decimals."""
    return ("−" if value.startswith("-") else "") + words.number(abs(Decimal(value)), 4)


def _arrears(followed: Followed, words: Words) -> Table:
    """Return agreed pay that was not credited."""
    rows = [
        (name, amount_told(amount, followed.currency, words))
        for name, amount in list(followed.arrears.items())[:MOST_ROWS]
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
