"""Reading of texts that nobody who writes phrases, and no training, has seen: what it reaches there may not fall.

Nobody reads these texts to mend a phrase: they are for counting only. `pytest tests/unseen --renew-floors` raises the floors;
one falls only with `--let-floors-fall` as well.
"""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from tools.annotated import training_files

from fairward import books
from fairward.run import scoring

HERE = Path(__file__).parent
FLOORS = HERE / "floors.yaml"
LANGUAGES = tuple(sorted(folder.name for folder in HERE.iterdir() if len(folder.name) == 2))
LEVELS = ("found", "value", "stance", "full")
HEAD = """\
# Floors of reading texts that were not seen by anybody who writes phrases nor by the training: F1 by language, and the statements
# read in all near misses of the language together. Written by `pytest tests/unseen --renew-floors`.
"""


@cache
def reached(language: str) -> dict[str, Any]:
    """Return the F1 of each level, cut to two places, and the statements read in near misses."""
    table = scoring.score(HERE / language, HERE / language)[0]
    found: dict[str, Any] = {level: math.floor(table["all"][level][2] * 100) / 100 for level in LEVELS}
    return found | {"near_miss": table["near_miss"]["statements"]}


def floors() -> dict[str, Any]:
    """Return the floors as they are pinned."""
    return (yaml.safe_load(FLOORS.read_text(encoding="utf-8")) or {}) if FLOORS.exists() else {}


def below(floor: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """Return a line for each level that is no longer reached."""
    worse = [level for level in LEVELS if now[level] < floor.get(level, 0)]
    worse += ["near_miss"] if now["near_miss"] > floor.get("near_miss", math.inf) else []
    return [f"{level}: floor {floor[level]}, reached {now[level]}" for level in worse]


@pytest.fixture(scope="module", autouse=True)
def renewed(request: pytest.FixtureRequest) -> None:
    """Write the floors anew where that is asked for; refuse to let one fall unless that is asked for too."""
    if not request.config.getoption("--renew-floors"):
        return
    now = {language: reached(language) for language in LANGUAGES if language in books.languages()}
    fallen = [f"{language} {line}" for language in now for line in below(floors().get(language, {}), now[language])]
    if fallen and not request.config.getoption("--let-floors-fall"):
        pytest.fail("floors would fall; if that is meant, add --let-floors-fall:\n  " + "\n  ".join(fallen))
    FLOORS.write_text(HEAD + yaml.safe_dump(now, sort_keys=True), encoding="utf-8")


@pytest.mark.parametrize("language", LANGUAGES)
def test_unseen_texts_are_read_as_well_as_before(language):
    if language not in books.languages():
        pytest.skip(f"no phrase book for {language} yet")
    assert below(floors()[language], reached(language)) == []


def test_a_worse_score_is_told():
    now = {"found": 0.5, "value": 0.4, "stance": 0.4, "full": 0.2, "near_miss": 3}
    assert below({"found": 0.51, "full": 0.2, "near_miss": 2}, now) == [
        "found: floor 0.51, reached 0.5",
        "near_miss: floor 2, reached 3",
    ]


def test_none_of_them_is_trained_on():
    trained = {path.read_bytes() for path, _ in training_files()}
    assert not [path.name for path in HERE.rglob("*.txt") if path.read_bytes() in trained]
