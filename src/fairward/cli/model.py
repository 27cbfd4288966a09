"""The options of reading along: which language model is asked, where it stands, and whether text may leave this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from fairward.cli.output import tell

if TYPE_CHECKING:
    from fairward.run.asking import Asking

KEY = "FAIRWARD_MODEL_KEY"
_WAIT = 120.0
Command = TypeVar("Command", bound=Callable[..., Any])


def model_options(command: Command) -> Command:
    """Return a command with the options of reading along, which come as `model`, `model_address`, `model_wait` and `send_text`."""
    for option in reversed(
        (
            click.option("--model", metavar="NAME", help="Let this language model read along; see docs/model.md."),
            click.option(
                "--model-address",
                metavar="URL",
                help="Where the model is: an OpenAI-compatible address, such as http://localhost:11434/v1. "
                f"A key is taken from {KEY}.",
            ),
            click.option(
                "--model-wait",
                metavar="SECONDS",
                type=click.FloatRange(1),
                default=_WAIT,
                show_default=True,
                help="How long one answer of the model may take.",
            ),
            click.option(
                "--send-text", is_flag=True, help="Agree that text leaves this machine for the model's address."
            ),
        )
    ):
        command = option(command)
    return command


def asking(model: str | None, model_address: str | None, model_wait: float, *, send_text: bool) -> Asking | None:
    """Return the model that reads along, None where none is asked for; leaves with 2 where nobody agrees that text is sent.

    Text that stays on this machine needs no agreement. Without `send_text` a person at the terminal is asked once.
    """
    if model is None and model_address is None:
        if send_text:
            raise click.UsageError("--send-text is for --model and --model-address; give both, or leave it away.")
        return None
    if not model or not model_address:
        raise click.UsageError("A model that reads along needs both --model and --model-address.")
    from fairward.model.problem import Problem  # noqa: PLC0415 - slow import
    from fairward.run.asking import Asking  # noqa: PLC0415 - slow import
    from fairward.run.calling import Address, Caller, NotAsked  # noqa: PLC0415 - slow import

    try:
        caller = Caller(address=Address.of(model_address), name=model, key=os.environ.get(KEY, ""), wait=model_wait)
    except NotAsked as refused:
        tell([refused.problem])
        sys.exit(2)
    reading = Asking(caller=caller, tell=lambda sentence: click.echo(sentence, err=True), step=_counting())
    if caller.address.local or send_text:
        return reading
    if sys.stdin.isatty() and sys.stderr.isatty():
        click.echo(reading.notice(), err=True)
        if click.confirm("May it be sent?", default=False, err=True):
            reading.tell = lambda _sentence: None  # said already
            return reading
    what = "Text would leave this machine for a language model, and nobody has agreed to that."
    tell([Problem(where=reading.where, what=what, hint="Add --send-text to agree, or name a model on this machine.")])
    sys.exit(2)


def _counting() -> Callable[[], object]:
    """Return what counts the passages that were put to the model: a bar on a terminal, nothing in a pipe."""
    if not sys.stderr.isatty():
        return lambda: None
    from tqdm import tqdm  # noqa: PLC0415 - slow import

    return tqdm(desc="asking the model", unit=" passages", leave=False, file=sys.stderr, delay=0.5).update
