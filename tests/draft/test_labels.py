"""Labels: each one is used, each one that is used is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fairward.draft.labels import labels, method
from fairward.draft.words import words


@pytest.fixture(scope="module")
def used(root: Path) -> set[str]:
    folder = root / "src" / "fairward" / "draft"
    files = [*folder.glob("templates/*"), *folder.glob("to_*.py"), folder / "word_file.py", folder / "charts.py"]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    found = re.findall(r"\b(?:labels|l)(?:\.([a-z_]+)\b|\[[\"']([a-z_]+)[\"']\]|\.at\(\"([a-z_]+)\"\))", text)
    names = {name for groups in found for name in groups if name}
    return (names | set(re.findall(r'"([a-z_]+)"', text))) & set(labels(words("en"))) | names


def test_every_label_is_used(used):
    assert set(labels(words("en"))) - used == set()


def test_every_label_that_a_template_uses_is_there(root: Path):
    text = (root / "src/fairward/draft/templates/report.typ").read_text(encoding="utf-8")
    names = set(re.findall(r"\bl\.([a-z_]+)\b", text)) - {"at"}
    assert names
    assert names <= set(labels(words("en")))


@pytest.mark.parametrize("language", ["en", "es"])
def test_method_says_what_the_outcomes_mean_and_that_it_is_no_advice(language):
    told = " ".join(method(words(language)))
    assert {"en": "This is not legal advice.", "es": "Esto no es asesoramiento jurídico."}[language] in told
    assert len(method(words(language))) == 6


def test_no_conclusion_is_drawn_on_forced_labour():
    assert "This report draws no conclusion" in labels(words("en"))["limbs_intro"]
    assert "no extrae ninguna conclusión" in labels(words("es"))["limbs_intro"]
