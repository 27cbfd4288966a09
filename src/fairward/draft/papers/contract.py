"""The worker's own contract, two languages side by side, with a page in plain words; one fingerprint binds both languages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from babel.dates import format_date

from fairward import books
from fairward.draft.papers.agreement import articles
from fairward.draft.papers.options import choice
from fairward.draft.papers.saying import block, money, say
from fairward.model.paper import Block, Paper, Parties
from fairward.model.placement import LineKind, Payday, Placement

CLAUSES = (
    "told-what-host-pays", "paid-directly", "paid-on-time", "deductions-lawful-and-capped", "payslip-and-records",
    "equal-conditions", "host-law-governs-the-work", "hours-and-rest", "safe-work-and-housing", "zero-recruitment-fees",
    "no-contract-switch", "keeps-passport", "keeps-diplomas", "free-movement-in-host", "choose-home", "join-unions",
    "resign-with-notice", "no-exit-penalty-or-bond", "final-pay-on-leaving", "status-survives-leaving",
    "independent-complaints", "host-courts-open", "no-retaliation-for-complaint",
)  # fmt: skip

_SUMMARY = ("summary_pay", "summary_papers", "summary_fees", "summary_leave", "summary_free", "summary_complain")


def contract(placement: Placement, month: Payday, parties: Parties, languages: tuple[str, str]) -> Paper:
    """Return the contract of one placement: the worker's language left, the host's right, then the plain summary.

    `month` is the pay of a whole month. The fingerprint is of the words of both columns together.
    """
    sides = [tuple(_articles(placement, month, parties, language)) for language in languages]
    rows = tuple(zip(*sides, strict=True))
    own = say(languages[0])
    names = tuple(say(language)["contract"] for language in languages)
    blocks = [
        block("title", " · ".join(names)),
        Block(kind="table", rows=(names, *rows)),
        block("note", f"{own['hash']}: {fingerprint(sides)}"),
        *(block("text", line) for line in own["contract_signed"].split("    ")),
        Block(kind="break"),
        *summary(month, parties, languages[0]),
    ]
    return Paper(title=names[0], language=languages[0], blocks=tuple(blocks))


def fingerprint(sides: list[tuple[str, ...]]) -> str:
    """Return the SHA-256 of the words of both languages: a change in either is another contract."""
    digest = hashlib.sha256()
    for side in sides:
        for words in side:
            digest.update(" ".join(words.split()).encode() + b"\x1e")
        digest.update(b"\x1d")
    return digest.hexdigest()


def _articles(placement: Placement, month: Payday, parties: Parties, language: str) -> Iterator[str]:
    """Yield the cells of one language: who, what post, the pay in figures, the articles, which language holds."""
    words = say(language)
    yield words["contract_between"].format(
        employer=placement.employer, worker=placement.name, agreement=words["agreement"]
    )
    end = "" if placement.ends_on is None else words["until"].format(end=_day(placement.ends_on, language))
    start = _day(placement.starts_on, language)
    yield words["contract_post"].format(post=_post(placement.post, parties, language), start=start, end=end)
    yield "\n".join(_pay(month, language))
    yield words["contract_account"]
    known = {clause.id: clause for _, _, clause in articles(parties, language)}
    for name in CLAUSES:
        yield f"{known[name].title}. {known[name].text}"
    yield words["contract_binds"]


def _post(name: str, parties: Parties, language: str) -> str:
    """Return the name of a post in a language where the parties name it, else as the table of placements has it."""
    known = (post for post in parties.posts if name.casefold() in {one.casefold() for one in post.names.values()})
    return next((post.name(language) for post in known), name)


def _pay(month: Payday, language: str) -> Iterator[str]:
    """Yield the pay in figures: each part, each deduction with its law, net, what the host pays."""
    words = say(language)
    yield f"{words['contract_pay']}:"
    for line in month.lines:
        if line.kind in (LineKind.BASE, LineKind.ALLOWANCE):
            name = words["base"] if line.kind is LineKind.BASE else line.label
            yield f"{name}: {money(line.amount)} {month.currency}"
    yield f"{words['gross']}: {money(month.gross)} {month.currency}"
    for line in month.lines:
        if line.kind is LineKind.DEDUCTION:
            yield f"{words['deduction']}: {line.label}, −{money(line.amount)} {month.currency} ({line.law})"
    yield f"{words['net']}: {money(month.net)} {month.currency}"
    yield f"{words['employer_costs']}: {money(month.employer_costs)} {month.currency}"
    yield f"{words['host_pays']}: {money(month.host_pays)} {month.currency}"


def summary(month: Payday, parties: Parties, language: str) -> Iterator[Block]:
    """Yield one page in plain words for the worker."""
    words = say(language)
    yield block("part", words["summary"])
    notice = books.atlas("agreement_options")["notice"]["choices"][choice("notice", parties)][language]
    values = {"gross": money(month.gross), "net": money(month.net), "currency": month.currency, "notice": notice}
    for name in _SUMMARY:
        yield block("item", words[name].format(**values))


def _day(day: object, language: str) -> str:
    """Return a day written out."""
    return str(format_date(day, "long", locale={"en": "en_GB"}.get(language, language)))  # type: ignore[arg-type]  # a date
