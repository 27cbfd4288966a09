"""Payments in a register: totals and groups of enough workers, never a single payment, account or worker."""

from __future__ import annotations

import csv
import re

from fairward.publish import verify_folder


def test_no_worker_reference_or_account_of_a_ledger_is_in_the_register(paid, root):
    ledger = root / "examples" / "ledger"
    assert verify_folder(paid).whole
    page = (paid / "en" / "cases" / "bs-cu.html").read_text(encoding="utf-8")
    assert "records0" in page, "the money of the ledger is on the page"
    with (ledger / "payments.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    secret = {row[name] for row in rows for name in ("Reference", "Account", "Worker ref")} - {""}
    wanted = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(secret)))})(?!\w)")
    leaks = {}
    for path in paid.rglob("*"):
        if path.suffix in {".html", ".json", ".csv", ".js", ".xml", ".jsonl"} and (
            found := wanted.search(path.read_text(encoding="utf-8"))
        ):
            leaks[path.name] = found.group()
    assert not leaks, leaks
