"""The commands by which others vouch for a register: witnesses cosign its checkpoint, an authority stamps it with the time."""

from __future__ import annotations

from pathlib import Path

import click

from fairward.cli.key import public_keys

_REGISTER = click.Path(exists=True, file_okay=False, path_type=Path)
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def witness() -> None:
    """Add to a register what others say of its checkpoint: cosignatures and time stamps.

    \b
    fairward witness cosign register --note cosigned.txt --witness "witness.example+..."
    """


@witness.command()
@click.argument("folder", metavar="DIR", type=_REGISTER)
@click.option("--note", required=True, type=_FILE, help="The checkpoint as it came back from the witness.")
@click.option("--witness", "given", multiple=True, required=True, metavar="KEY|FILE", help="The witness's public key.")
def cosign(folder: Path, note: Path, given: tuple[str, ...]) -> None:
    """Add the cosignatures of witnesses to the checkpoint.

    \b
    fairward witness cosign register --note cosigned.txt --witness "witness.example+0a1b2c3d+BH..."
    """
    from fairward import publish as room  # noqa: PLC0415 - slow import

    names = room.cosign(folder, note.read_bytes().decode("utf-8", "replace"), public_keys(given, "--witness"))  # type: ignore[arg-type]  # the keys that an option names
    click.echo(f"Cosigned by {', '.join(names)}." if names else "Nothing new: these cosignatures were there.")


@witness.command()
@click.argument("folder", metavar="DIR", type=_REGISTER)
@click.option(
    "--to", "file", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The request (.tsq)."
)
def request(folder: Path, file: Path) -> None:
    """Write the request that asks a time-stamping authority (RFC 3161) to stamp the checkpoint.

    \b
    fairward witness request register --to checkpoint.tsq
    """
    from fairward import publish as room  # noqa: PLC0415 - slow import

    file.write_bytes(room.request(folder))
    told = 'curl -H "Content-Type: application/timestamp-query" --data-binary'
    click.echo(f"Send it to an authority: {told} @{file} ADDRESS -o answer.tsr", err=True)


@witness.command()
@click.argument("folder", metavar="DIR", type=_REGISTER)
@click.option("--answer", required=True, type=_FILE, help="The authority's answer (.tsr).")
def stamp(folder: Path, answer: Path) -> None:
    """Put an authority's time stamp beside the checkpoint.

    \b
    fairward witness stamp register --answer answer.tsr
    """
    from fairward import publish as room  # noqa: PLC0415 - slow import

    click.echo(f"Stamped at {room.stamp(folder, answer.read_bytes()):%Y-%m-%d %H:%M:%S} UTC.")
