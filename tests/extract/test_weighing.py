from __future__ import annotations

import pytest
from tests.extract.lines import look

from fairward.extract.candidates import Candidate
from fairward.extract.voices import Saying
from fairward.extract.weighing import weighed
from fairward.model.statement import TEXT, Stance

LINE = look("They are so.")


def weigh(topic, value, *, negated=False, agreement=False, line=LINE):
    return weighed(line, Candidate(topic, value, 0, 1, 0.8, "test", negated=negated), None, agreement=agreement)


@pytest.mark.parametrize(
    ("value", "negated", "found"),
    [
        ("breach", False, ("breach", Stance.ASSERTS)),
        ("breach", True, ("safeguard", Stance.ASSERTS)),
        ("safeguard", True, ("breach", Stance.ASSERTS)),
        ("safeguard", False, ("safeguard", Stance.ASSERTS)),
    ],
)
def test_an_agreement_that_forbids_a_wrong_protects(value, negated, found):
    assert weigh("identity_documents", value, negated=negated, agreement=True) == found


def test_an_agreement_that_says_no_to_a_sum_denies_it():
    assert weigh("fee_or_deduction", "x", negated=True, agreement=True) == ("x", Stance.DENIES)


@pytest.mark.parametrize(
    ("topic", "value", "negated", "found"),
    [
        ("identity_documents", "breach", True, ("breach", Stance.DENIES)),
        ("identity_documents", "safeguard", True, ("breach", Stance.ASSERTS)),
        ("characterisation", "forced_labour", True, ("forced_labour", Stance.DENIES)),
        ("characterisation", "forced_labour", False, ("forced_labour", Stance.ASSERTS)),
    ],
)
def test_a_report_that_says_no_denies(topic, value, negated, found):
    assert weigh(topic, value, negated=negated) == found


@pytest.mark.parametrize(("value", "stance"), [("breach", Stance.ASSERTS), ("safeguard", Stance.DEMANDS)])
def test_what_must_be_done_to_a_worker_is_no_demand_of_the_speaker(value, stance):
    line = look("They must come.")
    candidate = Candidate("identity_documents", value, 2, 3, 0.8, "test")
    assert weighed(line, candidate, None, agreement=False) == (value, stance)


def test_late_wages_are_no_praise_and_can_be_denied():
    line = look("Havana denied that their wages were frozen.")
    candidate = Candidate("wage_withheld", value=True, first=4, last=7, sure=0.8, way="test")
    saying = Saying(1, 2, "denied", TEXT, before=True)
    assert weighed(line, candidate, saying, agreement=False) == (True, Stance.DENIES)
    needed = Candidate("dependence", value=True, first=4, last=7, sure=0.8, way="test")
    assert weighed(line, needed, saying, agreement=False) == (True, Stance.ASSERTS)
