"""The index of the search: it holds everything, in parts that a phone can load, and says where each word stands."""

from __future__ import annotations

import json
import re

from fairward.publish.site import searched, searching


def called(path):
    """Return what a file of the index hands to the page."""
    name, body = re.fullmatch(r"register\.(\w+)\((.*)\);\n", path.read_text(encoding="utf-8"), re.DOTALL).groups()
    return name, json.loads(f"[{body}]")


def rows(register):
    """Return all rows of all parts."""
    found = []
    for path in sorted((register / "search").glob("part-*.js")):
        _, (_, own) = called(path)
        found += own
    return found


def test_every_statement_can_be_found(published):
    quotations = [row for row in rows(published) if row[0] == "quotation"]
    said = [
        one
        for kind in ("sources", "agreements")
        for path in (published / "data" / kind).glob("*.json")
        for one in json.loads(path.read_text(encoding="utf-8"))["statements"]
    ]
    assert len(quotations) == len(said) > 0


def test_every_address_of_the_index_leads_to_its_words(published):
    for row in rows(published):
        page, _, mark = row[2].partition("#")
        text = (published / "en" / page).read_text(encoding="utf-8")
        assert not mark or f'id="{mark}"' in text


def test_a_large_register_has_many_parts_and_the_same_rows(published, shredded):
    _, (told,) = called(shredded / "search" / "parts.js")
    assert len(told["parts"]) > searching.PARTS_WITHOUT_WORDS
    assert all(part[1] <= 15 for part in told["parts"])
    assert sorted(map(str, rows(shredded))) == sorted(map(str, rows(published)))


def test_a_word_leads_to_every_part_that_holds_it(shredded):
    _, (told,) = called(shredded / "search" / "parts.js")
    keys = [part[0] for part in told["parts"]]
    word = "pasaporte"[: searched.WORD_LETTERS]
    _, (_, shard) = called(shredded / "search" / f"words-{word[: told['letters']]}.js")
    holding = {
        key
        for key in keys
        if "pasaporte" in (shredded / "search" / f"part-{key}.js").read_text(encoding="utf-8").lower()
    }
    assert shard[word] == searching.EVERYWHERE or holding <= {keys[number] for number in shard[word]}
    assert holding


def test_a_part_says_what_it_holds_so_that_it_need_not_be_loaded(shredded):
    _, (told,) = called(shredded / "search" / "parts.js")
    for key, count, countries, first, last in told["parts"]:
        _, (_, own) = called(shredded / "search" / f"part-{key}.js")
        assert count == len(own)
        assert {word for row in own for word in row[4].split()} == set(countries.split())
        assert all(first <= row[7] <= last for row in own if row[7].isdigit())
