"""No small group is shown, and none can be worked out from the sums."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from fairward.publish.redact import suppressed

K = 10


def test_a_small_cell_takes_others_with_it():
    counts = {("nurse", "BS"): 3, ("nurse", "JM"): 40, ("doctor", "BS"): 25, ("doctor", "JM"): 60}
    hidden = suppressed(counts, K)
    assert hidden == set(counts), "one hidden cell of a square could be worked out from its row and column"


def test_a_table_without_small_cells_is_shown_whole():
    assert suppressed({("a", "x"): 10, ("a", "y"): 0, ("b", "x"): 12}, K) == frozenset()


TABLES = st.dictionaries(st.tuples(st.sampled_from("abcd"), st.sampled_from("wxyz")), st.integers(0, 40), max_size=16)


@given(TABLES)
def test_nothing_can_be_found_by_subtraction(counts):
    hidden = suppressed(counts, K)
    assert {cell for cell, count in counts.items() if 0 < count < K} <= hidden
    for side in (0, 1):
        for name in {cell[side] for cell in hidden}:
            line = [cell for cell in counts if cell[side] == name and counts[cell]]
            own = [cell for cell in line if cell in hidden]
            whole = len(own) == len(line)
            assert whole or (len(own) > 1 and sum(counts[cell] for cell in own) >= K)
