"""The door from the terminal: each command is a verb of the library.

Imports inside commands are there because they are slow: `fairward --help` needs none of them.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fairward import __version__
from fairward.cli.key import key
from fairward.cli.model import asking, model_options
from fairward.cli.money import follow, make_ledger
from fairward.cli.output import print_entry, progress, show, tell, write
from fairward.cli.papers import compare, contract, cost, draft, move
from fairward.cli.pay import pay
from fairward.cli.register import publish, serve, verify
from fairward.cli.witness import witness

if TYPE_CHECKING:
    from fairward.model.draft import Report

_FORMATS = (".html", ".pdf", ".json", ".docx")
_LANGUAGES = ("en", "es", "pt", "fr")


_keep = click.option(
    "--keep",
    type=click.Path(file_okay=False, path_type=Path),
    help="Keep what each source says in this folder: started again, the run goes on where it stopped.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="fairward")
def cli() -> None:
    """Read agreements that send health workers abroad, and show what they say against fair standards.

    \b
    fairward assess agreement.pdf article.html --report report.html
    """


cli.add_command(follow)
cli.add_command(make_ledger)
cli.add_command(pay)
for command in (draft, compare, contract, cost, move, key, publish, serve, verify, witness):
    cli.add_command(command)


@cli.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option(
    "--report",
    "reports",
    multiple=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a report: FILE.html, .pdf, .docx or .json. May be given several times.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the whole report as JSON instead of the summary.")
@click.option("--case", "case", metavar="HOST-SENDER", help="Only this case, by country codes, such as BS-CU.")
@click.option(
    "--since", metavar="DATE", help="Only statements from this year, month or day on (2025, 2025-06, 2025-06-16)."
)
@click.option("--until", metavar="DATE", help="Only statements up to this year, month or day.")
@click.option("--checks", metavar="ID[,ID...]", help="Only these checks (see `fairward check list`).")
@click.option(
    "--lang",
    type=click.Choice(_LANGUAGES),
    default="en",
    show_default=True,
    help="Language of the report; quotes stay in theirs.",
)
@click.option(
    "--judgements",
    type=click.Path(exists=True, dir_okay=False),
    help="JSON lines with a person's confirm, correct or reject of statements.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["breach", "dispute"]),
    help="Exit with 1 where a check is breached (or breached or disputed).",
)
@click.option(
    "--ledger",
    "ledgers",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Payment records to follow beside the sources; see `fairward follow`.",
)
@click.option(
    "--agreements", "terms", multiple=True, type=click.Path(exists=True, path_type=Path), help="Table of terms."
)
@click.option("--rates", type=click.Path(exists=True, path_type=Path), help="Table of rates of exchange by day.")
@click.option("--scale", type=click.Path(exists=True, path_type=Path), help="Pay scale of local peers.")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Read with this many processes.")
@_keep
@model_options
def assess(
    sources: tuple[str, ...],
    reports: tuple[Path, ...],
    as_json: bool,  # noqa: FBT001 - click passes options by name
    case: str | None,
    since: str | None,
    until: str | None,
    checks: str | None,
    lang: str,
    judgements: str | None,
    fail_on: str | None,
    ledgers: tuple[Path, ...],
    terms: tuple[Path, ...],
    rates: Path | None,
    scale: Path | None,
    jobs: int,
    keep: Path | None,
    **along: Any,
) -> None:
    """Assess sources: what they say of the money and the conditions, against the rulebook.

    SOURCE is a file, a folder, a pattern or - for standard input. Exit code 0: done; 1: --fail-on met; 2: nothing could
    be read, or the call was wrong.

    \b
    fairward assess examples/bahamas --report report.html
    fairward assess article.txt --lang es --json
    """
    from fairward import run  # noqa: PLC0415 - slow import

    _writable(reports)
    given = run.Given(
        sources=sources,
        case=case,
        since=_date(since, "--since"),
        until=_date(until, "--until"),
        checks=_checks(checks),
        language=lang,
        judgements=judgements,
        jobs=jobs,
        ledgers=ledgers,
        terms=terms,
        rates=rates,
        scale=scale,
    )
    model = asking(**along)
    with progress("reading") as step:
        found = run.take(given.sources, given.jobs, step, model, keep)
    report = run.report(given, found)
    if not report.assessed and (case or not (found.documents or found.empty)):
        tell(report.problems)
        sys.exit(2)
    for path in reports:
        write(report, path)
    show(report, as_json=as_json, files=[str(path) for path in reports])
    for path in reports:
        click.echo(f"Report written to {path}", err=True)
    if fail_on and _outcomes(report) & ({"breached"} if fail_on == "breach" else {"breached", "disputed"}):
        sys.exit(1)


@cli.command("read")
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@click.option("--text", "as_text", is_flag=True, help="Print the text of the documents instead of their statements.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines (the default; kept for scripts).")
@click.option("--jobs", type=click.IntRange(1), default=1, show_default=True, help="Read with this many processes.")
@_keep
@model_options
def read_(
    sources: tuple[str, ...],
    as_text: bool,  # noqa: FBT001 - click passes options by name
    as_json: bool,  # noqa: FBT001, ARG001 - as above
    jobs: int,
    keep: Path | None,
    **along: Any,
) -> None:
    """Read sources into statements, one JSON object a line, each pinned to its exact words.

    \b
    fairward read agreement.pdf | head -3
    fairward read --text scan.pdf
    fairward read article.html --model llama3.1 --model-address http://localhost:11434/v1
    """
    from fairward import run  # noqa: PLC0415 - slow import
    from fairward.model.problem import Problem  # noqa: PLC0415 - slow import
    from fairward.model.rows import statement_row  # noqa: PLC0415 - slow import

    read_any = False
    model = None if as_text else asking(**along)
    with progress("reading") as step:
        for result in run.each(sources, jobs, model, keep):
            if isinstance(result, Problem):
                tell([result])
                continue
            document, statements, problems = result
            read_any = True
            tell(problems)
            if as_text:
                click.echo(document.text)
            else:
                for statement in statements:
                    click.echo(json.dumps(statement_row(statement), ensure_ascii=False))
            step(document.source.name)
    if model is not None:
        tell(model.account())
    if not read_any:
        sys.exit(2)


@cli.group()
def check() -> None:
    """List the checks of the rulebook, or show one."""


@check.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines.")
@click.option(
    "--lang", type=click.Choice(_LANGUAGES), default="en", show_default=True, help="Language of the questions."
)
def check_list(as_json: bool, lang: str) -> None:  # noqa: FBT001 - click passes options by name
    """List every check with its dimension, severity and question.

    \b
    fairward check list | grep critical
    """
    from fairward import books  # noqa: PLC0415 - slow import

    for item in books.rulebook().checks.values():
        if as_json:
            row = {
                "id": item.id,
                "dimension": item.dimension,
                "severity": item.severity,
                "limb": item.limb,
                "question": item.question.get(lang) or item.question["en"],
            }
            click.echo(json.dumps(row, ensure_ascii=False))
        else:
            click.echo(
                f"{item.id:40} {item.dimension:12} {item.severity:9} {(item.question.get(lang) or item.question['en'])}"
            )


@check.command("show")
@click.argument("check_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--lang", type=click.Choice(_LANGUAGES), default="en", show_default=True, help="Language of the text.")
def check_show(check_id: str, as_json: bool, lang: str) -> None:  # noqa: FBT001 - click passes options by name
    """Show one check: its question, when it is breached or met, why, its provisions and its fair clause.

    \b
    fairward check show keeps-passport
    """
    from fairward.run import shown  # noqa: PLC0415 - slow import

    print_entry(shown.check(check_id, lang), as_json=as_json, language=lang)


@cli.group()
def rules() -> None:
    """List the instruments of the rulebook, or show an instrument or a provision."""


@rules.command("list")
def rules_list() -> None:
    """List every instrument with its kind and year.

    \b
    fairward rules list
    """
    from fairward import books  # noqa: PLC0415 - slow import

    for item in books.rulebook().instruments.values():
        click.echo(f"{item.id:24} {item.binding:14} {item.year or '-':>5}  {item.name}")


@rules.command("show")
@click.argument("rule_id", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--lang", type=click.Choice(_LANGUAGES), default="en", show_default=True, help="Language of the summaries."
)
def rules_show(rule_id: str, as_json: bool, lang: str) -> None:  # noqa: FBT001 - click passes options by name
    """Show an instrument with its provisions, or one provision, with who is bound and how well it was verified.

    \b
    fairward rules show ilo-c095
    fairward rules show ilo-c095-art8
    """
    from fairward.run import shown  # noqa: PLC0415 - slow import

    print_entry(shown.rule(rule_id, lang), as_json=as_json, language=lang)


@cli.command()
@click.argument("texts", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--errors", default=0, show_default=True, help="List this many errors.")
@click.option("--json", "as_json", is_flag=True, help="Print the table as JSON.")
def score(texts: Path, gold: Path, errors: int, as_json: bool) -> None:  # noqa: FBT001 - click passes options by name
    """Score reading: read every text of a folder and compare with annotations of the same names.

    \b
    fairward score gold/texts gold/annotations --errors 20
    """
    from fairward.run import scoring  # noqa: PLC0415 - slow import

    with progress("scoring") as step:
        table, mistakes = scoring.score(texts, gold, step)
    click.echo(json.dumps(table, indent=1) if as_json else scoring.shown(table))
    for line in mistakes[:errors]:
        click.echo(line)


def main() -> None:
    """Run the command line; a reader that closes the pipe early is no error."""
    from fairward.model.problem import FairwardError  # noqa: PLC0415 - slow import

    before = sys.stdout
    try:
        cli(prog_name="fairward")
    except FairwardError as error:  # a book that its editor broke: its name and key are what helps
        click.echo(f"Error: {error}", err=True)
        sys.exit(2)
    except SystemExit:
        if sys.stdout is not before:  # Click put a muted output in its place: the pipe was closed
            os.dup2(os.open(os.devnull, os.O_WRONLY), before.fileno())
            sys.exit(0)
        raise


def _writable(reports: tuple[Path, ...]) -> None:
    """Return nothing; say which report has an ending that no report is written in."""
    for path in reports:
        if path.suffix.lower() not in _FORMATS:
            raise click.BadParameter(f"{path}: reports are written as {', '.join(_FORMATS)}.", param_hint="--report")


def _date(text: str | None, option: str) -> str | None:
    """Return a date of year, month or day as it was given, or say what is wrong with it."""
    import datetime  # noqa: PLC0415 - needed only where a date is given

    if text is None:
        return None
    for pattern, length in (("%Y", 4), ("%Y-%m", 7), ("%Y-%m-%d", 10)):
        try:
            if len(text) == length:
                datetime.datetime.strptime(text, pattern)  # noqa: DTZ007 - a date has no zone
                return text
        except ValueError:
            continue
    raise click.BadParameter(f"{text!r} is no date; write 2025, 2025-06 or 2025-06-16.", param_hint=option)


def _checks(text: str | None) -> tuple[str, ...]:
    """Return the ids of checks that were asked for, or say which one does not exist."""
    from fairward import books  # noqa: PLC0415 - slow import

    wanted = tuple(part.strip() for part in (text or "").split(",") if part.strip())
    for item in wanted:
        if item not in books.rulebook().checks:
            raise click.BadParameter(
                f"no check is called {item!r}; `fairward check list` shows them all.", param_hint="--checks"
            )
    return wanted


def _outcomes(report: Report) -> set[str]:
    return {finding.outcome.value for item in report.assessed for finding in item.findings}
