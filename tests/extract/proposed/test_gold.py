"""The annotated texts as proposals: most of what a careful reader says stands, and next to nothing does once it is falsified."""

from __future__ import annotations

import functools
from collections import Counter
from pathlib import Path

import pytest
import yaml
from tests.saying import document

from fairward.extract import statements
from fairward.extract.proposed import Checking, Failure
from fairward.model.statement import Statement

GOLD = Path(__file__).parents[2] / "gold"
FLOOR = 0.85
NUMBERS = ("amount", "min", "max", "percent", "count")


@functools.cache
def papers():
    """Return for each text that is annotated its checking, its length and its annotations as a model would write them."""
    found = []
    for path in sorted(GOLD.rglob("*.yaml")):
        rows = yaml.safe_load(path.read_text(encoding="utf-8")) or []
        text = path.with_suffix(".txt").read_text(encoding="utf-8") if path.with_suffix(".txt").exists() else ""
        if not text or not isinstance(rows, list):
            continue
        for row in rows:
            if isinstance(row["value"], dict) and row["value"].get("at") == "in host":
                row["value"]["at"] = "host"
        paper = document(text, language=path.parent.name)
        found.append((Checking(paper, "gold", statements(paper)), len(text), rows))
    return found


def checked(change=lambda row: row):
    """Return what became of each annotation once it was changed; of those that a change makes nothing of, nothing."""
    out = []
    for checking, size, rows in papers():
        for row in rows:
            changed = change(row)
            if changed is not None:
                out.append((changed, checking.checked(changed, (0, size))))
    return out


def standing(results):
    return [(row, one) for row, one in results if isinstance(one, Statement)]


def test_most_of_what_annotators_wrote_stands():
    results = checked()
    kinds = Counter("stands" if isinstance(one, Statement) else one.value for _, one in results)
    assert len(results) > 350
    assert kinds["stands"] / len(results) >= FLOOR, kinds
    assert kinds[Failure.QUOTE.value] == kinds[Failure.TOPIC.value] == kinds[Failure.STANCE.value] == 0


def test_what_stands_carries_the_numbers_that_were_annotated():
    for row, one in standing(checked()):
        value = row["value"]
        money = getattr(one.value, "money", one.value)
        for name in NUMBERS if isinstance(value, dict) else ():
            if value.get(name) is not None and row["topic"] != "fee_or_deduction":
                assert float(value[name]) in {float(end) for end in (money.low, money.high) if end is not None}


def multiplied(row):
    value = row["value"]
    if not isinstance(value, dict) or not any(isinstance(value.get(name), int | float) for name in NUMBERS):
        return None
    return row | {
        "value": {
            name: held * 3 + 1 if name in NUMBERS and isinstance(held, int | float) else held
            for name, held in value.items()
        }
    }


def in_another_coin(row):
    value = row["value"]
    if not isinstance(value, dict) or value.get("currency") is None:
        return None
    return row | {"value": value | {"currency": "CHF"}}


@pytest.mark.parametrize(
    "change",
    [
        multiplied,
        in_another_coin,
        lambda row: row | {"quote": f"{row['quote']} indeed"},
        lambda row: (
            row | {"quote": " ".join(reversed(row["quote"].split()))} if len(set(row["quote"].split())) > 2 else None
        ),
        lambda row: row | {"speaker": "Office of Invented Affairs"},
        lambda row: row | {"topic": f"{row['topic']}s"},
        lambda row: row | {"stance": "knows"},
    ],
    ids=["numbers", "currency", "words added", "words turned", "speaker", "topic", "stance"],
)
def test_nothing_that_was_falsified_stands(change):
    results = checked(change)
    assert len(results) > 20
    assert [(row["topic"], row["value"], row["quote"]) for row, _ in standing(results)] == []
