"""Versions of one agreement say a thing once; what differs in a clause, a sum or a paper stays apart."""

from __future__ import annotations

from dataclasses import replace

from tests.draft import make

from fairward.draft.telling import Teller
from fairward.draft.view.citing import Citations
from fairward.draft.view.versions import versions
from fairward.draft.words import words
from fairward.model.case import Voiced
from fairward.model.document import Document
from fairward.model.statement import AGREEMENT, Topic, Value

ENGLISH = (
    "Article 5. A fee of 12,000. Article 6. A stipend of 1,200. Article 9. The passports are kept. Article 12. Rest."
)
SPANISH = "Artículo 5. Tarifa de 12.000. Artículo 6. Estipendio de 1.200. Artículo 9. Se guardan los pasaportes."
TERMS: tuple[tuple[str, str, Topic, Value], ...] = (
    ("A fee of 12,000", "Tarifa de 12.000", Topic.HOST_PAYMENT, make.usd(12000)),
    ("A stipend of 1,200", "Estipendio de 1.200", Topic.WORKER_PAY, make.usd(1200)),
    ("The passports are kept", "Se guardan los pasaportes", Topic.IDENTITY_DOCUMENTS, "breach"),
)
CLAUSES = ("5", "6", "9")


def paper(name: str, text: str, language: str) -> Document:
    return replace(make.document(name, f"{text} ({name})"), language=language)


def said(document: Document, *, spanish: bool) -> list[Voiced]:
    out = []
    for (english, other, topic, value), number in zip(TERMS, CLAUSES, strict=True):
        clause = f"Artículo {number}" if spanish else f"Article {number}"
        quote = other if spanish else english
        out.append(make.said(document, quote, topic, value, speaker=AGREEMENT, clause=clause))
    return out


def test_two_languages_of_one_agreement_are_shown_in_that_of_the_report():
    voiced = [
        *said(paper("acuerdo.docx", SPANISH, "es"), spanish=True),
        *said(paper("agreement.docx", ENGLISH, "en"), spanish=False),
    ]
    shown = versions(voiced, "en").once(voiced)
    assert [one.statement.quote.text for one in shown] == [term[0] for term in TERMS]
    shown = versions(voiced, "es").once(voiced)
    assert [one.statement.quote.text for one in shown] == [term[1] for term in TERMS]


def test_the_other_versions_are_named():
    voiced = [
        *said(paper("in/acuerdo.docx", SPANISH, "es"), spanish=True),
        *said(paper("in/agreement.docx", ENGLISH, "en"), spanish=False),
    ]
    cite = Citations(Teller(words("en")), versions=versions(voiced, "en"))
    assert cite.quote(cite.once(voiced)[0], "here", "1", "back").versions == "the same in acuerdo.docx"


def test_two_agreements_that_share_little_are_not_versions():
    other = paper("other.txt", "Article 9. Other passports are kept too. Article 5. Nothing.", "en")
    voiced = [
        *said(paper("agreement.docx", ENGLISH, "en"), spanish=False),
        make.said(other, "Other passports are kept", Topic.IDENTITY_DOCUMENTS, "breach", speaker=AGREEMENT, clause="9"),
    ]
    assert len(versions(voiced, "en").once(voiced)) == 4


def test_another_sum_under_the_same_number_stays_apart():
    spanish = said(paper("acuerdo.docx", SPANISH, "es"), spanish=True)
    english = said(paper("agreement.docx", ENGLISH, "en"), spanish=False)
    more = make.said(
        paper("agreement.docx", ENGLISH, "en"),
        "Rest",
        Topic.HOST_PAYMENT,
        make.usd(5000),
        speaker=AGREEMENT,
        clause="Article 5",
    )
    voiced = [*spanish, *english, more]
    assert more in versions(voiced, "es").once(voiced)


def test_what_a_person_judged_stands_for_itself():
    spanish = said(paper("acuerdo.docx", SPANISH, "es"), spanish=True)
    english = said(paper("agreement.docx", ENGLISH, "en"), spanish=False)
    judged = replace(spanish[0], judgement=make.statements()["fee_adviser"].judgement)
    voiced = [judged, *spanish[1:], *english]
    assert judged in versions(voiced, "en").once(voiced)
