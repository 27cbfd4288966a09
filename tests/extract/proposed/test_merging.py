from __future__ import annotations

from dataclasses import replace

import pytest
from tests.saying import count, document, rate, says, share

from fairward.extract.proposed import merged
from fairward.model.statement import Fee, Measure, Origin, Speaker, SpeakerKind

PAPER = document(
    "The Host pays 12,000 dollars for each doctor. The Sender keeps 85 percent. Nobody may leave. It is voluntary."
)
PAID = says(PAPER, "The Host pays 12,000 dollars for each doctor", "host_payment", rate(12000))
KEPT = says(PAPER, "The Sender keeps 85 percent", "retained_share", share(85))
HELD = says(PAPER, "Nobody may leave", "movement", "breach")
RUIZ, ANA = (Speaker(name=name, kind=SpeakerKind.PERSON) for name in ("Ruiz", "Ana Ruiz"))


def model(words, topic, value, by="text", **more):
    return replace(says(PAPER, words, topic, value, by, **more), origin=Origin.MODEL)


def told(own, proposed):
    both = merged(own, proposed)
    return both, (both.agreed, both.added, both.otherwise)


def test_without_proposals_nothing_changes():
    assert merged([PAID, KEPT], []).statements == (PAID, KEPT)


@pytest.mark.parametrize(
    ("own", "proposal"),
    [
        (PAID, model("pays 12,000 dollars", "host_payment", rate(12000, per=None, unit=None))),
        (PAID, model("pays 12,000 dollars for each", "host_payment", rate(12000))),
        (KEPT, model("keeps 85 percent", "retained_share", share(85))),
        (HELD, model("Nobody may leave", "movement", "breach")),
        (says(PAPER, "It is voluntary", "benefits", ("food", "housing")), model("It is", "benefits", ("housing",))),
        (
            says(PAPER, "It is voluntary", "sanction", Measure(what="other", by="US")),
            model("It is", "sanction", Measure(what="other")),
        ),
        (
            says(PAPER, "It is voluntary", "fee_or_deduction", Fee(what="bond")),
            model("It is", "fee_or_deduction", Fee(what="It")),
        ),
        (says(PAPER, "It is voluntary", "workers_left", count(5)), model("It is", "workers_left", count(5, None))),
        (
            says(PAPER, "It is voluntary", "dependence", value=True, by=ANA),
            model("It is", "dependence", value=True, by=RUIZ),
        ),
    ],
)
def test_the_same_at_the_same_place_confirms_and_is_not_repeated(own, proposal):
    both, counts = told([own], [proposal])
    assert [one.origin for one in both.statements] == [Origin.BOTH]
    assert both.statements[0] == replace(own, origin=Origin.BOTH)
    assert (both.statements[0].id, counts) == (own.id, (1, 0, 0))


@pytest.mark.parametrize(
    ("own", "proposal"),
    [
        (PAID, model("pays 12,000 dollars", "host_payment", rate(12000, per="year"))),
        (HELD, model("Nobody may leave", "movement", "safeguard")),
        (HELD, model("Nobody may leave", "movement", "breach", stance="denies")),
        (HELD, model("Nobody may leave", "movement", "breach", "the union")),
        (KEPT, model("The Sender keeps", "retained_share", share())),
    ],
)
def test_another_reading_of_the_same_place_stands_beside_ours_and_both_are_marked(own, proposal):
    both, counts = told([own], [proposal])
    ours, theirs = sorted(both.statements, key=lambda one: one.origin is Origin.MODEL)
    assert (ours.origin, theirs.origin) == (Origin.RULES, Origin.MODEL)
    assert (ours.otherwise, theirs.otherwise) == ((proposal.id,), (own.id,))
    assert (replace(ours, otherwise=()), replace(theirs, otherwise=())) == (own, proposal)
    assert counts == (0, 0, 1)


def test_what_is_nowhere_else_is_added_in_the_order_of_the_text():
    left = model("Nobody may leave", "resignation", "breach")
    both, counts = told([PAID, KEPT], [left, model("It is voluntary", "characterisation", "voluntary")])
    assert [one.topic.value for one in both.statements] == [
        "host_payment",
        "retained_share",
        "resignation",
        "characterisation",
    ]
    assert counts == (0, 2, 0)
    assert not any(one.otherwise for one in both.statements)


def test_another_sum_of_a_sentence_that_is_confirmed_is_added_and_another_word_of_praise_too():
    same, more = (model("The Host pays 12,000 dollars", "host_payment", rate(sum_)) for sum_ in (12000, 13000))
    assert told([PAID], [more, same])[1] == (1, 1, 0)
    own = says(PAPER, "It is voluntary", "characterisation", "voluntary")
    assert told([own], [model("It is", "characterisation", "solidarity")])[1] == (0, 1, 0)
    assert told([own], [model("It is", "characterisation", "voluntary", stance="denies")])[1] == (0, 0, 1)


def test_of_two_alike_each_is_confirmed_once():
    two = [
        says(PAPER, words, "movement", "breach", role=role)
        for words, role in (("Nobody may leave", None), ("may leave", "nurse"))
    ]
    both, counts = told(two, [model("Nobody may", "movement", "breach"), model("may leave", "movement", "breach")])
    assert [one.origin for one in both.statements] == [Origin.BOTH, Origin.BOTH]
    assert counts == (2, 0, 0)
