"""The phrase books keep what they have reached on the labelled sentences: recall and precision, pinned for each language.

Floors are raised with `pytest tests/sentences --renew-floors`; one falls only with `--let-floors-fall` as well.
"""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

import pytest
import yaml
from tools import sentences

from fairward.model.statement import Topic

HERE = Path(__file__).parent
FLOORS = HERE / "floors.yaml"
LANGUAGES = tuple(sorted(path.stem for path in HERE.glob("*.tsv")))


@cache
def reached(language: str) -> dict[str, float]:
    """Return recall and precision of a language's phrase book, cut to two places."""
    recall, precision = sentences.tally(language).scores()
    return {"recall": math.floor(recall * 100) / 100, "precision": math.floor(precision * 100) / 100}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_names_a_topic(language):
    topics = {topic.value for topic in Topic}
    labels = {label for wanted, _ in sentences.labelled(language) for label in wanted}
    assert {label for label in labels if label.partition(":")[0] not in topics} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_stands_twice(language):
    written = [sentence for _, sentence in sentences.labelled(language)]
    assert len(written) == len(set(written))


def test_floors_hold(request):
    if request.config.getoption("--renew-floors"):
        old = yaml.safe_load(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
        fall = request.config.getoption("--let-floors-fall")
        new = {
            language: {
                name: figure if fall else max(figure, old.get(language, {}).get(name, 0.0))
                for name, figure in reached(language).items()
            }
            for language in LANGUAGES
        }
        FLOORS.write_text(yaml.safe_dump(new), encoding="utf-8")
    floors = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    below = [
        f"{language} {name}: {reached(language)[name]} is below {floor}"
        for language, figures in floors.items()
        for name, floor in figures.items()
        if reached(language)[name] < floor
    ]
    assert below == []
