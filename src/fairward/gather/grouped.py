"""Facts: statements that say the same, or deny it, of the same host, sender, role and period, side by side."""

from __future__ import annotations

from collections.abc import Iterable

from fairward.model.case import Fact, Voiced
from fairward.model.statement import Statement


def _same(statement: Statement) -> tuple[object, ...]:
    """Return what two statements must share to stand in one fact: topic, value with its kind, and all of `about`."""
    value = statement.value
    return (statement.topic, type(value).__name__, value, statement.about)


def facts(voiced: Iterable[Voiced]) -> tuple[Fact, ...]:
    """Return the facts in order of first mention; every statement stands in exactly one.

    Statements with the same topic, value and subject stand together whoever speaks and whatever the stance; a denial
    that answers a known statement stands with what it answers. Nothing that differs in a figure, a role or a period
    is put together.
    """
    everything = tuple(voiced)
    by_id = {one.statement.id: one for one in everything}
    # A corrected statement has a new id; what answered it as it was read still answers it.
    by_id.update({one.judgement.statement: one for one in everything if one.judgement})
    groups: dict[tuple[object, ...], list[Voiced]] = {}
    for one in everything:
        answered = by_id.get(one.statement.answers or "")
        groups.setdefault(_same((answered or one).statement), []).append(one)
    return tuple(Fact(topic=group[0].statement.topic.value, voiced=tuple(group)) for group in groups.values())
