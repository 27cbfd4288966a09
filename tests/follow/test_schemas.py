"""The published schemas say what our own ledger is."""

from __future__ import annotations

import json
import re
from pathlib import Path

from fairward import follow
from fairward.follow.checked import schema

DOCS = Path(__file__).parent.parent.parent / "docs"


def test_both_schemas_name_every_column():
    names = [name for name in schema().names if name not in ("file", "row")]
    assert list(follow.json_schema()["properties"]) == names
    assert [field["name"] for field in follow.table_schema()["fields"]] == names


def test_the_published_files_are_these():
    assert json.loads((DOCS / "ledger.schema.json").read_text(encoding="utf-8")) == follow.json_schema()
    assert json.loads((DOCS / "ledger.table-schema.json").read_text(encoding="utf-8")) == follow.table_schema()


def test_a_sound_row_keeps_the_schema():
    row = {"paid_on": "2025-03-28", "amount": "900.50", "currency": "USD", "period": "2025-03", "kind": "wage"}
    said = follow.json_schema()
    assert set(said["required"]) <= set(row) <= set(said["properties"])
    for name, value in row.items():
        assert re.fullmatch(said["properties"][name].get("pattern", ".*").strip("^$"), value)
        assert value in said["properties"][name].get("enum", [value])
