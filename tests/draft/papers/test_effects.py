"""What a point costs or saves: computed where it can be, said plainly where a figure is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.draft.papers.test_agreement import DATA
from tests.draft.papers.test_points import assessed

from fairward import books, run
from fairward.draft.papers.costing import read_costs
from fairward.draft.papers.effects import effect, given
from fairward.draft.papers.parties import parties, read_parties
from fairward.draft.papers.points import OPEN

EXAMPLES = Path(__file__).parents[3] / "examples" / "pay"
COSTS = read_costs(EXAMPLES / "costs.yaml")
LANGUAGES = ("en", "es", "pt", "fr")


def told(check, of, cases=None):
    finding = next(one for case in cases or assessed() for one in case.findings if one.check.id == check)
    return " ".join(effect(finding, of))


def test_the_old_sum_stands_beside_the_local_scale_with_what_both_rest_on():
    text = told("full-wage-reaches-worker", given(assessed(), read_parties(EXAMPLES / "parties.yaml"), (), "en"))
    assert "the host pays 144,000 to 158,400 USD under the agreement and 75,828.08 BSD by direct hiring" in text
    assert "It saves 68,171.92 to 82,571.92 BSD." in text
    assert "14,400 USD reaches the worker now; the gross pay of the local scale is 73,200 BSD" in text
    assert "“for a medical specialist adviser USD 12,000 a month”" in text
    assert "1 USD = 1 BSD (not seen in a source by us" in text
    assert "Nurse, a year: 39,600 BSD gross by the local scale. Cannot be told further" in text


def test_posts_that_match_no_role_are_set_beside_all_roles_together():
    text = told("full-wage-reaches-worker", given(assessed(), parties(DATA), (), "en"))
    assert "All posts together, a year: the host pays 60,000 to 158,400 USD" in text
    assert "not counted in, as their rates are missing" in text


def test_two_currencies_without_a_fixed_rate_are_not_subtracted():
    data = {**DATA, "posts": [{"post": "medical specialist", "pay_monthly": "5000", "currency": "EUR"}]}
    text = told("full-wage-reaches-worker", given(assessed(), parties(data), (), "en"))
    assert "different currencies; the rate of exchange is missing." in text
    assert "saves" not in text


def test_without_a_scale_the_missing_figure_is_named():
    bare = parties({"host": "BS", "sender": "CU"})
    text = told("full-wage-reaches-worker", given(assessed(), bare, (), "en"))
    assert "Of 60,000 to 158,400 USD a year that the host pays for a post, 11,880 to 14,400 USD reaches" in text
    assert "the gross pay of the posts by the local scale is missing" in text
    assert "employer_rate" in told("social-insurance-follows-the-worker", given(assessed(), bare, (), "en"))


def test_without_any_sum_that_is_said(tmp_path):
    path = tmp_path / "agreement.txt"
    path.write_text(
        "Article 1. Cuba sends doctors to The Bahamas. Article 2. Passports are held by the head of mission."
    )
    cases = run.report(run.Given(sources=(str(path),)), run.take((str(path),))).assessed
    text = told("full-wage-reaches-worker", given(cases, parties({"host": "BS", "sender": "CU"}), (), "en"), cases)
    assert "Missing: what the host pays for a post and what reaches the worker" in text


def test_a_file_of_costs_gives_the_figures_that_papers_lack():
    bare = parties({"host": "BS", "sender": "CU"})
    of = given(assessed(), bare, COSTS, "en")
    assert "9,600 to 14,400 USD under the agreement, 0 USD afterwards. It saves 9,600 to 14,400 USD." in told(
        "choose-home", of
    )
    assert "It costs 6,000 to 12,000 USD." in told("mutual-benefit", of)
    assert "It costs 3,000 to 5,000 USD" in told("zero-recruitment-fees", of)
    assert "Missing: the fee of the yearly audit" in told("money-flows-disclosed", of)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_open_point_has_its_line_in_every_language(language):
    of = given(assessed(), parties(DATA), COSTS, language)
    for case in assessed():
        for finding in case.findings:
            if finding.outcome in OPEN:
                lines = effect(finding, of)
                assert lines
                assert all("{" not in line and line.strip() for line in lines)


def test_every_check_has_its_way_and_every_sentence_its_languages():
    book = books.atlas("point_costs")
    assert set(book["checks"]) == set(books.rulebook().checks)
    for words in (*book["says"].values(), *book["figures"].values()):
        assert set(words) == set(LANGUAGES)
    for known in book["checks"].values():
        assert set(known) <= {"way", "with", "figure"}
        assert known.get("figure", "fund") in book["figures"]
        assert known.get("with", "paid-directly") in book["checks"]


def test_pay_that_is_kept_stays_with_the_worker(tmp_path):
    path = tmp_path / "agreement.txt"
    path.write_text(
        "Agreement between The Bahamas and Cuba. Article 1. The Ministry shall pay CSMC USD 5,000 a month for each nurse. "
        "Article 2. Each nurse receives USD 1,000 a month. Article 3. CSMC shall withhold 20 per cent of the salary of the nurses."
    )
    cases = run.report(run.Given(sources=(str(path),)), run.take((str(path),))).assessed
    text = told("deductions-lawful-and-capped", given(cases, parties(DATA), (), "en"), cases)
    assert "It costs the host nothing. 20 % of pay, 2,400 USD a year, stays with the worker." in text
