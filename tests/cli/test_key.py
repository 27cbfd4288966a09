"""The commands of the key, as a person types them; what a mistyped option holds is never shown where it may be a secret."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from fairward.cli import cli
from fairward.model.problem import UnreadableSource


@pytest.fixture
def run(monkeypatch):
    monkeypatch.delenv("FAIRWARD_PASSPHRASE", raising=False)
    monkeypatch.delenv("FAIRWARD_NEW_PASSPHRASE", raising=False)
    runner = CliRunner()
    return lambda *words, **said: runner.invoke(
        cli,
        [str(word) for word in words],
        catch_exceptions=False,
        env={name.upper(): one for name, one in said.items()},
    )


@pytest.fixture
def keys(run, tmp_path):
    done = run(
        "key", "make", tmp_path / "keys", "--name", "register.example", fairward_passphrase="the first passphrase"
    )
    assert done.exit_code == 0
    return tmp_path / "keys"


def test_a_key_is_made_shown_and_rotated(run, keys):
    first = run("key", "show", keys).stdout
    assert first.startswith("register.example+")
    tried = run("key", "show", keys, "--open", fairward_passphrase="the first passphrase")
    assert "The passphrase opens the key." in tried.stderr
    rotated = run(
        "key",
        "rotate",
        keys,
        fairward_passphrase="the first passphrase",
        fairward_new_passphrase="the second passphrase",
    )
    assert rotated.exit_code == 0
    assert "Publish now" in rotated.stderr
    shown = run("key", "show", keys).stdout.splitlines()
    assert shown == [rotated.stdout.strip(), f"Hand-over 0001 was signed by {first.strip()}"]


def test_a_new_key_never_takes_the_old_passphrase_unasked(run, keys):
    done = run("key", "rotate", keys, fairward_passphrase="the first passphrase")
    assert done.exit_code == 2
    assert "FAIRWARD_NEW_PASSPHRASE" in done.stderr


def test_a_wrong_passphrase_is_said_before_a_new_one_is_asked_for(run, keys):
    with pytest.raises(UnreadableSource, match="Check the passphrase"):
        run("key", "rotate", keys, fairward_passphrase="another passphrase")


def test_without_a_passphrase_the_ways_to_give_one_are_named(run, tmp_path):
    done = run("key", "make", tmp_path / "keys", "--name", "register.example")
    assert done.exit_code == 2
    assert "give --passphrase-file, or set FAIRWARD_PASSPHRASE" in done.stderr


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("keys", "is a folder"),
        ("keys/register.key", "is a private key"),
        ("nothing.pub", "There is no file"),
        ("register.example+00000000+AAAA", "is not Ed25519"),
        ("torn.pub", "cannot be read as a public key"),
    ],
)
def test_what_is_no_public_key_is_told(run, keys, tmp_path, monkeypatch, given, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "torn.pub").write_bytes(b"\xff\xfe")
    done = run("verify", tmp_path, "--key", given)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "BEGIN" not in done.output
