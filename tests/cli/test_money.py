"""The commands on money: what they print, write and refuse."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner
from tests.follow import ledgers
from tests.follow.ledgers import fee, wage

from fairward.cli import cli


@pytest.fixture
def ledger(tmp_path):
    return ledgers.write(
        tmp_path, *(wage(f"W{n}", "2025-03") for n in range(12)), *(fee(f"W{n}", "2025-03") for n in range(12))
    )


def call(*words):
    return CliRunner().invoke(cli, [str(word) for word in words])


def test_a_summary_on_the_terminal(ledger):
    done = call("follow", ledger)
    assert done.exit_code == 0
    assert "paid by the host" in done.output
    assert "23.1" in done.output
    assert max(map(len, done.output.splitlines())) <= 80


def test_reports_pictures_and_json(ledger, tmp_path):
    done = call(
        "follow",
        ledger,
        "--report",
        tmp_path / "a.html",
        "--report",
        tmp_path / "a.json",
        "--report",
        tmp_path / "a.docx",
        "--report",
        tmp_path / "a.pdf",
        "--pictures",
        tmp_path / "pictures",
        "--json",
    )
    assert done.exit_code == 0, done.output
    assert "<svg" in (tmp_path / "a.html").read_text(encoding="utf-8")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["followed"][0]["total"]["gross"] == "46800.00"
    assert {path.suffix for path in (tmp_path / "pictures").iterdir()} == {".svg", ".png"}
    for name in ("a.html", "a.json"):
        assert "W11" not in (tmp_path / name).read_text(encoding="utf-8")


def test_rows_of_workers_go_into_no_report(ledger, tmp_path):
    refused = call("follow", ledger, "--per-worker", "--report", tmp_path / "a.html")
    assert refused.exit_code == 2
    assert "own eyes" in refused.output
    assert not (tmp_path / "a.html").exists()
    shown = json.loads(call("follow", ledger, "--per-worker", "--k", "1").stdout)
    assert len(shown[0]["per_worker"]) == 12
    assert "W11" not in json.dumps(shown[0]["per_worker"])


def test_a_trail_needs_per_worker(ledger):
    assert call("follow", ledger, "--trail", "P2025-03W1").exit_code == 2
    shown = json.loads(call("follow", ledger, "--trail", "P2025-03W1", "--per-worker").stdout)
    assert shown[0]["trail"][0]["flow"] == "to_worker"


def test_few_workers_show_no_sums(tmp_path):
    done = call("follow", ledgers.write(tmp_path, wage("W1", "2025-03", "987.65")))
    assert "Fewer workers stand in these records" in done.output
    assert "987" not in done.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--report", "a.txt"), "reports are written as"),
        (("--set", "late.days=1"), "no flag has a setting"),
        (("--set", "late.grace_days=x"), "--set"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_what_does_not_fit_is_told(ledger, words, told):
    done = call("follow", ledger, *words)
    assert done.exit_code == 2
    assert told in done.output


def test_nothing_to_follow_exits_with_2(tmp_path):
    assert call("follow", tmp_path / "nothing.csv").exit_code == 2


def test_a_made_ledger(tmp_path):
    done = call("make-ledger", tmp_path / "a.parquet", "--rows", "1000", "--terms", tmp_path / "terms.csv")
    assert done.exit_code == 0
    assert "1,000 rows written" in done.output
    assert call("make-ledger", tmp_path / "a.xlsx").exit_code == 2
    assert "no fault is called" in call("make-ledger", tmp_path / "a.csv", "--faults", "bribe").output
