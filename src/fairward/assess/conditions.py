"""Whether a statement is what a condition of the rulebook describes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from fairward.assess.words import folded, occurs
from fairward.model.check import Condition
from fairward.model.money import Share
from fairward.model.rows import value_row
from fairward.model.statement import Statement


def holds(condition: Condition, statement: Statement, *, surely: bool = False) -> bool:
    """Return whether the content of a statement is what the condition describes.

    The stance is left aside unless the condition names one: who denies what it describes fulfils it too. A range meets a bound where one of its ends does; with `surely` both must (for what speaks in favour of a programme
    "up to 100 percent" is not enough). A condition that says why nothing can settle it (`none`) never holds.
    """
    if condition.none is not None or condition.topic != statement.topic.value:
        return False
    if condition.stance is not None and condition.stance != statement.stance.value:
        return False
    if condition.speaker is not None and condition.speaker not in _voices(statement):
        return False
    if condition.value is not None and not _is(condition.value, statement):
        return False
    if not _bounded(condition, statement, surely=surely):
        return False
    return _worded(condition, statement)


def precision(condition: Condition) -> int:
    """Return how much a condition asks for; of two that hold, the more precise one says what a statement shows."""
    named = (condition.value, condition.speaker, condition.stance, condition.above, condition.below)
    return sum(one is not None for one in named) + bool(condition.words) + bool(condition.unless)


def _voices(statement: Statement) -> set[str | None]:
    """Return the names by which a condition may call the speaker."""
    speaker = statement.speaker
    return {speaker.kind.value, speaker.voice, speaker.name}


def _is(wanted: object, statement: Statement) -> bool:
    """Return whether a statement's value is the wanted one, one of the wanted ones, or has the wanted fields."""
    row = value_row(statement.value)
    if isinstance(wanted, Mapping):
        return isinstance(row, dict) and all(_one_of(item, row.get(key)) for key, item in wanted.items())
    if isinstance(row, dict):
        return _one_of(wanted, row.get("what"))
    return _one_of(wanted, row)


def _one_of(wanted: object, found: object) -> bool:
    """Return whether what was found is the wanted thing, or shares a member with it where either is a list."""
    many = {one for one in wanted if isinstance(one, str | bool)} if isinstance(wanted, list | tuple) else {wanted}
    return any(one in many for one in found) if isinstance(found, list) else found in many


def _bounded(condition: Condition, statement: Statement, *, surely: bool) -> bool:
    """Return whether a share lies within the condition's bounds; other values fail where there are any."""
    if condition.above is None and condition.below is None:
        return True
    share = statement.value
    if not isinstance(share, Share):
        return False
    ends = [end for end in (share.low, share.high) if end is not None]
    if not ends:
        # "A large part" is more than nothing and less than all; it says no more than that.
        return condition.above in (None, Decimal(0)) and condition.below in (None, Decimal(100)) and not surely
    if surely and len(ends) == 1:
        # "Up to 85" may be 0, "at least 50" may be 100.
        ends.append(Decimal(0) if share.low is None else Decimal(100))
    inside = [
        (condition.above is None or end > condition.above) and (condition.below is None or end < condition.below)
        for end in ends
    ]
    return all(inside) if surely else any(inside)


def _worded(condition: Condition, statement: Statement) -> bool:
    """Return whether the words asked for occur in the quote or its sentence, and none of those ruled out."""
    if not condition.words and not condition.unless:
        return True
    language = statement.quote.language
    text = folded(f"{statement.quote.text}\n{statement.sentence}")
    if condition.words and not occurs(condition.words, text, language):
        return False
    return not (condition.unless and occurs(condition.unless, text, language))
