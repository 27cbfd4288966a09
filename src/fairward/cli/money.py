"""The commands on money: `fairward follow` and `fairward make-ledger`."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from fairward.cli.output import progress, tell, write

_REPORTS = (".html", ".pdf", ".docx", ".json")
_ENGINES = ("duckdb", "spark", "postgres")


@click.command()
@click.argument("ledgers", nargs=-1, required=True, metavar="LEDGER...", type=click.Path(path_type=Path))
@click.option(
    "--agreements",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="Tables of terms (.csv, .xlsx), and agreements or texts about them. May be given several times.",
)
@click.option(
    "--rates", type=click.Path(exists=True, path_type=Path), help="Table of rates: day,currency,rate, or the ECB's."
)
@click.option(
    "--scale",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Pay scale of local peers: post, currency, base_monthly.",
)
@click.option("--currency", metavar="CODE", help="Currency of all totals; that of most rows where none is given.")
@click.option("--mapping", type=click.Path(exists=True, path_type=Path), help="Which column is which (YAML).")
@click.option(
    "--save-mapping", type=click.Path(path_type=Path), help="Write the mapping that was guessed, to be corrected."
)
@click.option(
    "--set", "settings", multiple=True, metavar="FLAG.NAME=VALUE", help="A setting of a flag: late.grace_days=5."
)
@click.option("--on", type=click.Choice(_ENGINES), default="duckdb", show_default=True, help="Where to compute.")
@click.option("--address", metavar="URL", help="Of the Spark cluster (spark://...) or the database (postgresql://...).")
@click.option(
    "--report", "reports", multiple=True, type=click.Path(path_type=Path), help="FILE.html, .pdf, .docx or .json."
)
@click.option(
    "--pictures", type=click.Path(file_okay=False, path_type=Path), help="Write each picture as SVG and PNG here."
)
@click.option("--json", "as_json", is_flag=True, help="Print all results as JSON.")
@click.option(
    "--per-worker", is_flag=True, help="Rows for each worker, for the worker's own eyes: JSON only, never a report."
)
@click.option("--trail", metavar="REFERENCE", help="Follow one payment by its reference; needs --per-worker.")
@click.option(
    "--k", default=10, show_default=True, type=click.IntRange(1), help="Smallest group of workers that is shown."
)
@click.option(
    "--key", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="File with the key of worker hashes."
)
@click.option(
    "--lang",
    type=click.Choice(("en", "es", "pt", "fr")),
    default="en",
    show_default=True,
    help="Language of the report.",
)
def follow(
    ledgers: tuple[Path, ...],
    agreements: tuple[Path, ...],
    reports: tuple[Path, ...],
    pictures: Path | None,
    as_json: bool,  # noqa: FBT001 - click passes options by name
    lang: str,
    **options: Any,
) -> None:
    """Follow payment records: who paid whom, what reached the workers, who kept the rest, what to ask about.

    LEDGER is CSV, Excel, Parquet, OCDS, IATI, a bank statement (camt.053) or FollowTheMoney. Exit code 2: no row could be used.

    \b
    fairward follow examples/ledger/payments.csv --agreements examples/ledger/terms.csv
    fairward follow bank.xml --on spark --report money.html
    """
    from fairward import run  # noqa: PLC0415 - slow import

    _refuse(reports, options)
    with progress("following") as step:
        given, found = _given(ledgers, agreements, lang, options, step)
        report = run.report(given, found)
    if not report.followed:
        tell(report.problems)
        sys.exit(2)
    for path in reports:
        write(report, path)
    if pictures is not None:
        _draw(report, pictures)
    _print(report, given, reports, as_json=as_json or bool(options["per_worker"]))
    for path in reports:
        click.echo(f"Report written to {path}", err=True)


def _refuse(reports: tuple[Path, ...], options: dict[str, Any]) -> None:
    """Say what does not go together, before anything is read."""
    from fairward import books  # noqa: PLC0415 - slow import

    for path in reports:
        if path.suffix.lower() not in _REPORTS:
            raise click.BadParameter(f"{path}: reports are written as {', '.join(_REPORTS)}.", param_hint="--report")
    if options["per_worker"] and reports:
        raise click.UsageError(
            "--per-worker is for the worker's own eyes and goes into no report; leave one of the two away."
        )
    if options["currency"] is not None:
        options["currency"] = options["currency"].strip().upper()
        if options["currency"] not in {*books.atlas("currencies"), "DDM"}:
            raise click.BadParameter(
                f"{options['currency']!r} is no currency that is known: write three letters of ISO 4217, such as USD.",
                param_hint="--currency",
            )
    if options["trail"] and not options["per_worker"]:
        raise click.UsageError("--trail shows one worker's payment: it needs --per-worker.")


def _given(
    ledgers: tuple[Path, ...], agreements: tuple[Path, ...], lang: str, options: dict[str, Any], step: Any
) -> tuple[Any, Any]:
    """Return what is asked of the walk, and what the texts among the agreements say."""
    from fairward import run  # noqa: PLC0415 - slow import

    tables = tuple(path for path in agreements if path.suffix.lower() in run.TABLES)
    texts = tuple(str(path) for path in agreements if path not in tables)
    settings = dict(pair.partition("=")[::2] for pair in options["settings"])
    try:
        run.check_settings(settings)
    except (ValueError, ArithmeticError) as error:
        raise click.BadParameter(str(error), param_hint="--set") from error
    key = options["key"].read_bytes() if options["key"] else b""
    given = run.Given(
        sources=texts,
        language=lang,
        ledgers=ledgers,
        terms=tables,
        rates=options["rates"],
        scale=options["scale"],
        money=run.Money(
            currency=options["currency"],
            mapping=options["mapping"],
            save_mapping=options["save_mapping"],
            settings=settings,
            on=options["on"],
            address=options["address"],
            per_worker=options["per_worker"],
            k=options["k"],
            key=key,
            trail=options["trail"],
        ),
    )
    return given, run.take(texts, 1, step)


def _print(report: Any, given: Any, reports: tuple[Path, ...], *, as_json: bool) -> None:
    """Print the report: as JSON, or as a summary of the terminal's width."""
    from fairward import draft  # noqa: PLC0415 - slow import

    if as_json:
        rows = [draft.followed_json(one) for one in report.followed]
        if given.money.trail:
            rows = [{**row, "trail": draft.plain(one)} for row, one in zip(rows, report.trails, strict=True)]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    click.echo(draft.to_terminal(report, width=80, colour=colour, files=[str(path) for path in reports]), nl=False)


def _draw(report: Any, folder: Path) -> None:
    """Write each picture of the report as SVG and as PNG."""
    from fairward import draft  # noqa: PLC0415 - slow import

    folder.mkdir(parents=True, exist_ok=True)
    for name, picture in draft.pictures(report).items():
        (folder / f"{name}.svg").write_text(picture, encoding="utf-8")
        (folder / f"{name}.png").write_bytes(draft.to_png(picture))
    click.echo(f"Pictures written to {folder}", err=True)


@click.command("make-ledger")
@click.argument("target", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--rows", default=10_000, show_default=True, type=click.IntRange(1), help="About how many payments.")
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same ledger.")
@click.option("--faults", default="", metavar="FLAG[,FLAG...]", help="Faults to put in (late, duplicate ...), or all.")
@click.option(
    "--agreements", default=0, type=click.IntRange(0), help="How many agreements; one for 200 workers if not given."
)
@click.option("--workers", default=0, type=click.IntRange(0), help="How many workers; two years each if not given.")
@click.option(
    "--truth", type=click.Path(dir_okay=False, path_type=Path), help="Write the faults that were put in, as JSON lines."
)
@click.option("--terms", type=click.Path(dir_okay=False, path_type=Path), help="Write the table of agreements (CSV).")
def make_ledger(
    target: Path,
    rows: int,
    seed: int,
    faults: str,
    agreements: int,
    workers: int,
    truth: Path | None,
    terms: Path | None,
) -> None:
    """Make a ledger of any size from a seed, with known faults: for trying out flags, engines and speed.

    FILE is .csv or .parquet. Everything in it is made up.

    \b
    fairward make-ledger ledger.parquet --rows 100000 --faults late,duplicate --truth truth.jsonl --terms terms.csv
    """
    from fairward.model.problem import ImpossibleNoun  # noqa: PLC0415 - slow import
    from fairward.run import making  # noqa: PLC0415 - slow import

    if target.suffix not in (".csv", ".parquet"):
        raise click.BadParameter("a ledger is written as .csv or .parquet.", param_hint="FILE")
    try:
        written = making.make(
            target,
            rows=rows,
            seed=seed,
            faults=faults,
            agreements=agreements,
            workers=workers,
            truth=truth,
            terms=terms,
        )
    except ImpossibleNoun as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"{written:,} rows written to {target}", err=True)
