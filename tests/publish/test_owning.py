"""What one case gives is its own: pages in every language, data, and the rows that lists need."""

from __future__ import annotations


def test_a_case_and_its_sources_have_pages_in_every_language_and_data(published):
    assert (published / "data" / "cases" / "bs-cu.json").exists()
    sources = [path.stem for path in (published / "data" / "sources").glob("*.json")]
    assert sources
    for language in ("en", "es"):
        assert (published / language / "cases" / "bs-cu.html").exists()
        assert all((published / language / "sources" / f"{name}.html").exists() for name in sources)
