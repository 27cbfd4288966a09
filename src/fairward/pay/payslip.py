"""Payslips as PDF in the worker's language: what the host pays, gross, each deduction with its ground, net, employer's costs."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import typst
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from fairward import books
from fairward.model.placement import LineKind, PaymentOrder
from fairward.pay.receiving import ACCOUNT, RECEIPT
from fairward.pay.sealing import Seal

LANGUAGES = ("en", "es", "pt", "fr")
TOGETHER = 100
"""How many payslips are set at once: starting the typesetter costs more than a page."""
_TEMPLATE = Path(__file__).parent / "templates" / "payslip.typ"


def payslips(orders: Sequence[PaymentOrder], seal: Seal) -> Iterator[tuple[str, bytes]]:
    """Yield the number of each order with its payslip as a PDF of its own; the codes on it are the worker's alone."""
    for at in range(0, len(orders), TOGETHER):
        part = orders[at : at + TOGETHER]
        slips = [slip(order, seal) for order in part]
        body = _typesetter().compile(sys_inputs={"slips": json.dumps(slips, ensure_ascii=False)}, format="pdf")
        whole = pypdfium2.PdfDocument(body)
        for order, pages in zip(part, _pages(whole, slips), strict=True):
            own = pypdfium2.PdfDocument.new()
            own.import_pages(whole, pages=pages)
            out = io.BytesIO()
            own.save(out)
            own.close()
            yield order.id, out.getvalue()
        whole.close()


@cache
def _typesetter() -> Any:
    """Return the typesetter with the template, kept for every payslip."""
    return typst.Compiler(str(_TEMPLATE), ignore_system_fonts=True)


def _pages(whole: Any, slips: Sequence[dict[str, Any]]) -> Iterator[list[int]]:
    """Yield the pages of each payslip: one each, or as many as lie between one month's heading and the next."""
    if len(whole) == len(slips):
        yield from ([page] for page in range(len(slips)))
        return
    starts = [page for page in range(len(whole)) if _begins(whole[page], slips)]
    assert len(starts) == len(slips), "each payslip begins on a page of its own"
    yield from (list(range(start, end)) for start, end in zip(starts, [*starts[1:], len(whole)], strict=True))


def _begins(page: Any, slips: Sequence[dict[str, Any]]) -> bool:
    """Return whether a page begins with the title of a payslip."""
    words = page.get_textpage().get_text_range().lstrip()
    return any(words.startswith(title) for title in {slip["title"] for slip in slips})


def slip(order: PaymentOrder, seal: Seal) -> dict[str, Any]:
    """Return the words of one payslip, in the worker's language where we write it, else in English."""
    language = order.language if order.language in LANGUAGES else "en"
    say = _words(language)
    payday = order.payday
    head = [
        [say["worker"], order.name],
        [say["reference"], f"{payday.worker} · {order.id}"],
        [say["employer"], order.terms.employer],
        [say["post"], order.terms.post],
        [say["days"], f"{payday.days} {say['of']} {payday.days_of_month}"],
        [say["pay_on"], format_date(order.pay_on, "long", locale=language)],
    ]
    return {
        "language": language,
        "title": say["title"],
        "month": format_skeleton("yMMMM", payday.month, locale=language),
        "head": head,
        "lines": list(_lines(order, say, language)),
        "receipt": say["receipt"],
        "account_code": say["account_code"],
        "wrong": say["wrong"],
        "code": seal.code(RECEIPT + order.id),
        "own": seal.code(ACCOUNT + order.id),
    }


def _lines(order: PaymentOrder, say: dict[str, str], language: str) -> Iterator[list[Any]]:
    """Yield the rows of money: text, amount, whether it is a sum, and what stands small under it."""
    payday = order.payday

    def row(text: str, amount: Decimal, *, whole: bool = False, small: str | None = None) -> list[Any]:
        shown = format_decimal(amount, "#,##0.00##", locale=language)
        return [text, f"{shown} {payday.currency}", whole, small]

    yield row(say["host_pays"], payday.host_pays, whole=True)
    for line in payday.lines:
        if line.kind is LineKind.UNPAID:
            yield row(say["unpaid"], -line.amount, small=line.label)
        elif line.kind not in (LineKind.DEDUCTION, LineKind.EMPLOYER):
            yield row(say[line.kind.value], line.amount, small=line.label)
    yield row(say["gross"], payday.gross, whole=True)
    kinds = books.atlas("deductions")["kinds"]
    for line in payday.lines:
        if line.kind is LineKind.DEDUCTION:
            name = kinds[line.deduction]["says"][language]
            ground = f"{line.label} · {say['ground']}: {line.law} · {say['paid_to']}: {line.payee}"
            yield row(name, -line.amount, small=ground)
    if not payday.deducted:
        yield [say["deductions"], say["no_deductions"], False, None]
    yield row(say["net"], payday.net, whole=True)
    if order.rate is not None and order.rate_on is not None:
        on = format_date(order.rate_on, "long", locale=language)
        shown = format_decimal(order.amount, "#,##0.00##", locale=language)
        small = f"{say['rate']} {on}: 1 {payday.currency} = {order.rate.quantize(Decimal('0.000001')).normalize():f} {order.currency}"
        yield [say["credited"], f"{shown} {order.currency}", True, small]
    for line in payday.lines:
        if line.kind is LineKind.EMPLOYER:
            yield row(say["employer_costs"], line.amount, small=f"{line.label} · {line.law}")
    if payday.fees:
        yield row(say["fees"], payday.fees)


@cache
def _words(language: str) -> dict[str, str]:
    """Return the fixed words of a payslip in one language."""
    return {name: words[language] for name, words in books.atlas("payslip_words").items()}
