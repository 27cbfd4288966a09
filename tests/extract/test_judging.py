"""Judging: phrases and learned weights are weighed together, on texts made for the test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tools.annotated import edition, sources

from fairward import books, extract, read
from fairward.extract.candidates import Candidate
from fairward.extract.folding import fold
from fairward.extract.judging import gated, label_of, parts, stacked, value_of, weighted
from fairward.extract.learned import Expected, logit
from fairward.extract.words import Sentence
from fairward.model.money import Share
from fairward.model.statement import Fee, Measure

SHELF = Path(books.__file__).parent / "learned"


def sentence(text: str) -> Sentence:
    return Sentence(text, fold(text), 0, len(text), 0, 0)


def test_a_sentence_is_weighed_whole_and_by_each_clause_that_is_long_enough() -> None:
    found = parts(sentence("Yes, she said that nobody may go out, and the door was locked at nine"))
    assert found[0] == (0, 15)
    assert found[1:] == [(1, 8), (8, 15)]
    assert parts(sentence("One clause says it all")) == [(0, 5)]


@pytest.mark.parametrize(
    ("topic", "value", "labels"),
    [
        ("movement", "breach", ["movement:breach"]),
        ("benefits", ("housing", "food"), ["benefits:housing", "benefits:food"]),
        ("policy_change", Measure(what="ended"), ["policy_change:ended"]),
        ("policy_change", {"what": "ended", "host": "JM"}, ["policy_change:ended"]),
        ("retained_share", Share(), ["retained_share"]),
        ("wage_withheld", True, ["wage_withheld"]),
    ],
)
def test_labels_are_the_words_of_a_value(topic: str, value: object, labels: list[str]) -> None:
    assert label_of(topic, value) == labels  # type: ignore[arg-type]  # gold and read values alike


def test_values_have_the_shape_of_their_topic() -> None:
    expected = Expected()
    expected.values["benefits"] = {"housing": 2.0, "food": 1.0, "flights": -3.0}
    expected.values["sanction"] = {"visa_restriction": 0.3, "funding": -1.0}
    assert value_of("benefits", expected) == ("food", "housing")
    assert value_of("sanction", expected) == Measure(what="visa_restriction")
    assert value_of("fee_or_deduction", expected) == Fee(what="fee")
    assert value_of("dependence", expected) is True


def test_a_phrase_that_says_the_expected_value_weighs_more() -> None:
    expected = Expected(topics={"movement": logit(0.4)})
    expected.values["movement"] = {"breach": 1.0, "safeguard": -1.0}
    about = json.loads((SHELF / "learned.json").read_bytes())

    def weight(value: str | None) -> float:
        candidate = None if value is None else Candidate("movement", value, 0, 3, 0.8, "cue:1")
        return weighted(about["stack"], stacked(expected, "movement", candidate, heading=False, agreement=False))

    assert weight("breach") > weight("safeguard") > weight(None) - 1
    assert weight("breach") > weight(None)


def test_signs_are_counted_up_to_a_few() -> None:
    assert gated(0.5, (9, 0, 1)) == [0.5, 5.0, 1.0, 0.0, 1.0]


def test_what_no_phrase_knows_is_read_where_the_words_around_it_speak_clearly(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_text(
        "Under an agreement between the two governments 120 Cuban doctors and nurses work in the public hospitals of the "
        "islands. The health ministry pays the Cuban state company 5,000 dollars a month for each of them.\n\n"
        "In the evening the gate of the residence is closed and whoever wants to spend the night somewhere else has to ask "
        "the coordinator of the mission for leave. The coordinator keeps the passports of all of them in his safe.\n\n"
        "The ministry says that they came of their own free will and that it could not run the hospitals without them.\n",
        encoding="utf-8",
    )
    found = {statement.topic.value: statement for statement in extract.statements(read.document(path))}
    assert {"identity_documents", "movement", "host_payment", "dependence"} <= set(found)
    assert all(0 < statement.confidence < 1 for statement in found.values())


def test_the_model_was_made_from_the_texts_that_are_here() -> None:
    assert json.loads((SHELF / "learned.json").read_bytes())["edition"] == edition(sources())
