"""From statements of many sources to cases: who belongs where, in what order, with which families."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.saying import count, document, rate, says, share

from fairward import gather
from fairward.model.case import Judgement
from fairward.model.problem import ImpossibleNoun, Problem

ARTICLE = document(
    "The Bahamas pays 12,000. A doctor gets 1,200. Cuba has 24,000 workers abroad.", publisher="The Daily"
)
OTHER = document("In Jamaica passports are kept. Cuba keeps 75% in all countries.", publisher="The Weekly")
PAY = says(ARTICLE, "12,000", "host_payment", rate(12000))
GETS = says(ARTICLE, "1,200", "worker_pay", rate(1200))
ABROAD = says(ARTICLE, "24,000 workers", "workers_deployed", count(24000, "abroad"), host=None)
KEPT = says(OTHER, "passports are kept", "identity_documents", "breach", host="JM")
SHARE = says(OTHER, "75%", "retained_share", share(75), host=None)
ALL = [PAY, GETS, ABROAD, KEPT, SHARE]
PAPERS = [ARTICLE, OTHER]


def quotes(case):
    return [one.quote.text for one in case.statements]


def test_each_host_and_sender_has_its_case_and_general_words_join_them_all():
    bahamas, jamaica = gather.cases(PAPERS, ALL)
    assert (bahamas.id, quotes(bahamas)) == ("BS-CU", ["12,000", "1,200", "24,000 workers", "75%"])
    assert (jamaica.id, quotes(jamaica)) == ("JM-CU", ["24,000 workers", "passports are kept", "75%"])
    assert bahamas.documents == (ARTICLE, OTHER)


def test_general_words_alone_make_a_case_without_a_host():
    (case,) = gather.cases(PAPERS, [ABROAD, SHARE])
    assert (case.id, quotes(case)) == ("XX-CU", ["24,000 workers", "75%"])


def test_general_words_that_outnumber_those_on_any_host_make_a_case_too():
    more = [says(OTHER, words, "movement", "breach", host=None) for words in ("Cuba keeps", "in all countries")]
    programme, jamaica = gather.cases(PAPERS, [KEPT, SHARE, *more])
    assert (programme.id, len(programme.voiced)) == ("XX-CU", 3)
    assert (jamaica.id, len(jamaica.voiced)) == ("JM-CU", 4)
    assert gather.case(PAPERS, [KEPT, SHARE, *more]).id == "XX-CU"
    assert gather.case(PAPERS, [KEPT, SHARE, *more], host="JM").id == "JM-CU"


def test_another_senders_words_stay_out():
    filipino = says(OTHER, "75%", "workers_deployed", count(9), host="DE", sender="PH")
    ids = [one.id for one in gather.cases(PAPERS, [PAY, ABROAD, filipino])]
    assert ids == ["BS-CU", "DE-PH"]


def test_a_statement_without_a_sender_takes_that_of_its_document():
    nameless = says(ARTICLE, "1,200", "worker_pay", rate(1200), sender=None)
    (case,) = gather.cases(PAPERS, [PAY, nameless])
    assert [one.about.sender for one in case.statements] == ["CU", "CU"]


def test_nothing_said_is_no_case():
    assert gather.cases(PAPERS, []) == ()
    empty = gather.case(PAPERS, [])
    assert (empty.id, empty.voiced, empty.documents) == ("XX-XX", (), ())
    assert "No source speaks" in empty.problems[0].what


def test_the_case_asked_for_is_given_else_the_largest():
    assert gather.case(PAPERS, ALL).id == "BS-CU"
    assert gather.case(PAPERS, ALL, host="JM").id == "JM-CU"
    assert gather.case(PAPERS, ALL, host="JM", sender="CU").id == "JM-CU"
    assert gather.case(PAPERS, ALL, sender="CU").id == "BS-CU"


def test_a_host_of_which_nobody_speaks_has_the_general_words_and_a_problem():
    case = gather.case(PAPERS, ALL, host="GY", sender="CU")
    assert (case.id, quotes(case)) == ("GY-CU", ["24,000 workers", "75%"])
    assert case.problems[0].where == "GY-CU"
    assert gather.case(PAPERS, ALL, host="GY", sender="PH").voiced == ()


def test_the_order_is_that_of_the_documents_and_their_text():
    (case, _) = gather.cases([OTHER, ARTICLE], reversed(ALL))
    assert quotes(case) == ["75%", "12,000", "1,200", "24,000 workers"]


def test_a_statement_given_twice_counts_once():
    (case,) = gather.cases([ARTICLE, ARTICLE], [PAY, PAY])
    assert (len(case.voiced), len(case.documents)) == (1, 1)


def test_one_place_may_say_the_same_of_two_roles():
    engineer = says(ARTICLE, "12,000", "host_payment", rate(12000), role="engineer")
    adviser = says(ARTICLE, "12,000", "host_payment", rate(12000), role="adviser")
    reject = Judgement(statement=adviser.id, kind="reject", by="A. Person")
    (case,) = gather.cases(PAPERS, [engineer, adviser])
    assert [one.about.role for one in case.statements] == ["engineer", "adviser"]
    (case,) = gather.cases(PAPERS, [engineer, adviser], [reject])
    assert (len(case.voiced), len(case.rejected)) == (0, 2)


def test_rejected_statements_are_kept_apart_and_others_marked():
    reject = Judgement(statement=PAY.id, kind="reject", by="A. Person")
    correct = Judgement(
        statement=GETS.id, kind="correct", by="A. Person", correction=(("value", {"amount": 990, "currency": "USD"}),)
    )
    (case,) = gather.cases(PAPERS, [PAY, GETS], [reject, correct])
    assert [one.statement.quote.text for one in case.rejected] == ["12,000"]
    assert [one.judgement for one in (*case.rejected, *case.voiced)] == [reject, correct]
    assert case.statements[0].value == rate(990, per=None, unit=None)
    assert [len(fact.voiced) for fact in case.facts] == [1]


def test_a_correction_of_the_host_moves_a_statement_to_another_case():
    moved = Judgement(statement=KEPT.id, kind="correct", by="A. Person", correction=(("about", {"host": "BS"}),))
    (case,) = gather.cases(PAPERS, ALL, [moved])
    assert "passports are kept" in quotes(case)


def test_problems_with_judgements_travel_with_the_first_case():
    lost = Judgement(statement="feed", kind="reject", by="A. Person")
    given = Problem(where="j.jsonl, line 1", what="The line is not JSON.", hint="Look.")
    first, second = gather.cases(PAPERS, ALL, [given, lost])
    assert [one.where for one in first.problems] == ["j.jsonl, line 1", "judgement on feed by A. Person"]
    assert second.problems == ()
    (alone,) = gather.cases(PAPERS, [], [given])
    assert alone.problems == (given,)
    asked = gather.case(iter(PAPERS), iter(ALL), iter([given]), host="GY", sender="CU")
    assert [one.where for one in asked.problems] == ["j.jsonl, line 1", "GY-CU"]


def test_the_window_leaves_out_what_lies_outside():
    old = says(ARTICLE, "12,000", "host_payment", rate(12000), period="2019")
    new = says(ARTICLE, "1,200", "worker_pay", rate(1200), period="2025-06")
    (case,) = gather.cases(PAPERS, [old, new])
    assert (case.since, case.until, len(case.voiced)) == ("2019", "2025-06", 2)
    (case,) = gather.cases(PAPERS, [old, new], since="2024")
    assert (case.since, case.until, quotes(case)) == ("2024", "2025-06", ["1,200"])
    assert gather.cases(PAPERS, [old, new], until="2018") == ()
    with pytest.raises(ImpossibleNoun):
        gather.cases(PAPERS, [old], since="soon")


def test_families_are_settled_by_speaker_publisher_and_agreement():
    paper = document("Article 1. The State keeps the passports. Article 2. It pays 12,000.")
    clause = says(
        paper, "The State keeps the passports", "identity_documents", "breach", "agreement", host=None, clause="1"
    )
    fee = says(paper, "It pays 12,000", "host_payment", rate(12000), "agreement", clause="2")
    report = says(ARTICLE, "1,200", "worker_pay", rate(1200), "agreement")
    (case,) = gather.cases([paper, ARTICLE], [clause, fee, PAY, report])
    families = {one.statement.quote.text: one.family for one in case.voiced}
    assert families["It pays 12,000"] == families["The State keeps the passports"] == families["1,200"]
    assert families["12,000"] == "publisher:the daily"
    assert clause.about.host is None
    assert {one.about.host for one in case.statements} == {"BS"}


def test_a_reprint_is_no_second_source():
    text = " ".join(
        f"Sentence {n} of this long article says that passports are kept by the mission." for n in range(30)
    )
    papers = [
        document(text, "a.txt", publisher="The Daily"),
        document("Copied! " + text, "b.txt", publisher="The Mirror"),
    ]
    (case,) = gather.cases(papers, [says(one, "passports are kept", "identity_documents", "breach") for one in papers])
    assert [one.family for one in case.voiced] == ["publisher:the daily"] * 2


somebody = st.sampled_from([None, "BS", "JM", "CU", "PH"])


@given(st.lists(st.tuples(somebody, somebody, st.sampled_from(["text", "agreement", "Cuba"]), st.integers(0, 4))))
def test_nothing_that_was_said_is_lost(said):
    words = ["12,000", "1,200", "24,000", "Cuba has", "abroad"]
    statements = [says(ARTICLE, words[n], "movement", "breach", by, host=h, sender=s) for h, s, by, n in said]
    cases = gather.cases(PAPERS, statements)
    kept = {statement.id for case in cases for statement in case.statements}
    assert kept == {statement.id for statement in statements}
    assert len({case.id for case in cases}) == len(cases)
    for case in cases:
        assert sum(len(fact.voiced) for fact in case.facts) == len(case.voiced)
        assert case.host is None or case.host != case.sender


def test_the_same_statements_give_the_same_cases_in_any_order():
    assert gather.cases(PAPERS, ALL) == gather.cases(PAPERS, list(reversed(ALL)))
