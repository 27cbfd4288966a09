"""The commands that pay: `fairward pay begin, prepare, approve, send, bank, receipt, account, payslips, status, ledger`."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fairward.cli.output import tell

if TYPE_CHECKING:
    from fairward.pay import Journal, Seal
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group("pay")
def pay() -> None:
    """Pay a month to the workers, each into the worker's own account, and follow it until the worker has confirmed it.

    \b
    fairward pay begin pay.journal --approver Ana --approver Ben
    """


def _with_journal(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command with the journal and its key opened, closed again whatever happens."""

    @click.argument("journal", metavar="JOURNAL", type=click.Path(dir_okay=False, path_type=Path))
    @click.option("--key", type=click.Path(dir_okay=False, path_type=Path), help="Key file; JOURNAL.key if not given.")
    @functools.wraps(command)
    def opened(journal: Path, key: Path | None, **options: Any) -> None:
        from fairward.pay import Journal, Seal, read_key  # noqa: PLC0415 - slow import

        seal = Seal(read_key(key or _key_of(journal)))
        books = Journal(journal)
        try:
            command(books, seal, **options)
        except OSError as error:
            where = Path(error.filename).name if isinstance(error.filename, str) else "a file"
            message = f"{where} could not be written ({error.strerror}). Make room or choose another place, then say it again."
            raise click.ClickException(message) from error
        finally:
            books.close()

    return opened


def _key_of(journal: Path) -> Path:
    return journal.with_name(f"{journal.name}.key")


def _day(_context: Any, _parameter: Any, value: str | None) -> date | None:
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day; write 2026-11-27.") from error


def _month(_context: Any, _parameter: Any, value: str | None) -> date | None:
    try:
        return None if value is None else date.fromisoformat(f"{value}-01")
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no month; write 2026-11.") from error


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

    place = key or _key_of(journal)
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
@_with_journal
@click.option("--month", required=True, callback=_month, metavar="YYYY-MM", help="The month to pay.")
@click.option("--pay-on", required=True, callback=_day, metavar="DATE", help="The day on which the bank pays.")
@click.option("--placements", required=True, type=_FILE, help="Table of placements (CSV).")
@click.option("--scale", required=True, type=_FILE, help="Pay scale (CSV).")
@click.option("--deductions", type=_FILE, help="Table of deductions with their laws (CSV).")
@click.option("--changes", type=_FILE, help="Attendance and leave: what the month brings (CSV).")
@click.option("--rates", type=_FILE, help="Rates of exchange: day,currency,rate (CSV).")
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
@_with_journal
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
@_with_journal
@click.argument("run")
@click.option("--payer", required=True, type=_FILE, help="The employer's own account (CSV of one row).")
@click.option(
    "--to", "folder", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the files."
)
@click.option("--by", default="", help="Who sends.")
def send(journal: Journal, seal: Seal, run: str, payer: Path, folder: Path, by: str) -> None:
    """Write an approved run as ISO 20022 files (pain.001.001.09) for the employer's bank; again, and the same files come.

    \b
    fairward pay send pay.journal 2026-11-1 --payer payer.csv --to bank/
    """
    from fairward import pay as room  # noqa: PLC0415 - slow import

    for sent in room.send(journal, seal, run, _account(payer), folder, by):
        again = " (the same file as before)" if sent.again else ""
        click.echo(f"{sent.path}\t{sent.orders:,} payments{again}")


@pay.command("withdraw")
@_with_journal
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
@_with_journal
@click.argument("files", nargs=-1, required=True, type=_FILE)
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


@pay.command("receipt")
@_with_journal
@click.argument("order")
@click.option("--code", required=True, help="The code on the payslip.")
@click.option("--received", metavar="AMOUNT", help="What arrived; leave it away with --nothing.")
@click.option("--nothing", is_flag=True, help="Nothing arrived.")
@click.option("--on", callback=_day, metavar="DATE", help="The day on which it arrived.")
@click.option("--note", default="", help="What the worker wants to add; kept sealed.")
def receipt(
    journal: Journal,
    seal: Seal,
    order: str,
    code: str,
    received: str | None,
    nothing: bool,  # noqa: FBT001 - click passes options by name
    on: date | None,
    note: str,
) -> None:
    """Take the worker's own word on a payment: what arrived and when, or that nothing came.

    \b
    fairward pay receipt pay.journal 202611-P1-1 --code 85UQJ-365BA --received 3430.20 --on 2026-11-27
    """
    from fairward import pay as room  # noqa: PLC0415 - slow import
    from fairward.model.placement import Receipt  # noqa: PLC0415 - slow import

    if nothing == (received is not None) or (received is not None) != (on is not None):
        raise click.UsageError("Give --received and --on, or --nothing.")
    try:
        amount = None if received is None else Decimal(received)
    except InvalidOperation as error:
        raise click.BadParameter(f"{received!r} is no amount.", param_hint="--received") from error
    today = datetime.now().astimezone().date()
    given = Receipt(order=order, said_on=today, amount=amount, arrived_on=on, note=note)
    state = room.receive(journal, seal, given, code)
    click.echo(f"Payment {order}: {state.value}.")


@pay.command("account")
@_with_journal
@click.argument("worker")
@click.option("--code", required=True, help="The code for a new account on the worker's last payslip.")
@click.option("--to", "new", required=True, type=_FILE, help="The new account (CSV of one row).")
def account(journal: Journal, seal: Seal, worker: str, code: str, new: Path) -> None:
    """Change a worker's account, at the worker's own word: the holder must be the worker, and nobody else's account will do.

    \b
    fairward pay account pay.journal W1 --code HSN3J-24K6W --to account.csv
    """
    from fairward import pay as room  # noqa: PLC0415 - slow import

    room.change_account(journal, seal, worker, _account(new), code)
    click.echo(f"Worker {worker}: paid into the new account from the next payment on.")


def _account(path: Path) -> Any:
    """Return the account that a table of one row holds."""
    from fairward import pay as room  # noqa: PLC0415 - slow import

    try:
        return room.account_in(path)
    except ValueError as error:
        raise click.ClickException(f"{path.name}: {error}") from error


@pay.command("payslips")
@_with_journal
@click.argument("run")
@click.option(
    "--to", "folder", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the PDFs."
)
def payslips(journal: Journal, seal: Seal, run: str, folder: Path) -> None:
    """Write each worker's payslip as a PDF in the worker's language, with the codes that are the worker's alone.

    \b
    fairward pay payslips pay.journal 2026-11-1 --to payslips/
    """
    from fairward import pay as room  # noqa: PLC0415 - slow import

    orders = list(room.orders(journal, seal, run))
    if not orders:
        raise click.ClickException(f"run {run}: there is no such run. Look at `fairward pay status`.")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for name, body in room.payslips(orders, seal):
        path = folder / f"{name}.pdf"
        path.write_bytes(body)
        path.chmod(0o600)
    click.echo(f"{len(orders):,} payslips written to {folder}")


@pay.command("status")
@_with_journal
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
@_with_journal
@click.option("--month", callback=_month, metavar="YYYY-MM", help="Only this month.")
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
@click.argument("file", type=_FILE)
@click.option(
    "--to", "folder", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the answers."
)
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
