"""Answers: the objects of JSON in what a model wrote, whatever stands around them and however it ends."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

_THOUGHT = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL)
_WRAPPED = re.compile(r'\{\s*"[^"]{0,60}"\s*:\s*[\[{]')
_FENCE = re.compile(r"```\w*")
_MOST_FAILED = 200  # tries to read an object: an answer made of brackets must not take for ever
_MOST_ROWS = 1000
_DEEPEST = 4
Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What an answer holds: its objects, how many could not be read, and whether it is an answer in JSON at all."""

    rows: tuple[Row, ...]
    broken: int
    readable: bool


def rows(answer: str) -> Answered:
    """Return the objects with a topic in an answer: JSON lines, a list, or either in another object, a fence or prose.

    Each object that is cut off or broken counts as one; an answer with neither an object nor an empty list is not readable.
    """
    text = _THOUGHT.sub(" ", answer)
    decoder = json.JSONDecoder(parse_float=Decimal, parse_constant=_refused)
    found: list[Row] = []
    broken, failed, place = 0, 0, text.find("{")
    while place >= 0 and failed < _MOST_FAILED and len(found) < _MOST_ROWS:
        try:
            held, behind = decoder.raw_decode(text, place)
        except (ValueError, ArithmeticError, RecursionError):
            failed += 1
            broken += _WRAPPED.match(text, place) is None
            behind = place + 1
        else:
            inner = list(_rows_in(held))
            broken += not inner and bool(held)
            found += inner
        place = text.find("{", behind)
    nothing = _FENCE.sub("", text).strip() in ("", "[]", "{}") and bool(answer.strip())
    return Answered(rows=tuple(found[:_MOST_ROWS]), broken=broken, readable=bool(found) or nothing)


def _rows_in(held: Any, depth: int = 0) -> Iterator[Row]:
    """Yield the objects with a topic in an object or list of few levels."""
    if isinstance(held, dict) and "topic" in held:
        yield held
    elif depth < _DEEPEST and isinstance(held, dict | list):
        for inner in held.values() if isinstance(held, dict) else held:
            yield from _rows_in(inner, depth + 1)


def _refused(constant: str) -> Any:
    """Return nothing: NaN and Infinity are no JSON."""
    raise ValueError(constant)
