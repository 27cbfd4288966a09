from __future__ import annotations

import dataclasses

import pytest

from fairward.model.case import Case, Judgement, Voiced, agreements
from fairward.model.document import Document, Source
from fairward.model.problem import ImpossibleNoun
from fairward.model.statement import AGREEMENT, TEXT, About, Stance, Statement, Topic

DOCUMENT = Document(
    source=Source(name="a.txt", sha256="a" * 64, media_type="text/plain", size=40),
    text="The doctors hand over their passports. " * 9,
    language="en",
)


def said(number, *, clause=None, agreement=False):
    return Statement(
        topic=Topic.IDENTITY_DOCUMENTS,
        value="breach",
        about=About(),
        speaker=AGREEMENT if agreement else TEXT,
        stance=Stance.ASSERTS,
        quote=DOCUMENT.quote(39 * number, 39 * number + 37),
        confidence=1,
        way="cues",
        clause=clause,
    )


def test_a_judgement_of_an_unknown_kind_cannot_be_built():
    with pytest.raises(ImpossibleNoun, match="none of these"):
        Judgement(statement="1", kind="maybe", by="A. Reader")


def test_a_judgement_without_a_person_cannot_be_built():
    with pytest.raises(ImpossibleNoun, match="who made it"):
        Judgement(statement="1", kind="confirm", by="")


@pytest.mark.parametrize(
    ("host", "sender", "name"), [("BS", "CU", "BS-CU"), (None, "CU", "XX-CU"), (None, None, "XX-XX")]
)
def test_a_case_is_called_by_its_countries(host, sender, name):
    case = Case(host=host, sender=sender, since=None, until=None, documents=(DOCUMENT,), voiced=())
    assert case.id == name


def test_a_case_gives_the_statements_that_count():
    first, second = said(0), said(1)
    case = Case(
        host=None,
        sender=None,
        since=None,
        until=None,
        documents=(DOCUMENT,),
        voiced=(Voiced(statement=first, family="a"),),
        rejected=(Voiced(statement=second, family="a"),),
    )
    assert case.statements == (first,)


def test_a_document_that_numbers_its_clauses_is_an_agreement():
    assert agreements([said(0, clause="7", agreement=True), said(1)]) == {DOCUMENT.id}


def test_a_text_that_reports_one_clause_is_no_agreement():
    assert agreements([said(0, clause="7", agreement=True), said(1), said(2)]) == frozenset()
    assert agreements([said(0), said(1)]) == frozenset()


def test_without_numbers_it_takes_more_clauses():
    clauses = [said(number, agreement=True) for number in range(4)]
    assert agreements(clauses[:2]) == frozenset()
    assert agreements([*clauses, said(5)]) == {DOCUMENT.id}
    assert agreements([*clauses[:3], *(dataclasses.replace(said(6), way=way) for way in "ab")]) == frozenset()
