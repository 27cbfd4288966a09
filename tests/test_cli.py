"""The door from the terminal, as whole processes where that matters: what it prints, where, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from fairward import cli

ROOT = Path(__file__).parent.parent
ARTICLE = (
    "Cuba's doctors in the Bahamas\n\n"
    "The Bahamas pays Cuba 12,000 dollars a month for each Cuban doctor, according to a contract published by Cuba Archive. "
    "The doctors receive 1,200 dollars a month.\n\n"
    "The Cuban government keeps 85 percent of the wages of the Cuban doctors. "
    "On arrival the Cuban doctors must hand over their passports to the head of the brigade.\n"
)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def call(*words: object, stdin: str = ""):
    return CliRunner().invoke(cli.cli, [str(word) for word in words], input=stdin, prog_name="fairward")


def process(*words: object, **more):
    return subprocess.run(
        [sys.executable, "-m", "fairward", *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        **more,
    )


# What goes wrong, said gently


def test_a_path_that_does_not_exist_is_a_problem_and_no_traceback(tmp_path):
    done = call("assess", tmp_path / "nowhere.pdf")
    assert done.exit_code == 2
    assert "nowhere.pdf" in done.stderr
    assert "Traceback" not in done.output


def test_an_empty_folder_is_a_problem(tmp_path):
    done = call("assess", tmp_path)
    assert done.exit_code == 2
    assert str(tmp_path) in done.stderr


def test_a_source_that_cannot_be_read_leaves_the_others_their_report(article, tmp_path):
    done = call("assess", article, tmp_path / "nowhere.pdf", "--json")
    assert done.exit_code == 0
    report = json.loads(done.stdout)
    assert "nowhere.pdf" in json.dumps(report)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--report", "report.xlsx"), ".html"),
        (("--since", "last year"), "2025-06-16"),
        (("--until", "2025-13"), "2025-06-16"),
        (("--checks", "keeps-cat"), "fairward check list"),
    ],
)
def test_a_wrong_choice_says_what_to_write_instead(article, words, said):
    done = call("assess", article, *words)
    assert done.exit_code == 2
    assert said in done.stderr


@pytest.mark.parametrize("words", [("check", "show", "no-such-check"), ("rules", "show", "no-such-rule")])
def test_an_unknown_id_says_where_the_ids_are(words):
    done = call(*words)
    assert done.exit_code == 1
    assert "fairward check list" in done.stderr


def test_a_report_that_cannot_be_written_is_said(article, tmp_path):
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    done = call("assess", article, "--report", tmp_path / "file" / "report.json")
    assert done.exit_code == 1
    assert "could not be written" in done.stderr


# What goes right


def test_help_loads_nothing_slow():
    slow = "{'hyperscan', 'numpy', 'pypdfium2', 'jinja2', 'yaml', 'lxml', 'typst', 'babel', 'docx', 'PIL'}"
    code = f"import sys, contextlib\nfrom fairward.cli import cli\nwith contextlib.suppress(SystemExit): cli(['--help'])\nprint(sorted({slow} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_statements_come_as_json_lines_with_exact_words(article):
    done = call("read", article)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    text = call("read", "--text", article).stdout
    assert done.exit_code == 0
    assert {"host_payment", "worker_pay", "retained_share", "identity_documents"} <= {row["topic"] for row in rows}
    assert all(text[row["quote"]["start"] : row["quote"]["end"]] == row["quote"]["text"] for row in rows)


def test_standard_input_is_a_source():
    done = process("read", "-", input=ARTICLE)
    assert done.returncode == 0
    assert {json.loads(line)["source"] for line in done.stdout.splitlines()} == {"standard input"}


def test_a_pipe_gets_no_progress_bar(article):
    done = process("assess", article)
    assert done.returncode == 0
    assert done.stderr == ""


def test_the_summary_fits_eighty_columns_and_has_no_colour_in_a_pipe(article):
    lines = process("assess", article).stdout.splitlines()
    assert lines
    assert [line for line in lines if len(line) > 80] == []
    assert "\x1b" not in "".join(lines)


@pytest.mark.parametrize("ending", ["html", "pdf", "docx", "json"])
def test_a_report_is_written_in_the_format_of_its_name(article, tmp_path, ending):
    path = tmp_path / "out" / f"report.{ending}"
    done = call("assess", article, "--report", path)
    assert done.exit_code == 0
    starts = {"html": b"<!doctype html", "pdf": b"%PDF-", "docx": b"PK\x03\x04", "json": b"{"}
    assert path.read_bytes().lstrip().lower().startswith(starts[ending].lower())
    assert list(path.parent.iterdir()) == [path]


def test_fail_on_breach_ends_with_one(article):
    assert call("assess", article, "--fail-on", "breach").exit_code == 1
    assert call("assess", article).exit_code == 0


def test_the_language_of_the_report_can_be_chosen(article):
    english, spanish = (call("assess", article, "--lang", language).stdout for language in ("en", "es"))
    assert english != spanish
    assert " los " in spanish


def test_more_processes_give_the_same_rows(article, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text(ARTICLE.replace("12,000", "5,000"), encoding="utf-8")
    one, two = (process("read", article, other, "--jobs", jobs) for jobs in (1, 2))
    assert one.returncode == two.returncode == 0
    assert sorted(one.stdout.splitlines()) == sorted(two.stdout.splitlines())


def test_every_check_and_instrument_can_be_shown():
    from fairward import books

    listed = call("check", "list").stdout
    assert all(check in listed for check in books.rulebook().checks)
    shown = call("check", "show", "keeps-passport", "--json")
    assert json.loads(shown.stdout)["id"] == "keeps-passport"
    assert call("rules", "show", "ilo-c095").exit_code == 0


def test_reading_twice_gives_the_same(article):
    assert process("assess", article, "--json").stdout == process("assess", article, "--json").stdout
