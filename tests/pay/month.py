"""A month to pay, made for tests: tables, a journal, approvers with their codes."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from fairward import pay
from fairward.model.placement import Account, Placement

MONTH = date(2026, 11, 1)
PAY_ON = date(2026, 11, 27)
PAYER = Account(holder="Ministry of Health", currency="BSD", number="9000001", clearing="BSNP001")
COLUMNS = (
    "placement worker name language agreement host sender employer post grade starts_on ends_on holder iban account bic "
    "clearing bank account_country account_currency"
).split()
NAMES = ("Ana Pérez", "Luis Gómez", "Marta Díaz", "Iván Cruz", "Rosa León", "Noel Vega")
SCALE = "host,post,grade,currency,base_monthly,allowance:Housing\nBS,Nurse,1,BSD,3000,300\nBS,Doctor,1,BSD,5000.005,\n"
DEDUCTIONS = (
    "host,kind,name,law,payee,paid_by,percent,amount,floor,cap,worker\n"
    "BS,social_insurance,National Insurance,National Insurance Act,NIB,worker,4.65,,,3293.33,\n"
    "BS,social_insurance,National Insurance,National Insurance Act,NIB,employer,6.65,,,3293.33,\n"
)


def placement_row(number: int, **given: str) -> dict[str, str]:
    name = NAMES[number % len(NAMES)] + (f" {number}" if number >= len(NAMES) else "")
    row = {
        "placement": f"P{number}", "worker": f"W{number}", "name": name, "holder": name, "language": "es",
        "agreement": "FAIR-2026", "host": "BS", "sender": "CU", "employer": "Ministry of Health", "post": "Nurse",
        "grade": "1", "starts_on": "2026-01-15", "account": f"10000{number}", "clearing": "BSNP001", "account_currency": "BSD",
    }  # fmt: skip
    return row | given


def write(path: Path, rows: list[dict[str, str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(
            file, list(dict.fromkeys([*COLUMNS, *(name for row in rows for name in row)])), restval=""
        )
        writer.writeheader()
        writer.writerows(rows)
    return path


@dataclass
class Made:
    folder: Path
    journal: pay.Journal
    seal: pay.Seal
    codes: dict[str, str]
    rows: list[dict[str, str]] = field(default_factory=list)

    def placements(self, month: date = MONTH) -> tuple[Placement, ...]:
        found, problems = pay.read_placements(
            write(self.folder / "placements.csv", self.rows), pay.read_scale(self.folder / "scale.csv"), month
        )
        assert not problems, problems
        return found

    def month(self, month: date = MONTH, **given: Any) -> pay.Month:
        rules = pay.read_rules(self.folder / "deductions.csv")
        pay_on = month.replace(day=27)
        return pay.Month(
            **{"month": month, "pay_on": pay_on, "placements": self.placements(month), "rules": rules, **given}
        )

    def prepare(self, **given: Any) -> pay.Prepared:
        return pay.prepare(self.journal, self.seal, self.month(**given), "Eva")

    def approve(self, run: str) -> None:
        for name, code in self.codes.items():
            pay.approve(self.journal, run, name, code)

    def send(self, run: str) -> tuple[pay.Sent, ...]:
        return pay.send(self.journal, self.seal, run, PAYER, self.folder / "bank", "Eva")

    def sent(self) -> tuple[str, tuple[pay.Sent, ...]]:
        run = self.prepare().run
        self.approve(run)
        return run, self.send(run)

    def answered(self, reject: tuple[int, ...] = (), give_back: tuple[int, ...] = ()) -> str:
        run, files = self.sent()
        for file in files:
            made = pay.rehearse(file.path, self.folder / "answers", reject, give_back)
            for path in (made.report, made.statement):
                pay.reconcile(self.journal, self.seal, path, "")
        return run

    def states(self) -> dict[str, str]:
        return {order: state for order, (state, _) in self.journal.states().items()}

    def books(self) -> dict[str, Decimal]:
        return {name: Decimal(sums["BSD"]) for name, sums in pay.standing(self.journal)["books"].items()}


def begun(folder: Path, workers: int = 3) -> Made:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scale.csv").write_text(SCALE, encoding="utf-8")
    (folder / "deductions.csv").write_text(DEDUCTIONS, encoding="utf-8")
    pay.new_key(folder / "pay.journal.key")
    seal = pay.Seal(pay.read_key(folder / "pay.journal.key"))
    journal = pay.Journal.begin(folder / "pay.journal")
    codes = pay.register(journal, ["Ana", "Ben"])
    return Made(folder, journal, seal, codes, [placement_row(number) for number in range(workers)])
