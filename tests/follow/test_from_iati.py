"""IATI: what moves money out counts, what only promises it does not; unsafe XML is refused."""

from __future__ import annotations

from decimal import Decimal

from tests.follow import ledgers

ACTIVITY = """<?xml version="1.0"?>
<iati-activities version="2.03"><iati-activity default-currency="EUR"><iati-identifier>XM-1</iati-identifier>
<reporting-org ref="XM"><narrative>Ministry</narrative></reporting-org><recipient-country code="AO"/>
<transaction ref="a"><transaction-type code="3"/><transaction-date iso-date="2025-03-01"/><value value-date="2025-03-01">100.50</value><receiver-org><narrative>Agency</narrative></receiver-org></transaction>
<transaction ref="b"><transaction-type code="4"/><transaction-date iso-date="2025-04-01"/><value currency="EUR">50</value></transaction>
<transaction ref="c"><transaction-type code="2"/><transaction-date iso-date="2025-04-01"/><value>999</value></transaction>
</iati-activity></iati-activities>"""


def written(tmp_path, text):
    path = tmp_path / "activities.xml"
    path.write_text(text, encoding="utf-8")
    return path


def test_disbursements_and_expenditures_count(tmp_path):
    found = ledgers.followed(written(tmp_path, ACTIVITY))
    assert found.total.total == Decimal("150.50")
    assert (found.currency, found.host, found.by_agreement[0].agreement) == ("EUR", "AO", "XM-1")


def test_unsafe_xml_is_refused(tmp_path):
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><iati-activities>&a;</iati-activities>'
    result = ledgers.result(written(tmp_path, bomb))
    assert result.followed is None
    assert any("unsafe" in problem.what for problem in result.problems)


def test_a_cut_file_keeps_what_was_read(tmp_path):
    more = ACTIVITY.replace("</iati-activities>", "<iati-activity><transaction>")
    result = ledgers.result(written(tmp_path, more))
    assert any("broken" in problem.what for problem in result.problems)
