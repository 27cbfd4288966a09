"""Mappings: guessed from headers and values, shown, corrected, saved."""

from __future__ import annotations

import pytest
from tests.follow import ledgers

from fairward.follow.columns import Mapped, completed, guessed, plain, read_mapping, save_mapping
from fairward.model.problem import UnreadableSource

SPANISH = [
    "Fecha de pago",
    "Importe",
    "Moneda",
    "Trabajador",
    "Concepto",
    "Beneficiario",
    "Cuenta",
    "Período",
    "Contrato",
]


def test_spanish_headers_are_known():
    rows = [["31/03/2025", "1.200,50", "USD", "W1", "salario", "W1", "K1", "2025-03", "C1"]]
    mapped = guessed(SPANISH, rows)
    assert mapped.columns == {
        "paid_on": "Fecha de pago",
        "amount": "Importe",
        "currency": "Moneda",
        "worker": "Trabajador",
        "kind": "Concepto",
        "payee": "Beneficiario",
        "account": "Cuenta",
        "period": "Período",
        "agreement": "Contrato",
    }
    assert (mapped.day, mapped.decimal) == ("%d/%m/%Y", ",")


@pytest.mark.parametrize(
    ("days", "pattern"),
    [
        (["03/31/2025", "04/01/2025"], "%m/%d/%Y"),
        (["31/03/2025"], "%d/%m/%Y"),
        (["2025-03-31"], "%Y-%m-%d"),
        (["31.03.2025"], "%d.%m.%Y"),
    ],
)
def test_the_order_of_a_date_follows_from_the_dates(days, pattern):
    assert guessed(["date", "amount"], [[day, "1"] for day in days]).day == pattern


def test_a_column_of_free_words_is_no_column_of_kinds():
    rows = [
        ["2025-03-31", "1", "Transfer of March for room 7"],
        ["2025-03-31", "1", "see letter"],
        ["2025-03-31", "1", "as agreed"],
    ]
    assert "kind" not in guessed(["date", "amount", "description"], rows).columns
    assert (
        guessed(["date", "amount", "description"], [["2025-03-31", "1", "Salary March"]]).columns["kind"]
        == "description"
    )


def test_a_header_serves_once():
    mapped = guessed(["Date", "Value date", "Amount"], [])
    assert sorted(mapped.columns.values()) == sorted(set(mapped.columns.values()))


def test_a_person_corrects_a_guess():
    mapped = completed(
        guessed(["date", "sum", "net"], []), Mapped(columns={"amount": "net", "payment": ""}, day="", decimal="")
    )
    assert mapped.columns == {"paid_on": "date", "amount": "net"}
    assert mapped.day == "%Y-%m-%d"


def test_a_saved_mapping_reads_the_same(tmp_path):
    mapped = Mapped(
        columns={"amount": "Importe", "paid_on": "Fecha"},
        constants={"currency": "USD"},
        values={"kind": {"pago": "wage"}},
        day="%d/%m/%Y",
        decimal=",",
    )
    save_mapping(mapped, tmp_path / "mapping.yaml")
    assert read_mapping(tmp_path / "mapping.yaml") == mapped


@pytest.mark.parametrize("text", ["columns: {salary: X}", "colums: {}", "[1, 2]", "columns: {amount: [", "columns: 3"])
def test_a_wrong_mapping_says_what_is_wrong(tmp_path, text):
    (tmp_path / "mapping.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(UnreadableSource) as told:
        read_mapping(tmp_path / "mapping.yaml")
    assert told.value.problem.what
    assert "--save-mapping" in told.value.problem.hint


def test_a_ledger_without_days_says_so(tmp_path):
    found = ledgers.result(ledgers.write(tmp_path, "x,1", head="thing,other"))
    assert found.followed is None
    assert "No column was recognised as paid_on or amount" in found.problems[0].what


def test_a_given_mapping_is_used_and_the_guess_saved(tmp_path):
    path = ledgers.write(tmp_path, "28/03/2025;1.200,50;pago;W1", head="Dia;Neto;Que;Quien")
    (tmp_path / "mapping.yaml").write_text(
        "columns: {paid_on: Dia, amount: Neto, kind: Que, worker: Quien}\nconstants: {currency: USD}\nvalues: {kind: {Pago: stipend}}\nday: '%d/%m/%Y'\ndecimal: ','\n",
        encoding="utf-8",
    )
    found = ledgers.followed(path, mapping=tmp_path / "mapping.yaml", save_mapping=tmp_path / "saved.yaml")
    assert str(found.total.total) == "1200.50"
    assert found.taken[0].mapping["amount"] == "Neto"
    assert read_mapping(tmp_path / "saved.yaml").constants == {"currency": "USD"}


def test_plain_words():
    assert plain("  Nº de CUENTA: ") == "no de cuenta"
