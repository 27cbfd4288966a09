from __future__ import annotations

import copy
import json

import pytest
from tests.extract.lines import BOOK, SPANISH

import fairward
from fairward import books
from fairward.books import keeping
from fairward.extract import binding
from fairward.extract.binding import bound
from fairward.extract.phrasebook import Phrasebook


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv(keeping.SWITCH, raising=False)
    return tmp_path / "fairward"


def contents(book):
    """Return everything that a compiled book says."""
    held = dict(vars(book))
    known = held.pop("classes")
    telling = {number: list(words) for number, words in known.telling.items()}
    classes = (known.names, known.exact, known.stems, known.many, known.calls, known.fewer, telling)
    return held, classes


def never(*_):
    pytest.fail("the book was compiled again")


@pytest.mark.parametrize(
    "raw", [BOOK, SPANISH, *map(books.phrases, books.languages())], ids=["small", "Spanish", *books.languages()]
)
def test_a_kept_book_says_the_very_same(raw, monkeypatch):
    fresh = Phrasebook(raw, "here")
    assert contents(bound(raw, "here")) == contents(fresh)
    monkeypatch.setattr(Phrasebook, "__init__", never)
    assert contents(bound(raw, "here")) == contents(fresh)


def kept(cache):
    (path,) = cache.glob("phrasebook-en-*.json")
    return path


def change_book(raw, _monkeypatch):
    raw["negation"] = [*raw["negation"], "hardly"]


def change_version(_raw, monkeypatch):
    monkeypatch.setattr(fairward, "__version__", "99.0")


def change_code(_raw, monkeypatch):
    monkeypatch.setattr(binding, "_code", lambda: "another")


@pytest.mark.parametrize("change", [change_book, change_version, change_code])
def test_another_edition_is_compiled_anew_and_takes_the_place(cache, monkeypatch, change):
    raw = copy.deepcopy(BOOK)
    bound(raw, "here")
    before = kept(cache)
    change(raw, monkeypatch)
    assert contents(bound(raw, "here")) == contents(Phrasebook(raw, "here"))
    assert kept(cache) != before


@pytest.mark.parametrize(
    "planted", [b"", b"{}", b"[1, 2]", b'{"names": 3}', b"null", b"not JSON", b'{"names": [], "exact": {}}']
)
def test_a_kept_book_that_makes_no_sense_is_compiled_anew(cache, planted):
    bound(BOOK, "here")
    path = kept(cache)
    keeping.keep(path, planted)
    assert contents(bound(BOOK, "here")) == contents(Phrasebook(BOOK, "here"))
    assert json.loads(keeping.kept(path))["names"]


def test_the_switch_keeps_nothing(cache, monkeypatch):
    monkeypatch.setenv(keeping.SWITCH, "1")
    assert contents(bound(BOOK, "here")) == contents(Phrasebook(BOOK, "here"))
    assert not cache.exists()
