"""Who is bound: by ratification, exclusion, kind of instrument, addressee, kind of work, and the agreement's own words."""

from __future__ import annotations

import pytest
from tests.saying import case, check, document, instrument, provision, rulebook, says

from fairward import books
from fairward.assess.applicability import bound, cannot_arise, cited

EMPTY = case([])


def told(one, country="BS", of=EMPTY, excluded=()):
    answer = bound(provision("p", one.id, excluded), one, country, of)
    return answer.status, answer.reason


TREATY = instrument("c1", parties=(("BS", "party"), ("CU", "not_party"), ("JM", "unknown")))


@pytest.mark.parametrize(
    ("country", "status"),
    [("BS", ("bound", "1952")), ("CU", ("not_bound", "")), ("JM", ("unknown", "")), ("GY", ("unknown", ""))],
)
def test_ratification_decides_and_what_is_not_listed_is_unknown(country, status):
    assert told(TREATY, country) == status


def test_a_part_that_a_country_left_out_does_not_bind_it():
    assert told(TREATY, "BS", excluded=("BS",)) == ("not_bound", "excluded")


@pytest.mark.parametrize(
    ("binding", "reason"),
    [("guidance", "guidance"), ("code", "voluntary"), ("indicator_set", "indicator_set"), ("customary", "customary")],
)
def test_what_binds_nobody_is_guidance_for_all(binding, reason):
    assert told(instrument("x", binding, (("BS", "party"),))) == ("guidance", reason)


def test_national_law_and_bilateral_agreements_bind_their_own():
    law = instrument("cu-law", "national_law", binds=("CU",))
    assert told(law, "CU") == ("bound", "own_law")
    assert told(law, "BS") == ("not_bound", "other_law")
    pact = instrument("de-ph", "treaty", binds=("DE", "PH"))
    assert told(pact, "DE") == ("bound", "own_agreement")
    assert told(pact, "BS") == ("not_bound", "other_agreement")


def test_conventions_on_private_agencies_do_not_simply_bind_a_state_programme():
    assert told(instrument("c181", parties=(("BS", "party"),), addressee="private_agencies")) == (
        "unknown",
        "other_addressee",
    )


def test_conventions_on_one_kind_of_work_do_not_reach_another():
    domestic = instrument("c189", parties=(("BS", "party"),), sectors=("domestic_work",))
    paper = document("The doctors keep their passports. The domestic workers do not.")
    doctors = says(paper, "The doctors", "identity_documents", "safeguard", role="doctor")
    maids = says(paper, "The domestic workers", "identity_documents", "breach", role="domestic workers")
    assert told(domestic, of=case([doctors])) == ("not_bound", "other_work")
    assert told(domestic) == ("unknown", "other_work")
    assert told(domestic, of=case([doctors, maids])) == ("bound", "1952")


def test_an_agreement_may_take_its_workers_outside():
    migrants = instrument(
        "icrmw", parties=(("BS", "party"),), excluded_when={"en": (r"not (?:be )?(?:considered )?migrant workers",)}
    )
    paper = document(
        "Article 1. The Collaborators shall not be considered migrant workers. Article 2. They keep passports."
    )
    clause = says(paper, "They keep passports", "identity_documents", "safeguard", "agreement", clause="2")
    assert told(migrants, of=case([clause])) == ("not_bound", "outside_by_agreement")
    press = document("Critics ask why they are not migrant workers.")
    report = says(press, "Critics", "identity_documents", "breach")
    assert told(migrants, of=case([report])) == ("bound", "1952")
    plain = document("Article 2. They keep passports.")
    clause = says(plain, "They keep passports", "identity_documents", "safeguard", "agreement", clause="2")
    assert told(migrants, of=case([clause])) == ("bound", "1952")


def test_provisions_are_cited_with_both_parties():
    one = check(provisions=("p", "lost"))
    (citation,) = cited(one, EMPTY, rulebook([one], [provision("p", "c1", ("BS",))], [TREATY]))
    assert citation.instrument_name == "The c1"
    assert [(each.country, each.status) for each in citation.bound] == [("BS", "not_bound"), ("CU", "not_bound")]


def test_unknown_parties_are_not_bound_or_unbound():
    one = check(provisions=("p",))
    (citation,) = cited(one, case([], host=None, sender=None), rulebook([one], [provision("p", "c1")], [TREATY]))
    assert citation.bound == ()


def test_a_go_between_has_to_be_there_to_be_answerable():
    one = check("intermediary-answerable")
    paper = document("The ministry pays the doctors directly. Others say by way of Havana.")
    direct = says(paper, "directly", "payment_route", "direct")
    other = says(paper, "Havana", "payment_route", "via_sender")
    assert cannot_arise(one, case([direct])) == "no_intermediary"
    assert cannot_arise(one, case([direct, other])) is None
    assert cannot_arise(one, EMPTY) is None
    assert cannot_arise(check(), case([direct])) is None


def test_the_books_say_what_the_traps_are():
    book = books.rulebook()

    def known(name: str, country: str) -> str:
        one = book.provisions[name]
        return bound(one, book.instruments[one.instrument], country, EMPTY).status

    assert known("icrmw-art21", "CU") == "not_bound"
    assert known("ilo-c097-annex2-art4", "BS") == "not_bound"
    assert known("ilo-c097-art6", "BS") == "bound"
    assert known("ilo-c097-annex2-art4", "CU") == "bound"
    assert known("who-code-art4-3", "BS") == "guidance"
    assert known("cu-penal-176", "BS") == "not_bound"
    assert known("cu-penal-176", "CU") == "bound"
    assert known("ilo-c095-art6", "CU") == "bound"
    assert known("ilo-c095-art6", "BS") == "unknown"
