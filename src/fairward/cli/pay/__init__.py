"""The commands that pay: `fairward pay begin, prepare, approve, send, bank, receipt, account, payslips, status, ledger, close`."""

from __future__ import annotations

from fairward.cli.pay import month, workers, written  # noqa: F401 - their commands stand in the group once they are read
from fairward.cli.pay.group import pay

__all__ = ["pay"]
