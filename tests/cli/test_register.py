"""The commands of the register, as a person types them."""

from __future__ import annotations

import json
import socket

import pytest
from click.testing import CliRunner

from fairward.cli import cli


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.setenv("FAIRWARD_PASSPHRASE", "a long passphrase")
    runner = CliRunner()
    return lambda *words: runner.invoke(cli, [str(word) for word in words], catch_exceptions=False)


def test_from_key_to_verified_register(run, tmp_path, root):
    made = run("key", "make", tmp_path / "keys", "--name", "register.example")
    assert made.exit_code == 0
    public = made.stdout.splitlines()[0]
    source = root / "examples" / "bahamas" / "article-1.html"
    done = run("publish", source, "--to", tmp_path / "register", "--keys", tmp_path / "keys", "--on", "2026-11-20")
    assert done.exit_code == 0
    assert done.stdout.startswith("Edition 1 in ")
    again = run("publish", source, "--to", tmp_path / "register", "--keys", tmp_path / "keys")
    assert "Nothing has changed since edition 1" in again.stdout
    whole = run("verify", tmp_path / "register", "--key", public)
    assert whole.exit_code == 0
    assert "Whole: this is what was published." in whole.stdout
    page = tmp_path / "register" / "en" / "index.html"
    page.write_text(page.read_text().replace("12", "13"))
    wrong = run("verify", tmp_path / "register", "--key", public)
    assert wrong.exit_code == 1
    assert "NOT AS PUBLISHED: en/index.html was changed since it was published." in wrong.stdout
    proof = tmp_path / "register" / "log" / "proofs" / "cases" / "bs-cu.tlog-proof"
    assert run("verify", proof, "--key", tmp_path / "keys" / "register.pub").exit_code == 0
    kept = tmp_path / "kept"
    kept.write_bytes(b"\xff no note")
    assert run("verify", tmp_path / "register", "--since", kept).exit_code == 1


def test_without_a_key_the_command_is_told(run, tmp_path, root):
    done = run("publish", root / "examples" / "bahamas" / "article-1.html", "--to", tmp_path / "register")
    assert done.exit_code == 2
    assert "fairward key make" in done.output


def test_a_key_that_others_may_read_is_told_while_publishing(run, tmp_path, root):
    run("key", "make", tmp_path / "keys", "--name", "register.example")
    (tmp_path / "keys" / "register.key").chmod(0o644)
    source = root / "examples" / "bahamas" / "article-1.html"
    done = run("publish", source, "--to", tmp_path / "register", "--keys", tmp_path / "keys")
    assert done.exit_code == 0
    assert "chmod 600" in done.stderr


def test_the_key_is_never_published(run, tmp_path, root):
    run("key", "make", tmp_path / "register" / "keys", "--name", "register.example")
    source = root / "examples" / "bahamas" / "article-1.html"
    done = run("publish", source, "--to", tmp_path / "register", "--keys", tmp_path / "register" / "keys")
    assert done.exit_code == 2
    assert "keep the key and its passphrase elsewhere" in done.stderr


def test_details_are_listed_for_review_and_nothing_is_published(run, tmp_path):
    source = tmp_path / "letter.txt"
    source.write_text(
        "The Cuban doctors in the Bahamas may not leave the house at night, said Nurse Ana Zaldívar Mora."
    )
    done = run("publish", source, "--to", tmp_path / "register", "--review", tmp_path / "review.jsonl")
    assert done.exit_code == 0
    rows = [json.loads(line) for line in (tmp_path / "review.jsonl").read_text().splitlines()]
    assert [row["text"] for row in rows] == ["Ana Zaldívar Mora"]
    assert not (tmp_path / "register").exists()


@pytest.mark.parametrize(
    ("option", "words", "said"), [("--on", "yesterday", "is no day"), ("--takedown", "bs-cu", "KIND/ID=REASON")]
)
def test_what_is_wrong_with_an_option_is_said(run, tmp_path, option, words, said):
    run("key", "make", tmp_path / "keys", "--name", "register.example")
    done = run("publish", tmp_path, "--to", tmp_path / "register", "--keys", tmp_path / "keys", option, words)
    assert done.exit_code == 2
    assert said in done.output


def test_a_text_without_such_a_programme_publishes_nothing(run, tmp_path):
    run("key", "make", tmp_path / "keys", "--name", "register.example")
    source = tmp_path / "recipe.txt"
    source.write_text("Boil the rice for twelve minutes.")
    done = run("publish", source, "--to", tmp_path / "register", "--keys", tmp_path / "keys")
    assert done.exit_code == 2
    assert not (tmp_path / "register").exists()


def test_serving_says_what_is_no_register_and_which_port_is_taken(run, tmp_path):
    assert "holds no register" in run("serve", tmp_path).stderr
    (tmp_path / "manifest.json").write_text("{}")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = run("serve", tmp_path, "--port", taken.getsockname()[1])
    assert done.exit_code == 2
    assert "cannot be used" in done.stderr
