"""No group of fewer than k workers is shown, and none can be worked out from the others; workers are keyed hashes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as any_of

from fairward.follow.hiding import coarse, merged, pseudonym, revealed, series, together, unrevealing, withheld
from fairward.model.payment import Group


def group(name, workers, amount=100):
    return Group(
        agreement=name, role=None, month=None, flows={"to_worker": Decimal(amount)}, payments=1, workers=workers
    )


def test_a_small_group_is_never_alone():
    shown = merged([group("A", 50), group("B", 3), group("C", 12)], 10)
    assert [one.agreement for one in shown] == ["A", None]
    assert shown[1].workers == 15
    assert shown[1].hidden == "merged"


def test_nothing_is_merged_without_need():
    groups = (group("A", 50), group("B", 10))
    assert merged(groups, 10) == groups


def test_fewer_than_k_in_all_are_not_shown():
    assert merged([group("A", 3), group("B", 4)], 10) == ()
    hidden = withheld(group("A", 3), 10)
    assert (hidden.flows, hidden.workers, hidden.hidden) == ({}, None, "whole")


@given(any_of.lists(any_of.integers(1, 40), min_size=1, max_size=12), any_of.integers(1, 15))
def test_every_shown_group_has_k_workers_and_the_sums_stay(sizes, k):
    groups = [group(str(number), size, size * 7) for number, size in enumerate(sizes)]
    shown = merged(groups, k)
    assert all((one.workers or 0) >= k for one in shown)
    if shown:
        assert sum(one.total for one in shown) == sum(one.total for one in groups)
    assert sum(1 for one in shown if one.hidden) <= 1


def test_groups_put_together_sum():
    both = together([group("A", 3), group("B", 4)])
    assert (both.total, both.workers, both.payments) == (Decimal(200), 7, 2)


def test_a_hash_depends_on_its_key_and_shows_nothing():
    assert pseudonym("W1", b"a") == pseudonym("W1", b"a") != pseudonym("W1", b"b")
    assert "W1" not in str(pseudonym("W1", b"a"))
    assert pseudonym(None, b"a") is None


def test_workers_of_two_groups_are_counted_once():
    months = [group(str(number), 6) for number in range(3)]
    assert merged(months, 10, people=lambda some: 6) == ()
    assert merged(months, 10)[0].workers == 18


def test_a_column_taken_from_a_row_reveals_nobody():
    # Nurses are 3 of A and all 12 of C: nurses less C are the 3 nurses of A.
    cells = {("A", "doctor"): 15, ("A", "nurse"): 3, ("B", "doctor"): 20, ("C", "nurse"): 12}
    roles = [role("doctor", 35), role("nurse", 15)]
    assert unrevealing(roles, roles, "role", cells, 10) == ()
    more = [*roles, role("cook", 40)]
    shown = unrevealing(more, more, "role", {**cells, ("B", "cook"): 40}, 10)
    assert [(one.role, one.workers) for one in shown] == [("cook", 40), (None, 50)]
    safe = {**cells, ("A", "nurse"): 10}
    assert unrevealing(roles, roles, "role", safe, 10) == tuple(roles)


def role(name, workers):
    return Group(agreement=None, role=name, month=None, flows={"to_worker": Decimal(100)}, payments=1, workers=workers)


def can_be_solved(sums, wanted):
    """Return whether a sum follows from others, by elimination over exact fractions."""
    rows = [[Fraction(value) for value in one] for one in sums]
    target = [Fraction(value) for value in wanted]
    for column in range(len(target)):
        lead = next((row for row in rows if row[column]), None)
        if lead is None:
            continue
        rows = [
            [a - b * row[column] / lead[column] for a, b in zip(row, lead, strict=True)]
            for row in rows
            if row is not lead
        ]
        factor = target[column] / lead[column]
        target = [a - b * factor for a, b in zip(target, lead, strict=True)]
    return not any(target)


TABLES = any_of.lists(
    any_of.lists(any_of.sampled_from((0, 0, 1, 3, 4, 9, 10, 14, 30)), min_size=4, max_size=4), min_size=1, max_size=5
)


@given(TABLES)
def test_no_small_cell_can_be_solved_for(table):
    """The attack: who knows the empty cells and all published sums solves for every cell of fewer than k workers."""
    k = 10
    cells = {(f"A{a}", f"R{r}"): number for a, row in enumerate(table) for r, number in enumerate(row) if number}
    agreements = [group(f"A{a}", sum(row)) for a, row in enumerate(table) if any(row)]
    roles = [role(f"R{r}", sum(row[r] for row in table)) for r in range(4) if any(row[r] for row in table)]
    if sum(cells.values()) < k:
        return
    first = merged(agreements, k)
    kept = {one.agreement for one in first if one.hidden is None}
    blocked = {}
    for (a, r), number in cells.items():
        key = (a if a in kept else "", r)
        blocked[key] = blocked.get(key, 0) + number
    second = unrevealing(roles, merged(roles, k), "role", blocked, k)
    alone = {one.role for one in second if one.hidden is None}
    order = sorted(cells)

    def rows(names, place, rest):
        found = [[int(cell[place] == name) for cell in order] for name in sorted(names)]
        return [*found, [int(cell[place] not in names) for cell in order]] if rest else found

    sums = [*rows(kept, 0, rest=True), *(rows(alone, 1, rest=True) if second else [])]
    for place, cell in enumerate(order):
        if cells[cell] < k:
            unit = [int(number == place) for number in range(len(order))]
            assert not can_be_solved(sums, unit), cell


def test_stretches_of_many_columns_are_looked_at():
    rows = {"A": {f"{month:02}": 20 for month in range(24)}, "B": {f"{month:02}": 20 for month in range(12)}}
    assert revealed(rows, 10) is None
    rows["C"] = {**{f"{month:02}": 12 for month in range(12)}, "12": 2}
    rows["A"] = {f"{month:02}": 20 for month in range(13, 24)}
    assert revealed(rows, 10) is not None


def test_months_of_an_agreement_are_shown_where_what_is_left_is_not_few():
    months = [date(2025, 1, 1), date(2025, 2, 1)]

    def cell(name, month, workers):
        return Group(agreement=name, role=None, month=month, flows={}, payments=1, workers=workers)

    groups = [cell(name, month, 20) for name in "AB" for month in months]
    assert {one.agreement for one in series(groups, ["A", "B"], months, 10, 9)} == {"A", "B"}
    few = [*groups, cell("C", months[0], 15), cell("C", months[1], 3)]
    # C may not be shown, and February less A and B would be C's three.
    shown = {one.agreement for one in series(few, ["A", "B", "C"], months, 10, 9)}
    assert len(shown) == 1
    assert "C" not in shown


def test_amounts_of_few_are_rounded_up():
    given = ("54060", "900", "1000", "1001", "0", "0.07")
    assert [coarse(Decimal(one)) for one in given] == [100_000, 1000, 1000, 2000, 0, Decimal("0.1")]
