"""The worker's own word from the terminal."""

from __future__ import annotations

import pytest
from tests.cli.pay.commands import sent

from fairward.model.problem import FairwardError


def test_an_account_changes_at_the_workers_word(say, tmp_path):
    sent(say)
    from fairward import pay

    seal = pay.Seal(pay.read_key(tmp_path / "j.key"))
    (tmp_path / "new.csv").write_text(
        "holder,account_currency,account,clearing\nAna Pérez,BSD,777,BSNP001\n", encoding="utf-8"
    )
    assert "new account" in say(f"account j W0 --code {seal.code('account 202611-P0-1')} --to new.csv")
    with pytest.raises(FairwardError, match="Only the worker"):
        say("account j W0 --code AAAAA-AAAAA --to new.csv")
