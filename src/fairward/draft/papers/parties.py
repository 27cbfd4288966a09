"""Parties read from a file that a person writes: host, sender, employers, posts with their pay, choices, deductions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import yaml

from fairward import books
from fairward.model.paper import Parties, Post
from fairward.model.problem import ImpossibleNoun, Problem, UnreadableSource

_HUNDRED = Decimal(100)
_KNOWN = ("host", "sender", "employers", "posts", "choices", "deductions", "ceiling", "signed_on")


def read_parties(path: Path) -> Parties:
    """Return the parties of a YAML file; raises UnreadableSource with what is wrong and what is known."""
    try:
        data = yaml.load(path.read_bytes(), Loader=yaml.BaseLoader)  # noqa: S506 - the loader that makes words only
    except (OSError, yaml.YAMLError) as error:
        raise _wrong(path, f"The file could not be read ({type(error).__name__}).") from error
    if not isinstance(data, dict) or not {"host", "sender"} <= set(data) <= set(_KNOWN):
        raise _wrong(path, f"A file of parties has host and sender, and of the rest only {', '.join(_KNOWN[2:])}.")
    try:
        return parties(data)
    except (ImpossibleNoun, InvalidOperation, ValueError, KeyError, TypeError) as error:
        raise _wrong(path, f"A part of it cannot be used ({error}).") from error


def parties(data: Mapping[str, Any]) -> Parties:
    """Return the parties of plain data; raises ValueError for a choice that there is not or a country that is not known."""
    _check_choices(data.get("choices") or {})
    for place in ("host", "sender"):
        if str(data[place]).upper() not in books.atlas("countries"):
            raise ValueError(f"the country {data[place]}")
    deductions = tuple((str(one["name"]), str(one["law"]), str(one["rate"])) for one in data.get("deductions") or ())
    return Parties(
        host=str(data["host"]).upper(),
        sender=str(data["sender"]).upper(),
        employers=tuple(str(name) for name in data.get("employers") or ()),
        posts=tuple(_post(one) for one in data.get("posts") or ()),
        choices={name: str(chosen) for name, chosen in (data.get("choices") or {}).items()},
        deductions=deductions,
        contributions=tuple(_contribution(one) for one in data.get("deductions") or () if one.get("employer_rate")),
        ceiling=Decimal(str(data["ceiling"])) if data.get("ceiling") else None,
        signed_on=date.fromisoformat(str(data["signed_on"])) if data.get("signed_on") else None,
    )


def _post(data: Mapping[str, Any]) -> Post:
    """Return the post of plain data; its name is one text, or one for each language."""
    name = data["post"]
    return Post(
        names=name if isinstance(name, dict) else {"en": str(name)},
        pay_monthly=Decimal(str(data["pay_monthly"])),
        currency=str(data["currency"]).upper(),
        places=int(data["places"]) if data.get("places") else None,
        allowances={str(label): Decimal(str(value)) for label, value in (data.get("allowances") or {}).items()},
    )


def with_choices(found: Parties, choices: Mapping[str, str]) -> Parties:
    """Return parties with further choices, `ceiling` among them; raises ValueError for one that there is not."""
    own = {name: value for name, value in choices.items() if name != "ceiling"}
    _check_choices(own)
    try:
        ceiling = Decimal(choices["ceiling"]) if "ceiling" in choices else found.ceiling
    except InvalidOperation as error:
        raise ValueError(f"the ceiling {choices['ceiling']}; write a percentage such as 15") from error
    if ceiling is not None and not 0 < ceiling <= _HUNDRED:
        raise ValueError(f"the ceiling {ceiling}; write a percentage such as 15")
    return replace(found, choices={**found.choices, **own}, ceiling=ceiling)


def _check_choices(choices: Mapping[str, object]) -> None:
    """Return nothing; raise ValueError, with what there is, for an option or a choice that there is not."""
    options = books.atlas("agreement_options")
    for name, chosen in choices.items():
        if name not in options:
            raise ValueError(f"the option {name}; there are {', '.join([*options, 'ceiling'])}")
        if str(chosen) not in options[name]["choices"]:
            raise ValueError(f"the choice {name}: {chosen}; it may be {', '.join(options[name]['choices'])}")


def _contribution(data: Mapping[str, Any]) -> tuple[str, Decimal, Decimal | None]:
    """Return what the employer pays beside a deduction: its name, its percent of gross pay, the pay a month up to which it is due."""
    percent = Decimal(str(data["employer_rate"]).removesuffix("%").strip())
    cap = Decimal(str(data["cap"])) if data.get("cap") else None
    if not 0 <= percent <= 100 or (cap is not None and cap <= 0):
        raise ValueError(f"the employer's rate {percent} of {data['name']}")
    return str(data["name"]), percent, cap


def _wrong(path: Path, what: str) -> UnreadableSource:
    """Return the exception for a file of parties that cannot be used."""
    return UnreadableSource(Problem(where=path.name, what=what, hint="docs/drafting.md shows a file of parties."))
