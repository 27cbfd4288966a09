"""The group `fairward pay`, and what its commands share: the journal opened with its key, days and months as they are written."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group("pay")
def pay() -> None:
    """Pay a month to the workers, each into the worker's own account, and follow it until the worker has confirmed it.

    \b
    fairward pay begin pay.journal --approver Ana --approver Ben
    """


def with_journal(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command with the journal and its key opened, closed again whatever happens."""

    @click.argument("journal", metavar="JOURNAL", type=click.Path(dir_okay=False, path_type=Path))
    @click.option("--key", type=click.Path(dir_okay=False, path_type=Path), help="Key file; JOURNAL.key if not given.")
    @functools.wraps(command)
    def opened(journal: Path, key: Path | None, **options: Any) -> None:
        from fairward.pay import Journal, Seal, read_key  # noqa: PLC0415 - slow import

        seal = Seal(read_key(key or key_of(journal)))
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


def key_of(journal: Path) -> Path:
    """Return where the key of a journal is if nothing else is said."""
    return journal.with_name(f"{journal.name}.key")


def day(_context: Any, _parameter: Any, value: str | None) -> date | None:
    """Return the day that an option gives (2026-11-27); raises BadParameter for what is none."""
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no day; write 2026-11-27.") from error


def month_of(_context: Any, _parameter: Any, value: str | None) -> date | None:
    """Return the first day of the month that an option gives (2026-11); raises BadParameter for what is none."""
    try:
        return None if value is None else date.fromisoformat(f"{value}-01")
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no month; write 2026-11.") from error


def account_of(path: Path) -> Any:
    """Return the account that a table of one row holds."""
    from fairward import pay as room  # noqa: PLC0415 - slow import

    try:
        return room.account_in(path)
    except ValueError as error:
        raise click.ClickException(f"{path.name}: {error}") from error
