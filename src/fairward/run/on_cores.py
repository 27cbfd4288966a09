"""The walk over all cores: sources are read and statements extracted in several processes, results come in order."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence

from fairward import extract, read
from fairward.model.document import Document
from fairward.model.problem import Problem
from fairward.model.statement import Statement

Result = tuple[Document, tuple[Statement, ...]] | Problem
_AHEAD = 8


def on_cores(sources: Sequence[str], jobs: int) -> Iterator[Result]:
    """Yield what each source says, read by `jobs` processes, in the order of the sources.

    At most a few sources for each process are under way at once, so memory does not grow with their number.
    """
    context = multiprocessing.get_context("spawn" if multiprocessing.current_process().daemon else None)
    waiting: deque[object] = deque()
    with context.Pool(jobs) as pool:
        for path in read.paths(sources):
            waiting.append(path if isinstance(path, Problem) else pool.apply_async(_one, (path,)))
            while len(waiting) >= jobs * _AHEAD:
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())


def _result(under_way: object) -> Result:
    """Return a finished result, waiting for it where it is still under way."""
    if isinstance(under_way, Problem):
        return under_way
    result: Result = under_way.get()  # type: ignore[attr-defined]  # multiprocessing's AsyncResult
    return result


def _one(path: str) -> Result:
    """Return what one source says (in a process of its own)."""
    result = read.one(path)
    return result if isinstance(result, Problem) else (result, extract.statements(result))
