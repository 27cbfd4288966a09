from __future__ import annotations

import io
import os
import sys

import pytest

from fairward.model.problem import UnreadableSource
from fairward.read import take


def problem_of(path):
    with pytest.raises(UnreadableSource) as caught:
        take.take(path)
    return caught.value.problem


def test_a_path_that_does_not_exist():
    problem = problem_of("no/such/agreement.pdf")
    assert (problem.where, problem.what) == ("no/such/agreement.pdf", "There is no such file or folder.")
    assert problem.hint == "Check the path for a spelling mistake."


def test_an_address_is_not_fetched():
    problem = problem_of("https://example.org/agreement.pdf")
    assert problem.what == "This is an address on the web, and nothing is fetched from the network."


def test_an_empty_file(tmp_path):
    file = tmp_path / "empty.txt"
    file.touch()
    assert problem_of(file).what == "The file is empty."


def test_binary_data_called_text(tmp_path):
    file = tmp_path / "notes.txt"
    file.write_bytes(bytes(range(256)) * 40)
    assert problem_of(file).what == "This is binary data, not a text, whatever its name says."


def test_half_a_gigabyte_of_text_is_refused_before_it_is_read(tmp_path):
    file = tmp_path / "huge.txt"
    with file.open("wb") as stream:
        stream.write(b"The nurses are paid. " * 4_000)
        stream.truncate(500 * 2**20)
    assert problem_of(file).what == "The file has 500 MB; sources of this kind are read up to 64 MB."


def test_a_pipe_is_not_waited_for(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert problem_of(pipe).what == "This is not a regular file."


def test_old_word_files_and_archives_are_told_apart():
    for data, words in ((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word file"), (b"PK\x05\x06" + bytes(18), "archive")):
        with pytest.raises(UnreadableSource, match=words) as caught:
            take.weigh(name="x", data=data)
        assert take.is_unsupported(caught.value.problem)


def test_standard_input_is_taken(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"The nurses are paid.")))
    assert take.take("-") == (b"The nurses are paid.", "txt")
