"""Fixed words: numbers, dates and lists in each language; no word without a translation, no stale compiled file."""

from __future__ import annotations

import importlib.util
from decimal import Decimal
from pathlib import Path

import pytest

from fairward.draft.words import Borrowed, printable, supported, words


@pytest.fixture(scope="module")
def translations(root: Path):
    spec = importlib.util.spec_from_file_location("translations", root / "tools" / "translations.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_word_is_translated_and_compiled(translations):
    assert {path.parent.parent.name for path in translations.catalogs()} == {"es", "pt", "fr"}
    assert translations.problems() == []


def test_translations_fill_in_the_same_values(translations):
    import re

    def names(text: str) -> set[str]:
        return set(re.findall(r"{(\w+)}", text))

    for catalog in translations.catalogs().values():
        for one in catalog:
            ids = one.id if isinstance(one.id, tuple) else (one.id,)
            texts = one.string if isinstance(one.string, tuple) else (one.string,)
            if one.id:
                assert all(names(text) == names(ids[-1]) for text in texts), one.id


@pytest.mark.parametrize(
    ("language", "value", "told"),
    [
        ("en", 12000, "12\u202f000"),
        ("es", Decimal("1234567.50"), "1\u202f234\u202f567,5"),
        ("en", Decimal("990.005"), "990.01"),
        ("fr", Decimal("1234.5"), "1\u202f234,5"),
        ("pt", Decimal("1234.5"), "1\u202f234,5"),
        ("en", 0, "0"),
    ],
)
def test_numbers_have_thin_spaces_and_the_decimal_mark_of_the_language(language, value, told):
    assert words(language).number(value) == told


@pytest.mark.parametrize(
    ("language", "iso", "told"),
    [
        ("en", "2025-06-16", "16 June 2025"),
        ("es", "2025-06-16", "16 de junio de 2025"),
        ("en", "2025-06", "June 2025"),
        ("es", "2025-06", "junio de 2025"),
        ("pt", "2025-06-16", "16 de junho de 2025"),
        ("fr", "2025-06-16", "16 juin 2025"),
        ("fr", "2025-06", "juin 2025"),
        ("es", "2025", "2025"),
        ("en", "last spring", "last spring"),
        ("en", "2025-13", "2025-13"),
    ],
)
def test_dates_are_written_out_in_the_precision_given(language, iso, told):
    assert words(language).date(iso) == told


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [("1", "1", "1 %"), (None, "85", "up to 85 %"), ("10", None, "at least 10 %"), ("8", "16", "between 8 and 16 %")],
)
def test_ranges_are_told_in_words(low, high, told):
    assert words("en").ends(low, high, "%").replace("\xa0", " ") == told


@pytest.mark.parametrize(
    ("language", "amount", "told"),
    [
        ("en", 4_900_000_000, "4.9 billion USD"),
        ("es", 4_900_000_000, "4,9 mil millones de USD"),
        ("en", 1_234_567, "1 234 567 USD"),
        ("es", 22_000, "22 000 USD"),
    ],
)
def test_round_millions_are_told_in_words(language, amount, told):
    said = words(language)
    text = said.ends(said.sum(Decimal(amount)), said.sum(Decimal(amount)), "USD")
    assert text.replace("\xa0", " ").replace("\u202f", " ") == told


def test_lists_say_how_many_more():
    assert words("en").names(["A", "B", "A"]) == "A and B"
    assert words("en").names("ABCDEF") == "A, B, C and 3 others"
    assert words("es").names(["Cuba", "Italia"]) == "Cuba e Italia"
    assert words("es").names(["Cuba", "Jamaica"]) == "Cuba y Jamaica"


def test_countries_and_languages_have_their_names():
    assert words("es").country("GB") == "Reino Unido"
    assert words("en").country(None) == "an unnamed country"
    assert words("es").tongue("en") == "inglés"


def test_a_language_without_words_becomes_english():
    assert supported("de") == "en"
    assert supported("pt-BR") == "pt"
    assert supported("es-CU") == "es"


def test_values_are_never_read_as_patterns():
    assert words("en").say("file {name}", name="{0} {x}") == "file {0} {x}"


def test_commands_and_turns_of_direction_are_left_out():
    assert printable("a\x1b[2J\u202eb\tc\nd") == "a[2Jb\tc\nd"


def test_english_that_stands_in_for_a_missing_language_is_known_as_such():
    texts = {"en": "Why it matters", "fr": "Pourquoi cela compte"}
    assert isinstance(words("pt").of(texts), Borrowed)
    assert not isinstance(words("fr").of(texts), Borrowed)
    assert not isinstance(words("en").of(texts), Borrowed)


@pytest.mark.parametrize(
    ("language", "told"),
    [("es", "2 millones de USD"), ("pt", "2 milhões de USD"), ("fr", "2 millions de USD"), ("en", "2 million USD")],
)
def test_millions_are_of_something(language, told):
    said = words(language)
    assert said.ends(said.sum(Decimal(2_000_000)), said.sum(Decimal(2_000_000)), "USD").replace("\xa0", " ") == told
