"""Reading keeps what it has reached: pinned floors for each language and topic, on annotated texts.

`tests/gold/<language>/<name>.txt` is a text, `<name>.yaml` what two careful readers find in it; an empty list is a near
miss. Floors are raised with `pytest tests/gold --renew-floors`; one falls only with `--let-floors-fall` as well.
"""

from __future__ import annotations

import math
import shutil
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml

from fairward import books
from fairward.run import scoring

HERE = Path(__file__).parent
FLOORS = HERE / "floors.yaml"
LANGUAGES = tuple(sorted(folder.name for folder in HERE.iterdir() if folder.is_dir() and len(folder.name) == 2))
LEVELS = ("found", "value", "full")
ENOUGH = 5
HEAD = """\
# Floors of reading: F1 that the reader must reach on the texts of this folder, for each language and each topic with at least
# five annotated statements (found: topic and place; value: and value; full: and stance and speaker), and the most statements
# that it may read in texts that are near misses. Written by `pytest tests/gold --renew-floors`.
"""


@cache
def read_languages() -> tuple[str, ...]:
    """Return the languages that have both gold texts and a phrase book."""
    return tuple(language for language in LANGUAGES if language in books.languages())


@cache
def table(*languages: str) -> Mapping[str, Any]:
    """Return the scores of reading the texts of some languages together."""
    with TemporaryDirectory() as name:
        for language in languages:
            for path in (HERE / language).iterdir():
                shutil.copy(path, name)
        return scoring.score(Path(name), Path(name))[0]


def scores(row: Mapping[str, Any]) -> dict[str, float]:
    """Return the F1 of a row of scores at each level that has a floor, cut (not rounded) to two places."""
    return {level: math.floor(row[level][2] * 100) / 100 for level in LEVELS}


def reached() -> dict[str, Any]:
    """Return what reading reaches now, in the shape of floors.yaml."""
    topics = {
        key.removeprefix("topic:"): scores(row)
        for key, row in table(*read_languages()).items()
        if key.startswith("topic:") and row["gold"] >= ENOUGH
    }
    languages = {
        language: {**scores(table(language)["all"]), "near_miss": table(language)["near_miss"]["statements"]}
        for language in read_languages()
    }
    return {"languages": languages, "topics": topics}


@cache
def floors() -> Mapping[str, Any]:
    """Return the floors as they are pinned."""
    if not FLOORS.exists():
        return {"languages": {}, "topics": {}}
    return yaml.safe_load(FLOORS.read_text(encoding="utf-8")) or {}


def below(pinned: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """Return a line for each floor that reading no longer reaches."""
    found = []
    for kind in ("languages", "topics"):
        for name, floor in pinned[kind].items():
            have = now[kind].get(name, {})
            for level, least in floor.items():
                if level not in have:
                    found.append(f"{name} {level}: floor {least}, no longer read")
                elif (have[level] > least) if level == "near_miss" else (have[level] < least):
                    found.append(f"{name} {level}: floor {least}, reached {have[level]}")
    return found


@pytest.fixture(scope="module", autouse=True)
def renewed(request: pytest.FixtureRequest) -> None:
    """Write the floors anew where that is asked for; refuse to let one fall unless that is asked for too."""
    if not request.config.getoption("--renew-floors"):
        return
    now = reached()
    fallen = below(floors(), now) if FLOORS.exists() else []
    if fallen and not request.config.getoption("--let-floors-fall"):
        pytest.fail("floors would fall; if that is meant, add --let-floors-fall:\n  " + "\n  ".join(fallen))
    FLOORS.write_text(HEAD + yaml.safe_dump(now, sort_keys=True), encoding="utf-8")
    floors.cache_clear()


@pytest.mark.parametrize("language", LANGUAGES)
def test_reading_of_a_language_reaches_its_floors(language):
    if language not in books.languages():
        pytest.skip(f"no phrase book for {language} yet")
    pinned = {"languages": {language: floors()["languages"][language]}, "topics": {}}
    assert below(pinned, {"languages": {language: reached()["languages"][language]}, "topics": {}}) == []


def test_reading_of_each_topic_reaches_its_floors():
    assert below({"languages": {}, "topics": floors()["topics"]}, reached()) == []


def test_every_language_and_common_topic_has_floors():
    now = reached()
    assert set(floors()["languages"]) == set(now["languages"])
    assert set(floors()["topics"]) == set(now["topics"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_has_annotations_whose_words_stand_in_it(language):
    for path in sorted((HERE / language).glob("*.txt")):
        annotated = yaml.safe_load(path.with_suffix(".yaml").read_text(encoding="utf-8"))
        text = " ".join(path.read_text(encoding="utf-8").split())
        assert isinstance(annotated, list), path.name
        strangers = [row["quote"] for row in annotated if " ".join(row["quote"].split()) not in text]
        assert strangers == [], path.name


def test_a_score_below_its_floor_is_told():
    pinned = {"languages": {"en": {"found": 0.7, "near_miss": 1}}, "topics": {"family": {"full": 0.5}}}
    worse = {"languages": {"en": {"found": 0.69, "near_miss": 2}}, "topics": {}}
    assert below(pinned, worse) == [
        "en found: floor 0.7, reached 0.69",
        "en near_miss: floor 1, reached 2",
        "family full: floor 0.5, no longer read",
    ]
    better = {"languages": {"en": {"found": 0.71, "near_miss": 0}}, "topics": {"family": {"full": 0.5}}}
    assert below(pinned, better) == []
