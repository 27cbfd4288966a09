"""Nouns in words: sums, shares, measures, roles, speakers and places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.draft import make

from fairward import books
from fairward.draft.telling import Teller, file_name, generic
from fairward.draft.words import words
from fairward.model.case import Judgement
from fairward.model.money import Count, Money, Per, Rate, Share, Unit
from fairward.model.statement import Fee, Measure, Origin, Topic

EN, ES = Teller(words("en")), Teller(words("es"))


def named(entry: object) -> Iterator[str]:
    """Yield each kind that an entry of a phrase book names."""
    if isinstance(entry, list):
        for inner in entry:
            yield from named(inner)
    elif isinstance(entry, dict):
        for key, inner in entry.items():
            yield from [inner] if key == "what" else named(inner)


def plain(text: str) -> str:
    return text.replace("\xa0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Rate(money=Money.of(12000, "USD"), per=Per.MONTH, unit=Unit.WORKER), "12 000 USD a month"),
        (Rate(money=Money.of(11_000_000, "USD"), per=Per.YEAR, unit=Unit.PROGRAMME), "11 million USD a year for the whole programme"),
        (Rate(money=Money(low=None, high=Decimal(990), currency="BSD")), "up to 990 BSD"),
        (Share(low=Decimal(84), high=Decimal(92)), "between 84 and 92 %"),
        (Share(), "a part without a figure"),
        (Share(low=Decimal(50), high=Decimal(50), base="the wage"), "50 % of the wage"),
        (Count(low=24000, high=None), "at least 24 000"),
        (Measure(what="visa_restriction", by="US", on="CU"), "visa restriction, by United States, on Cuba"),
        (Measure(what="ended", by="the ministry"), "ended, by the ministry"),
        (Fee(what="brigade fund", rate=Rate(money=Money.of(50, "USD"), per=Per.MONTH)), "brigade fund (50 USD a month)"),
        (("housing", "flights"), "housing, flights"),
        ("via_sender", "paid through the country of origin"),
        ("something else", "something else"),
        (True, ""),
    ],
)  # fmt: skip
def test_values_are_told_in_words(value, told):
    assert plain(EN.value(value)) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "penalty for leaving"), ("es", "penalización por marcharse"), ("pt", "penalização por sair"), ("fr", "pénalité de départ")],
)  # fmt: skip
def test_a_kind_of_fee_has_its_name_in_each_language(language, told):
    assert Teller(words(language)).value(Fee(what="penalty for leaving")) == told


def test_every_kind_of_fee_that_the_phrase_books_name_has_words():
    entries = [
        entry
        for language in books.languages()
        for entry in books.phrases(language)["topics"].get("fee_or_deduction", ())
    ]
    kinds = {value for entry in entries for value in named(entry)}
    assert kinds
    assert [kind for kind in kinds if Teller(words("fr")).word(kind) == kind] == []


@pytest.mark.parametrize(
    ("role", "en", "es"),
    [("doctor", "doctor", "médico"), ("médicos", "doctor", "médico"), ("health_worker", "health worker", "trabajador de la salud"), ("xyz", "xyz", "xyz"), (None, "worker", "trabajador")],
)  # fmt: skip
def test_roles_have_one_name_in_each_language(role, en, es):
    assert (EN.role(role), ES.role(role)) == (en, es)


def test_roles_that_say_nothing_are_known():
    assert generic(None)
    assert generic("health_worker")
    assert not generic("dentist")


@pytest.mark.parametrize(
    ("code", "told"),
    [("BS", "the Bahamas"), ("JM", "Jamaica"), ("US", "the United States"), (None, "the host country")],
)
def test_hosts_have_their_article(code, told):
    assert EN.host(code) == told


def test_hosts_have_none_in_spanish():
    assert ES.host("BS") == "Bahamas"


def test_figures_say_when_they_are_denied():
    by = make.statements()
    assert EN.claim(by["doubt"].statement) == "denied: a part without a figure"
    assert EN.claim(by["people"].statement) == "35"


def test_a_reading_is_in_doubt_until_a_person_confirms_it():
    gag = make.statements()["gag"]
    confirmed = Judgement(statement=gag.statement.id, kind="confirm", by="A. Reviewer")
    assert gag.doubtful
    settled = make.said(make.article(), "perhaps", Topic.MOVEMENT, "breach", confidence=0.1, judgement=confirmed)
    assert not settled.doubtful


@pytest.mark.parametrize(
    ("origin", "otherwise", "en", "es"),
    [
        ("rules", (), "", ""),
        ("person", (), "", ""),
        ("both", (), "a language model reads the same", "un modelo de lenguaje lee lo mismo"),
        ("model", (), "read by a language model", "leído por un modelo de lenguaje"),
        (
            "rules",
            ("x",),
            "a language model reads this place otherwise",
            "un modelo de lenguaje lee este pasaje de otro modo",
        ),
        (
            "model",
            ("x",),
            "read by a language model, otherwise than by our rules",
            "leído por un modelo de lenguaje, de otro modo que por nuestras reglas",
        ),
    ],
)
def test_what_a_language_model_had_to_do_with_a_reading_is_told(origin, otherwise, en, es):
    gag = make.statements()["gag"]
    read = replace(gag, statement=replace(gag.statement, origin=Origin(origin), otherwise=otherwise))
    assert (EN.origin(read), ES.origin(read)) == (en, es)


@pytest.mark.parametrize("name", ["/srv/papers/case/a.pdf", "C:\\papers\\case\\a.pdf", "a.pdf"])
def test_folders_that_lead_to_a_source_are_not_shown(name):
    assert file_name(make.document(name, "x")) == "a.pdf"
