"""Rates of exchange of the pay date: what one unit of a currency is worth in another on a day, with the day it is of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from fairward.pay.tables import BadRow, amount, day, rows, unreadable

REACH = 7


@dataclass(slots=True)
class Rates:
    """A table of rates: for each day, units of each currency for one unit of the table's base."""

    by_day: dict[date, dict[str, Decimal]] = field(default_factory=dict)

    def between(self, own: str, other: str, on: date) -> tuple[Decimal, date]:
        """Return how many units of `other` one unit of `own` is, and the day of the rate: the pay date or the last before it.

        Raises BadRow where there is none within a week: a worker is not paid at a guessed rate.
        """
        for back in range(REACH + 1):
            of = on - timedelta(days=back)
            known = self.by_day.get(of, {})
            if own in known and other in known:
                return known[other] / known[own], of
        raise BadRow(f"there is no rate of {own} to {other} for {on.isoformat()} or the week before it.")


def read_rates(path: Path) -> Rates:
    """Return the rates of a table day,currency,rate[,base]; raises UnreadableSource where it is none. The base is EUR if not said."""
    rates = Rates()
    for number, row in rows(path, ("day", "currency", "rate")):
        try:
            on, rate = day(row, "day"), amount(row, "rate")
            if on is None or rate is None or rate <= 0:
                raise BadRow("day and a rate above 0 must be given.")  # noqa: TRY301 - told with the number of its row below
        except BadRow as error:
            raise unreadable(path, f"Row {number}: {error}", "Correct the table of rates.") from error
        known = rates.by_day.setdefault(on, {})
        known[row["currency"].upper()] = rate
        known[(row.get("base") or "EUR").upper()] = Decimal(1)
    return rates
