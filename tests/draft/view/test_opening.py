"""The first screen: one plain sentence made from what was found, who disputes it, what is missing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.draft import make

from fairward.draft.telling import Teller
from fairward.draft.view.citing import Citations
from fairward.draft.view.opening import opening
from fairward.draft.words import words
from fairward.model.finding import MoneyPicture, Outcome, PublishedShare
from fairward.model.statement import Stance

NOTHING = MoneyPicture(roles=(), published=(), programme=(), routes=(), other=())


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


def sentences(one, language: str = "en") -> list[str]:
    view = opening(one, make.clauses(language), Citations(Teller(words(language))), "bs-cu")
    return [plain(text) for text in view.sentences]


@pytest.fixture
def one():
    return make.assessed()


def without(one, *names: str):
    by = make.statements()
    left_out = {by[name].statement.id for name in names}
    kept = tuple(voiced for voiced in one.case.voiced if voiced.statement.id not in left_out)
    return replace(one, case=replace(one.case, voiced=kept))


def test_the_sentence_has_the_sums_who_says_so_and_who_disputes_it(one):
    assert sentences(one)[0] == (
        "The Bahamas pays 12 000 USD a month for each adviser; 1 200 USD reaches the worker (between 9.1 and 10 %), "
        "according to the agreement “Agreement on the Provision of Health Services”. Michael Darville disputes the figures. "
        "Philip Davis and Ministerio de ejemplo reject the charge of forced labour."
    )


def test_the_sentence_in_spanish(one):
    assert sentences(one, "es")[0] == (
        "Bahamas paga 12 000 USD al mes por cada asesor; al trabajador le llegan 1 200 USD (entre 9,1 y 10 %), según el "
        "acuerdo «Agreement on the Provision of Health Services». Michael Darville cuestiona las cifras. Philip Davis y el "
        "Ministerio de ejemplo rechazan la acusación de trabajo forzoso."
    )


def test_published_shares_that_do_not_follow_are_named(one):
    assert (
        "The published shares of 91.6 % and 83.9 % (Cuba Archive) follow from none of the reported sums."
        in sentences(one)[1]
    )


def test_outcomes_are_counted_without_those_that_do_not_apply(one):
    assert sentences(one)[2] == (
        "Of 6 checks, the sources show 2 breached, 2 disputed and 1 met; on 1 they are silent."
    )


def test_nobody_disputes_where_nobody_denies(one):
    quiet = without(one, "doubt", "no_forced", "not_forced")
    assert sentences(quiet)[0].endswith("Nobody in these sources disputes this.")


def test_a_share_without_sums_is_told_with_who_publishes_it(one):
    by = make.statements()
    share = PublishedShare(voiced=by["share_adviser"], low=None, high=Decimal(85), follows_from=(), nearest=())
    told = sentences(replace(one, money=replace(NOTHING, published=(share,))))[0]
    assert told.startswith(
        "In the Bahamas, up to 85 % does not reach the worker, according to Cuba Archive; no source gives the sums."
    )


def test_what_is_said_of_the_programme_in_general_is_not_laid_on_the_host(one):
    voiced = make.statements()["share_adviser"]
    general = replace(voiced, statement=replace(voiced.statement, about=replace(voiced.statement.about, host=None)))
    share = PublishedShare(voiced=general, low=None, high=Decimal(85), follows_from=(), nearest=())
    told = sentences(replace(one, money=replace(NOTHING, published=(share,))))[0]
    assert told.startswith("Of the pay of workers abroad, up to 85 % does not reach them")


def test_without_figures_the_worst_finding_is_told(one):
    told = sentences(replace(one, money=NOTHING))[0]
    assert told.startswith(
        "The agreement, on this point (Full wage reaches worker): “a fee of USD 12,000 a month for each adviser”."
    )


def test_without_findings_the_words_for_the_programme_are_told(one):
    told = sentences(replace(one, money=NOTHING, findings=()))[0]
    assert told.startswith("Marco Rubio describes the programme as forced labour.")


def test_without_anything_it_says_that_there_is_nothing(one):
    empty = replace(one, money=NOTHING, findings=(), case=replace(one.case, voiced=()))
    assert sentences(empty)[0] == "The sources give no figures on pay. Nobody in these sources disputes this."


def test_the_clauses_that_matter_most_come_from_the_worst_findings(one):
    view = opening(one, make.clauses("en"), Citations(Teller(words("en"))), "bs-cu")
    assert [wording.title for wording in view.wordings] == ["Paid directly", "Full wage"]


def test_papers_are_asked_for_where_sources_differ_or_are_silent(one):
    view = opening(one, make.clauses("en"), Citations(Teller(words("en"))), "bs-cu")
    assert [missing.question for missing in view.missing] == [
        "Full wage reaches worker",
        "Keeps passport",
        "Resign with notice",
    ]
    assert all(finding.outcome is not Outcome.MET for finding in one.findings if finding.check.id == "keeps-passport")
    assert any(voiced.statement.stance is Stance.DENIES for voiced in one.case.voiced)


def test_where_nothing_is_breached_it_tells_what_is_safe(one):
    met = [replace(found, outcome=Outcome.MET) for found in one.findings if found.outcome is not Outcome.BREACHED]
    quiet = without(one, "doubt", "no_forced", "not_forced")
    told = sentences(replace(quiet, money=NOTHING, findings=tuple(met)))[0]
    assert told == "The sources show safeguards on 5 points, and on none a breach without an answer."


def test_figures_and_names_lead_to_their_words(one):
    from fairward.draft.view.page import page

    view = page(make.report()).cases[0].opening
    leading = {piece.text: piece.anchor for piece in view.linked[0] if piece.anchor}
    assert plain(" ".join(leading)).startswith("12 000 USD 1 200 USD between 9.1 and 10 % the agreement")
    assert all(anchor.startswith(("q", "bs-cu-")) for anchor in leading.values())
    assert tuple("".join(piece.text for piece in pieces) for pieces in view.linked) == view.sentences
