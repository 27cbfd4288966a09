"""What commands print and write."""

from __future__ import annotations

import click
import pytest

from fairward.cli import output
from fairward.model.draft import Report
from fairward.model.problem import Problem


def test_problems_go_to_standard_error(capsys):
    output.tell([Problem(where="a.csv", what="It is empty.", hint="Give another.")])
    assert capsys.readouterr().err == "a.csv: It is empty. Give another.\n"


def test_progress_is_silent_in_a_pipe(capsys):
    with output.progress("reading") as step:
        step("a")
    assert capsys.readouterr().err == ""


def test_a_report_that_cannot_be_written_says_so(tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    report = Report(assessed=(), language="en", edition="", problems=(), program="")
    with pytest.raises(click.ClickException, match="could not be written"):
        output.write(report, tmp_path / "file" / "a.json")
