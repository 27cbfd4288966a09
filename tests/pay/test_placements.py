"""Placements: pay goes to the worker's own account and nowhere else."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.pay.month import MONTH, SCALE, placement_row, write

from fairward.model.problem import UnreadableSource
from fairward.pay.placements import account_in, read_placements, read_scale


def taken(tmp_path, *rows, scale=SCALE):
    (tmp_path / "scale.csv").write_text(scale, encoding="utf-8")
    return read_placements(write(tmp_path / "p.csv", list(rows)), read_scale(tmp_path / "scale.csv"), MONTH)


@pytest.mark.parametrize("column", ["collector", "pay_to", "alternate_account", "withhold", "third_party"])
def test_there_is_no_column_for_anyone_else(tmp_path, column):
    with pytest.raises(UnreadableSource, match="no one else"):
        taken(tmp_path, placement_row(0, **{column: "Embassy"}))


def test_a_foreign_holder_is_refused_without_naming_anyone(tmp_path):
    found, problems = taken(tmp_path, placement_row(0, holder="Embassy of the Sender"), placement_row(1))
    assert [one.id for one in found] == ["P1"]
    assert "not held in the worker's own name" in problems[0].what
    assert "Ana" not in str(problems[0])
    assert "Embassy" not in str(problems[0])


def test_a_shared_account_pays_nobody(tmp_path):
    rows = [placement_row(number, account="777") for number in range(2)]
    found, problems = taken(tmp_path, *rows, placement_row(2))
    assert [one.id for one in found] == ["P2"]
    assert "2 workers share one account" in problems[0].what
    assert "777" not in str(problems[0])


def test_one_worker_may_have_two_posts(tmp_path):
    rows = [placement_row(0), placement_row(0, placement="P0b")]
    found, problems = taken(tmp_path, *rows)
    assert (len(found), problems) == (2, ())


def test_pay_comes_from_the_scale_of_the_month(tmp_path):
    scale = "host,post,grade,currency,base_monthly,since\nBS,Nurse,1,BSD,100,2020-01-01\nBS,Nurse,1,BSD,200,2026-11-01\nBS,Nurse,1,BSD,300,2027-01-01\n"
    found, _ = taken(tmp_path, placement_row(0), scale=scale)
    assert found[0].pay_monthly == Decimal(200)


def test_a_post_without_a_scale_is_told(tmp_path):
    _, problems = taken(tmp_path, placement_row(0, post="Pilot"))
    assert "no row of the pay scale" in problems[0].what


def test_ibans_are_checked_and_never_shown(tmp_path):
    good = placement_row(0, iban="DE89 3704 0044 0532 0130 00", account="", clearing="")
    bad = placement_row(1, iban="DE89370400440532013001", account="", clearing="")
    found, problems = taken(tmp_path, good, bad)
    assert found[0].account.iban == "DE89370400440532013000"
    assert "IBAN is not sound" in problems[0].what
    assert "3704" not in str(problems[0])


def test_a_placement_twice_and_a_bad_scale_are_told(tmp_path):
    _, problems = taken(tmp_path, placement_row(0), placement_row(0))
    assert "stands twice" in problems[0].what
    with pytest.raises(UnreadableSource, match="above 0"):
        taken(tmp_path, scale="host,post,currency,base_monthly\nBS,Nurse,BSD,0\n")


def test_an_account_in_a_table_of_one_row(tmp_path):
    (tmp_path / "a.csv").write_text("holder,account_currency,account,bic\nMinistry,BSD,1,NOBIC\n")
    with pytest.raises(UnreadableSource, match="BIC is not sound"):
        account_in(tmp_path / "a.csv")
    (tmp_path / "a.csv").write_text("holder,account_currency,account,clearing\nMinistry,BSD,1,X1\n")
    assert account_in(tmp_path / "a.csv").clearing == "X1"
