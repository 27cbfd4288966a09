from __future__ import annotations

import pytest

from fairward.model.problem import BookError, FairwardError, ImpossibleNoun, Problem, UnreadableSource

LOCKED = Problem(where="a.pdf", what="The PDF is locked with a password.", hint="Give a copy without one.")


def test_a_problem_is_one_line_with_where_what_and_what_to_do():
    assert str(LOCKED) == "a.pdf: The PDF is locked with a password. Give a copy without one."


def test_an_unreadable_source_carries_its_problem():
    error = UnreadableSource(LOCKED)
    assert error.problem is LOCKED
    assert str(error) == str(LOCKED)


@pytest.mark.parametrize("kind", [BookError, ImpossibleNoun, UnreadableSource])
def test_every_exception_has_one_root(kind):
    assert issubclass(kind, FairwardError)
