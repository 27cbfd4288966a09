"""The judgements of persons: read from JSON lines, and put over what the machine read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from fairward.model.case import Judgement
from fairward.model.problem import ImpossibleNoun, Problem
from fairward.model.rows import value_of
from fairward.model.statement import (
    AGREEMENT,
    TEXT,
    About,
    Origin,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
)

_KEYS = {"statement", "kind", "by", "on", "note", "correction"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A statement as it counts, the judgement on it if any, and the id that it had when it was read."""

    statement: Statement
    judgement: Judgement | None
    read_as: str


def judgements(path: str | Path) -> tuple[tuple[Judgement, ...], tuple[Problem, ...]]:
    """Return the judgements of a JSON lines file in its order, and a Problem for every line that is none.

    A line is {"statement": id, "kind": "confirm"|"correct"|"reject", "by": name, "on": date, "note": words,
    "correction": {value, speaker, stance, about}}; `on`, `note` and `correction` may be missing, but a correction
    must say what it corrects. Empty lines are passed over.
    """
    name = str(path)
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        problem = Problem(where=name, what=f"The judgements cannot be read: {reason}.", hint="Check the file.")
        return (), (problem,)
    lines = enumerate(text.splitlines(), start=1)
    read = [_judgement(line, f"{name}, line {number}") for number, line in lines if line.strip()]
    found = tuple(one for one in read if isinstance(one, Judgement))
    return found, tuple(one for one in read if isinstance(one, Problem))


def _judgement(line: str, where: str) -> Judgement | Problem:
    """Return the judgement of one line, or the problem with it."""
    hint = 'A line looks like {"statement": "0f3a...", "kind": "confirm", "by": "A. Person"}.'
    try:
        row = json.loads(line, parse_float=Decimal)
    except (ValueError, RecursionError):
        return Problem(where=where, what="The line is not JSON.", hint=hint)
    if not isinstance(row, dict):
        return Problem(where=where, what="The line is not a JSON object.", hint=hint)
    unknown = sorted(set(row) - _KEYS)
    if unknown:
        return Problem(where=where, what=f"A judgement has no '{unknown[0]}'.", hint=hint)
    for key in ("statement", "kind", "by"):
        if not isinstance(row.get(key), str) or not row[key]:
            return Problem(where=where, what=f"The judgement does not say its '{key}'.", hint=hint)
    for key in ("on", "note"):
        if not isinstance(row.get(key), str | None):
            return Problem(where=where, what=f"'{key}' must be words.", hint=hint)
    correction = row.get("correction") or {}
    if not isinstance(correction, dict) or (row["kind"] == "correct") != bool(correction):
        what = "A judgement of the kind 'correct', and no other, says in 'correction' what it changes."
        return Problem(where=where, what=what, hint='For example "correction": {"value": {"percent": 75}}.')
    wrong = sorted(set(correction) - {"value", "speaker", "stance", "about"})
    if wrong:
        return Problem(
            where=where, what=f"'{wrong[0]}' cannot be corrected.", hint="value, speaker, stance, about can."
        )
    try:
        return Judgement(
            statement=row["statement"],
            kind=row["kind"],
            by=row["by"],
            on=row.get("on"),
            note=row.get("note"),
            correction=tuple(correction.items()),
        )
    except ImpossibleNoun as error:
        return Problem(where=where, what=f"{error}.".capitalize(), hint="The kinds are confirm, correct and reject.")


def judge(
    statements: Iterable[Statement], given: Iterable[Judgement | Problem]
) -> tuple[tuple[Judged, ...], tuple[Problem, ...]]:
    """Return every statement once with its judgement, and the problems with the judgements.

    Of several judgements on one statement the last stands. A correction that makes no sense leaves the statement as it
    was read and gives a Problem; so does a judgement on a statement that was not read.
    """
    everything = tuple(given)
    problems = [one for one in everything if isinstance(one, Problem)]
    last = {one.statement: one for one in everything if isinstance(one, Judgement)}
    judged: dict[tuple[str, About], Judged] = {}
    for statement in statements:
        name = statement.id
        # One place may say the same of two roles: two statements with one id, and one judgement on both.
        if (name, statement.about) in judged:
            continue
        judgement = last.get(name)
        counts = statement
        if judgement and judgement.kind == "correct":
            try:
                counts = corrected(statement, dict(judgement.correction))
            except (ImpossibleNoun, ValueError, TypeError, KeyError, InvalidOperation) as error:
                what = f"The correction cannot be made: {error}."
                hint = "Write the corrected fields as `fairward read` prints them."
                problems.append(Problem(where=f"judgement on {name} by {judgement.by}", what=what, hint=hint))
                judgement = None
        judged[name, statement.about] = Judged(statement=counts, judgement=judgement, read_as=name)
    read = {name for name, _ in judged}
    for name, judgement in last.items():
        if name not in read:
            what = "No statement of this id was read from these sources."
            hint = "Take the id from the output of `fairward read` on the same file."
            problems.append(Problem(where=f"judgement on {name} by {judgement.by}", what=what, hint=hint))
    return tuple(judged.values()), tuple(problems)


def corrected(statement: Statement, changes: Mapping[str, Any]) -> Statement:
    """Return the statement with the fields of a correction in place; ImpossibleNoun or ValueError where they are none."""
    out = replace(statement, origin=Origin.PERSON)
    if "value" in changes:
        out = replace(out, value=value_of(statement.topic, changes["value"]))
    if "stance" in changes:
        out = replace(out, stance=Stance(changes["stance"]))
    if "speaker" in changes:
        out = replace(out, speaker=_speaker(changes["speaker"], statement.speaker))
    if "about" in changes:
        about = changes["about"]
        if not isinstance(about, dict) or set(about) - {"host", "sender", "role", "period"}:
            raise ImpossibleNoun("'about' has host, sender, role and period")
        if not all(isinstance(item, str | None) for item in about.values()):
            raise ImpossibleNoun("host, sender, role and period are words or null")
        out = replace(out, about=replace(statement.about or About(), **about))
    return out


def _speaker(row: Any, before: Speaker) -> Speaker:
    """Return the speaker of a correction: a name, or {"name", "kind"}."""
    named = row if isinstance(row, dict) else {"name": row}
    name = named.get("name")
    if not isinstance(name, str) or not name:
        raise ImpossibleNoun("a speaker is a name")
    for fixed in (TEXT, AGREEMENT):
        if name == fixed.name:
            return fixed
    named_before = before.kind in (SpeakerKind.PERSON, SpeakerKind.BODY)
    kind = named.get("kind") or (before.kind if named_before else SpeakerKind.BODY)
    return Speaker(name=name, kind=SpeakerKind(kind), voice=named.get("voice"))
