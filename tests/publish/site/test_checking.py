"""With many cases, checks and lists are split by country of work, and search and comparison know of all of them."""

from __future__ import annotations

import json
import re

import pytest
from tests.publish.register import made
from tests.run.publishing.test_planning import other, saved

from fairward.publish import verify_folder
from fairward.publish.site import checking, lists, mapping, searched, searching

HOSTS = ("JM", "VE", "QA")


@pytest.fixture(scope="module")
def many(tmp_path_factory, key, root):
    """Four saved cases with every threshold below that number, and their folder."""
    folder = tmp_path_factory.mktemp("many")
    (folder / "cases").mkdir()
    first = saved([root / "examples" / "bahamas" / "article-1.html"], folder / "cases" / "BS.json")
    for host in HOSTS:
        other(first, host)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(checking, "MOST_ON_A_PAGE", 3)
        for room in (lists, mapping):
            patch.setattr(room, "MOST_LISTED", 3)
        patch.setattr(searched, "ROWS_OF_A_PART", 8)
        patch.setattr(searching, "PARTS_WITHOUT_WORDS", 2)
        made([str(folder / "cases")], folder / "register", key)
        yield folder


def times(register):
    return {path.relative_to(register).as_posix(): path.stat().st_ino for path in register.rglob("*") if path.is_file()}


def test_a_check_counts_by_country_and_has_a_page_for_each_with_both_sides(many):
    for language in ("en", "es", "pt", "fr"):
        pages = many / "register" / language / "checks"
        whole = (pages / "keeps-passport.html").read_text(encoding="utf-8")
        assert "<blockquote" not in whole
        for host in ("bs", "jm", "ve", "qa"):
            assert f'href="../checks/keeps-passport/{host}.html"' in whole
            one = (pages / "keeps-passport" / f"{host}.html").read_text(encoding="utf-8")
            assert f'href="../../cases/{host}-cu.html#{host}-cu-keeps-passport"' in one
            assert any('<h4 class="kind">' in one.read_text(encoding="utf-8") for one in pages.glob(f"*/{host}.html"))


def test_lists_and_the_table_of_the_map_lead_to_pages_by_country(many):
    english = many / "register" / "en"
    assert 'href="lists/cases-jm.html"' in (english / "cases.html").read_text(encoding="utf-8")
    assert 'href="lists/cases-jm.html"' in (english / "overview.html").read_text(encoding="utf-8")
    assert 'href="../cases/jm-cu.html"' in (english / "lists" / "cases-jm.html").read_text(encoding="utf-8")


def test_every_country_can_be_compared_and_searched(many):
    register = many / "register"
    assert {path.stem for path in (register / "compare").glob("*.js")} == {"bs", "jm", "ve", "qa"}
    told = json.loads(
        re.fullmatch(r"register\.parts\((.*)\);\n", (register / "search" / "parts.js").read_text(encoding="utf-8"))[1]
    )
    assert {part[0].partition("-")[0] for part in told["parts"]} == {"bs", "jm", "ve", "qa"}
    assert told["letters"]
    assert {path.stem.removeprefix("words-") for path in (register / "search").glob("words-*.js")} == set(
        told["shards"]
    )
    assert verify_folder(register).whole


def test_one_changed_case_touches_its_own_files_alone(many, key):
    register = many / "register"
    before = times(register)
    assert made([str(many / "cases")], register, key).written.written == 0
    other(many / "cases" / "BS.json", "JM", "\n\nOne more line.")
    done = made([str(many / "cases")], register, key, on="2026-12-01")
    assert done.made == 1
    after = times(register)
    touched = {path for path in after if after[path] != before.get(path)}
    others = {path for path in touched if re.search(r"(?:^|/)(?:bs|ve|qa)(?:-cu|-\d)?\.(?:html|js|json)$", path)}
    assert not {path for path in others if not path.startswith("data/")}
    assert not {path for path in touched if path.startswith(("search/", "compare/", "embed/en"))}
    assert "fr/agreements.html" not in touched
    (many / ".register.memory").unlink()
    assert made([str(many / "cases")], register, key, on="2026-12-02").written.written == 0, "the same bytes again"
