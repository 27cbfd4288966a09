"""Pausing the search for waste in memory: reading makes many small objects, none of which point at each other in a ring."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def collecting_paused() -> Iterator[None]:
    """Return a context in which Python does not look for rings of waste; what nobody points at is freed as always.

    Looking for them costs a seventh of the time of reading, and twice the time of compiling a phrase book.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
