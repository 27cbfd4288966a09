"""Placements become payment orders and payslips; the bank's answers and the workers' receipts are set against them.

::

    prepared ──approved by two──▶ approved ──▶ sent ──pain.002──▶ accepted ──camt.053──▶ credited ──receipt──▶ confirmed
        │                            │          │                   │                      │  ╲
        └────────────────────────────┴──────────┴── refused, back ──┴──▶ returned ◀────────┘   ╲──▶ disputed
"""

from __future__ import annotations

from fairward.pay.approving import approve, register
from fairward.pay.deducting import Rules as month_rules  # noqa: N813 - a call that reads as what it gives
from fairward.pay.deducting import read_rules
from fairward.pay.journal import Journal, JournalError
from fairward.pay.keeping import orders
from fairward.pay.payslip import payslips
from fairward.pay.placements import account_in, read_placements, read_scale
from fairward.pay.preparing import Month, Prepared
from fairward.pay.preparing import prepared as prepare
from fairward.pay.rates import Rates, read_rates
from fairward.pay.receiving import change_account, receive
from fairward.pay.reckoning import payday, read_changes
from fairward.pay.reconciling import Reconciled
from fairward.pay.reconciling import reconciled as reconcile
from fairward.pay.rehearsing import rehearse
from fairward.pay.sealing import Seal, new_key, read_key
from fairward.pay.sending import Sent, send
from fairward.pay.standing import standing
from fairward.pay.to_ledger import to_ledger, to_terms
from fairward.pay.withdrawing import withdraw

__all__ = [
    "Journal",
    "JournalError",
    "Month",
    "Prepared",
    "Rates",
    "Reconciled",
    "Seal",
    "Sent",
    "account_in",
    "approve",
    "change_account",
    "month_rules",
    "new_key",
    "orders",
    "payday",
    "payslips",
    "prepare",
    "read_changes",
    "read_key",
    "read_placements",
    "read_rates",
    "read_rules",
    "read_scale",
    "receive",
    "reconcile",
    "register",
    "rehearse",
    "send",
    "standing",
    "to_ledger",
    "to_terms",
    "withdraw",
]
