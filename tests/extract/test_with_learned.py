from __future__ import annotations

from decimal import Decimal

from tests.extract.lines import look

from fairward.extract.candidates import Candidate
from fairward.extract.with_learned import with_learned
from fairward.model.money import Share
from fairward.model.statement import Measure


class Heard:
    """A model that hears the same in every sentence."""

    def __init__(self, **scores):
        self.heard = {label.replace("__", ":"): chance for label, chance in scores.items()}

    def scores(self, _words):
        return self.heard


def found(text, before=(), **scores):
    return with_learned(look(text), Heard(**scores), list(before), "BS")


def test_what_is_hardly_heard_is_not_proposed():
    assert found("They came and went away again.", family__breach=0.3) == []


def test_a_number_or_a_word_by_itself_says_nothing():
    assert found("7", workers_deployed=0.9) == []
    assert found("Nurses", family__breach=0.9) == []


def test_a_number_is_never_made_up():
    assert found("They pay a lot to them all.", host_payment=0.9) == []


def test_what_a_phrase_found_is_not_proposed_again():
    own = Candidate("family", "breach", 0, 1, 0.8, "cue:1")
    assert [one.way for one in found("They came and went away again.", [own], family__breach=0.9)] == ["cue:1"]


def test_what_is_clearly_heard_is_proposed_with_the_words_of_its_clause():
    (one,) = found("They came and went away again.", family__breach=0.9)
    assert (one.topic, one.value, one.way) == ("family", "breach", "learned")
    assert 0.5 < one.sure < 0.9


def test_a_proposal_takes_its_number_from_the_sentence():
    (one,) = found("Some 85 percent of it stays there.", retained_share=0.9)
    assert one.value == Share(low=Decimal(85), high=Decimal(85))


def test_a_change_of_policy_knows_its_host():
    (one,) = found("It came to an end for good.", policy_change__ended=0.9)
    assert one.value == Measure(what="ended", host="BS")


def test_what_is_heard_too_is_surer_and_what_is_not_heard_is_less_sure():
    def own():
        return Candidate("family", "breach", 0, 1, 0.8, "cue:1")

    assert found("They came again.", [own()], family__breach=0.9)[0].sure > 0.8
    assert found("They came again.", [own()])[0].sure < 0.8
