"""The lines for a terminal: the width kept, colour only when asked, no command of a source reaches the terminal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.draft import make

from fairward import draft
from fairward.model.problem import Problem


@pytest.mark.parametrize("language", ["en", "es"])
def test_lines_are_as_they_were(golden, language):
    golden(f"report.{language}.txt", draft.to_terminal(make.report(language)))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("width", [60, 80, 120])
def test_lines_fit_the_width(language, width):
    lines = draft.to_terminal(make.report(language), width=width).split("\n")
    assert max(map(len, lines)) <= width


def test_colour_only_when_asked():
    assert "\033" not in draft.to_terminal(make.report())
    assert "\033[1m" in draft.to_terminal(make.report(), colour=True)


def test_words_of_a_source_cannot_command_the_terminal():
    problem = Problem(where="a\x1b]0;title\x07", what="b\x9b31m\u202e", hint="c\r")
    text = draft.to_terminal(replace(make.report(), problems=(problem,)))
    assert not {"\x1b", "\x07", "\x9b", "\u202e", "\r"} & set(text)
    assert "a]0;title: b31m c" in text


def test_order_is_that_of_the_page():
    text = draft.to_terminal(make.report())
    order = [
        "Where the money goes",
        "What the sources show",
        "What would put it right",
        "What is missing",
        "What was not read, or said nothing of this",
        "Every figure and finding with its words",
    ]
    places = [text.index(f"\n{name}") for name in order]
    assert places == sorted(places)


def test_it_stays_within_a_screen_and_a_half_and_says_where_the_rest_is():
    text = draft.to_terminal(make.report(), files=["report.html"])
    assert len(text.splitlines()) <= 80
    assert "sources: report.html" in " ".join(text.split())
    assert "--report FILE.html" in draft.to_terminal(make.report())


def test_further_cases_are_told_in_brief():
    one = make.assessed()
    other = replace(one, case=replace(one.case, host="JM"))
    text = draft.to_terminal(replace(make.report(), assessed=(one, other)))
    assert text.index("\nBahamas – Cuba\n") < text.index("\nJamaica – Cuba\n")
    assert text.count("What would put it right") == 1
