"""The example agreement, read from its PDF clause by clause, in both of its languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from fairward import extract, read
from fairward.model.rows import statement_row

HERE = Path(__file__).parent
BOOK = yaml.safe_load((HERE / "example_agreement.yaml").read_text(encoding="utf-8"))
PAPERS = {"en": "agreement.pdf", "es": "acuerdo.pdf"}


@cache
def rows(language):
    document = read.document(HERE.parent.parent / "examples" / "bahamas" / PAPERS[language])
    return [statement_row(statement) for statement in extract.statements(document)]


def fits(row, wanted):
    """Return whether a statement stands under the clause and has the topic, value and stance asked for."""
    clause = row["clause"] or ""
    number = f" {wanted['clause']}"
    if not (clause.endswith(number) or f"{number} " in clause) or row["topic"] not in wanted["any"]:
        return False
    value = wanted.get("value")
    if isinstance(value, dict):
        return isinstance(row["value"], dict) and value.items() <= row["value"].items()
    return value in (None, row["value"]) and wanted.get("stance", row["stance"]) == row["stance"]


def cases(kind):
    for wanted in BOOK[kind]:
        for language in PAPERS:
            yield pytest.param(wanted, language, id=f"{wanted['clause']} {wanted['any'][0]} {language}")


@pytest.mark.parametrize(("wanted", "language"), list(cases("finds")))
def test_each_clause_says_what_a_careful_reader_finds(wanted, language):
    assert [row["quote"]["text"] for row in rows(language) if fits(row, wanted)] != []


@pytest.mark.parametrize(("wanted", "language"), list(cases("never")))
def test_no_clause_says_what_it_does_not(wanted, language):
    assert [row["quote"]["text"] for row in rows(language) if fits(row, wanted)] == []


@pytest.mark.parametrize("language", list(PAPERS))
def test_every_clause_speaks_as_the_agreement(language):
    assert {(row["speaker"], row["about"]["host"], row["about"]["sender"]) for row in rows(language)} == {
        ("agreement", "BS", "CU")
    }
    assert {row["quote"]["page"] for row in rows(language)} > {1}
    assert [row["quote"]["text"] for row in rows(language) if row["clause"] is None] == []
