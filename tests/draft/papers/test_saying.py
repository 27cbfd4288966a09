"""Fixed words of papers: each in four languages, none empty."""

from __future__ import annotations

from decimal import Decimal

import pytest

from fairward import books
from fairward.draft.papers.saying import LANGUAGES, country, elided, money, say


def test_every_word_is_in_every_language():
    words = {name: texts for name, texts in books.atlas("paper_words").items() if isinstance(texts, dict)}
    assert [name for name, texts in words.items() if set(texts) != set(LANGUAGES) or not all(texts.values())] == []
    assert {part["title"][language] for part in books.atlas("paper_words")["parts"] for language in LANGUAGES}
    for sheet in ("deductions", "payslip_words", "move_steps", "agreement_options"):
        assert books.atlas(sheet)


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_to_fill_in_are_the_same_in_every_language(language):
    import re

    for name, text in say(language).items():
        assert sorted(re.findall(r"\{(\w+)\}", text)) == sorted(re.findall(r"\{(\w+)\}", say("en")[name])), name


def test_countries_and_sums():
    assert country("CU", "fr") == "Cuba"
    assert country("XX", "en") == "XX"
    assert (money(Decimal(3000)), money(Decimal("1234.5"))) == ("3,000", "1,234.50")


def test_the_french_de_gives_way_before_a_vowel():
    assert elided("au poste de infirmière", "fr") == "au poste d’infirmière"
    assert elided("au poste de médecin", "fr") == "au poste de médecin"
    assert elided("no posto de enfermeira", "pt") == "no posto de enfermeira"
