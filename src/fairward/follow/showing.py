"""What the flags and sums of a ledger show on the checks of the rulebook, in words; never more than the rows say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from fairward import books
from fairward.model.payment import Group, Shown

_ROWS_THAT_WEIGH = 2
_RED = Decimal(50)
_LONG = 31


def shown(total: Group, counts: Mapping[str, int], files: Sequence[str]) -> tuple[Shown, ...]:
    """Return what records show on each check: breaches, safeguards and questions.

    A flag is weighed where it stands on at least two rows; a single row is a question. Late pay is weighed where it is
    repeated or one pay period late, as the rulebook asks. A safeguard is shown where all pay by name came in time.
    """
    hashes = tuple(one[:16] for one in files)
    return (*_of_flags(total, counts, hashes), *_of_sums(total, counts, hashes))


def _of_flags(total: Group, counts: Mapping[str, int], files: tuple[str, ...]) -> Iterator[Shown]:
    """Yield what each flag that found something shows."""
    known = books.rulebook().checks
    for flag, record in books.atlas("payment_flags").items():
        number = counts.get(flag, 0)
        if not number:
            continue
        weighs = number >= _ROWS_THAT_WEIGH or (flag == "late" and total.late_most > _LONG)
        side = record["side"] if weighs else "question"
        told = {language: f"{record['title'][language]}: {number:,}." for language in ("en", "es")}
        if flag == "late":
            told = {
                "en": f"{number:,} of {total.pays:,} payments to workers came late, by {total.late_most} days at most.",
                "es": f"{number:,} de {total.pays:,} pagos a trabajadores llegaron tarde, como máximo {total.late_most} días.",
            }
        for check in record["checks"]:
            if check in known:
                yield Shown(
                    check=check, side=side, flag=flag, told=told, files=files, else_explains=record["else_explains"]
                )


def _of_sums(total: Group, counts: Mapping[str, int], files: tuple[str, ...]) -> Iterator[Shown]:
    """Yield what the sums show: a worker's share below the rulebook's red band, or pay that came in time."""
    share = total.worker_share
    if share is not None and share.high is not None and share.low is not None and share.high < _RED:
        ends = f"{share.low}" if share.low == share.high else f"{share.low} – {share.high}"
        told = {
            "en": f"{ends} % of what the host paid reached workers by name.",
            "es": f"El {ends} % de lo que pagó el país de destino llegó a trabajadores por su nombre.",
        }
        explains = {
            "en": "Pay from other books (a wage at home), or work and goods besides the workers' that the fee pays for.",
            "es": "Pagos de otros libros (un salario en el país de origen), o trabajo y bienes ajenos que el honorario paga.",
        }
        yield Shown(
            check="full-wage-reaches-worker",
            side="breach",
            flag="worker-share",
            told=told,
            files=files,
            else_explains=explains,
        )
    if total.pays >= 12 and not total.late and not counts.get("missing-month"):
        told = {
            "en": f"All {total.pays:,} payments to workers came by their due day, and no month is missing.",
            "es": f"Los {total.pays:,} pagos a trabajadores llegaron a su vencimiento y no falta ningún mes.",
        }
        yield Shown(check="paid-on-time", side="safeguard", flag="pay-timeliness", told=told, files=files)
