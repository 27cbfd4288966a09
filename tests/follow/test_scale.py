"""A pay scale of local peers: which post a role is, what its row says, and where it fills in the terms."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.follow import ledgers
from tests.follow.ledgers import fee, wage

from fairward.follow.scale import read_scale, role_of, with_scale
from fairward.follow.terms import Term


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Medical specialist adviser", "adviser"),
        ("Registered nurse", "nurse"),
        ("Computer engineer", "engineer"),
        ("médico especialista", "medical_specialist"),
        ("gardener of roses", "gardener of roses"),
        (None, None),
    ],
)
def test_roles_are_known_by_their_noun(text, role):
    assert role_of(text) == role


SCALE = "host,post,grade,currency,base_monthly,allowance:Housing\nBS,Nurse,2,USD,3600,300\nBS,Nurse,1,USD,3000,300\n"


def test_the_lowest_grade_of_a_post_counts(tmp_path):
    (tmp_path / "scale.csv").write_text(SCALE + "BS,Doctor,1,USD,much,0\nBS,,1,USD,9,0\n", encoding="utf-8")
    (nurse,), problems = read_scale(tmp_path / "scale.csv")
    assert (nurse.role, nurse.host, nurse.local_pay_monthly) == ("Nurse", "BS", Decimal(3000))
    assert [one.where for one in problems] == ["scale.csv, row 4", "scale.csv, row 5"]
    assert "'much' is no number" in problems[0].what
    assert "names no post" in problems[1].what


def test_a_scale_fills_in_what_the_terms_do_not_say():
    peer = Term(agreement="*", currency="USD", role="Registered nurse", host="BS", local_pay_monthly=Decimal(3000))
    own = Term(agreement="A1", currency="USD", role="nurse", pay_monthly=Decimal(900))
    said = Term(agreement="A2", currency="USD", role="nurse", local_pay_monthly=Decimal(2000))
    pairs = [("A1", "nurse"), ("A2", "nurse"), ("A3", "nurse"), ("A3", "cook"), ("A3", None)]
    filled = {one.agreement: one for one in with_scale((own, said), (peer,), pairs, "BS")}
    assert {name: one.local_pay_monthly for name, one in filled.items()} == {"A1": 3000, "A2": 2000, "A3": 3000}
    assert filled["A1"].pay_monthly == 900
    assert with_scale((), (peer,), pairs, "JM") == ()


def test_pay_stands_against_the_local_scale(tmp_path):
    (tmp_path / "scale.csv").write_text(SCALE, encoding="utf-8")
    path = ledgers.write(tmp_path, wage("W1", "2025-03"), fee("W1", "2025-03"))
    found = ledgers.followed(path, scale=tmp_path / "scale.csv")
    assert found.figures["equal-pay-ratio"] == {"gross": "0.3", "net": "0.3"}
    assert found.flag_counts["below-local-scale"] == 1
