from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fairward.extract.proposed import rows

ONE, TWO = {"topic": "movement", "value": "breach"}, {"topic": "host_payment", "value": {"amount": 1200.5}}
LINES = f"{json.dumps(ONE)}\n{json.dumps(TWO)}"


@pytest.mark.parametrize(
    "answer",
    [
        "I am sorry, but I cannot help with that.",
        "",
        "   ",
        "{not json}",
        '{"topic": "movement", "val',
        '"topic"',
        "[[[[[[",
        '{"topic": NaN}',
        '{"answer": "none"}',
        "\x00",
    ],
)
def test_what_is_no_answer_in_json_is_not_readable(answer):
    told = rows(answer)
    assert told.rows == ()
    assert not told.readable


@pytest.mark.parametrize("answer", ["[]", "```json\n[]\n```", "{}", "<think>What is there? {nothing}</think>\n[]"])
def test_nothing_to_say_is_an_answer(answer):
    told = rows(answer)
    assert (told.rows, told.broken, told.readable) == ((), 0, True)


@pytest.mark.parametrize(
    "answer",
    [
        LINES,
        f"```json\n{LINES}\n```",
        f"Here are the statements:\n\n{LINES}\n\nI hope that this helps!",
        json.dumps([ONE, TWO], indent=2),
        json.dumps({"statements": [ONE, TWO]}),
        json.dumps({"data": {"found": [ONE, TWO]}}),
        f"<think>Maybe {json.dumps(ONE)} thrice?</think>{LINES}",
        f"{json.dumps(ONE)},{json.dumps(TWO)}",
    ],
    ids=["lines", "fence", "prose", "list", "object", "deep", "thought", "commas"],
)
def test_objects_are_found_whatever_stands_around_them(answer):
    told = rows(answer)
    assert [row["topic"] for row in told.rows] == ["movement", "host_payment"]
    assert str(told.rows[1]["value"]["amount"]) == "1200.5"
    assert (told.broken, told.readable) == (0, True)


@pytest.mark.parametrize(
    "answer",
    [
        f'{json.dumps(ONE)}\n{{"topic": "movement", "quote": "cut o',
        f'[{json.dumps(ONE)}, {{"topic": "movement"',
        f'{{"statements": [{json.dumps(ONE)}, {{"topic": "mo',
        f'{json.dumps(ONE)}\n{{"topic": movement}}',
        f'{{"topic": "x" "value": 1}}\n{json.dumps(ONE)}',
        f'{json.dumps(ONE)}\n{{"thought": "none"}}',
    ],
)
def test_what_is_cut_off_or_broken_is_counted_and_the_rest_kept(answer):
    told = rows(answer)
    assert (told.rows, told.broken, told.readable) == ((ONE,), 1, True)


def test_an_answer_made_of_brackets_or_without_end_is_given_up():
    for answer in (
        "{" * 300_000,
        '{"a":' * 100_000,
        "[{" * 100_000,
        '{"topic": ' + "9" * 10_000 + "}",
        '{"x":[' * 50_000,
    ):
        assert rows(answer).rows == ()
    assert len(rows('{"topic": "movement"}\n' * 5000).rows) == 1000


@given(some.text())
def test_no_answer_breaks_the_reading_of_it(answer):
    assert rows(answer).broken >= 0
