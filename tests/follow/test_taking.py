"""Files are known by what they hold; the same bytes and the same rows count once."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.follow import ledgers
from tests.follow.ledgers import wage

from fairward import follow
from fairward.follow.taking import kind_of
from fairward.model.problem import UnreadableSource


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"PAR1....", "parquet"),
        (b"a,b\n1,2\n", "csv"),
        (b'{"releases": []}', "ocds"),
        (b'{"id": "x", "schema": "Payment", "properties": {}}', "ftm"),
        (b'<?xml version="1.0"?><iati-activities>', "iati"),
        (b'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">', "camt053"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_file_is_known_by_what_it_holds(tmp_path, head, kind):
    path = tmp_path / "anything.bin"
    path.write_bytes(head)
    assert kind_of(path) == kind


OLE = bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512


@pytest.mark.parametrize(
    ("head", "what"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04nothing", "no workbook"),
        (b"<html><body>", "web page"),
        (b"<pain.001/>", "neither a bank statement"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted with a password"),
        (OLE + "Workbook".encode("utf-16-le"), "old format (.xls)"),
        (b"%PDF-1.7", "is a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "holds no text"),
        (bytes(range(256)), "holds no text"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_ledger_says_so(tmp_path, head, what):
    path = tmp_path / "anything.bin"
    path.write_bytes(head)
    with pytest.raises(UnreadableSource) as told:
        kind_of(path)
    assert what in told.value.problem.what
    assert told.value.problem.hint


def test_an_empty_folder_is_told(tmp_path):
    (tmp_path / "none").mkdir()
    assert "holds no file" in ledgers.result(tmp_path / "none").problems[0].what


def test_the_same_file_twice_counts_once(tmp_path):
    one = ledgers.write(tmp_path, wage("W1", "2025-03"))
    other = tmp_path / "copy.csv"
    other.write_bytes(one.read_bytes())
    found = ledgers.followed(one, other)
    assert found.total.total == Decimal(900)
    assert any("same bytes" in problem.what for problem in found.problems)


def test_rows_that_two_files_share_count_once(tmp_path):
    one = ledgers.write(tmp_path, wage("W1", "2025-03"), wage("W1", "2025-04"), wage("W1", "2025-04"))
    other = ledgers.write(tmp_path, wage("W1", "2025-04"), wage("W1", "2025-05"), name="later.csv")
    found = ledgers.followed(one, other)
    assert found.total.payments == 4
    assert any("1 rows stand in more than one of these files" in problem.what for problem in found.problems)
    assert ledgers.followed(other, one).total == found.total


def test_a_missing_file_is_told_and_the_others_are_taken(tmp_path):
    found = ledgers.followed(ledgers.write(tmp_path, wage("W1", "2025-03")), tmp_path / "nothing.csv")
    assert found.total.total == Decimal(900)
    assert any("no such file" in problem.what for problem in found.problems)


def test_every_row_keeps_where_it_came_from(tmp_path):
    path = ledgers.write(tmp_path, wage("W1", "2025-03", paid="2025-05-01"))
    found = ledgers.followed(path)
    (late,) = [one for one in found.flags if one.flag == "late"]
    assert (late.rows[0].file, late.rows[0].row) == (found.taken[0].sha256[:16], 2)


def test_a_folder_is_taken_whole(tmp_path):
    folder = tmp_path / "ledgers"
    folder.mkdir()
    ledgers.write(folder, wage("W1", "2025-03"), name="a.csv")
    ledgers.write(folder, wage("W1", "2025-04"), name="b.csv")
    taken = follow.take([folder], tmp_path)
    assert [one.name for one in taken.taken] == ["a.csv", "b.csv"]
