"""Saved cases come back as they were; what is broken is said in a sentence."""

from __future__ import annotations

import json

import pytest

from fairward import draft, run
from fairward.model.problem import UnreadableSource
from fairward.model.saved import read_saved, saved_row


@pytest.fixture(scope="module")
def report(root):
    return run.report(run.Given(sources=()), run.take([str(root / "examples" / "bahamas")]))


@pytest.fixture(scope="module")
def row(report):
    return saved_row(one.case for one in report.assessed)


def test_cases_come_back_as_they_were(report, row):
    found = read_saved(json.dumps(row).encode(), "case.json").cases
    assert saved_row(found) == row
    for case, again in zip((one.case for one in report.assessed), found, strict=True):
        assert [one.statement.id for one in case.voiced] == [one.statement.id for one in again.voiced]
        assert [one.statement.sentence for one in case.voiced] == [one.statement.sentence for one in again.voiced]
        assert [one.statement.value for one in case.voiced] == [one.statement.value for one in again.voiced]
        assert [one.family for one in case.voiced] == [one.family for one in again.voiced]
        assert [len(one.voiced) for one in case.facts] == [len(one.voiced) for one in again.facts]


def test_the_json_of_a_report_holds_its_cases(report, row):
    found = read_saved(draft.to_json(report).encode(), "report.json")
    assert saved_row(found.cases) == row


def test_who_read_a_statement_is_kept(row):
    told = {"origin": "model", "otherwise": ["0123456789abcdef"]}
    body = change(row, lambda copy: copy["statements"][0].update(told))
    (first, *_), again = read_saved(body, "case.json").cases, json.loads(body)
    read = saved_row(read_saved(body, "case.json").cases)
    assert read["statements"][0] == again["statements"][0]
    assert any(one.by_model and one.contested for one in first.voiced)


def change(row, do):
    copy = json.loads(json.dumps(row))
    do(copy)
    return json.dumps(copy).encode()


@pytest.mark.parametrize(
    ("do", "said"),
    [
        (lambda row: row["statements"][0].update(quote=[row["documents"][0]["source"]["sha256"], 5, 10**9]), "must lie in its document"),
        (lambda row: row["statements"][0].update(topic="gossip"), "gossip"),
        (lambda row: row["cases"][0].update(host="../../etc"), "no ISO 3166 code"),
        (lambda row: row["documents"][0]["source"].update(sha256="../../x"), ""),
        (lambda row: row["cases"][0]["voiced"][0].update(statement=-1), "by its place"),
        (lambda row: row["cases"][0]["voiced"][0].update(statement=10**6), ""),
        (lambda row: row["statements"][0].update(value={"Rate": {"money": {"low": "1e999999", "high": None, "currency": "USD"}}}), "no number of this world"),
        (lambda row: row["statements"][0].update(value={"Document": {}}), "missing"),
        (lambda row: row["documents"][0].update(text="\ud800"), "surrogates"),
        (lambda row: row["documents"][0].update(text=7), "stands where str should"),
        (lambda row: row.update(version=2), "version 2"),
        (lambda row: row.pop("cases"), "'cases' is missing"),
    ],
)  # fmt: skip
def test_what_is_broken_is_said(row, do, said):
    with pytest.raises(UnreadableSource, match="no saved case that can be read") as caught:
        read_saved(change(row, do), "case.json")
    assert said in str(caught.value)


@pytest.mark.parametrize("body", [b"", b"[]", b"7", b"null", b"{", b"[" * 100_000, b"\xff\xfe", b'{"saved": 1}'])
def test_what_is_no_case_at_all_is_said(body):
    with pytest.raises(UnreadableSource, match="no saved case that can be read"):
        read_saved(body, "case.json")
