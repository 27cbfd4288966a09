"""Contracts from a table of placements: the pay of a whole month, in the worker's language and the host's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.pay.month import placement_row, write

from fairward.draft.papers.parties import read_parties
from fairward.draft.papers.to_markdown import to_markdown
from fairward.model.problem import Problem
from fairward.run.contracts import contracts

EXAMPLE = Path(__file__).parents[2] / "examples" / "pay"
PARTIES = read_parties(EXAMPLE / "parties.yaml")


def test_each_placement_has_its_contract(tmp_path):
    rows = [
        placement_row(0, starts_on="2026-11-16"),
        placement_row(1, language="en"),
        placement_row(2, holder="Embassy"),
    ]
    path = write(tmp_path / "p.csv", rows)
    made = list(contracts(path, EXAMPLE / "scale.csv", EXAMPLE / "deductions.csv", PARTIES, "en", date(2026, 11, 1)))
    assert isinstance(made[0], Problem)
    assert [one[0] for one in made[1:]] == ["P0", "P1"]
    first, second = (to_markdown(one[1]) for one in made[1:])
    for part in (
        "Contrato de trabajo",
        "Contract of employment",
        "3,146.86 BSD",
        "3,519.01 BSD",
        "National Insurance Act",
    ):
        assert part in first, part
    assert "Contract of employment" in second
    assert "Contrato de trabajo" in second
