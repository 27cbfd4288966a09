from __future__ import annotations

import json

import pytest

from fairward import run
from fairward.model.rows import statement_row

SAID = (
    "The Bahamas pays Cuba 12,000 dollars a month for each Cuban doctor. The Cuban doctors receive 1,200 dollars a month.\n\n"
    "In 2023 the Cuban government kept 85 percent of the wages of the Cuban doctors in the Bahamas.\n"
)


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(SAID, encoding="utf-8")
    return path


def test_the_same_bytes_given_twice_count_once(source):
    copy = source.with_name("b.txt")
    copy.write_text(SAID, encoding="utf-8")
    once, twice = run.take([str(source)]), run.take([str(source), str(copy)])
    assert len(twice.documents) == 1
    assert len(twice.statements) == len(once.statements) > 0
    assert [problem.what for problem in twice.problems] == ["This source was given twice."]


def test_a_source_that_says_nothing_of_it_is_let_go_and_told(source):
    other = source.with_name("weather.txt")
    other.write_text("It will rain tomorrow, and the wind will turn to the north.\n", encoding="utf-8")
    found = run.take([str(source), str(other)])
    assert found.empty == [str(other)]
    assert [document.source.name for document in found.documents] == [str(source)]
    report = run.report(run.Given(sources=[str(source), str(other)]), found)
    assert [problem.where for problem in report.problems if "No statement" in problem.what] == [str(other)]


def test_each_source_is_told_to_the_bar_as_it_is_read(source):
    seen = []
    run.take([str(source), str(source.with_name("nowhere.txt"))], progress=seen.append)
    assert seen == [str(source), str(source.with_name("nowhere.txt"))]


def report_of(source, **limits):
    given = run.Given(sources=[str(source)], **limits)
    return run.report(given, run.take(given.sources))


def test_a_case_that_no_source_speaks_of_is_a_problem_that_names_those_there_are(source):
    report = report_of(source, case="JM-CU")
    assert report.assessed == ()
    assert any("BS-CU" in problem.what for problem in report.problems if problem.where == "JM-CU")


def test_a_case_is_found_by_its_codes_in_any_case_of_letters(source):
    assert [item.case.id for item in report_of(source, case="bs-cu").assessed] == ["BS-CU"]


def test_only_the_checks_asked_for_are_made(source):
    report = report_of(source, case="BS-CU", checks=["full-wage-reaches-worker"])
    assert [finding.check.id for item in report.assessed for finding in item.findings] == ["full-wage-reaches-worker"]


def test_every_check_has_a_finding_when_none_is_asked_for(source):
    from fairward import books

    report = report_of(source, case="BS-CU")
    assert {finding.check.id for item in report.assessed for finding in item.findings} == set(books.rulebook().checks)


def test_a_judgement_of_a_person_overrides_what_was_read(source, tmp_path):
    read = run.take([str(source)])
    target = next(statement for statement in read.statements if statement.topic.value == "retained_share")
    path = tmp_path / "judgements.jsonl"
    path.write_text(json.dumps({"statement": target.id, "kind": "reject", "by": "A. Reader"}) + "\n", encoding="utf-8")
    report = report_of(source, case="BS-CU", judgements=str(path))
    counted = [voiced.statement.id for item in report.assessed for voiced in item.case.voiced]
    rejected = [voiced.statement.id for item in report.assessed for voiced in item.case.rejected]
    assert target.id not in counted
    assert rejected == [target.id]


def test_the_same_sources_give_the_same_report(source):
    assert report_of(source) == report_of(source)


ARTICLES = (
    ("workers_deployed", {"min": 24000}, "asserts", "Cuban Government"),
    ("retained_share", {"percent": 91.6}, "asserts", "text"),
    ("retained_share", {"max": 85}, "asserts", "text"),
    ("programme_revenue", {"min": 4_900_000_000, "currency": "USD", "per": "year"}, "asserts", "United States"),
    ("payment_route", "direct", "demands", "Bahamas"),
    ("payment_route", "via_sender", "asserts", "Marco Rubio"),
    ("identity_documents", "breach", "asserts", "Marco Rubio"),
    ("characterisation", "forced_labour", "asserts", "Marco Rubio"),
    ("characterisation", "modern_slavery", "asserts", "Marco Rubio"),
    ("characterisation", "human_trafficking", "denies", "Cuban Government"),
    ("characterisation", "lawful_agreement", "asserts", "Cuban Government"),
    ("transparency", "safeguard", "demands", "United States"),
    ("sanction", {"what": "visa_restriction"}, "asserts", "text"),
)
INVENTED = (
    ("worker_share", 0.01),
    ("worker_pay", None),
    ("host_payment", None),
    ("workers_deployed", 1_000_000),
    ("violence", None),
)


@pytest.fixture(scope="module")
def articles(root):
    """Return what is read in the two public articles that lie beside the project, as rows."""
    sources = sorted((root.parent / "shared" / "seeds").glob("*.txt"))
    if not sources:
        pytest.skip("the two public articles do not lie beside the project")
    return [statement_row(statement) for statement in run.take([str(source) for source in sources]).statements]


@pytest.mark.parametrize(("topic", "value", "stance", "speaker"), ARTICLES, ids=str)
def test_the_two_public_articles_say_what_a_careful_reader_finds(articles, topic, value, stance, speaker):
    said = [row for row in articles if (row["topic"], row["stance"]) == (topic, stance)]
    if isinstance(value, dict):
        said = [row for row in said if isinstance(row["value"], dict) and value.items() <= row["value"].items()]
    else:
        said = [row for row in said if row["value"] == value]
    assert [row["speaker"] for row in said if speaker in row["speaker"]] != [], said


@pytest.mark.parametrize(("topic", "least"), INVENTED, ids=str)
def test_nothing_is_found_in_them_that_they_do_not_say(articles, topic, least):
    found = [row for row in articles if row["topic"] == topic]
    if least is not None:
        found = [
            row for row in found if max(row["value"].get(key) or 0 for key in ("min", "count", "percent")) >= least
        ]
    assert [row["quote"]["text"] for row in found] == []
