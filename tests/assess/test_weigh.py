"""Every outcome and every grade: what counts as evidence, for and against, and what is no evidence at all."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.saying import case, check, document, instrument, provision, rate, rulebook, says, share

from fairward import books
from fairward.assess import findings
from fairward.model.case import Judgement, Voiced
from fairward.model.check import Condition
from fairward.model.finding import Channel, Finding, Grade, Outcome
from fairward.model.problem import ImpossibleNoun
from fairward.model.statement import Fee, Speaker, SpeakerKind, Stance

PAPER = document(
    "Passports are kept. They keep their passports. It is denied that passports are kept. More should be done."
)
PRESS = document("The head of mission holds all travel documents of the doctors, says a nurse.")
CLAUSES = document("Article 9. The Head of Mission keeps the passports.")
BOOK = rulebook([check()])


def kept(by="text", **more):
    return says(PAPER, "Passports are kept", "identity_documents", "breach", by, **more)


def given_back(by="text", **more):
    return says(PAPER, "They keep their passports", "identity_documents", "safeguard", by, **more)


def weighed(statements, families=(), the_check=None, host="BS") -> Finding:
    one = the_check or check()
    (finding,) = findings(case(statements, families, host=host), rulebook=rulebook([one]))
    return finding


# Outcomes


def test_a_charge_that_nobody_answers_is_a_breach():
    finding = weighed([kept()])
    assert (finding.outcome, finding.reason) == (Outcome.BREACHED, "breach_only")
    assert [one.voiced.statement for one in finding.breach] == [kept()]
    assert finding.contrary == ()
    assert finding.edition == "2026-11-21-0123456789ab"


def test_a_charge_and_a_safeguard_are_a_dispute():
    finding = weighed([kept(), given_back("Cuba")])
    assert (finding.outcome, finding.reason, finding.grade) == (Outcome.DISPUTED, "both", Grade.ALLEGED)
    assert len(finding.breach) == len(finding.contrary) == 1


def test_a_charge_and_its_denial_are_a_dispute():
    denial = says(
        PAPER, "It is denied that passports are kept", "identity_documents", "breach", "Cuba", stance="denies"
    )
    finding = weighed([kept(), denial])
    assert finding.outcome is Outcome.DISPUTED
    assert finding.contrary[0].voiced.statement == denial


def test_a_safeguard_and_nothing_against_it_is_met():
    finding = weighed([given_back()])
    assert (finding.outcome, finding.reason, finding.grade) == (Outcome.MET, "contrary_only", Grade.ALLEGED)
    assert finding.families == ()


def test_silence_is_not_compliance():
    finding = weighed([])
    assert (finding.outcome, finding.reason, finding.grade) == (Outcome.SILENT, "nothing", None)


@pytest.mark.parametrize("stance", ["demands", "promises"])
def test_demands_and_promises_are_kept_apart_and_meet_nothing(stance):
    finding = weighed([given_back("United States", stance=stance)])
    assert (finding.outcome, finding.reason, finding.grade) == (Outcome.SILENT, "demand_only", None)
    assert [one.voiced.statement.stance for one in finding.demanded] == [stance]
    assert weighed([kept(), given_back("United States", stance=stance)]).outcome is Outcome.BREACHED


def test_a_promised_breach_is_no_breach():
    assert weighed([kept("Cuba", stance="promises")]).outcome is Outcome.SILENT


def test_a_bare_denial_is_no_safeguard():
    finding = weighed([kept("Cuba", stance="denies")])
    assert (finding.outcome, finding.reason, finding.grade) == (Outcome.SILENT, "denial_only", None)
    assert len(finding.contrary) == 1


def test_what_a_clause_promises_holds_and_what_it_denies_it_forbids():
    paper = document("Article 9. They will keep their passports. No passport may be kept from them.")
    promise = says(
        paper, "They will keep", "identity_documents", "safeguard", "agreement", clause="9", stance="promises"
    )
    ban = says(
        paper, "No passport may be kept", "identity_documents", "breach", "agreement", clause="9", stance="denies"
    )
    for clause in (promise, ban):
        finding = weighed([clause])
        assert (finding.outcome, finding.grade) == (Outcome.MET, Grade.DOCUMENTED)


def test_a_denied_safeguard_is_a_charge():
    finding = weighed([given_back("Cuba Archive", stance="denies")])
    assert finding.outcome is Outcome.BREACHED
    assert finding.breach[0].voiced.statement.stance is Stance.DENIES


def test_a_denial_counts_through_what_it_answers():
    charge = kept()
    answer = says(PAPER, "It is denied", "identity_documents", "other", "Cuba", stance="denies", answers=charge.id)
    astray = says(PAPER, "It is denied", "identity_documents", "other", "Cuba", stance="denies", answers="0")
    assert weighed([charge, answer]).outcome is Outcome.DISPUTED
    assert weighed([charge, astray]).outcome is Outcome.BREACHED


def test_a_go_between_that_is_not_there_is_not_applicable():
    paper = document("The ministry pays the doctors directly.")
    one = check(
        "intermediary-answerable",
        breached_by=[Condition(topic="payment_route", value="via_intermediary")],
        met_by=[Condition(topic="transparency", value="safeguard")],
    )
    finding = weighed([says(paper, "directly", "payment_route", "direct")], the_check=one)
    assert (finding.outcome, finding.reason, finding.grade) == (Outcome.NOT_APPLICABLE, "no_intermediary", None)
    assert weighed([], the_check=one).outcome is Outcome.SILENT


def test_a_statement_stands_on_the_side_of_the_more_precise_condition():
    one = check(
        breached_by=[Condition(topic="identity_documents")],
        met_by=[Condition(topic="identity_documents", value="safeguard")],
    )
    assert weighed([given_back()], the_check=one).outcome is Outcome.MET
    assert weighed([kept()], the_check=one).outcome is Outcome.BREACHED


def test_up_to_everything_is_enough_for_a_charge_and_not_for_a_safeguard():
    paper = document("They get up to 100 percent.")
    one = check(
        breached_by=[Condition(topic="worker_share", below=Decimal(100))],
        met_by=[Condition(topic="worker_share", above=Decimal(99))],
    )
    upmost = says(paper, "up to 100 percent", "worker_share", share(None, 100))
    assert weighed([upmost], the_check=one).outcome is Outcome.SILENT
    whole = says(paper, "100 percent", "worker_share", share(100))
    assert weighed([whole], the_check=one).outcome is Outcome.MET
    half = says(paper, "100 percent", "worker_share", share(50, 100))
    assert weighed([half], the_check=one).outcome is Outcome.BREACHED


def test_a_denial_that_is_asked_for_shows_what_its_condition_says():
    paper = document("Article 6. No fee may be charged. There is no insurance. A fee of 200 is charged.")
    one = check(
        breached_by=[
            Condition(topic="fee_or_deduction"),
            Condition(topic="benefits", value="health_insurance", stance="denies"),
        ],
        met_by=[
            Condition(topic="fee_or_deduction", stance="denies", speaker="agreement"),
            Condition(topic="benefits", value="health_insurance"),
        ],
    )
    fee = Fee(what="fee")
    rule = says(paper, "No fee may be charged", "fee_or_deduction", fee, "agreement", stance="denies")
    assert weighed([rule], the_check=one).outcome is Outcome.MET
    denial = says(paper, "No fee may be charged", "fee_or_deduction", fee, "Cuba", stance="denies")
    assert weighed([denial], the_check=one).reason == "denial_only"
    charge = says(paper, "A fee of 200 is charged", "fee_or_deduction", fee)
    assert weighed([charge], the_check=one).outcome is Outcome.BREACHED
    bare = says(paper, "There is no insurance", "benefits", ("health_insurance",), stance="denies")
    assert weighed([bare], the_check=one).outcome is Outcome.BREACHED
    insured = says(paper, "There is no insurance", "benefits", ("health_insurance",))
    assert weighed([insured], the_check=one).outcome is Outcome.MET


def test_what_a_denial_denies_must_be_plain_to_make_a_charge():
    paper = document("No deduction is made other than those within a ceiling.")
    one = check(
        breached_by=[Condition(topic="fee_or_deduction", unless={"en": ("ceiling",)})],
        met_by=[Condition(topic="fee_or_deduction", words={"en": ("ceiling",)})],
    )
    denial = says(paper, "No deduction is made", "fee_or_deduction", Fee(what="deduction"), stance="denies")
    assert weighed([denial], the_check=one).outcome is Outcome.SILENT


# Grades


def test_one_family_alleges_and_two_report():
    assert weighed([kept(), kept("a nurse")], ["one", "one"]).grade is Grade.ALLEGED
    finding = weighed([kept(), kept("a nurse")], ["one", "two"])
    assert (finding.grade, finding.families) == (Grade.REPORTED, ("two", "one"))


def test_a_clause_in_the_agreement_itself_documents():
    clause = says(CLAUSES, "keeps the passports", "identity_documents", "breach", "agreement", clause="9")
    finding = weighed([clause])
    assert (finding.grade, finding.breach[0].channel) == (Grade.DOCUMENTED, Channel.AGREEMENT_TEXT)


def test_a_clause_that_the_press_reports_documents_nothing():
    report = says(PRESS, "holds all travel documents", "identity_documents", "breach", "agreement")
    other = says(PRESS, "of the doctors", "identity_documents", "breach", "a nurse")
    assert weighed([report, other, kept()], ["a", "a", "a"]).grade is Grade.ALLEGED
    assert weighed([report]).breach[0].channel is Channel.AGREEMENT_TEXT
    assert weighed([kept()]).breach[0].channel is Channel.PRACTICE


def court() -> Speaker:
    voices = [one["id"] for one in books.atlas("voices") if one["kind"] == "court" and "court" in one["id"]]
    return Speaker(name="The court", kind=SpeakerKind.BODY, voice=voices[0])


def test_a_court_finds():
    assert weighed([kept(court()), kept()]).grade is Grade.FOUND
    assert weighed([kept(court(), stance="denies"), kept()]).grade is Grade.ALLEGED


def test_prosecutors_and_rapporteurs_charge_and_do_not_find():
    for voice in ("brazil-mpf", "un-rapporteurs"):
        named = Speaker(name=voice, kind=SpeakerKind.BODY, voice=voice)
        assert weighed([kept(named)]).grade is Grade.ALLEGED


def test_a_law_documents():
    rules = Speaker(name="Resolution 368", kind=SpeakerKind.BODY, voice="cuban-resolutions")
    assert weighed([kept(rules)]).grade is Grade.DOCUMENTED


def test_readings_that_are_likelier_wrong_than_right_decide_nothing_alone():
    faint = [replace(kept(), confidence=0.35), replace(given_back(), confidence=0.2)]
    for only in (faint, faint[:1], faint[1:]):
        finding = weighed(only)
        assert (finding.outcome, finding.grade, finding.reason) == (Outcome.SILENT, None, "doubtful_only")
        assert len(finding.breach) + len(finding.contrary) == len(only)
    assert weighed([kept("a nurse"), faint[1]]).outcome is Outcome.DISPUTED
    assert weighed([replace(kept(), confidence=0.4)]).outcome is Outcome.BREACHED


def test_a_clause_that_is_but_faintly_a_charge_disputes_nothing_that_is_read_clearly():
    clause = says(CLAUSES, "keeps the passports", "identity_documents", "breach", "agreement", clause="9")
    faint = replace(clause, confidence=0.35)
    finding = weighed([faint, given_back()])
    assert (finding.outcome, len(finding.breach)) == (Outcome.MET, 1), "it still stands with the evidence"
    assert weighed([clause, given_back()]).outcome is Outcome.DISPUTED
    assert weighed([faint, replace(given_back(), confidence=0.35), given_back("a nurse")]).outcome is Outcome.MET
    assert weighed([replace(kept(), confidence=0.35), given_back()]).outcome is Outcome.DISPUTED, "a voice is no clause"


def test_general_words_alone_decide_nothing_about_a_host():
    for general in ([kept(host=None), kept("a nurse", host=None)], [given_back(host=None)]):
        finding = weighed(general)
        assert (finding.outcome, finding.grade, finding.reason) == (Outcome.SILENT, None, "general_only")
        assert len(finding.breach) + len(finding.contrary) == len(general)
    assert weighed([kept(host=None), kept("a nurse", host=None)], ["one", "two"], host=None).grade is Grade.REPORTED


def test_general_words_are_weighed_with_what_is_said_of_the_host():
    general = [kept(host=None), kept("a nurse", host=None)]
    finding = weighed([*general, kept("a doctor")], ["one", "two", "two"])
    assert (finding.outcome, finding.grade, finding.reason) == (Outcome.BREACHED, Grade.REPORTED, "breach_only")
    finding = weighed([*general, kept("The Bahamas", stance="denies")], ["one", "two", "three"])
    assert (finding.outcome, finding.grade) == (Outcome.DISPUTED, Grade.ALLEGED)
    assert weighed([*general, given_back()]).outcome is Outcome.DISPUTED
    assert weighed([kept(), kept("Cuba", stance="denies", host=None)]).outcome is Outcome.DISPUTED
    assert weighed([kept(court(), host=None), kept()]).grade is not Grade.FOUND


def test_the_grade_of_what_is_met_is_that_of_its_safeguards():
    clause = says(CLAUSES, "keeps the passports", "identity_documents", "safeguard", "agreement", clause="9")
    assert weighed([clause]).grade is Grade.DOCUMENTED
    assert weighed([given_back(), given_back("Cuba")], ["one", "two"]).grade is Grade.REPORTED


# Order


def test_evidence_to_the_contrary_comes_strongest_first():
    general = given_back("text", host=None)
    text = given_back("text")
    named = given_back("Cuba")
    clause = says(CLAUSES, "keeps the passports", "identity_documents", "safeguard", "agreement", clause="9")
    denial = says(PAPER, "It is denied", "identity_documents", "breach", "Cuba", stance="denies")
    ruling = given_back(court())
    finding = weighed([general, denial, text, named, clause, ruling])
    assert [one.voiced.statement for one in finding.contrary] == [ruling, clause, named, text, denial, general]


def test_what_a_person_confirmed_comes_before_what_nobody_checked():
    plain = Voiced(statement=kept("a nurse"), family="one")
    confirmed = Voiced(
        statement=kept("a doctor"), family="two", judgement=Judgement(statement="x", kind="confirm", by="A. Person")
    )
    whole = case([])
    whole = type(whole)(
        host="BS", sender="CU", since=None, until=None, documents=(PAPER,), voiced=(plain, confirmed), facts=()
    )
    (finding,) = findings(whole, rulebook=BOOK)
    assert [one.voiced for one in finding.breach] == [confirmed, plain]


# Sums


SUMS = document("It pays 12,000 for an adviser, who gets 1,200. It pays 5,000 for an engineer, who gets 4,000.")
PAY = check(
    "full-wage-reaches-worker",
    breached_by=[Condition(topic="retained_share", above=Decimal(0))],
    met_by=[Condition(topic="worker_share", above=Decimal(99))],
    figures=("worker-share",),
)


def sums():
    return [
        says(SUMS, "12,000", "host_payment", rate(12000), role="adviser"),
        says(SUMS, "1,200", "worker_pay", rate(1200), role="adviser"),
        says(SUMS, "5,000", "host_payment", rate(5000), role="engineer"),
        says(SUMS, "4,000", "worker_pay", rate(4000), role="engineer"),
    ]


def test_sums_of_which_less_than_half_arrives_speak_for_themselves():
    finding = weighed(sums(), the_check=PAY)
    assert finding.outcome is Outcome.BREACHED
    assert [one.voiced.statement.quote.text for one in finding.breach] == ["12,000", "1,200"]


def test_sums_say_nothing_to_checks_without_their_figure():
    assert weighed(sums()).outcome is Outcome.SILENT


# Asking


def test_checks_can_be_asked_for_by_name_or_as_they_are():
    book = rulebook([check("a"), check("b")])
    assert [one.check.id for one in findings(case([]), rulebook=book)] == ["a", "b"]
    assert [one.check.id for one in findings(case([]), ["b"], rulebook=book)] == ["b"]
    assert [one.check.id for one in findings(case([]), [check("c")], rulebook=book)] == ["c"]


def test_a_check_that_is_not_there_is_refused_by_name():
    with pytest.raises(ImpossibleNoun, match="no check 'keeps-secrets'"):
        findings(case([]), ["keeps-secrets"], rulebook=BOOK)


def test_provisions_stand_by_the_finding_with_whom_they_bind():
    one = check(provisions=("p",))
    book = rulebook([one], [provision("p", "c29")], [instrument("c29", parties=(("CU", "party"),))])
    (finding,) = findings(case([kept()]), rulebook=book)
    assert [(each.country, each.status) for each in finding.provisions[0].bound] == [("BS", "unknown"), ("CU", "bound")]


def test_every_check_of_the_books_is_silent_on_an_empty_case():
    found = findings(case([]))
    assert len(found) == len(books.rulebook().checks)
    assert {one.outcome for one in found} == {Outcome.SILENT}


# Payment records


def records(side, check="paid-on-time"):
    from fairward.model.payment import Shown

    return (Shown(check=check, side=side, flag="late", told={"en": "Late."}, files=("f",)),)


def with_records(side, check="paid-on-time"):
    from fairward.model.case import Case

    of = Case(host="BS", sender="CU", since=None, until=None, documents=(), voiced=(), shown=records(side, check))
    (found,) = findings(of, checks=[check])
    return found


def test_payment_records_stand_on_a_side_of_their_own_and_are_documented():
    from fairward.model.finding import Grade, Outcome

    assert (with_records("breach").outcome, with_records("breach").grade) == (Outcome.BREACHED, Grade.DOCUMENTED)
    assert (with_records("safeguard").outcome, with_records("safeguard").grade) == (Outcome.MET, Grade.DOCUMENTED)


def test_what_only_asks_weighs_nothing():
    from fairward.model.finding import Outcome

    asked = with_records("question")
    assert (asked.outcome, asked.grade, len(asked.shown)) == (Outcome.SILENT, None, 1)


def test_records_speak_only_to_checks_that_name_them():
    from fairward.model.finding import Outcome

    found = with_records("breach", "keeps-passport")
    assert (found.outcome, found.shown) == (Outcome.SILENT, ())
