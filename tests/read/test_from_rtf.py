from __future__ import annotations

import pytest

from fairward import read
from fairward.model.problem import UnreadableSource

RTF = (
    rb"{\rtf1\ansi\ansicpg1252{\info{\title On nurses}{\author The desk}}\pard The m\'e9dico keeps his passport.\par"
    rb"\trowd\cellx1000\cellx2000 Nurse\cell 2,400\cell\row Doctor\cell 5,000\cell\row\pard It ends after one year.\par}"
)


def test_words_rows_and_what_it_says_of_itself():
    document = read.document("a.rtf", RTF)
    assert "The médico keeps his passport." in document.text
    assert "Nurse | 2,400\nDoctor | 5,000" in document.text
    assert (document.title, document.author) == ("On nurses", "The desk")


def test_pictures_are_passed_over():
    picture = rb"{\pict\pngblip " + b"89504e47" * 20_000 + b"}"
    assert (
        read.document("a.rtf", RTF.replace(rb"\pard It", picture + rb"\pard It")).text
        == read.document("a.rtf", RTF).text
    )


def test_a_file_without_words():
    with pytest.raises(UnreadableSource, match="The RTF holds no words"):
        read.document("a.rtf", rb"{\rtf1\ansi }")
