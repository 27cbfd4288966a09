from __future__ import annotations

from functools import cache

import pytest

from fairward.extract.folding import fold
from fairward.extract.reader import Reader
from fairward.extract.unnamed import unnamed_subject
from fairward.extract.words import Sentence


@cache
def known(language):
    return Reader(language, judged=False).voices


def subject(text, verb, language):
    sentence = Sentence(text, fold(text), 0, len(text), 0, 0)
    first = sentence.words.index(fold(verb))
    return unnamed_subject(sentence, first, first + 1, known(language))


@pytest.mark.parametrize(
    ("text", "verb", "language", "name"),
    [
        ("El oficialismo contestó que hay ocho oftalmólogos.", "contestó", "es", "oficialismo"),
        ("La contraparte ya había dicho que los acuerdos son legales.", "dicho", "es", "contraparte"),
        ("Son homologue de Saint-Vincent a rappelé que soixante patients en dépendaient.", "rappelé", "fr", "Son homologue de Saint-Vincent"),
        ("The Health Board answered that it had no knowledge.", "answered", "en", "Health Board"),
        ("Officials said that nobody is forced.", "said", "en", "Officials"),
        ("Il primo cittadino ha assicurato che sono pagati.", "assicurato", "it", "primo cittadino"),
        ("Não há especialistas, disse o governante.", "disse", "pt", "governante"),
    ],
)  # fmt: skip
def test_the_noun_phrase_of_a_verb_of_saying_is_its_speaker(text, verb, language, name):
    found = subject(text, verb, language)
    assert found is not None
    assert found.speaker.name == name


@pytest.mark.parametrize(
    ("text", "verb", "language"),
    [
        ("Los médicos, dijo, están sujetos a la ley.", "dijo", "es"),
        ("Ayer dijo que sí.", "dijo", "es"),
        ("Lembrou que a participação acabou.", "lembrou", "pt"),
        ("El salario anunciado es de mil dólares.", "anunciado", "es"),
        ("In 2019 42 said that they were paid.", "said", "en"),
        ("The report said that they were paid.", "said", "en"),
        ("They said that they were paid.", "said", "en"),
        ("These practices have been described as slavery.", "described", "en"),
    ],
)
def test_where_nobody_is_named_nobody_is_found(text, verb, language):
    assert subject(text, verb, language) is None
