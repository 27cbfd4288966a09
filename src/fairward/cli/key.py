"""The commands of the key that signs a register, and how commands are given keys and passphrases."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from fairward.cli.output import tell

_IN_ENVIRONMENT = "FAIRWARD_PASSPHRASE"
_NEW_IN_ENVIRONMENT = "FAIRWARD_NEW_PASSPHRASE"
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def secret(file: Path | None, what: str, *, new: bool = False, rotated: bool = False) -> bytes:
    """Return a passphrase: from a file, from the environment, or asked for on the terminal (a new one twice)."""
    if file is not None:
        return file.read_bytes().rstrip(b"\r\n")
    name = _NEW_IN_ENVIRONMENT if rotated else _IN_ENVIRONMENT
    given = os.environ.get(name)
    if given:
        return given.encode()
    if not sys.stdin.isatty():
        raise click.UsageError(
            f"No {what[0].lower()}{what[1:]}: give {'--new-passphrase-file' if rotated else '--passphrase-file'}, or set {name}."
        )
    return str(click.prompt(what, hide_input=True, confirmation_prompt=new)).encode()


def public_keys(given: tuple[str, ...], option: str) -> list[object]:
    """Return the public keys that an option names, each as its line or as a file with it."""
    return [_public_key(one, option) for one in given]


def _public_key(given: str, option: str) -> object:
    """Return the public key of a line or a file; what is wrong is said without showing what may be a secret."""
    from fairward import publish as room  # noqa: PLC0415 - slow import

    path, said = Path(given), ""
    if path.is_dir():
        said = f"{given} is a folder: give the file with the public key in it, register.pub."
    elif path.exists():
        try:
            line = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            said = f"{given} cannot be read as a public key."
        else:
            if "PRIVATE KEY" in line:
                said = f"{given} is a private key: keep it to yourself, and give the public one, register.pub."
    elif "+" not in given:
        said = f"There is no file {given!r}, and it is no public key: one has the form name+id+key."
    else:
        line = given
    if said:
        raise click.BadParameter(said, param_hint=option)
    try:
        return room.Verifier.parse(line)
    except room.NoteError as error:
        raise click.BadParameter(f"{error}.", param_hint=option) from error


@click.group()
def key() -> None:
    """Make, show or change the key that signs a register.

    \b
    fairward key make keys --name register.example.org
    """


@key.command("make")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--name", required=True, metavar="ADDRESS", help="Name of the register: its address without https://.")
@click.option("--passphrase-file", "kept", type=_FILE, help="File with the passphrase (at least 12 characters).")
def key_make(folder: Path, name: str, kept: Path | None) -> None:
    """Make a key, kept encrypted in FOLDER, and print its public half.

    The passphrase is asked for, or read from --passphrase-file or FAIRWARD_PASSPHRASE.

    \b
    fairward key make keys --name register.example.org
    """
    from fairward import publish as room  # noqa: PLC0415 - slow import

    made = room.make_keys(folder, name, secret(kept, "Passphrase for the new key", new=True))
    click.echo(str(made))
    click.echo(
        f"Keep {folder} and its passphrase apart, with a backup of each. Print the line above where readers trust it.",
        err=True,
    )


@key.command("show")
@click.argument("folder", type=_FOLDER)
@click.option("--open", "opening", is_flag=True, help="Try whether the passphrase opens it, as for a backup.")
@click.option("--passphrase-file", "kept", type=_FILE, help="File with the passphrase.")
def key_show(folder: Path, kept: Path | None, *, opening: bool) -> None:
    """Show the public half of the key in FOLDER, and the keys that handed over to it.

    \b
    fairward key show keys
    fairward key show backup-of-keys --open
    """
    from fairward import publish as room  # noqa: PLC0415 - slow import

    if opening:
        opened = room.open_key(folder, secret(kept, "Passphrase of the key"))
        wrong = room.exposed(folder)
        tell([wrong] if wrong else [])
        click.echo("The passphrase opens the key.", err=True)
        shown, handovers = opened.verifier, opened.handovers
    else:
        half = room.public_half(folder)
        shown, handovers = half.verifier, half.handovers
    click.echo(str(shown))
    for number, one in enumerate(reversed(room.taken_over(shown, handovers)), 1):
        click.echo(f"Hand-over {number:04} was signed by {one}")


@key.command("rotate")
@click.argument("folder", type=_FOLDER)
@click.option("--passphrase-file", "old", type=_FILE, help="File with the passphrase of the old key.")
@click.option("--new-passphrase-file", "new", type=_FILE, help="File with the passphrase for the new key.")
def key_rotate(folder: Path, old: Path | None, new: Path | None) -> None:
    """Put a new key in the place of the old one; both sign the hand-over.

    Passphrases are asked for, or read from files, FAIRWARD_PASSPHRASE (old) and FAIRWARD_NEW_PASSPHRASE (new).

    \b
    fairward key rotate keys
    """
    from fairward import publish as room  # noqa: PLC0415 - slow import

    before = secret(old, "Passphrase of the old key")
    room.open_key(folder, before)  # a wrong one is said before a new one is thought of
    made = room.rotate_keys(folder, before, secret(new, "Passphrase for the new key", new=True, rotated=True))
    click.echo(str(made))
    click.echo(
        f"Publish now: the register carries the hand-over from its next edition on. Back up {folder} again, and print the line "
        "above beside the old one. Readers who trust the old key go on; where it was stolen, tell them to take this one.",
        err=True,
    )
