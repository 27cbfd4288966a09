"""The door from the terminal, as whole processes where that matters: what it prints, where, and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
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


def process(*words: object, start: Sequence[str] = ("-m", "fairward"), **more):
    return subprocess.run(
        [sys.executable, *start, *map(str, words)],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        **more,
    )


def commands(group=cli.cli, above=()):
    """Yield the words of every command and group."""
    yield above
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from commands(command, (*above, name))
        else:
            yield (*above, name)


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


@pytest.mark.parametrize(
    "words", [(), ("read",), ("check",), ("rules",), ("score",), ("assess", "--nothing", "x"), ("unknown",)]
)
def test_a_call_that_is_not_understood_says_how_to_call(words):
    done = call(*words)
    assert done.exit_code in (0, 2)
    assert "Usage: fairward" in done.output
    assert "Traceback" not in done.output


@pytest.mark.parametrize(
    ("words", "code"), [(("--nothing",), 2), (("check", "show", "no-such-check"), 1), (("--help",), 0), ((), 2)]
)
def test_a_process_ends_with_the_code_of_what_went_wrong(words, code):
    done = process(*words)
    assert done.returncode == code
    assert "Traceback" not in done.stderr


def test_bytes_that_are_no_text_are_a_problem(tmp_path):
    path = tmp_path / "noise.txt"
    path.write_bytes(bytes(range(256)) * 40)
    done = process("read", path)
    assert done.returncode in (0, 2)
    assert "Traceback" not in done.stderr
    assert all(json.loads(line) for line in done.stdout.splitlines())


def test_empty_standard_input_is_a_problem():
    done = process("read", "-", input="")
    assert done.returncode == 2
    assert "standard input" in done.stderr
    assert done.stdout == ""


def test_a_text_about_something_else_is_said_to_say_nothing(tmp_path):
    path = tmp_path / "weather.txt"
    path.write_text("It will rain tomorrow, and the wind will turn to the north.\n", encoding="utf-8")
    done = call("assess", path)
    assert done.exit_code == 0
    assert "No statement about a programme" in " ".join(done.stdout.split())
    assert call("read", path).stdout == ""


def test_judgements_that_are_no_json_are_a_problem_of_the_report(article, tmp_path):
    path = tmp_path / "judgements.jsonl"
    path.write_text("not json\n", encoding="utf-8")
    done = call("assess", article, "--judgements", path, "--json")
    assert done.exit_code == 0
    assert str(path) in done.stdout


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
    assert "Lo que muestra" in spanish
    assert "What" not in spanish


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


@pytest.mark.parametrize("words", list(commands()), ids=" ".join)
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_has_help_with_an_example(words, flag):
    done = call(*words, flag)
    assert done.exit_code == 0
    assert done.stdout.startswith(f"Usage: {' '.join(('fairward', *words))}")
    example = f"fairward {' '.join(words)}"
    assert words in {(), ("check",), ("rules",)} or example in done.stdout.split("\n", 1)[1]


def test_the_version_is_told():
    from fairward import __version__

    assert __version__ in call("--version").stdout


def test_the_package_runs_as_a_module():
    done = process("--version")
    assert (done.returncode, done.stdout) == (0, call("--version").stdout)


def test_standard_input_can_be_assessed():
    done = process("assess", "-", "--json", input=ARTICLE)
    assert done.returncode == 0
    assert "standard input" in done.stdout


def test_files_folders_and_patterns_are_sources(article, tmp_path):
    folder = tmp_path / "more" / "deep"
    folder.mkdir(parents=True)
    (folder / "b.md").write_text(ARTICLE.replace("85", "80"), encoding="utf-8")
    (folder / "c.html").write_text(f"<html><body><p>{ARTICLE.replace('85', '75')}</p></body></html>", encoding="utf-8")
    done = call("read", article, tmp_path / "more", tmp_path / "m*" / "*" / "c.html")
    names = [json.loads(line)["source"] for line in done.stdout.splitlines()]
    assert set(names) == {str(article), str(folder / "b.md"), str(folder / "c.html")}


def figures(*words):
    """Return the JSON report of an assessment."""
    done = call("assess", *words, "--json")
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


def test_several_sources_of_one_case_stand_in_one_report(article, tmp_path):
    other = tmp_path / "reply.txt"
    other.write_text(
        "The minister's reply\n\nThe Bahamas denied that the Cuban doctors hand over their passports. "
        "The Cuban doctors in the Bahamas are paid directly, the Bahamian government said.\n",
        encoding="utf-8",
    )
    text = json.dumps(figures(article, other, "--case", "BS-CU"))
    assert str(article) in text
    assert str(other) in text


def test_an_unknown_case_is_told_with_the_cases_there_are(article):
    done = call("assess", article, "--case", "JM-CU")
    assert done.exit_code == 2
    assert "BS-CU" in done.stderr


@pytest.mark.parametrize("limit", [("--since", "2030"), ("--until", "1990")])
def test_statements_outside_the_dates_are_left_out(tmp_path, limit):
    path = tmp_path / "dated.txt"
    path.write_text(
        "In 2023 the Cuban government kept 85 percent of the wages of the Cuban doctors in the Bahamas.\n",
        encoding="utf-8",
    )
    inside = json.dumps(figures(path, "--since", "2023", "--until", "2023-12"))
    assert "85" in inside.replace(str(tmp_path), "")
    assert figures(path, *limit) != figures(path)


def test_only_the_checks_asked_for_are_made(article):
    text = json.dumps(figures(article, "--checks", "keeps-passport,full-wage-reaches-worker"))
    assert "keeps-passport" in text
    assert "no-gag" not in text


def test_a_rejected_statement_no_longer_breaches(article, tmp_path):
    rows = [json.loads(line) for line in call("read", article).stdout.splitlines()]
    path = tmp_path / "judgements.jsonl"
    lines = [
        json.dumps({"statement": row["id"], "kind": "reject", "by": "A. Reader"})
        for row in rows
        if row["topic"] == "identity_documents"
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    words = ("assess", article, "--checks", "keeps-passport", "--fail-on", "breach")
    assert lines
    assert call(*words).exit_code == 1
    assert call(*words, "--judgements", path).exit_code == 0


def test_several_reports_are_written_in_one_go(article, tmp_path):
    paths = [tmp_path / f"report.{ending}" for ending in ("html", "pdf", "docx", "json")]
    done = call("assess", article, *(word for path in paths for word in ("--report", path)))
    assert done.exit_code == 0
    assert all(path.stat().st_size > 1000 for path in paths)
    assert done.stderr.splitlines() == [f"Report written to {path}" for path in paths]


def test_a_report_in_spanish_says_so(article, tmp_path):
    path = tmp_path / "informe.html"
    assert call("assess", article, "--lang", "es", "--report", path).exit_code == 0
    assert '<html lang="es"' in path.read_text(encoding="utf-8")


def test_lists_come_as_json_lines_too():
    rows = [json.loads(line) for line in call("check", "list", "--json", "--lang", "es").stdout.splitlines()]
    assert {"id", "dimension", "severity", "limb", "question"} == set(rows[0])
    assert len(rows) == len(call("check", "list").stdout.splitlines())
    assert "ilo-c095" in call("rules", "list").stdout
    assert json.loads(call("rules", "show", "ilo-c095-art8", "--json").stdout)["id"] == "ilo-c095-art8"


def test_scores_are_shown_as_a_table_and_as_json(tmp_path):
    (tmp_path / "en_1.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "en_1.yaml").write_text("[]\n", encoding="utf-8")
    table = json.loads(call("score", tmp_path, tmp_path, "--json").stdout)
    assert table["near_miss"]["texts"] == 1
    lines = call("score", tmp_path, tmp_path, "--errors", "2").stdout.splitlines()
    assert "found P/R/F1" in lines[0]
    assert len([line for line in lines if line.startswith("en_1: extra")]) == 2


def test_a_reader_that_closes_the_pipe_early_is_no_error(tmp_path):
    for number in range(60):
        (tmp_path / f"{number}.txt").write_text(ARTICLE.replace("85", str(20 + number)) * 8, encoding="utf-8")
    words = [sys.executable, "-m", "fairward", "read", str(tmp_path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        first = running.stdout.readline()
        running.stdout.close()
        said = running.stderr.read()
        assert running.wait(timeout=120) == 0
    assert json.loads(first)
    assert said == ""


WATCH = """
import os, sys
seen = []
def watch(event, args):
    if event == "open" and args[0] is not None and not isinstance(args[0], int):
        mode, flags = args[1], args[2]
        if (isinstance(mode, str) and set(mode) & set("wax+")) or (isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)):
            seen.append("write " + os.path.abspath(os.fsdecode(args[0])))
    elif event.startswith(("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto", "subprocess", "os.system", "os.exec", "os.posix_spawn", "os.fork")):
        seen.append(event)
sys.addaudithook(watch)
from fairward.cli import cli
try:
    cli(prog_name="fairward")
finally:
    print("\\n".join(["SEEN", *sorted(set(seen))]), file=sys.stderr)
"""


def test_nothing_goes_to_the_network_nothing_is_run_and_nothing_is_written_that_was_not_asked_for(article, tmp_path):
    here, home, out = (tmp_path / name for name in ("here", "home", "out"))
    for path in (here, home, out):
        path.mkdir()
    page = tmp_path / "page.html"
    page.write_text(
        f"<html><head><script src='https://example.org/x.js'></script></head><body><img src='https://example.org/a.png'><p>{ARTICLE}</p></body></html>",
        encoding="utf-8",
    )
    reports = [out / f"report.{ending}" for ending in ("html", "pdf", "docx", "json")]
    words = ("assess", article, page, *(word for report in reports for word in ("--report", report)))
    place = {**os.environ, "HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = process(*words, start=("-c", WATCH), cwd=here, env=place)
    assert done.returncode == 0, done.stderr
    seen = done.stderr.split("SEEN\n", 1)[1].splitlines()
    own = (str(out), str(home / "cache" / "fairward"), os.devnull)
    assert [line for line in seen if not line.removeprefix("write ").startswith(own)] == []
    assert list(here.iterdir()) == []
    assert sorted(path.name for path in out.iterdir()) == sorted(report.name for report in reports)
    assert {path.name for path in home.iterdir()} <= {"cache"}


def test_a_page_with_a_script_is_read_and_not_run(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        f"<html><body><script>document.write('NOT RUN')</script><p>{ARTICLE}</p></body></html>", encoding="utf-8"
    )
    assert "NOT RUN" not in call("read", "--text", page).stdout


def test_a_book_that_does_not_keep_its_schema_is_named_without_a_traceback(article):
    code = (
        "import sys\nfrom fairward import books\n"
        "books.phrases = lambda language: {'language': language, 'topics': {'family': [{'value': 'breach', 'say': ['<nobody> left']}]}}\n"
        "from fairward.cli import main\nmain()"
    )
    done = process("read", article, start=("-c", code))
    assert done.returncode == 2
    assert done.stderr == "Error: phrases/en.yaml: the set <nobody> is not among sets\n"
