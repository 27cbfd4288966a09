"""Made ledgers written to files, with the faults that were put in and the table of agreements."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from fairward import follow


def make(
    target: Path,
    *,
    rows: int,
    seed: int,
    faults: str,
    agreements: int,
    workers: int,
    truth: Path | None,
    terms: Path | None,
) -> int:
    """Return how many rows were written; `faults` are names divided by commas, or all. Raises ImpossibleNoun for strange ones."""
    named = follow.FAULTS if faults == "all" else tuple(name.strip() for name in faults.split(",") if name.strip())
    plan = follow.Plan(rows=rows, seed=seed, faults=named, agreements=agreements, workers=workers)
    found = follow.faults_of(plan)
    written = follow.write(plan, target)
    if truth is not None:
        lines = [
            {"flag": one.flag, "agreement": one.agreement, "worker": one.worker, "month": one.month.isoformat()}
            for one in found
        ]
        truth.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    if terms is not None:
        with terms.open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, follow.TERM_COLUMNS)
            table.writeheader()
            table.writerows(follow.terms_of(plan))
    return written
