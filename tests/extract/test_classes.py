from __future__ import annotations

import pytest

from fairward.extract import classes
from fairward.extract.classes import Classes, Found, parts_of


@pytest.fixture
def known():
    made = Classes()
    made.add("worker", ["doctor*", "nurse", "health worker*", "carer|aide", "head of mission"])
    made.add("body", ["health ministry", "nurse"])
    return made


def spans(known, name, *words):
    return Found(known, list(words))[known.names[name]]


@pytest.mark.parametrize(
    "words", [(), ("nurses",), ("health",), ("worker",), ("health", "care", "worker"), ("doc",), ("head", "of")]
)
def test_words_of_no_class_are_nowhere(known, words):
    assert spans(known, "worker", *words) == []


def test_words_stems_and_entries_of_several_words_are_found_in_order(known):
    words = ("nurse", "and", "doctors", "health", "workers", "aide", "head", "of", "mission")
    assert spans(known, "worker", *words) == [(0, 1), (2, 3), (3, 5), (5, 6), (6, 9)]
    assert spans(known, "body", *words) == [(0, 1)]


def test_a_class_is_made_once_for_a_name(known):
    assert known.add("worker", ["other"]) == known.names["worker"]
    assert spans(known, "worker", "other") == []


def test_what_no_list_decides_is_noted(known):
    found = Found(known, ["12", "nurse"])
    found.note(99, [(0, 1)])
    found.note(98, [])
    assert found[99] == [(0, 1)]
    assert found[98] == []
    assert found[known.names["worker"]] == [(1, 2)]


def test_a_phrase_is_called_where_its_most_telling_classes_all_occur():
    classes = Classes()
    worker, passport, keep = (classes.add(word, [word]) for word in ("worker", "passport", "keep"))
    classes.call([worker, passport], 1)
    classes.call([keep], 2)
    classes.call([], 4)
    assert Found(classes, ["worker", "passport"]).called == 1 | 4
    assert Found(classes, ["worker", "keep"]).called == 2 | 4


def test_a_long_sentence_is_looked_at_to_its_end(known):
    words = ["word"] * 5000 + ["nurse"]
    assert Found(known, words)[known.names["worker"]] == [(5000, 5001)]


@pytest.mark.parametrize(
    ("entry", "parts"),
    [
        ("Health-Worker*", ["health", "worker*"]),
        ("don't pay", ["don't", "pay"]),
        ("lion's share", ["lion", "s", "share"]),
        ("l'État", ["l", "etat"]),
        ("", []),
    ],
)
def test_entries_are_cut_as_texts_are(entry, parts):
    assert list(parts_of(entry)) == parts


def test_rare_words_do_not_fill_the_memory(known, monkeypatch):
    monkeypatch.setattr(classes, "_REMEMBERED", 100)
    for number in range(1000):
        Found(known, [f"word{number}", "nurse", "doctors"])
    assert len(known.memo) <= 100
    assert len(known.memo) <= 100
    assert spans(known, "worker", "nurse") == [(0, 1)]
