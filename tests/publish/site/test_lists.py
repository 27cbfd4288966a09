"""The page of downloads: every file is told in the page's language; what is of one country of work names it."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from fairward.publish.site.lists import told_download
from fairward.publish.site.said import country, languages, said


def shelf(language):
    return SimpleNamespace(words=said(language), place=lambda code: country(code, language))


@pytest.mark.parametrize("language", languages())
def test_every_download_is_told_in_the_pages_language(published, language):
    page = (published / language / "data.html").read_text(encoding="utf-8")
    for name, told in said(language)["downloads"].items():
        if name != "schemas":
            assert (published / "data" / name).exists(), name
        assert told.replace("'", "&#39;") in page, name


def test_every_file_of_data_has_words(published):
    known = said("en")["downloads"]
    files = {path.relative_to(published / "data").as_posix() for path in (published / "data").glob("*.*")}
    assert files - set(known) <= {"ABOUT.json"}


def test_a_table_of_one_country_of_work_names_it():
    assert told_download(shelf("fr"), "cases/bs.parquet", "All cases") == "Tous les cas, Parquet – Bahamas"
    assert (
        told_download(shelf("pt"), "schemas/check.schema.json", "A schema")
        == "Forma dos dados das páginas, JSON Schema"
    )


def test_what_has_no_words_keeps_its_own():
    assert told_download(shelf("fr"), "new.csv", "A new table, CSV") == "A new table, CSV"
    assert told_download(shelf("fr"), "new/bs.csv", "A new table, CSV") == "A new table, CSV"
