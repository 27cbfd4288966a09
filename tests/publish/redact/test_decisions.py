"""The list for review, and the decisions that come back."""

from __future__ import annotations

import json

from tests.publish.redact.test_masking import LETTER, document

from fairward.publish.redact import masked, read_decisions, review_rows


def test_each_detail_is_listed_once_with_its_place():
    rows = review_rows(masked([document(LETTER), document(LETTER + " ")], []).found)
    assert [(row["kind"], row["decision"]) for row in rows] == [("person", "hide"), ("birth_date", "hide")]
    assert len(rows[0]["seen"]) == 2
    assert "said that nobody" in rows[1]["seen"][0]["near"]


def test_keeping_needs_a_name_and_a_reason(tmp_path):
    rows = [
        {"kind": "person", "text": "A", "decision": "keep", "by": "Editor", "reason": "Public by her wish"},
        {"kind": "person", "text": "B", "decision": "keep", "by": "", "reason": ""},
        {"kind": "person", "text": "C", "decision": "hide"},
        {"kind": "person", "text": "D", "decision": "perhaps"},
    ]
    path = tmp_path / "decisions.jsonl"
    path.write_text("\n".join([*map(json.dumps, rows), "not json", ""]))
    made, problems = read_decisions(path)
    assert [(one.text, one.decision) for one in made] == [("A", "keep"), ("C", "hide")]
    assert [one.where for one in problems] == ["decisions.jsonl:2", "decisions.jsonl:4", "decisions.jsonl:5"]
    assert "only by a named person with a reason" in problems[0].what
