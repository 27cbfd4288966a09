"""Contracts from a table of placements: the pay of a whole month is reckoned, and each contract drafted from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from fairward import pay
from fairward.draft.papers.contract import contract
from fairward.model.paper import Paper, Parties
from fairward.model.problem import Problem


def contracts(
    placements: Path, scale: Path, deductions: Path | None, parties: Parties, language: str, month: date
) -> Iterator[tuple[str, Paper] | Problem]:
    """Yield the id and contract of each placement, in the worker's language and the host's; a Problem where there is none."""
    found, problems = pay.read_placements(placements, pay.read_scale(scale), month)
    yield from problems
    rules = pay.month_rules(pay.read_rules(deductions) if deductions else (), month)
    for placement in found:
        whole, _ = pay.payday(replace(placement, starts_on=month, ends_on=None), month, (), rules)
        own = placement.language if placement.language in ("en", "es", "pt", "fr") else "en"
        other = language if language != own else ("en" if own != "en" else "es")
        yield placement.id, contract(placement, whole, parties, (own, other))
