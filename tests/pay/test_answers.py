"""The bank's files: read whole or not at all, whatever their version, and nothing unsafe."""

from __future__ import annotations

from decimal import Decimal

import pytest
from lxml import etree
from pyiso20022.camt.camt_053_001_08 import Document as Statement
from pyiso20022.pain.pain_002_001_10 import Document as Report
from xsdata.formats.dataclass.parsers import XmlParser

from fairward import pay
from fairward.model.problem import UnreadableSource
from fairward.pay.answers import SCHEMAS, read_answer, schema


@pytest.fixture
def rehearsed(made):
    _, files = made.sent()
    return pay.rehearse(files[0].path, made.folder / "answers", reject=[1], give_back=[2])


def test_reports_and_statements_are_read(rehearsed):
    report, statement = read_answer(rehearsed.report), read_answer(rehearsed.statement)
    assert (report.kind, report.original, report.orders) == ("pain.002", "FW-2026-11-1-1", 3)
    assert [(one.says, one.reason) for one in report.verdicts] == [("refused", "AC04"), ("taken", ""), ("taken", "")]
    assert [(one.says, one.reason) for one in statement.verdicts] == [("booked", ""), ("booked", ""), ("back", "AC01")]
    assert statement.verdicts[0].amount == Decimal("3146.86")


def test_the_rehearsed_files_are_what_another_library_takes(rehearsed):
    report = XmlParser().from_path(rehearsed.report, Report)
    assert len(report.cstmr_pmt_sts_rpt.orgnl_pmt_inf_and_sts[0].tx_inf_and_sts) == 3
    statement = XmlParser().from_path(rehearsed.statement, Statement)
    assert len(statement.bk_to_cstmr_stmt.stmt[0].ntry) == 3


@pytest.mark.parametrize("version", ["08", "03", "12"])
def test_other_versions_are_read_alike(rehearsed, version):
    words = rehearsed.report.read_text().replace("pain.002.001.10", f"pain.002.001.{version}")
    rehearsed.report.write_text(words)
    assert len(read_answer(rehearsed.report).verdicts) == 3


@pytest.mark.parametrize("version", ["03", "12"])
def test_the_rehearsed_report_keeps_the_official_schemas(rehearsed, version):
    words = rehearsed.report.read_text().replace("pain.002.001.10", f"pain.002.001.{version}")
    assert schema(f"pain.002.001.{version}").validate(etree.fromstring(words.encode()))
    assert not schema(f"pain.002.001.{version}").validate(etree.fromstring(words.replace("TxSts", "TxStat").encode()))


def test_the_rehearsed_statement_keeps_the_official_schema(rehearsed):
    assert schema("camt.053.001.08").validate(etree.parse(rehearsed.statement))


@pytest.mark.parametrize(
    ("old", "new", "element"),
    [
        ("<CdtDbtInd>DBIT</CdtDbtInd>", "<CdtDbtInd>DEBIT</CdtDbtInd>", "CdtDbtInd"),
        ("<Ntry>", "<Ntry><Name>Ana Pérez</Name>", "Name"),
        ("</Stmt>", "</Stmt><Stmt/>", "Stmt"),
    ],
)
def test_a_statement_that_breaks_its_schema_is_not_believed(rehearsed, old, new, element):
    words = rehearsed.statement.read_text()
    assert old in words
    rehearsed.statement.write_text(words.replace(old, new, 1))
    with pytest.raises(
        UnreadableSource, match=f"does not keep the schema of camt.053.001.08 .element {element}."
    ) as said:
        read_answer(rehearsed.statement)
    assert "Ana" not in str(said.value)


def test_a_version_without_a_schema_is_read_for_what_we_need(rehearsed):
    assert schema("pain.002.001.10") is None
    assert all(schema(path.stem) is not None for path in SCHEMAS.glob("*.xsd"))


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.99])
def test_a_file_cut_off_is_not_read(rehearsed, part):
    body = rehearsed.statement.read_bytes()
    rehearsed.statement.write_bytes(body[: int(len(body) * part)])
    with pytest.raises(UnreadableSource, match="not whole"):
        read_answer(rehearsed.statement)


@pytest.mark.parametrize(
    "words",
    [
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pacs.008.001.08'/>",
        "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:camt.053.001.08'/>",
        "not xml",
    ],
)
def test_what_is_no_answer_is_refused(tmp_path, words):
    (tmp_path / "x.xml").write_text(words)
    with pytest.raises(UnreadableSource):
        read_answer(tmp_path / "x.xml")
