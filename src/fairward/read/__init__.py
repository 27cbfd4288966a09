"""Sources become documents: files, folders and standard input, told apart by their bytes.

`document` reads one source, `documents` any number of them, one after the other and never two in memory.
"""

from __future__ import annotations

import glob
import importlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from fairward.model.document import Document
from fairward.model.problem import Problem, UnreadableSource
from fairward.read import take

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Result = TypeVar("Result")
    Do = Callable[[str | Path], Result | Problem]
    Spread = Callable[[Do[Result], Iterable[str | Path]], Iterator[Result | Problem]]

__all__ = ["document", "documents", "each", "one"]

_SHOWN = 3
# Code and data are made of letters too, and no look at them tells them from a text; in a folder their names do.
_NO_TEXTS = frozenset(
    ".py .js .ts .css .c .h .java .sh .sql .json .jsonl .yaml .yml .toml .ini .cfg .csv .tsv .lock .log .po .pot".split()
)


def document(source: str | Path, data: bytes | None = None) -> Document:
    """Return the document read from a file ("-" for standard input), or from `data` where the bytes are already at hand.

    What could not be read of it is in its `problems`. Raises UnreadableSource, which carries a Problem, where nothing
    could be read at all.
    """
    name = "standard input" if str(source) == "-" else str(source)
    if data is None:
        data, kind = take.take(source)
    else:
        kind = take.weigh(name=name, data=data)
    # A reader is imported when its kind first comes up: their libraries take up to 50 ms each (slow import).
    reader = importlib.import_module(f"fairward.read.from_{kind}")
    result = reader.document(take.source(name=name, data=data, kind=kind), data)
    assert isinstance(result, Document)
    return result


def one(source: str | Path) -> Document | Problem:
    """Return the document of one file ("-" for standard input), or the Problem that kept it from being read."""
    try:
        return document(source)
    except UnreadableSource as unreadable:
        return unreadable.problem


def documents(sources: Iterable[str | Path]) -> Iterator[Document | Problem]:
    """Yield the document of each source, or the Problem that kept it from being read.

    A source is a file, a folder (read with all its folders, in the order of names), a pattern such as "*.pdf", or "-".
    Files of a folder that hold no text (or code and data, by their names) are told in one Problem a folder. Nothing is kept
    between two documents.
    """
    return each(sources, one)


def each(
    sources: Iterable[str | Path], do: Do[Result], spread: Spread[Result] | None = None
) -> Iterator[Result | Problem]:
    """Yield what `do` makes of each file of the sources, in their order; `spread` does it like map, over many processes say."""
    spread = spread or map
    for source in sources:
        name = str(source)
        if name != "-" and Path(name).is_dir():
            yield from _of_folder(Path(name), do, spread)
        elif name != "-" and glob.has_magic(name) and not Path(name).exists():
            yield from _of_pattern(name, do, spread)
        else:
            yield do(name)


def _of_pattern(pattern: str, do: Do[Result], spread: Spread[Result]) -> Iterator[Result | Problem]:
    """Yield what `do` makes of the files that match a pattern."""
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 - patterns may be absolute
    if not matches:
        yield Problem(where=pattern, what="No file matches this pattern.", hint="Check the pattern and the folder.")
    files: list[str | Path] = [match for match in matches if not Path(match).is_dir()]
    yield from spread(do, files)
    for folder in (match for match in matches if Path(match).is_dir()):
        yield from _of_folder(Path(folder), do, spread)


def _of_folder(folder: Path, do: Do[Result], spread: Spread[Result]) -> Iterator[Result | Problem]:
    """Yield what `do` makes of the files of a folder and of the folders in it; hidden ones are passed over."""
    found = count = 0
    passed: list[str] = []

    def passes_over(path: str | Path) -> None:
        nonlocal count
        count += 1
        if len(passed) < _SHOWN:
            passed.append(os.path.relpath(path, folder))

    def texts() -> Iterator[Path]:
        for path in _files(folder):
            if path.suffix.lower() in _NO_TEXTS:
                passes_over(path)
            else:
                yield path

    for result in spread(do, texts()):
        if isinstance(result, Problem) and take.is_unsupported(result):
            passes_over(result.where)
            continue
        found += 1
        yield result
        del result
    if count:
        more = f" and {count - len(passed):,} more" if count > len(passed) else ""
        yield Problem(
            where=str(folder),
            what=f"{count:,} file(s) of the folder hold no text that can be read: {', '.join(passed)}{more}.",
            hint="They were passed over; give texts as PDF, DOCX, ODT, RTF, HTML, EML, images or plain text.",
        )
    if not found:
        yield Problem(
            where=str(folder),
            what="The folder has no text in it.",
            hint="Give a folder with PDF, DOCX, ODT, RTF, HTML, EML, image or plain-text files.",
        )


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files below a folder in the order of their names; links to folders are not followed."""
    for parent, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith("."):
                yield Path(parent) / name
