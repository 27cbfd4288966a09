"""Deductions: only from the closed list, each with its law, and never above the ceiling."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairward.model.placement import LineKind
from fairward.model.problem import UnreadableSource
from fairward.pay.deducting import Rules, ceiling, read_rules

HEAD = "host,kind,name,law,payee,paid_by,percent,amount,floor,cap,worker,since,until\n"
CENT = Decimal("0.01")
MONTH = date(2026, 11, 1)


def rules(tmp_path, *lines):
    (tmp_path / "d.csv").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return Rules(read_rules(tmp_path / "d.csv"), MONTH)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("BS,solidarity,Solidarity contribution,Resolution 1,State,worker,75,,,,,,", "closed list"),
        ("BS,other,Anything,Act,State,worker,5,,,,,,", "closed list"),
        ("BS,income_tax,Tax,,State,worker,5,,,,,,", "names no law"),
        ("BS,income_tax,Tax,Tax Act,State,embassy,5,,,,,,", "worker or employer"),
        ("BS,income_tax,Tax,Tax Act,State,worker,101,,,,,,", "between 0 and 100"),
        ("BS,union_dues,Dues,Union rules,Union,worker,,10,,,,,", "name the worker"),
    ],
)
def test_what_may_not_be_deducted_stops_everything(tmp_path, line, words):
    with pytest.raises(UnreadableSource, match=words):
        rules(tmp_path, line)


def test_bands_of_one_tax_make_one_line_rounded_once(tmp_path):
    held = rules(
        tmp_path,
        "BS,income_tax,Tax,Tax Act,State,worker,10,,0,1000,,,",
        "BS,income_tax,Tax,Tax Act,State,worker,20.005,,1000,,,,",
    )
    lines, cut = held.lines("W1", "BS", Decimal(1500), CENT)
    assert [(line.amount, cut) for line in lines] == [
        (Decimal("200.02"), False)
    ]  # 100 + 100.025: half a cent for the worker


def test_rules_hold_in_their_days_hosts_and_workers(tmp_path):
    held = rules(
        tmp_path,
        "BS,income_tax,Old,Tax Act,State,worker,10,,,,,,2026-10-31",
        "BR,income_tax,Brazil,Tax Act,State,worker,10,,,,,,",
        "BS,union_dues,Dues,Union rules,Union,worker,,25,,,W2,,",
    )
    assert held.lines("W1", "BS", Decimal(1000), CENT)[0] == []
    assert [line.label for line in held.lines("W2", "BS", Decimal(1000), CENT)[0]] == ["Dues"]


def test_what_no_statute_sets_is_cut_to_the_ceiling_and_told(tmp_path):
    held = rules(tmp_path, "BS,advance,Advance,Contract art. 9,Employer,worker,,900,,,W1,,")
    lines, cut = held.lines("W1", "BS", Decimal(1000), CENT)
    assert (lines[0].amount, cut) == (Decimal(200), True)
    assert ceiling("BS") == 20


def test_the_employers_share_is_no_deduction(tmp_path):
    held = rules(tmp_path, "BS,pension,Pension,Pension Act,Fund,employer,5.0005,,,,,,")
    lines, _ = held.lines("W1", "BS", Decimal(1000), CENT)
    assert [(line.kind, line.amount) for line in lines] == [(LineKind.EMPLOYER, Decimal("50.01"))]


@given(st.decimals(1, 100_000, places=2), st.lists(st.decimals(0, 50_000, places=2), min_size=1, max_size=5))
def test_no_list_of_deductions_passes_the_ceiling(tmp_path_factory, gross, amounts):
    folder = tmp_path_factory.mktemp("ceiling")
    lines = [f"BS,advance,Advance {n},Contract,Employer,worker,,{value},,,W1,," for n, value in enumerate(amounts)]
    taken, _ = rules(folder, *lines).lines("W1", "BS", gross, CENT)
    assert sum(line.amount for line in taken) <= gross * ceiling("BS") / 100
