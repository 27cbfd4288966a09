"""One definition, any engine: DuckDB, PostgreSQL and Spark (on this machine, and on a cluster) give the same to the cent."""

from __future__ import annotations

import csv
from dataclasses import fields, replace

import pytest
from tests.follow import engines, ledgers

from fairward import follow
from fairward.model.problem import UnreadableSource
from fairward.run.following import Following, following
from fairward.run.on_postgres import OnPostgres
from fairward.run.on_spark import OnSpark

RATES = "Date,USD,GBP\n2023-01-02,1.07,0.88\n2023-06-30,1.0866,0.8583\n2023-12-29,1.105,0.869\n"
# What a made ledger does not hold: other currencies, bulk, several months, corrections, reversals, rows of no agreement.
ODD = (
    "payment,agreement,role,worker,payer_kind,payee_kind,kind,status,period,months,paid_on,amount,currency,reverses,corrects",
    "O1,A0000,nurse,W0000001,host,worker,wage,paid,2023-02,3,2023-07-01,100.01,EUR,,",
    "O2,A0000,nurse,,host,go_between,stipend,paid,2023-03,1,2023-07-03,777.77,GBP,,",
    "O3,A0001,,W0000003,sender,worker,wage,ordered,2023-03,1,2023-07-01,50,USD,,",
    "O4,A0001,doctor,W0000003,host,worker,wage,paid,2023-03,2,2023-07-01,-33.33,USD,O1,",
    "O5,A0001,doctor,W0000003,host,worker,wage,failed,2023-04,1,2023-07-01,12.34,USD,,O3",
    "O6,,,,host,other,other,paid,2023-04,1,2023-09-30,1.0001,GBP,,",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """Two ledgers with every fault and every oddity, the table of agreements and rates, and what DuckDB gives."""
    folder = tmp_path_factory.mktemp("made")
    plan = follow.Plan(rows=8_000, seed=9, faults=follow.FAULTS)
    follow.write(plan, folder / "ledger.parquet")
    (folder / "odd.csv").write_text("\n".join(ODD) + "\n", encoding="utf-8")
    (folder / "rates.csv").write_text(RATES, encoding="utf-8")
    with (folder / "terms.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, follow.TERM_COLUMNS)
        table.writeheader()
        table.writerows(follow.terms_of(plan))
    given = Following(
        ledgers=(folder / "ledger.parquet", folder / "odd.csv"),
        terms=(folder / "terms.csv",),
        rates=folder / "rates.csv",
        currency="USD",
        k=1,
        per_worker=True,
        key=b"key",
    )
    return given, ledgers.followed(*given.ledgers, terms=given.terms, rates=given.rates, currency="USD")


def parts_apart(made, on, address):
    given, expected = made
    found = following(replace(given, on=on, address=address)).followed
    assert found is not None
    assert found.engine == on
    apart = [
        part.name
        for part in fields(found)
        if part.name != "engine" and getattr(found, part.name) != getattr(expected, part.name)
    ]
    assert expected.total.payments > 8_000
    assert len(expected.total.flows) >= 6
    assert expected.rates
    return apart


@pytest.mark.skipif(bool(engines.why_no_postgres()), reason=engines.why_no_postgres() or "there")
def test_postgres_gives_the_same(made, tmp_path_factory):
    with engines.postgres(tmp_path_factory.mktemp("postgres")) as address:
        assert parts_apart(made, "postgres", address) == []


@pytest.mark.skipif(bool(engines.why_no_postgres()), reason=engines.why_no_postgres() or "there")
def test_postgres_hides_the_same(made, tmp_path_factory):
    given = replace(made[0], k=10, per_worker=False)
    expected = following(given).followed
    assert any(one.hidden for one in (*expected.by_agreement, *expected.by_role, *expected.by_month))
    with engines.postgres(tmp_path_factory.mktemp("hidden")) as address:
        assert parts_apart((given, expected), "postgres", address) == []


@pytest.mark.slow
@pytest.mark.skipif(bool(engines.why_no_spark()), reason=engines.why_no_spark() or "there")
def test_spark_on_this_machine_gives_the_same(made):
    assert parts_apart(made, "spark", "local[2]") == []


@pytest.mark.slow
@pytest.mark.skipif(bool(engines.why_no_spark()), reason=engines.why_no_spark() or "there")
def test_a_spark_cluster_of_two_workers_gives_the_same(made, tmp_path_factory):
    with engines.spark_cluster(tmp_path_factory.mktemp("spark"), workers=2) as address:
        assert parts_apart(made, "spark", address) == []


def test_a_database_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UnreadableSource) as told:
        OnPostgres(tmp_path, "postgresql://nobody@127.0.0.1:1/nothing")
    assert "--address" in told.value.problem.hint


@pytest.mark.skipif(bool(engines.why_no_spark()), reason=engines.why_no_spark() or "there")
def test_a_cluster_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UnreadableSource) as told:
        OnSpark(tmp_path, "nonsense://127.0.0.1")
    assert "Java 17" in told.value.problem.hint
