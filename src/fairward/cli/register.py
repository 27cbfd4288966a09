"""The commands of the register: publish, verify and serve."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from fairward.cli.key import public_keys, secret
from fairward.cli.output import progress, tell


def _pair(text: str, kind: str, on: str) -> Any:
    """Return the correction or takedown that an option names ("cases/bs-cu=reason")."""
    from fairward.model.register import Notice  # noqa: PLC0415 - slow import

    about, _, reason = text.partition("=")
    if "/" not in about or not reason.strip():
        raise click.BadParameter(f"{text!r}: write KIND/ID=REASON, such as cases/bs-cu=reason.", param_hint=f"--{kind}")
    return Notice(kind=kind, about=about.strip(), reason=reason.strip(), on=on)


def _day(text: str | None) -> str:
    """Return the day of the edition: the one given, or today."""
    import datetime  # noqa: PLC0415 - needed by one command

    if text is None:
        return datetime.datetime.now(datetime.UTC).date().isoformat()
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no day; write 2026-01-31.", param_hint="--on") from error


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="CASES...")
@click.option(
    "--to", "target", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder of the register."
)
@click.option(
    "--keys",
    "key_folder",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of the key; see `fairward key make`.",
)
@click.option(
    "--passphrase-file",
    "passphrase",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File with the key's passphrase.",
)
@click.option("--address", default="", help="Where the register will stand (https://...), for the feed and Open Graph.")
@click.option("--on", "day", metavar="DATE", help="Day of the edition (default: today).")
@click.option(
    "--review",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Only list private details that were found, to this file; publish nothing.",
)
@click.option(
    "--decisions",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The reviewed list: what a person decided to keep.",
)
@click.option(
    "--takedown", "takedowns", multiple=True, metavar="KIND/ID=REASON", help="Take something down, and say so."
)
@click.option("--correction", "corrections", multiple=True, metavar="KIND/ID=REASON", help="Tell what was corrected.")
@click.option(
    "--judgements", type=click.Path(exists=True, dir_okay=False), help="JSON lines with judgements of persons."
)
@click.option("--ledger", "ledgers", multiple=True, type=click.Path(path_type=Path), help="Payment records to follow.")
@click.option(
    "--agreements", "terms", multiple=True, type=click.Path(exists=True, path_type=Path), help="Table of terms."
)
@click.option(
    "-k", "k", default=10, show_default=True, type=click.IntRange(2), help="No group of fewer workers is shown."
)
@click.option(
    "--jobs", type=click.IntRange(1), help="Read and write with this many processes (default: pages with all cores)."
)
def publish(
    sources: tuple[str, ...],
    target: Path,
    key_folder: Path | None,
    passphrase: Path | None,
    review: Path | None,
    day: str | None,
    takedowns: tuple[str, ...],
    corrections: tuple[str, ...],
    **options: Any,
) -> None:
    """Publish cases as a register that anyone can read and verify: a static site with data and a log.

    CASES are sources as `fairward assess` takes them, and cases that it saved (`--report FILE.json`). Names and details of workers and private persons are masked.
    Exit code 2: nothing could be published.

    \b
    fairward publish examples/bahamas --to register --keys keys
    fairward publish examples/bahamas --to register --review details.jsonl
    """
    from fairward import run  # noqa: PLC0415 - slow import
    from fairward.run import publishing  # noqa: PLC0415 - slow import

    given = run.Given(
        sources=sources,
        judgements=options["judgements"],
        jobs=options["jobs"] or 1,
        ledgers=options["ledgers"],
        terms=options["terms"],
        money=run.Money(k=options["k"]),
    )
    if review is not None:
        _list(given, review)
        return
    if key_folder is None:
        raise click.UsageError(
            "A register is signed: make a key with `fairward key make keys --name ADDRESS`, then give --keys keys."
        )
    _outside(target, key_folder, passphrase)
    on = _day(day)
    told = (*(_pair(one, "takedown", on) for one in takedowns), *(_pair(one, "correction", on) for one in corrections))
    how = publishing.Publishing(
        target=target,
        keys=key_folder,
        passphrase=secret(passphrase, "Passphrase of the key"),
        on=on,
        address=options["address"],
        decisions=options["decisions"],
        notices=told,
        jobs=options["jobs"] or os.cpu_count() or 1,
    )
    with progress("publishing") as step:
        done = run.publish(given, how, step)
    tell(done.problems)
    if done.written is None:
        click.echo("Nothing to publish: no source speaks of a programme that sends workers abroad.", err=True)
        sys.exit(2)
    _told(done, target)


def _outside(target: Path, *kept: Path | None) -> None:
    """Return nothing; refuse to publish into a folder that holds the key or its passphrase."""
    for one in kept:
        if one is not None and one.resolve().is_relative_to(target.resolve()):
            raise click.UsageError(
                f"{one} lies in the folder that is published: keep the key and its passphrase elsewhere."
            )


def _list(given: Any, file: Path) -> None:
    """Write the private details that were found, for a person to decide on."""
    from fairward import run  # noqa: PLC0415 - slow import

    with progress("reading") as step:
        rows, problems = run.review(given, step)
    tell(problems)
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    click.echo(f"{len(rows)} private details listed in {file}. It holds them: keep it to yourself.", err=True)


def _told(done: Any, target: Path) -> None:
    """Print what was published, and where to look at it."""
    made = done.written
    if not made.written:
        click.echo(f"Nothing has changed since edition {made.number}; nothing was written.")
        return
    click.echo(
        f"Edition {made.number} in {target}: {made.files:,} pages and downloads, {made.entries:,} entries in the log; "
        f"{made.written:,} files were new or changed."
    )
    click.echo(f"{done.withheld:,} private details withheld (see withheld.html). Look at it: fairward serve {target}")


@click.command()
@click.argument("what", metavar="DIR|URL|PROOF")
@click.option("--key", "key", metavar="KEY|FILE", help="The public key as it was given to you elsewhere.")
@click.option(
    "--since",
    "earlier",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A checkpoint that you kept: the register must go on from it.",
)
@click.option(
    "--witness", "witnesses", multiple=True, metavar="KEY|FILE", help="A witness who must have cosigned the checkpoint."
)
@click.option(
    "--authority",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Certificates (PEM) of an authority whose time stamp the checkpoint must have.",
)
@click.option(
    "--file",
    "file",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="With a proof: the data that it is about.",
)
@click.option("--salt", default="", help="With a proof and --file: the salt of the thing, from manifest.json.")
@click.option(
    "--handover",
    "handovers",
    multiple=True,
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="With a proof signed by another key than yours: each hand-over between the two, from log/handovers/.",
)
def verify(
    what: str,
    key: str | None,
    earlier: tuple[Path, ...],
    witnesses: tuple[str, ...],
    authority: Path | None,
    file: Path | None,
    salt: str,
    handovers: tuple[Path, ...],
) -> None:
    """Verify a register in a folder or at an address, or one proof: nothing was changed, and nothing slipped out.

    A folder and a proof need no network. Exit code 0: whole; 1: something was changed, and it says what.

    \b
    fairward verify register --key "register.example+0a1b2c3d+AX..."
    fairward verify https://register.example --key register.pub
    fairward verify bs-cu.tlog-proof --key register.pub
    """
    from fairward import publish as room  # noqa: PLC0415 - slow import

    trusted: Any = public_keys((key,), "--key")[0] if key else None
    path, kept = Path(what), _notes(earlier)
    also = {
        "witnesses": public_keys(witnesses, "--witness"),
        "authorities": authority.read_bytes() if authority else b"",
    }
    if what.startswith(("http://", "https://")) or path.is_dir():
        with progress("verifying") as step:
            whole = room.verify_folder if path.is_dir() else room.verify_address
            found = whole(path if path.is_dir() else what, trusted, kept, step=step, **also)  # type: ignore[arg-type]  # each takes the kind of place that it is given
    elif not path.is_file():
        raise click.BadParameter(f"{what!r} is no folder, no address and no proof.", param_hint="DIR|URL|PROOF")
    elif trusted is None:
        raise click.UsageError("A proof is checked with the public key of its register: give --key.")
    else:
        text = path.read_bytes().decode("utf-8", "replace")
        found = room.verify_proof(text, trusted, file.read_bytes() if file else None, salt, _notes(handovers))
    for line in found.holds:
        click.echo(line)
    for line in found.wrong:
        click.echo(f"NOT AS PUBLISHED: {line}")
    if not found.whole:
        sys.exit(1)
    click.echo("Whole: this is what was published.")


def _notes(given: tuple[Path, ...]) -> list[str]:
    """Return notes that were kept; what is no text is wrong as a note, too."""
    return [one.read_bytes().decode("utf-8", "replace") for one in given]


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port on this machine.")
def serve(folder: Path, port: int) -> None:
    """Serve a register on this machine, for a look at it before it goes public.

    \b
    fairward serve register
    """
    from fairward import publish as room  # noqa: PLC0415 - slow import

    if not (folder / "manifest.json").is_file():
        raise click.BadParameter(f"{folder} holds no register: there is no manifest.json in it.", param_hint="DIR")
    try:
        server = room.serve(folder, port)
    except OSError as error:
        said = f"port {port} cannot be used ({error.strerror}): take another, or 0 for any that is free."
        raise click.BadParameter(said, param_hint="--port") from error
    click.echo(f"http://127.0.0.1:{server.server_address[1]}/ (end with Ctrl-C)", err=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        click.echo("", err=True)
    finally:
        server.server_close()
