"""Small groups: no cell of a published table stands for fewer than k persons, nor can it be worked out from the others."""

from __future__ import annotations

from collections.abc import Mapping

Cell = tuple[str, str]


def suppressed(counts: Mapping[Cell, int], k: int) -> frozenset[Cell]:
    """Return the cells (row, column) of a table to withhold, where its rows and columns are published with their sums.

    A cell of 1 to k - 1 persons is withheld. Where it would stand alone in its row or column, or the withheld cells of
    one add up to less than k, the smallest other cell is withheld as well, until nothing can be found by subtraction.
    """
    hidden = {cell for cell, count in counts.items() if 0 < count < k}
    changed = bool(hidden)
    while changed:
        changed = False
        for side in (0, 1):
            for name in sorted({cell[side] for cell in hidden}):
                line = [cell for cell in counts if cell[side] == name]
                own = [cell for cell in line if cell in hidden]
                rest = sorted(
                    (cell for cell in line if cell not in hidden and counts[cell]), key=lambda one: (counts[one], one)
                )
                while rest and (len(own) < 2 or sum(counts[cell] for cell in own) < k):
                    taken = rest.pop(0)
                    hidden.add(taken)
                    own.append(taken)
                    changed = True
    return frozenset(hidden)
