"""A register changes as a whole: an interrupted or failed publish leaves the edition before, and the next one repairs."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time

import pytest
from tests.publish.register import made

from fairward.model.problem import UnreadableSource
from fairward.publish import to_folder, verify_folder
from fairward.publish.to_folder import alone, repair, standing, write


def listing(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_an_edition_takes_the_place_of_the_one_before(tmp_path):
    target = tmp_path / "register"
    assert write(target, {"a.html": b"one", "sub/b.html": b"two"}, []) == 2
    node = (target / "a.html").stat().st_ino
    assert write(target, {"c.html": b"three"}, ["a.html"]) == 1
    assert listing(target) == ["a.html", "c.html"]
    assert (target / "a.html").stat().st_ino == node
    assert [path.name for path in tmp_path.iterdir()] == ["register"]


def test_a_reader_never_sees_half_an_edition(tmp_path):
    target = tmp_path / "register"
    write(target, {"a": b"0", "b": b"0"}, [])
    program = f"""
import pathlib, sys
from fairward.publish.to_folder import write
target = pathlib.Path({str(target)!r})
for number in range(1, 120):
    write(target, {{"a": b"%d" % number, "b": b"%d" % number}}, [])
"""
    writer = subprocess.Popen([sys.executable, "-c", program])
    torn = 0
    while writer.poll() is None:
        try:
            handle = os.open(target, os.O_RDONLY)  # one edition, held by its folder
            first = os.open("a", os.O_RDONLY, dir_fd=handle)
            second = os.open("b", os.O_RDONLY, dir_fd=handle)
        except FileNotFoundError:
            os.close(handle)  # the edition that was held is gone: a reader asks again and gets the next
            continue
        torn += os.read(first, 9) != os.read(second, 9)
        for one in (first, second, handle):
            os.close(one)
    assert writer.wait() == 0
    assert torn == 0
    assert (target / "a").read_bytes() == b"119"


@pytest.mark.parametrize("moment", [0.02, 0.2, 0.6])
def test_a_publish_that_is_killed_is_repaired_by_the_next(copy, key, root, moment, tmp_path):
    program = f"""
import pathlib
from fairward.publish import to_folder
from fairward.publish.to_folder import alone, write
target = pathlib.Path({str(copy)!r})
with alone(target):
    print("begun", flush=True)
    write(target, {{f"page-{{number}}": bytes(100_000) for number in range(3_000)}}, [])
"""
    writer = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert writer.stdout.readline()
    time.sleep(moment)
    writer.send_signal(signal.SIGKILL)
    writer.wait()
    if (copy / "page-0").exists():  # it was quicker than the signal: a whole edition, though not one of ours
        return
    assert verify_folder(copy).whole, "readers still see the edition before"
    done = made([str(root / "examples" / "bahamas" / "article-1.html")], copy, key, on="2026-12-01")
    assert done.written.written > 0
    assert verify_folder(copy).whole
    assert not [name for name in (path.name for path in copy.parent.iterdir()) if name.endswith((".next", ".before"))]


def test_a_swap_that_was_interrupted_between_two_renames_is_undone(tmp_path):
    target = tmp_path / "register"
    write(target, {"a": b"1"}, [])
    target.replace(tmp_path / ".register.before")
    repair(target)
    assert (target / "a").read_bytes() == b"1"


def test_a_full_disk_is_said_and_leaves_the_edition_before(tmp_path, monkeypatch):
    target = tmp_path / "register"
    write(target, {"a": b"1"}, [])

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(to_folder, "_sync", full)
    with pytest.raises(UnreadableSource, match=r"The disk is full\. The edition before stands as it was"):
        write(target, {"a": b"2"}, [])
    assert (target / "a").read_bytes() == b"1"
    assert [path.name for path in tmp_path.iterdir()] == ["register"]


def test_where_folders_cannot_change_places_in_one_step_two_renames_do(tmp_path, monkeypatch):
    monkeypatch.setattr(to_folder, "_swap", lambda *_: False)
    target = tmp_path / "register"
    write(target, {"a": b"1"}, [])
    write(target, {"a": b"2"}, [])
    assert (target / "a").read_bytes() == b"2"


def test_where_there_are_no_links_files_are_copied(tmp_path, monkeypatch):
    def none(*_):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    target = tmp_path / "register"
    write(target, {"a": b"1"}, [])
    write(target, {"b": b"2"}, ["a"])
    assert listing(target) == ["a", "b"]


def test_two_publishers_do_not_work_at_once(tmp_path):
    with (
        alone(tmp_path / "register"),
        pytest.raises(UnreadableSource, match="Another publish is at work"),
        alone(tmp_path / "register"),
    ):
        pass


def test_an_empty_folder_is_no_register_yet(tmp_path):
    assert standing(tmp_path).manifest == {}
    assert standing(tmp_path / "none").entries == ()
