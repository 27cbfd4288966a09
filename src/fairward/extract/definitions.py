"""Definitions of an agreement: a term such as "Fee" takes the meaning that the agreement gives it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from fairward.extract.candidates import Looked, Match
from fairward.extract.folding import fold

_TERM = re.compile(r"[\"\u201c\u201d\u00ab]\s*([A-Z\u00c0-\u00dd][\w\u00c0-\u00ff -]{2,40}?)\s*[\"\u201d\u00bb]")
_SURE = 0.9


def definitions(looked: Iterable[Looked], topics: Iterable[str], means: frozenset[str]) -> dict[str, str]:
    """Return the terms (folded, one word) that a text defines as a sum of one of the money topics.

    A definition is a term in quotation marks with a word such as "means" close behind it.
    """
    found: dict[str, str] = {}
    money = tuple(topics)
    for here in looked:
        sentence = here.sentence
        term = _TERM.search(sentence.text, sentence.start, sentence.end)
        if term is None or " " in term.group(1):
            continue
        behind = [at for at, start in enumerate(sentence.starts) if start >= term.end()]
        if not behind or not means & set(sentence.words[behind[0] : behind[0] + 3]):
            continue
        matches = [m for topic in money for m in here.of(topic, "money") if m.first >= behind[0]]
        if matches:
            found[fold(term.group(1))] = max(matches, key=lambda m: (m.sure, m.last - m.first)).topic
    return found


def apply(here: Looked, terms: Mapping[str, str]) -> None:
    """Give a sentence's defined terms, written with their capital, the topics that the agreement gives them."""
    sentence = here.sentence
    for place, word in enumerate(sentence.words):
        topic = terms.get(word) or (terms.get(word[:-1]) if word.endswith("s") else None)
        if topic is None or not sentence.capital(place):
            continue
        here.matches = [m for m in here.matches if not (m.topic == "fee_or_deduction" and m.first <= place < m.last)]
        here.matches.append(Match(topic, {"with": "money", "sure": _SURE}, place, place + 1, -1, negative=False))
