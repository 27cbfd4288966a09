"""The annotated texts and labelled sentences that reading learns from, and the hash that names them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent


def training_files() -> list[tuple[Path, bool]]:
    """Return the texts to learn from, and whether phrases were written with them in view (passages are held for such, too)."""
    return [
        (path, folder != "learn/texts")
        for folder in ("learn/texts", "learn/seen", "learn/passages", "tests/gold")
        for path in sorted((ROOT / folder).rglob("*.txt"))
    ]


def edition(files: Iterable[Path]) -> str:
    """Return the hash of everything that the models were made from."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]


def sources() -> list[Path]:
    """Return every file that the models are made from."""
    annotated = [path for file, _ in training_files() for path in (file, file.with_suffix(".yaml"))]
    senses = [*(ROOT / "src" / "fairward" / "books" / "senses").glob("*.txt"), ROOT / "learn" / "senses" / "kin.txt"]
    return annotated + sorted((ROOT / "tests" / "sentences").glob("*.tsv")) + sorted(senses)
