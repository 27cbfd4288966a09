"""Provisions as findings cite them: whom they bind and why, what was not seen, how far they reach."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.draft import make

from fairward.draft.view.provisions import provision_view
from fairward.draft.words import words
from fairward.model.finding import Bound

EN = words("en")


@pytest.mark.parametrize(
    ("bound", "told"),
    [
        (Bound(country="CU", status="bound", reason="1953"), "Cuba: bound since 1953"),
        (Bound(country="BS", status="not_bound", reason="excluded"), "Bahamas: not bound (it left this provision out when it joined)"),
        (Bound(country="BS", status="unknown", reason=""), "Bahamas: not known whether bound"),
        (Bound(country="BS", status="guidance", reason="voluntary"), "Bahamas: guidance, binds nobody (a voluntary code)"),
    ],
)  # fmt: skip
def test_provisions_say_whom_they_bind_and_why(bound, told):
    view = provision_view(replace(make.cited(verified=True), bound=(bound,)), EN)
    assert view.bound == (told,)


def test_provisions_that_were_not_seen_say_so():
    assert provision_view(make.cited(verified=True), EN).unverified == ""
    assert provision_view(make.cited(verified=False), EN).unverified == "unverified: check the text before citing it"


def test_limits_of_a_provision_stand_with_it():
    assert provision_view(make.cited(verified=True), words("es")).notes == ("No fija proporciones.",)


def test_one_provision_binds_others_in_another_case():
    one = make.cited(verified=True)
    told = [
        provision_view(replace(one, bound=(Bound(country=code, status="bound", reason=""),)), EN).bound
        for code in ("BS", "CU", "BS")
    ]
    assert told == [("Bahamas: bound",), ("Cuba: bound",), ("Bahamas: bound",)]
