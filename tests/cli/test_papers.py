"""Papers from the terminal: drafted, compared, contracted, costed, moved."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from fairward.cli import cli

ROOT = Path(__file__).parents[2]
PAY, UNFAIR = ROOT / "examples" / "pay", ROOT / "examples" / "bahamas" / "agreement.docx"


@pytest.fixture
def say(tmp_path, monkeypatch):
    """Return a way to say a command in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def run(*words, code=0, answers=""):
        result = CliRunner().invoke(cli, [str(word) for word in words], input=answers)
        assert result.exit_code == code, (result.output, result.exception)
        return result.output

    return run


def test_from_an_agreement_all_three_parts(say, tmp_path):
    say("draft", UNFAIR, "--as", "md", "--to", "out.md")
    text = (tmp_path / "out.md").read_text()
    for part in ("What to change, point by point", "Redline", "Clean text", "<del>", "<ins>", "The Bahamas"):
        assert part in text or part == "The Bahamas", part
    say("draft", UNFAIR, "--part", "clean", "--as", "html", "--lang", "pt")
    assert "Acordo sobre a contratação" in (tmp_path / "fair-agreement.html").read_text()


def test_from_nothing_by_questions(say, tmp_path):
    out = say("draft", "--as", "md", "--to", "m.md", answers="BS\nCU\nnurse\n3300\nBSD\n5\n\n\n\n\n")
    assert "(term): five years. Chosen by the parties." in out
    assert "(ceiling): 20 %. Drafting choice of this project; no rule known to us (The Bahamas)." in out
    text = (tmp_path / "m.md").read_text()
    assert "3,300 BSD" in text
    assert "five years" in text
    assert "Choices in this text" not in text
    say("draft", "--parties", PAY / "parties.yaml", "--part", "clean", "--part", "options", "--as", "md", "--to", "o.md",
        "--option", "notice=two_weeks")  # fmt: skip
    text = (tmp_path / "o.md").read_text()
    assert "Choices in this text" in text
    assert "two weeks' written notice" in text
    assert "it may be week" in say("draft", "--parties", PAY / "parties.yaml", "--option", "notice=9", code=2)
    assert "cannot be" in say("draft", "--as", "md", "--to", "m.md", code=1, answers="XX\nCU\n\n3\n\n\n\n\n")


def test_points_need_a_source(say):
    assert "need a SOURCE" in say("draft", "--parties", PAY / "parties.yaml", "--part", "points", code=2)


def test_two_agreements_compared(say, tmp_path):
    fair = ROOT / "examples" / "fair" / "agreement-fair.docx"
    say("compare", UNFAIR, fair, "--as", "csv", "--to", "c.csv")
    assert (tmp_path / "c.csv").read_text().startswith("Question,agreement.docx,agreement-fair.docx")
    assert "two agreements" in say("compare", fair, code=2)


def test_contracts_costs_and_the_move(say, tmp_path):
    tables = ("--placements", PAY / "placements.csv", "--scale", PAY / "scale.csv", "--parties", PAY / "parties.yaml")
    say("contract", *tables, "--month", "2026-11", "--as", "md", "--to", "contracts")
    assert len(list((tmp_path / "contracts").glob("*.md"))) == 12
    say("cost", PAY / "costs.yaml", "--as", "md", "--to", "cost.md", "--picture", "cost.svg")
    assert (tmp_path / "cost.svg").read_text().startswith("<svg")
    say("move", PAY / "roster.csv", "--on", "2027-03-01", "--as", "md", "--to", "move.md")
    assert "1 March 2027" in (tmp_path / "move.md").read_text()
    assert "no day" in say("move", PAY / "roster.csv", "--on", "soon", code=2)
    assert "no month" in say("contract", *tables, "--month", "soon", "--to", "x", code=2)
