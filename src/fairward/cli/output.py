"""What commands print and write: progress on a terminal, problems, reports, entries of the rulebook."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from fairward.model.draft import Report
    from fairward.model.problem import Problem


@contextmanager
def progress(what: str) -> Iterator[Callable[[str], None]]:
    """Give a function to call after each source: it moves a bar on a terminal and stays silent in a pipe."""
    if not sys.stderr.isatty():
        yield lambda _name: None
        return
    from tqdm import tqdm  # noqa: PLC0415 - slow import

    with tqdm(desc=what, unit=" sources", leave=False, file=sys.stderr, delay=0.5) as bar:

        def step(_name: str) -> None:
            bar.update()

        yield step


def tell(problems: Any) -> None:
    """Print problems to standard error, one line each."""
    problem: Problem
    for problem in problems:
        click.echo(str(problem), err=True)


def write(report: Report, path: Path) -> None:
    """Write a report in the format that the file's name asks for; it appears whole or not at all."""
    from fairward import draft  # noqa: PLC0415 - slow import

    suffix = path.suffix.lower()
    if suffix == ".html":
        body = draft.to_html(report).encode()
    elif suffix == ".json":
        body = draft.to_json(report).encode()
    else:
        body = draft.to_pdf(report) if suffix == ".pdf" else draft.to_docx(report)
    write_whole(body, path, "the report")


def write_whole(body: bytes, target: Path, what: str) -> None:
    """Write a file that appears whole or not at all; where it cannot be written, say so of `what`. Returns nothing."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        half = target.with_name(f".{target.name}.part")
        half.write_bytes(body)
        half.replace(target)
    except OSError as error:
        raise click.ClickException(
            f"{target}: {what} could not be written ({error.strerror}). Choose another place."
        ) from error


def show(report: Report, *, as_json: bool, files: list[str]) -> None:
    """Print the report to standard output: as JSON, or as a summary of the terminal's width."""
    from fairward import draft  # noqa: PLC0415 - slow import

    if as_json:
        click.echo(draft.to_json(report))
        return
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    click.echo(draft.to_terminal(report, width=80, colour=colour, files=files), nl=False)


def print_entry(row: dict[str, Any] | None, *, as_json: bool, language: str) -> None:
    """Print one entry of the rulebook, or say that there is none."""
    if row is None:
        message = (
            "Nothing in the rulebook has this id; `fairward check list` and `fairward rules list` show what there is."
        )
        raise click.ClickException(message)
    if as_json:
        click.echo(json.dumps(row, ensure_ascii=False, indent=1))
        return
    from fairward.run import shown  # noqa: PLC0415 - slow import

    click.echo(shown.as_text(row, language=language))
