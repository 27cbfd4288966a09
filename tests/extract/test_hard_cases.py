"""The hard cases of hard_cases.yaml, read by the real books: text in, statements out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from tests.saying import document

from fairward import books, extract
from fairward.model.rows import statement_row

CASES = yaml.safe_load((Path(__file__).parent / "hard_cases.yaml").read_text(encoding="utf-8"))


def parameters():
    for case in CASES:
        for language in sorted(case.keys() & set(books.languages())):
            yield pytest.param(case, language, id=f"{case['name']} {language}")


def fits(row, wanted):
    """Return whether a statement has the topic, stance and speaker asked for, and the value or that part of it."""
    if any(key in wanted and row[key] != wanted[key] for key in ("topic", "stance")):
        return False
    if "speaker" in wanted and not re.fullmatch(wanted["speaker"], row["speaker"]):
        return False
    value = wanted.get("value")
    if isinstance(value, dict):
        return isinstance(row["value"], dict) and all(row["value"].get(key) == item for key, item in value.items())
    return value is None or row["value"] == value


@pytest.mark.parametrize(("case", "language"), list(parameters()))
def test_hard_cases_are_read_right(case, language):
    rows = [statement_row(one) for one in extract.statements(document(case[language], language=language))]
    brief = [(row["topic"], row["value"], row["stance"], row["speaker"]) for row in rows]
    assert [wanted for wanted in case.get("is_not", ()) if any(fits(row, wanted) for row in rows)] == [], brief
    assert [wanted for wanted in case.get("is", ()) if not any(fits(row, wanted) for row in rows)] == [], brief
