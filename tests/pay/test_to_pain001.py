"""pain.001: the official schema takes it, another library reads it, and it names the worker and nobody else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from lxml import etree
from pyiso20022.pain.pain_001_001_09 import Document
from tests.pay.month import PAYER, placement_row
from xsdata.formats.dataclass.parsers import XmlParser

from fairward import pay
from fairward.model.problem import UnreadableSource
from fairward.pay.to_pain001 import NAMESPACE, Batch, schema, to_pain001

BATCH = Batch(message="FW-1", made_at="2026-11-20T10:00:00", pay_on=date(2026, 11, 27), payer=PAYER)


def orders_of(made):
    made.rows.append(placement_row(3, iban="DE89370400440532013000", account="", clearing="", bic="COBADEFFXXX"))
    return list(pay.orders(made.journal, made.seal, made.prepare().run))


def test_the_official_schema_takes_it_and_the_sums_are_exact(made):
    orders = orders_of(made)
    root = etree.fromstring(to_pain001(orders, BATCH))
    assert schema().validate(root)
    space = {"p": NAMESPACE}
    assert set(root.xpath("//p:CtrlSum/text()", namespaces=space)) == {str(sum(one.amount for one in orders))}
    assert root.xpath("//p:NbOfTxs/text()", namespaces=space) == ["4", "4"]


def test_another_library_reads_the_same_payments(made):
    orders = orders_of(made)
    document = XmlParser().from_bytes(to_pain001(orders, BATCH), Document)
    transfers = document.cstmr_cdt_trf_initn.pmt_inf[0].cdt_trf_tx_inf
    read = [(one.pmt_id.end_to_end_id, Decimal(str(one.amt.instd_amt.value)), one.cdtr.nm) for one in transfers]
    assert read == [(one.id, one.amount, one.account.holder) for one in orders]
    assert [one.cdtr_acct.id.iban for one in transfers] == [None, None, None, "DE89370400440532013000"]
    assert {one.cdtr_acct.id.othr.id for one in transfers[:3]} == {"100000", "100001", "100002"}


def test_no_other_party_stands_between(made):
    body = to_pain001(orders_of(made), BATCH).decode()
    for name in ("UltmtCdtr", "UltmtDbtr", "IntrmyAgt1", "ChqInstr", "Dlvry"):
        assert name not in body


def test_the_same_orders_give_the_same_bytes(made):
    orders = orders_of(made)
    assert to_pain001(orders, BATCH) == to_pain001(orders, BATCH)


def test_what_no_bank_takes_is_said_without_the_name(made):
    orders = orders_of(made)
    long = "X" * 141
    spoilt = replace(orders[0], name=long, account=replace(orders[0].account, holder=long))
    with pytest.raises(UnreadableSource, match="format refuses it") as caught:
        to_pain001([spoilt], BATCH)
    assert long not in str(caught.value)
