"""A folder with tables, and a way to say commands in it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from tests.pay.month import DEDUCTIONS, SCALE, placement_row, write

from fairward.cli import cli


@pytest.fixture
def say(tmp_path, monkeypatch):
    """Return a way to say a command in a folder with tables."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "placements.csv", [placement_row(number) for number in range(3)])
    (tmp_path / "scale.csv").write_text(SCALE)
    (tmp_path / "deductions.csv").write_text(DEDUCTIONS)
    (tmp_path / "payer.csv").write_text(
        "holder,account_currency,account,clearing\nMinistry of Health,BSD,9000001,BSNP001\n"
    )

    def run(words, code=0):
        result = CliRunner().invoke(cli, ["pay", *words.split()])
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert result.exit_code == code, result.output
        return result.output

    return run
