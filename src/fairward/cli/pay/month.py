"""The commands of a month: `fairward pay begin, prepare, approve, send, withdraw, bank`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fairward.cli.output import tell
from fairward.cli.pay.group import FILE, FOLDER, account_of, day, key_of, month_of, pay, with_journal

if TYPE_CHECKING:
    from fairward.pay import Journal, Seal


@pay.command("begin")
@click.argument("journal", metavar="JOURNAL", type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--key", type=click.Path(dir_okay=False, path_type=Path), help="Where the key goes; JOURNAL.key if not given."
)
@click.option("--approver", "approvers", multiple=True, required=True, help="A person who may approve; two or more.")
def begin(journal: Path, key: Path | None, approvers: tuple[str, ...]) -> None:
    """Begin a journal: its key, and a code for each person who may approve, shown this once.

    \b
    fairward pay begin pay.journal --approver Ana --approver Ben
    """
    from fairward.pay import Journal, new_key, register  # noqa: PLC0415 - slow import

    place = key or key_of(journal)
    if len({" ".join(name.casefold().split()) for name in approvers}) < max(2, len(approvers)):
        raise click.UsageError("Two different persons or more approve: give --approver for each.")
    books = Journal.begin(journal)
    try:
        new_key(place)
    except FileExistsError as error:
        raise click.ClickException(f"{place}: there is a key already. Choose another place with --key.") from error
    codes = register(books, approvers)
    books.close()
    click.echo(f"Journal {journal} begun. Its key is {place}: without it nothing can be opened; keep a copy elsewhere.")
    click.echo("\n".join(f"{name}\t{code}" for name, code in codes.items()))
    click.echo("Give each person their code; it is not shown again.", err=True)


@pay.command("prepare")
@with_journal
@click.option("--month", required=True, callback=month_of, metavar="YYYY-MM", help="The month to pay.")
@click.option("--pay-on", required=True, callback=day, metavar="DATE", help="The day on which the bank pays.")
@click.option("--placements", required=True, type=FILE, help="Table of placements (CSV).")
@click.option("--scale", required=True, type=FILE, help="Pay scale (CSV).")
@click.option("--deductions", type=FILE, help="Table of deductions with their laws (CSV).")
@click.option("--changes", type=FILE, help="Attendance and leave: what the month brings (CSV).")
@click.option("--rates", type=FILE, help="Rates of exchange: day,currency,rate (CSV).")
@click.option("--by", required=True, help="Who prepares; this person cannot approve.")
def prepare(
    journal: Journal,
    seal: Seal,
    month: date,
    pay_on: date,
    placements: Path,
    scale: Path,
    deductions: Path | None,
    changes: Path | None,
    rates: Path | None,
    by: str,
) -> None:
    """Prepare a month: one order for each placement that has none; said twice, nothing is prepared twice.

    \b
    fairward pay prepare pay.journal --month 2026-11 --pay-on 2026-11-27 --placements placements.csv --scale scale.csv --by Eva
    """
    from fairward import pay as room  # noqa: PLC0415 - slow import

    found, problems = room.read_placements(placements, room.read_scale(scale), month)
    brought, wrong = room.read_changes(changes, month) if changes else ({}, ())
    given = room.Month(
        month=month,
        pay_on=pay_on,
        placements=found,
        changes=brought,
        rules=room.read_rules(deductions) if deductions else (),
        rates=room.read_rates(rates) if rates else room.Rates(),
    )
    done = room.prepare(journal, seal, given, by)
    tell([*problems, *wrong, *done.problems])
    if done.run:
        sums = ", ".join(f"{value:,} {currency}" for currency, value in sorted(done.sums.items()))
        click.echo(f"Run {done.run}: {done.orders:,} payments prepared, {sums}. Two persons have to approve it.")
    else:
        click.echo("Nothing was left to prepare.")
    if done.already:
        click.echo(f"{done.already:,} placements have their payment for this month already.")
    if problems or wrong or (done.problems and not done.run):
        sys.exit(1)


@pay.command("approve")
@with_journal
@click.argument("run")
@click.option("--by", required=True, help="Who approves.")
@click.option("--code", prompt=True, hide_input=True, help="The person's code; asked for if not given.")
def approve(journal: Journal, seal: Seal, run: str, by: str, code: str) -> None:  # noqa: ARG001 - every command is opened alike
    """Approve a run; it takes two different persons, neither of whom prepared it.

    \b
    fairward pay approve pay.journal 2026-11-1 --by Ana
    """
    from fairward import pay as room  # noqa: PLC0415 - slow import

    count, orders = room.approve(journal, run, by, code)
    click.echo(
        f"Run {run}: approved by two persons, {orders:,} payments." if orders else f"Run {run}: {count} of 2 approvals."
    )


@pay.command("send")
@with_journal
@click.argument("run")
@click.option("--payer", required=True, type=FILE, help="The employer's own account (CSV of one row).")
@click.option("--to", "folder", required=True, type=FOLDER, help="Folder for the files.")
@click.option("--by", default="", help="Who sends.")
def send(journal: Journal, seal: Seal, run: str, payer: Path, folder: Path, by: str) -> None:
    """Write an approved run as ISO 20022 files (pain.001.001.09) for the employer's bank; again, and the same files come.

    \b
    fairward pay send pay.journal 2026-11-1 --payer payer.csv --to bank/
    """
    from fairward import pay as room  # noqa: PLC0415 - slow import

    for sent in room.send(journal, seal, run, account_of(payer), folder, by):
        again = " (the same file as before)" if sent.again else ""
        click.echo(f"{sent.path}\t{sent.orders:,} payments{again}")


@pay.command("withdraw")
@with_journal
@click.argument("run")
@click.option("--by", required=True, help="Who takes it back.")
@click.option("--why", required=True, help="The reason; it stays in the journal.")
def withdraw(journal: Journal, seal: Seal, run: str, by: str, why: str) -> None:
    """Take a run back before it was sent, by entries the other way round; the next prepare makes it anew.

    \b
    fairward pay withdraw pay.journal 2026-11-1 --by Eva --why "the scale was last year's"
    """
    from fairward import pay as room  # noqa: PLC0415 - slow import

    click.echo(f"Run {run}: {room.withdraw(journal, seal, run, by, why):,} payments taken back.")


@pay.command("bank")
@with_journal
@click.argument("files", nargs=-1, required=True, type=FILE)
def bank(journal: Journal, seal: Seal, files: Sequence[Path]) -> None:
    """Read the bank's answers: status reports (pain.002) and statements (camt.053); each counts once.

    \b
    fairward pay bank pay.journal report.xml statement.xml
    """
    from fairward import pay as room  # noqa: PLC0415 - slow import
    from fairward.model.problem import FairwardError  # noqa: PLC0415 - slow import

    failed = False
    for path in files:
        try:
            done = room.reconcile(journal, seal, path, "")
        except FairwardError as error:
            click.echo(str(error), err=True)
            failed = True
            continue
        if done.again:
            click.echo(f"{path.name}: read before; nothing changed.")
            continue
        moved = ", ".join(f"{count:,} {state}" for state, count in sorted(done.moved.items())) or "nothing changed"
        other = f"; {done.other:,} entries of other business" if done.other else ""
        click.echo(f"{path.name}: {moved}{other}.")
        tell(done.problems)
    if failed:
        sys.exit(1)
