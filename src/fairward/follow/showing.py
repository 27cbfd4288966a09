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
        told = {language: f"{title}: {number:,}." for language, title in record["title"].items()}
        if flag == "late":
            told = {
                "en": f"{number:,} of {total.pays:,} payments to workers came late, by {total.late_most} days at most.",
                "es": f"{number:,} de {total.pays:,} pagos a trabajadores llegaron tarde, como máximo {total.late_most} días.",
                "pt": f"{number:,} de {total.pays:,} pagamentos a trabalhadores chegaram tarde, no máximo {total.late_most} dias.",
                "fr": f"{number:,} sur {total.pays:,} paiements aux travailleurs sont arrivés en retard, de {total.late_most} jours au plus.",
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
            "pt": f"Chegaram a trabalhadores, pelo nome, {ends} % do que o país de destino pagou.",
            "fr": f"Sur ce qu’a payé le pays d’accueil, {ends} % sont parvenus nommément aux travailleurs.",
        }
        explains = {
            "en": "Pay from other books (a wage at home), or work and goods besides the workers' that the fee pays for.",
            "es": "Pagos de otros libros (un salario en el país de origen), o trabajo y bienes ajenos que el honorario paga.",
            "pt": "Pagamentos de outros livros (um salário no país de origem), ou trabalho e bens alheios que a tarifa paga.",
            "fr": "Des paiements d’autres livres (un salaire au pays d’origine), ou un travail et des biens d’autrui que paie le tarif.",
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
            "pt": f"Os {total.pays:,} pagamentos a trabalhadores chegaram até ao vencimento e não falta nenhum mês.",
            "fr": f"Les {total.pays:,} paiements aux travailleurs sont arrivés à l’échéance et aucun mois ne manque.",
        }
        yield Shown(check="paid-on-time", side="safeguard", flag="pay-timeliness", told=told, files=files)
