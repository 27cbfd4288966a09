"""The commands that write what a month leaves: `fairward pay payslips, status, ledger, close, rehearse`."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fairward.cli.output import tell, write_whole
from fairward.cli.pay.group import FILE, FOLDER, month_of, pay, with_journal

if TYPE_CHECKING:
    from fairward.model.placement import PaymentOrder
    from fairward.pay import Journal, Seal


_NEXT = {
    "prepared": "two persons have to approve them",
    "approved": "they have to be sent",
    "sent": "the bank has not answered yet",
    "accepted": "the bank's statement is missing",
    "credited": "the worker's own receipt is missing",
    "disputed": "the worker says that it did not come, or not whole: ask the bank and the worker",
    "returned": "they came back and have to be prepared anew",
}


@pay.command("payslips")
@with_journal
@click.argument("run")
@click.option("--to", "folder", required=True, type=FOLDER, help="Folder for the PDFs.")
def payslips(journal: Journal, seal: Seal, run: str, folder: Path) -> None:
    """Write each worker's payslip as a PDF in the worker's language, with the codes that are the worker's alone.

    \b
    fairward pay payslips pay.journal 2026-11-1 --to payslips/
    """
    from fairward import pay as room  # noqa: PLC0415 - slow import

    orders = list(room.orders(journal, seal, run))
    if not orders:
        raise click.ClickException(f"run {run}: there is no such run. Look at `fairward pay status`.")
    _write_payslips(orders, seal, folder)
    click.echo(f"{len(orders):,} payslips written to {folder}")


def _write_payslips(orders: Sequence[PaymentOrder], seal: Seal, folder: Path) -> None:
    """Write payslips that only their owner may read; returns nothing."""
    from fairward import pay as room  # noqa: PLC0415 - slow import

    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name, body in room.payslips(orders, seal):
        path = folder / f"{name}.pdf"
        path.write_bytes(body)
        path.chmod(0o600)


@pay.command("close")
@with_journal
@click.option("--month", required=True, callback=month_of, metavar="YYYY-MM", help="The month to close.")
@click.option("--to", "folder", required=True, type=FOLDER, help="Folder for payslips/, ledger.csv and terms.csv.")
def close(journal: Journal, seal: Seal, month: date, folder: Path) -> None:
    """Write all that a month leaves, in one step: payslips, ledger, terms; and say what is still open. Exit code 1: something is.

    Said again once the last receipts came, it writes the same files anew.

    \b
    fairward pay close pay.journal --month 2026-11 --to november/
    """
    from fairward import pay as room  # noqa: PLC0415 - slow import

    states = journal.states()
    of_month = [order for order in room.orders(journal, seal) if order.payday.month == month]
    if not of_month:
        raise click.ClickException(
            f"{month:%Y-%m}: nothing was prepared for this month. Begin with `fairward pay prepare`."
        )
    standing = [order for order in of_month if states[order.id][0] != "returned"]
    paid_again = {order.payday.placement for order in standing}
    folder.mkdir(parents=True, exist_ok=True)
    _write_payslips(standing, seal, folder / "payslips")
    write_whole(room.to_ledger(journal, seal, f"{month:%Y-%m}").encode(), folder / "ledger.csv", "the ledger")
    write_whole(room.to_terms(journal, seal).encode(), folder / "terms.csv", "the table of terms")
    click.echo(f"{len(standing):,} payslips, ledger.csv and terms.csv written to {folder}")
    waiting = [
        (order.id, states[order.id][0])
        for order in of_month
        if states[order.id][0] != "confirmed" and (order in standing or order.payday.placement not in paid_again)
    ]
    for state, count in sorted(Counter(state for _, state in waiting).items()):
        click.echo(f"{count:,} {state}: {_NEXT[state]}")
    if waiting:
        sys.exit(1)
    click.echo(f"{month:%Y-%m} is closed: every worker has confirmed.")


@pay.command("status")
@with_journal
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--orders", "each", is_flag=True, help="List each payment.")
def status(journal: Journal, seal: Seal, as_json: bool, each: bool) -> None:  # noqa: FBT001, ARG001 - click passes options by name
    """Show how far each run has come, and whether the journal is as it was written. Exit code 1: it is not.

    \b
    fairward pay status pay.journal
    """
    from fairward import pay as room  # noqa: PLC0415 - slow import

    found = room.standing(journal)
    problems = journal.checked()
    if as_json:
        click.echo(json.dumps({**found, "head": journal.head(), "sound": not problems}, indent=1))
    else:
        for run, states in found["runs"].items():
            click.echo(f"{run}\t" + ", ".join(f"{count:,} {state}" for state, count in states.items()))
        click.echo(f"Last entry: {journal.head()[:16]}" + ("" if problems else " · every entry is as it was written"))
    if each:
        for order, (state, reason) in sorted(journal.states().items()):
            click.echo(f"{order}\t{state}\t{reason}")
    tell(problems)
    if problems:
        sys.exit(1)


@pay.command("ledger")
@with_journal
@click.option("--month", callback=month_of, metavar="YYYY-MM", help="Only this month.")
@click.option(
    "--to", "target", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The ledger (CSV)."
)
@click.option(
    "--terms", type=click.Path(dir_okay=False, path_type=Path), help="The table of terms (CSV), to follow it by."
)
def ledger(journal: Journal, seal: Seal, month: date | None, target: Path, terms: Path | None) -> None:
    """Write the payments as the ledger that `fairward follow` reads: references and sums, no name and no account.

    \b
    fairward pay ledger pay.journal --to ledger.csv --terms terms.csv
    """
    from fairward import pay as room  # noqa: PLC0415 - slow import

    target.write_text(room.to_ledger(journal, seal, None if month is None else f"{month:%Y-%m}"), encoding="utf-8")
    if terms is not None:
        terms.write_text(room.to_terms(journal, seal), encoding="utf-8")
    click.echo(f"Ledger written to {target}", err=True)


@pay.command("rehearse")
@click.argument("file", type=FILE)
@click.option("--to", "folder", required=True, type=FOLDER, help="Folder for the answers.")
@click.option("--reject", multiple=True, type=click.IntRange(1), help="Reject this payment (1 is the first).")
@click.option("--return", "give_back", multiple=True, type=click.IntRange(1), help="Book this payment, then return it.")
def rehearse(file: Path, folder: Path, reject: tuple[int, ...], give_back: tuple[int, ...]) -> None:
    """Answer a payment file as a bank would, for rehearsals: no bank is asked and no money moves.

    \b
    fairward pay rehearse bank/FW-2026-11-1-1.xml --to answers/ --reject 1 --return 2
    """
    from fairward import pay as room  # noqa: PLC0415 - slow import

    made = room.rehearse(file, folder, reject, give_back)
    click.echo(f"{made.report}\n{made.statement}")
    click.echo(f"{made.booked} booked, {made.rejected} rejected, {made.returned} returned", err=True)
