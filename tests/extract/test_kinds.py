from __future__ import annotations

import pytest
from tests.extract.lines import reader

from fairward.extract.folding import fold_bytes

REPORT = "The Cuban doctors came in May."
AGREEMENT = "Article 1 Fees. Article 2 Leave. The parties agree to both (hereinafter the terms)."


def kind(text, *, stretches=None, kept=None):
    folded = fold_bytes(text)
    kept = {} if kept is None else kept
    return reader().kinds.of(text, folded, folded.decode("latin-1"), stretches or [(0, len(text))], kept)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (REPORT, "report"),
        (f"It rained.\n\n{REPORT} It rained again.\n", "report"),
        (AGREEMENT, "agreement"),
        (f"{REPORT}\n{AGREEMENT}", "agreement"),
        ("", None),
        ("It rained.", None),
        ("The Cuban roof leaks.\nThe doctors stayed dry.", None),
        ("The Cuban roof leaks. The doctors stayed dry.", None),
        (f"{REPORT}\nThe tourists left.\nMore tourists came.", None),
    ],
    ids=["report", "one line of three", "agreement", "both", "empty", "neither", "two lines", "two sentences", "off"],
)
def test_the_kind_of_text_is_told_by_its_signs(text, told):
    assert kind(text) == told


def test_signs_outside_the_stretches_do_not_count():
    text = f"{REPORT}\nIt rained."
    assert kind(text, stretches=[(len(REPORT) + 1, len(text))]) is None


def test_the_sentences_that_were_looked_at_are_kept_by_where_they_begin():
    text, kept = f"It rained. {REPORT}\nIt rained. {REPORT} It rained.", {}
    assert kind(text, kept=kept) == "report"
    assert [text[start : line.end] for start, line in kept.items()] == [REPORT, REPORT]
    assert list(kept) == [text.index(REPORT), text.rindex(REPORT)]
