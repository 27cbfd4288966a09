from __future__ import annotations

import pytest
from tests.extract.lines import NUMBERS, sentence

from fairward.extract.periods import months_of, period_of


def period(text, language="en", at=0):
    return period_of(sentence(text), at, months_of(NUMBERS[language]))


@pytest.mark.parametrize(
    "text", ["They were paid.", "It cost $2015.", "2,019 doctors left.", "In 1789 or 2099 it ended."]
)
def test_what_is_no_year_gives_no_period(text):
    assert period(text) is None


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("In 2019 they were paid.", "en", "2019"),
        ("In May 2019 they were paid.", "en", "2019-05"),
        ("On 16 June 2025 they left.", "en", "2025-06-16"),
        ("On June 16, 2025 they left.", "en", "2025-06-16"),
        ("El 3 de mayo de 2019 partieron.", "es", "2019-05-03"),
        ("En junio de 2020 partieron.", "es", "2020-06"),
        ("Il 3 maggio 2019 sono partiti.", "it", "2019-05-03"),
    ],
)
def test_a_period_has_the_precision_of_its_words(text, language, found):
    assert period(text, language) == found


def test_the_nearest_year_is_the_one():
    text = "In 2019 they came and many of them had left by 2023."
    assert period(text, at=0) == "2019"
    assert period(text, at=9) == "2023"


def test_a_book_without_months_has_none():
    assert months_of({}) == {}
