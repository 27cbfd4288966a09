"""Write the payment records of the example case, the same bytes each time: ``python examples/ledger.py``.

Everything is made up from the terms of the example agreement (bahamas/agreement.pdf): its fees, its stipends, its pay day, its
go-between, its fund. Thirty-six numbered workers stand in for the thirty-five that public reports speak of.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent / "ledger"
AGREEMENT = "CSMC-2023"
POSTS = (
    ("Medical specialist adviser", 12000, 1200),
    ("Computer engineer", 5000, 990),
    ("Specialist in health data", 5000, 990),
)
EACH = 12
MONTHS = 24
# For the first half year the stipends went through the Head of Mission in one sum; later by name, still late at times.
IN_BULK = 6
LATE = {9: 19, 16: 33, 21: 12}
FUND = Decimal("0.05")
HEAD = [
    "Reference", "Contract", "Host country", "Sending country", "Post", "Worker ref", "Payer", "Payer type", "Payee",
    "Payee type", "Account", "Category", "Period", "Due date", "Value date", "Amount", "Currency", "Number of workers",
]  # fmt: skip


def month_of(number: int) -> date:
    """Return the first day of a month, counted from July 2023."""
    place = 2023 * 12 + 6 + number
    return date(place // 12, place % 12 + 1, 1)


def working(day: date, step: int) -> date:
    """Return the day itself, or the next (step 1) or last (step -1) working day."""
    while day.weekday() > 4:
        day += timedelta(days=step)
    return day


def rows() -> Iterator[list[object]]:
    """Yield the payments month by month."""
    for number in range(MONTHS):
        month = month_of(number)
        invoiced, last = working(month, 1), working(month_of(number + 1) - timedelta(days=1), -1)
        paid = working(last + timedelta(days=LATE.get(number, 0)), 1)
        workers = [
            (f"W{post * EACH + place + 1:02}", *POSTS[post]) for post in range(len(POSTS)) for place in range(EACH)
        ]
        period = f"{month:%Y-%m}"

        def row(
            reference: str,
            post: str,
            worker: str,
            payer: str,
            payer_kind: str,
            payee: str,
            payee_kind: str,
            *rest: object,
        ) -> list[object]:
            return [reference, AGREEMENT, "BS", "CU", post, worker, payer, payer_kind, payee, payee_kind, *rest]

        for worker, post, fee, _ in workers:
            due, on = invoiced + timedelta(days=10), working(invoiced + timedelta(days=8), 1)
            yield row(f"F{period}-{worker}", post, worker, "Ministry of Health and Wellness", "host", "CSMC", "sender", "",
                      "fee", period, due, on, fee, "USD", "")  # fmt: skip
        here = [one for place, one in enumerate(workers) if not _on_leave(place, number)]
        if number < IN_BULK:
            for post, _, stipend in POSTS:
                heads = sum(one[1] == post for one in here)
                yield row(f"S{period}-{post[0]}{len(post)}", post, "", "Ministry of Health and Wellness", "host", "Head of Mission",
                          "go_between", "HM-1", "stipend", period, last, paid, heads * stipend, "USD", heads)  # fmt: skip
            continue
        for worker, post, _, stipend in here:
            account = "HM-1" if worker in ("W05", "W17", "W29") else f"BS-{worker}"
            yield row(f"S{period}-{worker}", post, worker, "Ministry of Health and Wellness", "host", worker, "worker", account,
                      "stipend", period, last, paid, stipend, "USD", "")  # fmt: skip
            fund = (stipend * FUND).quantize(Decimal("0.01"))
            yield row(f"B{period}-{worker}", post, worker, worker, "worker", "Brigade fund", "go_between", "HM-2",
                      "transfer", period, "", paid + timedelta(days=3), fund, "USD", "")  # fmt: skip


def _on_leave(place: int, number: int) -> bool:
    """Return whether a worker spends the month on leave at home: one month in twelve, for which no stipend is due."""
    return number > IN_BULK and (number - place) % 12 == 11


def main() -> None:
    """Write the ledger and the table of terms."""
    HERE.mkdir(exist_ok=True)
    with (HERE / "payments.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(HEAD)
        out.writerows(rows())
    with (HERE / "terms.csv").open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["agreement", "role", "host", "sender", "currency", "fee_monthly", "pay_monthly", "pay_day"])
        out.writerows([AGREEMENT, post, "BS", "CU", "USD", fee, stipend, 31] for post, fee, stipend in POSTS)


if __name__ == "__main__":
    main()
