"""Each country of work comes with all that its own files are made from, and with nothing of another."""

from __future__ import annotations

from dataclasses import replace

from tests.publish.test_remembered import MADE

from fairward.publish.placing import host_of, paths_by_host, places
from fairward.publish.remembered import Remembered


def test_a_country_has_its_own_cases_quotations_and_shares(tmp_path):
    memory = Remembered(tmp_path / "register")
    other = replace(MADE, owner="cases/jm-cu", summary={**MADE.summary, "host": "JM"})
    kept = {one.owner: memory.take(one, "key", {}) for one in (MADE, other)}
    (place,) = places({"JM": {"en/checks/keeps-passport/jm.html"}}, kept, memory)
    assert [one.owner for one in place.kept] == ["cases/jm-cu"]
    assert set(place.told["keeps-passport"]) == {"cases/jm-cu"}
    assert {owner for shares in place.shares.values() for owner, _ in shares} <= {"cases/jm-cu"}
    memory.close(keep=False)


def test_a_case_without_a_country_of_work_has_a_place_too(tmp_path):
    memory = Remembered(tmp_path / "register")
    assert host_of(memory.take(replace(MADE, summary={"host": None}), "key", {})) == "XX"
    memory.close(keep=False)


def test_pages_of_one_country_are_known_by_their_path():
    own = ["en/checks/keeps-passport/bs.html", "fr/checks/keeps-passport/bs-2.html"]
    others = ["en/checks/keeps-passport.html", "en/cases/bs-cu.html", "en/lists/cases-bs.html"]
    assert paths_by_host([*own, *others, "pt/checks/paid-directly/xx.html"]) == {
        "BS": own,
        "XX": ["pt/checks/paid-directly/xx.html"],
    }
