from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from fairward.run import scoring

TEXT = "ABOUT: a sample\n\nThe ministry pays 12,000 dollars a month. The doctors receive 1,200 dollars. It is forced labour, he said.\n"
PAY: dict[str, Any] = {
    "topic": "host_payment",
    "value": {"amount": 12000, "currency": "USD", "per": "month", "unit": "worker"},
    "about": {"host": "BS", "sender": "CU", "role": None, "period": None},
    "speaker": "text",
    "stance": "asserts",
    "quote": "The ministry pays 12,000 dollars a month",
}
CHARGE = {
    **PAY,
    "topic": "characterisation",
    "value": "forced_labour",
    "speaker": "US State Department",
    "quote": "It is forced labour",
}


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "en_1.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "en_1.yaml").write_text(yaml.safe_dump([PAY, CHARGE]), encoding="utf-8")
    (tmp_path / "en_2.txt").write_text("ABOUT: a near miss\n\nThe weather is fine.\n", encoding="utf-8")
    (tmp_path / "en_2.yaml").write_text("[]\n", encoding="utf-8")
    return tmp_path


def f1(folder, **rows):
    table, _ = scoring.compare(folder, folder, {"en_1": rows.get("en_1", []), "en_2": rows.get("en_2", [])})
    return [table["all"][level][2] for level in scoring.LEVELS]


def test_nothing_read_scores_nothing(folder):
    assert f1(folder) == [0, 0, 0, 0]


def test_the_annotations_themselves_score_full(folder):
    assert f1(folder, en_1=[PAY, CHARGE]) == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("change", "levels"),
    [
        ({"topic": "worker_pay"}, 0),
        ({"quote": "The doctors receive 1,200 dollars"}, 0),
        ({"value": {**PAY["value"], "amount": 12100}}, 1),
        ({"value": {**PAY["value"], "currency": "BSD"}}, 1),
        ({"value": {**PAY["value"], "per": "year"}}, 1),
        ({"stance": "denies"}, 2),
        ({"speaker": "Cuba Archive"}, 3),
        ({"value": {**PAY["value"], "amount": 12050}}, 4),
        ({"speaker": "the article"}, 4),
        ({"quote": {"text": "ministry pays 12,000 dollars"}}, 4),
    ],
)
def test_each_reading_is_stricter_than_the_one_before(folder, change, levels):
    scores = f1(folder, en_1=[{**PAY, **change}, CHARGE])
    assert [score == 1 for score in scores] == [level < levels for level in range(4)]


@pytest.mark.parametrize(
    ("name", "same"),
    [
        ("Washington", True),
        ("the State Department", True),
        ("Departamento de Estado", True),
        ("agreement", False),
        ("Cuba", False),
        ("text", False),
    ],
)
def test_one_voice_under_several_names_is_one_speaker(folder, name, same):
    assert (f1(folder, en_1=[PAY, {**CHARGE, "speaker": name}])[3] == 1) is same


def test_two_readings_of_one_annotation_count_once(folder):
    table, errors = scoring.compare(folder, folder, {"en_1": [PAY, PAY, CHARGE], "en_2": []})
    assert (table["all"]["read"], table["all"]["found"]) == (3, [0.667, 1.0, 0.8])
    assert [line for line in errors if line.startswith("en_1: extra host_payment")] != []


def test_near_misses_and_texts_without_a_reading_are_counted(folder):
    table, _ = scoring.compare(folder, folder, {"en_2": [PAY, CHARGE]})
    assert table["near_miss"] == {"texts": 1, "statements": 2}
    assert table["missing_predictions"] == 1
    assert "near-miss texts: 1, statements wrongly read in them: 2; texts with no reading: 1" in scoring.shown(table)


def test_errors_name_what_was_missed_and_what_is_only_half_right(folder):
    _, errors = scoring.compare(folder, folder, {"en_1": [{**PAY, "stance": "denies"}], "en_2": []})
    assert errors[0].startswith("en_1: missed characterisation forced_labour")
    assert errors[1].startswith("en_1: value only: gold")


def test_a_folder_is_read_and_scored(folder):
    seen = []
    table, _ = scoring.score(folder, folder, seen.append)
    assert seen == ["en_1", "en_2"]
    assert table["all"]["gold"] == 2
    assert table["missing_predictions"] == 0


def outside_scorer(root: Path) -> Path:
    path = root.parent / "shared" / "tools" / "score.py"
    if not path.exists():
        pytest.skip("the scorer that annotators use does not lie beside the project")
    return path


def test_every_figure_is_that_of_the_scorer_that_annotators_use(root, tmp_path):
    scorer = outside_scorer(root)
    gold, texts, read = (tmp_path / name for name in ("gold", "texts", "read"))
    for path in (gold, texts, read):
        path.mkdir()
    predictions = {}
    for path in sorted((root / "tests" / "gold").glob("*/*.yaml")):
        (gold / path.name).write_bytes(path.read_bytes())
        (texts / f"{path.stem}.txt").write_bytes(path.with_suffix(".txt").read_bytes())
        predictions[path.stem] = bent(yaml.safe_load(path.read_text(encoding="utf-8")) or [], path.stem)
    predictions.pop("en_003")
    for name, rows in predictions.items():
        (read / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    words = [sys.executable, str(scorer), str(gold), str(read), "--texts", str(texts), "--json"]
    theirs = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    ours, _ = scoring.compare(texts, gold, predictions)
    assert json.loads(json.dumps(ours)) == theirs


def test_real_readings_get_the_figures_of_the_scorer_that_annotators_use(root, tmp_path):
    scorer = outside_scorer(root)
    folder = root / "tests" / "gold" / "en"
    for path in sorted(folder.glob("*.txt")):
        rows = rows_of(path)
        (tmp_path / f"{path.stem}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    words = [sys.executable, str(scorer), str(folder), str(tmp_path), "--texts", str(folder), "--json"]
    theirs = json.loads(subprocess.run(words, capture_output=True, text=True, check=True).stdout)
    assert json.loads(json.dumps(scoring.score(folder, folder)[0])) == theirs


def rows_of(path):
    """Return what `fairward read` prints for a text, as rows."""
    from fairward import extract, read
    from fairward.model.rows import statement_row

    return [statement_row(statement) for statement in extract.statements(read.document(path))]


def bent(rows, name):
    """Return annotations with every kind of mistake in them, always the same for a name."""
    out = []
    for number, row in enumerate(rows):
        turn = (number + len(name) + sum(map(ord, name))) % 9
        value = row.get("value")
        changes = [
            {},
            {"stance": "denies"},
            {"speaker": "Washington"},
            {"speaker": "text"},
            {"quote": {"text": " ".join(str(row["quote"]).split()[1:]) or "x"}},
            {"topic": "movement"},
            {"value": {**value, "max": 7} if isinstance(value, dict) else value},
            {"value": [value] if isinstance(value, str) else value},
            {"value": None},
        ]
        out.append({**row, **changes[turn]})
        if turn == 2:
            out.append(row)
    if not rows:
        out.append({**PAY, "quote": "nothing of the kind"})
    return out
