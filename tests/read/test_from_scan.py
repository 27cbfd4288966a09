from __future__ import annotations

import pytest
from tests.read import samples

from fairward import read
from fairward.model.problem import UnreadableSource
from fairward.read import from_scan


@pytest.mark.ocr
def test_an_image_is_read():
    document = read.document(
        "page.png", samples.png("La ministra dice que las enfermeras\ncobran 1.200 euros al mes en su cuenta.")
    )
    assert "1.200 euros al mes" in document.text
    assert document.language == "es"
    assert document.pages[0].confidence > 60


@pytest.mark.ocr
def test_an_image_without_words():
    with pytest.raises(UnreadableSource, match="No words were found in the image"):
        read.document("blank.png", samples.png(""))


def test_a_broken_image():
    with pytest.raises(UnreadableSource, match="The image is broken"):
        read.document("broken.png", samples.png("nurses")[:90])


def test_an_image_larger_than_is_read(monkeypatch):
    monkeypatch.setattr(from_scan, "MOST_PIXELS", 1_000)
    with pytest.raises(UnreadableSource, match="million pixels, more than are read"):
        read.document("large.png", samples.png("nurses"))


def test_without_tesseract_the_problem_says_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UnreadableSource) as caught:
        read.document("page.png", samples.png("nurses"))
    assert "not installed" in caught.value.problem.what
    assert caught.value.problem.hint.startswith("Install tesseract-ocr with its language packs")


def test_pages_read_with_little_confidence_are_named():
    (problem,) = from_scan.doubts("a.pdf", [None, 41.0, 93.5])
    assert problem.what == "Page 2 of the scan was read with little confidence."
    assert from_scan.doubts("a.pdf", [None, 90.0]) == []
