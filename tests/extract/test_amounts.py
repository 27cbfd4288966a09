from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some
from tests.extract.lines import numbers, sentence

from fairward import books
from fairward.extract.amounts import amounts
from fairward.extract.lists import Lists
from fairward.extract.numerals import decimal_of
from fairward.model.money import Per


def shown(text, language="en", country=None):
    return [
        (one.kind, one.low and f"{one.low.normalize():f}", one.high and f"{one.high.normalize():f}", one.currency)
        for one in numbers(text, language, country)
    ]


def money(text, language="en", country=None):
    return [row[1:] for row in shown(text, language, country) if row[0] == "money"]


# What is no number, no sum, no sign of a currency


@pytest.mark.parametrize("word", ["", "abc", ".5", ",", "-3", "$12", "x1"])
def test_what_does_not_begin_with_a_figure_is_no_number(word):
    assert decimal_of(word) is None


@pytest.mark.parametrize(
    "text",
    [
        "All 24,000 doctors left.",
        "Cup 2024 and Top 500",
        "It happened in Q4 2025.",
        "The G20 met.",
        "The L5 vertebra",
        "R2 and D8",
        "In room K12 and on form M16",
        "She won 500 votes and the real 300",
        "The cost grew by 12 m",
        "He gave us 500 reasons.",
        "Language courses up to B1 level",
        "S1 and S2 schools",
    ],
)
def test_letters_beside_a_figure_are_no_currency(text):
    assert money(text) == []


@pytest.mark.parametrize(
    "text", ["In 2019 they left.", "They left on 16 June.", "On June 16, 2025 they left.", "in May 2019"]
)
def test_years_and_days_are_dates(text):
    assert {one.kind for one in numbers(text)} == {"date"}


@pytest.mark.parametrize(
    "text",
    ["from 2018 to 2022", "1,200 to 990 dollars", "85 percent or 12 dollars", "between 12 doctors and 15 nurses"],
)
def test_numbers_that_are_no_ends_of_one_range_stay_apart(text):
    assert all(one.low == one.high for one in numbers(text))
    assert len(numbers(text)) == 2


# Figures in the formats of three languages


@given(value=some.integers(0, 10**12), cents=some.integers(0, 99))
def test_a_number_is_read_back_from_every_way_of_writing_it(value, cents):
    grouped = f"{value:,}"
    exact = Decimal(f"{value}.{cents:02d}")
    english = f"{grouped}.{cents:02d}"
    spanish = english.translate(str.maketrans(",.", ".,"))
    assert decimal_of(english) == decimal_of(spanish) == exact
    assert decimal_of(f"{value}.{cents:02d}") == decimal_of(f"{value},{cents:02d}") == exact


@given(value=some.integers(1000, 10**12))
def test_thousands_are_read_whatever_divides_them(value):
    grouped = f"{value:,}"
    for mark in (",", ".", " "):
        assert decimal_of(grouped.replace(",", mark)) == value


@given(value=some.integers(1, 10**9), language=some.sampled_from(["en", "es"]))
def test_a_sum_in_a_line_is_the_sum_that_was_written(value, language):
    mark = "," if language == "en" else "."
    assert money(f"x {f'{value:,}'.replace(',', mark)} euros", language) == [(f"{value}", f"{value}", "EUR")]


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("12.000", "12000"),
        ("42,000", "42000"),
        ("0.500", "0.500"),
        ("1.5", "1.5"),
        ("1.234.567", "1234567"),
        ("12,5", "12.5"),
        ("1,200.50", "1200.50"),
        ("10:30", "10.30"),
    ],
)
def test_the_marks_of_figures_say_what_they_divide(word, value):
    assert decimal_of(word) == Decimal(value)


@given(text=some.text())
def test_any_text_gives_numbers_with_their_words(text):
    here = sentence(text)
    for one in numbers(text):
        assert 0 <= one.first < one.last <= len(here.words)
        assert one.low is not None or one.high is not None
        assert (one.kind == "money") >= (one.currency is not None)


# Sums


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("pays 12,000 dollars", "en", ("12000", "12000", "USD")),
        ("pays US$12,000", "en", ("12000", "12000", "USD")),
        ("pays $ 4.9 billion", "en", ("4900000000", "4900000000", "USD")),
        ("paga 12.000 dólares", "es", ("12000", "12000", "USD")),
        ("4.900 millones de dólares", "es", ("4900000000", "4900000000", "USD")),
        ("paga 1.200 euros", "es", ("1200", "1200", "EUR")),
        ("cuesta 12 mil pesos mexicanos", "es", ("12000", "12000", "MXN")),
        ("R239m", "en", ("239000000", "239000000", "ZAR")),
        ("Q7,000", "en", ("7000", "7000", "GTQ")),
        ("KSh 1,000", "en", ("1000", "1000", "KES")),
        ("QR 1,500", "en", ("1500", "1500", "QAR")),
        ("AED 500", "en", ("500", "500", "AED")),
        ("R$ 11.865", "es", ("11865", "11865", "BRL")),
        ("XOF 200 000", "en", ("200000", "200000", "XOF")),
        ("€1.200", "es", ("1200", "1200", "EUR")),
        ("paga € 1.200,50", "it", ("1200.5", "1200.5", "EUR")),
        ("paga euro 34,50/ora", "it", ("34.5", "34.5", "EUR")),
        ("mille e duecento euro", "it", ("1200", "1200", "EUR")),
        ("quattromilasettecento euro", "it", ("4700", "4700", "EUR")),
        ("4,9 miliardi di dollari", "it", ("4900000000", "4900000000", "USD")),
        ("40 mila lire", "it", ("40000", "40000", "ITL")),
        ("500 franchi belgi", "it", ("500", "500", "BEF")),
        ("three thousand euros", "en", ("3000", "3000", "EUR")),
        ("12,000\u00a0dollars", "en", ("12000", "12000", "USD")),
        ("verse 1\u202f200,50 euros", "fr", ("1200.5", "1200.5", "EUR")),
        ("verse 12 000 dollars", "fr", ("12000", "12000", "USD")),
        ("4,9 milliards de dollars", "fr", ("4900000000", "4900000000", "USD")),
        ("deux millions d'euros", "fr", ("2000000", "2000000", "EUR")),
        ("8. 321.824,70 €", "fr", ("8321824.7", "8321824.7", "EUR")),
        ("1.763.673, 00 €", "fr", ("1763673", "1763673", "EUR")),
        ("deux cents cinquante gourdes", "fr", ("250", "250", "HTG")),
    ],
)
def test_a_sum_has_its_currency(text, language, found):
    assert money(text, language) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("R$ 10.000,00 (dez mil reais)", ("10000", "10000", "BRL")),
        ("R$ 11.520 por médico", ("11520", "11520", "BRL")),
        ("7,1 bilhões de reais", ("7100000000", "7100000000", "BRL")),
        ("4,9 mil milhões de dólares", ("4900000000", "4900000000", "USD")),
        ("R$ 500 mi", ("500000000", "500000000", "BRL")),
        ("US$ 1 mil mensais", ("1000", "1000", "USD")),
        ("mil e duzentos dólares", ("1200", "1200", "USD")),
        ("180 mil kwanzas", ("180000", "180000", "AOA")),
        ("25 mil meticais", ("25000", "25000", "MZN")),
        ("entre 600 e 700 euros", ("600", "700", "EUR")),
        ("até 1.200 euros", (None, "1200", "EUR")),
        ("não mais de 50 euros", (None, "50", "EUR")),
        ("pelo menos 50 euros", ("50", None, "EUR")),
    ],
)
def test_sums_in_portuguese(text, found):
    real = Lists(books.phrases("pt"), books.atlas("currencies"), books.atlas("money_words"))
    kept = [one for one in amounts(sentence(text), real) if one.kind == "money"]
    ends = [
        (one.low and f"{one.low.normalize():f}", one.high and f"{one.high.normalize():f}", one.currency) for one in kept
    ]
    assert ends == [found]


@pytest.mark.parametrize(("country", "currency"), [("MX", "MXN"), ("CU", "CUP"), (None, None)])
def test_pesos_are_those_of_the_country_or_unknown(country, currency):
    assert money("500 pesos", "es", country) == [("500", "500", currency)]


@pytest.mark.parametrize(("country", "currency"), [("GA", "XAF"), ("SN", "XOF"), (None, None)])
def test_cfa_francs_are_those_of_the_country_or_unknown(country, currency):
    assert money("450 000 francs CFA", "fr", country) == [("450000", "450000", currency)]


def test_three_currencies_in_one_line_stay_apart():
    text = "990 dollars, 1,200 euros and R$ 3.000"
    assert money(text) == [("990", "990", "USD"), ("1200", "1200", "EUR"), ("3000", "3000", "BRL")]


# Ranges and open ends


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("between 990 and 1,200 dollars", "en", ("990", "1200", "USD")),
        ("from $600 to $700", "en", ("600", "700", "USD")),
        ("600-700 euros", "en", ("600", "700", "EUR")),
        ("600–700 euros", "en", ("600", "700", "EUR")),
        ("600 to 700 euros", "en", ("600", "700", "EUR")),
        ("6 to 8 billion dollars", "en", ("6000000000", "8000000000", "USD")),
        ("entre 6.000 y 8.000 millones de dólares", "es", ("6000000000", "8000000000", "USD")),
        ("up to 1,200 dollars", "en", (None, "1200", "USD")),
        ("no more than $50", "en", (None, "50", "USD")),
        ("at least $50", "en", ("50", None, "USD")),
        ("hasta 1.200 euros", "es", (None, "1200", "EUR")),
        ("más de 50 euros", "es", ("50", None, "EUR")),
        ("entre 600 et 700 euros", "fr", ("600", "700", "EUR")),
        ("jusqu'à 1 200 euros", "fr", (None, "1200", "EUR")),
        ("plus de 50 euros", "fr", ("50", None, "EUR")),
        ("fino all'800 euro", "it", (None, "800", "EUR")),
        ("non più di 50 euro", "it", (None, "50", "EUR")),
        ("dai 5 ai 10 mila dollari", "it", ("5000", "10000", "USD")),
        ("about 1,200 dollars", "en", ("1200", "1200", "USD")),
    ],
)
def test_ranges_and_open_ends(text, language, found):
    assert money(text, language) == [found]


@pytest.mark.parametrize(
    ("text", "language", "per"),
    [("34,50 euro/ora", "it", Per.HOUR), ("500 USD / month", "en", Per.MONTH), ("500 USD/head", "en", None)],
)
def test_a_period_may_stand_behind_a_stroke(text, language, per):
    assert [one.per for one in numbers(text, language)] == [per]


# Percentages and counts


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("keeps 91.6 percent", "en", "91.6", "91.6"),
        ("keeps 8-16 %", "en", "8", "16"),
        ("between 75% and 90%", "en", "75", "90"),
        ("up to 85 per cent", "en", None, "85"),
        ("half of the pay", "en", "50", "50"),
        ("more than half of it", "en", "50", None),
        ("three quarters of it", "en", "75", "75"),
        ("el 85 por ciento", "es", "85", "85"),
        ("la mitad del sueldo", "es", "50", "50"),
        ("prélève 75 pour cent", "fr", "75", "75"),
        ("la moitié du salaire", "fr", "50", "50"),
        ("trois quarts de la paie", "fr", "75", "75"),
        ("tra il 28% e il 46%", "it", "28", "46"),
        ("un terzo dello stipendio", "it", "33.33", "33.33"),
        ("10% or 15%", "en", "10", "15"),
    ],
)
def test_shares(text, language, low, high):
    assert shown(text, language) == [("percent", low, high, None)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("24,000 workers", "24000", "24000"),
        ("hundreds of nurses", "100", None),
        ("tens of thousands of doctors", "10000", None),
        ("two doctors", "2", "2"),
        ("more than 500 nurses", "500", None),
        ("500 or more nurses", "500", None),
    ],
)
def test_counts(text, low, high):
    assert shown(text) == [("number", low, high, None)]


# Periods


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("12,000 dollars a month", Per.MONTH),
        ("a monthly 1,200 dollars", Per.MONTH),
        ("4 billion dollars a year", Per.YEAR),
        ("9 dollars an hour", Per.HOUR),
        ("they got 5,000 dollars", None),
    ],
)
def test_a_sum_has_the_period_of_its_words(text, per):
    assert [one.per for one in numbers(text) if one.kind == "money"] == [per]


def test_each_sum_keeps_its_own_period():
    first, second = numbers("12,000 dollars a month against 4 million dollars a year")
    assert (first.per, second.per) == (Per.MONTH, Per.YEAR)
