"""The walk over all cores: sources are read and statements extracted in several processes, results come in order."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from multiprocessing.pool import AsyncResult
from pathlib import Path

from fairward import extract, read
from fairward.model.document import Document
from fairward.model.problem import Problem
from fairward.model.statement import Statement
from fairward.run.kept import keeping

Result = tuple[Document, tuple[Statement, ...]]
_AHEAD = 8


def one(path: str | Path) -> Result | Problem:
    """Return the document of one source with its statements, or the Problem that kept it from being read."""
    result = read.one(path)
    return result if isinstance(result, Problem) else (result, extract.statements(result))


def on_cores(sources: Sequence[str], jobs: int, keep: Path | None = None) -> Iterator[Result | Problem]:
    """Yield what each source says, read by `jobs` processes, in the order of the sources.

    What was read is kept in the folder `keep`, where one is given, and taken from there when it is wanted again. At most a few sources for each process are under way at once, so memory does not grow with their number.
    """
    reading = one if keep is None else keeping(keep, one)
    if jobs == 1:
        yield from read.each(sources, reading)
        return
    with multiprocessing.get_context("spawn").Pool(jobs, _heedless) as pool:

        def spread(
            do: Callable[[str | Path], Result | Problem], paths: Iterable[str | Path]
        ) -> Iterator[Result | Problem]:
            waiting: deque[AsyncResult[Result | Problem]] = deque()
            for path in paths:
                waiting.append(pool.apply_async(do, (path,)))
                if len(waiting) >= jobs * _AHEAD:
                    yield waiting.popleft().get()
            while waiting:
                yield waiting.popleft().get()

        yield from read.each(sources, reading, spread)


def _heedless() -> None:
    """Leave Ctrl-C to the process that started this one: what is being read for it would be lost, and waited for without end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
