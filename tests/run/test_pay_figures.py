"""The rulebook's pay figures: each from records and terms by a sum done by hand; what is not there is named."""

from __future__ import annotations

import pytest
from tests.follow import ledgers
from tests.follow.ledgers import fee, wage

from fairward import books

TERMS = {
    "agreement": "A1",
    "role": "nurse",
    "currency": "USD",
    "pay_monthly": "1000",
    "ceiling": "0.25",
    "local_pay_monthly": "1800",
    "living_monthly": "500",
    "dependants_monthly": "200",
    "peer_cost_monthly": "3900",
    "hours_weekly": "60",
    "hours_limit": "48",
    "recruited_cost": "300",
    "bond": "450",
    "travel_home": "450",
    "forfeited": "100",
    "doctors": "9000",
    "nurses": "8000",
    "midwives": "3000",
    "people": "10000000",
    "coverage": "50",
}
HEAD = f"{ledgers.HEAD},legal_basis"


def followed(folder, *rows, terms=None, head=HEAD, **how):
    if terms:
        (folder / "terms.csv").write_text(f"{','.join(terms)}\n{','.join(terms.values())}\n", encoding="utf-8")
        how["terms"] = (folder / "terms.csv",)
    return ledgers.followed(ledgers.write(folder, *rows, head=head), **how).figures


# W1 is paid 900 for March and 900 for April; 100 is withheld each month; 3,000 goes to a go-between, which passes 2,850 on; W1
# pays it 60 for being recruited; lodging is worth 200.
ROWS = (
    f"{wage('W1', '2025-03')},",
    f"{wage('W1', '2025-04', paid='2025-05-02')},",
    "D1,A1,BS,CU,nurse,W1,host,sender,,,deduction,2025-03,,2025-03-28,100,USD,law 1",
    "D2,A1,BS,CU,nurse,W1,host,sender,,,deduction,2025-04,,2025-04-28,100,USD,law 1",
    "G1,A1,BS,CU,nurse,,host,go_between,,,fee,2025-03,,2025-03-10,3000,USD,",
    "G2,A1,BS,CU,nurse,,go_between,sender,,,fee,2025-03,,2025-03-12,2850,USD,",
    "R1,A1,BS,CU,nurse,W1,worker,go_between,,,fee,2025-03,,2025-03-02,60,USD,",
    "K1,A1,BS,CU,nurse,W1,host,worker,,,in_kind,2025-03,,2025-03-28,200,USD,",
)


def test_every_figure_is_what_a_hand_computes(tmp_path):
    figures = followed(tmp_path, *ROWS, terms=TERMS)
    assert list(figures) == list(books.rulebook().figures)
    # Host: 900 + 900 + 100 + 100 + 3,000 = 5,000; W1 keeps 1,800 less the 60 handed over.
    assert figures["worker-share"] == {"low": "0.348", "high": "0.348"}
    assert figures["retained-share"] == {"low": "0.652", "high": "0.652"}
    assert figures["deduction-cap"] == {"ratio": "0.1", "ceiling_low": "0.25", "ceiling_high": "0.25"}
    assert figures["equal-pay-ratio"] == {"gross": "0.5556", "net": "0.5"}
    assert figures["decent-living-floor"] == {"margin_monthly": "200"}
    # 300 by the terms, 900 - 500 a month to pay it from.
    assert figures["recruitment-fee-zero"] == {"fees": "60", "per_worker": "300", "months_to_repay": "0.75"}
    timely = figures["pay-timeliness"]
    assert (timely["payments"], timely["late"], timely["days_at_most"]) == ("2", "1", "4")
    assert (timely["interval_days_at_most"], timely["intervals_over_31"]) == ("35", "1")
    # Nothing is short of the agreed 1,000 gross; 100 of 2,000 is lost on leaving.
    assert figures["deferred-share"] == {"ratio": "0", "forfeitable": "0.05"}
    assert figures["in-kind-share"] == {"ratio": "0.1"}
    # 1,800 in two months of 60 hours a week: 2 x 60 x 52 / 12 = 520 hours.
    assert figures["hourly-effective"] == {"hourly": "3.4615", "overtime": "0.25"}
    assert figures["exit-cost"] == {
        "cost_low": "1000",
        "cost_high": "1000",
        "burden_low": "1.1111",
        "burden_high": "1.1111",
    }
    # The go-between got 3,060 and passed on 2,850: 210 of the host's 5,000.
    assert figures["intermediary-fee"] == {"high": "0.042"}
    # 5,000 for two months of a worker, a peer costs 3,900 each.
    assert figures["host-cost-vs-local"] == {"premium": "0.641"}
    assert figures["staffing-density"] == {"density": "20", "coverage": "50", "below_both": "1"}
    assert "marks of the GDR" in figures["cubatecnica-formula"]["lacking"]
    assert "rate_imposed" in figures["exchange-loss"]["lacking"]


def test_an_imposed_rate_stands_against_the_markets(tmp_path):
    (tmp_path / "rates.csv").write_text("day,currency,rate,base\n2025-03-28,CUP,120,USD\n", encoding="utf-8")
    terms = {"agreement": "A1", "role": "nurse", "currency": "USD", "pay_currency": "CUP", "rate_imposed": "24"}
    pesos = "P1,A1,BS,CU,nurse,W1,host,worker,,,wage,2025-03,,2025-03-28,24000,CUP,"
    figures = followed(
        tmp_path, f"{fee('W1', '2025-03')},", pesos, terms=terms, rates=tmp_path / "rates.csv", currency="USD"
    )
    # 1,000 USD were owed at 24 pesos each; at the market's 120 they are worth 200.
    assert figures["exchange-loss"] == {"ratio": "0.8"}


def test_the_old_rule_is_for_the_old_marks(tmp_path):
    marks = f"{wage('W1', '1989-03', '1000').replace(',USD', ',DDM')},"
    # The example of the rulebook: of 1,000 marks 0.60 x (1,000 - 350) go home.
    assert followed(tmp_path, marks)["cubatecnica-formula"] == {"remittance": "390"}
    assert "lacking" in followed(tmp_path, f"{wage('W1', '2025-03', '1000')},")["cubatecnica-formula"]


def test_of_fewer_than_k_workers_with_terms_no_figure_is_given(tmp_path):
    rows = [f"{wage(f'W{number}', '2025-03').replace(',A1,', ',A2,')}," for number in range(12)]
    figures = followed(tmp_path, f"{wage('X1', '2025-03')},", *rows, terms=TERMS, k=10)
    assert "lacking" in figures["equal-pay-ratio"]
    assert "lacking" in figures["exit-cost"]
    assert figures["pay-timeliness"]["payments"] == "13"


@pytest.mark.parametrize("figure", ["equal-pay-ratio", "decent-living-floor", "hourly-effective", "exit-cost"])
def test_what_a_figure_needs_is_named(tmp_path, figure):
    needs = books.atlas("pay_figures")["needs"]
    assert followed(tmp_path, f"{wage('W1', '2025-03')},")[figure] == {"lacking": needs[figure]["en"]}
