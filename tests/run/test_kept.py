"""An interrupted run goes on where it stopped, and says the same as one that was not interrupted."""

from __future__ import annotations

import json
import subprocess
import sys
import zlib
from dataclasses import replace

import pytest
from click.testing import CliRunner

from fairward import run
from fairward.cli import cli
from fairward.model.problem import Problem, UnreadableSource
from fairward.model.rows import statement_row
from fairward.run.kept import keeping
from fairward.run.on_cores import one

LINES = "Cuba keeps 85 % of the salary of the doctors in {}, the union said. Their passports are kept by the head of the mission.\n"
PLACES = ("Jamaica", "Kenya", "Qatar", "Italy", "Angola")


@pytest.fixture
def folder(tmp_path):
    sources = tmp_path / "papers"
    sources.mkdir()
    for place in PLACES:
        (sources / f"{place}.txt").write_text(LINES.format(place), encoding="utf-8")
    return sources


def counting(stop_at=None):
    done = []

    def do(path):
        if len(done) == stop_at:
            raise KeyboardInterrupt
        done.append(str(path))
        return one(path)

    return do, done


def test_a_run_that_was_interrupted_goes_on_where_it_stopped(tmp_path, folder):
    paths = sorted(folder.iterdir())
    do, first = counting(stop_at=3)
    with pytest.raises(KeyboardInterrupt):
        list(map(keeping(tmp_path / "kept", do), paths))
    do, second = counting()
    results = [keeping(tmp_path / "kept", do)(path) for path in paths]
    assert [*first, *second] == list(map(str, paths))
    assert results == [one(path) for path in paths]
    assert all(statements for _, statements in results)


def test_what_changed_is_read_anew(tmp_path, folder):
    path = folder / "Kenya.txt"
    do, done = counting()
    kept = keeping(tmp_path / "kept", do)
    kept(path)
    path.write_text(LINES.format("Uganda"), encoding="utf-8")
    assert "Uganda" in kept(path)[0].text
    replace(kept, edition="another")(path)
    kept(path)
    assert len(done) == 3


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"no zlib",
        zlib.compress(b"[]"),
        zlib.compress(b'{"schema": "fairward/reading"}'),
        zlib.compress(b"{}")[:-2],
    ],
)
def test_a_broken_file_is_read_anew(tmp_path, folder, body):
    path = folder / "Kenya.txt"
    do, done = counting()
    kept = keeping(tmp_path / "kept", do)
    kept(path)
    (place,) = (tmp_path / "kept").rglob("*.reading")
    place.write_bytes(body)
    assert kept(path) == one(path)
    assert len(done) == 2
    assert kept(path) == one(path)
    assert len(done) == 2


def test_what_could_not_be_read_is_tried_again(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    do, done = counting()
    kept = keeping(tmp_path / "kept", do)
    assert isinstance(kept(tmp_path / "empty.txt"), Problem)
    assert isinstance(kept(tmp_path / "empty.txt"), Problem)
    assert isinstance(kept(tmp_path / "missing.txt"), Problem)
    assert len(done) == 3


def test_a_folder_that_cannot_be_written_is_said(tmp_path, folder):
    (tmp_path / "file").write_text("x")
    with pytest.raises(UnreadableSource) as error:
        keeping(tmp_path / "file", one)
    assert "--keep" in error.value.problem.hint
    command = [sys.executable, "-m", "fairward", "read", str(folder), "--keep", str(tmp_path / "file" / "below")]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith("Error: ")
    assert "Nothing can be kept here" in told.stderr


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_report_is_the_same_from_what_was_kept(tmp_path, folder, jobs):
    sources = [str(folder), "examples/bahamas/agreement.pdf"]
    fresh = run.take(sources)
    for _ in range(2):
        kept = run.take(sources, jobs, keep=tmp_path / "kept")
        assert list(map(statement_row, kept.statements)) == list(map(statement_row, fresh.statements))
        assert [document.text for document in kept.documents] == [document.text for document in fresh.documents]
    options = ["assess", *sources, "--json"]
    plain, again = (
        json.loads(CliRunner().invoke(cli, [*options, *more]).stdout)
        for more in ([], ["--keep", str(tmp_path / "kept")])
    )
    assert plain == again
