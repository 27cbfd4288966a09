"""Reading along from the terminal: off by default, never without agreement, and what is printed of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time

import click
import pytest
from click.testing import CliRunner
from tests.stand_in import Reply, lines, says, standing_in

from fairward import cli
from fairward.cli.model import asking

ARTICLE = (
    "Cuba's doctors in the Bahamas\n\n"
    "The Bahamas pays Cuba 12,000 dollars a month for each Cuban doctor, the health ministry says.\n\n"
    "On arrival the Cuban doctors must hand over their passports to the head of the brigade.\n\n"
    "Without asking, none of the Cuban nurses opens so much as an account in town.\n"
)
MORE = {
    "topic": "movement",
    "value": "breach",
    "speaker": "text",
    "stance": "asserts",
    "quote": "none of the Cuban nurses opens so much as an account in town",
}
OTHER = {
    "topic": "identity_documents",
    "value": "safeguard",
    "speaker": "text",
    "stance": "asserts",
    "quote": "must hand over their passports",
}
AWAY = ("--model", "big", "--model-address", "http://192.0.2.1/v1")


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def call(*words):
    return CliRunner().invoke(cli.cli, [str(word) for word in words], prog_name="fairward")


@pytest.mark.parametrize("command", ["read", "assess"])
@pytest.mark.parametrize("words", [("--model", "tiny"), ("--model-address", "http://localhost/v1")])
def test_one_of_the_two_is_not_enough(article, command, words):
    result = call(command, article, *words)
    assert result.exit_code == 2
    assert "needs both --model and --model-address" in result.output


def test_agreement_to_nothing_is_asked_about(article):
    assert "give both, or leave it away" in call("read", article, "--send-text").output


@pytest.mark.parametrize("command", ["read", "assess"])
def test_without_agreement_no_text_leaves_this_machine(article, command):
    result = call(command, article, *AWAY)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "language model big at 192.0.2.1: Text would leave this machine for a language model, and nobody has agreed to that. "
        "Add --send-text to agree, or name a model on this machine.\n"
    )


def test_a_bad_address_and_a_missing_library_are_told_before_anything_is_read(article, monkeypatch):
    result = call("read", article, "--model", "tiny", "--model-address", "https://u:sk-secret@host/v1")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "FAIRWARD_MODEL_KEY" in result.stderr
    assert "sk-secret" not in result.output
    monkeypatch.setitem(sys.modules, "urllib3", None)
    result = call("read", article, "--model", "tiny", "--model-address", "http://localhost/v1")
    assert (result.exit_code, result.stderr.count('pip install "fairward[model]"')) == (2, 1)


@pytest.mark.parametrize(("says_yes", "notices"), [(True, 1), (False, 1)])
def test_at_a_terminal_a_person_is_asked(monkeypatch, says_yes, notices):
    asked, told = [], []
    monkeypatch.setattr(sys, "stdin", sys.stderr)
    monkeypatch.setattr(type(sys.stderr), "isatty", lambda _self: True, raising=False)
    monkeypatch.setattr(click, "confirm", lambda text, **_: asked.append(text) or says_yes)
    monkeypatch.setattr(click, "echo", lambda text="", **_: told.append(str(text)))
    if says_yes:
        along = asking("big", "http://192.0.2.1/v1", 1, send_text=False)
        along.tell(along.notice())
    else:
        with pytest.raises(SystemExit):
            asking("big", "http://192.0.2.1/v1", 1, send_text=False)
    assert asked == ["May it be sent?"]
    assert sum("leaves this machine: it goes to 192.0.2.1" in line for line in told) == notices


def test_agreed_text_may_go_anywhere_and_nothing_is_asked():
    along = asking("big", "http://192.0.2.1/v1", 7, send_text=True)
    assert (along.caller.address.local, along.caller.wait) == (False, 7)
    assert asking(None, None, 7, send_text=False) is None


def test_read_prints_what_a_model_adds_with_its_origin(article, monkeypatch):
    monkeypatch.setenv("FAIRWARD_MODEL_KEY", "sk-secret")
    with standing_in(lines(MORE, OTHER, MORE | {"quote": "an invented quote"})) as server:
        result = call("read", article, "--model", "tiny", "--model-address", server.address)
    rows = {(row["topic"], row["origin"]): row for row in map(json.loads, result.stdout.splitlines())}
    assert rows["movement", "model"]["way"] == "model tiny"
    assert rows["identity_documents", "rules"]["otherwise"] == [rows["identity_documents", "model"]["id"]]
    assert rows["host_payment", "rules"]["otherwise"] == []
    assert "on this machine" in result.stderr
    assert "1 were dropped (1 a quote that is not in the text)" in result.stderr
    assert server.asked[0].headers["Authorization"] == "Bearer sk-secret"
    assert "sk-secret" not in result.output


def test_a_report_shows_the_model_its_account_and_what_failed(article, tmp_path):
    page, data = tmp_path / "report.html", tmp_path / "report.json"
    with standing_in(lines(MORE, OTHER)) as server:
        words = ("--report", page, "--report", data, "--model", "tiny", "--model-address", server.address)
        result = call("assess", article, *words)
    assert result.exit_code == 0
    html = page.read_text(encoding="utf-8")
    assert "read by a language model</" in html or "read by a language model ·" in html
    assert "read by a language model, otherwise than by our rules" in html
    assert "a language model reads this place otherwise" in html
    assert "by a language model alone" in html
    assert "rests on a language model" in html
    assert "of 2 proposals 0 confirm what was read, 1 add to it, 1 read a place otherwise" in html
    told = json.loads(data.read_text(encoding="utf-8"))
    outcomes = {finding["check"]: finding["outcome"] for case in told["cases"] for finding in case["findings"]}
    assert (outcomes["keeps-passport"], outcomes["free-movement-in-host"]) == ("breached", "breached")
    assert {row["origin"] for case in told["cases"] for row in case["statements"]} == {"rules", "model"}
    assert any("proposals" in problem["what"] for problem in told["problems"])
    with standing_in(Reply(status=404)) as server:
        result = call("assess", article, "--model", "tiny", "--model-address", server.address)
    assert (result.exit_code, "status 404" in result.output) == (0, True)


def test_the_text_alone_is_sent_nowhere(article):
    with standing_in(says("[]")) as server:
        result = call("read", article, "--text", "--model", "tiny", "--model-address", server.address)
    assert (result.exit_code, server.asked) == (0, [])


@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interruption_at_the_terminal_leaves_what_was_read(article, jobs):
    (article.parent / "second.txt").write_text(f"{ARTICLE}\nOne more line.\n", encoding="utf-8")
    with standing_in(lines(MORE), Reply(after=60)) as server:
        words = ("read", str(article.parent), "--jobs", str(jobs), "--model", "tiny", "--model-address", server.address)
        reading = subprocess.Popen(
            [sys.executable, "-m", "fairward", *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        assert "on this machine" in reading.stderr.readline()
        while len(server.asked) < 2:
            assert reading.poll() is None
            time.sleep(0.01)
        os.killpg(reading.pid, signal.SIGINT)  # as a terminal does: to every process of the run
        out, told = reading.communicate(timeout=60)
    assert reading.returncode == 0
    rows = [json.loads(line) for line in out.splitlines()]
    assert [row["origin"] for row in rows if row["origin"] != "rules"] == ["model"]
    assert len({row["document"] for row in rows}) == 2
    assert "1 passage was not put to the model, after an interruption." in told
