"""What is shown of groups: nothing of fewer than k workers, neither in a table nor by taking one from another, in any output."""

from __future__ import annotations

import io
import json
import zipfile
from decimal import Decimal

import pytest
from click.testing import CliRunner
from tests.follow import ledgers

from fairward.cli import cli
from fairward.model.payment import Group
from fairward.run.groups import TOGETHER, shown_arrears


def pay(agreement, role, worker, month="2025-03", amount="900"):
    return f"P{month}{worker},{agreement},BS,CU,{role},{worker},host,worker,K-{worker},,wage,{month},{month}-28,{month}-28,{amount},USD"


def many(agreement, role, number, **more):
    return [pay(agreement, role, f"{agreement}{role[0]}{one:03}", **more) for one in range(number)]


# Nurses are 3 of A1 and all 12 of C1: what all nurses get less what C1 pays is what those three get.
CROSSED = [
    *many("A1", "doctor", 15),
    *many("A1", "nurse", 3, amount="871"),
    *many("B1", "doctor", 20),
    *many("C1", "nurse", 12),
]


def followed(folder, rows, **how):
    return ledgers.followed(ledgers.write(folder, *rows), **{"k": 10, "per_worker": False, **how})


def test_roles_less_agreements_show_nobody(tmp_path):
    found = followed(tmp_path, CROSSED)
    assert {one.agreement for one in found.by_agreement} == {"A1", "B1", "C1"}
    assert found.by_role == ()


def test_months_less_agreements_show_nobody(tmp_path):
    # In April C1 pays 12 and A1 pays 3: April less C1 would be the three of A1.
    rows = [*many("A1", "doctor", 15), *many("A1", "doctor", 3, month="2025-04"), *many("B1", "doctor", 20)]
    rows += many("C1", "nurse", 12, month="2025-04")
    found = followed(tmp_path, rows)
    april = [one for one in found.by_month if one.month is not None and one.month.month == 4]
    assert april == []
    assert "A1" not in {one.agreement for one in found.by_agreement_month}


def test_the_same_few_workers_of_several_months_stay_few(tmp_path):
    rows = [row for month in ("2025-03", "2025-04", "2025-05") for row in many("A1", "nurse", 6, month=month)]
    rows += many("A1", "nurse", 14, month="2025-06")
    found = followed(tmp_path, rows)
    # Six in March to May are the same six: June joins them, and one group of all is no table.
    assert found.by_month == found.by_agreement_month == ()


def test_a_ledger_without_small_groups_is_shown_whole(tmp_path):
    found = followed(tmp_path, [*many("A1", "doctor", 15), *many("B1", "nurse", 12)])
    assert [one.workers for one in found.by_role] == [15, 12]
    assert [(one.agreement, one.total) for one in found.by_agreement_month] == [("A1", 13500), ("B1", 10800)]


def test_arrears_of_few_are_put_together():
    assert shown_arrears({}, (), 10) == {}
    groups = [
        Group(agreement=name, role=None, month=None, flows={}, payments=1, workers=20) for name in ("A", "B", "C")
    ]
    arrears = {"A": (Decimal(100), 12), "B": (Decimal(70), 1), "C": (Decimal(50), 15)}
    shown = shown_arrears(arrears, groups, 10)
    # B's 70 are one worker's: A, the smaller of the others, joins it.
    assert shown == {"C": 50, TOGETHER: 170}
    assert shown_arrears({"B": (Decimal(70), 1)}, groups, 10) == {}


def test_an_end_that_few_workers_had_is_not_told(tmp_path):
    (tmp_path / "terms.csv").write_text("agreement,role,currency,pay_monthly\nA1,nurse,USD,900\n", encoding="utf-8")
    rows = [*many("A1", "nurse", 12), pay("A1", "nurse", "W9", amount="123")]
    (one,) = followed(tmp_path, rows, terms=(tmp_path / "terms.csv",)).stated
    # (12 x 900 + 123) / 13; the 123 of one worker stands nowhere.
    assert (one.shown.low, one.shown.high, one.average) == (Decimal("840.23"),) * 3
    (whole,) = followed(tmp_path, rows, terms=(tmp_path / "terms.csv",), k=1).stated
    assert whole.shown.low == 123


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    """Everything that `fairward follow` writes for a ledger, as text and bytes by name."""
    folder = tmp_path_factory.mktemp("outputs")
    path = ledgers.write(folder, *CROSSED, pay("A1", "doctor", "A1d000", amount="99"))
    names = [f"--report={folder / name}" for name in ("r.html", "r.json", "r.docx", "r.pdf")]
    done = CliRunner().invoke(cli, ["follow", str(path), *names, "--pictures", str(folder / "p")])
    assert done.exit_code == 0, done.output
    shown = CliRunner().invoke(cli, ["follow", str(path), "--json"])
    found = {one.name: one.read_bytes() for one in [*folder.glob("r.*"), *(folder / "p").iterdir()]}
    return {**found, "terminal": done.output.encode(), "json": shown.output.encode()}


def test_no_output_names_a_worker_an_account_or_a_single_sum(outputs):
    assert len(outputs) >= 10
    words = [f"{one}{number:03}" for one in ("A1d", "A1n", "B1d", "C1n") for number in range(20)]
    for name, data in outputs.items():
        texts = [data]
        if name.endswith(".docx"):
            with zipfile.ZipFile(io.BytesIO(data)) as file:
                texts = [file.read(one) for one in file.namelist()]
        for text in texts:
            assert not [word for word in words if word.encode() in text], name
            # 871 is what three nurses get each, 2,613 what they get together, 99 a single payment.
            assert not any(one in text for one in (b"2613", b"2 613", "2\u202f613".encode(), b"871.00")), name


def test_the_small_group_cannot_be_solved_from_the_json(outputs):
    (found,) = json.loads(outputs["json"])
    assert found["per_worker"] == found["flags"] == []
    assert found["by_role"] == []
    sums = {one["agreement"]: Decimal(one["flows"]["to_worker"]) for one in found["by_agreement"]}
    assert sums["A1"] + sums["B1"] + sums["C1"] == Decimal(found["total"]["flows"]["to_worker"])
