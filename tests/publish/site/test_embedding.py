"""Small pages to show elsewhere: no script, no address but the register's, the source always beside."""

from __future__ import annotations

import json
import re

import pytest
from tests.publish import register as given


@pytest.fixture(scope="module")
def addressed(tmp_path_factory, key, root):
    target = tmp_path_factory.mktemp("addressed") / "register"
    given.made([str(root / "examples" / "bahamas")], target, key, address="https://register.example.org")
    return target


def test_a_case_can_be_shown_elsewhere_with_its_money_and_its_source(published):
    for language in ("en", "es", "pt", "fr"):
        page = (published / "embed" / language / "bs-cu.html").read_text(encoding="utf-8")
        assert "<svg" in page
        assert f'href="../../{language}/cases/bs-cu.html" target="_top"' in page
        assert f'href="../../{language}/method.html"' in page
        assert "<script" not in page
        assert re.findall(r'(?:src|href)="(?:https?:)?//', page) == []


def test_every_quotation_of_a_document_stands_on_its_page(published):
    for path in (published / "data" / "sources").glob("*.json"):
        document = json.loads(path.read_text(encoding="utf-8"))
        page = (published / "embed" / "quotes" / f"{path.stem}.html").read_text(encoding="utf-8")
        marks = set(re.findall(r'id="q-(\d+)"', page))
        assert marks
        assert len(marks) <= len(document["statements"])
        assert f'<html lang="{document["language"]}">' in page


def test_the_line_to_copy_and_the_answer_of_oembed_are_one(addressed):
    answer = json.loads((addressed / "embed" / "en" / "bs-cu.json").read_text(encoding="utf-8"))
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert 'src="https://register.example.org/embed/en/bs-cu.html"' in answer["html"]
    page = (addressed / "en" / "cases" / "bs-cu.html").read_text(encoding="utf-8")
    assert "https://register.example.org/embed/en/bs-cu.json" in page
    assert "&lt;iframe src=" in page


def test_without_an_address_nothing_claims_one(published):
    assert not list(published.glob("embed/*/*.json"))
    assert "oembed" not in (published / "en" / "cases" / "bs-cu.html").read_text(encoding="utf-8")
