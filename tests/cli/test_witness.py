"""The commands of witnesses and authorities, as a person types them."""

from __future__ import annotations

from click.testing import CliRunner

from fairward.cli import cli


def test_a_wrong_key_is_said(tmp_path):
    (tmp_path / "note.txt").write_text("x")
    done = CliRunner().invoke(
        cli, ["witness", "cosign", str(tmp_path), "--note", str(tmp_path / "note.txt"), "--witness", "nonsense"]
    )
    assert done.exit_code == 2
    assert "no public key" in done.output
