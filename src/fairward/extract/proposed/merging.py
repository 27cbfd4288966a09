"""Merging: what a model proposes beside what was read already: the same confirms, more is added, other words at one place both stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from fairward.extract.folding import fold
from fairward.model.money import Rate, Share
from fairward.model.statement import Fee, Measure, Origin, SpeakerKind, Statement, Topic, Value

# Of these a sentence may say several at once: another value is one more, not another reading.
_SEVERAL = frozenset(
    {Topic.CHARACTERISATION, Topic.BENEFITS, Topic.SANCTION, Topic.POLICY_CHANGE, Topic.FEE_OR_DEDUCTION}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """All statements of a document in the order of its text, and how many proposals confirmed, added and read otherwise."""

    statements: tuple[Statement, ...]
    agreed: int
    added: int
    otherwise: int


def merged(own: Iterable[Statement], proposed: Iterable[Statement]) -> Merged:
    """Return our own statements with those of a model beside them, each marked with where it comes from.

    1. A proposal that says what an own statement says at the same place confirms it and is not repeated. 2. One that says
    otherwise of the same topic at the place of a statement that none confirms stands beside it, each naming the other.
    3. All others are added.
    """
    stand = list(own)
    left: list[Statement] = []
    agreed: set[int] = set()
    confirming = 0
    for one in proposed:
        same = [at for at, other in enumerate(stand) if _together(one, other) and _alike(one, other)]
        if same:
            agreed.add(next((at for at in same if at not in agreed), same[0]))
            confirming += 1
        else:
            left.append(one)
    against: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(left):
        for at, other in enumerate(stand):
            if at not in agreed and _together(one, other) and _contrary(one, other):
                against[at].append(number)
    answered = {number for numbers in against.values() for number in numbers}
    ours = [
        replace(
            one,
            origin=Origin.BOTH if at in agreed else one.origin,
            otherwise=_ids(left[number] for number in against.get(at, ())),
        )
        for at, one in enumerate(stand)
    ]
    theirs = [
        replace(one, otherwise=_ids(stand[at] for at, numbers in against.items() if number in numbers))
        for number, one in enumerate(left)
    ]
    return Merged(
        statements=tuple(sorted((*ours, *theirs), key=lambda one: one.quote.start)),
        agreed=confirming,
        added=len(left) - len(answered),
        otherwise=len(answered),
    )


def _ids(statements: Iterable[Statement]) -> tuple[str, ...]:
    return tuple(one.id for one in statements)


def _together(one: Statement, other: Statement) -> bool:
    """Return whether two statements are on the same topic and share words of the text."""
    return one.topic is other.topic and one.quote.start < other.quote.end and other.quote.start < one.quote.end


def _alike(one: Statement, other: Statement) -> bool:
    """Return whether a proposal says no more than another statement: value, stance and speaker are the same."""
    return one.stance is other.stance and _same_speaker(one, other) and _same_value(one.value, other.value)


def _contrary(one: Statement, other: Statement) -> bool:
    """Return whether a proposal reads a place otherwise: another value, or the same with another stance or speaker."""
    return one.topic not in _SEVERAL or _same_value(one.value, other.value)


def _same_speaker(one: Statement, other: Statement) -> bool:
    """Return whether two speakers are the same voice, by their place in the atlas or by name."""
    if one.speaker.voice and other.speaker.voice:
        return one.speaker.voice == other.speaker.voice
    kinds = {one.speaker.kind, other.speaker.kind}
    if len(kinds) > 1 and kinds & {SpeakerKind.TEXT, SpeakerKind.AGREEMENT}:
        return False
    first, second = (fold(each.speaker.name).split() for each in (one, other))
    if kinds == {SpeakerKind.PERSON}:  # the surname is the person
        return set(first) <= set(second) or set(second) <= set(first)
    return first == second


def _same_value(proposed: Value, ours: Value) -> bool:
    """Return whether a proposed value says no more than ours; what one of the two leaves open counts as the same."""
    match proposed, ours:
        case Rate(), Rate():
            return proposed.money == ours.money and _fits(proposed.per, ours.per) and _fits(proposed.unit, ours.unit)
        case Share(), Share():
            return (proposed.low, proposed.high) == (ours.low, ours.high)
        case Fee(), Fee():
            return proposed.rate is None or (ours.rate is not None and _same_value(proposed.rate, ours.rate))
        case Measure(), Measure():
            return proposed.what == ours.what
        case tuple(), tuple():
            return set(proposed) <= set(ours)
        case _:
            low, high = getattr(ours, "low", None), getattr(ours, "high", None)
            if low is None and high is None:
                return proposed == ours
            return (getattr(proposed, "low", None), getattr(proposed, "high", None)) == (low, high)


def _fits(one: object, other: object) -> bool:
    return one is None or other is None or one == other
