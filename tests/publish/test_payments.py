"""Payments in a register: totals and groups of enough workers, never a single payment, account or worker."""

from __future__ import annotations

import csv
import re

from tests.publish.register import DAY, PASSPHRASE

from fairward import run
from fairward.publish import verify_folder
from fairward.run import publishing


def test_no_worker_reference_or_account_of_a_ledger_is_in_the_register(tmp_path, key, root):
    ledger = root / "examples" / "ledger"
    given = run.Given(
        sources=[str(root / "examples" / "bahamas")], ledgers=(ledger / "payments.csv",), terms=(ledger / "terms.csv",)
    )
    how = publishing.Publishing(target=tmp_path / "register", keys=key, passphrase=PASSPHRASE, on=DAY)
    run.publish(given, how)
    assert verify_folder(tmp_path / "register").whole
    page = (tmp_path / "register" / "en" / "cases" / "bs-cu.html").read_text(encoding="utf-8")
    assert "records0" in page, "the money of the ledger is on the page"
    with (ledger / "payments.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    secret = {row[name] for row in rows for name in ("Reference", "Account", "Worker ref")} - {""}
    wanted = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(secret)))})(?!\w)")
    leaks = {}
    for path in (tmp_path / "register").rglob("*"):
        if path.suffix in {".html", ".json", ".csv", ".js", ".xml", ".jsonl"} and (
            found := wanted.search(path.read_text(encoding="utf-8"))
        ):
            leaks[path.name] = found.group()
    assert not leaks, leaks
