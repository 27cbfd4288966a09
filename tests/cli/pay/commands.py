"""Commands that several tests say: a month prepared, approved and sent."""

from __future__ import annotations

import re

PREPARE = "prepare j --month 2026-11 --pay-on 2026-11-27 --placements placements.csv --scale scale.csv --deductions deductions.csv --by Eva"


def sent(say):
    codes = dict(re.findall(r"^(ana|ben)\t(\S+)", say("begin j --approver Ana --approver Ben"), re.MULTILINE))
    assert "3 payments prepared, 9,440.58 BSD" in say(PREPARE)
    assert "1 of 2" in say(f"approve j 2026-11-1 --by Ana --code {codes['ana']}")
    assert "approved by two persons, 3 payments" in say(f"approve j 2026-11-1 --by Ben --code {codes['ben']}")
    assert "3 payments" in say("send j 2026-11-1 --payer payer.csv --to bank")
