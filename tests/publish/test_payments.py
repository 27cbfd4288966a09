"""Payments in a register: totals and groups of enough workers, never a single payment, account or worker."""

from __future__ import annotations

import csv
import re
from datetime import date
from decimal import Decimal

from tests.publish.redact.test_masking import document

from fairward.model.payment import Followed, Group, Unused
from fairward.publish import masked, publishable, verify_folder


def group(role, workers):
    return Group(agreement=None, role=role, month=None, flows={"to_worker": Decimal(100)}, payments=5, workers=workers)


def test_groups_that_are_too_small_are_not_shown_nor_what_they_follow_from():
    roles = tuple(
        group(role, workers) for role, workers in (("adviser", 24), ("engineer", 3), ("nurse", 12), ("guard", None))
    )
    followed = Followed(
        currency="USD", host="BS", sender="CU", since=date(2023, 1, 1), until=date(2023, 12, 1), total=group(None, 39),
        by_agreement=(), by_role=roles, by_month=(), flags=(), flag_counts={}, figures={}, arrears={}, taken=(),
        unused=Unused(rows=0, money={}, problems=()), per_worker=({"worker": "W01"},),
    )  # fmt: skip
    shown = publishable(followed, masked([document("Nothing.")], []), 10)
    assert [one.role for one in shown.by_role] == ["adviser", "guard"]
    assert shown.per_worker == ()


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
