"""Payslips: what the host pays, gross, each deduction with its ground, net, in the worker's language."""

from __future__ import annotations

import pypdfium2
import pytest
from tests.pay.month import placement_row

from fairward import pay
from fairward.pay.payslip import LANGUAGES, slip


def words(body):
    document = pypdfium2.PdfDocument(body)
    return " ".join(page.get_textpage().get_text_range() for page in document), len(document)


def test_a_payslip_says_all_of_it_in_the_workers_language(made):
    orders = list(pay.orders(made.journal, made.seal, made.prepare().run))
    made_ = dict(pay.payslips(orders, made.seal))
    text, pages = words(made_["202611-P0-1"])
    assert pages == 1
    for part in (
        "Recibo de salario",
        "Ana Pérez",
        "3.519,01",
        "3.300,00",
        "National Insurance Act",
        "NIB",
        "3.146,86",
        "219,01",
    ):
        assert part in text, part
    assert "Luis" not in text
    assert made.seal.code("receipt 202611-P0-1") in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_its_words(made, language):
    made.rows = [placement_row(0, language=language)]
    order = next(pay.orders(made.journal, made.seal, made.prepare().run))
    made_ = slip(order, made.seal)
    assert made_["language"] == language
    assert all(made_[name] for name in ("title", "month", "receipt", "account_code", "wrong"))


def test_a_language_that_we_do_not_write_is_english(made):
    made.rows = [placement_row(0, language="sw")]
    order = next(pay.orders(made.journal, made.seal, made.prepare().run))
    assert slip(order, made.seal)["title"] == "Payslip"


def test_long_payslips_take_more_pages_and_stay_apart(made):
    made.rows = [placement_row(0), placement_row(1)]
    lines = "".join(f"2026-11,W0,overtime,,1,Hours of night duty number {number}\n" for number in range(60))
    (made.folder / "c.csv").write_text("month,worker,kind,days,amount,ground\n" + lines)
    changes, _ = pay.read_changes(made.folder / "c.csv", made.month().month)
    run = made.prepare(changes=changes).run
    made_ = dict(pay.payslips(list(pay.orders(made.journal, made.seal, run)), made.seal))
    assert words(made_["202611-P0-1"])[1] > 1
    assert words(made_["202611-P1-1"])[1] == 1
    assert "Luis" in words(made_["202611-P1-1"])[0]
