"""Registers that the tests of this room share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.publish import register as given

from fairward.publish.site import searched


@pytest.fixture(scope="session")
def key(tmp_path_factory) -> Path:
    return given.keys(tmp_path_factory.mktemp("keys") / "keys")


@pytest.fixture(scope="session")
def published(tmp_path_factory, key, root) -> Path:
    """The example case, published once; not to be changed."""
    target = tmp_path_factory.mktemp("published") / "register"
    given.made([str(root / "examples" / "bahamas")], target, key)
    return target


@pytest.fixture(scope="session")
def paid(tmp_path_factory, key, root) -> Path:
    """The example case with its payment records, published; not to be changed."""
    target = tmp_path_factory.mktemp("paid") / "register"
    ledger = root / "examples" / "ledger"
    given.made(
        [str(root / "examples" / "bahamas")],
        target,
        key,
        ledgers=[ledger / "payments.csv"],
        terms=[ledger / "terms.csv"],
    )
    return target


@pytest.fixture(scope="session")
def shredded(tmp_path_factory, key, root):
    """The example case with an index in many small parts."""
    target = tmp_path_factory.mktemp("shredded") / "register"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searched, "ROWS_OF_A_PART", 15)
        given.made([str(root / "examples" / "bahamas")], target, key)
    return target


@pytest.fixture
def copy(published, tmp_path) -> Path:
    """A copy of it to be changed."""
    return Path(shutil.copytree(published, tmp_path / "register"))


@pytest.fixture(scope="session")
def planted(tmp_path_factory, key) -> Path:
    """A case with personal data of every kind in text, file name and title, published."""
    folder = tmp_path_factory.mktemp("planted")
    (folder / "sources").mkdir()
    (folder / "sources" / "testimony-yanelis-quintero-batista.txt").write_text(given.TEXT, encoding="utf-8")
    page = given.TEXT.replace("\n\n", "</p><p>")
    head = "<title>Yanelis Quintero Batista speaks</title><meta name='author' content='Yanelis Quintero Batista'>"
    (folder / "sources" / "page.html").write_text(
        f"<html><head>{head}</head><body><article><p>{page}</p></article></body></html>", encoding="utf-8"
    )
    given.made([str(folder / "sources")], folder / "register", key)
    return folder / "register"


@pytest.fixture(scope="session")
def hostile(tmp_path_factory, key) -> Path:
    """A case whose source tries to be more than text, published."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "evil.txt").write_text(given.HOSTILE, encoding="utf-8")
    given.made([str(folder / "evil.txt")], folder / "register", key)
    return folder / "register"
