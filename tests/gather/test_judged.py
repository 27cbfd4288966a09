"""Persons confirm, correct and reject; what makes no sense is a problem and changes nothing."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.saying import count, document, rate, says, share

from fairward.gather.judged import corrected, judge, judgements
from fairward.model.case import Judgement
from fairward.model.money import Per, Rate, Unit
from fairward.model.problem import ImpossibleNoun, Problem
from fairward.model.rows import value_of, value_row
from fairward.model.statement import Fee, Measure, SpeakerKind, Stance, Topic

PAPER = document("It keeps 85%. It pays 12,000.")
SAID = says(PAPER, "85%", "retained_share", share(85), "Cuba Archive")


def written(folder: Path, *lines: object) -> Path:
    path = folder / "judgements.jsonl"
    path.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines), encoding="utf-8")
    return path


def test_each_line_is_a_judgement(tmp_path):
    correction = {"value": {"percent": 75.5}}
    path = written(
        tmp_path,
        {"statement": "a", "kind": "confirm", "by": "A. Person", "on": "2026-11-21", "note": "seen"},
        "",
        {"statement": "b", "kind": "correct", "by": "A. Person", "correction": correction},
    )
    (confirm, correct), problems = judgements(path)
    assert problems == ()
    assert confirm == Judgement(statement="a", kind="confirm", by="A. Person", on="2026-11-21", note="seen")
    assert correct.correction == (("value", {"percent": Decimal("75.5")}),)


@pytest.mark.parametrize(
    ("line", "says_what"),
    [
        ("{", "The line is not JSON."),
        ("[" * 100_000, "The line is not JSON."),
        ("[1]", "The line is not a JSON object."),
        ({"statement": "a", "kind": "confirm"}, "does not say its 'by'"),
        ({"statement": 1, "kind": "confirm", "by": "x"}, "does not say its 'statement'"),
        ({"statement": "a", "kind": "praise", "by": "x"}, "confirms, corrects or rejects"),
        ({"statement": "a", "kind": "confirm", "by": "x", "mood": "good"}, "no 'mood'"),
        ({"statement": "a", "kind": "confirm", "by": "x", "on": 2026}, "'on' must be words"),
        ({"statement": "a", "kind": "correct", "by": "x"}, "says in 'correction' what it changes"),
        ({"statement": "a", "kind": "reject", "by": "x", "correction": {"value": 1}}, "says in 'correction'"),
        ({"statement": "a", "kind": "correct", "by": "x", "correction": [1]}, "says in 'correction'"),
        ({"statement": "a", "kind": "correct", "by": "x", "correction": {"quote": 1}}, "'quote' cannot be corrected"),
    ],
)
def test_a_bad_line_is_a_problem_and_the_others_stand(tmp_path, line, says_what):
    good = {"statement": "z", "kind": "reject", "by": "A. Person"}
    (judgement,), (problem,) = judgements(written(tmp_path, line, good))
    assert says_what in problem.what
    assert problem.where.endswith("line 1")
    assert judgement.statement == "z"


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path):
    (found, (missing,)) = judgements(tmp_path / "none.jsonl")
    assert found == ()
    assert "cannot be read" in missing.what
    (tmp_path / "wrong.jsonl").write_bytes(b"\xff\xfe\x00")
    (found, (wrong,)) = judgements(tmp_path / "wrong.jsonl")
    assert found == ()
    assert "not UTF-8" in wrong.what


@given(st.text())
def test_no_line_makes_it_fail(text):
    from fairward.gather.judged import _judgement

    assert isinstance(_judgement(text, "here"), Judgement | Problem)


def judged(*given_judgements, statements=(SAID,)):
    return judge(statements, given_judgements)


def test_a_confirmed_statement_is_marked_and_stays():
    confirm = Judgement(statement=SAID.id, kind="confirm", by="A. Person")
    ((one,), problems) = judged(confirm)
    assert (one.statement, one.judgement, problems) == (SAID, confirm, ())


def test_a_corrected_statement_counts_as_corrected():
    correct = Judgement(
        statement=SAID.id, kind="correct", by="A. Person", correction=(("value", {"min": 75, "max": "80.5"}),)
    )
    ((one,), _) = judged(correct)
    assert one.statement.value == share(75, "80.5")
    assert one.statement.quote == SAID.quote
    assert one.read_as == SAID.id != one.statement.id


def test_every_correctable_field_can_be_corrected():
    changes = {
        "speaker": {"name": "A. Minister", "kind": "person"},
        "stance": "denies",
        "about": {"host": "JM", "role": "doctor"},
    }
    out = corrected(SAID, changes)
    assert (out.speaker.name, out.speaker.kind, out.stance) == ("A. Minister", SpeakerKind.PERSON, Stance.DENIES)
    assert (out.about.host, out.about.sender, out.about.role) == ("JM", "CU", "doctor")
    assert corrected(SAID, {"speaker": "text"}).speaker.kind is SpeakerKind.TEXT
    assert corrected(SAID, {"speaker": "Cuba"}).speaker.kind is SpeakerKind.BODY


@pytest.mark.parametrize(
    "correction",
    [
        {"value": {"percent": 185}},
        {"value": "much"},
        {"value": {"percent": "much"}},
        {"value": {"percent": True}},
        {"stance": "doubts"},
        {"speaker": ""},
        {"speaker": {"name": "x", "kind": "ghost"}},
        {"about": {"planet": "Mars"}},
        {"about": {"host": 1}},
        {"about": "BS"},
    ],
)
def test_a_correction_that_makes_no_sense_changes_nothing(correction):
    wrong = Judgement(statement=SAID.id, kind="correct", by="A. Person", correction=tuple(correction.items()))
    ((one,), (problem,)) = judged(wrong)
    assert (one.statement, one.judgement) == (SAID, None)
    assert "cannot be made" in problem.what


def test_the_last_judgement_on_a_statement_stands():
    reject = Judgement(statement=SAID.id, kind="reject", by="A. Person")
    confirm = Judgement(statement=SAID.id, kind="confirm", by="B. Person")
    ((one,), _) = judged(reject, confirm)
    assert one.judgement == confirm


def test_a_judgement_on_nothing_is_a_problem():
    (_, (problem,)) = judged(Judgement(statement="feed", kind="reject", by="A. Person"))
    assert problem.where == "judgement on feed by A. Person"
    assert "No statement" in problem.what


@pytest.mark.parametrize(
    ("topic", "noun"),
    [
        ("host_payment", rate(990, 1200)),
        ("host_payment", rate(None, 5000, per=None, unit=None)),
        ("programme_revenue", rate("4900000000", per="year", unit="programme")),
        ("retained_share", share("91.6")),
        ("retained_share", share()),
        ("workers_deployed", count(24000, "abroad")),
        ("sanction", Measure(what="visa_restriction", by="United States", on="officials", host="BS")),
        ("fee_or_deduction", Fee(what="bond", rate=Rate(money=rate(500).money, per=Per.TOTAL, unit=Unit.WORKER))),
        ("fee_or_deduction", Fee(what="levy")),
        ("benefits", ("housing", "food")),
        ("wage_withheld", True),
        ("movement", "breach"),
    ],
)
def test_a_value_comes_back_from_its_row(topic, noun):
    assert value_of(Topic(topic), json.loads(json.dumps(value_row(noun)))) == noun


@pytest.mark.parametrize(
    ("topic", "row"), [("movement", ""), ("movement", 3), ("dependence", "yes"), ("host_payment", 3)]
)
def test_a_row_of_another_shape_is_refused(topic, row):
    with pytest.raises(ImpossibleNoun):
        value_of(Topic(topic), row)
