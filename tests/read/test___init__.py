from __future__ import annotations

import io
import sys
import types

import pytest

from fairward import read
from fairward.model.document import Document
from fairward.model.problem import Problem, UnreadableSource

SENTENCE = "The nurses keep their passports and are paid into their own accounts.\n"


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.txt", "inner/c.txt", ".hidden/d.txt", ".e.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name}: {SENTENCE}", encoding="utf-8")
    return tmp_path


def test_a_folder_is_read_with_its_folders_in_the_order_of_names(folder):
    found = list(read.documents([folder]))
    assert [document.source.name for document in found] == [
        str(folder / name) for name in ("a.txt", "b.txt", "inner/c.txt")
    ]


def test_what_holds_no_text_in_a_folder_is_told_once(folder):
    for number in range(5):
        (folder / f"z{number}.bin").write_bytes(bytes(range(256)) * 20)
    (folder / "empty.txt").touch()
    problems = [found for found in read.documents([folder]) if isinstance(found, Problem)]
    assert [problem.what for problem in problems] == [
        "The file is empty.",
        "5 file(s) of the folder hold no text that can be read: z0.bin, z1.bin, z2.bin and 2 more.",
    ]


def test_code_and_data_in_a_folder_are_passed_over_unless_named(folder):
    (folder / "make.py").write_text("print('The nurses are paid by the clinic.')", encoding="utf-8")
    *documents, problem = read.documents([folder])
    assert len(documents) == 3
    assert problem.what == "1 file(s) of the folder hold no text that can be read: make.py."
    assert isinstance(next(read.documents([folder / "make.py"])), Document)


def test_a_folder_without_texts(tmp_path):
    (problem,) = read.documents([tmp_path])
    assert str(problem) == (
        f"{tmp_path}: The folder has no text in it. Give a folder with PDF, DOCX, ODT, RTF, HTML, EML, image or plain-text files."
    )


def test_a_pattern_is_looked_up(folder):
    assert len(list(read.documents([str(folder / "*.txt")]))) == 2
    (problem,) = read.documents([str(folder / "*.pdf")])
    assert problem.what == "No file matches this pattern."


def test_a_bad_source_does_not_keep_the_others_from_being_read(folder):
    found = list(read.documents(["no-such-file", folder / "a.txt"]))
    assert [type(one) for one in found] == [Problem, Document]


def test_nothing_is_read_before_it_is_asked_for(folder):
    assert isinstance(read.documents([folder, "no-such-file"]), types.GeneratorType)


def test_standard_input_is_a_source(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(SENTENCE.encode())))
    assert read.document("-").source.name == "standard input"


def test_bytes_at_hand_need_no_file():
    assert read.document("letter.txt", SENTENCE.encode()).text == SENTENCE.strip()


def test_an_unsupported_language_is_read_and_said():
    document = read.document(
        "a.txt", ("Die Ärzte erhalten ihren Lohn nicht selbst, sondern die Regierung behält ihn. " * 3).encode()
    )
    assert document.language == "de"
    assert [str(problem) for problem in document.problems] == [
        (
            "a.txt: The text is in German, in which statements cannot be found yet. Add a translation: statements are found in"
            " English, Spanish, French, Italian, Portuguese."
        )
    ]


def test_an_unreadable_source_carries_its_problem():
    with pytest.raises(UnreadableSource) as caught:
        read.document("a.txt", b"")
    assert caught.value.problem.where == "a.txt"
