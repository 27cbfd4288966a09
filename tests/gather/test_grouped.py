"""Equal statements stand side by side; nothing that differs is put together."""

from __future__ import annotations

from tests.saying import document, says, share

from fairward.gather.grouped import facts
from fairward.model.case import Judgement, Voiced

PAPER = document("It keeps 85%. It keeps 85 percent. It keeps 75%. That is not so.")


def voiced(statement, judgement=None):
    return Voiced(statement=statement, family="f", judgement=judgement)


def grouped(*statements):
    return [[one.statement.quote.text for one in fact.voiced] for fact in facts([voiced(one) for one in statements])]


def test_the_same_figure_from_two_speakers_is_one_fact():
    one = says(PAPER, "85%", "retained_share", share(85), "Cuba Archive")
    two = says(PAPER, "85 percent", "retained_share", share("85.0"))
    assert grouped(one, two) == [["85%", "85 percent"]]


def test_another_figure_role_period_host_or_topic_is_another_fact():
    one = says(PAPER, "85%", "retained_share", share(85))
    for other in (
        says(PAPER, "75%", "retained_share", share(75)),
        says(PAPER, "75%", "retained_share", share(85), role="doctor"),
        says(PAPER, "75%", "retained_share", share(85), period="2025"),
        says(PAPER, "75%", "retained_share", share(85), host="JM"),
        says(PAPER, "75%", "worker_share", share(85)),
        says(PAPER, "75%", "retained_share", share(80, 85)),
    ):
        assert grouped(one, other) == [["85%"], ["75%"]]


def test_a_denial_stands_with_what_it_denies():
    charge = says(PAPER, "85%", "retained_share", share(85), role="doctor")
    same = says(PAPER, "That is not so", "retained_share", share(85), "Cuba", role="doctor", stance="denies")
    assert grouped(charge, same) == [["85%", "That is not so"]]
    loose = says(PAPER, "That is not so", "retained_share", share(), "Cuba", stance="denies", answers=charge.id)
    assert grouped(charge, loose) == [["85%", "That is not so"]]


def test_a_denial_stands_with_a_charge_that_a_person_corrected():
    read = says(PAPER, "85%", "retained_share", share(85))
    right = says(PAPER, "85%", "retained_share", share(75))
    judgement = Judgement(statement=read.id, kind="correct", by="A. Person")
    denial = says(PAPER, "That is not so", "retained_share", share(), "Cuba", stance="denies", answers=read.id)
    (fact,) = facts([voiced(right, judgement), voiced(denial)])
    assert len(fact.voiced) == 2


def test_every_statement_stands_in_one_fact():
    many = [says(PAPER, words, "retained_share", share(85)) for words in ("85%", "85 percent", "75%")]
    found = facts([voiced(one) for one in many])
    assert [one.statement for fact in found for one in fact.voiced] == many
    assert found[0].topic == "retained_share"
