"""The JSON: named and versioned, statements once, everything else by their ids."""

from __future__ import annotations

import json

import pytest
from tests.draft import make

from fairward import draft


@pytest.fixture(scope="module")
def data():
    return json.loads(draft.to_json(make.report()))


def test_json_is_as_it_was(golden):
    golden("report.json", draft.to_json(make.report()))


def test_shape_is_named_and_versioned(data):
    assert (data["schema"], data["version"]) == ("fairward/report", 1)


def test_every_id_is_that_of_a_statement(data):
    case = data["cases"][0]
    known = {one["id"] for one in case["statements"]}
    used = {
        one["statement"]
        for finding in case["findings"]
        for side in ("breach", "contrary", "demanded")
        for one in finding[side]
    }
    money = case["money"]
    used |= {name for role in money["roles"] for name in (*role["host_payments"], *role["worker_pays"])}
    used |= {
        reading[end]
        for role in money["roles"]
        for reading in role["readings"]
        for end in ("host_payment", "worker_pay")
    }
    used |= {one["statement"] for one in money["published"]} | set(money["routes"])
    assert used
    assert used <= known


def test_statements_have_the_flat_shape_with_judgement_and_family(data):
    one = data["cases"][0]["statements"][0]
    assert one["value"] == {"amount": 12000, "currency": "USD", "per": "month", "unit": "worker"}
    assert one["judgement"]["kind"] == "confirm"
    assert one["family"] == "agreement.pdf"
    assert one["quote"]["page"] == 1


def test_shares_are_given_in_every_reading(data):
    readings = [one for role in data["cases"][0]["money"]["roles"] for one in role["readings"]]
    assert [one["percent_kept"] for one in readings] == [90, 90.91, 80.2, 83.47]


def test_what_was_not_read_is_listed(data):
    assert data["problems"] == [
        {"where": "broken.pdf", "what": "The file is encrypted.", "hint": "Save a copy without a password."}
    ]


def test_rejected_statements_are_kept_apart(data):
    case = data["cases"][0]
    assert [one["judgement"]["kind"] for one in case["rejected"]] == ["reject"]
    assert not {one["id"] for one in case["rejected"]} & {one["id"] for one in case["statements"]}
