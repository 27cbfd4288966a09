"""Personal data of every kind is planted in a case; none of it is in any byte of the register."""

from __future__ import annotations

import json
import sqlite3

import pytest
from tests.publish.register import CANARIES


def everything(folder):
    for path in sorted(folder.rglob("*")):
        yield path.relative_to(folder).as_posix(), path.read_bytes() if path.is_file() else b""


@pytest.mark.parametrize("kind", CANARIES)
def test_no_canary_is_in_any_byte(planted, kind):
    words = CANARIES[kind]
    shapes = {
        words,
        words.lower(),
        words.upper(),
        words.replace(" ", "-").lower(),
        words.replace(" ", ""),
        words.replace(" ", "%20"),
    }
    hits = [
        path
        for path, body in everything(planted)
        for shape in shapes
        if shape.encode() in body or shape.encode("utf-16-le") in body or shape in path
    ]
    assert not hits, sorted(set(hits))[:5]


def test_the_tables_that_are_packed_hold_none_either(planted):
    from pyarrow import parquet

    words = [" ".join(map(str, parquet.read_table(path).to_pylist())) for path in planted.glob("data/*.parquet")]
    base = sqlite3.connect(planted / "data" / "register.sqlite")
    words += [" ".join(base.iterdump())]
    assert words
    for kind, canary in CANARIES.items():
        assert not any(canary in text for text in words), kind


def test_what_was_said_is_published_all_the_same(planted):
    text = "".join(path.read_text() for path in planted.glob("data/sources/*.json"))
    assert "keeps the passports" in text
    assert "Philip Davis" in text
    assert "█" in text


def test_what_was_withheld_is_counted(planted):
    page = (planted / "en" / "withheld.html").read_text()
    for kind in (
        "Passport number",
        "Telephone number",
        "E-mail address",
        "Name of a private person",
        "Street address",
        "Date of birth",
    ):
        assert kind in page
    rows = [json.loads(path.read_text()) for path in planted.glob("data/sources/*.json")]
    assert all("Yanelis" not in json.dumps(row, ensure_ascii=False) for row in rows)
