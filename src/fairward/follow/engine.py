"""What following needs of an engine: to load ledgers, to keep a table, to give rows. run/ has one for each place to run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Protocol

import pyarrow


class Engine(Protocol):
    """A place where Ibis expressions run. Tables are Ibis tables of the engine's own."""

    name: str

    def load(self, files: Sequence[tuple[Path, str | None]]) -> Any:
        """Return the rows of Parquet files in our own schema; the words beside a file stand in `file` where it has none."""

    def keep(self, name: str, expression: Any, *, more: bool = False) -> Any:
        """Return a table that holds what an expression gives now; `more` adds to the table of that name."""

    def given(self, name: str, table: pyarrow.Table) -> Any:
        """Return a table of the engine that holds the rows of an Arrow table."""

    def rows(self, expression: Any, most: int | None = None) -> list[dict[str, Any]]:
        """Return the rows of an expression, at most so many."""
