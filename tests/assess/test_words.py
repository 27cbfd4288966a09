"""Words are compared in lower case and without accents, patterns by the language of the text."""

from __future__ import annotations

from fairward.assess.words import folded, occurs


def test_folding_takes_case_and_accents_and_leaves_the_rest():
    assert folded("Médicos, ÑANDÚ: 10 %") == "medicos, nandu: 10 %"


def test_a_text_is_searched_with_the_patterns_of_its_language():
    patterns = {"en": (r"\bactual\b",), "es": (r"\bmédicos?\b",)}
    assert occurs(patterns, folded("los Médicos"), "es")
    assert not occurs(patterns, "actual", "es")
    assert occurs(patterns, "actual", "en")


def test_a_text_in_another_language_is_searched_with_all():
    assert occurs({"en": ("passport",), "es": ("pasaporte",)}, "o passaporte, the passport", "pt")
    assert not occurs({"en": ("passport",)}, "le contrat", "fr")


def test_the_letters_of_a_pattern_keep_their_meaning():
    assert occurs({"en": (r"a\Sb",)}, "a-b", "en")
    assert not occurs({"en": (r"a\Sb",)}, "a b", "en")
