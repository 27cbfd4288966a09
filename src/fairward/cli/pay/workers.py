"""The commands that are the worker's own word: `fairward pay receipt` and `account`."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fairward.cli.pay.group import FILE, account_of, day, pay, with_journal

if TYPE_CHECKING:
    from fairward.pay import Journal, Seal


@pay.command("receipt")
@with_journal
@click.argument("order")
@click.option("--code", required=True, help="The code on the payslip.")
@click.option("--received", metavar="AMOUNT", help="What arrived; leave it away with --nothing.")
@click.option("--nothing", is_flag=True, help="Nothing arrived.")
@click.option("--on", callback=day, metavar="DATE", help="The day on which it arrived.")
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
@with_journal
@click.argument("worker")
@click.option("--code", required=True, help="The code for a new account on the worker's last payslip.")
@click.option("--to", "new", required=True, type=FILE, help="The new account (CSV of one row).")
def account(journal: Journal, seal: Seal, worker: str, code: str, new: Path) -> None:
    """Change a worker's account, at the worker's own word: the holder must be the worker, and nobody else's account will do.

    \b
    fairward pay account pay.journal W1 --code HSN3J-24K6W --to account.csv
    """
    from fairward import pay as room  # noqa: PLC0415 - slow import

    room.change_account(journal, seal, worker, account_of(new), code)
    click.echo(f"Worker {worker}: paid into the new account from the next payment on.")
