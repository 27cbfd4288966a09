"""The same words of the same hands are shown once."""

from __future__ import annotations

from dataclasses import replace

from tests.saying import document, says

from fairward.assess.copies import originals
from fairward.model.case import Judgement, Voiced
from fairward.model.statement import Origin

WORDS = "The Head of Mission keeps the passports"
ONE, TWO = document(f"Article 9. {WORDS}.", "a.pdf"), document(f"ARTICLE 9. {WORDS}!", "a.docx")


def voiced(paper, words=WORDS, family="agreement:1", **more):
    return Voiced(statement=says(paper, words, "identity_documents", "breach", "agreement", **more), family=family)


def test_a_copy_of_the_agreement_says_nothing_new():
    first, copy = voiced(ONE), voiced(TWO)
    assert originals([first, copy]) == (first,)


def test_another_family_value_subject_or_stance_is_no_copy():
    first = voiced(ONE)
    for other in (voiced(TWO, family="agreement:2"), voiced(TWO, role="doctor"), voiced(TWO, stance="denies")):
        assert originals([first, other]) == (first, other)


def test_short_words_and_words_of_one_document_are_no_copies():
    few = [voiced(paper, "keeps the passports") for paper in (ONE, TWO)]
    assert originals(few) == tuple(few)
    twice = [voiced(ONE), voiced(ONE)]
    assert originals(twice) == tuple(twice)


def test_what_a_person_judged_stays():
    copy = replace(voiced(TWO), judgement=Judgement(statement="x", kind="confirm", by="A. Person"))
    assert originals([voiced(ONE), copy]) == (voiced(ONE), copy)


def test_what_a_model_reads_otherwise_waits_for_a_person_and_what_it_adds_does_not():
    ours = voiced(ONE)
    added = replace(ours, statement=replace(ours.statement, origin=Origin.MODEL))
    contrary = replace(added, statement=replace(added.statement, otherwise=(ours.statement.id,)))
    confirmed = replace(contrary, judgement=Judgement(statement="x", kind="confirm", by="A. Person"))
    told = replace(ours, statement=replace(ours.statement, otherwise=(added.statement.id,)))
    assert [(one.by_model, one.contested) for one in (told, added, contrary, confirmed)] == [
        (False, False),
        (True, False),
        (True, True),
        (False, False),
    ]
    assert originals([told, contrary]) == (told,)
    assert originals([told, added, confirmed]) == (told, added, confirmed)
