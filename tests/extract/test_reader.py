from __future__ import annotations

import dataclasses

import pytest
from tests.extract.lines import reader, statements
from tests.saying import document

from fairward import extract
from fairward.model.document import Block
from fairward.model.statement import Stance

OPENING = "Cuban doctors came.\n\n"


def said(text):
    return [(one.topic.value, one.value, one.stance.value) for one in statements(OPENING + text)]


def read_with(blocks, text):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extract, "reader_of", lambda _language: reader())
        return extract.statements(dataclasses.replace(document(text), blocks=tuple(blocks)))


# What says nothing


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n\t",
        "The nurses were paid directly and it was forced labour.",
        "Tourists said it is forced labour. Tourists came. Cuban doctors met other tourists.",
        "Cuban doctors came and went.",
    ],
)
def test_a_text_that_is_not_about_such_a_programme_gives_nothing(text):
    assert statements(text) == []


def test_headings_of_a_report_are_no_statements():
    assert said("Forced labour in the sun\n\nThe weather was fine.") == []


@pytest.mark.parametrize("kind", ["note", "boilerplate"])
def test_notes_and_boilerplate_are_not_read(kind):
    text = OPENING + "It is forced labour."
    start = text.index("It is")
    assert len(read_with([], text)) == 1
    assert read_with([Block(kind=kind, start=start, end=len(text))], text) == ()


def test_a_language_without_a_phrase_book_gives_nothing():
    assert extract.statements(document("Die kubanischen Ärzte leisten Zwangsarbeit.", language="de")) == ()


# What does


def test_the_same_thing_said_twice_in_a_sentence_is_one_statement():
    assert said("It is forced labour, simply forced labour.") == [("characterisation", "forced_labour", "asserts")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It is not forced labour.", ("characterisation", "forced_labour", "denies")),
        ("Havana denied that it is forced labour.", ("characterisation", "forced_labour", "denies")),
        ("They must be paid directly.", ("payment_route", "direct", "demands")),
        ("They will be paid directly.", ("payment_route", "direct", "promises")),
        ("Human Rights Watch urged that they be paid directly.", ("payment_route", "direct", "demands")),
        ("They do not keep their own passports.", ("identity_documents", "breach", "asserts")),
    ],
)
def test_stance_is_what_the_speaker_does_with_the_words(text, found):
    assert said(text) == [found]


def test_a_denial_is_tied_to_its_charge():
    charge, denial = statements(
        OPENING + "Cuba Archive said that it is forced labour. Marco Rubio denied that it is forced labour."
    )
    assert denial.stance is Stance.DENIES
    assert denial.answers == charge.id


def test_nothing_of_the_kind_denies_the_charge_just_made():
    found = statements(OPENING + "Cuba Archive said that it is forced labour. Havana said: it is nothing of the kind.")
    assert [(one.topic.value, one.stance.value) for one in found] == [
        ("characterisation", "asserts"),
        ("characterisation", "denies"),
    ]
    assert found[1].answers == found[0].id


AGREEMENT = (
    "The parties agree as follows, hereinafter the accord.\n\nArticle 1. The ministry pays 12,000 dollars a month for each doctor.\n\n"
    "Article 2. The doctors shall not hand over their passports.\n\nArticle 3. They must be paid directly.\n"
)


def test_an_agreement_speaks_for_itself_and_forbidding_a_wrong_is_a_safeguard():
    found = statements(AGREEMENT)
    assert {(one.speaker.name, one.stance.value) for one in found} == {("agreement", "asserts")}
    assert [(one.topic.value, one.clause) for one in found] == [
        ("host_payment", "Article 1"),
        ("identity_documents", "Article 2"),
        ("payment_route", "Article 3"),
    ]
    assert found[1].value == "safeguard"


def test_a_table_of_an_agreement_gives_its_sums_by_role():
    table = "Role | the ministry pays (USD per month) | the doctors receive\nadviser | 12,000 | 1,200\nnurse | 5,000 | 990\n"
    found = [one for one in statements(AGREEMENT + "\n" + table) if one.way == "table"]
    assert [(one.topic.value, int(one.value.money.low)) for one in found] == [
        ("host_payment", 12000),
        ("worker_pay", 1200),
        ("host_payment", 5000),
        ("worker_pay", 990),
    ]


def test_a_statement_says_what_it_is_about():
    (one,) = statements(
        "Cuban doctors came to the Bahamas.\n\nIn May 2019 the ministry of the Bahamas paid 12,000 dollars for each nurse."
    )
    assert (one.about.host, one.about.sender, one.about.role, one.about.period) == ("BS", "CU", "nurse", "2019-05")


def test_passages_in_another_language_are_left_to_their_reader():
    text = OPENING + "Es forced labour. It is forced labour."
    from fairward.model.document import Passage

    start = text.index("Es forced")
    passage = Passage(start=start, end=start + 17, language="xx")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(extract, "reader_of", lambda _language: reader())
        found = extract.statements(dataclasses.replace(document(text), passages=(passage,)))
    assert [one.quote.start >= passage.end for one in found] == [True]
