from __future__ import annotations

import pytest
from tests.saying import document, says, share

from fairward.extract.denials import Charge, answering, bare_denials, is_charge

PAPER = document("It is forced labour. Pay goes to Havana. They keep passports. We reject this. All is fair.")
CHARGE = says(PAPER, "forced labour", "characterisation", "forced_labour", by="Cuba Archive")
DENIAL = says(PAPER, "reject this", "characterisation", "forced_labour", by="Havana", stance="denies")


@pytest.mark.parametrize(
    "statement",
    [
        says(PAPER, "All is fair", "characterisation", "solidarity"),
        says(PAPER, "forced labour", "characterisation", "forced_labour", stance="denies"),
        says(PAPER, "keep passports", "identity_documents", "safeguard"),
        says(PAPER, "goes to Havana", "payment_route", "direct"),
        says(PAPER, "forced labour", "characterisation", "forced_labour", stance="demands"),
    ],
)
def test_what_asserts_nothing_bad_is_no_charge(statement):
    assert not is_charge(statement)


@pytest.mark.parametrize(
    "statement",
    [
        CHARGE,
        says(PAPER, "goes to Havana", "payment_route", "via_sender"),
        says(PAPER, "keep passports", "identity_documents", "breach"),
        says(PAPER, "Pay goes", "retained_share", share(85)),
        says(PAPER, "Pay goes", "wage_withheld", value=True),
    ],
)
def test_what_asserts_something_bad_is_a_charge(statement):
    assert is_charge(statement)


def test_a_denial_answers_the_charge_of_somebody_else():
    assert answering(DENIAL, [Charge(CHARGE, 0, 0)]).answers == CHARGE.id


def test_a_denial_does_not_answer_another_charge_nor_its_own_words():
    other = says(PAPER, "keep passports", "identity_documents", "breach", by="Cuba Archive")
    own = says(PAPER, "forced labour", "characterisation", "forced_labour", by="Havana")
    assert answering(DENIAL, [Charge(other, 0, 0), Charge(own, 0, 0)]).answers is None
    assert answering(CHARGE, [Charge(CHARGE, 0, 0)]).answers is None


def test_this_is_not_so_denies_the_charges_just_before_it():
    model = says(PAPER, "reject this", "characterisation", "", by="Havana", stance="denies")
    (found,) = bare_denials(model, [Charge(CHARGE, 0, 0)], 1, 0, model.speaker)
    assert (found.topic, found.value, found.answers, found.stance.value) == (
        CHARGE.topic,
        "forced_labour",
        CHARGE.id,
        "denies",
    )


@pytest.mark.parametrize(("sentence", "paragraph"), [(5, 0), (2, 3)])
def test_charges_far_off_are_not_denied_by_a_bare_no(sentence, paragraph):
    model = says(PAPER, "reject this", "characterisation", "", by="Havana", stance="denies")
    assert list(bare_denials(model, [Charge(CHARGE, 0, 0)], sentence, paragraph, model.speaker)) == []
