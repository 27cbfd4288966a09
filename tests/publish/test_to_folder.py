"""A register changes as a whole: an interrupted or failed publish leaves the edition before, and the next one repairs."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest
from tests.publish.register import made

from fairward.model.problem import UnreadableSource
from fairward.publish import to_folder, verify_folder, writing
from fairward.publish.to_folder import alone, repair, standing, write
from fairward.run.publishing import making


def listing(folder):
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_an_edition_takes_the_place_of_the_one_before(tmp_path):
    target = tmp_path / "register"
    assert write(target, {"a.html": b"one", "sub/b.html": b"two"}) == 2
    node = (target / "a.html").stat().st_ino
    assert write(target, {"c.html": b"three"}, ["sub/b.html"]) == 1
    assert listing(target) == ["a.html", "c.html"]
    assert (target / "a.html").stat().st_ino == node
    assert not (target / "sub").exists()


def test_the_spare_catches_up_whatever_came_between(tmp_path):
    target = tmp_path / "register"
    write(target, {"a": b"1", "b": b"1", "c": b"1", "manifest.json": b"{1}"})
    write(target, {"a": b"2", "manifest.json": b"{2}"})
    write(target, {"b": b"3", "d/e": b"3", "manifest.json": b"{3}"})
    write(target, {"manifest.json": b"{4}"}, ["d/e"])
    write(target, {"c": b"5", "manifest.json": b"{5}"})
    assert {path: (target / path).read_bytes() for path in listing(target)} == {
        "a": b"2", "b": b"3", "c": b"5", "manifest.json": b"{5}"
    }  # fmt: skip


def test_a_register_brought_back_from_a_copy_does_not_get_files_of_the_spare(tmp_path):
    target = tmp_path / "register"
    write(target, {"a": b"1", "manifest.json": b"{1}"})
    shutil.copytree(target, tmp_path / "copy")
    write(target, {"a": b"2", "manifest.json": b"{2}"})
    shutil.rmtree(target)
    (tmp_path / "copy").replace(target)
    write(target, {"b": b"3", "manifest.json": b"{3}"})
    assert (target / "a").read_bytes() == b"1"


def test_what_was_taken_out_does_not_stay_in_the_spare(tmp_path):
    target = tmp_path / "register"
    write(target, {"a": b"1", "secret": b"1"})
    write(target, {"a": b"2"}, ["secret"])
    assert not list(tmp_path.rglob("secret"))


def test_a_reader_never_sees_half_an_edition(tmp_path):
    target = tmp_path / "register"
    write(target, {"a": b"0", "b": b"0"})
    program = f"""
import pathlib, sys, time
from fairward.publish.to_folder import write
target = pathlib.Path({str(target)!r})
for number in range(1, 60):
    write(target, {{"a": b"%d" % number, "b": b"%d" % number}})
    time.sleep(0.02)
"""
    writer = subprocess.Popen([sys.executable, "-c", program])
    torn = looked = 0
    while writer.poll() is None:
        handle = os.open(target, os.O_RDONLY)  # one edition, held by its folder; the next but one is made in it
        before = (target / "a").read_bytes()
        try:
            first = os.open("a", os.O_RDONLY, dir_fd=handle)
            second = os.open("b", os.O_RDONLY, dir_fd=handle)
        except FileNotFoundError:
            os.close(handle)
            continue
        if int((target / "a").read_bytes()) - int(before) < 1:  # nothing was published while this was read
            looked += 1
            torn += os.read(first, 9) != os.read(second, 9)
        for one in (first, second, handle):
            os.close(one)
    assert writer.wait() == 0
    assert looked > 20
    assert torn == 0
    assert (target / "a").read_bytes() == b"59"


@pytest.mark.parametrize("moment", [0.02, 0.2, 0.6])
def test_a_publish_that_is_killed_is_repaired_by_the_next(copy, key, root, moment, tmp_path):
    program = f"""
import pathlib
from fairward.publish import to_folder
from fairward.publish.to_folder import alone, write
target = pathlib.Path({str(copy)!r})
with alone(target):
    print("begun", flush=True)
    write(target, {{f"page-{{number}}": bytes(100_000) for number in range(3_000)}})
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
    left = [path.name for path in copy.parent.iterdir()]
    assert not [name for name in left if name.endswith((".next", ".before", ".made"))]


def changes(kind):
    """Return whether an event of the interpreter changes the file system."""
    return kind in {"os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir", "shutil.rmtree", "sqlite3.connect"}


def publish_until(stop, *how, **also):
    """Return how many changes of the file system publishing made; it is killed at the one of number `stop` (None: never)."""
    read, send = os.pipe()
    child = os.fork()
    if not child:
        count = 0

        def watch(kind, given):
            nonlocal count
            writing = kind == "open" and isinstance(given[2], int) and given[2] & (os.O_WRONLY | os.O_RDWR)
            if changes(kind) or writing:
                count += 1
                if count == stop:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        try:
            made(*how, **also)
            os.write(send, str(count).encode())
        finally:
            os._exit(0)
    os.close(send)
    _, status = os.waitpid(child, 0)
    with os.fdopen(read) as told:
        number = int(told.read() or 0)
    assert os.WIFSIGNALED(status) or number  # one that comes to its end before that change is whole as well
    return number


@pytest.mark.slow
def test_killed_anywhere_readers_see_a_whole_edition_and_the_next_publish_repairs(key, root, tmp_path):
    folder = root / "examples" / "bahamas"
    article = [str(folder / "article-1.html")]
    whole = [*article, str(folder / "testimonio-es.txt")]
    target = tmp_path / "first" / "register"
    made(article, target, key)
    shutil.copytree(tmp_path / "first", tmp_path / "count")
    steps = publish_until(None, whole, tmp_path / "count" / "register", key, on="2026-12-01")
    assert steps > 200
    expected = {
        path: (tmp_path / "count" / "register" / path).read_bytes() for path in listing(tmp_path / "count" / "register")
    }
    for stop in [*range(1, steps - 30, steps // 5), *range(steps - 30, steps, 5)]:
        copied = shutil.copytree(tmp_path / "first", tmp_path / f"killed-{stop}")
        publish_until(stop, whole, copied / "register", key, on="2026-12-01")
        found = verify_folder(copied / "register")
        assert found.whole, (stop, found.wrong)
        if stop % 2:
            (copied / ".register.memory").write_bytes(b"torn" * 1000)
        made(whole, copied / "register", key, on="2026-12-01")
        assert {path: (copied / "register" / path).read_bytes() for path in listing(copied / "register")} == expected, (
            stop
        )
        left = {path.name for path in copied.iterdir()}
        assert left <= {"register", ".register.lock", ".register.memory", ".register.spare", ".register.spare.json"}, (
            stop,
            left,
        )
        shutil.rmtree(copied)


def test_a_disk_that_fills_at_any_step_leaves_the_edition_before(copy, key, root, monkeypatch):
    before = {path: (copy / path).read_bytes() for path in listing(copy)}
    whole, sync = [str(root / "examples" / "bahamas" / "article-1.html")], to_folder._sync

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    for module, name in (
        (writing, "make_place"),
        (making.publish, "stage"),
        (to_folder, "_again"),
        (to_folder, "_exchange"),
        (to_folder, "_sync"),
    ):
        with monkeypatch.context() as patched:
            patched.setattr(module, name, full)
            if module is writing:
                patched.setattr(writing.Edition, "_put_made", full)
            with pytest.raises(UnreadableSource, match="The disk is full"):
                made(whole, copy, key, on="2026-12-01")
        assert {path: (copy / path).read_bytes() for path in listing(copy)} == before
    assert to_folder._sync is sync
    assert made(whole, copy, key, on="2026-12-01").written.written > 0
    assert verify_folder(copy).whole


def test_a_swap_that_was_interrupted_between_two_renames_is_undone(tmp_path):
    target = tmp_path / "register"
    write(target, {"a": b"1"})
    target.replace(tmp_path / ".register.before")
    repair(target)
    assert (target / "a").read_bytes() == b"1"


def test_a_full_disk_is_said_and_leaves_the_edition_before(tmp_path, monkeypatch):
    target = tmp_path / "register"
    write(target, {"a": b"1"})

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(to_folder, "_sync", full)
    with pytest.raises(UnreadableSource, match=r"The disk is full\. The edition before stands as it was"):
        write(target, {"a": b"2"})
    assert (target / "a").read_bytes() == b"1"
    assert not (tmp_path / ".register.next").exists()


def test_where_folders_cannot_change_places_in_one_step_two_renames_do(tmp_path, monkeypatch):
    monkeypatch.setattr(to_folder, "_swap", lambda *_: False)
    target = tmp_path / "register"
    write(target, {"a": b"1"})
    write(target, {"a": b"2"})
    assert (target / "a").read_bytes() == b"2"


def test_where_there_are_no_links_files_are_copied(tmp_path, monkeypatch):
    def none(*_):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    target = tmp_path / "register"
    write(target, {"a": b"1"})
    write(target, {"b": b"2"})
    write(target, {"c": b"3"}, ["b"])
    assert listing(target) == ["a", "c"]


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
