"""The commands that draft papers: `fairward draft`, `compare`, `contract`, `cost` and `move`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fairward.cli.output import progress, tell, write_whole

if TYPE_CHECKING:
    from fairward.model.paper import Paper, Parties

LANGUAGES = ("en", "es", "pt", "fr")
FORMATS = ("docx", "html", "pdf", "md")
PARTS = ("points", "options", "redline", "clean")
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_OUT = click.Path(dir_okay=False, path_type=Path)


def written(paper: Paper, kind: str) -> bytes:
    """Return a paper in a format: docx, html, pdf or md."""
    from fairward.draft.papers.to_markdown import to_markdown  # noqa: PLC0415 - slow import
    from fairward.draft.papers.to_print import to_print  # noqa: PLC0415 - slow import
    from fairward.draft.papers.to_web import to_web  # noqa: PLC0415 - slow import
    from fairward.draft.papers.to_word import to_word  # noqa: PLC0415 - slow import

    if kind == "docx":
        return to_word(paper)
    if kind == "pdf":
        return to_print(paper)
    return (to_web(paper) if kind == "html" else to_markdown(paper)).encode()


def save(body: bytes, target: Path) -> None:
    """Write a file that appears whole or not at all, and say where; returns nothing."""
    write_whole(body, target, "it")
    click.echo(f"Written to {target}", err=True)


@click.command("draft")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("--as", "kind", type=click.Choice(FORMATS), default="docx", show_default=True, help="Format.")
@click.option("--to", "target", type=_OUT, help="File to write; fair-agreement.FORMAT if not given.")
@click.option(
    "--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the agreement."
)
@click.option("--parties", "file", type=_FILE, help="Host, sender, posts with their pay, choices (YAML).")
@click.option(
    "--part", "parts", multiple=True, type=click.Choice(PARTS), help="Only this part; may be given several times."
)
@click.option("--case", "case", metavar="HOST-SENDER", help="Which case of the sources, such as BS-CU.")
@click.option(
    "--option",
    "options",
    multiple=True,
    metavar="NAME=VALUE",
    help="A choice that law leaves open, such as notice=two_weeks.",
)
@click.option("--costs", type=_FILE, help="Costs of the posts (YAML), for what each point costs or saves.")
def draft(
    sources: tuple[str, ...],
    kind: str,
    target: Path | None,
    lang: str,
    file: Path | None,
    parts: tuple[str, ...],
    case: str | None,
    options: tuple[str, ...],
    costs: Path | None,
) -> None:
    """Draft the fair agreement: what to change in SOURCE point by point, a redline, and a clean text.

    Without a SOURCE it is a whole model agreement; without --parties the parties are asked for, or taken from the sources.

    \b
    fairward draft examples/bahamas/agreement.docx --as docx --parties parties.yaml
    fairward draft --parties parties.yaml --lang es --as pdf
    """
    from fairward.draft.papers.costing import read_costs  # noqa: PLC0415 - slow import
    from fairward.draft.papers.points import way_out  # noqa: PLC0415 - slow import

    known = () if costs is None else read_costs(costs)
    assessed = _assessed(sources, case)
    parties = _with_options(_parties(file, assessed), options)
    wanted = parts or (PARTS if assessed else ("clean",))
    if not assessed and not set(wanted) <= {"clean", "options"}:
        raise click.UsageError("Points and a redline need a SOURCE to be changed.")
    save(written(way_out(assessed, parties, lang, wanted, known), kind), target or Path(f"fair-agreement.{kind}"))
    if "options" not in wanted:
        _tell_options(parties, lang)


def _assessed(sources: tuple[str, ...], case: str | None) -> tuple[Any, ...]:
    """Return the assessed cases of the sources, the fullest first."""
    from fairward import run  # noqa: PLC0415 - slow import

    if not sources:
        return ()
    given = run.Given(sources=sources, case=case)
    with progress("reading") as step:
        found = run.take(given.sources, 1, step)
    report = run.report(given, found)
    tell(report.problems)
    if not report.assessed:
        raise click.ClickException(
            "Nothing was assessed. Give an agreement, or leave the source away for a whole model."
        )
    return tuple(sorted(report.assessed, key=lambda one: -len(one.case.statements))[:1])


def _parties(file: Path | None, assessed: tuple[Any, ...]) -> Parties:
    """Return the parties: from the file, from the case of the sources, or asked for."""
    from fairward.draft.papers.parties import parties, read_parties  # noqa: PLC0415 - slow import

    if file is not None:
        return read_parties(file)
    host, sender = (assessed[0].case.host, assessed[0].case.sender) if assessed else (None, None)
    if host and sender:
        return parties({"host": host, "sender": sender})
    data: dict[str, Any] = {
        "host": host or click.prompt("Host country (ISO 3166, such as BS)"),
        "sender": sender or click.prompt("Sending country (ISO 3166, such as CU)"),
    }
    if not assessed:
        post = click.prompt("A post (empty for none)", default="", show_default=False)
        if post:
            pay, currency = (
                click.prompt("Its gross pay a month by the local scale"),
                click.prompt("Currency (ISO 4217)"),
            )
            data["posts"] = [{"post": post, "pay_monthly": pay, "currency": currency}]
        data["choices"] = _asked_choices(data["host"])
    try:
        return parties(data)
    except ValueError as error:
        raise click.ClickException(f"This cannot be: {error}.") from error


def _tell_options(parties: Parties, language: str) -> None:
    """Say what the text chooses where law leaves it open, and where each choice comes from: the text to be signed stays clean."""
    from fairward.draft.papers.options import chosen_options  # noqa: PLC0415 - slow import

    for block in chosen_options(parties, language):
        for label, chosen, _, came in block.rows[1:]:
            click.echo(f"{label}: {chosen}. {came}.", err=True)


def _asked_choices(host: str) -> dict[str, str]:
    """Return a choice for each option, asked for with the default by the law of the host."""
    from fairward import books  # noqa: PLC0415 - slow import
    from fairward.draft.papers.options import default  # noqa: PLC0415 - slow import

    asked = {}
    for name, option in books.atlas("agreement_options").items():
        usual = default(name, host.upper()).choice
        answer = click.prompt(option["says"]["en"], type=click.Choice([*option["choices"]]), default=usual)
        if answer != usual:
            asked[name] = answer
    return asked


def _with_options(found: Parties, options: tuple[str, ...]) -> Parties:
    """Return the parties with the options of the command line, which stand above those of the file."""
    from fairward.draft.papers.parties import with_choices  # noqa: PLC0415 - slow import

    try:
        return with_choices(found, dict(pair.partition("=")[::2] for pair in options))
    except ValueError as error:
        raise click.BadParameter(f"this cannot be: {error}.", param_hint="--option") from error


@click.command("compare")
@click.argument("sources", nargs=-1, required=True, metavar="A B...")
@click.option(
    "--as", "kind", type=click.Choice(["html", "csv", "xlsx"]), default="html", show_default=True, help="Format."
)
@click.option("--to", "target", type=_OUT, help="File to write; comparison.FORMAT if not given.")
@click.option(
    "--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the questions."
)
def compare(sources: tuple[str, ...], kind: str, target: Path | None, lang: str) -> None:
    """Compare agreements: the same point across all of them, side by side, each in its own words.

    \b
    fairward compare examples/bahamas/agreement.pdf examples/fair/agreement-fair.pdf --as xlsx
    """
    from fairward import run  # noqa: PLC0415 - slow import
    from fairward.draft.papers import comparison  # noqa: PLC0415 - slow import

    if len(sources) < 2:
        raise click.UsageError("Give two agreements or more.")
    found: dict[str, Any] = {}
    for source in sources:
        report = run.report(run.Given(sources=(source,)), run.take((source,)))
        tell(report.problems)
        name = Path(source).name
        name = name if name not in found else f"{name} ({len(found) + 1})"
        found[name] = tuple(finding for one in report.assessed[:1] for finding in one.findings)
    compared = comparison.comparison(found, lang)
    if kind == "csv":
        body = comparison.to_table(compared).encode()
    else:
        body = comparison.to_workbook(compared) if kind == "xlsx" else written(comparison.to_paper(compared), "html")
    save(body, target or Path(f"comparison.{kind}"))


@click.command("contract")
@click.option("--placements", required=True, type=_FILE, help="Table of placements (CSV).")
@click.option("--scale", required=True, type=_FILE, help="Pay scale (CSV).")
@click.option("--deductions", type=_FILE, help="Table of deductions (CSV).")
@click.option("--parties", "file", required=True, type=_FILE, help="The parties of the agreement (YAML).")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="The host's language.")
@click.option("--month", default=None, metavar="YYYY-MM", help="The month whose scale holds; this month if not given.")
@click.option("--as", "kind", type=click.Choice(FORMATS), default="pdf", show_default=True, help="Format.")
@click.option(
    "--to", "folder", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder for the contracts."
)
def contract(
    placements: Path,
    scale: Path,
    deductions: Path | None,
    file: Path,
    lang: str,
    month: str | None,
    kind: str,
    folder: Path,
) -> None:
    """Write each worker's contract: two languages side by side, the pay in figures, one page in plain words.

    \b
    fairward contract --placements placements.csv --scale scale.csv --parties parties.yaml --to contracts/
    """
    from datetime import date, datetime  # noqa: PLC0415 - only this command needs them

    from fairward.draft.papers.parties import read_parties  # noqa: PLC0415 - slow import
    from fairward.model.problem import Problem  # noqa: PLC0415 - slow import
    from fairward.run.contracts import contracts  # noqa: PLC0415 - slow import

    try:
        of = datetime.now().astimezone().date().replace(day=1) if month is None else date.fromisoformat(f"{month}-01")
    except ValueError as error:
        raise click.BadParameter(f"{month!r} is no month; write 2026-11.", param_hint="--month") from error
    for made in contracts(placements, scale, deductions, read_parties(file), lang, of):
        if isinstance(made, Problem):
            tell([made])
        else:
            save(written(made[1], kind), folder / f"contract-{made[0]}.{kind}")


@click.command("cost")
@click.argument("costs", type=_FILE)
@click.option("--as", "kind", type=click.Choice(FORMATS), default="html", show_default=True, help="Format.")
@click.option("--to", "target", type=_OUT, help="File to write; cost.FORMAT if not given.")
@click.option("--picture", type=_OUT, help="Write the picture here (SVG).")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language.")
def cost(costs: Path, kind: str, target: Path | None, picture: Path | None, lang: str) -> None:
    """Show what each post costs the host in a year: the old deal against direct hiring, as a range, and what it rests on.

    \b
    fairward cost examples/pay/costs.yaml --picture cost.svg
    """
    from fairward.draft.papers import costing  # noqa: PLC0415 - slow import

    found = costing.read_costs(costs)
    save(written(costing.costing(found, lang), kind), target or Path(f"cost.{kind}"))
    if picture is not None:
        save(costing.picture(found, lang).encode(), picture)


@click.command("move")
@click.argument("roster", type=_FILE)
@click.option("--on", "first", required=True, metavar="DATE", help="First day of the direct contracts.")
@click.option("--as", "kind", type=click.Choice(FORMATS), default="docx", show_default=True, help="Format.")
@click.option("--to", "target", type=_OUT, help="File to write; move.FORMAT if not given.")
@click.option("--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language.")
def move(roster: Path, first: str, kind: str, target: Path | None, lang: str) -> None:
    """Write the checklist of the move from an old programme to direct contracts: dates, signatures, papers, arrears.

    \b
    fairward move examples/pay/roster.csv --on 2027-03-01
    """
    from datetime import date  # noqa: PLC0415 - only this command needs it

    from fairward.draft.papers.moving import moving, read_roster  # noqa: PLC0415 - slow import

    try:
        day = date.fromisoformat(first)
    except ValueError as error:
        raise click.BadParameter(f"{first!r} is no day; write 2027-03-01.", param_hint="--on") from error
    save(written(moving(read_roster(roster), day, lang), kind), target or Path(f"move.{kind}"))
