"""A month of pay for many workers, timed step by step: wall and processor seconds, memory, payslips a second and core.

Run: python bench/pay.py [WORKERS]
"""

from __future__ import annotations

import csv
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from fairward import pay
from fairward.model.placement import Account

MONTH, PAY_ON = date(2026, 11, 1), date(2026, 11, 27)
COLUMNS = (
    "placement worker name language agreement host sender employer post grade starts_on holder account clearing "
    "account_currency"
).split()


def timed(name: str, work: Callable[[], Any], total: list[float]) -> Any:
    """Do a step, print its seconds, add them up; return what it gives."""
    wall, own = time.perf_counter(), time.process_time()
    found = work()
    wall, own = time.perf_counter() - wall, time.process_time() - own
    total[0] += wall
    total[1] += own
    print(f"{name:24} {wall:8.2f} s wall {own:8.2f} s processor", flush=True)
    return found


def tables(folder: Path, workers: int) -> None:
    """Write the tables of a month, made up."""
    with (folder / "placements.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for number in range(workers):
            name = f"Ana Pérez {number}"
            row = [f"P{number}", f"W{number}", name, "es", "FAIR", "BS", "CU", "Hospitals", "Nurse", "1", "2026-01-01"]
            writer.writerow([*row, name, str(100_000 + number), "EXBK001", "BSD"])
    (folder / "scale.csv").write_text(
        "host,post,grade,currency,base_monthly,allowance:Housing\nBS,Nurse,1,BSD,3333.335,250\n"
    )
    law = "National Insurance,National Insurance Act,Board"
    (folder / "deductions.csv").write_text(
        "host,kind,name,law,payee,paid_by,percent,cap\n"
        f"BS,social_insurance,{law},worker,4.65,3293.33\nBS,social_insurance,{law},employer,6.65,3293.33\n"
    )


def main() -> None:
    """Time a month."""
    workers = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    total = [0.0, 0.0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tables(folder, workers)
        pay.new_key(folder / "key")
        seal = pay.Seal(pay.read_key(folder / "key"))
        journal = pay.Journal.begin(folder / "journal")
        codes = pay.register(journal, ["Ana", "Ben"])
        scale, rules = pay.read_scale(folder / "scale.csv"), pay.read_rules(folder / "deductions.csv")
        found, _ = timed("read the tables", lambda: pay.read_placements(folder / "placements.csv", scale, MONTH), total)
        given = pay.Month(month=MONTH, pay_on=PAY_ON, placements=found, rules=rules)
        run = timed("prepare", lambda: pay.prepare(journal, seal, given, "Eva"), total).run
        timed("approve, twice", lambda: [pay.approve(journal, run, who, code) for who, code in codes.items()], total)
        payer = Account(holder="Hospitals", currency="BSD", number="9000001", clearing="EXBK001")
        files = timed("write pain.001", lambda: pay.send(journal, seal, run, payer, folder / "bank", ""), total)
        answers = [pay.rehearse(file.path, folder / "answers") for file in files]
        timed("read pain.002", lambda: [pay.reconcile(journal, seal, one.report, "") for one in answers], total)
        timed("read camt.053", lambda: [pay.reconcile(journal, seal, one.statement, "") for one in answers], total)
        print(f"{'a month of ' + format(workers, ','):24} {total[0]:8.2f} s wall {total[1]:8.2f} s processor")
        print(f"{'memory':24} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2:8.2f} GiB at most")
        orders = [order for order, _ in zip(pay.orders(journal, seal, run), range(500), strict=False)]
        own = time.process_time()
        count = len(list(pay.payslips(orders, seal)))
        print(f"{'payslips':24} {count / (time.process_time() - own):8.0f} a second and core")
        timed("check the whole journal", journal.checked, [0.0, 0.0])


if __name__ == "__main__":
    main()
