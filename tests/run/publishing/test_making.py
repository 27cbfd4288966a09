"""What has to be known of a source before it is made: private names, and in which texts they may occur."""

from __future__ import annotations

import json
from hashlib import sha256

from fairward import run
from fairward.model.saved import saved_row
from fairward.run.publishing.making import Source, fits, scan


def test_names_are_looked_for_only_where_all_their_words_occur(root):
    report = run.report(run.Given(sources=()), run.take([str(root / "examples" / "bahamas" / "article-1.html")]))
    body = json.dumps(saved_row(one.case for one in report.assessed)).encode()
    row = scan(Source(name="case", digest=sha256(body).hexdigest(), body=body))
    assert [case["id"] for case in row["cases"]] == ["BS-CU"]
    assert fits(["the bahamas", "nobody of this name"], row["words"]) == ["the bahamas"]


def test_a_source_that_was_changed_meanwhile_is_a_problem():
    assert "was changed while" in scan(Source(name="case", digest="0" * 64, body=b"{}")).what
